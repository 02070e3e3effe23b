"""Contacts taken in from a file by an agency that sends mail: its own mailboxes are no leads, and whoever wants no mail
gets none.

Who is not to be written to is on the suppression list before the contact is there, so that no campaign comes between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mailbot.batches import batches
from mailbot.crm.contacts import ImportReport, find_among, import_contacts, judge_contacts
from mailbot.crm.files.do_not_contact import ROBOT, Stop
from mailbot.crm.files.importing import ContactRow, PersonProblem, RowProblem
from mailbot.delivery.suppression import suppress, suppressed_among
from mailbot.desk import Desk
from mailbot.mail.addresses import domain_of, is_same_mailbox
from models.contact import Contact, ContactKind
from models.suppression import EVERYTHING, SuppressionReason

LOOKED_UP_AT_ONCE = 50  # addresses, see mailbot.crm.contacts
_OURS_MEND = "leave the row out, or give it the kind staff"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a row of the file says: nothing to these addresses any more."""

    line: int
    addresses: tuple[str, ...]
    stop: Stop


async def take_in(
    desk: Desk,
    rows: Iterable[ContactRow | RowProblem],
    source: str,
    *,
    replace_tags: bool = False,
    actor: str = "operator",
    step: Callable[[int], None] = lambda _rows: None,
) -> ImportReport:
    """Import contacts as import_contacts does, and suppress whose row says that they get no mail.

    The rows of our own mailboxes and staff are refused as leads: mailbot would write to itself, and answer. `source`
    is the file's name, which the suppression list keeps with the words of the row.
    """
    checked = _checked(desk, rows)
    wishes = [wish for row in checked if (wish := _wish_of(row)) is not None]
    suppressed = await _stop(desk, wishes, source, actor)
    report = await import_contacts(desk.store, checked, replace_tags=replace_tags, actor=actor, step=step)
    suppressed |= await _stop(desk, await _further_addresses(desk, wishes), source, actor)
    report.suppressed = len(suppressed)
    return report


async def judge(desk: Desk, rows: Iterable[ContactRow | RowProblem]) -> list[ContactRow | RowProblem]:
    """What take_in would make of each row, its problem or what it says of a person; nothing is written."""
    return await judge_contacts(desk.store, _checked(desk, rows))


def _checked(desk: Desk, rows: Iterable[ContactRow | RowProblem]) -> list[ContactRow | RowProblem]:
    """The rows, with the problem of those whose address is ours, or none that mail travels to."""
    ours = desk.own_addresses | desk.staff
    domains = {domain_of(address) for address in ours}
    return [_refused(row, ours) or _without_domain(row, domains) or row for row in rows]


def _without_domain(row: ContactRow | RowProblem, ours: Collection[str]) -> RowProblem | None:
    """Why nothing can be sent to a row: "bob@mailbox" has no domain, unless one of ours is like that."""
    if isinstance(row, RowProblem):
        return None
    found = next((one for one in row.addresses if "." not in domain_of(one) and domain_of(one) not in ours), None)
    if found is None:
        return None
    words, mend = f"{found} has no domain that mail could be sent to", "write the whole address, as name@example.com"
    if row.stop is None:
        return RowProblem(row.line, "email", words, mend, found)
    return PersonProblem(row.line, "email", words, mend, found, row.addresses, row.stop)


def _refused(row: ContactRow | RowProblem, ours: Iterable[str]) -> RowProblem | None:
    """Why a row is no lead's: one of its addresses is ours, or of somebody who works here."""
    if isinstance(row, RowProblem) or row.kind not in (None, ContactKind.LEAD):
        return None
    found = next((one for one in row.addresses if any(is_same_mailbox(one, own) for own in ours)), None)
    if found is None:
        return None
    return RowProblem(row.line, "email", f"{found} is a mailbox of this agency, and no lead's", _OURS_MEND, found)


def _wish_of(row: ContactRow | RowProblem) -> _Wish | None:
    if not isinstance(row, ContactRow | PersonProblem) or row.stop is None:
        return None
    return _Wish(row.line, row.addresses if _is_of_a_person(row.stop) else row.addresses[:1], row.stop)


def _is_of_a_person(stop: Stop) -> bool:
    """Whether somebody wants no mail at all; that a mailbox bounced, or is a robot's, is true of it alone."""
    return stop.reason is not SuppressionReason.HARD_BOUNCE and stop != ROBOT


async def _stop(desk: Desk, wishes: Sequence[_Wish], source: str, actor: str) -> set[int]:
    """Suppress what is not on the list yet; the lines of the file that this concerned."""
    listed = await _listed(desk, [address for wish in wishes for address in wish.addresses])
    ours, lines = desk.own_addresses | desk.staff, set[int]()
    for wish in wishes:
        for address in wish.addresses:
            if address in listed or address in ours:
                continue
            detail = f"{source}, line {wish.line}, {wish.stop.words}"
            await suppress(desk, address, wish.stop.reason, detail=detail, actor=actor)
            lines.add(wish.line)
    return lines


async def _listed(desk: Desk, addresses: Sequence[str]) -> set[str]:
    found: dict[str, frozenset[str]] = {}
    for some in batches(addresses, LOOKED_UP_AT_ONCE):
        found |= await suppressed_among(desk, some)
    return {address for address, scopes in found.items() if EVERYTHING in scopes}


async def _further_addresses(desk: Desk, wishes: Sequence[_Wish]) -> list[_Wish]:
    """What people who want no mail have besides the addresses of the file: they are the same people."""
    people = [wish for wish in wishes if _is_of_a_person(wish.stop)]
    asked = list(dict.fromkeys(address for wish in people for address in wish.addresses))
    owners = _by_address(await find_among(desk.store, Contact, "addresses", asked))
    return [
        _Wish(wish.line, tuple(owner.addresses), wish.stop)
        for wish in people
        for owner in {id(owners[one]): owners[one] for one in wish.addresses if one in owners}.values()
    ]


def _by_address(contacts: Iterable[Contact]) -> Mapping[str, Contact]:
    return {address: contact for contact in contacts for address in contact.addresses}

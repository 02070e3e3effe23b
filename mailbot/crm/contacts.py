"""Contacts in the CRM: imported by address or id, found, listed and exported; never merged silently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from mailbot.batches import batches
from mailbot.crm.changing import found_by, next_changes, number_of, ways_to_spell
from mailbot.crm.files.importing import PHONE_AS_WRITTEN, ContactRow, RowProblem
from mailbot.errors import BadInput, NotFound
from mailbot.mail.addresses import normalise, spellings
from mailbot.mail.terms import searchable
from mailbot.store import Change, Store, object_id
from models.base import Scoped, utcnow
from models.contact import Contact, ContactKind

BATCH = 500
# The embedded store looks a longer list of values up by scanning the collection.
LOOKED_UP_AT_ONCE = 50
NUMBER_DIGITS = 18  # as many as a number of ours can have; a CRM's id may be longer
EXAMPLES = 3  # people who are named of those whose tags a file would replace
D = TypeVar("D", bound=Scoped)


@dataclass(slots=True)
class ImportReport:
    """What an import did, row by row: every row of the file is counted once."""

    added: int = 0
    changed: int = 0
    same: int = 0
    withdrawn: int = 0
    withdrawn_in_words: str = field(default="", compare=False)  # of how many, and the first of them by name
    taken_off: int = 0  # no longer offered, for a row that cannot be used
    suppressed: int = 0  # people who are not written to from now on, as their rows say
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)  # of rows that were used


async def import_contacts(
    store: Store,
    rows: Iterable[ContactRow | RowProblem],
    *,
    replace_tags: bool = False,
    actor: str = "operator",
    step: Callable[[int], None] = lambda _rows: None,
) -> ImportReport:
    """Add new contacts and update known ones, by external id or any address. Importing a file again changes nothing.

    A row that speaks of two contacts, or gives a known one another id, is reported, never merged: only a person can
    tell. An address that a row brings is added to those that the contact has, and so are its tags, unless they are to
    replace the contact's. `step` is told how many more rows are done.
    """
    report, known, spelling = ImportReport(), _Known(store), _Spelling(store)
    for batch in batches(rows, BATCH):
        report.problems += [row for row in batch if isinstance(row, RowProblem)]
        good = [row for row in batch if isinstance(row, ContactRow)]
        report.remarks += [remark for row in good for remark in row.remarks]
        await _import_batch(store, known, await spelling.of_all(good), report, replace_tags=replace_tags)
        step(len(batch))
    if report.added or report.changed:
        await store.record("contacts.imported", f"{report.added} new, {report.changed} changed", actor=actor)
    return report


async def judge_contacts(store: Store, rows: Iterable[ContactRow | RowProblem]) -> list[ContactRow | RowProblem]:
    """What import_contacts would make of each row, its problem or what it says of a person; nothing is written."""
    known, judged = _Known(store), list[ContactRow | RowProblem]()
    for batch in batches(rows, BATCH):
        owners = iter(await known.owners([row for row in batch if isinstance(row, ContactRow)]))
        judged += [(_conflict(row, next(owners)) or row) if isinstance(row, ContactRow) else row for row in batch]
    return judged


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an import would do to people and their tags: added to by default, taken away where they are replaced."""

    new: int = 0
    known: int = 0
    gaining: int = 0  # known ones who would get a tag that they lack
    losing: int = 0  # known ones who have a tag that their row lacks
    examples: tuple[tuple[str, str], ...] = ()  # of the latter: the name, and the tags that would go


async def foresee_contacts(store: Store, rows: Iterable[ContactRow | RowProblem]) -> Foreseen:
    """Look at what import_contacts would do, and write nothing."""
    known, spelling, sums = _Known(store), _Spelling(store), Counter[str]()
    examples: list[tuple[str, str]] = []
    for batch in batches((row for row in rows if isinstance(row, ContactRow)), BATCH):
        spelled = await spelling.of_all(batch)
        for row, owners in zip(spelled, await known.owners(spelled), strict=True):
            sums["known" if owners else "new"] += 1
            if len(owners) != 1 or row.tags is None:
                continue
            lost = [tag for tag in owners[0].tags if tag.casefold() not in {one.casefold() for one in row.tags}]
            sums["gaining"] += bool(_further_tags(owners[0], row))
            sums["losing"] += bool(lost)
            if lost and len(examples) < EXAMPLES:
                examples.append((owners[0].name or owners[0].address, ", ".join(lost)))
    return Foreseen(sums["new"], sums["known"], sums["gaining"], sums["losing"], tuple(examples))


async def find_contact(store: Store, named: str) -> Contact:
    """A contact by its number, any of its addresses, or its id in the operator's CRM. Raises NotFound and BadInput.

    What is one contact's number and another's id is refused: the wrong one of two people would be shown, or erased.
    """
    meant = {str(found.id): found for where in _ways_to_mean(named) for found in await store.find(Contact, where)}
    if not meant:
        raise NotFound(f"there is no contact {named}", "`mailbot contacts list` shows them")
    if len(meant) > 1:
        words = ", and ".join(_as_meant(contact, named) for contact in meant.values())
        raise BadInput(f"{named} is {words}", "name the one you mean by their address")
    (contact,) = meant.values()
    return contact


def _ways_to_mean(named: str) -> list[dict[str, Any]]:
    ways: list[dict[str, Any]] = [{"external_id": named}]
    if named.isdecimal() and len(named) <= NUMBER_DIGITS:
        ways.insert(0, {"number": int(named)})
    if "@" in named:
        ways.insert(0, {"addresses": {"$in": spellings(normalise(named))}})
    return ways


def _as_meant(contact: Contact, named: str) -> str:
    ours = "address" if "@" in named else "number"
    how = "id in your CRM" if contact.external_id == named else ours
    return f"the {how} of {contact.name or 'a contact'} ({contact.address})"


async def list_contacts(
    store: Store, *, kind: ContactKind | None = None, tag: str = "", search: str = "", limit: int = 0
) -> list[Contact]:
    """Contacts by number; `search` looks for a part of a name or address, in any case and without accents."""
    where: dict[str, Any] = {"number": {"$gt": 0}}
    if tag:
        where = {"tags": {"$in": ways_to_spell([tag])}}
    elif kind is not None:
        where = {"kind": kind}
    found = []
    async for contact in store.stream(Contact, where, sort=[("number", 1)]):
        if kind is not None and contact.kind is not kind:
            continue
        if search and not _is_found(contact, search):
            continue
        found.append(contact)
        if limit and len(found) == limit:
            break
    return found


def _is_found(contact: Contact, search: str) -> bool:
    """Whether a part of a name or address, or a telephone number however it is written, is a contact's."""
    number = number_of(search)
    if number and re.sub(r"\D", "", contact.phone).endswith(number):
        return True
    return searchable(search) in searchable(f"{contact.name} {' '.join(contact.addresses)}")


def all_contacts(store: Store) -> AsyncIterator[Contact]:
    """Every contact, by number, for the export."""
    return store.stream(Contact, {"number": {"$gt": 0}}, sort=[("number", 1)])


async def find_among(store: Store, model: type[D], key: str, values: Sequence[object]) -> list[D]:
    """The documents whose `key` (an index) has one of `values`; one that has several may come twice."""
    found: list[D] = []
    for some in batches(values, LOOKED_UP_AT_ONCE):
        found += await store.find(model, {key: {"$in": some}})
    return found


class _Known:
    """Which contacts the rows of an import speak of. Ids are read all at once: one by one is slow."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: dict[str, str] | None = None

    async def owners(self, rows: Sequence[ContactRow]) -> list[tuple[Contact, ...]]:
        """For each row the contacts that have its id or one of its addresses."""
        by_address = await self._by_address(rows)
        by_id = await self._by_id(rows, by_address)
        owners = []
        for row in rows:
            found = [by_address[address] for address in row.addresses if address in by_address]
            found += [by_id[row.external_id]] if row.external_id and row.external_id in by_id else []
            owners.append(tuple({str(contact.id): contact for contact in found}.values()))
        return owners

    async def _by_address(self, rows: Sequence[ContactRow]) -> dict[str, Contact]:
        addresses = [address for row in rows for address in row.addresses]
        found = await find_among(self._store, Contact, "addresses", addresses)
        return {address: contact for contact in found for address in contact.addresses}

    async def _by_id(self, rows: Sequence[ContactRow], by_address: Mapping[str, Contact]) -> dict[str, Contact]:
        wanted = {row.external_id for row in rows if row.external_id}
        if not wanted:
            return {}
        at_hand = {contact.external_id: contact for contact in by_address.values() if contact.external_id}
        ids = await self._all_ids()
        missing = [object_id(ids[one]) for one in sorted(wanted) if one in ids and one not in at_hand]
        found = await find_among(self._store, Contact, "_id", missing)
        return {**at_hand, **{contact.external_id: contact for contact in found if contact.external_id}}

    async def _all_ids(self) -> dict[str, str]:
        if self._ids is None:
            every = await self._store.rows(Contact, {"number": {"$gt": 0}}, ["external_id"])
            self._ids = {row["external_id"]: str(row["_id"]) for row in every if row.get("external_id")}
        return self._ids


class _Spelling:
    """One spelling for each tag: the one that most contacts have, else the first of the file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._spelled: dict[str, str] | None = None

    async def of_all(self, rows: Sequence[ContactRow]) -> list[ContactRow]:
        """The rows with their tags as they are spelled elsewhere."""
        if not any(row.tags for row in rows):
            return list(rows)
        if self._spelled is None:
            every = await self._store.rows(Contact, {"number": {"$gt": 0}}, ["tags"])
            counted = Counter(tag for row in every for tag in row.get("tags") or ())
            self._spelled = {
                tag.casefold(): tag for tag, _ in sorted(counted.items(), key=lambda each: (each[1], each[0]))
            }
        return [replace(row, tags=self._spell(row.tags, self._spelled)) if row.tags else row for row in rows]

    def _spell(self, tags: Sequence[str], spelled: dict[str, str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(spelled.setdefault(tag.casefold(), tag) for tag in tags))


async def _import_batch(
    store: Store, known: _Known, rows: Sequence[ContactRow], report: ImportReport, *, replace_tags: bool
) -> None:
    fresh: list[tuple[ContactRow, Contact]] = []
    changes: list[Change] = []
    for row, owners in zip(rows, await known.owners(rows), strict=True):
        if not owners:
            fresh.append((row, _contact(row)))
            continue
        problem = _conflict(row, owners)
        if problem:
            report.problems.append(problem)
            continue
        change = _change(owners[0], row, replace_tags=replace_tags)
        changes += [change] if change else []
        report.same += change is None
    number = await next_changes(store, len(changes)) if changes else 0
    for place, numbered in enumerate(changes):
        changes[place] = replace(numbered, set={**numbered.set, "change": number + place})
    report.changed += await store.change_all(Contact, changes)
    await _add(store, fresh, report)


def _conflict(row: ContactRow, owners: Sequence[Contact]) -> RowProblem | None:
    """Why a row cannot be the contact that it seems to be; nobody is known yet whom a new one could be taken for."""
    if not owners:
        return None
    numbers = " and ".join(str(owner.number) for owner in owners)
    if len(owners) > 1:
        return RowProblem(row.line, "email", f"it belongs to contacts {numbers}", "merge them first, or split the row")
    theirs = owners[0].external_id
    if row.external_id and theirs and theirs != row.external_id:
        words = f"{row.external_id} has the address of contact {numbers}, whose id is {theirs}"
        return RowProblem(row.line, "id", words, "correct the id or the address")
    return None


async def _add(store: Store, fresh: Sequence[tuple[ContactRow, Contact]], report: ImportReport) -> None:
    if not fresh:
        return
    number, change = await store.numbers("contact", len(fresh)), await next_changes(store, len(fresh))
    for place, (_, contact) in enumerate(fresh):
        contact.number, contact.change = number + place, change + place
    report.added += await store.add_all([contact for _, contact in fresh])
    for row, contact in fresh:
        if contact.id is None:  # somebody else made one meanwhile
            words = f"{row.addresses[0]} belongs to another contact by now"
            report.problems.append(RowProblem(row.line, "email", words, "import the file again"))


def _contact(row: ContactRow) -> Contact:
    return Contact(
        number=0,
        kind=row.kind or ContactKind.LEAD,
        name=row.name or "",
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        addresses=list(row.addresses),
        phone=row.phone or "",
        language=row.language or "",
        tags=list(row.tags or ()),
        source=row.source or "import",
        external_id=row.external_id,
        fields=dict(row.fields),
        terms=found_by(row.name or "", row.addresses, row.phone or ""),
        updated_at=utcnow(),
    )


def _further_tags(contact: Contact, row: ContactRow) -> list[str]:
    """The tags of a row that its contact lacks, in whatever case it has them."""
    has = {tag.casefold() for tag in contact.tags}
    return [tag for tag in row.tags or () if tag.casefold() not in has]


def _whole_name(contact: Contact, row: ContactRow) -> str | None:
    """The row's name; where it holds the first or the last name alone, the other one stays as it is known."""
    if not row.name or row.name not in (row.first_name, row.last_name):
        return row.name
    return f"{row.first_name or contact.first_name} {row.last_name or contact.last_name}".strip()


def _change(contact: Contact, row: ContactRow, *, replace_tags: bool) -> Change | None:
    """What a row changes in a known contact; columns that the file lacks, and empty cells, change nothing."""
    given: dict[str, Any] = {
        "name": _whole_name(contact, row),
        "first_name": row.first_name,
        "last_name": row.last_name,
        "phone": row.phone,
        "kind": row.kind,
        "language": row.language,
        "source": row.source,
        "external_id": row.external_id,
    }
    changed = {key: value for key, value in given.items() if value and value != getattr(contact, key)}
    spelled = {tag.casefold(): tag for tag in row.tags or ()}
    kept = [] if replace_tags else [spelled.get(tag.casefold(), tag) for tag in contact.tags]
    tags = list(dict.fromkeys((*kept, *spelled.values())))
    if row.tags is not None and set(tags) != set(contact.tags):
        changed["tags"] = tags
    if contact.phone and contact.phone == row.fields.get(PHONE_AS_WRITTEN) and not row.phone:
        changed["phone"] = ""  # an earlier version took any words for a number
    changed |= {f"fields.{key}": value for key, value in row.fields.items() if contact.fields.get(key) != value}
    new_addresses = [address for address in row.addresses if address not in contact.addresses]
    if not changed and not new_addresses:
        return None
    name, phone = str(changed.get("name", contact.name)), str(changed.get("phone", contact.phone))
    words = found_by(name, [*contact.addresses, *new_addresses], phone)
    return Change(
        str(contact.id),
        set={**changed, "terms": words, "updated_at": utcnow()},
        add={"addresses": new_addresses} if new_addresses else {},
    )

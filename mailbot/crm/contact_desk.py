"""What a person does to a contact: corrects it, keeps a note, stops mail to it or allows it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from mailbot.crm.changing import change_contact, found_by, next_changes, tag_of
from mailbot.crm.contact_history import by_number
from mailbot.crm.files import cells
from mailbot.crm.notes import words_of
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from mailbot.mail.addresses import normalise, spellings
from models.contact import Contact, ContactKind

LONGEST_FIELD = 200


@dataclass(frozen=True, slots=True)
class Basics:
    """The fields that a person may correct, as a form gives them."""

    first_name: str
    last_name: str
    phone: str
    language: str  # a code or a name, or none
    source: str
    kind: ContactKind


async def correct(desk: Desk, number: int, given: Basics, *, shown: Basics | None = None, actor: str) -> Contact:
    """Change what differs from what was `shown`: what a form did not touch stays as somebody else left it meanwhile.

    Raises BadInput, NotFound, and Conflict where somebody else changed the same.
    """
    values = {key: " ".join(str(value).split()) for key, value in asdict(given).items()}
    if any(len(value) > LONGEST_FIELD for value in values.values()):
        raise BadInput("one of the fields is too long", f"keep to {LONGEST_FIELD} letters")
    values["language"] = _language(values["language"])
    contact = await by_number(desk, number)
    now = {key: str(getattr(contact, key)) for key in values}
    before = {key: " ".join(str(value).split()) for key, value in asdict(shown).items()} if shown else now
    changed = {key: value for key, value in values.items() if value not in (before[key], now[key])}
    lost = [key.replace("_", " ") for key in changed if now[key] != before[key]]
    if lost:
        raise Conflict(
            f"somebody else changed the {' and the '.join(lost)} meanwhile", "look at it and change it again"
        )
    if not changed:
        return contact
    telephone(changed.get("phone", ""))
    expect = {key: getattr(contact, key) for key in changed}
    if "first_name" in changed or "last_name" in changed:
        whole = {**now, **changed}
        changed["name"] = f"{whole['first_name']} {whole['last_name']}".strip()
    if not await change_contact(desk, contact, changed, expect=expect):
        raise Conflict("somebody else changed the same in this moment", "look at it and change it again")
    words = ", ".join(f"{key.replace('_', ' ')}: {value or 'none'}" for key, value in changed.items() if key != "name")
    await desk.store.record("contact.corrected", words, actor=actor, contact_id=str(contact.id))
    return await by_number(desk, number)


def telephone(text: str) -> str:
    """A telephone number as it was written. Raises BadInput for none: leads are told that we will call it."""
    if text and cells.phone(text) is None:
        raise BadInput(f"{text!r} is no telephone number", "write seven to fifteen digits, as (207) 555-0112")
    return text


async def add(
    desk: Desk,
    address: str,
    *,
    name: str = "",
    phone: str = "",
    kind: ContactKind = ContactKind.LEAD,
    tags: Sequence[str] = (),
    actor: str,
) -> Contact:
    """A contact of a person's own making. Raises BadInput, and Conflict where the address belongs to one."""
    address = normalise(address)
    known = await desk.store.first(Contact, {"addresses": {"$in": spellings(address)}})
    if known is not None:
        who = f"contact {known.number}" + (f", {known.name}" if known.name else "")
        raise Conflict(f"{address} belongs to {who}", f"`mailbot contacts edit {known.number}` changes it")
    whole, number = " ".join(name.split()), telephone(" ".join(phone.split()))
    if max(len(whole), len(number)) > LONGEST_FIELD:
        raise BadInput("one of the fields is too long", f"keep to {LONGEST_FIELD} letters")
    first, _, last = whole.partition(" ")
    contact = Contact(
        number=await desk.store.numbers("contact"),
        kind=kind,
        name=whole,
        first_name=first,
        last_name=last,
        addresses=[address],
        phone=number,
        tags=list(dict.fromkeys(map(tag_of, tags))),
        source="by hand",
        updated_at=desk.now(),
        change=await next_changes(desk.store),
        terms=found_by(whole, [address], number),
    )
    if not await desk.store.add(contact):
        raise Conflict(f"{address} belongs to another contact by now", "`mailbot contacts list` shows it")
    await desk.store.record("contact.created", contact.source, actor=actor, contact_id=str(contact.id))
    return contact


def _language(text: str) -> str:
    """A language's code, by its code or name. Raises BadInput."""
    try:
        return cells.language("language", text) if text else ""
    except cells.Unusable as error:
        raise BadInput(error.words, error.mend) from error


async def note(desk: Desk, number: int, text: str, *, actor: str) -> None:
    """Keep a note for colleagues. Raises BadInput and NotFound."""
    words = words_of(text)
    contact = await by_number(desk, number)
    await desk.store.record("contact.noted", words, actor=actor, contact_id=str(contact.id))

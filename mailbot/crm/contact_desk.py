"""What a person does to a contact: corrects it, keeps a note, stops mail to it or allows it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from mailbot.crm import csv_cells
from mailbot.crm.changing import change_contact
from mailbot.crm.contact_history import by_number
from mailbot.crm.notes import words_of
from mailbot.desk import Desk
from mailbot.errors import BadInput
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


async def correct(desk: Desk, number: int, given: Basics, *, actor: str) -> Contact:
    """Change what differs. Raises BadInput and NotFound."""
    values = {key: " ".join(str(value).split()) for key, value in asdict(given).items()}
    if any(len(value) > LONGEST_FIELD for value in values.values()):
        raise BadInput("one of the fields is too long", f"keep to {LONGEST_FIELD} letters")
    values["language"] = _language(values["language"])
    contact = await by_number(desk, number)
    changed = {key: value for key, value in values.items() if value != str(getattr(contact, key))}
    if not changed:
        return contact
    if "first_name" in changed or "last_name" in changed:
        changed["name"] = f"{values['first_name']} {values['last_name']}".strip()
    await change_contact(desk, contact, changed)
    words = ", ".join(f"{key.replace('_', ' ')}: {value or 'none'}" for key, value in changed.items() if key != "name")
    await desk.store.record("contact.corrected", words, actor=actor, contact_id=str(contact.id))
    return await by_number(desk, number)


def _language(text: str) -> str:
    """A language's code, by its code or name. Raises BadInput."""
    try:
        return csv_cells.language("language", text) if text else ""
    except csv_cells.Unusable as error:
        raise BadInput(error.words, error.mend) from error


async def note(desk: Desk, number: int, text: str, *, actor: str) -> None:
    """Keep a note for colleagues. Raises BadInput and NotFound."""
    words = words_of(text)
    contact = await by_number(desk, number)
    await desk.store.record("contact.noted", words, actor=actor, contact_id=str(contact.id))

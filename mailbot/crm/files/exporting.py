"""Contacts written as CSV, in the columns that the import reads, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from mailbot.spreadsheet import harmless
from models.contact import Contact

OWN_COLUMNS = (
    *("email", "other_emails", "first_name", "last_name", "name", "phone", "kind", "tags", "language", "id", "source"),
)


def write_contacts(contacts: Sequence[Contact], out: TextIO) -> None:
    """A header and one row a contact; every further field that any of them has is a column of its own.

    `out` should be opened with newline="". What a spreadsheet would take for a formula gets a "'" in front, which the
    import takes off again.
    """
    further = sorted({key for contact in contacts for key in contact.fields} - set(OWN_COLUMNS))
    writer = csv.writer(out)
    writer.writerow([harmless(column) for column in (*OWN_COLUMNS, *further)])
    for contact in contacts:
        cells = (*_own(contact), *(contact.fields.get(key, "") for key in further))
        writer.writerow([harmless(cell) for cell in cells])


def _own(contact: Contact) -> tuple[str, ...]:
    return (
        contact.address,
        ";".join(contact.addresses[1:]),
        contact.first_name,
        contact.last_name,
        contact.name,
        contact.phone,
        contact.kind.value,
        ";".join(contact.tags),
        contact.language,
        contact.external_id or "",
        contact.source,
    )

"""Contacts out and in again: nothing is lost, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from mailbot.crm.contacts import ImportReport, import_contacts
from mailbot.crm.files.exporting import write_contacts
from mailbot.crm.files.importing import read_contacts
from mailbot.spreadsheet import harmless
from models.contact import Contact, ContactKind

HOSTILE = Contact.model_construct(
    number=1,
    kind=ContactKind.CLIENT,
    name="=HYPERLINK(1)",
    first_name="@SUM(A1)",
    last_name='Lee, the "2nd"',
    addresses=["=a@example.com", "b@example.com"],
    phone="+1 (555) 010-0100",
    language="es",
    tags=["vip", "spring"],
    source="fair",
    external_id="-7",
    fields={"notes": "two\nlines", "sum": "=1+1|cmd"},
)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=1|cmd", "'=1|cmd"),
        ("+A1", "'+A1"),
        ("-A1", "'-A1"),
        ("-1+1", "'-1+1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("+1 (555) 010-0100", "+1 (555) 010-0100"),
        ("-12.5", "-12.5"),
        ("Ann", "Ann"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell, written):
    assert harmless(cell) == written


def test_every_further_field_is_a_column():
    out = io.StringIO()
    people = [Contact.model_construct(**{**HOSTILE.__dict__, "fields": {"b": "1"}}), HOSTILE]
    write_contacts(people, out)
    header, first, second = csv.reader(io.StringIO(out.getvalue()))
    assert header[-3:] == ["b", "notes", "sum"]
    assert first[-3:] == ["1", "", ""]
    assert second[-3:] == ["", "two\nlines", "'=1+1|cmd"]


async def test_what_goes_out_comes_in_unchanged(store, tmp_path):
    document = Contact(**{**HOSTILE.__dict__, "id": None})
    await store.add(document)
    file = tmp_path / "out.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        write_contacts([document], out)
    assert await import_contacts(store, read_contacts(file, {})) == ImportReport(same=1)

"""Contacts as address books export them: several addresses, telephones that are none, labels, wrong encodings."""

from __future__ import annotations

import pytest

from mailbot.crm.files.columns import CONTACT_ALIASES
from mailbot.crm.files.importing import ContactRow, RowProblem, read_contacts, read_properties, unrecognised
from mailbot.crm.files.table import decoded
from mailbot.errors import BadInput


@pytest.fixture
def rows(tmp_path):
    def read(content):
        file = tmp_path / "people.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_contacts(file, {}))

    return read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(207) 555-0112", "(207) 555-0112"),
        ("555 0100", "555 0100"),
        ("+1 (207) 555-0112", "+1 (207) 555-0112"),
        ("+52 55 1234 5678", "+52 55 1234 5678"),
        ("2075550112.0", "2075550112"),
        ("Cell: 207.555.0112", "207.555.0112"),
        ("207-555-0112 x12", "207-555-0112 x12"),
        ("12075550112", "12075550112"),
        ("030/1234567", "030/1234567"),
    ],
)
def test_a_telephone_number_is_kept_as_it_is_written(rows, text, number):
    (row,) = rows(f'email,phone\na@away.example,"{text}"\n')
    assert (row.phone, row.fields, row.remarks) == (number, {}, ())


@pytest.mark.parametrize(
    "text",
    ["call after 5pm", "5.55E+09", "ask for Ann", "12/05/2024", "(555)", "9999999999", "fax 207-555-0112", "x 12"],
)
def test_what_is_no_telephone_number_is_told_and_kept_aside(rows, text):
    (row,) = rows(f'email,phone\na@away.example,"{text}"\n')
    assert (row.phone, row.fields) == (None, {"phone_as_written": text})
    assert [(remark.line, remark.column) for remark in row.remarks] == [(2, "phone")]


@pytest.mark.parametrize("text", ["n/a", "None", "-", "", "unknown", "0", "--"])
def test_no_telephone_is_no_remark(rows, text):
    (row,) = rows(f"email,phone\na@away.example,{text}\n")
    assert (row.phone, row.fields, row.remarks) == (None, {}, ())


@pytest.mark.parametrize(
    "text",
    [
        "(207) 555-0112 call after 5pm",
        "(207) 555-0112 ::: (207) 555-0113",
        "(207) 555-0112 / (207) 555-0113",
        "(207) 555-0112; 555-0113",
        "(207) 555-0112 or 555-0113",
    ],
)
def test_the_first_number_of_a_cell_is_taken_and_the_rest_kept(rows, text):
    (row,) = rows(f'email,phone\na@away.example,"{text}"\n')
    assert (row.phone, row.fields, row.remarks) == ("(207) 555-0112", {"phone_as_written": text}, ())


def test_two_bare_numbers_are_not_one(rows):
    (row,) = rows("email,phone\na@away.example,207-555-0112/207-555-0113\n")
    assert row.phone == "207-555-0112"


def test_outlook(rows):
    (row,) = rows(
        "First Name,E-mail Address,E-mail 2 Address,E-mail 2 Display Name,E-mail 3 Address,Categories\n"
        "Ann,ann@away.example,ann@work.example,Ann at work,/o=ExchangeLabs/cn=ann,spring;VIP\n"
    )
    assert row.addresses == ("ann@away.example", "ann@work.example")
    assert (row.tags, row.fields) == (("spring", "VIP"), {"e_mail_2_display_name": "Ann at work"})
    assert "left out" in row.remarks[0].words


def test_google(rows):
    (row,) = rows(
        "Given Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,E-mail 3 - Value\n"
        "Ann,* myContacts ::: Buyers ::: * family,* Home,"
        "a@away.example ::: b@away.example,c@away.example,noreply@x.example\n"
    )
    assert row.addresses == ("a@away.example", "b@away.example", "c@away.example")
    assert row.tags == ("Buyers", "family")
    assert "noreply@x.example" in row.remarks[0].words


def test_the_only_address_may_stand_in_a_further_column(rows):
    (row,) = rows("email,E-mail 2 Address\n,b@away.example\n")
    assert row.addresses == ("b@away.example",)


def test_a_first_address_that_is_none_is_still_told(rows):
    (row,) = rows("email,E-mail 2 Address\nnone,b@away.example\n")
    assert isinstance(row, RowProblem)


def test_what_is_no_column_of_ours_is_named(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("E-mail Address,E-mail 3 Address,Company,Unsubscribed,Web Page\na@away.example,,,,\n")
    assert unrecognised(file, CONTACT_ALIASES, {}) == ["Company", "Web Page"]


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ("email,first_name,last_name\na@away.example,José,Núñez\n".encode("mac_roman"), "first_name"),
        ("email,name\na@away.example,Иван Петров\n".encode("cp1251"), "name"),
        ("email,name\na@away.example,Łódź Kowalska\n".encode("cp1250"), "name"),
        ("email,name\na@away.example,JosÃ© Ruiz\n".encode(), "name"),
        (b"email,name\na@away.example,Jos? N??ez\n", "name"),
        (b"email,name\na@away.example,Nu?ez\n", "name"),
        (b"email,name\na@away.example,Jos\x81 Ruiz\n", "name"),
    ],
)
def test_letters_that_no_name_holds_are_told_once(rows, content, column):
    first, second = rows(content + content.splitlines()[1].replace(b"a@", b"b@") + b"\n")
    (remark,) = first.remarks
    assert (remark.line, remark.column) == (2, column)
    assert "--encoding" in remark.mend
    assert second.remarks == ()


@pytest.mark.parametrize(
    "name",
    [
        *("José Núñez", "Zoë Œuvrard", "Seán O’Brien", "Anne Smith–Jones", "François Léger", "Ağaoğlu", "Иван Петров"),
        *("Šárka Dvořák", "Ann (?)", "Lee?", "Ñandú Peña", "Chloé Müller", "João Conceição"),
    ],
)
def test_names_of_many_tongues_are_not_doubted(rows, name):
    (row,) = rows(f"email,name,page\na@away.example,{name},https://x.example/a?b=c\n")
    assert row.remarks == ()


def test_names_of_windows_are_not_doubted(rows):
    (row,) = rows("email,name\na@away.example,José Nuñez Älvarez\n".encode("cp1252"))
    assert (row.name, row.remarks) == ("José Nuñez Älvarez", ())


def test_a_file_is_read_in_the_encoding_that_is_named(tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes("email,name\na@away.example,José Núñez\n".encode("mac_roman"))
    (row,) = read_contacts(decoded(file, "mac_roman"), {})
    assert isinstance(row, ContactRow)
    assert (row.name, row.remarks) == ("José Núñez", ())
    with pytest.raises(BadInput, match="no encoding"):
        decoded(file, "klingon")
    with pytest.raises(BadInput, match="not in utf-8"):
        decoded(file, "utf-8")


def test_homes_are_doubted_too(tmp_path):
    file = tmp_path / "homes.csv"
    file.write_bytes("ref,address,price,area\nR-1,1 Elm St,500000,Peñón\n".encode("mac_roman"))
    (row,) = read_properties(file, {})
    assert row.remarks[0].column == "area"

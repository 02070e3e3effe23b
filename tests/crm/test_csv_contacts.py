"""Contacts files as people have them: rows read, bad ones told with line, column and mend."""

from __future__ import annotations

import pytest

from mailbot.crm.files.importing import ContactRow, RowProblem, column_map, read_contacts
from mailbot.errors import BadInput
from models.contact import ContactKind


@pytest.fixture
def rows(tmp_path):
    """The rows of a contacts file with that text or those bytes."""

    def read(content, **columns):
        file = tmp_path / "contacts.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_contacts(file, {theirs: ours for ours, theirs in columns.items()}))

    return read


def test_every_column_is_read(rows):
    (row,) = rows(
        "email,other_emails,first_name,last_name,phone,kind,tags,language,id,source,Favourite Colour\n"
        "Ann@Example.com,ann@home.example;a@x.example,Ann,Lee,555 0100,client,vip;spring,es,C-1,fair,blue\n"
    )
    assert row == ContactRow(
        line=2,
        addresses=("ann@example.com", "ann@home.example", "a@x.example"),
        external_id="C-1",
        name="Ann Lee",
        first_name="Ann",
        last_name="Lee",
        phone="555 0100",
        kind=ContactKind.CLIENT,
        tags=("vip", "spring"),
        language="es",
        source="fair",
        fields={"favourite_colour": "blue"},
    )


@pytest.mark.parametrize(
    "header", ["email", "E-mail", "EMAIL", "Email Address", " e mail ", "E-mail 1 - Value", "Correo", "Primary Email"]
)
def test_headers_are_known_by_several_names(rows, header):
    assert rows(f"{header},First Name\na@example.com,Ann\n")[0].addresses == ("a@example.com",)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end(rows, separator, line_end):
    lines = [separator.join(("email", "first_name")), separator.join(("a@example.com", "Ann")), ""]
    assert rows(line_end.join(lines))[0].first_name == "Ann"


def test_a_separator_that_the_file_names(rows):
    assert rows("sep=;\nemail;tags\na@example.com;x,y\n")[0].tags == ("x", "y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(rows, encoding):
    assert rows("email,first_name\na@example.com,José\n".encode(encoding))[0].first_name == "José"


def test_a_whole_name_is_parted_and_a_turned_one_turned_back(rows):
    first, second = rows('email,name\na@example.com,Ann van Lee\nb@example.com,"Lee, Bob"\n')
    assert (first.name, first.first_name, first.last_name) == ("Ann van Lee", "Ann", "van Lee")
    assert (second.name, second.first_name, second.last_name) == ("Bob Lee", "Bob", "Lee")


def test_an_empty_cell_says_nothing(rows):
    (row,) = rows("email,first_name,kind,tags,language,phone,id\na@example.com,,,,,,\n")
    assert row == ContactRow(2, ("a@example.com",))


def test_an_exact_header_outranks_an_alias(rows):
    (row,) = rows("Address,Email\n12 Elm Street,a@example.com\n")
    assert row.addresses == ("a@example.com",)
    assert row.fields == {"address": "12 Elm Street"}


def test_the_same_header_twice_is_kept_twice(rows):
    (row,) = rows("email,color,color\na@example.com,red,blue\n")
    assert row.fields == {"color": "red", "color_3": "blue"}


def test_a_column_may_be_mapped(rows):
    (row,) = rows("email,work mail\nhome@example.com,work@example.com\n", email="work mail")
    assert row.addresses == ("work@example.com",)


def test_a_mapped_column_that_is_not_there_is_told(rows):
    with pytest.raises(BadInput, match=r"no column 'mail'.*email, name"):
        rows("email,name\na@example.com,Ann\n", email="mail")


def test_a_display_name_around_an_address_is_taken_off(rows):
    assert rows('email\n"Ann Lee <ann@example.com>"\n')[0].addresses == ("ann@example.com",)


@pytest.mark.parametrize(
    ("word", "language"), [("English", "en"), ("Español", "es"), ("es-MX", "es"), ("EN", "en"), ("it", "it")]
)
def test_languages_by_name_or_code(rows, word, language):
    assert rows(f"email,language\na@example.com,{word}\n")[0].language == language


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("no-address,,", "email"),
        (",Ann,", "email"),
        ("a@example.com,,chief", "kind"),
        ("a@example.com,,client,surplus", ""),
        ('a@example.com,"un"closed,', ""),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(rows, cells, column):
    good, bad, other = rows(f"email,name,kind\nx@example.com,X,\n{cells}\ny@example.com,Y,\n")
    assert isinstance(good, ContactRow)
    assert isinstance(other, ContactRow)
    assert isinstance(bad, RowProblem)
    assert (bad.line, bad.column) == (3, column)
    assert bad.words
    assert bad.mend
    assert str(bad).startswith("line 3")


def test_lines_are_counted_through_cells_of_several_lines(rows):
    first, second = rows('email,notes\na@example.com,"one\ntwo\nthree"\nbad,\n')
    assert first.fields == {"notes": "one\ntwo\nthree"}
    assert second.line == 5


def test_an_address_twice_in_a_file_is_told(rows):
    first, second = rows("email,other_emails\na@example.com,b@example.com\nB@example.com,\n")
    assert isinstance(first, ContactRow)
    assert second == RowProblem(
        3, "email", "b@example.com stands in line 2 already", "keep one of them", "b@example.com"
    )


def test_an_id_twice_in_a_file_is_told(rows):
    _, second = rows("email,id\na@example.com,7\nb@example.com,7\n")
    assert (second.column, second.words) == ("id", "7 stands in line 2 already")


def test_a_quote_that_is_never_closed_swallows_nothing_silently(rows):
    first, problem = rows('email,name\na@example.com,Ann\nb@example.com,"Bob\nc@example.com,Cid\n')
    assert isinstance(first, ContactRow)
    assert (problem.line, problem.column) == (3, "")


def test_empty_lines_are_left_out(rows):
    assert len(rows("\nemail,name\n\na@example.com,Ann\n,\n")) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"name,phone\nAnn,555\n", "has no column email"),
        (b"PK\x03\x04\x00\x00", "spreadsheet"),
        (b"\xff\xfeab\x00\x01\xd8", "cut off"),
    ],
)
def test_what_is_no_table_is_refused(rows, content, words):
    with pytest.raises(BadInput, match=words):
        rows(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput, match="cannot read"):
        list(read_contacts(tmp_path / "none.csv", {}))


def test_mappings_are_read():
    assert column_map(["email=E-mail 1", "Favourite Colour = Farbe"]) == {
        "E-mail 1": "email",
        "Farbe": "favourite_colour",
    }


@pytest.mark.parametrize("pairs", [["email"], ["=x"], ["email="], ["email=a", "email=b"], ["email=a", "name=a"]])
def test_mappings_that_make_no_sense_are_refused(pairs):
    with pytest.raises(BadInput):
        column_map(pairs)

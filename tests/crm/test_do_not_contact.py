"""Columns that say that somebody wants no mail, as CRMs and mailing services write them; and columns that do not."""

from __future__ import annotations

import pytest

from mailbot.crm.files.do_not_contact import is_robot
from mailbot.crm.files.importing import ContactRow, PersonProblem, RowProblem, read_contacts
from models.contact import ContactKind


@pytest.fixture
def one(tmp_path):
    """The only row of a file that has this column and this cell beside an address."""

    def read(title, cell, email="ann@away.example", more=""):
        file = tmp_path / "people.csv"
        file.write_text(f'email,"{title}"{more and ",kind"}\n{email},"{cell}"{more and f",{more}"}\n')
        (row,) = read_contacts(file, {})
        return row

    return read


@pytest.mark.parametrize(
    ("title", "cell", "reason"),
    [
        ("unsubscribed", "yes", "unsubscribed"),
        ("Unsubscribed", "TRUE", "unsubscribed"),
        ("UNSUB_TIME", "2024-03-02 10:11:12", "unsubscribed"),
        ("Unsubscribed from all email", "true", "unsubscribed"),
        ("opt out", "1", "unsubscribed"),
        ("Opt-Out", "x", "unsubscribed"),
        ("Email Opt Out", "Sí", "unsubscribed"),
        ("HasOptedOutOfEmail", "TRUE", "unsubscribed"),
        ("email opt-in", "no", "unsubscribed"),
        ("Opted in", "N", "unsubscribed"),
        ("subscribed", "false", "unsubscribed"),
        ("Accepts Email Marketing", "no", "unsubscribed"),
        ("status", "unsubscribed", "unsubscribed"),
        ("Email status", "Opted-out", "unsubscribed"),
        ("Email Marketing", "Unsubscribed (admin)", "unsubscribed"),
        ("Tags", "spring; Unsubscribed", "unsubscribed"),
        ("Do Not Contact", "Yes", "imported"),
        ("DoNotEmail", "y", "imported"),
        ("Lead status", "Do not contact", "imported"),
        ("Labels", "* myContacts ::: DNC", "imported"),
        ("bounced", "true", "hard_bounce"),
        ("CLEAN_TIME", "2023-01-01", "hard_bounce"),
        ("status", "Cleaned", "hard_bounce"),
        ("Email Hard Bounce Reason", "MAILBOX_FULL", "hard_bounce"),
        ("Email status", "Marked as spam", "complaint"),
        ("Spam complaint", "yes", "complaint"),
    ],
)
def test_a_wish_for_no_mail_is_read(one, title, cell, reason):
    row = one(title, cell)
    assert isinstance(row, ContactRow)
    assert row.stop is not None
    assert row.stop.reason == reason
    assert cell in row.stop.words


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("unsubscribed", "no"),
        ("unsubscribed", ""),
        ("Unsubscribed", "0"),
        ("Unsubscribed", "FALSE"),
        ("Unsubscribe", "https://news.example/u/123"),
        ("UNSUB_TIME", "0000-00-00 00:00:00"),
        ("opt out", "N/A"),
        ("Do Not Call", "Yes"),
        ("Do Not Contact", "never"),
        ("email opt-in", "yes"),
        ("email opt-in", ""),
        ("SMS opt-in", "no"),
        ("subscribed", "2024-01-01"),
        ("status", "active"),
        ("status", "No contact yet"),
        ("Lead status", "No contact made"),
        ("Email status", "Subscribed"),
        ("status", "opt out of calls"),
        ("notes", "unsubscribed from the gym"),
        ("Tags", "cleaning; optimist"),
        ("Marketing contact status", "Non-marketing contact"),
        ("bounced", "soft"),
        ("first_name", "Optout"),
        ("OPTIN_TIME", "2022-02-02"),
    ],
)
def test_what_says_no_such_thing_stops_nothing(one, title, cell):
    row = one(title, cell)
    assert isinstance(row, ContactRow)
    assert row.stop is None


def test_a_column_may_be_mapped(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("email,Sperre\nann@away.example,ja\n")
    (row,) = read_contacts(file, {"Sperre": "do_not_contact"})
    assert row.stop is not None


def test_a_bad_row_still_says_it(one):
    row = one("unsubscribed", "yes", more="chief")
    assert isinstance(row, PersonProblem)
    assert (row.addresses, row.stop.reason) == (("ann@away.example",), "unsubscribed")
    assert type(one("unsubscribed", "no", more="chief")) is RowProblem
    assert type(one("unsubscribed", "yes", email="no-address")) is RowProblem


@pytest.mark.parametrize(
    "address",
    [
        *("noreply@x.example", "no-reply@x.example", "DoNotReply@x.example", "mailer-daemon@x.example"),
        *("postmaster@x.example", "abuse@x.example", "notifications@x.example", "do-not-reply+7@x.example"),
    ],
)
def test_a_robot_is_no_lead(one, address):
    assert is_robot(address.lower())
    row = one("first_name", "Zillow", email=address)
    assert isinstance(row, PersonProblem)
    assert "no person reads" in row.words


@pytest.mark.parametrize(
    "address",
    [
        *("nora.eply@x.example", "abuser@x.example", "nobodyelse@x.example", "info@x.example", "master@x.example"),
        *("nobody.special@gmail.com", "alert.dave@gmail.com", "bounce.house@gmail.com", "home-owner@x.example"),
    ],
)
def test_people_are_no_robots(one, address):
    assert isinstance(one("first_name", "Ann", email=address), ContactRow)


def test_a_robot_may_be_a_vendor(one):
    assert one("first_name", "Zillow", email="noreply@x.example", more="vendor").kind is ContactKind.VENDOR

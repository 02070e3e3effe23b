"""Each mail in tests/emails has one quirk that mail of the real world has; parse reads through it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbot.errors import UnreadableMail
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.mail.parsing import parse

EMAILS = Path(__file__).parents[1] / "emails"


def mail(name: str) -> ParsedEmail:
    return parse((EMAILS / f"{name}.eml").read_bytes())


def test_an_ordinary_mail_is_read_in_every_field() -> None:
    read = mail("plain-utf8")
    assert read.message_id == "q1@example.net"
    assert read.from_ == (Address("dana.reyes@example.net", "Dana Reyes"),)
    assert read.to == (Address("hello@agency.test", "Harbor Homes"),)
    assert read.subject == "418 Larkspur"
    assert read.date == datetime(2026, 3, 3, 14, 15, tzinfo=UTC)
    assert read.text == "Hi, is the café flat still available?\n\nDana\n"
    assert read.content_type == "text/plain; charset=utf-8"
    assert read.size == len((EMAILS / "plain-utf8.eml").read_bytes())
    assert read.headers[0] == ("from", "Dana Reyes <dana.reyes@example.net>")
    assert (read.html, read.attachments, read.nested, read.problems) == ("", (), (), ())


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("subject-split-multibyte", "Casa en la bahía y jardín (2)"),
        ("subject-raw-latin1", "Visite à prévoir"),
        ("subject-raw-gb2312", "看房时间"),
        ("charset-iso-2022-jp", "内見の希望"),
        ("duplicate-headers", "first subject"),
        ("header-with-stray-line", "stray"),
    ],
)
def test_the_subject_is_decoded(name: str, subject: str) -> None:
    assert mail(name).subject == subject


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("subject-raw-latin1", "Bonjour, samedi à 10h ?"),
        ("subject-raw-gb2312", "请问周六可以看房吗？"),
        ("charset-unknown", "Déjà vu: 3 chambres?"),
        ("charset-latin1-really-utf8", "¿Sigue en venta? Sí, señor."),
        ("charset-ascii-really-cp1252", "It’s “the one” – we’ll take it €450k"),
        ("charset-iso-2022-jp", "土曜日に内見できますか。"),
        ("html-beside-empty-text", "The words are only here."),
        ("html-beside-useless-text", "We would like to sell our house at 12 Elm Street this spring."),
        ("boundary-without-end", "The line dropped before the e"),
        ("boundary-not-there", "The parts are gone, the words are not."),
        ("boundary-unnamed", "Still readable."),
        ("header-fold-without-indent", "Café au lait"),
        ("header-without-blank-line", "This line is the body already.\nSo is this one."),
        ("header-with-stray-line", "The body."),
        ("base64-with-footer", "Is the garden private? We love it."),
        ("base64-damaged", "Hello world"),
        ("base64-that-is-not", "This was never encoded, whatever the header says."),
        ("line-ends-cr", "first line\nsecond line"),
        ("mbox-from-line", "body"),
        ("multipart-base64-as-a-whole", "inside"),
        ("parts-behind-false-end", "one\ntwo"),
        ("text-with-a-file-name", "The words stand in a file, so to say."),
        ("telephone-message", "Is 12 Elm St still for sale? Call me at this number."),
        ("no-header-at-all", "just some words\nwithout any header"),
    ],
)
def test_the_text_is_found_and_decoded(name: str, text: str) -> None:
    assert mail(name).text.strip() == text


def test_an_attached_text_is_read_only_where_there_is_no_other_and_it_is_short() -> None:
    attached = (
        b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n%s\r\n--b--\r\n"
    )
    head = b"From: kim@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n"
    assert parse(head + body + attached % b"a log").text.strip() == "See the file."
    assert parse(head + attached % (b"a log line\r\n" * 5_000)).text.strip() == ""


@pytest.mark.parametrize("charset", ["utf-16", "UTF-16LE", "unicode"])
def test_html_that_names_a_wide_charset_in_ascii_is_utf_8(charset: str) -> None:
    head = b"From: kim@example.com\r\nContent-Type: text/html\r\n\r\n"
    page = f'<meta charset="{charset}"><p>We’d like to see 12 Elm St.</p>'
    assert parse(head + page.encode()).text.strip() == "We’d like to see 12 Elm St."


def test_flowed_paragraphs_are_put_back_together() -> None:
    assert mail("flowed").text == (
        "We would like to see it on Saturday if possible.\n> Would you? Really?\nYes.\n-- \nDana\n"
    )


def test_flowed_text_with_delsp_drops_the_marking_space() -> None:
    assert mail("flowed-delsp").text == (
        "This is one long paragraph that was softly broken.\n\n> Their quoted text also flows.\n>> Deeper stays.\n"
        "\nFrom the start\n-- \nDana\n"
    )


def test_html_alone_is_laid_out_as_text_with_its_quotes_marked() -> None:
    assert mail("html-only-quoted").text == (
        "Saturday works. See the map <https://maps.example.com/x?a=1&b=2>.\n\n- bring keys\n- bring plan\n\n"
        "On Mon, Mar 2, 2026 at 8:00 AM Harbor Homes <hello@agency.test> wrote:\n\n"
        "> Which day suits you?\n>\n>> old"
    )


def test_inline_images_are_attachments_and_the_plain_form_is_the_text() -> None:
    read = mail("alternative-related-inline-image")
    assert read.text.strip() == "See the photo."
    assert "<img" in read.html
    assert [(a.name, a.type, a.size) for a in read.attachments] == [("roof.png", "image/png", 8)]


def test_attachment_names_are_decoded_and_cannot_leave_their_folder() -> None:
    read = mail("attachment-names")
    assert [a.name for a in read.attachments] == ["Grundriß Erdgeschoss.pdf", "Pré-accord.doc", "_.._etc_notes.txt"]
    assert read.attachments[0].content == b"%PDF-"
    assert read.text.strip() == "Attached."


def test_the_extended_form_of_a_file_name_outranks_the_plain_one() -> None:
    assert [a.name for a in mail("attachment-named-twice").attachments] == ["€.pdf"]


def test_encrypted_mail_says_that_it_was_not_opened() -> None:
    assert "OpenPGP: encrypted, not opened" in mail("encrypted-openpgp").problems


def test_text_before_and_after_an_attachment_is_all_text() -> None:
    read = mail("text-around-attachment")
    assert read.text.split("\n") == ["Front of the house:", "What do you think it is worth?"]
    assert [a.name for a in read.attachments] == ["front.jpg"]


def test_a_calendar_part_is_kept_apart_from_the_text() -> None:
    read = mail("calendar-invite")
    assert read.text.strip() == "Invitation: visit on Saturday"
    assert read.calendars[0].startswith("BEGIN:VCALENDAR\nMETHOD:REQUEST\n")


def test_an_enclosed_mail_comes_back_as_the_bytes_that_came() -> None:
    read = mail("forwarded-as-attachment")
    assert read.text.strip() == "What do you make of this?"
    assert read.nested[0].startswith(b"From: other@example.org\r\nSubject: inner\r\n")
    assert parse(read.nested[0]).text.strip() == "The inner text."


def test_the_mails_of_a_digest_are_enclosed_mails() -> None:
    assert [parse(one).subject for one in mail("digest").nested] == ["one", "two"]


def test_outlooks_own_format_is_named_as_a_problem() -> None:
    assert any("TNEF" in problem for problem in mail("winmail-dat").problems)


def test_a_file_written_into_the_text_becomes_an_attachment() -> None:
    read = mail("uuencoded-in-text")
    assert read.text == "See the file.\n\n\n\nRegards\n"
    assert [(a.name, a.content) for a in read.attachments] == [("plan.txt", b"abc")]


def test_of_duplicate_headers_the_first_counts() -> None:
    read = mail("duplicate-headers")
    assert read.from_ == (Address("first@example.net"),)
    assert read.message_id == "first@example.net"
    assert read.date == datetime(2026, 3, 3, 14, 15, tzinfo=UTC)
    assert read.all_headers("Received") == ("from a", "from b")


def test_references_survive_junk_folds_and_repetition() -> None:
    read = mail("references-with-junk")
    assert read.references == ("a0@example.net", "a1@example.net", "folded@example.net")
    assert read.in_reply_to == ("a1@example.net",)
    assert mail("references-bare").references == ("a0@example.net", "a1@example.net")


def test_odd_address_fields_give_their_addresses() -> None:
    read = mail("addresses-odd")
    assert read.from_ == (Address("dana.reyes@example.net", "Reyes, Dana"),)
    assert read.to == ()
    assert read.cc == (
        Address("a@example.net"),
        Address("b@example.net", "Lee, B."),
        Address("j@example.net", "Müller, J"),
    )
    assert read.reply_to == (Address("dana@example.net", "Dana"),)
    assert read.sender == Address("dana@example.net", "Dana at work")


def test_an_address_in_a_display_name_is_only_a_name() -> None:
    assert mail("from-display-name-is-address").from_ == (Address("thief@example.org", "boss@bank.example"),)


def test_multiparts_nested_without_end_are_cut_off_and_said_so() -> None:
    assert "multiparts nested too deep" in mail("multiparts-nested-deep").problems


@pytest.mark.parametrize("raw", [b"", b"\r\n \r\n", b"\x00" * 64, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01"])
def test_what_is_no_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableMail):
        parse(raw)


def test_a_calendar_file_that_is_labelled_as_bytes_is_a_calendar() -> None:
    read = mail("calendar-as-octet-stream")
    assert [one.splitlines()[0] for one in read.calendars] == ["BEGIN:VCALENDAR"]
    assert [one.name for one in read.attachments] == ["invite.ics"]


def test_the_dot_of_the_dns_root_is_no_part_of_an_address() -> None:
    read = mail("address-with-final-dot")
    assert [one.email for one in (*read.from_, *read.to)] == ["dana@lead.test", "kim@agency.test", "ann@agency.test"]

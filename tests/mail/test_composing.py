"""A composed mail says what its letter says, to every reader, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import mailparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mailbot.errors import BadInput
from mailbot.mail.composing import Letter, compose

LETTER = Letter(
    from_address="sam@agency.example",
    from_name="Sam Taylor",
    to_address="anna@home.example",
    to_name="Anna",
    subject="Three homes",
    text="Hello Anna,\n\nthree homes.\n",
    message_id="0123.abc.mb@agency.example",
    date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
)

anything = st.text(st.characters(exclude_categories=()))
# What a header can show: no line ends (refused, tested below), no controls (shown as spaces), no lone surrogates.
words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))).map(str.strip)
texts = st.text(st.characters(exclude_categories=("Cs",)))
ids = st.from_regex(r"[a-z0-9.$+=_-]{1,60}@[a-z0-9.-]{1,30}", fullmatch=True)


def read(letter: Letter) -> EmailMessage:
    """The composed mail as the standard library reads it, after what holds for every mail of ours was checked."""
    raw = compose(letter)
    assert raw.isascii()
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.endswith(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def lines(text: str) -> str:
    """A text as mail carries it: its line ends made one, and one at the end."""
    text = re.sub(r"\r\n|\r", "\n", text)
    return text if text.endswith("\n") else text + "\n"


def content(part: Any) -> str:
    """A text part's content, with the line ends that it travels with made one."""
    return part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")


# ---------------------------------------------------------------------------------------------------- headers


def test_a_plain_letter_reads_well_without_any_decoding() -> None:
    assert compose(LETTER) == (
        b"Date: Wed, 04 Mar 2026 05:06:07 +0000\r\n"
        b"From: Sam Taylor <sam@agency.example>\r\n"
        b"To: Anna <anna@home.example>\r\n"
        b"Subject: Three homes\r\n"
        b"Message-ID: <0123.abc.mb@agency.example>\r\n"
        b"Auto-Submitted: auto-generated\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 7bit\r\n"
        b"\r\n"
        b"Hello Anna,\r\n\r\nthree homes.\r\n"
    )


@given(subject=words)
@example(subject="=?utf-8?q?not_encoded?=")
@example(subject="x" * 900)
@example(subject="x" * 1200)
@example(subject=" ".join(["word"] * 300))
@example(subject=" ".join(["Größe"] * 60))
@example(subject=" ".join(["大きな家"] * 60))
@example(subject="two  spaces   and more")
@example(subject="👨‍👩‍👧‍👦" * 30)
def test_any_subject_is_read_back(subject: str) -> None:
    letter = replace(LETTER, subject=subject)
    assert read(letter)["Subject"] == subject
    if subject:
        folded = mailparser.parse_from_bytes(compose(letter)).subject  # it leaves RFC 5322 §2.2.3 to us
        # The peer normalises what it reads.
        assert folded.replace("\r\n", "") == unicodedata.normalize("NFC", subject)


@given(name=words)
@example(name='Smith, Anna "Annie" \\ (home)')
@example(name=" ".join(["Jörg Müller-Lüdenscheidt"] * 6))
@example(name="a@b.example")
@example(name="=?utf-8?q?Eve?=")
@example(name="Ann  Smith")
@example(name="x" * 300)
def test_any_display_name_is_read_back(name: str) -> None:
    letter = replace(LETTER, to_name=name, from_name=name, reply_to="sam+r@agency.example")
    message = read(letter)
    written = message_from_bytes(compose(letter))
    for header, address in [("To", LETTER.to_address), ("From", LETTER.from_address), ("Reply-To", letter.reply_to)]:
        assert [mailbox.addr_spec for mailbox in message[header].addresses] == [address]
        # The newer reader of Python 3.11 puts spaces between the encoded words of a long name; the older one does not.
        phrase, _ = parseaddr(written[header])
        assert str(make_header(decode_header(phrase))) == name


@given(text=anything)
@pytest.mark.parametrize("field", ["subject", "to_name", "from_name"])
def test_any_text_in_a_header_is_shown_or_refused_and_never_becomes_a_header(field: str, text: str) -> None:
    letter = replace(LETTER, **{field: text})  # type: ignore[arg-type]
    if "\r" in text or "\n" in text:
        with pytest.raises(BadInput, match="line end"):
            compose(letter)
    else:
        assert read(letter).keys() == read(LETTER).keys()


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "x\r\nBcc: evil@x.y"},
        {"subject": "x\nBcc: evil@x.y"},
        {"subject": "x\rBcc: evil@x.y"},
        {"to_name": "x\r\nBcc: evil@x.y"},
        {"from_name": "x\nBcc: evil@x.y"},
        {"to_address": "anna@home.example\r\nBcc: evil@x.y"},
        {"to_address": "anna@home.example>, <evil@x.y"},
        {"to_address": "anna@home.example, evil@x.y"},
        {"cc": ("a@b.example", "c@d.example\nBcc: evil@x.y")},
        {"from_address": "not an address"},
        {"reply_to": "a@b.example\r\nX: y"},
        {"message_id": "a@b\r\nBcc: evil@x.y"},
        {"message_id": "a@b>\r\n"},
        {"message_id": "a b@c"},
        {"message_id": "no-at-sign"},
        {"message_id": ""},
        {"in_reply_to": "a@b\nBcc: evil@x.y"},
        {"references": ("a@b", "c@d\rBcc: evil@x.y")},
        {"list_unsubscribe": ("https://x.y/u\r\nBcc: evil@x.y",)},
        {"list_unsubscribe": ("https://x.y/a b",)},
        {"list_unsubscribe": ("https://x.y/>,<mailto:evil@x.y",)},
        {"list_unsubscribe": ("nouri",)},
        {"loop_mark": "x\r\nBcc: evil@x.y"},
        {"automatic": "no"},
        {"automatic": "auto-replied\r\nBcc: evil@x.y"},
        {"calendar": "BEGIN:VCALENDAR", "calendar_method": "REQUEST\r\nBcc: evil@x.y"},
        {"calendar": "BEGIN:VCALENDAR", "calendar_method": ""},
        {"extra_headers": (("X-One", "x\r\nBcc: evil@x.y"),)},
        {"extra_headers": (("X-One: y\r\nBcc", "evil@x.y"),)},
        {"extra_headers": (("Bcc", "evil@x.y"),)},
        {"extra_headers": (("CONTENT-TYPE", "text/html"),)},
        {"date": datetime(2026, 1, 1)},  # noqa: DTZ001 - a naive date is the point
    ],
    ids=str,
)
def test_what_no_header_may_hold_is_bad_input(change: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        compose(replace(LETTER, **change))


def test_control_signs_in_a_name_become_spaces() -> None:
    [mailbox] = read(replace(LETTER, to_name="Ann\x0bSmi\x00th\t\u2028x"))["To"].addresses
    assert mailbox.display_name.split(" ") == ["Ann", "Smi", "th", "", "x"]


def test_long_headers_are_folded_and_no_encoded_line_passes_76_characters() -> None:
    letter = replace(LETTER, subject="Schöne Häuser " * 40, to_name="Zoë " * 40, from_name="Ann Smith " * 20)
    head = compose(letter).partition(b"\r\n\r\n")[0] + compose(replace(LETTER, subject="three homes " * 40))
    assert max(len(line) for line in head.split(b"\r\n")) <= 76


def test_the_date_keeps_its_zone() -> None:
    there = timezone(timedelta(hours=-5))
    assert b"Date: Wed, 04 Mar 2026 05:06:07 -0500\r\n" in compose(
        replace(LETTER, date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=there))
    )


def test_copies_and_domains_that_are_not_ascii() -> None:
    message = read(replace(LETTER, to_address="anna@bücher.example", cc=("bob@home.example", "eve@home.example")))
    assert message["To"].addresses[0].addr_spec == "anna@xn--bcher-kva.example"
    assert [mailbox.addr_spec for mailbox in message["Cc"].addresses] == ["bob@home.example", "eve@home.example"]


def test_a_local_part_that_is_not_ascii_is_written_in_utf_8() -> None:
    raw = compose(replace(LETTER, to_address="jürgen@home.example"))
    assert "To: Anna <jürgen@home.example>\r\n".encode() in raw


# ---------------------------------------------------------------------------------------------------- threads


@given(references=st.lists(ids, max_size=60, unique=True), in_reply_to=ids)
def test_references_keep_the_first_and_the_newest(references: list[str], in_reply_to: str) -> None:
    message = read(replace(LETTER, references=tuple(references), in_reply_to=in_reply_to))
    assert message["In-Reply-To"] == f"<{in_reply_to}>"
    if not references:
        assert message["References"] is None
        return
    written = re.findall(r"<([^>]*)>", message["References"])
    assert len("References: " + " ".join(f"<{one}>" for one in written)) <= 998
    assert written[0] == references[0]
    assert written[1:] == references[len(references) - len(written) + 1 :]
    if sum(len(one) + 3 for one in references) < 980:
        assert written == references


def test_one_huge_reference_does_not_push_out_the_newest() -> None:
    references = ("a" * 800 + "@x.y", "b" * 300 + "@x.y", "c" * 300 + "@x.y")
    assert read(replace(LETTER, references=references))["References"] == f"<{references[-1]}>"


def test_ids_that_cannot_stand_in_a_header_are_left_out() -> None:
    message = read(replace(LETTER, references=("a@b", "c d@e", "é@x", "<f@g>", "", "a@b", "h@i"), in_reply_to="x y"))
    assert message["References"] == "<a@b> <h@i>"
    assert message["In-Reply-To"] is None


# ---------------------------------------------------------------------------------------------------- marks


def test_the_marks_that_machines_look_for() -> None:
    message = read(
        replace(
            LETTER,
            automatic="auto-replied",
            campaign=1001,
            loop_mark="abcdefghijklmnop",
            list_unsubscribe=("https://agency.example/u/1.x", "mailto:sam+u.1@agency.example?subject=unsubscribe"),
            one_click=True,
            extra_headers=(("X-Mailbot-Original-To", "jörg@home.example, eve@home.example"),),
        )
    )
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Campaign"] == "1001"
    assert message["X-Mailbot-Loop"] == "abcdefghijklmnop"
    assert message["List-Unsubscribe"] == (
        "<https://agency.example/u/1.x>, <mailto:sam+u.1@agency.example?subject=unsubscribe>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["X-Mailbot-Original-To"] == "jörg@home.example, eve@home.example"


def test_one_click_is_promised_only_with_an_https_uri() -> None:
    """RFC 8058 §3.1."""
    letter = replace(LETTER, list_unsubscribe=("http://agency.example/u/1", "mailto:a@b.example"), one_click=True)
    assert read(letter)["List-Unsubscribe-Post"] is None


def test_a_letter_without_marks_has_none() -> None:
    message = read(replace(LETTER, automatic=""))
    for name in ("Auto-Submitted", "X-Campaign", "X-Mailbot-Loop", "List-Unsubscribe", "Cc", "Reply-To", "References"):
        assert message[name] is None


# ---------------------------------------------------------------------------------------------------- bodies


@given(text=texts, html=texts)
@example(text="From the start\nFrom here\nnot From here", html="x" * 70 + "From \n")
@example(text="x" * 76 + "From y " * 30, html="")
@example(text="trailing \t \n-- \nSam", html="<p>" + "x" * 5000)
@example(text=".\n..\n.leading", html="--=_a")
@example(text="a\rb\r\nc\n\rd", html="\r")
@example(text="grüße " * 200, html="大きな家" * 400)
@example(text="\x00\x07\x1b\x7f\x85\u2028", html="=3D=?utf-8?q?x?=")
def test_any_body_is_read_back(text: str, html: str) -> None:
    letter = replace(LETTER, text=text, html=html)
    message = read(letter)
    if not html:
        assert message.get_content_type() == "text/plain"
        assert content(message) == lines(text)
        return
    assert message.get_content_type() == "multipart/alternative"
    plain, rich = message.iter_parts()
    assert (plain.get_content_type(), rich.get_content_type()) == ("text/plain", "text/html")
    assert (content(plain), content(rich)) == (lines(text), lines(html))


@given(text=anything)
@example(text="From one\nFrom two")
@example(text="é\nFrom two\n" + "x" * 75 + "From three")
@example(text="a\x00b")
@example(text="--=_a\nb\n--=_c")
def test_no_text_breaks_the_rules_of_the_wire(text: str) -> None:
    message = read(replace(LETTER, text=text, html=text))
    for line in compose(replace(LETTER, text=text, html=text)).partition(b"\r\n\r\n")[2].split(b"\r\n"):
        assert len(line) <= 78
        assert not line.startswith(b"From ")
    assert b"\x00" not in compose(replace(LETTER, text=text))
    assert b"\n--=_" not in compose(replace(LETTER, text=text)), "nothing but a boundary looks like one"
    assert len(list(message.iter_parts())) == (2 if text else 0)


def test_half_a_character_is_shown_as_one_that_is_missing() -> None:
    letter = replace(LETTER, subject="a\ud83d", text="b\ud83d", calendar="c\ud83d", calendar_method="REQUEST")
    message = read(letter)
    assert message["Subject"] == "a\ufffd"
    assert [content(part) for part in message.walk() if not part.is_multipart()] == [
        "b\ufffd\n",
        "c\ufffd\n",
        "c\ufffd",
    ]


def test_mail_parser_reads_the_same_texts() -> None:
    letter = replace(LETTER, text="Grüße,\n\nAnna\n", html="<p>Grüße 大きな家</p>\n", to_name="Jörg")
    mail = mailparser.parse_from_bytes(compose(letter))
    assert [part.replace("\r\n", "\n") for part in mail.text_plain] == ["Grüße,\n\nAnna\n"]
    assert [part.replace("\r\n", "\n") for part in mail.text_html] == ["<p>Grüße 大きな家</p>\n"]
    assert mail.to == [("Jörg", "anna@home.example")]
    assert mail.message_id == "<0123.abc.mb@agency.example>"
    assert mail.date == LETTER.date


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("plain\nlines\n", "7bit"),
        ("x" * 78, "7bit"),
        ("x" * 79, "quoted-printable"),
        ("-- \nSam", "quoted-printable"),
        ("Grüße aus Köln", "quoted-printable"),
        ("大きな家を探しています", "base64"),
        ("Ищу дом у моря", "base64"),
    ],
)
def test_the_encoding_fits_the_text(text: str, encoding: str) -> None:
    assert read(replace(LETTER, text=text))["Content-Transfer-Encoding"] == encoding


def test_the_same_letter_gives_the_same_bytes_and_another_mail_another_boundary() -> None:
    letter = replace(LETTER, html="<p>x</p>")
    assert compose(letter) == compose(letter)
    other = replace(letter, message_id="other@agency.example")
    assert read(letter).get_boundary() != read(other).get_boundary()


# ---------------------------------------------------------------------------------------------------- invitations

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Anruf für Jörg\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("html", ["", "<p>See you</p>"])
def test_an_invitation_is_an_alternative_and_a_file(html: str) -> None:
    letter = replace(LETTER, html=html, calendar=CALENDAR, calendar_method="REQUEST")
    message = read(letter)
    assert message.get_content_type() == "multipart/mixed"
    alternatives, file = message.iter_parts()
    assert alternatives.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in alternatives.iter_parts()]
    assert kinds == ["text/plain", *(["text/html"] if html else []), "text/calendar"]
    invitation = list(alternatives.iter_parts())[-1]
    assert invitation["Content-Type"].params["method"] == "REQUEST"
    assert invitation.get_payload(decode=True) == CALENDAR.encode()
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")
    assert file.get_content_disposition() == "attachment"
    assert file.get_payload(decode=True) == CALENDAR.encode()
    assert alternatives.get_boundary() != message.get_boundary()

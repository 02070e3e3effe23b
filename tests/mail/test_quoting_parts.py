"""A text comes apart into what is new, quoted, signature and forwarded, and nothing is lost or made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reply_samples import SAMPLES

from mailbot.mail import quoting
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import Parts, newly_written, split

EMAILS = Path(__file__).parents[1] / "emails"
PIECES = [
    "> quoted", ">> deeper", "On Tue, Mar 3, 2026 at 9:15 AM Kim <kim@agency.test> wrote:", "Kim wrote:", "--", "-- ",
    "From: Kim <kim@agency.test>", "Sent: Tuesday", "To: Dana", "Subject: x", "-----Original Message-----", "", " ",
    "________________________________", "Sent from my iPhone", "---------- Forwarded message ---------", "Thanks,",
    "Dana", "512-555-0142", "www.example.net", "CAUTION: this email originated outside", "CONFIDENTIALITY NOTICE: x",
    "Le mar. 3 mars 2026 à 09:15,", "Kim a écrit :", "PS: one more thing", "a line of words", "another one?", "\u200b>",
]  # fmt: skip


def words(text: str) -> list[str]:
    return sorted(text.replace("\u200b", "").split())


def test_each_part_goes_where_it_belongs() -> None:
    text = (
        "Yes.\n\nSent from my iPhone\n\nOn Tue, Mar 3, 2026 at 9:15 AM Kim <kim@agency.test> wrote:\n> Still there?\n\n"
        "And look at this:\n\n---------- Forwarded message ---------\nFrom: Alerts <a@mls.test>\n\n3 bd 2 ba\n"
    )
    assert split(text) == Parts(
        new="Yes.\n\nAnd look at this:",
        quoted="On Tue, Mar 3, 2026 at 9:15 AM Kim <kim@agency.test> wrote:\n> Still there?",
        signature="Sent from my iPhone",
        forwarded="---------- Forwarded message ---------\nFrom: Alerts <a@mls.test>\n\n3 bd 2 ba",
    )


def test_a_header_without_a_heading_is_a_forward_where_the_subject_says_so() -> None:
    text = "Look.\n\nFrom: A <a@mls.test>\nSent: Tuesday\nTo: Dana\nSubject: Homes\n\n3 bd\n"
    assert split(text, subject="WG: Homes").forwarded.startswith("From: A")
    assert split(text, subject="AW: Homes").quoted.startswith("From: A")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_no_word_is_lost(sample: object) -> None:
    text = sample.text  # type: ignore[attr-defined]
    parts = split(text)
    assert words(" ".join([parts.new, parts.quoted, parts.signature, parts.forwarded])) == words(
        text.replace("\ufeff", "")
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", "Re: x", "Fwd: x"]))
def test_no_order_of_lines_breaks_it_or_loses_a_word(pieces: list[str], subject: str) -> None:
    parts = split("\n".join(pieces), subject=subject)
    assert words(" ".join([parts.new, parts.quoted, parts.signature, parts.forwarded])) == words(" ".join(pieces))


@settings(deadline=None)
@given(st.text(max_size=2_000))
def test_any_text_is_taken_apart(text: str) -> None:
    split(text)


@pytest.mark.parametrize(
    "line",
    ["--", "From: x", "On Mar 3, 2026 at 9:15 x", "Thanks", "=" * 400, ">" * 400, "a@b.c " * 60, "1 " * 200],
)  # fmt: skip
def test_many_lines_alike_take_no_longer_than_their_number(line: str) -> None:
    # Quadratic work over 200,000 lines would run into the test timeout.
    split(f"{line}\n" * 200_000)


def test_what_stands_below_the_last_line_read_is_left_out() -> None:
    text = "first\n" + "filler\n" * quoting.MAX_LINES + "last\n"
    assert "last" not in split(text).new


def test_of_a_very_long_mail_the_beginning_is_read_and_all_of_it_kept() -> None:
    text = "We want a house. " * 100_000
    new = newly_written(ParsedEmail(text=text))
    assert text.startswith(new)
    assert quoting.MAX_READ - 1 <= len(new) <= quoting.MAX_READ
    assert split(text).new == text.rstrip()


def test_an_empty_mail_has_nothing_new() -> None:
    assert newly_written(ParsedEmail()) == ""


PROGRAMS = ["gmail", "gmail-signature", "outlook", "outlook-web", "apple", "yahoo", "proton"]


@pytest.mark.parametrize("program", PROGRAMS)
def test_replies_that_are_only_html_are_cut_too(program: str) -> None:
    mail = parse((EMAILS / f"reply-html-{program}.eml").read_bytes())
    assert newly_written(mail).replace("\n\n", "\n") == "Yes, Saturday.\nDana"


def test_the_same_text_is_cut_the_same_whichever_part_it_came_in() -> None:
    mail = ParsedEmail(subject="Re: x", text="Yes.\n\nKim wrote:\n> Still there?\n")
    assert newly_written(mail) == newly_written(replace(mail, html="<p>Something else</p>")) == "Yes."


ROMANIAN = (
    "<b>De la:</b> Kim &lt;kim@agency.test&gt;<br><b>Trimis:</b> luni, 3 martie 2025 10:15<br>"
    "<b>Către:</b> Dana<br><b>Subiect:</b> Casă"
)


@pytest.mark.parametrize(
    "begins",
    [
        '<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">',
        '<div id="mail-editor-reference-message-container">',
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>",
    ],
)
def test_outlook_marks_what_it_quotes_in_every_language(begins: str) -> None:
    html = f"<div>Mulțumesc, dar nu acum.</div>{begins}<p>{ROMANIAN}</p></div><div>Would you like to see it?</div>"
    header = "Subject: RE: x\nContent-Type: text/html; charset=utf-8\n\n"
    assert newly_written(parse((header + html).encode())) == "Mulțumesc, dar nu acum."


def test_a_header_in_a_language_of_no_table_counts_only_in_a_mail_that_answers() -> None:
    text = "Salut,\n\nDe la: Kim <kim@agency.test>\nTrimis: luni, 3 martie 2025 10:15\nSubiect: Casă\n\nO vedeți?"
    mail = ParsedEmail(subject="Casă", text=text)
    assert newly_written(mail) == text
    assert newly_written(replace(mail, references=("a@agency.test",))) == "Salut,"


def test_contact_details_are_words_in_an_answer() -> None:
    text = "Here we are:\n\nEmail: dana@example.net\nPhone: 512-555-0142\nBest time: 3 March, 10:15\n\nDana"
    assert split(text, subject="Re: x", answers=True).new == text


@pytest.mark.parametrize("subject", ["R: Casa", "RES: Casa", "Re[2]: Casa", "رد: x", "回覆：x"])
def test_a_header_with_nothing_above_it_is_quoted_where_the_subject_is_a_reply(subject: str) -> None:
    text = "Da: Kim <kim@agency.test>\nInviato: lunedì 3 marzo 2025 10:15\nA: Dana\nOggetto: Casa\n\nLa vuole vedere?"
    assert split(text, subject=subject).new == ""
    assert split(text, subject="Casa").new == text


def test_a_banner_in_its_own_html_block_ends_with_it() -> None:
    html = "<div>[EXTERNAL]</div><div>We want a house.</div>"
    mail = parse(f"Subject: x\nContent-Type: text/html\n\n{html}".encode())
    assert newly_written(mail) == "We want a house."


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (  # the tail of a quoted line, wrapped on the way
            (
                "Kim wrote:\n> We looked at the kitchen and the yard and wondered whether the old handler\n"
                "of the door might be kept by you\n> and whether the stove stays.\n\nIt does."
            ),
            "It does.",
        ),
        ("Kim wrote:\n> Shall we?\nyes\n> And the stove?\nit stays\n", "yes\n\nit stays"),  # answers, not tails
        ("Kim wrote:\n> First\n[...]\n> Last\n\nFine.", "Fine."),
        ("Excerpts from Kim's message of Thu Nov 26 09:17:15 +0100 2009:\n> Still there?\n\nYes.", "Yes."),
    ],
)
def test_what_stands_between_quoted_lines(text: str, new: str) -> None:
    assert split(text).new == new


@pytest.mark.parametrize(
    "said",
    [
        "On March 3, 2026 I wrote:",
        "On 3 March 2026, at 9:15, we wrote:",
        "Am 3. März 2026 um 9:15 schrieb ich:",
        "Le 3 mars 2026, je vous ai écrit :",
    ],
)
def test_what_somebody_says_that_they_wrote_themselves_is_theirs_unless_it_is_marked(said: str) -> None:
    prose = f"Hi Kim,\n\n{said}\n\nWe want a garage.\n\nDana"
    assert "We want a garage." in split(prose).new
    assert said in split(prose).new
    assert split(f"Any news?\n\n{said}\n> We want a garage.\n").new == "Any news?"


def test_a_program_that_calls_us_you_or_an_initial_still_quotes() -> None:
    for said in ("On Tuesday, March 3, 2026, 9:15 AM, you wrote:", "On 3 Mar 2026 at 9:15, I <i@away.example> wrote:"):
        assert split(f"Any news?\n\n{said}\n\nWe have a house.\n").new == "Any news?"

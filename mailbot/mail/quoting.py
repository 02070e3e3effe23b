"""What a person newly wrote in a mail, told apart from what is quoted, forwarded or signature.

A text is read line by line, from the top, in linear time. The library named for this (mail-parser-reply) was measured
and left out: see benchmarks/reading.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from mailbot.mail.quotes import quote_marks as marks
from mailbot.mail.quotes.banners import banner_lines
from mailbot.mail.quotes.lines import QUOTED, Kind, LineReader, seen
from mailbot.mail.quotes.signatures import signature_lines

MAX_READ = 20_000  # characters of each part of a mail that are read: ten pages; what stands below them is only kept
MAX_LINES = 10_000  # lines that are read; what stands below them is old
MAX_TOP = 40  # lines in which a mail server's warning is looked for
MAX_SIGNED = 20  # stretches between quotes, from the end, in which a signature is looked for
WRAPPED = 70  # characters in which programs wrap lines, or a few more
LONGEST_TAIL = 45  # characters

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Parts:
    """A text, taken apart. `new` is what the person wrote; blank lines at the ends of each part are dropped."""

    new: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: str = ""


class Written(Protocol):
    """What of a mail, parsed or stored, tells what is new in it."""

    @property
    def text(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def in_reply_to(self) -> Sequence[str]: ...
    @property
    def references(self) -> Sequence[str]: ...


def newly_written(mail: Written) -> str:
    """What the writer of this mail wrote in it: no quote, no signature, nothing forwarded. May be empty."""
    return parts_of(mail).new


def parts_of(mail: Written) -> Parts:
    """Take a mail's text apart; of each part the first MAX_READ characters, since whoever reads takes time for each."""
    parts = split(mail.text, subject=mail.subject, answers=_answers(mail))
    return Parts(*(part[:MAX_READ].rstrip() for part in (parts.new, parts.quoted, parts.signature, parts.forwarded)))


def inline_answers(mail: Written) -> list[tuple[str, str]]:
    """What the writer put right below lines that they quote, each with the quoted paragraph above it.

    Only between quoted lines: what stands below a whole quote is rather an answer to all of it.
    """
    lines, kinds = _read(mail.text, mail.subject, _answers(mail))
    runs = [(kind, [lines[at] for at in at_lines]) for kind, at_lines in _runs(lines, kinds)]
    return [
        (_last_paragraph(above), "\n".join(written).strip())
        for (before, above), (kind, written), (after, _) in zip(runs, runs[1:], runs[2:], strict=False)
        if before is after is Kind.QUOTED and kind is Kind.NEW
    ]


def split(text: str, *, subject: str = "", answers: bool = False) -> Parts:
    """Take a text apart. The subject tells whether an unmarked header above a mail means a forward or a reply.

    `answers`: the mail names another that it answers, whatever its subject.
    """
    lines, kinds = _read(text, subject, answers)
    return Parts(
        new=_joined(lines, kinds, Kind.NEW),
        quoted=_joined(lines, kinds, Kind.QUOTED),
        signature=_joined(lines, kinds, Kind.SIGNATURE),
        forwarded=_joined(lines, kinds, Kind.FORWARDED),
    )


def _answers(mail: Written) -> bool:
    return bool(mail.in_reply_to or mail.references)


def _read(text: str, subject: str, answers: bool) -> tuple[list[str], list[Kind]]:
    """The lines of a text, and what each of them is."""
    text = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = marks.GLUED.sub(r"\n\1\n", text).split("\n", MAX_LINES)[:MAX_LINES]
    kinds = LineReader(lines, subject, answers).kinds()
    _rejoin_wrapped_quotes(lines, kinds)
    for at in banner_lines([seen(line) for line in lines[:MAX_TOP]]):
        if kinds[at] is Kind.NEW:
            kinds[at] = Kind.SIGNATURE
    for start, end in list(_stretches(kinds))[-MAX_SIGNED:]:
        for number in signature_lines(lines[start:end]):
            kinds[start + number] = Kind.SIGNATURE
    return lines, kinds


def _runs(lines: list[str], kinds: list[Kind]) -> list[tuple[Kind, list[int]]]:
    """Stretches of lines of one kind that say something, each with its lines; blank ones go with what is above."""
    said = [at for at, line in enumerate(lines) if line.strip()]
    return [(kind, list(run)) for kind, run in groupby(said, key=lambda at: kinds[at])]


def _last_paragraph(quoted: list[str]) -> str:
    """The last lines of a quote, up to one that is blank, without their marks."""
    paragraph: list[str] = []
    for line in reversed([QUOTED.sub("", line).lstrip("> ").strip() for line in quoted]):
        if not line and paragraph:
            break
        if line:
            paragraph.insert(0, line)
    return "\n".join(paragraph)


def _rejoin_wrapped_quotes(lines: list[str], kinds: list[Kind]) -> None:
    """Between two quoted lines: the tail of the upper one, wrapped on the way, or the mark of something left out."""
    for at in range(1, len(lines) - 1):
        if (
            kinds[at] is Kind.NEW
            and kinds[at - 1] is Kind.QUOTED
            and kinds[at + 1] is Kind.QUOTED
            and (_is_tail_of(lines[at - 1].strip(), lines[at].strip()) or marks.LEFT_OUT.fullmatch(lines[at]))
        ):
            kinds[at] = Kind.QUOTED


def _is_tail_of(above: str, tail: str) -> bool:
    """Whether the upper line would have become too long with one word more, and the lower goes on in mid-sentence."""
    wrapped = len(above) + len(tail.partition(" ")[0]) >= WRAPPED
    return tail[:1].islower() and len(tail) < LONGEST_TAIL and wrapped and not above.endswith((".", "?", "!"))


def _stretches(kinds: list[Kind]) -> Iterator[tuple[int, int]]:
    """Runs of lines that the person wrote, each as where it begins and ends."""
    at = 0
    for kind, run in groupby(kinds):
        length = sum(1 for _ in run)
        if kind is Kind.NEW:
            yield at, at + length
        at += length


def _joined(lines: list[str], kinds: list[Kind], wanted: Kind) -> str:
    """The lines of one kind; where others stood between them, a blank line."""
    out: list[str] = []
    gap = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind is wanted:
            if gap and out and out[-1].strip() and line.strip():
                out.append("")
            out.append(line.rstrip())
        gap = kind is not wanted
    return _BLANK_LINES.sub("\n\n", "\n".join(out)).strip("\n")

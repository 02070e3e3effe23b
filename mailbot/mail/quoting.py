"""What a person newly wrote in a mail, told apart from what is quoted, forwarded or signature.

A text is read line by line, from the top, in linear time. The library named for this (mail-parser-reply) was measured
and left out: see benchmarks/reading.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, takewhile
from typing import Protocol

from mailbot.mail.quotes import quote_marks as marks
from mailbot.mail.quotes.banners import banner_lines
from mailbot.mail.quotes.quote_marks import Label, label_of
from mailbot.mail.quotes.signature_marks import CONTACT_LABEL
from mailbot.mail.quotes.signatures import signature_lines

MAX_READ = 20_000  # characters of each part of a mail that are read: ten pages; what stands below them is only kept
MAX_LINES = 10_000  # lines that are read; what stands below them is old
MAX_TOP = 40  # lines in which a mail server's warning is looked for
MAX_SIGNED = 20  # stretches between quotes, from the end, in which a signature is looked for
MAX_SEEN = 300  # characters of a line that are compared with patterns
MAX_HEADER_LINES = 12  # of a "From: … To: … Subject: …" block, with folded lines
MAX_OPENING = 120  # characters of the first line of an attribution that begins with a name
WRAPPED = 70  # characters in which programs wrap lines, or a few more
LONGEST_TAIL = 45  # characters
MAX_ATTRIBUTION_LINES = 4  # that "On … wrote:" is wrapped over

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_QUOTED = re.compile(r"\s{0,3}>(?!=)")  # ">= 3 bedrooms" is a wish
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Parts:
    """A text, taken apart. `new` is what the person wrote; blank lines at the ends of each part are dropped."""

    new: str = ""
    quoted: str = ""
    signature: str = ""
    forwarded: str = ""


class _Kind(Enum):
    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    FORWARDED = "forwarded"


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
        if before is after is _Kind.QUOTED and kind is _Kind.NEW
    ]


def split(text: str, *, subject: str = "", answers: bool = False) -> Parts:
    """Take a text apart. The subject tells whether an unmarked header above a mail means a forward or a reply.

    `answers`: the mail names another that it answers, whatever its subject.
    """
    lines, kinds = _read(text, subject, answers)
    return Parts(
        new=_joined(lines, kinds, _Kind.NEW),
        quoted=_joined(lines, kinds, _Kind.QUOTED),
        signature=_joined(lines, kinds, _Kind.SIGNATURE),
        forwarded=_joined(lines, kinds, _Kind.FORWARDED),
    )


def _answers(mail: Written) -> bool:
    return bool(mail.in_reply_to or mail.references)


def _read(text: str, subject: str, answers: bool) -> tuple[list[str], list[_Kind]]:
    """The lines of a text, and what each of them is."""
    text = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = marks.GLUED.sub(r"\n\1\n", text).split("\n", MAX_LINES)[:MAX_LINES]
    kinds = _Reader(lines, subject, answers).kinds()
    _rejoin_wrapped_quotes(lines, kinds)
    for at in banner_lines([_seen(line) for line in lines[:MAX_TOP]]):
        if kinds[at] is _Kind.NEW:
            kinds[at] = _Kind.SIGNATURE
    for start, end in list(_stretches(kinds))[-MAX_SIGNED:]:
        for number in signature_lines(lines[start:end]):
            kinds[start + number] = _Kind.SIGNATURE
    return lines, kinds


def _runs(lines: list[str], kinds: list[_Kind]) -> list[tuple[_Kind, list[int]]]:
    """Stretches of lines of one kind that say something, each with its lines; blank ones go with what is above."""
    said = [at for at, line in enumerate(lines) if line.strip()]
    return [(kind, list(run)) for kind, run in groupby(said, key=lambda at: kinds[at])]


def _last_paragraph(quoted: list[str]) -> str:
    """The last lines of a quote, up to one that is blank, without their marks."""
    paragraph: list[str] = []
    for line in reversed([_QUOTED.sub("", line).lstrip("> ").strip() for line in quoted]):
        if not line and paragraph:
            break
        if line:
            paragraph.insert(0, line)
    return "\n".join(paragraph)


class _Reader:
    """Goes through the lines once and says of each what it is; signatures are looked for later."""

    def __init__(self, lines: list[str], subject: str, answers: bool) -> None:
        self._lines = lines
        self._seen = [_seen(line) for line in lines]
        self._forwards = marks.FORWARD_SUBJECT.match(subject) is not None
        self._answers = answers or marks.REPLY_SUBJECT.match(subject) is not None
        self._kinds = [_Kind.NEW] * len(lines)

    def kinds(self) -> list[_Kind]:
        at = 0
        while at < len(self._lines):
            at = self._read(at)
        return self._kinds

    def _read(self, at: int) -> int:
        """Say what the line is, and where to go on."""
        line = self._seen[at]
        if not line:
            return at + 1
        if marks.GROUPWISE.fullmatch(line):
            return self._rest(at, _Kind.QUOTED)
        if self._is_quoted(at):
            if marks.FORWARDED.fullmatch(line) and not self._stands_in_quote(at):  # as Apple Mail forwards
                return self._mark(at, self._end_of_quoted(at), _Kind.FORWARDED)
            return self._mark(at, at + 1, _Kind.QUOTED)
        if marks.FORWARDED.fullmatch(line):
            return self._rest(at, _Kind.FORWARDED)
        if marks.END_OF_REPLY.match(line):
            return self._rest(at, _Kind.QUOTED)
        if self._is_original_heading(at):  # phones write it above what they forward, too
            return self._rest(at, _Kind.FORWARDED if self._forwards else _Kind.QUOTED)
        if (self._header_begins(at) or self._foreign_header_begins(at)) and (kind := self._kind_of_headed(at)):
            return self._rest(at, kind)
        if (found := self._attribution(at)) and (end := self._end_of_attributed(*found)):
            return self._mark(at, end, _Kind.QUOTED)
        return at + 1

    def _is_quoted(self, at: int) -> bool:
        return bool(_QUOTED.match(self._lines[at]))

    def _stands_in_quote(self, at: int) -> bool:
        above = self._last_said(at)
        return above is not None and self._kinds[above] is _Kind.QUOTED

    def _end_of_quoted(self, at: int) -> int:
        """Where the first line stands that says something and is not marked as quoted."""
        lines = range(at, len(self._lines))
        return next((n for n in lines if self._seen[n] and not self._is_quoted(n)), len(self._lines))

    def _mark(self, at: int, end: int, kind: _Kind) -> int:
        self._kinds[at:end] = [kind] * (end - at)
        return end

    def _rest(self, at: int, kind: _Kind) -> int:
        """Everything from here on, and the rule or heading just above."""
        above = self._last_said(at)
        if above is not None and (self._is_below_a_rule(at) or marks.ORIGINAL.fullmatch(self._seen[above])):
            at = above
        return self._mark(at, len(self._lines), kind)

    def _last_said(self, at: int) -> int | None:
        return next((n for n in range(at - 1, max(at - 4, -1), -1) if self._seen[n]), None)

    def _next_said(self, at: int) -> int | None:
        return next((n for n in range(at, min(at + 6, len(self._lines))) if self._seen[n]), None)

    # ------------------------------------------------------------------------------------ headings and headers

    def _is_original_heading(self, at: int) -> bool:
        """ "-----Original Message-----"; without its dashes only where a header follows."""
        line = self._seen[at]
        heading = marks.ORIGINAL.match(line)
        if heading and heading.end() == len(line):
            return line.startswith(("-", "_", "*", "=")) or self._header_follows(at)
        if heading and line.startswith("--") and label_of(line[heading.end() :]):
            return True
        # Programs in languages that the table lacks still draw dashes around it.
        return line.startswith("---") and line.endswith("---") and self._header_follows(at)

    def _header_follows(self, at: int) -> bool:
        following = self._next_said(at + 1)
        return following is not None and self._header_begins(following, fields=2)

    def _header_begins(self, at: int, fields: int = 3) -> bool:
        """Whether a block of copied header fields begins here: who it is from, and two more."""
        if not label_of(self._seen[at]):
            return False
        if marks.HEADER_IN_ONE_LINE.match(self._seen[at]):
            return True
        found: set[Label] = set()
        strangers = blanks = 0
        for line in self._seen[at : at + MAX_HEADER_LINES]:
            if not line:
                blanks += 1
            elif label := label_of(line):
                found.add(label)
                strangers = blanks = 0
            else:
                strangers += 1  # a folded list of recipients
            if strangers > 2 or blanks > 1:
                break
        found.discard(Label.OTHER)
        return Label.FROM in found and len(found) >= fields

    def _foreign_header_begins(self, at: int) -> bool:
        """Whether a header begins here in a language that the table lacks: who, with an address, and two more fields.

        Only in a mail that answers or forwards another; anywhere else it is a form, or a card.
        """
        line = self._seen[at]
        if not (self._answers or self._forwards) or not (marks.is_labelled(line) and marks.ADDRESS.search(line)):
            return False
        fields = list(takewhile(marks.is_labelled, self._seen[at : at + MAX_HEADER_LINES]))
        if len(fields) < 3 or CONTACT_LABEL.match(fields[0]):
            return False
        return self._is_below_a_rule(at) or any(map(_names_a_moment, fields[1:]))

    def _is_below_a_rule(self, at: int) -> bool:
        above = self._last_said(at)
        return above is not None and marks.RULE.fullmatch(self._seen[above]) is not None

    def _kind_of_headed(self, at: int) -> _Kind | None:
        """A header says that a mail follows, not which kind; with nothing above it, a web form may have made it.

        In a mail that answers none, "From: Denver, To: Austin, Date: June" is a move: there an address or a moment must
        stand in the header.
        """
        if self._forwards:
            return _Kind.FORWARDED
        if self._answers:
            return _Kind.QUOTED
        something_above = any(self._seen[n] and self._kinds[n] is _Kind.NEW for n in range(at))
        return _Kind.QUOTED if something_above and self._is_of_a_mail(at) else None

    def _is_of_a_mail(self, at: int) -> bool:
        fields = (line for line in self._seen[at : at + MAX_HEADER_LINES] if label_of(line))
        return any(marks.ADDRESS.search(line) or _names_a_moment(line) for line in fields)

    # ------------------------------------------------------------------------------------------- "On … wrote:"

    def _attribution(self, at: int) -> tuple[int, bool] | None:
        """Where an attribution that begins here ends, and whether it is one beyond doubt."""
        if not self._may_attribute(self._seen[at]):
            return None
        if run_on := marks.RUN_ON.match(self._seen[at]):
            return self._weighed(run_on[1], at + 1)
        joined = ""
        for end in range(at, min(at + MAX_ATTRIBUTION_LINES, len(self._lines))):
            line = self._seen[end]
            if not line or (end > at and (self._is_quoted(end) or self._begins_anew(end))):
                return None
            joined = f"{joined} {line}".strip()
            if len(joined) > MAX_SEEN:
                return None
            if marks.ENDS_ATTRIBUTION.search(line):
                weighed = self._weighed(joined, end + 1)
                return weighed and (weighed[0], weighed[1] and (end == at or self._begins_as_one(self._seen[at])))
        return None

    def _begins_as_one(self, line: str) -> bool:
        return bool(marks.BEGINS_ATTRIBUTION.match(line) or marks.ADDRESS.search(line))

    def _may_attribute(self, line: str) -> bool:
        return bool(
            self._begins_as_one(line)
            or (line.endswith((":", "：", "-")) and marks.WROTE.search(line))
            or self._opens_with_the_writer(line)
        )

    def _opens_with_the_writer(self, line: str) -> bool:
        """ "Kim Alvarez schreef op 3 maart om" may go on in the next line; a person may write so, too."""
        return len(line) < MAX_OPENING and bool(marks.DATE.search(line) and marks.WROTE.search(line))

    def _begins_anew(self, at: int) -> bool:
        """Whether a line looks like the first of an attribution itself: what stands above is no part of it."""
        line = self._seen[at]
        return bool(marks.BEGINS_ATTRIBUTION.match(line) and marks.DATE.search(line) and marks.TIME.search(line))

    def _weighed(self, joined: str, end: int) -> tuple[int, bool] | None:
        wrote, address = marks.WROTE.search(joined), marks.ADDRESS.search(joined)
        date, time = marks.DATE.search(joined), marks.TIME.search(joined)
        own = marks.OWN_WORDS.search(joined) and not address  # then it quotes only where the lines below are marked
        dashed = joined.startswith("--") and joined.endswith("--")  # ---- Kim Alvarez wrote ----
        dated = date and (time or address or marks.YEAR.search(joined))
        if not own and ((wrote and (dated or dashed)) or (address and date and time)):
            return end, True
        announced = address and (date or marks.BEGINS_ATTRIBUTION.match(joined))
        return (end, False) if wrote or announced else None

    def _end_of_attributed(self, end: int, sure: bool) -> int | None:
        """Where the quote under an attribution ends that began above `end`; None where there is none.

        Marked lines end by themselves. Where the mail that follows is not marked, it goes on to the end, unless
        marked lines come first: then the person wrote between them.
        """
        following = self._next_said(end)
        if following is not None and self._is_quoted(following):
            return end
        if not sure:
            return None
        for at in range(end, len(self._lines)):
            if self._is_quoted(at):
                inner = _QUOTED.sub("", self._seen[at]).lstrip("> ")
                return len(self._lines) if marks.BEGINS_ATTRIBUTION.match(inner) and marks.DATE.search(inner) else end
            if self._seen[at] and (self._attribution(at) or self._header_begins(at) or self._is_original_heading(at)):
                break
        return len(self._lines)


def _names_a_moment(line: str) -> bool:
    return bool(marks.DATE.search(line) and marks.TIME.search(line))


def _seen(line: str) -> str:
    """A line as patterns see it."""
    return line[:MAX_SEEN].replace("\u00a0", " ").replace("<div>", "").replace("</div>", "").strip()


def _rejoin_wrapped_quotes(lines: list[str], kinds: list[_Kind]) -> None:
    """Between two quoted lines: the tail of the upper one, wrapped on the way, or the mark of something left out."""
    for at in range(1, len(lines) - 1):
        if (
            kinds[at] is _Kind.NEW
            and kinds[at - 1] is _Kind.QUOTED
            and kinds[at + 1] is _Kind.QUOTED
            and (_is_tail_of(lines[at - 1].strip(), lines[at].strip()) or marks.LEFT_OUT.fullmatch(lines[at]))
        ):
            kinds[at] = _Kind.QUOTED


def _is_tail_of(above: str, tail: str) -> bool:
    """Whether the upper line would have become too long with one word more, and the lower goes on in mid-sentence."""
    wrapped = len(above) + len(tail.partition(" ")[0]) >= WRAPPED
    return tail[:1].islower() and len(tail) < LONGEST_TAIL and wrapped and not above.endswith((".", "?", "!"))


def _stretches(kinds: list[_Kind]) -> Iterator[tuple[int, int]]:
    """Runs of lines that the person wrote, each as where it begins and ends."""
    at = 0
    for kind, run in groupby(kinds):
        length = sum(1 for _ in run)
        if kind is _Kind.NEW:
            yield at, at + length
        at += length


def _joined(lines: list[str], kinds: list[_Kind], wanted: _Kind) -> str:
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

"""What each line of a mail is: newly written, quoted, forwarded; gone through once, from the top, in linear time."""

from __future__ import annotations

import re
from enum import Enum
from itertools import takewhile

from mailbot.mail import subjects
from mailbot.mail.quotes import quote_marks as marks
from mailbot.mail.quotes.quote_marks import Label, label_of
from mailbot.mail.quotes.signature_marks import CONTACT_LABEL

MAX_SEEN = 300  # characters of a line that are compared with patterns
MAX_HEADER_LINES = 12  # of a "From: … To: … Subject: …" block, with folded lines
MAX_OPENING = 120  # characters of the first line of an attribution that begins with a name
MAX_ATTRIBUTION_LINES = 4  # that "On … wrote:" is wrapped over

QUOTED = re.compile(r"\s{0,3}>(?!=)")  # ">= 3 bedrooms" is a wish


class Kind(Enum):
    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"
    FORWARDED = "forwarded"


class LineReader:
    """Goes through the lines once and says of each what it is; signatures are looked for later."""

    def __init__(self, lines: list[str], subject: str, answers: bool) -> None:
        self._lines = lines
        self._seen = [seen(line) for line in lines]
        self._forwards = subjects.PASSED_ON.match(subject) is not None
        self._answers = answers or subjects.ANSWERED.match(subject) is not None
        self._kinds = [Kind.NEW] * len(lines)

    def kinds(self) -> list[Kind]:
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
            return self._rest(at, Kind.QUOTED)
        if self._is_quoted(at):
            if marks.FORWARDED.fullmatch(line) and not self._stands_in_quote(at):  # as Apple Mail forwards
                return self._mark(at, self._end_of_quoted(at), Kind.FORWARDED)
            return self._mark(at, at + 1, Kind.QUOTED)
        if marks.FORWARDED.fullmatch(line):
            return self._rest(at, Kind.FORWARDED)
        if marks.END_OF_REPLY.match(line):
            return self._rest(at, Kind.QUOTED)
        if self._is_original_heading(at):  # phones write it above what they forward, too
            return self._rest(at, Kind.FORWARDED if self._forwards else Kind.QUOTED)
        if (self._header_begins(at) or self._foreign_header_begins(at)) and (kind := self._kind_of_headed(at)):
            return self._rest(at, kind)
        if (found := self._attribution(at)) and (end := self._end_of_attributed(*found)):
            return self._mark(at, end, Kind.QUOTED)
        return at + 1

    def _is_quoted(self, at: int) -> bool:
        return bool(QUOTED.match(self._lines[at]))

    def _stands_in_quote(self, at: int) -> bool:
        above = self._last_said(at)
        return above is not None and self._kinds[above] is Kind.QUOTED

    def _end_of_quoted(self, at: int) -> int:
        """Where the first line stands that says something and is not marked as quoted."""
        lines = range(at, len(self._lines))
        return next((n for n in lines if self._seen[n] and not self._is_quoted(n)), len(self._lines))

    def _mark(self, at: int, end: int, kind: Kind) -> int:
        self._kinds[at:end] = [kind] * (end - at)
        return end

    def _rest(self, at: int, kind: Kind) -> int:
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

    def _kind_of_headed(self, at: int) -> Kind | None:
        """A header says that a mail follows, not which kind; with nothing above it, a web form may have made it.

        In a mail that answers none, "From: Denver, To: Austin, Date: June" is a move: there an address or a moment must
        stand in the header.
        """
        if self._forwards:
            return Kind.FORWARDED
        if self._answers:
            return Kind.QUOTED
        something_above = any(self._seen[n] and self._kinds[n] is Kind.NEW for n in range(at))
        return Kind.QUOTED if something_above and self._is_of_a_mail(at) else None

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
                inner = QUOTED.sub("", self._seen[at]).lstrip("> ")
                return len(self._lines) if marks.BEGINS_ATTRIBUTION.match(inner) and marks.DATE.search(inner) else end
            if self._seen[at] and (self._attribution(at) or self._header_begins(at) or self._is_original_heading(at)):
                break
        return len(self._lines)


def _names_a_moment(line: str) -> bool:
    return bool(marks.DATE.search(line) and marks.TIME.search(line))


def seen(line: str) -> str:
    """A line as patterns see it."""
    return line[:MAX_SEEN].replace("\u00a0", " ").replace("<div>", "").replace("</div>", "").strip()

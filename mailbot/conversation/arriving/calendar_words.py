"""Which mail is a calendar's answer, and what a person wrote beside it, without what the program writes by itself.

Pure. Programs announce the answer ("Dana Reyes has declined this invitation"), perhaps with a note behind it, and
repeat the event; people write above, below or instead of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.stance import is_filler
from mailbot.errors import BadInput
from mailbot.mail.calendar import CalendarAnswer, answer_of
from mailbot.mail.parsed import ParsedEmail

LONGEST = 20_000  # characters that are looked at

_ANSWERED = (
    r"(?:tentatively )?accepted|declined|cancell?ed|replied|responded|proposed|(?:provisionalmente )?aceptado"
    r"|rechazado|declinado|respondido|propuesto"
)
# "Dana Reyes has declined your invitation": said by a program, of somebody; a person says it of themselves.
_ANNOUNCES = re.compile(
    rf"^\s{{0,9}}(?!(?:i|we|my|our|yo|mi)\b)\S.{{0,120}}?\b(?:has|ha)\b.{{0,30}}?\b(?:{_ANSWERED})\b.{{0,60}}?"
    r"\b(?:invitation|invite|event|meeting|appointment|call|invitacion|evento|reunion|cita|llamada)\b(?P<rest>.{0,200})$"
)
_WITH_NOTE = re.compile(r"\b(?:with|con)\b.{0,30}\b(?:note|comment|message|nota|comentario|mensaje)\b\W{0,5}$")
# "Declined: Call with Kim", or the word alone
_LABELLED = re.compile(
    r"^\W{0,3}(?:tentative(?:ly accepted)?|accepted|declined|cancell?ed|aceptad[oa]|rechazad[oa]|declinad[oa]"
    r"|provisional)\b(?:\s{0,3}:.{0,300}|\W{0,3})$"
)
_COMMENT = re.compile(r"^\s{0,9}(?:comments?|notes?|comentarios?|notas?)\s{0,3}:\s{0,9}(?=\S)")
_OF_THE_EVENT = re.compile(
    r"^\s{0,9}(?:when|where|who|what|calendar|organi[sz]er|guests|attendees?|invitees?|location|time zone|cuando|donde"
    r"|quien|calendario|organizador|invitados|asistentes|lugar)\s{0,3}:"
    r"|^\s{0,9}(?:invitation from|invitacion de) .{1,60}calendar"
)
_QUOTED = re.compile(r"^[\s]*[\"“«](?P<note>.+?)[\"”»]\s*(?:\n\s*\n|\n*$)", re.DOTALL)


def words_of(mail: ParsedEmail, text: str) -> str:
    """Of a mail's newly written text what a person wrote; only the answer of a calendar holds more than that."""
    return own_words(text, mail.calendars) if calendar_answer(mail) else text


def is_wordless(mail: ParsedEmail, text: str) -> bool:
    """Whether a mail is a calendar's answer and nothing more; `text` is what a person wrote in it."""
    return calendar_answer(mail) is not None and not says_something(text)


def calendar_answer(mail: ParsedEmail) -> CalendarAnswer | None:
    """The first calendar part of a mail that answers an invitation."""
    for text in mail.calendars:
        try:
            answer = answer_of(text)
        except BadInput:
            continue
        if answer is not None:
            return answer
    return None


def own_words(text: str, calendars: Sequence[str]) -> str:
    """What is the person's own in `text`, the newly written text of a mail that carries the answer of a calendar."""
    lines = text[:LONGEST].splitlines()
    titles = {fold(title).text.strip() for calendar in calendars for title in _titles(calendar)}
    kept: list[str] = []
    announced = False
    for number, line in enumerate(lines):
        plain = fold(line).text
        comment = _COMMENT.match(plain)
        if comment:
            kept.append(line[comment.end() :])
        elif announcement := _ANNOUNCES.match(plain):
            announced = True
            if _WITH_NOTE.search(announcement["rest"]):
                kept.append(_note("\n".join(lines[number + 1 :])))
                break
        elif _OF_THE_EVENT.match(plain) or plain.strip() in titles:
            if announced:
                break  # from here on the program describes the event
        elif not _LABELLED.match(plain):
            kept.append(line)
    return "\n".join(kept).strip()


def says_something(words: str) -> bool:
    """Whether words beside a calendar's answer want to be read: not where they are greeting and thanks alone."""
    return not is_filler(fold(words[:LONGEST]).text)


def _note(text: str) -> str:
    """The note behind an announcement: what stands in quotation marks, else the first paragraph."""
    quoted = _QUOTED.match(text)
    return quoted["note"].strip() if quoted else re.split(r"\n\s*\n", text.strip(), maxsplit=1)[0]


def _titles(calendar: str) -> list[str]:
    """What a calendar names its events (SUMMARY, RFC 5545 §3.8.1.12), its folded lines joined (§3.1)."""
    whole = re.sub(r"\r?\n[ \t]", "", calendar[:LONGEST])
    found = re.findall(r"^SUMMARY[^:\r\n]{0,200}:([^\r\n]{1,300})", whole, re.MULTILINE | re.IGNORECASE)
    return [re.sub(r"\\([,;\\])", r"\1", title) for title in found]

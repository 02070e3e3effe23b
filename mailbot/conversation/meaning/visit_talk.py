"""What a writer said of coming to see homes up to now, and whether that or a call was spoken of last. Pure.

"Make it Thursday" and "Friday same time?" change what was spoken of last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.agreed_visit import takes_for_agreed
from mailbot.conversation.call_reading.changed_visit import changes_a_time
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.call_reading.stance import sentences
from mailbot.conversation.call_reading.viewings import (
    AT_THE_HOME,
    MEETS_THERE,
    NO_DAYS,
    REACHED,
    Viewing,
    speaks_of_a_call,
    times_a_call,
    viewing_in,
)
from mailbot.conversation.call_reading.when import mentions
from models.message import Message

LONGEST_READ: Final = 5000  # characters
MOST_WORDS_OF_A_PICK: Final = 6  # "10 is ok", "the second one please"


@dataclass(frozen=True, slots=True)
class VisitTalk:
    """The visits of a conversation until a mail; `last`: no time for anything else was spoken of since."""

    named: tuple[Viewing, ...] = ()  # when they would have come, oldest first
    last: bool = False
    at: datetime | None = None  # when a visit was spoken of last

    @property
    def days(self) -> frozenset[int]:
        """The weekdays that were named."""
        return NO_DAYS.union(*(each.weekdays for each in self.named))

    def changed_by(self, text: str, refused: frozenset[int] = NO_DAYS) -> bool:
        """Whether a text says anew when they would come, as far as it does not speak of a call.

        `refused`: the days of a call that it refuses: it wants another time for that.
        """
        return self.last and not refused - self.days and changes_a_time(text) and not _is_of_a_call(text)

    def days_meant_by(self, text: str) -> frozenset[int]:
        """The weekdays that mean the visit in a text; none where it changes the call that was spoken of last."""
        return NO_DAYS if changes_a_time(text) and not self.last else self.days

    def agreed_by(self, text: str) -> bool:
        """Whether a text takes the visit for agreed, or asks if it is."""
        if not takes_for_agreed(text) or _is_of_a_call(text):
            return False
        plain = fold(text, LONGEST_READ).text
        return self.last or any(each.search(plain) for each in (words.VISIT, MEETS_THERE, AT_THE_HOME))


def sees_us(text: str) -> bool:
    """Whether a text takes it for agreed that they meet one of us."""
    plain = fold(text, LONGEST_READ).text
    return takes_for_agreed(text) and words.IN_PERSON.search(plain) is not None and not _is_of_a_call(text)


def wants_to_be_reached(text: str) -> bool:
    """Whether a text speaks of a call, or of when its writer can be reached."""
    return _is_of_a_call(text) or REACHED.search(fold(text, LONGEST_READ).text) is not None


def visits_in(mails: Sequence[Message], zone: ZoneInfo, language: str) -> VisitTalk:
    """What the mails of one writer, oldest first, say of coming to see homes."""
    talk = VisitTalk()
    for mail in mails:
        talk = _with(talk, mail, zone, language)
    return talk


def _with(talk: VisitTalk, mail: Message, zone: ZoneInfo, language: str) -> VisitTalk:
    text, at = mail.reply_text, mail.received_at
    viewing = viewing_in(
        text,
        at,
        zone,
        language,
        wanted=mail.ready == "visit",
        days=talk.days_meant_by(text),
        goes_on=talk.changed_by(text),
    )
    if viewing and (viewing.words or viewing.off):
        return VisitTalk(
            (*talk.named, viewing) if viewing.words else talk.named,
            last=not times_a_call(text, at, zone, language),
            at=at,
        )
    return replace(talk, last=False) if _names_a_time(text, at, zone, language) else talk


def _is_of_a_call(text: str) -> bool:
    folded = fold(text, LONGEST_READ)
    return speaks_of_a_call(sentences(folded, ()))


def _names_a_time(text: str, at: datetime, zone: ZoneInfo, language: str) -> bool:
    """Whether a mail that says nothing of a visit picks or names a time: that of a call then."""
    folded = fold(text, LONGEST_READ)
    named = [each for each in mentions(folded, at, zone, language, ()) if not each.is_noise]
    few = len(folded.text.split()) <= MOST_WORDS_OF_A_PICK
    return bool(named) and (few or _is_of_a_call(text))

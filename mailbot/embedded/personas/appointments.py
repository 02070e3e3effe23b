"""The times that a mail offers for a call, however they are written: a day, and a time of day near it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

_DAYS = (
    ("monday", "mon", "lunes"),
    ("tuesday", "tues", "tue", "martes"),
    ("wednesday", "wed", "miércoles", "miercoles"),
    ("thursday", "thurs", "thur", "thu", "jueves"),
    ("friday", "fri", "viernes"),
    ("saturday", "sat", "sábado", "sabado"),
    ("sunday", "sun", "domingo"),
)
_WEEKDAYS = {word: number for number, words in enumerate(_DAYS) for word in words}
_MONTHS = "|".join(
    (
        r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?",
        r"nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre",
        r"diciembre",
    )
)
_DATE = (
    rf"(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: de)? (?:{_MONTHS})\b|\d{{4}}-\d\d-\d\d"
)
_TOKEN = re.compile(
    rf"(?P<day>\b(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?"
    rf"|\b(?:{_DATE})|\b(?:today|tomorrow|hoy)\b|(?<!la )\bmañana\b)"
    r"|(?P<clock>(?:\ba las? )?(?<![\d$.,:/-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?:\ba las? )?(?<![\d$.,:/-])(?P<hour24>\d{1,2})[:h](?P<minute24>\d{2})(?!\d)(?:\s?(?:h|hrs?|horas)\b)?"
    r"|\ba las? (?P<hour_es>\d{1,2})\b|\b(?P<hour_o>\d{1,2}) o'clock|\b(?P<noon>noon|mediodía)\b)",
    re.IGNORECASE,
)
_DAY_FOLLOWS = re.compile(  # "on Thursday, at 10 on Friday": 10 belongs to Friday
    rf"\s+(?:on|el|this|este)\s+(?:{'|'.join(_WEEKDAYS)}|{_DATE})\b", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|until|till|a|hasta)\s*(?:las? )?", re.IGNORECASE)
_NEAR = 60  # characters between a day and its time
_HOURS_OF_BUSINESS = 120  # minutes: a longer span says when a door is open, not when one may talk


@dataclass(frozen=True, slots=True)
class Offer:
    """A time on offer. `weekday` is 0 for Monday, None where only a date is named; `words` are the mail's own."""

    weekday: int | None
    clock: time
    words: str


def offers_in(text: str) -> tuple[Offer, ...]:
    """The offered times, in the order of the text, each once."""
    reader = _Reader(text)
    for token in _TOKEN.finditer(text):
        reader.take(token)
    return tuple({(offer.weekday, offer.clock, _date_of(offer)): offer for offer in reader.found}.values())


class _Reader:
    """Goes through the days and times of a text and puts together what belongs together."""

    def __init__(self, text: str) -> None:
        self.found: list[Offer] = []
        self._text = text
        self._day_start = self._day_end = -1
        self._weekday: int | None = None
        self._spans_days = False  # "Monday to Friday": nothing that follows is an offer
        self._dayless: re.Match[str] | None = None  # a time whose day may come after it: "at 10 on Monday"
        self._last: re.Match[str] | None = None

    def take(self, token: re.Match[str]) -> None:
        if token["day"]:
            self._day(token)
        elif self._last and self._last["clock"] and _RANGE.fullmatch(self._between(self._last, token)):
            self._end_of_range(token)
        elif self._belongs_to_day(token):
            words = " ".join(self._text[self._day_start : token.end()].split())
            self.found.append(Offer(self._weekday, _clock(token), words))
            self._day_end = token.end()
        else:
            self._dayless = token
        self._last = token

    def _day(self, token: re.Match[str]) -> None:
        between = self._between(self._last, token) if self._last and self._last["day"] else "not a day"
        self._spans_days = bool(_RANGE.fullmatch(between))
        if not re.fullmatch(r",?\s*(?:the |el |\()?\s*", between):  # "Thursday" and "May 7" are one day
            self._day_start, self._weekday = token.start(), None
        self._day_end = token.end()
        if token["weekday"]:
            self._weekday = _WEEKDAYS[token["weekday"].lower()]
        if self._dayless and re.fullmatch(r",?\s*(?:on|el|this|este)?\s*", self._between(self._dayless, token)):
            words = self._text[self._dayless.start() : token.end()]
            self.found.append(Offer(self._weekday, _clock(self._dayless), words))
        self._dayless = None

    def _end_of_range(self, token: re.Match[str]) -> None:
        if not self.found or self._dayless is self._last:
            return
        begins, ends = self.found[-1].clock, _clock(token)
        if token["half"] and self._last and not self._last["half"] and begins.hour < 12 and ends.hour >= 12:
            later = begins.replace(hour=begins.hour + 12)  # "2:00 to 2:30 PM"
            begins = later if later <= ends else begins
        if _minutes(ends) - _minutes(begins) > _HOURS_OF_BUSINESS:
            self.found.pop()
        else:
            self.found[-1] = replace(self.found[-1], clock=begins)

    def _belongs_to_day(self, token: re.Match[str]) -> bool:
        between = self._text[self._day_end : token.start()]
        near = self._day_start >= 0 and len(between) <= _NEAR and "\n\n" not in between
        return near and not self._spans_days and not _DAY_FOLLOWS.match(self._text, token.end())

    def _between(self, one: re.Match[str], other: re.Match[str]) -> str:
        return self._text[one.end() : other.start()]


def _clock(token: re.Match[str]) -> time:
    if token["noon"]:
        return time(12)
    hour = int(token["hour"] or token["hour24"] or token["hour_es"] or token["hour_o"])
    minute = int(token["minute"] or token["minute24"] or 0)
    if token["half"]:
        hour = hour % 12 + (12 if token["half"].lower() == "p" else 0)
    elif (token["hour_es"] or token["hour_o"]) and hour < 8:
        hour += 12  # nobody offers to telephone before eight in the morning
    return time(min(hour, 23), min(minute, 59))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _date_of(offer: Offer) -> str:
    """What tells two Thursdays apart."""
    dated = re.search(_DATE, offer.words, re.IGNORECASE)
    return dated[0].lower() if dated else ""

"""From the words for a time of day, a part of the day or an option to a mention of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from mailbot.conversation.call_reading import when_words as words
from mailbot.conversation.call_reading.mention import Mention
from mailbot.conversation.calls.slots import DayPart, Wish

PARTS = {
    name: frozenset(parts)
    for names, parts in (
        ("morning|manana", {DayPart.MORNING}),
        ("afternoon", {DayPart.AFTERNOON}),
        ("tarde", {DayPart.AFTERNOON, DayPart.EVENING}),  # until dark: Spanish has no word for evening
        ("evening|noche", {DayPart.EVENING}),
    )
    for name in names.split("|")
}
# What "first thing" and the like leave of a day: never an hour that could be booked.
_VAGUE_HOURS = {
    "first_thing": Wish(until=time(10)),
    "primera_hora": Wish(until=time(10)),
    "lunch": Wish(since=time(12), until=time(14)),
    "after_lunch": Wish(since=time(13)),
    "before_lunch": Wish(until=time(12)),
    "day_end": Wish(since=time(16)),
}
_END = re.compile(r"\b(early|late)\b")
# What "early" and "late" leave of a part of the day.
_ENDS = {
    ("early", DayPart.MORNING): Wish(until=time(10, 30)),
    ("late", DayPart.MORNING): Wish(since=time(10)),
    ("early", DayPart.AFTERNOON): Wish(until=time(15)),
    ("late", DayPart.AFTERNOON): Wish(since=time(15)),
    ("early", DayPart.EVENING): Wish(until=time(19)),
    ("late", DayPart.EVENING): Wish(since=time(19)),
}


def of_hour(span: tuple[int, int], hour: int, minute: int = 0, mark: str = "") -> Mention:
    """A time of day; an hour up to twelve without a mark is read both ways, twelve alone is noon."""
    if mark and not 1 <= hour <= 12:
        return Mention(*span, times=(time(hour, minute),) if hour else ())
    if mark:
        return Mention(*span, times=(time(hour % 12 + (12 if mark == "p" else 0), minute),))
    readings = (hour, hour + 12) if 1 <= hour <= 11 else (hour,)
    return Mention(*span, times=tuple(time(each, minute) for each in readings))


def of_compact(span: tuple[int, int], hour: str, minute: int) -> Mention:
    """ "0900" is nine in the morning, "1500" three in the afternoon, "930" either."""
    if hour.startswith("0"):
        return Mention(*span, times=(time(int(hour), minute),))
    return of_hour(span, int(hour), minute)


def read_marked(match: re.Match[str]) -> Mention | None:
    return of_hour(match.span(), int(match["hour"]), int(match["minute"] or 0), match["mark"] or match["short"])


def read_minutes(match: re.Match[str]) -> Mention | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_h"] or match["minute_d"] or 0)
    if match["hour"].startswith("0") or "h" in match[0]:
        return Mention(*match.span(), times=(time(hour, minute),))
    return of_hour(match.span(), hour, minute)


def read_named(match: re.Match[str]) -> Mention | None:
    return Mention(*match.span(), times=(time(12) if match["noon"] else time(0),))


def read_past_to(match: re.Match[str]) -> Mention | None:
    step = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}.get(match["step"])
    minutes = step if step is not None else 25 if match["step"].startswith("twenty") else int(match["step"])
    if match["way"] is None and match["step"] != "half":
        return None
    hour = 12 if match["clock"] == "noon" else number_of(match["clock"])
    if not 1 <= hour <= 12:
        return None
    if match["way"] in ("to", "till"):
        hour, minutes = hour - 1 or 12, 60 - minutes
    return of_hour(match.span(), hour, minutes, match["mark"] or "")


_LA = re.compile(r"la\s+\w+")


def read_a_las(match: re.Match[str]) -> Mention | None:
    hour = number_of(match["clock"])
    minute = int(match["minute"] or 0)
    if match["half"] or match["quarter"]:
        minute = 30 if match["half"] else 15
    elif match["and"]:
        minute = {"cinco": 5, "diez": 10, "veinte": 20}.get(match["and"]) or int(match["and"])
    elif match["less"]:
        hour, minute = hour - 1 or 12, 45
    found = of_hour(match.span(), hour, minute, match["mark"] or "")
    # "la 2" may be a place in a list; of the hours only the first is "la"
    return replace(found, lone_number=hour) if found and _LA.fullmatch(match[0]) and hour > 1 else found


def read_bare(match: re.Match[str]) -> Mention | None:
    hour = number_of(match["clock"])
    return of_hour(match.span(), hour, 0, match.groupdict().get("mark") or "") if 1 <= hour <= 12 else None


def read_spelled(match: re.Match[str]) -> Mention | None:
    minute = {"fifteen": 15, "thirty": 30}.get(match["minute"], 45)
    return of_hour(match.span(), number_of(match["clock"]), minute, match["mark"] or "")


def read_range(match: re.Match[str]) -> Mention | None:
    first = (
        match["first"]
        or match["first_b"]
        or match["first_c"]
        or match["first_d"]
        or match["first_e"]
        or match["first_f"]
    )
    last = match["last"] or match["last_b"] or match["last_c"] or match["last_d"] or match["last_e"] or match["last_f"]
    until = _in_daytime(last)
    since = _in_daytime(first)
    if since is not None and until is not None and since >= until and until.hour < 12 and last.isdigit():
        until = until.replace(hour=until.hour + 12)  # "between 5 and 7"
    if since is not None and until is not None and since >= until:
        since = since.replace(hour=since.hour - 12) if since.hour >= 12 else None
    if since is None or until is None or since >= until:
        return Mention(*match.span(), unreadable=True)
    return Mention(*match.span(), wish=Wish(since=since, until=until))


# "Any day after 8" leaves something out of a day: hardly the time before 8 in the morning, unless a word says so.
_HARDLY_BEFORE = (time(7), time(8))
_MORNING = re.compile(
    r"\b(?:mornings?|a\.?m|early|breakfast|la manana|las mananas|temprano|drop(?:ping|ped)?[ -]?off)\b"
)


_LEAVES_IT_OUT = ("after", "past", "later than", "despues de", "pasadas")


def read_since(match: re.Match[str]) -> Mention | None:
    clock = _in_daytime(match["clock"])
    after = match["since"] in _LEAVES_IT_OUT
    if clock in _HARDLY_BEFORE and after and match["clock"].isdigit() and not _MORNING.search(match.string):
        clock = clock.replace(hour=clock.hour + 12)
    if clock is not None and after:
        clock = clock.replace(minute=clock.minute + 1)  # "after 10" leaves 10 itself out
    return Mention(*match.span(), wish=Wish(since=clock)) if clock else None


def read_until(match: re.Match[str]) -> Mention | None:
    clock = _in_daytime(match["clock"])
    return Mention(*match.span(), wish=Wish(until=clock)) if clock else None


def read_and_on(match: re.Match[str]) -> Mention | None:
    clock = _in_daytime(match["clock"])
    if clock is None:
        return None
    return Mention(*match.span(), wish=Wish(since=clock) if match["on"] else Wish(until=_just_after(clock)))


def _just_after(clock: time) -> time:
    """ "4 or earlier" has 4 itself in it."""
    return clock.replace(minute=clock.minute + 1) if clock.minute < 59 else clock


def _in_daytime(text: str) -> time | None:
    """One end of a span: between 7 in the morning and 6 in the evening, where it does not say."""
    match = words.CLOCK_PARTS.match(text)
    if match is None:
        return None
    if match["noon"] or match["midnight"]:
        return time(12) if match["noon"] else time(0)
    if match["name"]:
        hour, minute, mark = words.NUMBERS[match["name"]], 0, ""
    else:
        hour, minute, mark = int(match["hour"]), int(match["minute"] or 0), match["mark"] or ""
    readings = of_hour((0, 0), hour, minute, mark).times
    if len(readings) == 2:
        return readings[0] if hour >= 7 else readings[1]
    return readings[0] if readings else None


def minutes_of(match: re.Match[str]) -> int:
    """How long "an hour and a half" is."""
    if match["half"] or match["quarter"]:
        return 30 if match["half"] else 15
    count = _COUNTS.get(match["count"].replace("-", " ")) or number_of(match["count"])
    per = 60 if match["unit"].startswith("h") else 1
    return count * per + (30 if match["and_half"] else 0)


_COUNTS = {
    name: number
    for names, number in (("a|an|una", 1), ("fifteen|quince", 15), ("twenty|veinte", 20), ("thirty|treinta", 30),
                          ("forty five", 45))
    for name in names.split("|")
}  # fmt: skip


def read_vague_hour(match: re.Match[str]) -> Mention | None:
    return Mention(*match.span(), wish=_VAGUE_HOURS[str(match.lastgroup)])


def read_part(match: re.Match[str]) -> Mention | None:
    name = next(key for key, value in match.groupdict().items() if value)
    parts = PARTS[name.removeprefix("la_")]
    end = _END.search(match[0])
    ends = _ENDS.get((end[1], min(parts)), Wish()) if end else Wish()
    return Mention(*match.span(), wish=replace(ends, parts=parts))


def read_part_option(match: re.Match[str]) -> Mention | None:
    return Mention(*match.span(), wish=Wish(parts=PARTS[match["part"] or match["parte"]]), picks=True)


def read_option(match: re.Match[str]) -> Mention | None:
    ordinal = match["ordinal"] or match["bare"] or match["listed"] or match["last"]
    if ordinal:
        return Mention(*match.span(), option=words.ORDINALS[ordinal])
    if match["relative"]:
        return Mention(*match.span(), option=_RELATIVE_OPTION[match["relative"].split()[-1]])
    number = match["number"] or match["hash"]
    return Mention(*match.span(), option=1 if number in ("uno", "one") else number_of(number))


MIDDLE = 99
_RELATIVE_OPTION = {"earliest": 1, "earlier": 1, "soonest": 1, "temprana": 1, "temprano": 1, "former": 1, "latest": -1,
                    "later": -1, "tarde": -1, "middle": MIDDLE, "medio": MIDDLE}  # fmt: skip


def number_of(text: str) -> int:
    """The number behind digits or a number word."""
    return int(text) if text.isdigit() else words.NUMBERS[text]

"""The day on which an absence ends, read from an automatic reply in seven languages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mailbot.moments import day_of

_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene janvier januar jänner janeiro gennaio januari",
            "february feb febrero février fevrier februar fevereiro febbraio februari",
            "march mar marzo mars märz maerz março marco maart",
            "april apr abril abr avril aprile",
            "may mayo mai maio maggio mei",
            "june jun junio juin juni junho giugno",
            "july jul julio juillet juli julho luglio",
            "august aug agosto ago août aout augustus",
            "september sept sep septiembre septembre setembro settembre",
            "october oct octubre octobre oktober okt outubro ottobre",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic décembre decembre dezember dez dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lunes lundi montag segunda-feira segunda lunedì lunedi maandag",
            "tuesday tue tues martes mardi dienstag terça-feira terça martedì martedi dinsdag",
            "wednesday wed miércoles miercoles mercredi mittwoch quarta-feira quarta mercoledì mercoledi woensdag",
            "thursday thu thurs jueves jeudi donnerstag quinta-feira quinta giovedì giovedi donderdag",
            "friday fri viernes vendredi freitag sexta-feira sexta venerdì venerdi vrijdag",
            "saturday sat sábado sabado samedi samstag sonnabend sabato zaterdag",
            "sunday sun domingo dimanche sonntag domenica zondag",
        )
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))

# What stands before the last day of an absence, or before the day of return.
_ENGLISH_MARKER = (
    r"until|till|til|thru|through|from [^.!]{3,25}? (?:to|-|–)"
    r"|(?:back|return(?:ing)?)(?: (?:in|to|at) (?:the |my )?(?:office|work|desk))?(?: (?:on|by|from))?"
)
_OTHER_MARKER = (
    r"hasta|regres(?:o|ar[eé])|vuel(?:vo|ta)|volver[eé]|a partir del?|al"
    r"|jusqu'(?:au|à|a)|(?:de )?retour|au"
    r"|bis(?: einschlie(?:ß|ss)lich)?|ab|wieder|zur[uü]ck"
    r"|até|ate|retorn(?:o|arei)|volt(?:o|arei)|regresso|\d a"
    r"|fino|rientr(?:o|erò|ero)|torn(?:o|erò|ero)"
    r"|tot(?: en met)?|t/m|vanaf|terug"
)
_MARKER = re.compile(rf"\b(?:(?P<english>{_ENGLISH_MARKER})|(?P<other>{_OTHER_MARKER}))\b:?")
_FILLER = re.compile(
    r"(?:\s+(?:the|on|am|zum|dem|den|el|le|il|al|dia|día|em|no|ao|à|op|o|about|at least|next|próximo|proximo)\b)*\s*"
)
_WEEKDAY_NAME = re.compile(rf"(?P<weekday>{_WEEKDAY})\b[,.]?")
_WHOLE_MONTH = ("through", "thru", "tot en met", "t/m")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a form needs besides its own digits."""

    today: date
    english: bool
    whole_month: bool


def away_until(text: str, today: date) -> date | None:
    """The day that a text (lower case) names as the end of an absence, or None.

    A date without a year is the next one to come; one that passed less than half a year ago is no longer news.
    """
    for marker in _MARKER.finditer(text):
        setting = _Setting(today, marker["english"] is not None, marker[0].rstrip(":") in _WHOLE_MONTH)
        day = _day_after(text, marker.end(), setting)
        if day is not None and today <= day <= today + timedelta(days=400):
            return day
    return None


def _day_after(text: str, position: int, setting: _Setting) -> date | None:
    """The day that is written at `position`, perhaps after a weekday's name."""
    start = _skip(text, position)
    weekday = _WEEKDAY_NAME.match(text, start)
    for place in (_skip(text, weekday.end()),) if weekday else (start,):
        for form, read in _FORMS:
            found = form.match(text, place)
            if found:
                return read(found, setting)
    if weekday:
        ahead = (_WEEKDAYS[weekday["weekday"]] - setting.today.weekday() - 1) % 7 + 1
        return setting.today + timedelta(days=ahead)
    return None


def _skip(text: str, position: int) -> int:
    filler = _FILLER.match(text, position)
    return filler.end() if filler else position


# ------------------------------------------------------------------------------------------------ one reader a form


def _iso(found: re.Match[str], _setting: _Setting) -> date | None:
    return day_of(int(found["year"]), int(found["month"]), int(found["day"]))


def _named(found: re.Match[str], setting: _Setting) -> date | None:
    return _dated(found["year"], _MONTHS[found["month"]], int(found["day"]), setting.today)


def _numbers(found: re.Match[str], setting: _Setting) -> date | None:
    """8/17 as Americans write it, 17/8 and 17.8. as the others do; a number above 12 settles it."""
    first, second = int(found["first"]), int(found["second"])
    month_first = setting.english and found["mark"] == "/"
    month, day = (first, second) if first <= 12 and (month_first or second > 12) else (second, first)
    year = found["year"]
    return _dated(f"20{year}" if year and len(year) == 2 else year, month, day, setting.today)


def _month_alone(found: re.Match[str], setting: _Setting) -> date | None:
    month = _MONTHS[found["month"]]
    year = int(found["year"]) if found["year"] else setting.today.year + (month < setting.today.month)
    return day_of(year, month, monthrange(year, month)[1] if setting.whole_month else 1)


def _day_alone(found: re.Match[str], setting: _Setting) -> date | None:
    number, year, month = int(found["day"]), setting.today.year, setting.today.month
    if number < setting.today.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return day_of(year, month, number)


def _tomorrow(_found: re.Match[str], setting: _Setting) -> date | None:
    return setting.today + timedelta(days=1)


def _next_week(_found: re.Match[str], setting: _Setting) -> date | None:
    return setting.today + timedelta(days=7 - setting.today.weekday())


def _dated(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return day_of(int(year), month, day)
    this_year = day_of(today.year, month, day)
    if this_year is not None and this_year < today - timedelta(days=183):
        return day_of(today.year + 1, month, day)
    return this_year


_YEAR = r"(?:,?\s*(?:de |del )?(?P<year>20\d\d))?"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"

# The most telling form first.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Setting], date | None]], ...] = (
    (re.compile(r"(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\b"), _iso),
    (re.compile(rf"(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:]){_YEAR}"), _named),
    (re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+(?:de|of|di))?\s+(?P<month>{_MONTH})\b\.?{_YEAR}"), _named),
    (
        re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>(?:20)?\d\d))?(?![\d:])"),
        _numbers,
    ),
    (re.compile(rf"(?P<month>{_MONTH})\b\.?{_YEAR}"), _month_alone),
    (
        re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}(?!\s*[\d:/-]|\s*(?:am|pm|a\.m|p\.m|h|uhr|days?|weeks?|hours?)\b)"),
        _day_alone,
    ),
    (re.compile(r"(?:tomorrow|mañana|demain|morgen|amanhã|domani)\b"), _tomorrow),
    (
        re.compile(
            r"(?:next |la |der |die )?(?:week\b|semana que viene|próxima semana|semaine prochaine|nächste[rn]? woche"
            r"|volgende week|prossima settimana)"
        ),
        _next_week,
    ),
)

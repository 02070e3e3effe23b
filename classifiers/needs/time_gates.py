"""What is read as the time of a move and names none: "by 11" of a call, "60 libras", "st" of a street.

Like the gates (classifiers.needs.gates) this stands after the models and feeds none of them.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import phrases

# A date, a length of time, an event that has a date, or a haste: what the time of a move has one of.
_NAMES_A_TIME: Final = phrases(
    r"""
    (?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\.?(?![a-z])
    (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)
    (?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun|holi|to|some|any|yester)day'?s?
    (?:days?|weeks?|wks?|weekends?|months?|mos?|quarters?|years?|yrs?|seasons?|d[ií]as?|semanas?|mes(?:es)?|\
        a[ñn]os?|quincenas?|\
        (?:tri|se)mestre|temporada|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)
    (?:mid)?(?:springs?|summers?|fall|autumn|winters?|primavera|verano|oto[ñn]o|invierno)(?:time)?
    (?:christmas|xmas|thanksgiving|easter|new years?|nye|navidad(?:es)?|reyes|semana santa|fiestas?|vacaciones|advent|\
        hal+oween|equinox|solstice|pascua)
    (?:lease|closing|due|deadline|cierre|fecha|dates?|q[1-4]|(?:mid )?'\d\d)
    (?:asap|soon\w*|sooner|now|immediate\w*|(?:right|straight) (?:away|after)|urg\w+|hurr\w+|rush\w*|haste|race|press\w*|clock|quick\w*|\
        fast\w*|ready|time\w*|timing|tomorrow|tmrw|when(?:e?ver|evr)?|school|the (?:minute|moment)|any ?time|later|eventual\w*|flexib\w+|patien\w+|wait\w*|\
        early|earlier|late|long term|short term)
    (?:ya|pronto|ahor\w+|hoy|ma[ñn]ana|inmediat\w+|prisa|apur\w+|r[aá]pid[oa]|antes posible|cuanto antes|tiempo|futuro|\
        plazo|esperar)
    \d{1,2}(?:st|nd|rd|th|ro)
    (?:first|second|third|fifth|tenth|fifteenth|twentieth|primero)
    \d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?
    (?:el|al|del|d[ií]a) \d{1,2}
    (?:19|20)\d\d(?! one)
    (?:end|start|beginning|middle|fin|principios?|mediados|final(?:es)?) (?:of|de)
    """
)
# Tells an event by its own words: "before the lifts open", "antes de que lleguen las lluvias".
_TELLS_AN_EVENT: Final = re.compile(
    r"\b(?:by|before|b4|until|till?|til|after|when|while|once|as long as|ahead of|at|starting|antes del?|despu[eé]s del?|cuando"
    r"|hasta|en cuanto)\s(?!\d)(?:\S+ ){0,9}\S{3,}",
    re.IGNORECASE,
)
# The hour of a call or a visit, and of nothing else.
_OF_THE_CLOCK: Final = re.compile(
    r"(?:(?:not |no )?(?:by|before|after|at|until|till?|around|antes de|despu[eé]s de|a|hasta)(?: las?)?|out by)\s"
    r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?|o'?clock|sharp)?",
    re.IGNORECASE,
)


def names_a_time(words: str) -> bool:
    """Whether the words of a timeline name a time, and not only an hour."""
    words = words.replace("_", " ").strip()
    if _OF_THE_CLOCK.fullmatch(words):
        return False
    return _NAMES_A_TIME.search(words) is not None or _TELLS_AN_EVENT.search(words) is not None

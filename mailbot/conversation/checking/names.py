"""The check of names: whoever and whatever a draft names stands in its brief; nobody else's affairs are told."""

# ruff: noqa: SIM905 (words are read better as words)
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from classifiers.statements.opinion import heard_words
from classifiers.text.words import words
from mailbot.conversation.checking.masks import EMAIL, LINK, MONTH, without
from mailbot.conversation.checking.review import Reviewed

# Written with a capital in the middle of a sentence by custom, and no name of anybody.
_CUSTOMARY: Final = frozenset(
    f"""
    i i'm i'd i'll i've ai ok okay am pm a.m p.m est edt cst cdt mst mdt pst pdt utc mls hoa sq ft usd faq pdf re ps
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays mon tue tues wed thu thur thurs fri sat sun central eastern mountain pacific standard daylight time
    este pacífico montaña centro memorial labor independence christmas eve new year year's day
    calle avenida paseo camino listo hecho entendido
    english spanish internet email census bureau oficina censo police department policía departamento district
    distrito us u.s usa state county city old new north south east west
    apt unit lot lote st street ave avenue rd road dr drive ln lane ct court blvd boulevard pl place cir circle way
    terrace suite no bd ba br ac hvac ev tv
    oh ooh aw wow phew well valley valle nope yep hey howdy folks ma'am maam sir miss
    hi hello thanks thank best regards sincerely hola gracias usted ustedes ud uds
    {MONTH.replace("|", " ")}
    """.split()
)
GIVEN: Final = frozenset(
    """
    aaron abigail adam adrian alan albert alejandra alejandro alex alexander alexandra alice alicia amanda amber amy
    ana andrea andres andrew angela anna anne antonio arthur ashley barbara beatriz ben benjamin beth betty bill bob
    bradley brandon brenda brian brittany bruce bryan camila carl carla carlos carmen carol caroline catherine
    charles charlotte cheryl chris christian christina christine christopher claire claudia craig cristina cynthia
    dan daniel daniela danielle dave david dawn deborah debra denise dennis diana diane diego donald donna doris
    dorothy douglas dylan edward eduardo elena elizabeth ellen emily emma enrique eric erica esther ethan eva evelyn
    felipe fernando frances francisco frank gabriel gary george gerald gloria grace greg gregory guadalupe hannah
    harold harry heather helen henry hugo isabel isabella ivan jack jacob jacqueline james janet janice jason javier
    jean jeff jeffrey jennifer jeremy jerry jesse jessica jesus jim joan joe joel john jonathan jordan jorge jose
    joseph josh joshua joyce juan juana judith judy julia julie julio justin karen katherine kathleen kathryn katie
    keith kelly kenneth kevin kimberly kyle larry laura lauren lawrence leslie linda lisa lopez lori louis lucas
    lucia luis luisa madison manuel marco margaret maria marie marilyn mario mark marta martha martin mary matt
    matthew megan melissa mia michael michelle miguel mike monica nancy natalia natalie nathan nicholas nick nicole
    noah olga olivia oscar pablo pamela patricia patrick paul paula pedro peter philip rachel rafael ralph ramon
    randy raul raymond rebecca ricardo richard robert roberto rodrigo roger ronald rosa rose roy ruben russell ruth
    ryan samantha samuel sandra sara sarah scott sean sergio sharon shirley silvia sofia sophia stephanie stephen
    steve steven susan teresa terry theresa thomas tim timothy tina tom tony tyler valentina valeria vanessa
    veronica victor victoria vincent virginia walter wayne wendy william willie zachary
    """.split()
)
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'’.-]*")
_STARTS_AFTER = re.compile(r"(?:^|[.!?:;•·—–\-\"“”(¿¡/|]|\d[.)])\s*[\"“(¿¡*]*\Z|\A\s*\Z")
# "Thank you for writing about Quail Hollow Dr. When do you hope to sell?" names no doctor.
_ENDS_STREET = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\w'’]+ Dr\Z")
_TITLE = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Srta|Don|Doña|Señora?)\.?\s+(?P<name>[A-ZÁÉÍÓÚÑ][\w'’-]+)")


def names(draft: Reviewed) -> Iterator[str]:
    """Every name in a sentence is in a fact or the brief; none begins with a given name but the lead's or agent's."""
    known = draft.known.words
    text = without(draft.body, EMAIL, LINK)
    for match in _TITLE.finditer(text):
        if match["name"].lower() not in known and not _ENDS_STREET.search(text[: match.end("title")]):
            yield match[0]
    for line in text.splitlines():
        for match in _WORD.finditer(line):
            word = match[0].rstrip(".'’-")
            if not word[:1].isupper():
                continue
            low = re.sub(r"['’]s\Z", "", word.lower().replace("’", "'"))
            parts = set(re.findall(r"[^\W\d_]+", low))
            if low in _CUSTOMARY or parts <= known | _CUSTOMARY:
                continue
            if _is_spoken_to(line, match, low):
                yield word
                continue
            if not _STARTS_AFTER.search(line[: match.start()]) or low in GIVEN:
                yield word


def _is_spoken_to(line: str, match: re.Match[str], word: str) -> bool:
    """Whether a line begins with somebody's name: "Gretchen, here are two". Words of any letter are no names."""
    alone = not line[: match.start()].strip('"“¿¡ ') and line[match.end() : match.end() + 1] == ","
    return alone and not heard_words().issuperset(words(word)) and not word.endswith(("ly", "mente"))

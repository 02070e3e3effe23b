"""What a mail asks of its reader, by the words of its questions, requests and lists, in English and Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from mailbot.embedded.personas.appointments import offers_in
from mailbot.embedded.town import homes_in


class Topic(StrEnum):
    """What a mail may ask of a person, in the order in which an answer gives it."""

    NAME = "name"
    ADDRESS = "address"  # of the home that the person has
    TYPE = "type"
    BEDROOMS = "bedrooms"
    BATHROOMS = "bathrooms"
    SIZE = "size"
    YEAR = "year"
    CONDITION = "condition"
    AREA = "area"
    BUDGET = "budget"
    FINANCING = "financing"
    TIMELINE = "timeline"
    REASON = "reason"
    FEATURES = "features"
    WHICH = "which"  # of the homes in the mail
    VISIT = "visit"
    CALL = "call"
    PHONE = "phone"


# Patterns over lower-case text without accents.
_SUBJECTS: dict[Topic, tuple[str, ...]] = {
    Topic.NAME: (r"\byour name\b", r"\bsu nombre\b"),
    Topic.ADDRESS: (
        r"(?<!e-mail )(?<!email )\baddress\b",
        r"which street",
        r"where is (?:the|your) (?:house|home|property|place)",
        r"\bdireccion\b(?! de correo)",
        r"donde esta",
    ),
    Topic.TYPE: (
        r"\b(?:type|kind|sort) of (?:home|house|property|place)",
        r"house,? (?:or )?(?:a )?(?:condo|townhouse)",
        r"tipo de (?:casa|vivienda|propiedad|inmueble)",
        r"casa o (?:un )?(?:piso|apartamento|condominio)",
    ),
    Topic.BEDROOMS: (r"\bbed(?:room)?s?\b", r"dormitorio", r"habitaci", r"recamara", r"cuartos"),
    Topic.BATHROOMS: (r"\bbath", r"\bbanos?\b"),
    Topic.SIZE: (
        r"square (?:feet|foot)",
        r"how (?:big|large)",
        r"lot size",
        r"metros",
        r"superficie",
        r"tamano",
        r"pies cuadrados",
    ),
    Topic.YEAR: (
        r"year (?:it was |was it )?built",
        r"how old",
        r"when was .{0,20}built",
        r"ano de construcci",
        r"antiguedad",
    ),
    Topic.CONDITION: (
        r"\bcondition\b",
        r"\bupdate[sd]?\b",
        r"renovat",
        r"repairs?",
        r"improvements?",
        r"recent work",
        r"what shape",
        r"reformas?",
        r"renovaci",
        r"estado (?:de|en que)",
        r"arreglos",
        r"mejoras",
    ),
    Topic.AREA: (
        r"neighbou?rhoods?",
        r"\bareas?\b",
        r"part of (?:the )?town",
        r"\bzonas?\b",
        r"barrios?",
        r"vecindario",
    ),
    Topic.BUDGET: (
        r"budget",
        r"(?:price|rent) range",
        r"(?:a|what|asking) price",
        r"how much",
        r"how far .{0,20}price",
        r"\bspend",
        r"presupuesto",
        r"rango de precio",
        r"cuanto (?!antes)",
        r"hasta donde",
        r"(?:un|que) precio",
    ),
    Topic.FINANCING: (
        r"pre-?approv",
        r"mortgage",
        r"financ",
        r"lender",
        r"\bcash\b",
        r"\bloan\b",
        r"pre-?aprob",
        r"hipoteca",
        r"credito",
        r"al contado",
    ),
    Topic.TIMELINE: (
        r"time ?(?:line|frame)",
        r"how soon",
        r"\bwhen\b",
        r"moving date",
        r"in a hurry",
        r"cuando",
        r"plazo",
        r"fecha",
        r"mudarse",
    ),
    Topic.REASON: (
        r"\bwhy\b",
        r"reason",
        r"what(?:'s| is) (?:prompting|making) you",
        r"motivo",
        r"por que",
        r"razon",
    ),
    Topic.FEATURES: (
        r"must[- ]have",
        r"matters? most",
        r"important to you",
        r"anything else",
        r"wish ?list",
        r"imprescindible",
        r"importa",
    ),
    Topic.WHICH: (
        r"\bwhich\b",
        r"any of (?:these|them|those)",
        r"either of",
        r"do (?:any|they|these)",
        r"stands? out",
        r"(?:caught|catch\w*) your eye",
        r"what do you think",
        r"do you like",
        r"how do(?:es)? (?:they|it|that|these) sound",
        r"\bcual",
        r"alguna? de",
        r"le gusta",
        r"le llama",
        r"que le parece",
    ),
    Topic.VISIT: (
        r"(?:like|want) to (?:see|visit|tour|view)",
        r"\bshowings?\b",
        r"\bvisit\b",
        r"\btour\b",
        r"quiere ver",
        r"gustaria ver",
        r"visitar",
    ),
    Topic.PHONE: (
        r"\b(?:phone|telephone|cell|mobile) ?(?:number)?\b(?! call)",
        r"best number",
        r"number (?:to|can|should|for me|i)\b",
        r"telefono",
        r"celular",
        r"movil",
        r"numero (?:de|al|para|le|puedo)",
    ),
}
_SUBJECT = {topic: re.compile("|".join(patterns)) for topic, patterns in _SUBJECTS.items()}
_ASKING = re.compile(
    "|".join(
        (
            r"[?¿]",
            r"\b(?:let me know|tell me|could you|can you|would you|send me|reply with|share|it would help)\b",
            r"\bplease (?:send|share|reply|give)\b",
            r"\bi(?:'d| would) (?:love|like|need) to know\b",
            r"\b(?:i|we)(?:'ll| will)? (?:just |only |still )?need\b",
            r"\b(?:digame|dime|cuenteme|cuentame|hagame saber|envieme|indiqueme|necesito|me ayudaria)\b",
            r"\b(?:podria|puede)\b",
        )
    )
)
_CALLING = re.compile(r"\b(?:call|talk|speak|chat|llam\w+|hablar|hablamos|conversar)\b")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)])\s+")


def asked(words: str) -> frozenset[Topic]:
    """The topics that a text asks about: in a question, in a request, or in a list that a request leads to."""
    topics: set[Topic] = set()
    requested = False  # the list that follows was asked for
    for line in _unwrapped(words):
        item = bool(_LIST_ITEM.match(line))
        wanted = item and requested and not homes_in(line) and not offers_in(line)
        for sentence in re.split(r"(?<=[.!?])\s+", _folded(line)):
            if wanted or _ASKING.search(sentence):
                topics |= _topics(sentence)
        if not item:
            requested = line.rstrip().endswith(":") and bool(_ASKING.search(_folded(line)))
    return frozenset(topics)


def _topics(sentence: str) -> set[Topic]:
    topics = {topic for topic, words in _SUBJECT.items() if words.search(sentence)}
    if _CALLING.search(sentence):
        topics -= {Topic.TIMELINE, Topic.WHICH}  # "when may I call": it is the call that has a time
        if Topic.PHONE not in topics:
            topics.add(Topic.CALL)
    return topics


def _unwrapped(words: str) -> Iterator[str]:
    """Paragraphs and list items, each on one line, however the mail was wrapped."""
    held = ""
    for line in (*words.splitlines(), ""):
        if held and (not line.strip() or _LIST_ITEM.match(line)):
            yield held
            held = ""
        held = f"{held} {line.strip()}".strip()


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

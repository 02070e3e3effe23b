"""Assistance animals: what is said and asked of one is the agent's matter, and no rule on pets is told at it. Pure.

Service and support animals are no pets under fair housing law; what follows from that for a home is legal advice, which
mailbot does not give. Who spoke of one means it in later mails too: "so no pet deposit either?".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from classifiers.asking.questions import questions
from classifiers.asking.topics import OTHER_TOPIC
from classifiers.text.phrases import phrases

ASSISTANCE_TOPIC: Final = "assistance_animal"
_LONGEST_READ: Final = 5000  # characters
_OF_MONEY: Final = frozenset({"deposit", "fees"})

_SPEAKS_OF_ONE: Final = phrases(
    r"""
    (?:service|assistance|guide|seeing[- ]eye|hearing|signal|psychiatric|(?:medical |diabetic |seizure )?alert|seizure|\
        ptsd|autism|emotional[- ]support|support)[- ](?:trained |registered |certified |response )?<ANIMAL>\
        (?! (?:shelters?|rescues?|welfare|park|walkers?|sitters?|charit\w+))
    emotional[- ]support
    (?-i:ESAs?)
    (?:an|my|our|is|has|with) esa
    esa (?:letter|dog|cat|animal)
    (?:letter|note) (?:from|by|of) (?:my|her|his|our|their|a) (?:therapist|doctor|psychiatrist|psychologist|physician)\
        (?= [^.!?\n]{0,40}\b<ANIMAL>\b)
    (?:animal|perr(?:it)?[oa]|gat(?:it)?[oa]|mascota)(?:e?s)? (?:gu[ií]as?|lazarillos?|de (?:servicio|asistencia|apoyo|\
        soporte|terapia|alerta))
    (?:apoyo|soporte) emocional
    """,
    ANIMAL=r"(?:dogs?|cats?|animals?|pets?|pup(?:py|pies|s)?|labs?|labradors?|retrievers?|shepherds?|poodles?|\w*doodles?)",
)
_IS_NONE: Final = re.compile(
    r"\b(?:not|isn['’]?t|aren['’]?t|no es|no son)(?: (?:really|officially|an?|un[oa]?|my))* \Z", re.IGNORECASE
)
_NAMES_PETS: Final = re.compile(
    r"\b(?:pets?|dogs?|cats?|animals?|mascotas?|perr\w+|gat[oa]s?|animales)\b", re.IGNORECASE
)


def speaks_of_assistance(text: str) -> bool:
    """Whether a text speaks of an animal that is kept for a disability, and is no pet."""
    read = text[:_LONGEST_READ]
    return any(not _IS_NONE.search(read[: found.start()]) for found in _SPEAKS_OF_ONE.finditer(read))


def with_assistance(asks: Sequence[str], burst: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """The topics of a burst, in which those on pets are the agent's where its writer has an assistance animal.

    `told`: everything that the writer wrote in the conversation.
    """
    said = "\n".join(burst)
    now = speaks_of_assistance(said)
    about_pets = {"pets"} | (_OF_MONEY if _NAMES_PETS.search(said) else frozenset[str]())
    meant = about_pets.intersection(asks)
    if not now and not (meant and any(map(speaks_of_assistance, told))):
        return tuple(asks)
    only_that = OTHER_TOPIC in asks and len(questions(said)) <= 1
    meant |= {OTHER_TOPIC} if now and only_that else frozenset[str]()
    return (*(topic for topic in asks if topic not in meant), ASSISTANCE_TOPIC)

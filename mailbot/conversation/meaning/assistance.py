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
from classifiers.needs.assistance_animals import assistance_animal

ASSISTANCE_TOPIC: Final = "assistance_animal"
_OF_MONEY: Final = frozenset({"deposit", "fees"})

_NAMES_PETS: Final = re.compile(
    r"\b(?:pets?|dogs?|cats?|animals?|mascotas?|perr\w+|gat[oa]s?|animales)\b", re.IGNORECASE
)


def with_assistance(asks: Sequence[str], burst: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """The topics of a burst, in which those on pets are the agent's where its writer has an assistance animal.

    `told`: everything that the writer wrote in the conversation.
    """
    said = "\n".join(burst)
    now = assistance_animal(said)
    about_pets = {"pets"} | (_OF_MONEY if _NAMES_PETS.search(said) else frozenset[str]())
    meant = about_pets.intersection(asks)
    if not now and not (meant and any(map(assistance_animal, told))):
        return tuple(asks)
    only_that = OTHER_TOPIC in asks and len(questions(said)) <= 1
    meant |= {OTHER_TOPIC} if now and only_that else frozenset[str]()
    return (*(topic for topic in asks if topic not in meant), ASSISTANCE_TOPIC)

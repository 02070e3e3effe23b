"""Animals that help a person with a disability: no pets, and no rule for pets is for them.

The Fair Housing Act has landlords accommodate them (HUD, FHEO Notice 2020-01), so they are neither weighed when homes
are chosen nor answered with what a record says of pets.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import phrases

_LONGEST_READ: Final = 5_000
_CREATURE: Final = r"(?:dogs?|animals?|cats?|pets?|pupp?(?:y|ies|s)?|birds?|rabbits?|horses?|minis?|companions?|labs?|labradors?|retrievers?|shepherds?|poodles?|\w*doodles?)"
_BICHO: Final = r"(?:perr(?:it)?[oa]s?|animal(?:es)?|gat(?:it)?[oa]s?|mascotas?|can)"
_TELLS: Final = phrases(
    r"""
    (?:service|guide|hearing|assistance|seeing[- ]eye|signal|(?:emotional |medical )?support|comfort|therapy|\
        (?:medical|seizure|diabet\w+|allergy|hypo)[ -](?:alert|response)|alert|mobility|psychiatric(?: service)?|\
        ptsd|autism)[- ](?:support |assistance |service |trained |registered |certified |response )?<CREATURE>(?! (?:sitt|groom|walk|park|train|board|show|\
        shelter|rescue|welfare|charit)\w*)
    seeing[- ]eye\b
    <CREATURE> (?:is |he['’]s |she['’]s |who is |that is |which is )?(?:(?:registered|certified|trained|prescribed|\
        needed) )(?:\w+ )?(?:for|as|to|by|because of) (?:\w+ ){0,3}?(?:disab\w+|anxiety|ptsd|depress\w+|seizures?|\
        epilep\w+|diabet\w+|blind\w*|deaf\w*|doctors?|therapists?|psychiatrists?|emotional|support|service|alert|medical)
    <CREATURE> (?:for|helps?(?: me| him| her| us)? with) (?:my|his|her|our) (?:disab\w+|anxiety|ptsd|depression|seizures?|\
        epilep\w+|diabetes|blindness|panic|autism|hearing|sight)
    (?:doctor|therapist|psychiatrist|esa)(?:['’]?s)? (?:letter|note) for (?:my|our|the|his|her) <CREATURE>
    (?:perr[oa]s?|can(?:es)?)[ -](?:gu[ií]as?|lazarill\w+)
    <BICHO> (?:es |son )?(?:de|para) (?:servicio|asistencia|apoyo|soporte|ayuda emocional|terapia|alerta|compa[ñn][ií]a emocional)
    (?:apoyo|soporte) emocional
    (?:an|my|our) esa
    esa (?:letter|dog|cat|animal)
    emotional[- ]support
    (?:letter|note) (?:from|by|of) (?:my|her|his|our|their|a) (?:therapist|doctor|psychiatrist|psychologist|physician)\
        (?= [^.!?\n]{0,40}\b<CREATURE>\b)
    lazarillo
    """,
    CREATURE=_CREATURE,
    BICHO=_BICHO,
)
# In capitals: "esa" is a Spanish word.
_ESA: Final = re.compile(
    r"\b(?:[Aa]n|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|is|as|has|have|registered|certified|two|2|your|for|take|allow|accept) ESAs?\b"
    r"|\bESA (?:letter|dog|cat|animal|paperwork|documentation|papers|note|pet|s\b)|^ESA\b(?! (?:casa|ES|SI|LA))",
    re.MULTILINE,
)
# What is said not to be one.
_IS_NONE: Final = phrases(
    r"""
    (?:not|n['’]t|isnt|never|no longer|neither)(?: really| actually)?(?: an?| my| any)?(?: registered| certified| real)? $
    (?:don['’]?t|do not|doesn['’]?t) (?:have|need|own)(?: an?| any)? $
    no (?:es|son|tengo|tenemos)(?: un| una| ning[uú]n)? $
    (?:just|only) a pet,? not an? $
    """
)


def assistance_animal(text: str) -> bool:
    """Whether a text tells of an animal that assists somebody: a guide dog, an emotional support cat, "un perro guía"."""
    text = text[:_LONGEST_READ]
    told = (*_TELLS.finditer(text), *_ESA.finditer(text))
    return any(not _IS_NONE.search(text[max(0, match.start() - 40) : match.start()]) for match in told)

"""Whether somebody tells of what is unsafe, or in the way of others, at a home that the agency looks after.

A sign across the sidewalk or a door that stands open is told by passers-by, and waits for nobody.
"""

from __future__ import annotations

from typing import Final

from classifiers.intents.residents import asks_for_a_home
from classifiers.text.phrases import Sifted

_HAZARDS: Final = Sifted(
    r"""
    <SIGN>\b[^.?!\n]{0,60}\b(?:fell|fallen|blew|blown|toppled|tipped|knocked|ripped|hanging|came (?:down|loose|\
        off)|is down|\
        (?:is|was) (?:lying|laying)|block\w*|collapsed|(?:into|onto|across|over) (?:the|my|our) <WAY>)
    (?:tree|branch|branches|limb|fence|gutters?|chimney|shingles?|power line|wires?|ladder|roof|wall|porch|\
        railing)\b(?: \w+){0,4} \
        (?:fell|fallen|blew|blown|came|is|are|hanging|collaps\w+)(?: \w+)? (?:down|off|onto|into|over|across|on|\
        in|loose)\b[^.?!\n]{0,30} \
        <WAY>
    (?:front|back|side|garage|basement|cellar) door(?: \w+){0,4} (?:is|was|has been|been|left|standing|stands|\
        hanging|swinging)(?: \w+){0,3} \
        (?:open|unlocked|ajar)
    (?:water|pipe|hose|hydrant)(?: (?:is|was|has been|are))? (?:running|pouring|gushing|spraying|streaming|\
        shooting|coming) (?:out|from|down|into)
    (?:smell(?:s|ed|ing)?|odor)(?: \w+){0,2} (?:of )?(?:gas|propane)
    (?:somebody|someone|kids|people|teenagers|squatters?|they)(?:['’]s| is| are| have| has| was|\
         were)?(?: \w+)? (?:br(?:oke|oken|eaking) in(?:to)?|\
        squatting|trespassing|vandaliz\w+)
    # -- Spanish
    (?:letrero|cartel|anuncio|r[oó]tulo)\b[^.?!\n]{0,50}(?:se cay[oó]|ca[ií]d[oa]|tirad[oa]|tumb\w+|bloque\w+|\
        tap\w+|en (?:la|el) (?:acera|banqueta|paso|calle(?! \w)))
    se (?:les |le )?cay[oó](?: \w+){0,3} (?:letrero|cartel|anuncio|[aá]rbol|rama|cerca|poste)
    puerta(?: \w+){0,4} (?:abierta|de par en par|sin llave)
    (?:huele|olor) a (?:gas|humo)
    """,
    SIGN=(
        r"(?:(?:for[- ]sale|for[- ]rent|yard|open house|real estate|realty|realtor['’]?s?|your|agency)(?: \w+){0,2}"
        r" signs?(?:post)?|sign(?:post)? (?:at|on|in front of|outside|from your))"
    ),
    WAY=(r"(?:sidewalk|road|street|drive(?:way)?|walk(?:way)?|path|lane|yard|lawn|hydrant|cars?|wires?|lines?|curb)"),
)


def tells_of_a_hazard(text: str) -> bool:
    """Whether the writer tells of something unsafe or in the way, and asks for no home."""
    told = _HAZARDS.search(text)
    return told is not None and not asks_for_a_home(text[: told.start()] + text[told.end() :])

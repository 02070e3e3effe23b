"""A short mail that only takes time to think, which is neither a no nor a farewell."""

from __future__ import annotations

from typing import Final

from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import phrases
from models.message import Intent

SHORT: Final = 15  # words: who has more to say has more to say than that they will think about it
_SOMEBODY: Final = (
    r"(?:(?:my|our|the) (?:(?:better|other) half|family|kids|children|folks|parents|husband|wife|spouse|partner"
    r"|fianc[eé]e?|girlfriend|boyfriend|mom|mum|mother|dad|father|brother|sister|son|daughter|lender|bank|accountant|lawyer"
    r"|attorney|advisor|agent|(?-i:[A-Z][a-z]+))|(?:him|her|them)(?=\s?(?:[.,!]|$|first|and|before))|each other)"
)
_IT: Final = (
    r"(?:it|this|that|them|these|things|everything|all of (?:it|this)|(?:your|the) (?:offer|homes?|houses?|list))"
)
PONDERS: Final = phrases(
    r"""
    (?:think|sleep|mull|chew|ponder|reflect|stew) (?:<IT> )?(?:about|on|over)(?: <IT>| the (?:idea|weekend))?
    (?:consider|discuss|ponder) <IT>(?: (?:first|together|over the weekend|tonight|a (?:bit|while)))?
    (?:give|giving) (?:it|this|that) (?:some|a little|more) thought
    (?:need|want|take|give us|give me)(?: (?:us|me|to take))? (?:some|a (?:little|bit of|few days of)|more|a bit more) \
        time(?: to (?:think|decide|consider|digest|process)(?: <IT>| about <IT>)?)?
    (?:need|needs|have|want|like|got|going) to think(?=\s?(?:[.,!;]|$|\n))~
    (?:get|be|come|circle) back (?:to|in touch with|with) you(?: (?:soon|shortly|later|then|next week|in a (?:bit|few \
        days)))?
    let you know(?: (?:soon|then|what we (?:think|decide)))?
    talk <IT> over(?: (?:first|together|with <SOMEBODY>))*
    (?:talk|speak|discuss|check|confer|consult|go over|run|show|ask)(?: <IT>)?(?: (?:to|with|by|past|over with))? \
        <SOMEBODY>(?: (?:about|on) <IT>)?(?: first)?
    (?:lo|la|los|las) (?:hablo|hablamos|consulto|consultamos|platico|platicamos|comento|comentamos|pienso|pensamos|veo|\
        vemos|discuto|discutimos)(?: con (?:mi|nuestr[oa]|el|la|mis) \w+)?
    (?:lo|la|los|las) (?:vamos a|voy a|tengo que|tenemos que) (?:pensar|hablar|consultar|platicar)
    (?:d[eé]j[ea](?:me|nos)|vamos a|voy a|tengo que|tenemos que|quiero|queremos) (?:pensar|hablar|consultar|platicar)\
        (?:lo|la|los|las|lo bien)?(?: (?:bien|un poco))?(?: con (?:mi|nuestr[oa]|la|el) (?:espos[oa]|marido|mujer|\
        familia|pareja|hij[oa]s?|mam[aá]|pap[aá]))?
    (?:le|les) (?:aviso|avisamos|avisar[eé])
    """,
    IT=_IT,
    SOMEBODY=_SOMEBODY,
)
# Beside these, "we'll think about it" is politeness.
REFUSES: Final = phrases(
    r"""
    no|not|never|nope|\w+n['’]t|dont|wont|cant|already|instead|decided|passing|pass|decline\w*|anymore|sold|bought|\
        found|too
    (?:another|other|different) (?:agent|realtor|agency|company|home|house|place)
    (?:ya|nunca|tampoco|vendimos|compramos|encontramos)
    """
)


def not_of_pondering(text: str) -> frozenset[Intent]:
    """The intents that a short mail cannot have because its writer only takes time: it says neither no nor yes."""
    if len(text.split()) > SHORT or PONDERS.search(text) is None:
        return frozenset()
    beside = PONDERS.sub(" ", text)
    if REFUSES.search(beside) or may_stop(beside):
        return frozenset()
    return frozenset((Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE))

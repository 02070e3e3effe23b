"""Whether somebody who asks about a home of ours wants none: a neighbour who would know what it goes for. Pure."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.meaning.deals import seeks

_NO_BUYER: Final = phrases(
    r"""
    (?:not|isn['’]?t|aren['’]?t|never)(?: \w+)? (?:looking|planning|trying|going|hoping|wanting|here) to (?:buy|move\
        |purchase|rent)
    (?:not|no)(?: an?| really| actually| even)? (?:buyers?|in the market|house ?hunting)
    don['’]?t (?:want|plan|intend|need) to (?:buy|move|purchase|rent)
    (?:i['’]?m|i am|we['’]?re|we are|just|only)(?: \w+){0,2} nosy|being nosy
    (?:just |only |purely )?(?:out of|por) (?:curiosity|curiosidad|simple curiosidad)
    (?:i['’]?m|i am|we['’]?re|we are|as)(?: (?:just|only|also))? (?:the|an?|your|their|one of the) \
        (?:next[- ]door |nearest )?neighbou?rs?
    (?<!the )(?<!quiet )neighbou?rs? here
    (?:i|we) live (?:right |just )?(?:next door|across the (?:street|road)|two doors|a few (?:doors|houses)\
        |(?:up|down) the (?:street|road)|on the same (?:street|road)|around the corner)
    (?:soy|somos)(?: el| la| los| las| un| una)? vecin[oa]s?
    (?:vivo|vivimos) (?:al lado|enfrente|en la misma calle|a la vuelta|a (?:dos|unas) casas)
    no (?:busco|buscamos|quiero|queremos|pienso|pensamos|voy a|vamos a) (?:comprar|mudar\w+|casa|rentar)
    """
)


def wants_none(text: str) -> bool:
    """Whether a text says that its writer is no buyer, or a neighbour, and looks for nothing beside that."""
    return _NO_BUYER.search(text) is not None and not seeks(_NO_BUYER.sub(" ", text))

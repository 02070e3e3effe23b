"""Who says in few plain words what they want: that they still look, to buy or to sell, to be called. Pure.

In so few words a model that weighs them has nothing to weigh, and a person nothing to decide.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.bounds import bounds_of
from classifiers.text.phrases import phrases
from mailbot.conversation.steps import DEALS
from models.message import Intent, Message

LONGEST: Final = 400  # characters; who has more to say is read by what they say
MOST_WORDS: Final = 14

_EDGE: Final = r"(?=\s*(?:$|[.,!;:\n–—-]|\b(?:and|but|please|thanks|thank you|y|pero|gracias)\b))"
_HI: Final = r"\W*(?:(?:hi|hello|hey|hola|buenas|yes|yeah|yep|sure|s[ií]|ok(?:ay)?)(?: there| agentname)?\b\W*){0,3}"
_WE: Final = r"(?:(?:we|i)(?:['’]?re|['’]?m| are| am|['’]?d| would|['’]ve been| have been)? )?"
_STILL: Final = (
    r"(?:still (?:very |actively )?(?:looking|searching|interested|hunting|thinking (?:about|of) (?:it|moving|a move)"
    r"|considering it|planning (?:to|on it)|in the market|on (?:my|our) minds?|at it|hoping to(?: move)?)"
    r"|(?:seguimos|sigo|todav[ií]a(?: estamos| estoy)?|a[uú]n) (?:buscando|interesad[oa]s?|en eso|pens[aá]ndolo))"
)
_AGREES: Final = re.compile(
    rf"{_HI}{_WE}(?:it['’]?s |it is |that['’]?s |yes )?{_STILL}(?:,? (?:yes|yeah|for sure|definitely|s[ií]))?{_EDGE}",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"\b(?:not|no|never|nothing|nor|stop|unsubscribe|nunca|tampoco|\w+n['’]t)\b", re.IGNORECASE)
_TO: Final = (
    r"(?:(?:still |actually |maybe |perhaps )*(?:interested in|thinking (?:of|about)|look(?:ing)? (?:at|to|into)"
    r"|want(?:ing)? to|like to|hop(?:e|ing) to|plan(?:ning)? (?:to|on)|here to|need(?:ing)? to|ready to) )?"
)
_THING: Final = (
    r"(?: (?:a|an|my|our|the|some|first|new|small|bigger) ?(?:\w+ )?(?:home|house|condo|place|property|townhouse"
    r"|apartment|apt|unit))?"
)
_QUIERO: Final = (
    r"(?:(?:estoy |estamos )?(?:interesad[oa]s? en|pensando en)|quier[oe]n?|queremos|quisiera(?:mos)?|busc(?:o|amos)"
    r"|me gustar[ií]a|nos gustar[ií]a)?"
)
_COSA: Final = r"(?: (?:una?|mi|nuestra|la|el) (?:casa|departamento|apartamento|condominio|propiedad|terreno))?"

MOST_WORDS_OF_A_CALL: Final = 16  # a number to call takes three
_OF_A_MATTER: Final = re.compile(
    r"\b(?:about|discuss|re|regarding|concerning|your|our|for an?|sobre|acerca|su|services?|opportunit\w+|partner\w*"
    r"|marketing|leads|invoice)\b",
    re.IGNORECASE,
)
_HOME: Final = re.compile(
    r"\b(?:houses?|homes?|condos?|apartments?|rentals?|listings?|propert\w+|place|townhouses?|casas?|departamento|piso)\b",
    re.IGNORECASE,
)


def _deal(verbs: str, verbos: str) -> re.Pattern[str]:
    said = rf"{_HI}(?:{_WE}{_TO}(?:{verbs}){_THING}|{_QUIERO} ?(?:{verbos}){_COSA}){_EDGE}"
    return re.compile(said, re.IGNORECASE)


_DEALS: Final = (
    (Intent.BUYER, _deal(r"buy(?:ing)?|purchas(?:e|ing)", r"comprar|comprando")),
    (Intent.SELLER, _deal(r"sell(?:ing)?", r"vender|vendiendo")),
    (Intent.RENTER, _deal(r"rent(?:ing)?", r"rentar|alquilar|arrendar")),
)
# Says that a home is to change hands: who sells something else asks to be called as well.
_OF_A_DEAL: Final = phrases(
    r"""
    (?:sell|list|buy|purchas|rent|leas)(?:e|ing)? (?:a|an|my|our|the|this)
    (?:looking|searching) (?:for|to)
    (?:vender|comprar|rentar|alquilar) (?:una?|mi|nuestra|la|el)
    """
)
# Answers ours by asking what there is, or what we would have to know.
_WHAT_THERE_IS: Final = phrases(
    r"""
    (?:send|show|tell|shoot|text)(?: it| me| us| over| along)* what(?:ever)? (?:you|u|ya\
        |y['’]all)(?:['’]ve)?(?: guys)? (?:got|have|find)
    what(?:['’]?s| is| all is| else is) (?:available|out there|for sale|on the market|left|coming up|new\
        |around)(?! (?:in|at) the office)
    what(?:['’]?ve| have|['’]?d| do| did)? (?:you|u|ya|y['’]all)(?: guys)? (?:got|have)(?= ?(?:[?!.,]|$|right now|now\
        |available|for sale))~
    what (?:would|do|else do|all do) (?:you|u)(?: guys)? need(?: to know)? from (?:me|us)
    what do (?:you|u)(?: guys)? (?:want|need) to know
    depends (?:on )?what(?:['’]?s| is| you)
    qu[eé] (?:tienen?|hay|casas (?:tienen?|hay))(?: disponibles?| ahora)?(?= ?(?:[?!.,]|$))~
    (?:m[aá]nd|env[ií]|mu[eé]str)\w+ lo que (?:tien\w+|tenga\w*|haya|hay)
    """
)


MOST_OF_AN_OWNER: Final = 40  # words
_OF_THE_MARKET: Final = phrases(
    r"""
    (?:how(?:['’]?s| is| are)|what(?:['’]?s| is| does)) (?:the )?(?:housing |home |local |real estate |spring )?market
    (?:what|how much) (?:are|do|have|did|would) (?:homes|houses|places|condos|things|others)(?: \w+){0,6} \
        (?:sell\w*|go\w*|sold|fetch\w*|bring\w*)
    is it a (?:good|bad|decent) time to sell
    c[oó]mo (?:est[aá]|anda|ve) el mercado
    """
)
_OWNER: Final = phrases(
    r"""
    (?:we|i) own (?:on|in|at|near|off|a (?:\w+ )?<HOME>)
    (?:we|i)(?:['’]ve| have)? (?:have|had|got|bought) (?:a|our|an?) (?:\w+ ){0,2}<HOME>
    (?:my|our) (?:\w+ )?(?:<HOME>|street|block)
    (?:somos|soy) due[nñ][oa]s? de|(?:mi|nuestra) casa|tenemos (?:una )?casa
    """,
    HOME=r"(?:house|home|condo|place|townhouse|colonial|cape|ranch|duplex|cottage)",
)


def asks_what_there_is(text: str) -> bool:
    """Whether a short answer to ours asks what there is, or what we need to know: "send me what u got"."""
    return len(text.split()) <= MOST_WORDS and _WHAT_THERE_IS.search(text) is not None


def owner_asks_of_the_market(text: str) -> bool:
    """Whether somebody who has a home asks in few words how it would sell: "we own on Elm, how's the market?"."""
    return len(text.split()) <= MOST_OF_AN_OWNER and bool(_OF_THE_MARKET.search(text)) and bool(_OWNER.search(text))


def agrees(text: str) -> bool:
    """Whether a short answer to a mail of ours says that they still look, and nothing against it."""
    if len(text.split()) > MOST_WORDS or "?" in text or _NO.search(text):
        return False
    return _AGREES.match(text) is not None


def deal_said(text: str) -> Intent | None:
    """What somebody wants whose short mail begins with it: "buying. my lease is up in march", "Interested in selling".

    None where it is denied or asked, or a person must look at it for another reason.
    """
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or "?" in text or _NO.search(text):
        return None
    if bounds_of("", text, pitches=False).doubt:
        return None
    return next((deal for deal, said in _DEALS if said.match(text)), None)


def wants_to_be_called(message: Message, *, stranger: bool = False) -> bool:
    """Whether a mail asks for a call and gives the number for it, so that which deal it is about can wait.

    A `stranger`'s must be short and offer us nothing: whoever sells to agencies asks for a call as well.
    """
    open_to_it = message.intent in (Intent.GENERAL, *DEALS) and not message.has_agent
    if not open_to_it or message.ready != "call" or "phone" not in message.needs:
        return False
    if stranger and not asks_to_talk(message):
        return False
    return not bounds_of(message.subject, message.reply_text, pitches=stranger).doubt


def asks_to_talk(message: Message) -> bool:
    """Whether a mail asks for a call in so few words that nothing is offered to us beside it: "can we talk?".

    What it would be about must be a home: whoever would "discuss your advertising" waits for a person.
    """
    text = message.reply_text
    few = message.ready == "call" and len(text.split()) <= MOST_WORDS_OF_A_CALL
    return few and (_OF_A_MATTER.search(text) is None or _HOME.search(text) is not None)


def speaks_of_a_deal(text: str) -> bool:
    """Whether a text says that a home is to be bought, sold or rented."""
    return _OF_A_DEAL.search(text) is not None

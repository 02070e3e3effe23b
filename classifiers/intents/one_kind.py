"""A stop of one thing that we do, where the rest of the mail is welcome: no more newsletters, no texts, no calls.

"No more market stuff pls. Do you have anything with an in-law suite?" ends no conversation. Without such words, what is
left of a mail says what its writer wants; where nothing is left that goes on, the stop is one of everything.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.ending import wants_an_answer
from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import phrases
from models.message import Intent

_PARTS: Final = {
    "NO": r"(?:(?:(?:please|pls|and|but|so|kindly) ){0,3}(?:no more|no|stop|quit|cease|enough|skip|drop|cut|cancel|end"
    r"|(?:do not|don'?t|dont|don’t) (?:need|want|send|care for)|unsubscribe|(?:take|remove|get) (?:me|us)\
        |not interested in"
    r"|no (?:me |nos )?(?:mand|env[ií])\w+|basta de|ya no))",
    "SENDING": r"(?: (?:me|us|sending|with|of|from|off|out|to|the|all|all the|any|any more|more|your|ur|those|these\
        |that"
    r"|of the|out with|m[aá]s|los|las|el|la|de|sus|su)){0,6}",
    "KIND": r"(?:(?:\w+ )?newsletters?|boletin\w*|(?:market|holiday|christmas|seasonal|marketing|promotional|promo|rate"
    r"|community|mortgage|open house|weekly|daily|monthly|mass|drip) (?:\w+ )?(?:stuff|updates?|reports?|news|mails?"
    r"|e-?mails?|cards?|newsletters?|announcements?|messages|blasts?|mailings?|digests?|things?|summar\w+)"
    r"|market (?:news|info)|recipes?|(?:e-?mail |market )?blasts?|postcards?|flyers?|calendars?|digests?\
        |drip campaigns?"
    r"|cat[aá]logos?|reportes? (?:de|del) mercado|noticias del mercado|promociones)",
    "AND": r"(?:,? ?(?:and|or|&|nor|/|y|o|ni) ?(?:the |any |your )?)",
    "BY": r"(?:e-?mail|mail|writ\w*|contact\w*|messag\w*|correo\w*|escrib\w*)",
    "ALL": r"(?:(?:\w+ )?(?:e-?mails?|mails?|messages?|texts?|correos?)|anything|whatever|nothing|nada|otra cosa)\b",
    "TAIL": r"(?: (?:please|pls|plz|thanks|thx|to me|any ?more|for me|por favor|gracias)){0,4}",
}
_OF_MAILINGS: Final = phrases(
    r"""
    <NO><SENDING> <KIND>(?:<AND><KIND>)*(?!<AND><ALL>)<TAIL>
    <NO><SENDING> (?:\w+)<AND><KIND>(?:<AND><KIND>)*(?!<AND><ALL>)<TAIL>
    """,
    **_PARTS,
)
# Texts, calls and paper are no mail of ours.
_OF_ANOTHER_WAY: Final = phrases(
    r"""
    (?:(?:please|pls|and|but) ){0,3}(?:do not|don'?t|dont|don’t|never|not)(?: (?:call|phone|ring|write)(?: (?:me|us\
        |at))? (?:the \
        (?:house|home|office)|there)(?: or|,))? (?:mail|send|post) (?:me |us )?(?:anything|stuff|letters?|cards?\
        |things?\
        |papers?) (?:there|to (?:the|my|our|that|this) (?:house|home|address|office))
    (?:(?:please|pls|and|but) ){0,3}(?:no more|no|stop(?: with)?(?: the| all the)?|quit(?: with)?(?: the)?|enough \
        with the) (?:(?:phone|text|voice) ?)?(?:texts?|texting|sms|text messages?|calls?|calling|voice ?mails?)\
        (?: (?:me|us|my (?:\w+ )?(?:cell|phone|house|number|work|office)|the house|from you|at work))?\
        (?: (?:or|and|nor) (?:texts?|texting|calls?|calling|voice ?mails?)(?: me| us)?)?(?! ?,? (?:or|and\
        |nor) <BY>)(?! ?, (?:nothing|nada|not (?:a|even|one)|silence)\b)<TAIL>
    (?:(?:please|pls|and|but) ){0,3}(?:do not|don'?t|dont|don’t|never|not) (?:text|sms|call|phone|ring)\
        (?: (?:me|us|my (?:\w+ )?(?:cell|phone|house|number|work|office)|the (?:house|office)|at work|there))?\
        (?: (?:or|and|nor) (?:text|call|phone)(?: me| us)?)?(?! ?,? (?:(?:the|my|our) \w+ )?(?:or|and|nor) <BY>)<TAIL>
    """,
    **_PARTS,
)
# Mail that is welcome, in words that ask nothing.
_WELCOME: Final = phrases(
    r"""
    (?:just|only|but|except|still|instead)(?: (?!e-?mails?\b)[\w']+){0,5}? (?:listings?|homes?|houses|places|condos\
        |rentals|properties|the ones\
        |ones that|fits?|match\w*|new ones)
    (?:you|u) can (?:still |always )?(?:e-?mail|write)
    (?<!or )(?<!nor )(?<!more )(?<!no )(?<!and )(?<!n't )(?<!the )(?<!ly )(?:e-?mail|mail|writing|text)(?:s\
        |ing)?(?: me)?(?:'s| is| are| works| would be)? \
        (?:only|ok|okay|fine|best|good|great|better|works?|instead|preferred|please)
    (?:only|just|rather|prefer)(?: by| via| an| to)* (?:e-?mail|write|mail)(?: (?:me|us))?|(?:e-?mail\
        |write)(?: to)? (?:me|us)\
        (?: here)?(?: instead| please| only)
    (?:but|do|please|still)(?: \w+)? (?:send|show) (?:me|us) (?!no\b|any more\b|less\b)\w+
    (?:keep|continue)(?: on)? (?:sending|me posted|the (?:listings|homes)|them coming)|keep me posted
    i(?:'m| am) still (?:interested|looking)|we(?:'re| are) still (?:interested|looking)
    (?:hear (?:from you )?about \d+)
    (?:solo|s[oó]lo|pero|nada m[aá]s)(?: \w+){0,3} (?:casas?|listados?|correo|propiedades|las que)
    """
)
_PARTED: Final = re.compile(r"(?<=[.!?;\n])\s*|\bbut\b|\bpero\b", re.IGNORECASE)
_OF_CALLS: Final = re.compile(r"call|phon|ring|voice", re.IGNORECASE)
_CALLS_FOR_MORE: Final = re.compile(r"\b(?:call|ring|phone) (?:me|us)\b|\bll[aá]me(?:me|n)\b", re.IGNORECASE)


def stops_one_thing(text: str) -> bool:
    """Whether a mail wants one thing no longer: a kind of mailing while it goes on, or to be called or texted."""
    return without_one_thing(text) != text or (
        _OF_ANOTHER_WAY.search(text) is not None and not may_stop(_but_ways(text))
    )


def only_stops_one_thing(text: str) -> bool:
    """Whether a mail does that, and wants no answer beside it."""
    return stops_one_thing(text) and not wants_an_answer(_but_ways(without_one_thing(text)))


def refuses_to_be_called(text: str) -> bool:
    """Whether a mail wants no calls, there or at all, and asks for none elsewhere."""
    found = _OF_ANOTHER_WAY.search(text)
    return found is not None and _OF_CALLS.search(found[0]) is not None and not _CALLS_FOR_MORE.search(_but_ways(text))


def _but_ways(text: str) -> str:
    return _OF_ANOTHER_WAY.sub(" ", text)


def stops_a_mailing(text: str) -> str:
    """The words with which a mail that goes on wants one kind of mailing no longer; empty where there are none."""
    found = _OF_MAILINGS.search(text)
    return found[0].strip() if found and without_one_thing(text) != text else ""


def without_one_thing(text: str) -> str:
    """The text without the words that stop one thing, where what is left goes on; else the text as it is."""
    left = _but_ways(_OF_MAILINGS.sub(" ", text))
    return left if left != text and _goes_on(text) else text


def _goes_on(text: str) -> bool:
    """Whether other sentences than those that stop something ask or wish, or mail is said to be welcome."""
    if _WELCOME.search(text):
        return True
    others = [part for part in _PARTED.split(text) if not (_OF_MAILINGS.search(part) or _OF_ANOTHER_WAY.search(part))]
    return any(wants_an_answer(part) or _CALLS_FOR_MORE.search(part) for part in others)


def not_of_one_thing(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because what it stops is one thing, and no other word of it stops us."""
    narrows = stops_one_thing(text) and not may_stop(_but_ways(without_one_thing(text)))
    return frozenset((Intent.UNSUBSCRIBE,)) if narrows else frozenset()

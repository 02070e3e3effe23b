"""How a writer would be written to: by mail or text and not by phone, in a language, at another time.

None of it is a wish to hear no more, though it speaks of mail and refuses something.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.stopping import may_stop
from classifiers.text.language import language_wished
from classifiers.text.phrases import phrases
from models.message import Intent

SHORT: Final = 14  # words in which such a wish is all that is said
BY_MAIL: Final = phrases(
    r"""
    (?:prefer|rather|keep (?:it|this|things|everything)|stick|stay)(?: <WORD>){0,3} <BY>?<MAIL>
    (?:only|just|please|better to|easier to|rather) (?:reply|respond|write|answer)(?: (?:back|to|me|us|this|here))* \
        <BY>?<MAIL>
    (?:better|easier) to (?:write|reply|respond)
    (?:only|just|please|better to|easier to|rather|instead)(?: <WORD>)? (?:e-?mail|write)(?: to)? (?:me|us)(?! <LESS>)
    (?:only|just|please)(?: <WORD>)? <BY>?<MAIL>(?: instead| only| please|,? no calls|(?=\s?(?:[.!]|$)))
    <MAIL> (?:is|works|would be) (?:best|better|easier|preferred|fine|good|great|enough)
    <MAIL> works(?=\s?(?:[.,!]|$| for (?:me|us)\b))~
    (?<!n't )(?<!not )(?<!never )(?<!dont )<MAIL>(?: me| us)? (?:only|please)(?! (?:if|when|once)\b)
    (?:don'?t|do not|no|instead of|rather than)(?: \w+){0,2} (?:calls?|calling|phone|ring)\b(?:\W+<WORD>){0,4}\W+<MAIL>
    (?:prefiero|preferimos|mejor|solo|solamente|nada m[aá]s)(?: <WORD>){0,2} (?:por |v[ií]a |el )?<CORREO>
    por <CORREO>(?: \w+)? (?:est[aá] bien|es mejor|mejor|por favor)
    """,
    BY=r"(?:(?:by|via|over|on|to|in|through) )",
    MAIL=r"(?<!no )(?<!not )(?<!or )(?:e-?mail|in writing)(?! (?:me )?(?:less|once|only when|or|nor|either))",
    CORREO=r"(?:correo(?: electr[oó]nico)?|e-?mail|escrito)",
    WORD=r"(?!no\b|not\b|nor\b|or\b|don\b|never\b|less\b|fewer\b|stop\b|quit\b|off\b|ni\b|sin\b)\w+",
    LESS=r"(?:less|off|once|only (?:if|when|once)|when you|no|never|or)",
)
# By another way than a call, which is not always mail.
_OTHERWISE: Final = phrases(
    r"""
    (?:just|only|please|rather|instead|could you|can you|you can|or|and|better to) (?:text|sms|whats ?app|message) \
        (?:me|us)(?! (?:less|off))
    <NOT_TOLD>(?:text|sms|whats ?app|message) (?:me|us) (?:instead|only|please|rather|at)
    <NOT_TOLD>(?:text(?:s|ing)?|sms|whats ?app|text messages?) (?:only|is|are|works?|would be) ?\
        (?:best|better|easier|fine|good|preferred|for (?:me|us))?(?=\s?(?:[.,!]|$))~
    (?:prefer|rather)(?: you| to| be| we| it)* (?:text\w*|sms|whats ?app)
    (?:can'?t|cannot|can not|unable to|not able to|hard(?: for me)? to|difficult to|don'?t|do not)(?: \w+){0,2} \
        (?:do|take|make|have|get on|answer|handle|use|like)(?: \w+){0,2} (?:calls?|phones?|voice ?mails?)
    (?:another|other|different|better|easier) (?:way|option|means) (?:to|of|for) (?:schedul\w+|talk\w*|meet\w*|\
        connect\w*|reach\w*|communicat\w+|book\w*|set|get|do)
    (?:hard of hearing|deaf)
    (?:mejor|prefiero|solo|m[aá]ndeme|env[ií]eme|escr[ií]bame|me puede escribir)(?: \w+){0,3} (?:texto|whats ?app|\
        mensajes? de texto|sms)
    por (?:texto|whats ?app|mensajes? de texto)
    """,
    NOT_TOLD=r"(?<!don't )(?<!dont )(?<!not )(?<!never )(?<!stop )(?<!no )(?<!and )(?<!or )",
)
# Not now, but then: a plain no that names its own end.
_LATER: Final = (
    r"(?:in|after|around|next|by|come|closer to|towards?) (?:the |a |an? few |a couple of |early |late |mid-? ?)*"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|year|month|quarter|week|\d"
    r"|two|three|four|five|six|christmas|holidays?|new year|thanksgiving|easter|school)"
)
_CUANDO: Final = (
    r"(?:en|despu[eé]s de|para|hasta|dentro de) (?:el |la |las |los |un |una |unos |unas )*(?:enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|sep|octubre|noviembre|diciembre|primavera|verano|oto|invierno|a[ñn]o|mes|\d|dos|tres\
        |seis)"
)
_ASKED_AGAIN: Final = phrases(
    r"""
    (?:ask|try|write(?: to)?|contact|e-?mail|check(?: back)?|reach out|touch base|get in touch|follow up|call|ping|\
        remind|circle back|come back|connect|message)(?: (?:me|us|with|to|in))*(?: (?:again|back|then))*,? <LATER>~
    (?:pregunt|escr[ií]b|ll[aá]m|cont[aá]ct|b[uú]sc|av[ií]s|recu[eé]rd)\w*(?: (?:de nuevo|otra vez|nuevamente))? \
        (?:<CUANDO>|el (?:pr[oó]ximo|otro) (?:a[ñn]o|mes))~
    """,
    LATER=_LATER,
    CUANDO=_CUANDO,
)
# The same with no day: they would like to be kept in touch with, and there is time.
_KEPT_IN_TOUCH: Final = phrases(
    r"""
    (?:keep|stay|be|get) in touch(?! (?:about|on|with (?:the|your|my)))
    keep (?:me|us) (?:posted|in mind|in the loop|on (?:your|the) radar)
    (?:check|touch base|write|reach out|call|e-?mail)(?: (?:in|me|us|back|with))* (?:every (?:few|couple|other|now|\
        once|\d|two|three|six|so)|(?:from time to time|now and (?:then|again)|once in a while|once or twice a year))
    (?:sigamos|estemos|mant[eé]ng\w+|seguimos|quedamos) en contacto
    """
)
_NO_RUSH: Final = phrases(
    r"""
    (?:no|not in any|not in a|in no|never a) (?:real |big |great |particular )?(?:rush|hurry)
    (?:not (?:for|before|until)|(?:maybe|perhaps|possibly|probably) (?:in|not for|\
        not before))(?: at least| about| around)? (?:an?|another|one|two|three|several|some|the next|\
        \d+)(?: \w+){0,3} (?:years?|months?|while)(?: or (?:so|two|more))?
    sin prisa|no (?:hay|tengo|tenemos) prisa|no (?:antes de|hasta dentro de|por lo menos en) (?:un|dos|tres|\
        \d+) (?:a[nñ]os?|meses)
    """
)
# What an answer to us begins with, when all of it lies far off.
_FAR_OFF: Final = re.compile(
    r"\W*(?:(?:hi|hello|thanks?|thank you|hmm+|well|no|not now)\b[^.,!?\n]{0,20}[.,!\n]\W{0,9})*"
    r"(?:not for|not before|maybe in|perhaps in"
    r"|possibly in|probably in|maybe not for|quiz[aá]s? en|tal vez en)(?: at least| about| around)?"
    r" (?:an?|another|one|two|three|several|a few|a couple of|\d+|un|otro|dos|tres)(?: \w+){0,2} (?:years?|a[nñ]os?)\b",
    re.IGNORECASE,
)
_NOT_NOW: Final = phrases(
    r"""
    not (?:yet|now|right now|at (?:this|the) (?:time|moment)|ready|just yet|quite yet|today|this (?:year|month))
    (?:too|a (?:bit|little)) (?:early|soon)
    maybe later
    (?:todav[ií]a|a[uú]n|ahora(?: mismo)?|por ahora) no
    no (?:por ahora|ahora|todav[ií]a|a[uú]n)
    """
)
# Such a wish in so few words that nothing else is said: a call next week is no such wish.
FEW: Final = 9
_ONLY_LATER: Final = re.compile(
    r"\b(?:ask|try|write|contact|e-?mail|check|reach out|touch base|get in touch|follow up|ping|hit me up|remind|circle"
    r"|come|message|bug)\b.{0,25}\b(?:in|after|around|next|by|come) (?:the |early |late |mid-? ?)*"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|year|new year|christmas)",
    re.IGNORECASE,
)
_NOT_UNTIL: Final = re.compile(
    r"\W*(?:(?:hi|hello|thanks?|hmm+|well|no|nope|yes|maybe|probably|prob)\b\W{0,3})*(?:not (?:un)?til+|not before\
        |hasta)\b"
    r"[^.!?\n]{0,50}\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|next year"
    r"|school|graduat|ener|febrer|marz|abril|mayo|juni|juli|agost|verano|primavera|a[nñ]o)",
    re.IGNORECASE,
)
# Fewer of them: some are still welcome, and nothing that we send can be set so by itself.
_FEWER: Final = phrases(
    r"""
    (?:once|twice|one|1|2)(?: e-?mail| mail| time)? (?:a|per|each|every) (?:week|month|quarter|year)(?: \w+)? \
        (?:is|would be|will do|at most|max\w*|(?:\w+ )?(?:plenty|enough|fine))
    too (?:often|frequent(?:ly)?|many (?:e-?mails|mails|messages))
    so many (?:e-?mails|mails|messages)
    (?:fewer|less(?: frequent)?|not so many|not as many) (?:e-?mails?|mails?|messages|updates)
    (?:e-?mail|write|message)(?: to)? (?:me|us) (?:less|(?:only )?(?:once|twice) a)
    (?:less|not so|not as) (?:often|frequently)
    (?:una|dos) (?:vez|veces) (?:al|por) (?:mes|semana|a[ñn]o)(?: \w+)? (?:basta|est[aá] bien|es suficiente|alcanza)
    menos (?:correos|mensajes|seguido)
    """
)


def prefers_mail(text: str) -> bool:
    """Whether the writer asks to be written to, rather than called or anything else."""
    return BY_MAIL.search(text) is not None


def asks_for_fewer(text: str) -> bool:
    """Whether the writer would be written to less often."""
    return _FEWER.search(text) is not None


def puts_off(text: str) -> bool:
    """Whether a short mail says only that it is too early, and when to ask again."""
    again, now = _ASKED_AGAIN.search(text), _NOT_NOW.search(text)
    return _is_brief(text) and bool(again and now) and not may_stop(text)


def wants_to_be_asked_again(text: str) -> bool:
    """Whether a mail of any length says that it is too early, and when to ask again."""
    again, now = _ASKED_AGAIN.search(text), _NOT_NOW.search(text)
    in_time = (again or _KEPT_IN_TOUCH.search(text)) and (now or _NO_RUSH.search(text))
    only_later = len(text.split()) <= FEW and _ONLY_LATER.search(text) is not None
    return bool(in_time or only_later or _FAR_OFF.match(text) or _NOT_UNTIL.match(text)) and not may_stop(text)


def not_of_later(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because its writer would be written to, though not now."""
    return frozenset((Intent.UNSUBSCRIBE, Intent.AUTO_REPLY)) if wants_to_be_asked_again(text) else frozenset()


def not_of_mail(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because of how or when its writer would be written to."""
    by_mail = prefers_mail(text)
    told = by_mail or _OTHERWISE.search(text) is not None or language_wished(text) != ""
    if not told or (not by_mail and may_stop(text)):
        return frozenset()
    if not _is_brief(text):
        return frozenset((Intent.UNSUBSCRIBE,))
    none = (Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.AUTO_REPLY)
    return frozenset(none)


def _is_brief(text: str) -> bool:
    return len(text.split()) <= SHORT

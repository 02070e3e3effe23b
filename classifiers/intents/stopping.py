"""Whether any word of a mail may be meant to stop us: where one is, no other reading of the mail excludes it."""

from __future__ import annotations

from typing import Final

from classifiers.intents.narrowing import but_things
from classifiers.text.phrases import phrases
from classifiers.text.words import fold

# Wide on purpose: it never makes a mail a wish to stop, it only forbids to say that a mail cannot be one.
_MAY_STOP: Final = phrases(
    r"""
    (?:stop\w*|quit|cease|desist|enough|remov\w+|unsub\w*|delet\w+|opt(?:ing|ed)?[ -]?out|spam\w*|harass\w*|scam\w*)
    (?:take|leave|get|cross|drop|keep|strike|scratch|count|sign|write) (?:me|us|my \w+|our \w+|this \w+)\
        (?: \w+)? (?:off|out|alone)
    (?:take|drop|strike|cross) (?:me|us|(?:my|our) (?:name|e-?mail|address|number)) from
    leave (?:me|us) (?:alone|be)
    (?:taken|take it|have it|get it) off|signed (?:me|us) up|by mistake|close the tap
    lose (?:my|our|this)
    (?:off|from|on) (?:of )?(?:your|the|this|that|any) (?:\w+ )?(?:lists?|rounds?|rolls?|database|mailings?|system)
    (?:no|any|nothing) ?(?:more|further|longer)(?! (?:homes?|houses?|questions?|info\w*|details|photos|pictures|\
        listings|than)\b)
    (?:don'?t|do not|never|not|no|nor|neither|without|rather you didn'?t)(?: (?!only\b|just\b)\w+){0,2} (?:e-?mail\w*|\
        mail\w*|writ\w+|contact\w*|messag\w*|bother\w*|hear\w*|sen[dt]\w*|spoken|reach\w*)
    (?:e-?mail|mail|write|contact|message|text)(?: to)? (?:me|us) (?:less|off|never|no more|again)(?! (?:in|after|\
        next|when))
    (?:or|nor|ni) (?:e-?mails?|mails?|texts?|messages|correos?)
    no (?:e-?mails?|mails?|messages|correos?|mensajes)
    never (?:again|ever)
    (?:go|piss|buzz|back|f\w*|bugger|sod|screw|get) (?:away|off|lost)
    (?:sick|tired|fed up|done|annoyed|finished|over) (?:of|with|by)
    (?:not|no longer|never|\w+n't|zero|no) (?:interest\w*|consent\w*|ask\w*|sign\w*|subscri\w*)
    who gave you|(?:how|where) did you get (?:my|our|this)
    (?:good ?bye|block\w*|report(?:ed|ing)? (?:you|this|it)|lawyer|attorney general|ftc|gdpr)
    save (?:your|yourself|yourselves|the)
    disappear|relentless|(?:cut it|knock it) (?:out|off)|pull it|erase|unclick|part ways|(?:in|en) paz|in peace
    forget (?:me|us|you ever|that you|about (?:me|us))
    (?:set|you're) (?:me |us )?free|close (?:my|our|the) (?:file|account)|suppress\w*|without you
    (?:last|final) (?:one|notice|time|warning)
    no (?:necesit|quer|quier|dese)\w+ (?:m[aá]s|recib\w+|ni un[oa])
    (?:baja|basta|alto|quit[ae]\w*|borr\w+|elimin\w+|dej[ae]\w* de|par(?:en|e) (?:de|ya)|no m[aá]s|nunca|hart[oa]s?|\
        saqu\w+)
    ya no
    no (?:me |nos |vuelv\w+ a )*(?:escrib\w+|mand\w+|env[ií]\w+|contact\w+|molest\w+|interesa\w*|quier\w+ (?:m[aá]s|\
        recib))
    """
)


# Says that they did not ask for it, or takes something out of a search and not themselves out of a list.
_NOT_MEANT: Final = phrases(
    r"""
    (?:did not|didn'?t|never|do not|don'?t|was not|wasn'?t|not)(?: (?:ask|asked|asking|want|wanted|mean|meant|say|said|\
        request\w*|try\w*|wish|like|to|for|you|i|we))+ (?:be |get |have you |being )?(?:remov(?:e|ed|al)|\
        unsubscrib(?:e|ed)|deleted?|taken off|opt(?:ed)? out|stop)(?: (?:me|us|from (?:the|your|any) (?:\w+ )?list))?
    (?:please )?(?:do not|don'?t|never) (?:remove|unsubscribe|delete|drop) (?:me|us|my \w+)
    (?:remov\w+|delet\w+|drop|take|cross|leave)(?: (?!me\b|us\b|my\b|our\b)\w+){0,2} (?:off |out |from |of )+\
        (?:the |my |our |your )?(?:search\w*|criteria|wish ?list|requirements|options|running|shortlist|short list)
    (?:(?:do|should|would|will|must|can|need|get|hire|find|use|have|want|recommend|know|a|any|good|real estate|our|my)\
        \s){1,6}(?:lawyer|attorney)(?= ?(?:[?,]|$| (?:to|for|too|or|as|here|and|at|you|who)\b))~
    (?:not|never|\w+n't|nothing|no one|nobody)(?: (?:yet|ever|even|really))? heard (?:back|from (?:you|her|him\
        |agentname|anyone|anybody|somebody|them))|heard nothing(?: (?:back|yet))?
    (?:you|u|they|y'all)(?:'re| are| guys are| r| all are)?(?: just| really| maybe)? not interested
    (?:snow|junk|trash|tree|stump|mold|wall|asbestos|garbage|leaf|hair|ice) remov\w+
    no (?:ped[ií]|pedimos|quer[ií]a|quiero|queremos) (?:que me (?:quiten|borren|den de baja)|darme de baja|salir de)
    """
)


# The writer's own slip with our address, for which they write again: no word of it is about being left alone.
_OWN_SLIP: Final = phrases(
    r"""
    (?:i|we)(?: \w+)? (?:mis ?-?typed|mis ?-?spel(?:led|t)|mis ?-?read)(?: \w+)? your (?:e-?mail )?(?:address|name)
    (?:i|we)(?: \w+)? (?:got|had) your (?:e-?mail )?(?:address|name) wrong
    (?:i|we)(?: \w+)? (?:made|had) a typo in your (?:e-?mail )?(?:address|name)
    """
)


def is_own_slip(text: str) -> bool:
    """Whether a text tells that its writer had our address wrong, and holds no word that may be meant to stop us."""
    return _OWN_SLIP.search(fold(text)) is not None and not may_stop(text)


def may_stop(text: str) -> bool:
    """Whether a text holds any word with which people ask to be left alone, or refuse."""
    return _MAY_STOP.search(_NOT_MEANT.sub(" ", fold(but_things(text)))) is not None

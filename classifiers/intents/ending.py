"""Who asks something, or says what they need, and no word of an end with it, has not ended: a gate beside the model.

"I don't have a realtor yet, do I need one?" denies something, and so a model that weighs words hears a no to us. An end
is believed where words for one stand in the mail, or where nothing in it waits for an answer.
"""

from __future__ import annotations

from typing import Final

from classifiers.asking.questions import questions
from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import phrases
from classifiers.text.words import fold
from models.message import Intent

_NEVER: Final = r"(?<!never )(?<!not )(?<!n't )(?<!dont )(?<!havent )(?<!didnt )(?<!ever )(?<!n't even )(?<!not even )"
# Wide on purpose, as the words of stopping are: where one stands, the model decides as before.
_MAY_END: Final = phrases(
    r"""
    (?<!you )(?<!you are )(?<!you're )(?<!u )(?<!they )(?<!they are )(?<!they're )(?:not|no longer|aren'?t|ain'?t\
        |isn'?t\
        |never|\w+n't)(?: \w+ly| at all| gonna| going to(?: be)?| even)? (?:interest\w*|looking|searching|hunting\
        |in (?:the|a|any) (?:market|position)|mov(?:e|ing)|sell(?:ing)?|buy(?:ing)?|rent(?:ing)?|leaving|planning\
        |shopping|ready|in need|needed|necessary|for (?:me|us)|right now|now|the time|a good time|at (?:this|the) \
        (?:time|moment)|want(?:ing)? (?:to (?:move|sell|buy|list|leave)|any(?:thing)?|it)|the (?:owner|person))
    (?:don'?t|do not|won'?t|no longer) (?:\w+ )?(?:need|want|own|care|think so|have (?:a|the|any) (?:use|need|plans?))\
        (?! (?:to (?:know|see|go|do|be|pay|have|get)|a (?:big|huge|ton|lot)))
    no (?:longer|thanks?|thank you|thx|ty|interest|plans?|intention|need|desire|way|money|wish|sale|go)
    ~(?:^|(?<=[.!;\n]\s)|(?<=[.!;\n]))\W{0,3}(?:no|nope|nah|pass|negative)\b(?! (?:worries|problem|rush|hurry|pets?\
        |garage|basement|stairs|yard|hoa|pool|idea|clue|one|answer|reply|luck|pictures|photos|tengo|tenemos\
        |entiendo|entendi|se|hay|he|hemos|me (?:lleg|dij|mand|contest)\w+))~
    ^\W*(?:\w+ ){0,2}(?:no|nope|nah)[,.!]~
    any ?more|never ?mind|nvm|forget (?:it|about|that)|don'?t bother|leave it|pass on|too late|no gracias|drop it
    <NEVER>(?:bought|purchased|found|closed on|signed (?:a|with|on|the)|renewed|rented|leased|went with|go(?:ing|ne)? \
        with|chose|chosen|built|building|refinanced)(?! (?:out|a way|you|your|this (?:e-?mail|listing|site))\b)
    (?:we|i|just|already|have|'ve|it|ours?|mine|house|home|place|been|she|he|they|and|is|was|got|finally)(?: \w+)? \
        (?:sold|listed|moved|relocated|settled|closed|under contract|in escrow|off the market|taken|retired)
    (?:stay(?:ing|ed)?|remain(?:ing)?|happy|content|fine|comfortable|settled|love it|good|set)(?: right)? (?:put|here\
        |home|where|as (?:we|i)|with (?:what|where|our|my|the)|at home|for now|in (?:our|my|the))
    (?:chang\w+ (?:my|our|his|her|their) minds?|g[ai]v(?:e|en|ing) (?:it |this |that )?up|decided|call(?:ed|ing)? it)
    all set|(?:we|i)(?:'re| are|'m| am) (?:good|fine|done|set|out|covered|stuck)|taken care of|took care of
    (?:<HAS>have|has|got|using|use|with|hired|called) (?:an?|our|my|another|a different|some(?:one|body)|the same)\
        (?: \w+){0,2} ?(?:agents?|realtors?|brokers?|company|agency|else|friend|cousin|place|house|home|nephew|niece\
        |sister|brother|daughter|son|aunt|uncle)
    (?:another|other|different) (?:agent|realtor|agency|company|broker|direction|route|person|house)
    (?:wrong|mistaken|confus\w+|mixed up)|(?:passed|died|deceased|widow\w*|divorc\w+)
    (?:can'?t|cannot|can not|couldn'?t) (?:afford|sell|buy|move|qualify|swing)
    (?:hold(?:ing)? off|re-?sign\w+|off the table|fell through|on hold|on pause|backed out|pulling out|out of (?:the\
        |our|my) (?:market|budget\
        |range))
    (?:good ?bye|good luck|best of luck|take care|bug(?:ging)? (?:me|us)|waste|rude|annoy\w*|jokers?|kidding|joke)
    (?:no (?:me|nos|le|les) (?:interes|conv|gust)\w*|no (?:estoy|estamos|esta|andamos|ando|busc\w+|pens\w+|quier\w+\
        |quer\w+|vend\w+|compr\w+|(?:tengo|tenemos) (?:interes|planes|casa|nada|por que)\
        |necesit\w+|gracias|por (?:ahora|el momento)))
    ya (?:no|compr\w+|encontr\w+|vend\w+|rent\w+|teng\w+|tenemos|consegu\w+|firm\w+|trabaj\w+|estoy|estamos|me|nos)
    (?:compramos|encontramos|vendimos|rentamos|compre|encontre|vendi|cambi\w+ de (?:opinion|idea|planes)|otr[oa] \
        (?:agente|agencia|persona|corredor\w*)|equivocad\w+|nos quedamos|me quedo|decidi\w*|equivoc\w+)
    """,
    NEVER=_NEVER,
    HAS=_NEVER,
)
_REFUSES: Final = phrases(
    r"""
    (?:not|no longer|\w+n't)(?: \w+)? (?:interest\w*|looking|moving|sell(?:ing)?|buy(?:ing)?|in the market)
    no (?:thanks?|thank you|interest)|(?:stay\w*) (?:put|here)|(?:bought|sold|found) (?:a|an|one|it|our|my|something)
    (?:no (?:me|nos) interesa|ya (?:compr|vend|encontr)\w+)
    """
)
_ASKS_OR_NEEDS: Final = phrases(
    r"""
    ~(?:^|(?<=[.,!;?\n]\s)|(?<=[.,!;?\n])|(?<=\band )|(?<=\bbut )|(?<=\bso ))(?:got |have |do you have )?any(?:thing)? \
        (?:w|with|in|near|under|over|around|by|on|like|that|for|cheaper|bigger|smaller|closer|\d+)\b~
    (?:i|we)(?:'d| would| do| really| still| just| told you i| told you we)* (?:need|want|like|prefer|require) \
        (?:at least |like |around |about )?(?:an?|\d+|one|two|three|four|five|some(?:thing|where))(?= \w)~
    (?:looking|searching|hunting) for (?:an?|\d+|one|two|three|four|five|some(?:thing|where))
    (?:what|how) about (?!now\b|never\b|you\b|no\b)\w+
    ~(?:^|(?<=[.,!;?\n]\s)|(?<=\band )|(?<=\bbut ))(?:show|send|find) me (?!(?:no|off|less|any more|another)\b)\w+
    (?:necesito|busco|quiero|queremos|buscamos|necesitamos) (?:una?|\d|algo|dos|tres|cuatro)
    """
)
_TO_BE_CALLED: Final = phrases(
    r"""
    que (?:me|nos) (?:llam|habl|marqu)\w+|(?:ll[aá]m|m[aá]rqu|h[aá]bl)[ea]n?(?:me|nos)
    (?:have (?:her|him|agentname|somebody|someone) |just |please |can you |better )(?:call|phone|ring) (?:me|us\
        |my (?!house|home|cell)\w+)(?! (?:off|less))
    """
)
# Questions that complain, or that are about our writing: whoever asks them may well have had enough.
_COMPLAINS: Final = phrases(
    r"""
    ~^\W*(?:\w+ )?(?:why|who|how come|how (?:many|much) (?:times|more|longer)\
        |how often|how long (?:until|till|before|does it take)|what part|what does it take|seriously|really|what the\
        |por ?que|quien(?:es)?)\b~
    (?:e-?mail|mail|mailing|list|messages?|newsletters?|inbox|spam|contact|correos?|mensajes?|writ\w+|escrib\w+)\w*
    """
)
# A mail of theirs that we should have read.
_OF_THEIR_MAIL: Final = phrases(
    r"""
    (?:read|reading|get|got|see|saw|seen|receive|received|open|leido?|leyo|leyeron|recib\w+) (?:my|our|mis?\
        |nuestr[oa]) \
        (?:\w+ )?(?:e-?mails?|mails?|messages?|correos?|mensajes?)
    (?:reply|respond|answer|write|writing|get|got|hear|heard)(?: back)? to (?:me|us|my \w+)
    """
)
# Of what we send, or of being left out, in whatever sentence: then a wish to stop is the model's to hear.
_OF_OURS: Final = phrases(
    r"""
    (?:e-?mails?|mails?|mailings?|lists?|messages?|newsletters?|alerts?|updates?|ads|notifications?|inbox|letters?\
        |address|texts?|info|subscri\w+|correos?|mensajes?|anuncios|avisos|lista|base de datos)
    (?:these|this) (?:thing|things|stuff|ride|to end|go away)|(?:get|getting|want|let me|let us) (?:off|out|these|go)
    (?:could|can|would|will) (?:you|u) (?:please )?not|(?:nothing|not?thing) else|release|arriv\w+|(?:scratch|shut\
        |turn)\
        (?: \w+){1,2} (?:off|down)|peace|mornings? back|(?:asked|told) you (?:on|in|already|before|twice)
    """
)
_ENDS: Final = frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED))


def may_end(text: str) -> bool:
    """Whether a text holds any word with which people end what they sought us for, or never began."""
    return _MAY_END.search(fold(text)) is not None


def refuses(text: str) -> bool:
    """Whether a text refuses us or ends the search so plainly that little else could be meant."""
    return may_stop(text) or _REFUSES.search(fold(text)) is not None


def wants_an_answer(text: str) -> bool:
    """Whether a text asks something, or says what its writer needs; why we write to them is no such question."""
    plain = fold(text)
    if _ASKS_OR_NEEDS.search(plain):
        return True
    return any(_is_plain(fold(piece)) for piece in questions(text))


def not_of_the_engaged(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because it wants an answer, and no word of it ends or stops anything."""
    if _TO_BE_CALLED.search(fold(text)) and not may_stop(text):
        return frozenset((Intent.UNSUBSCRIBE,)) if may_end(text) else _ENDS
    if not wants_an_answer(text) or may_stop(text) or may_end(text):
        return frozenset()
    of_ours = _OF_OURS.search(_OF_THEIR_MAIL.sub(" ", fold(text)))
    return frozenset((Intent.NOT_INTERESTED,)) if of_ours else _ENDS


def _is_plain(asked: str) -> bool:
    return not _COMPLAINS.search(_OF_THEIR_MAIL.sub(" ", asked))

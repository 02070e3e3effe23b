"""The questions of a mail that nothing answers yet: no topic names them, and no step of the policy is an answer.

Pure. Calls, visits, offers and wishes for homes are answered by what happens next; courtesies want no answer. Whatever
else is asked must be passed on, so that no question vanishes without a word.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from classifiers.asking.asks import asks as topics_asked
from classifiers.asking.asks import wants_human
from classifiers.asking.questions import questions, says_that_it_asks, wants_papers
from classifiers.asking.readiness import asks_what_can_be_seen, readiness
from classifiers.text.language import language_wished
from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.home_visits import asks_to_come
from mailbot.conversation.call_reading.wish_to_talk import would_talk
from mailbot.crm.matching.must_haves import asked_of, wished
from mailbot.crm.matching.things import THINGS, MustHave

_SAYS_A_THING: Final = re.compile(r"\w{4}|\w\W+\w")  # "camper?", and no "ok?"
_FEW_WORDS: Final = 6

# Wants no answer, or gets one by itself.
_COURTESY: Final = re.compile(
    r"\W*(?:(?:hi|hello|hey|hola|ok|okay|so|well|and|but|or|oh|lol)\b\W*){0,3}(?:"
    r"(?:how(?:['’]?s| is| are| r)|hope) (?:you|u|it going|everything|things|your|the family|business)\b.*"
    r"|how do you do|what['’]?s up|right|really|seriously|huh|no|yes|yeah|yep|nope|you know(?: what i mean)?|do you know|know what i mean"
    r"|(?:does (?:that|this|it) )?makes? sense|(?:(?:does|how does) (?:that|this) )?sounds? (?:good|ok|okay|great|fair|right|like a plan)"
    r"|fair enough|deal|agreed|ok(?:ay)?\W*(?:then|with you)?|isn['’]?t it|hello|anybody|anyone"
    r"|(?:(?:are )?(?:you|u|y['’]?all)|(?:is )?any(?:one|body))(?: still)? (?:there|alive|awake)"
    r"|(?:did|have|has|do) (?:you|u|my|this|that|it)\b.{0,40}\b(?:get|gotten|receive[d]?|reach|go through|see|seen) ?(?:my|this|that|it|you|the)?\b.{0,30}\b"
    r"(?:mail|e-?mail|message|text|note|attachment|you|it|that|this|through|letter|list)"
    r"|(?:can|could|would|will) (?:you|u|anyone|anybody|someone|somebody)(?: guys| please| maybe)* (?:help|assist|answer|reply|respond|write back)"
    r"(?: (?:me|us))?(?: (?:out|please|with (?:this|that)|here|find\b.*|today|soon))*"
    r"|(?:those|these|they|that)(?: ones?)? (?:are|is|were)(?:n['’]?t)? (?:still|all|both|just|only|not|way|too)\b.*"
    r"|(?:\$ ?)?\d[\d,.]*k?(?: for .*|(?: thousand| grand)? ?(?:really|wow|lol|seriously))?|an? .* for \$?\d[\d,.]*k?"
    r"|is (?:that|this|it)(?: one)? (?:(?:one of )?yours|on your list|your listing)"
    r"|(?:does|would|will|do) (?:that|this|it|those|these|any of \w+|the \w+|\w+day)(?: time)?(?: still)? (?:work|suit|fit|be (?:ok|okay|fine))\b.*"
    r"|who knows|why not|guess what|what gives|what (?:the|a|an) .*|wtf|(?:are|r) (?:you|u)(?: even| guys)? (?:serious|kidding|joking|for real).*"
    r"|(?:you|u) (?:kidding|serious|joking)(?: me)?|is (?:this|that|it) (?:a joke|for real|serious)|who (?:can|could) (?:even )?afford.*"
    r"|how (?:can|could) (?:anyone|anybody|people).*|is this (?:town|place) .*"
    r"|(?:is|would) (?:that|this|it)(?: be)? (?:ok|okay|fine|alright|all right|possible|a problem|too much(?: to ask)?|doable|good|enough)"
    r"(?: (?:with|for|by) (?:you|u|everyone))?|if (?:that|it)['’]?s (?:ok|okay|possible|alright)"
    r"|(?:(?:can|could|would) you (?:tell|let) (?:me|us)(?: know)? )?(?:what|which|when)(?: (?:day|time|hour)s?)?"
    r" (?:works?|suits?|is (?:good|best)|are (?:good|best)|would (?:work|suit|be (?:good|best)))(?: best)?"
    r"(?: for (?:you|her|him|them))? (?:to|for (?:a|the|our)) (?:talk|call|chat|speak)"
    r"|(?:did|do|does) (?:i|that|this) (?:make|help|answer)\b.*|(?:am i )?(?:bothering|bugging) you"
    r"|(?:(?:if )?you have|do you have|have you got|any) (?:any )?(?:further |more |other )?questions(?: for me)?"
    r"|(?:do|did) (?:you|u) (?:understand|remember me|follow|read|see what).*"
    r"|(?:qué tal|c[oó]mo (?:est[aá]n?|le va|les va|andan?))(?: usted(?:es)?)?.*|(?:est[aá]|le parece) bien|verdad|no es cierto|de acuerdo|s[ií]"
    r"|(?:me |nos )?(?:puede|podr[ií]a|pueden)(?: usted(?:es)?)? (?:ayudar(?:me|nos)?|responder(?:me|nos)?|contestar(?:me|nos)?)"
    r"(?: (?:por favor|con (?:esto|eso)|a (?:buscar|encontrar)\b.*|hoy|pronto))*"
    r")(?:,? (?:please|then|though|thanks|by the way|lol|haha|por favor|today))*\W*",
    re.IGNORECASE,
)
_HOME: Final = (
    r"(?:(?<!open )houses?|homes?|condos?|town ?houses?|town ?homes?|apartments?|apts?|units?|places?|propert(?:y|ies)|listings?|rentals?"
    r"|lots?|land|lofts?|duplex(?:es)?|studios?|cottages?|options?|ones?|thing|beds?|br|bd|bedrooms?|multi-?famil\w+|stuff|inventory"
    r"|casas?|departamentos?|apartamentos?|condominios?|terrenos?|propiedad(?:es)?|opciones|rec[aá]maras|habitaciones|cuartos|algun[oa]s?)"
)
# Asks what homes there are.
_FOR_HOMES: Final = phrases(
    r"""
    (?:any|some|no)(?:thing|one)(?! (?:about|from (?:me|us|my|our)|to (?:bring|do|know|sign|pay)|wrong|(?:that )?(?:i|we) (?:should|need|can|have to)))
    (?:any|got|have|have got|show me|show us|send|see|find|looking for|is there|are there|sell|list|know of|offer|recommend|suggest|there)\
        (?: (?!about|on|photos?|pictures?|pics|videos?|info|details)[\w$'’.-]+){0,6}? <HOME>\b(?! (?:fees?|insurance|inspection|docs|manual|rules|association|of (?:the|it)))~
    what (?:do|else do|would|other \w+ do|homes do|houses do|condos do) (?:you|u|y'?all|they)(?: guys)? (?:have|got)
    what (?:have (?:you|u|y'?all)|you) got
    what(?:ever| else)? (?:you|y'?all|u)(?: guys)?(?:['’]?ve| have) (?:got|that|in|for|with|available|left)
    what(?:['’]?s| is| are)(?: there)? (?:available|out there|left|new|in|for sale|for rent|near|around|under)
    what(?: \w+)? <HOME> (?:do|are|have)
    what (?:would|will|does|do|could|can|might)(?: [\w$.,]+){1,2} (?:get|buy) (?:me|us|you|someone|in)
    what (?:can|could|would|do) (?:i|we|you) (?:get|find|buy) (?:for|with|under|at|in)
    qu[eé] (?:puedo|podemos|se puede) (?:comprar|conseguir|encontrar|rentar) (?:con|por|en)
    what else
    (?:does|do|would|could) (?:that|this|it|such an? \w+|anything like (?:that|it)|those)(?: even| really)? exist
    lo que (?:haya|hay|tenga\w*|tienen?)
    which (?:ones?|<HOME>)(?: \w+)? (?:are|is|would (?:fit|match|suit)|fit|match|have|has)
    (?:others?|another|more|similar|cheaper|bigger|smaller|larger|closer)(?: ones?| options?| <HOME>)?\s?\?~
    (?:cheapest|lowest[- ]priced?|least expensive|most affordable)
    (?:nothing|none) (?:else|in|near|under|of)
    (?:tienen?|hay|tendr[aá]n?|manejan|ofrecen|muestr\w+|mand\w+|env[ií]\w+|busc\w+)(?: [\w$'’.]+){0,5}? (?:<HOME>|algo|otr[ao]s?|alguna?|m[aá]s)
    (?:alg[uo]n?a?s?|otr[ao]s?) (?:m[aá]s |casas?|en|con|cerca|por|de)
    qu[eé] (?:m[aá]s |casas |opciones |otras? )?(?:tienen?|hay|me (?:ofrece|recomienda)n?)
    m[aá]s (?:barat|econ[oó]mic|grande|chic)\w*
    """,
    HOME=_HOME,
)
# Whoever may answer it: nothing that mailbot does next is an answer, whatever else the words stand for.
_FOR_A_PERSON: Final = phrases(
    r"""
    back[- ]?up (?:offers?|position|buyers?)
    (?:as (?:an? )?|be (?:an? )?|in )back[- ]?up
    (?:talk|speak|chat|meet|check|go|call|sign)(?:ing)?(?: up)? (?:to|with) (?:an?|the|my|our|any|some) (?:\w+ )?<OTHERS>
    (?:ofertas?|oferta) de (?:respaldo|reserva)
    (?:hablar|ir|pasar|platicar)(?: primero)? (?:con|a|por) (?:un|una|el|la|mi|nuestro|alg[uú]n) (?:banco|prestamista|abogad[oa]|\
        notari[oa]|inspector)
    (?:legit|legitimate|a scam|scams?|a fraud|fake listing|estafas?|fraude|es (?:verdad|cierto|real) o)
    (?:qu?[eé]|qu[eé] (?:clase|tipo) de|what|which)(?: kind of)? (?:papeles|documentos|documentaci[oó]n|requisitos|paperwork|documents?|papers)
    """,
    OTHERS=r"(?:banks?|lenders?|mortgage \w+|loan officer|credit union|lawyer|attorney|accountant|inspector|contractor|architect|engineer|neighbou?rs?)",
)
# A call, a visit, a time for one, or the number to call: the steps of the policy speak of these.
_FOR_A_TALK: Final = phrases(
    r"""
    (?:calls?|calling|ring|talk|speak|chat|meet|meeting|appointments?|showings?|viewings?|zoom|facetime|visits?|reschedule|come by|stop by)
    (?:see|view|tour|visit|look at|check out|walk through|show)(?: (?:me|us))? (?:it|this|that|them|these|those|inside|one|some\w*|both|the|\d+)
    (?:by|over the|on the|your|my) phone
    phone (?:number|call)
    (?:text|reach) (?:me|us|you)
    seeing (?:it|them|this|that|the|one)
    offers?(?! (?:parking|storage|financing|any|a|month))
    to the (?:sellers?|owners?)(?! (?:yet)?\s?\?)
    time zone
    (?:llam\w+|hablar\w*|cita|visita\w*|ver(?:la|lo|las|los)?|mostrar\w*|reunir\w*|platicar|vernos)
    """
)
_A_TIME: Final = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b|\b(?:tomorrow|today|tonight|weekends?|weekdays?|noon|morning"
    r"|afternoon|evening|next week|this week)\b|\b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b(?:at|after|before|around|by) \d{1,2}\b"
    r"|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|ma[ñn]ana|hoy|tarde)\b|\ba las \d",
    re.IGNORECASE,
)
_FITS: Final = re.compile(
    r"\b(?:works?|ok(?:ay)?|fine|suits?|possible|confirm\w*|instead|make it|how about|what about|what time|a qu[eé] hora|(?:can|could) (?:we|i|you|she|he|somebody|someone)"
    r"|are (?:you|they) (?:free|available|around)|(?:you|agentname) (?:free|available)|do you have time|sirve|puede|podemos|posible|mejor)\b|\bright\W*\Z",
    re.IGNORECASE,
)
# Of something that is so or not, and no wish: what it names is no wish either.
_OF_WHAT_IS: Final = re.compile(
    r"\W*(?:(?:and|so|also|but|ok|or|y)\b\W*){0,2}(?:what|how|why|who|where|when|which|whats|hows"
    r"|(?:is|are|was|does|do|did|has|will|would|could|can)(?:n['’]?t)? (?:it|this|that|these|those|they|there|the|he|she|agentname|pets|dogs|cats|your|section"
    r"|\d{1,5} (?-i:[A-Z])|(?-i:[A-Z]\w+ (?:street|st|road|rd|lane|drive|court|row)))"
    r"|(?:is|are) \w+ (?:included|allowed|required|needed)|qu[eé]|cu[aá]nt|c[oó]mo|cu[aá]l|d[oó]nde)",
    re.IGNORECASE,
)
# Asks how a thing is that a home has: that it has one is half of the answer.
_HOW_IT_IS: Final = re.compile(
    r"\W*(?:(?:and|so|also|but|ok|or)\b\W*){0,2}(?:is|are|was) (?:the|that|its|their|this) (?!.*\b(?:included|there|in the (?:unit|building)|on[- ]site)\b)",
    re.IGNORECASE,
)
_QUALITIES: Final = frozenset({"fenced yard", "furnished"})
_WHAT_ABOUT: Final = re.compile(
    r"\W*(?:(?:and|so|ok|but|y)\b\W*)*(?:what|how) about (?P<what>.+)", re.IGNORECASE | re.DOTALL
)
# Asks whether something may be, whatever it wishes beside: "¿puedo mudarme el 15?", "can we pay it in two parts".
_MAY_IT_BE: Final = re.compile(
    r"\W*(?:(?:and|so|also|but|ok|or|y|pero|entonces)\b\W*){0,2}(?:(?:can|could|may|must|should) (?:i|we)"
    r" (?!(?:get|have|find|see|look|do|make|say|start|try|go|stay)\b)|(?:do|would|will) (?:i|we) (?:need|have) to"
    r"|puedo|podemos|se puede|tengo que|necesito|aceptan|piden)\b",
    re.IGNORECASE,
)
_WHICH_MOST: Final = re.compile(
    r"\bwhich\b[^?]*\b(?:has|have|with) the (?:\w+(?:er|est)|most|more|best)\b", re.IGNORECASE
)
# "What about the second one?", "and 19 Compass Lane?"
_ONE_HOME: Final = (
    r"(?:(?:the|that|this|those|el|la|los|las|es[ea]|est[ea])(?: (?:de|del|en))? )?(?:\d{1,5} (?:[A-Za-z'’]+ ?){1,4}?(?:,? ?(?:unit|apt|unidad|#) ?\w+)?"
    r"|(?:(?:first|second|third|last|other|cheaper|bigger|smaller|same|next) )?(?:ones?|it|them|these|those|others?|houses?|homes?|condos?|places?"
    r"|first|second|third|last|[\w'’]+ (?:one|place|house|condo))(?: (?:on|in|at) [\w'’ ]+)?|number \d|\#\d"
    r"|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|otr[oa]|casas?|(?:el|la) \d)"
)
_A_HOME: Final = re.compile(
    rf"\W*(?:(?:and|so|ok|or|y|what about|how about|qu[eé] tal)\b\W*)*{_ONE_HOME}(?: ?(?:,|and|or|y|o|&) ?{_ONE_HOME}){{0,3}}\W*",
    re.IGNORECASE,
)
# Who answers: our first mail says it by itself.
_WHO_WE_ARE: Final = re.compile(
    r"\bwho(?:['’]?s| am| is| are|m)? (?:i|this|we|you)\b(?: (?:talking|speaking|writing|chatting|dealing) (?:to|with))?[^?]{0,15}\?*\Z"
    r"|\bcon quién (?:hablo|estoy hablando|trato)\b",
    re.IGNORECASE,
)
_TELLS_OF: Final = re.compile(
    r"\b(?:tell (?:me|us) (?:(?:more )?about|more(?=\W*$))|(?:more )?(?:info\w*|details) (?:on|about|for|de|sobre)|compar\w+|differences? between|side by side"
    r"|(?:tell (?:me|us)|what(?:['’]?s| is| are)|explain) the differences?(?! (?:in|of|from|with|if)\b)"
    r"|me interesa|let (?:me|us) know|interested in)\b",
    re.IGNORECASE,
)


def open_questions(text: str, wished_for: Iterable[str] = (), *, introduces: bool = False) -> tuple[str, ...]:
    """What a text asks that no topic names and nothing that mailbot does next answers.

    `wished_for`: the words of it that were read as wishes; "maybe 350ish?" asks nothing. `introduces`: the answer says
    who answers.
    """
    quotes = [" ".join(quote.lower().split()) for quote in wished_for if quote.strip()]
    asked = [piece for piece in questions(text) if not (introduces and _WHO_WE_ARE.search(piece))]
    return tuple(piece for piece in asked if _is_open(piece, quotes))


def things_asked(text: str) -> tuple[str, ...]:
    """The things that homes have which a text asks about, and does not wish for: "is the yard fenced?"."""
    asked = [piece for piece in questions(text) if not (_FOR_HOMES.search(piece) or _is_a_wish(piece))]
    return tuple(dict.fromkeys(thing.name for piece in asked for thing in (asked_of(piece) or _bare_things(piece))))


def without_mark(text: str) -> tuple[str, ...]:
    """The questions of a text that have no mark and no known topic: "88 Pippin. who is the buyer, is he cash"."""
    pieces = (piece for piece in questions(text) if not piece.rstrip().endswith("?"))
    return tuple(piece for piece in pieces if _is_open(piece, ()))


def asks_for_homes(text: str) -> bool:
    """Whether a text asks which homes there are, whatever else it asks."""
    return any(map(_FOR_HOMES.search, questions(text)))


def only_courteous(text: str) -> bool:
    """Whether all that a text asks wants no answer: "612?? way too much"."""
    asked = questions(text)
    return bool(asked) and all(_COURTESY.fullmatch(piece) or language_wished(piece) for piece in asked)


def asks_only_for_homes(text: str) -> bool:
    """Whether everything that a text asks is which homes there are: "do you have any lofts?"."""
    asked = questions(text)
    return bool(asked) and all(map(_FOR_HOMES.search, asked))


def states_a_fact(quote: str, text: str) -> bool:
    """Whether words of a text stand only in questions of what is so: "what do 2 beds rent for?" wishes for none."""
    said = " ".join(quote.lower().split())
    holding = [piece for piece in questions(text) if said in " ".join(piece.lower().split())]
    asked = [piece for piece in holding if _OF_WHAT_IS.match(piece) and not _FOR_HOMES.search(piece)]
    times = " ".join(text.lower().split()).count(said)
    return bool(said and asked) and times == len(asked)


def _is_open(piece: str, quotes: Iterable[str]) -> bool:
    if _FOR_A_PERSON.search(piece):
        return True
    if _COURTESY.fullmatch(piece) or topics_asked(piece) or wants_human(piece) or language_wished(piece):
        return False
    if wants_papers(piece):
        return True
    if says_that_it_asks(piece):
        return not (_FOR_HOMES.search(piece) or _is_of_a_talk(piece))
    if not _SAYS_A_THING.search(piece) or _is_a_wish(piece):
        return False
    things = asked_of(piece) or (_bare_things(piece) if _WHICH_MOST.search(piece) else ())
    if things:
        return not any(thing.name in _QUALITIES for thing in things) and _HOW_IT_IS.match(piece) is not None
    if _is_of_a_talk(piece) or _FOR_HOMES.search(piece) or _TELLS_OF.search(piece) or _A_HOME.fullmatch(piece):
        return False
    said = " ".join(piece.lower().split())
    wishes = any(quote in said for quote in quotes)
    of_what_is = _OF_WHAT_IS.match(piece) or _MAY_IT_BE.match(piece)
    return not wishes or (of_what_is is not None and not _WHAT_ABOUT.match(piece))


def _is_a_wish(piece: str) -> bool:
    """Whether a question wishes for what it names: "something with a garage?", and not "what of the basement?"."""
    if _OF_WHAT_IS.match(piece) and not _FOR_HOMES.search(piece):
        return False
    return bool(wished((piece,)))


def _bare_things(piece: str) -> tuple[MustHave, ...]:
    """What is named and nothing said of it: "31 Ropewalk - central air?"."""
    short = piece.rstrip().endswith("?") and len(piece.split()) <= _FEW_WORDS
    if not (short or _WHICH_MOST.search(piece)) or topics_asked(piece):
        return ()
    return tuple(thing for thing in THINGS if thing.asked.search(piece))


# Of a showing or a talk, and no wish for one.
_HOW_IT_GOES: Final = phrases(
    r"""
    (?:do|should|must|will|would|can|could) (?:i|we|they)(?: have to| need to)? (?:be (?:out|gone|away|home|present)|leave|stay|clean\w*)
    what (?:would|will|do|should|are|is) (?:i|we|there|it)(?: \w+)? (?:talk|discuss|speak|talking|going over)(?: about)?
    """
)


def _is_of_a_talk(piece: str) -> bool:
    """Whether a question is for a call, a visit or an offer, or when one may be."""
    if asks_what_can_be_seen(piece) or _HOW_IT_GOES.search(piece):
        return False
    if readiness(piece) is not None or asks_to_come(piece) or _FOR_A_TALK.search(piece) or would_talk(piece):
        return True
    return _A_TIME.search(piece) is not None and (len(piece.split()) <= _FEW_WORDS or _FITS.search(piece) is not None)

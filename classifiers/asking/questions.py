"""The pieces of a mail that ask something, with a question mark or without: "looks good, whats the fee and is it quiet".

Pure. A sentence is cut where a question begins within it, so that each piece asks one thing.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_AUX: Final = r"(?:is|are|was|were|does|do|did|can|could|would|will|should|has|had|r)"
_WHO: Final = (
    r"(?:it|this|that|these|those|there|they|the|he|she|you|u|ya|y['’]?all|we|i|any\w*|someone|somebody|your|my|our|both|all"
    r"|(?:pets|dogs|cats|parking|utilities|heat|water|electricity|rent|lots?|units?|homes|houses)\b|section|(?-i:[A-Z][\w'’]+)"
    r"|\d+)"
)
_MEASURED: Final = (
    r"(?:much|many|old|big|long|far|large|small|close|near|soon|high|tall|wide|deep|quiet|loud|noisy|busy|steep|often|late"
    r"|recent(?:ly)?|come|bad|good)"
)
_WHAT: Final = r"(?:about|kind|type|sort|time|year|size|floor|schools?|utilities|else|happens|if|day|date|do|percent)"
# "y hacen chequeo de crédito?": what a further question begins with, where one stands before it.
_Y_PREGUNTA: Final = (
    r"(?:hacen|piden|cobran|aceptan|permiten|dejan|incluyen?|tienen?|hay|queda|necesit\w+|se (?:puede|necesita|paga)|puedo"
    r"|podemos|es|est[aá]|q)"
)
_CUANTO: Final = r"(?:queda|minutos|cuadras|metros|distancia|se|me|nos|le|hay|tengo|tarda|dura|piden|necesit\w+|ser[ií]a|costar[ií]a|sale|quedar[ií]a|est[aá])"
_TOLD_OF: Final = (
    r"(?:restrictions?|rules?|limits?|limitations|issues|problems|word|news|updates?|idea|chance|extra \w+|fees)"
)
# Where a question begins, so surely that it needs no mark.
_BEGINS: Final = (
    rf"(?:what(?:['’]?s|['’]?re)\b(?! (?:important|more|left of)\b)|what (?:{_AUX}|{_WHAT})\b(?! (?:important|we|i)\b)"
    r"|what (?:would|should|will|do) (?:we|i) (?!(?:have|know|want|need)\b)\w+"
    r"|who (?:pays|covers|handles|does|takes|owns|manages|lives)\b|is (?:spring|summer|fall|autumn|winter|now|this|next) "
    rf"|(?:where|when|why|who|how)(?:['’]?(?:s|re)|(?! (?:do|did) it\b) {_AUX})\b|how {_MEASURED}\b"
    r"|which (?:ones?|way|floor|side|year|town|(?:\w+ )?schools?|unit)\b"
    r"|which (?:is|are|has|have) (?:the )?(?:(?:bigg|small|larg|new|old|cheap|low|high|clos|near|quiet)(?:er|est)|more|most|less|least|no)\b(?! than)"
    rf"|(?!do (?:it|this|that|the|my|our|any|not)\b)(?!(?:is|are|was|were|has|had) (?:my|our|we|i)\b){_AUX}(?:n['’]?t)?"
    rf" {_WHO}\b|have (?:you|u|they) |any {_TOLD_OF}\b"
    r"|(?:de |a |en |con |por |para )?(?:qué|cuánt[oa]s?|cuándo|dónde|cómo|quién(?:es)?|cuál(?:es)?)\b"
    r"|(?:qu[eé]|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|cu[aá]l(?:es)?) (?:es|son|est[aá]n?|cuesta|vale|sale|hay|incluye\w*"
    r"|tienen?|pagan?|cobran?|mide|queda)\b|(?:aceptan|permiten) "
    rf"|(?:a |en |de |por |con )?cu[aá]nt[oa]s? {_CUANTO}\b(?! antes\b)"
    r"|(?:q|qu[eé]) (?:papeles|documentos|requisitos|necesit\w+|ocup\w+|piden|incluye\w*|m[aá]s (?:piden|necesit\w+))\b"
    r"|cu[aá]ndo (?:puedo|podemos|podr[ií]a\w*|se puede|estar[ií]a|est[aá] (?:disponible|libre)|queda|abren)\b"
    r"|c[oó]mo (?:le h\w+|se (?:hace|aplica|paga|puede)|hago|hacemos|puedo|podemos|aplic\w+)\b"
    r"|cu[aá]nt[oa]s? (?:d[ií]as|meses|a[ñn]os|semanas|personas|pisos|niveles|cuotas) (?:lleva|tiene|hay|hace|de|son|pueden|se)\b"
    r"|(?:y|pero|tambi[eé]n) (?:tienen?|trae|incluye|lleva) (?!(?:que|raz[oó]n|mucho|\d)\b)\w"
    r"|(?:a )?(?:qu[eé] tan lejos|qu[eé] distancia)\b|(?:piden|hacen|cobran) (?:de )?(?:mucho |alg[uú]n |un )?"
    r"(?:garante|aval|fiador|chequeo|cr[eé]dito|historial|enganche|dep[oó]sito|referencias|papeles|comisi[oó]n)\b"
    r"|do (?:the|all the|these) [\w ]{3,25}? (?:stay|convey|come with|transfer|remain)\b"
    r"|(?:available|vacant|free) (?:when|from when)\b)"
)
_LEADS_IN: Final = (
    r"(?:(?:hi|hello|hey|hola|ok|okay|and|so|also|but|or|oh|well|then|btw|by the way|quick (?:q|question)|one (?:more )?"
    r"(?:thing|question)|plus|anyway|yes|yeah|no|thanks|thank you|please|ps|y|o|pero|entonces|gracias|oye)\b\W*){0,3}"
)
_ASKS_FIRST: Final = re.compile(rf"\W*{_LEADS_IN}{_BEGINS}", re.IGNORECASE)
_CUT: Final = re.compile(
    rf"(?:[,;:]|\s[-–—]+)\s+(?={_LEADS_IN}{_BEGINS})"
    rf"|\s+(?=(?:and|or|but|also|plus|y|o|pero)\s+{_LEADS_IN}{_BEGINS})|\s*(?=¿)"
    rf"|(?<=\w)\s+(?=(?:y|o)\s+(?:tambi[eé]n\s+)?{_Y_PREGUNTA}\b[^.!?\n]{{3,80}}\?)"
    r"|(?<=\w)\s+(?=(?:en|a|de) cu[aá]nto (?:me|nos|se|sale|queda|saldr[ií]a)\b)",
    re.IGNORECASE,
)
# Asks by saying so: "I was wondering if …", "you didn't say about …", "answer the section 8 question".
_SAYS_SO: Final = re.compile(
    r"\b(?:wondering|curious|not sure|(?:want(?:s|ed)?|likes?|needs?|love|dying) to know|tell (?:me|us)|find out|let (?:me|us) know)"
    r" (?:about|if|whether|what|how|when|where|which|why|who)\b"
    r"|\b(?:you|u|ya|nobody|no ?one|she|he|they)(?: guys| still| all)? (?:(?:did|have|has)(?:n['’]?t| not)|never) (?:even |really )?"
    r"(?:say|said|answer\w*|tell|told|mention\w*|respond\w*|repl(?:y|ied))\b(?! (?:no|yes|you|she|he)\b)"
    r"|\bno (?:answer|word|reply) (?:on|about|to|re)\b"
    r"|\banswer (?:the|my|our|that|this)(?: [\w-]+){0,4}? questions?\b|\banswer (?:me )?(?:on|about)\b"
    r"|\b(?:my|our|the) questions? (?:was|is|were|about)\b|\b(?:i|we) (?:only |also |just )?asked (?:about|if|whether|what|how|you (?:if|about))\b"
    r"|\bno (?:me |nos )?(?:dijo|dijeron|contest\w+|respond\w+)\b|\bpregunt(?:é|amos|aba) (?:por|si|sobre|cuánt\w+)\b"
    r"|\b(?:quisi(?:era|éramos)|quiero|queremos|me gustaría) saber\b",
    re.IGNORECASE,
)
# Papers and figures that are asked for: "need rent rolls and the cap rate".
_WANTS_PAPERS: Final = re.compile(
    r"\b(?:need|send|want|share|provide|forward|get|see|have|requesting|looking for)\b[^.?!]{0,60}?\b(?:rent rolls?|cap rates?"
    r"|(?:current|market|gross) rents?|noi|operating (?:expenses|statements?|costs)|financials|floor ?plans?|plot plans?"
    r"|surveys?|by-?laws|(?:hoa|condo|association) (?:docs|documents|minutes|budget)|blueprints?|title report|pro ?forma)\b",
    re.IGNORECASE,
)
# A voucher is spoken of to hear whether it is taken.
_HAS_A_VOUCHER: Final = re.compile(
    r"\b(?:(?:have|has|with|using|on|got|tengo|con)(?: \w+){0,3} )?section ?8(?: \w+)?|\bhousing (?:choice )?vouchers?\b"
    r"|\b(?:have|has|with|using|got|use|tengo)(?: \w+){0,3} vouchers?\b",
    re.IGNORECASE,
)
# Where a question begins after words that ask nothing, and no comma stands: "the 22 hoop one does it have parking".
_WITHIN: Final = re.compile(
    r"(?<=[\w'’)])(?<!\bwhat)(?<!\bhow)(?<!\bwhen)(?<!\bwhere)(?<!\bwhy)(?<!\bwho)(?<!\bwhich)\s+(?=(?:"
    r"(?:does|did|has|can|would|will) (?:it|they|that one|this one)(?! (?:\w+ )?(?:matter|is|was|has)\b) \w"
    r"|(?:is|was) (?:it|that one|this one) (?!(?:is|has|was|that|when|because)\b)\w+[^.!?\n]{0,40}\?"
    r"|(?:is|would|will) (?:that|it|this)(?: (?:be|gonna be|going to be))?(?: an?)? (?:ok(?:ay)?|enough|problem|an issue|deal ?breaker"
    r"|too low|good enough|a no[- ]go)\b"
    r"|is there (?:an?|any|parking|laundry|storage)\b[^.!?\n]{0,40}\?"
    r"|(?:de )?cu[aá]nt[oa]s? (?:queda|sale|es|ser[ií]an?|cuesta|saldr[ií]a|quedar[ií]a|piden|se paga)\b"
    r"|se (?:inunda|puede|paga|permiten?|aceptan?)\b[^.!?\n]{0,60}\?))",
    re.IGNORECASE,
)
# Asks at its end: "fee includes what", "the deposit is how much".
_ASKS_LAST: Final = re.compile(
    r"\b(?:includes?|covers?|is|are|was|costs?|pays?|takes?|allows?|for|by|until|from|means?|incluye|cubre|es|son|sale en|cuesta)"
    r" (?:what|how (?:much|many|long|old|big|far)|when|where|who|qu[eé]|cu[aá]nto|cu[aá]ndo|d[oó]nde)\W*\Z",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[.!?])[)\"']*\s+|\n+|(?<=[:;][)DP])\s+")
_WRAPPED: Final = re.compile(r"(?<=[^\n]{45}[\w,])\n(?=[a-zà-ÿ¿(])")  # a line that a mail program broke
_MOST: Final = 80  # sentences that are looked at


@lru_cache(maxsize=64)
def questions(text: str) -> tuple[str, ...]:
    """The pieces of a text that ask, in its own words."""
    sentences = _SENTENCES.split(_WRAPPED.sub(" ", text))[:_MOST]
    return tuple(piece for sentence in sentences for piece in _pieces(sentence) if asks_something(piece))


def asks_something(piece: str) -> bool:
    """Whether a piece of a sentence asks."""
    if piece.rstrip(" \t)\"'!").endswith("?") or "¿" in piece or _ASKS_FIRST.match(piece) or _ASKS_LAST.search(piece):
        return True
    return says_that_it_asks(piece) or wants_papers(piece)


def says_that_it_asks(piece: str) -> bool:
    """Whether it asks without the form of a question: "you didn't say about the deck"."""
    return _SAYS_SO.search(piece) is not None


def wants_papers(piece: str) -> bool:
    """Whether it asks for papers or figures of a home, or tells of a voucher that somebody must take."""
    return any(pattern.search(piece) for pattern in (_WANTS_PAPERS, _HAS_A_VOUCHER))


def _pieces(sentence: str) -> Iterator[str]:
    start = 0
    for cut in _CUT.finditer(sentence):
        if cut.start() > start:
            yield sentence[start : cut.start()].strip()
            start = cut.end()
    if rest := sentence[start:].strip():
        yield from _begun_within(rest)


def _begun_within(piece: str) -> Iterator[str]:
    """A piece in two where a question begins within it, after words that ask nothing."""
    begins = None if _ASKS_FIRST.match(piece) or says_that_it_asks(piece) else _WITHIN.search(piece)
    if begins is None:
        yield piece
        return
    yield piece[: begins.start()].strip()
    yield piece[begins.end() :].strip()

"""Whether a short reply shows that somebody likes a home which they were sent, with no question and no reserve. Pure.

Strict, since more may be offered because of it: every piece of the reply must be known to like, to agree or to be
polite. Whatever else it says is doubt, and doubt is no interest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.folding import fold

LONGEST: Final = 240  # characters; who has more to say has more to say than this

_KIND: Final = (
    "(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|circle|cir|way|place|pl|terrace|ter)"
)
_UNIT: Final = r"(?:,? ?(?i:#|unit|apt\.?|suite) ?#?\w{1,4}\b)?"
_COUNTED: Final = r"(?!(?i:beds?|bedrooms?|baths?|bathrooms?|bd|br|ba|cars?|stor(?:y|ies)|years?|k|mil)\b)"
_STREET: Final = r"(?:(?!(?i:for|in|on|near|at|of|if|by|to|from|with|and|or|a|the|de|en|por)\b)[\w'’.]+ ){1,3}?"
_ADDRESS = re.compile(
    rf"(?<![\w#$.,-])\d{{1,5}}[A-Za-z]? {_COUNTED}{_STREET}(?i:{_KIND})\b\.?{_UNIT}"
    rf"|(?<![\w#$.,-])\d{{1,5}} {_COUNTED}[A-ZÁÉÍÓÚÑ][\w'’]+(?: [A-ZÁÉÍÓÚÑ][\w'’]+)?{_UNIT}"
    r"|(?<!\w)[A-Z]{1,4}-\d{1,6}\b"
)
_BY_NUMBER = re.compile(r"(?<!\w)(?:#|(?:number|option|no\.|opci[oó]n|n[uú]mero) #?)[1-9]\b", re.IGNORECASE)
_ORDINALS: Final = {"1st": "first", "2nd": "second", "3rd": "third"}
_ORDINAL = re.compile(r"\b(?:1st|2nd|3rd)\b")

# What takes back, asks for other homes, or leaves it open: somebody must read that.
_RESERVE = phrases(
    r"""
    but|not|no|nope|never|neither|nor|cannot|\w+n't|dont|doesnt|isnt|cant|wont|however|although|though|unless|if
    except|too|only|just looking|maybe|perhaps|might|may|possibly|unsure|depends|wish|hope|think|thinking
    almost|kind of|sort of|bigger|larger|smaller|cheaper|newer|closer|another|others?|else|more|less|instead
    expensive|pricey|sold|pending
    stop|unsubscribe|remove|cancel
    pero|ni|nunca|tampoco|sin|aunque|sino|salvo|demasiad[oa]|quizas?|tal vez|a lo mejor|ojala|depende|creo|pienso|casi
    mas|menos|otr[oa]s?|algo|car[oa]s?|barat[oa]s?|vendid[oa]s?|baja|cancelar
    """
)

_NOUN: Final = (
    "(?:one|ones|house|houses|home|homes|property|properties|place|condo|condos|townhouse|townhome|apartment|unit"
    "|listing|listings|option|options)"
)
_PLACE: Final = "(?:first|second|third|last)"
_LUGAR: Final = "(?:primer[ao]?|segund[ao]|tercer[ao]?|ultim[ao])"
_CASA: Final = "(?:casas?|propiedad(?:es)?|opcion(?:es)?|departamentos?|apartamentos?|viviendas?|hogar)"
_LISTED: Final = (
    f"(?:the {_PLACE}(?: {_NOUN})?(?: (?:and|or|&) (?:the )?{_PLACE}(?: {_NOUN})?)*|the (?:first|last) (?:two|three)"
    f"(?: {_NOUN})?|both(?: of (?:them|these|those)| {_NOUN})?|all (?:three|of them)"
    f"|(?:la|el) {_LUGAR}(?: {_CASA})?(?: [yo] (?:la |el )?{_LUGAR}(?: {_CASA})?)*|l[ao]s (?:dos|tres)(?: {_CASA})?"
    "|l[ao]s (?:dos|tres) primer[ao]s|l[ao]s primer[ao]s (?:dos|tres)|amb[ao]s|tod[ao]s"
    "|homebynumber(?: (?:and|&|y|or|o) homebynumber)*)"
)
_HOME: Final = (
    f"(?:{_LISTED}|homebyaddress(?: (?:and|&|y) homebyaddress)*|it|this|that|these|those|them"
    f"|(?:this|that|these|those|the|your) {_NOUN}(?: (?:on|at) (?:[a-z']+ ){{1,2}}{_KIND}| you sent(?: me| us)?)?"
    f"|(?:the )?{_NOUN} (?:on|at|in) homebyaddress|what you sent(?: me| us)?"
    f"|est[aeo]|es[aeo]|est[ao]s|es[ao]s|(?:la|el|las|los|esta|esa|este|ese|estas|esas) {_CASA}(?: de homebyaddress)?"
    "|(?:la|el) de homebyaddress)"
)
_WE: Final = (
    "(?:i|we|we both|we all|my (?:wife|husband|partner)(?: and i)?|my (?:wife|husband|partner) and i both|both of us)"
)
_VERY: Final = (
    "(?:(?:really|absolutely|definitely|totally|truly|all|both|do|very|very much|so|just|quite|also|pretty) )*"
)
_MUCH: Final = (
    "(?: (?:a lot|so much|very much|best|the most|the best|really|indeed|already|please|most of all|all|both))?"
    "(?: (?:omg|wow|lol|haha|lots))?"
)
_LOVE: Final = "(?:loves?|loved|likes?|liked|adore|adored|prefer|want)"
_GOOD: Final = (
    "(?:good|great|nice|lovely|perfect|beautiful|amazing|awesome|wonderful|fantastic|interesting|promising|gorgeous"
    "|ideal|excellent|cute|charming|stunning|spot on|incredible|a (?:good|great|perfect) fit|a dream|a winner"
    "|exactly what (?:we|i)(?:'re| are|'m| am)? (?:looking for|want|need|wanted|after)|right up our alley"
    "|just what (?:we|i)(?:'re| are|'m| am)? (?:looking for|want|need|wanted|after)|(?:our|my) favou?rites?|the one)"
    "(?: (?:to|for) (?:me|us))?"
)
_BUENO: Final = (
    "(?:lind[ao]s?|bonit[ao]s?|hermos[ao]s?|precios[ao]s?|perfect[ao]s?|ideal(?:es)?|genial(?:es)?|bien|excelentes?"
    "|increibles?|maravillos[ao]s?|(?:justo|exactamente) lo que (?:busco|buscamos|queremos|quiero)|mi favorit[ao])"
    "(?: para (?:mi|nosotros))?"
)
_ENCANTA: Final = (
    "(?:(?:me|nos) (?:gusta|gustan|gusto|gustaron|encanta|encantan|encanto|encantaron|interesa|interesan"
    "|fascina|fascinan)(?: (?:mucho|muchisimo|bastante))?)"
)
_YES: Final = (
    "(?:yes|yes yes|yeah|yep|yup|yes please|sure|absolutely|definitely|certainly|of course|oh yes|for sure|very much"
    "|very much so|(?:yes )?(?:we|i) (?:do|are|am)|yes (?:it|they|that) (?:does|do|is|are)|si|si si|si por favor|claro"
    "|claro que si|por supuesto|desde luego|si mucho|muchisimo)"
)

_LIKES = phrases(
    r"""
    (?:<YES> )?(?:<WE> )?<VERY><LOVE> <HOME><MUCH>
    (?:<YES> )?(?:i'd|we'd|i would|we would) <VERY>(?:love|like) <HOME><MUCH>
    (?:<YES> )?<HOME> (?:is|are|was|looks?|looked|seems?|sounds?) <VERY><GOOD>
    (?:<YES> )?(?:it's|that's|they're|that one's|this one's) <VERY><GOOD>
    (?:<YES> )?(?:looks?|sounds?|seems?) <VERY><GOOD>
    (?:<YES> )?(?:(?:i'm|i am|we're|we are) )?<VERY>interested(?: in <HOME>)?
    (?:<YES> )?<HOME> (?:interests|appeals to|works for) (?:me|us)<MUCH>
    (?:<YES> )?(?:our|my) favou?rite is <HOME>
    beautiful|gorgeous|stunning|(?:what a|such a) <GOOD> <NOUN>
    (?:<YES> )?<ENCANTA>(?: <HOME>)?
    (?:<YES> )?<HOME> <ENCANTA>
    (?:<YES> )?(?:<HOME> )?(?:es|son|esta|estan|se ven?|parecen?|suenan?) (?:(?:muy|super|tan|realmente) )?<BUENO>
    (?:<YES> )?(?:yo )?(?:quiero|queremos|prefiero|preferimos|elijo) <HOME>
    (?:<YES> )?(?:estoy|estamos) (?:(?:muy|super) )?interesad[oa]s?(?: en <HOME>)?
    (?:mi|nuestra) favorita es <HOME>
    que <BUENO>(?: <CASA>)?
    """,
    YES=_YES,
    WE=_WE,
    VERY=_VERY,
    LOVE=_LOVE,
    HOME=_HOME,
    MUCH=_MUCH,
    GOOD=_GOOD,
    NOUN=_NOUN,
    CASA=_CASA,
    BUENO=_BUENO,
    ENCANTA=_ENCANTA,
)
_AGREES = phrases(
    r"""
    <YES>
    (?:<YES> )?(?!(?:the|el) \w+$)<LISTED>(?: please| por favor)?
    <YES> homebyaddress(?: please| por favor)?
    homebyaddress (?:please|por favor)
    """,
    YES=_YES,
    LISTED=_LISTED,
)
_POLITE = phrases(
    r"""
    (?:hi|hello|hey|dear|hola|good (?:morning|afternoon|evening)|buen[oa]s (?:dias|tardes|noches)|buenas)(?: [a-z]+)?
    (?:many )?(?:thanks|thank you|thx|ty)(?: (?:so much|very much|again|a lot|[a-z]+))?(?: for (?:these|those|this\
        |that|sending (?:it|them|these|those|this)|the (?:list|homes|houses|info|suggestions|quick reply)))?
    (?:muchas |mil )?gracias(?: por (?:todo|la lista|las opciones|su respuesta))?|por favor|please|saludos
    best|best regards|kind regards|regards|warmly|cheers|sincerely|un saludo|all the best
    homebyaddress
    wow|oh|oh wow|omg|oh my|great|perfect|awesome|excellent|wonderful|genial|perfecto|excelente
    """
)
_FAREWELL = re.compile(r"(?:thanks|thank you|thx|best|regards|cheers|sincerely|warmly|gracias|saludos?|the best)$")
_NAME = re.compile(r"[A-ZÁÉÍÓÚÑ][\w'’-]+(?: (?:and|&|y) [A-ZÁÉÍÓÚÑ][\w'’-]+| [A-ZÁÉÍÓÚÑ][\w'’.-]*)?")
_MARKS = re.compile(r"((?:[^\w\s'’#&/-]|\n|\s[-–—])+\s*)")
_BAD_FACES = re.compile("[\N{THUMBS DOWN SIGN}\N{CONFUSED FACE}\N{DISAPPOINTED FACE}\N{CRYING FACE}\N{THINKING FACE}]")


def shows_interest(text: str) -> bool:
    """Whether a reply likes a home, or agrees, and says nothing else."""
    if len(text) > LONGEST or "?" in text or _BAD_FACES.search(text):
        return False
    pieces = list(_pieces(text))
    kinds = {_kind(pieces, place) for place in range(len(pieces))}
    return _Kind.LIKES in kinds and kinds <= {_Kind.LIKES, _Kind.POLITE}


class _Kind(Enum):
    LIKES = auto()
    POLITE = auto()
    DOUBT = auto()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The words between the marks of a text, each with the marks before them; homes that are named are one word."""
    written = _BY_NUMBER.sub(" homebynumber ", _ADDRESS.sub(" homebyaddress ", text.strip()))
    marks = ""
    for place, part in enumerate(_MARKS.split(written)):
        if place % 2:
            marks += part
        elif part.strip():
            yield marks, part.strip()
            marks = ""


def _kind(pieces: Sequence[tuple[str, str]], place: int) -> _Kind:
    marks, words = pieces[place]
    said = " ".join(_ORDINAL.sub(lambda match: _ORDINALS[match[0]], fold(words).text).split())
    if _RESERVE.search(said):
        return _Kind.DOUBT
    if _LIKES.fullmatch(said) or _AGREES.fullmatch(said):
        return _Kind.LIKES
    ends = place > 0 and place == len(pieces) - 1
    signed = ends and (bool(re.search(r"\n|[-–—]", marks)) or bool(_FAREWELL.search(fold(pieces[place - 1][1]).text)))
    return _Kind.POLITE if _POLITE.fullmatch(said) or (signed and _NAME.fullmatch(words)) else _Kind.DOUBT

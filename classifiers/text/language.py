"""Which language a text is written in, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import Final

from classifiers.text.phrases import phrases

DEFAULT: Final = "en"
READ: Final = frozenset(("en", "es"))  # the languages whose words our rules and checks know

_FUNCTION_WORDS: Final = MappingProxyType(
    {
        "en": "the and you your to of is are was were have has do does for with this that it we my our can could would"
        " please from about if not what how when there been will they i'm don't me any some be by i as at but or so"
        " can't cannot just it's",
        "es": "el la los las de que y en un una por para con su mi es está estoy estamos quiero gracias me se lo le del"
        " como cómo más pero hola muy cuando cuándo donde dónde usted ustedes nosotros casa no favor buenas buenos"
        " tengo tiene hay ya si sí estos esta este al nos"
        # Of this trade, and of no other of these languages: a search is often nothing but a list.
        " busco buscamos recámara recámaras recamara recamaras baños hasta necesito necesitamos quisiera gustaría"
        " cuánto cuánta cuántos cuántas precio tenemos queremos puede quiere cuanto cuantos cuesta cuarto cuartos"
        " informes información informacion rentar alquilar comprar vender apartamento departamento alquiler español",
        "fr": "le la les des du de et est un une je vous nous pour avec dans sur ne pas que qui bonjour merci votre"
        " mon ma mes au aux ce cette sont suis avez avons cherche plus en s'il",
        "de": "der die das und ist nicht ich sie wir ein eine einen mit für auf von zu den dem im bitte danke haben"
        " habe wie was oder aber auch sind uns unser mein guten tag hallo es",
        "pt": "o os as um uma de do da dos das e que em para com por não você obrigado obrigada olá meu minha nosso"
        " está estou gostaria quero mais como seu sua ou são tem ao na no foi"
        " comprar vender apartamento quarto quartos",
        "it": "il lo gli i le di che e un una per con non sono è vorrei grazie ciao della dei nel mio mia nostro casa"
        " abbiamo siamo come più del alla buongiorno questo questa ci anche ma se",
        "nl": "de het een en van is ik wij we u niet voor met op dat die zijn heb hebben naar bij ook maar als graag"
        " bedankt hallo mijn onze uw kunt kan wil",
    }
)
_LANGUAGES_OF: Final = MappingProxyType(
    {
        word: frozenset(code for code, group in _FUNCTION_WORDS.items() if word in group.split())
        for group in _FUNCTION_WORDS.values()
        for word in group.split()
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LONGEST_READ: Final = 6000  # characters
_MOST_WORDS = 300
_LEAST_VOTES = 1.5  # below it a text is too short to tell
_CERTAIN_VOTES = 5  # and from here on, with such a lead over the next, there is no doubt
_CERTAIN_LEAD = 2
_TONGUE: Final = r"(?:english|spanish|ingl[eé]s|espa[ñn]ol|castellano)"
# What is written, or spoken, in a language; a colonial house and a town may be Spanish too.
_WISHED: Final = phrases(
    r"""
    <SAY>(?:(?:,? (?:to|with|back|me|us|it|this|that|them|everything|everyone|please|only|just|all|your|the|future|\
        e-?mails?|messages?|repl(?:y|ies)|answers?|mails?|from|now|on)){0,6}) in <TONGUE><NO_THING>
    (?:e-?mails?|messages?|repl(?:y|ies)|answers?|mails?|conversation|everything|this|it)(?: \w+){0,2}? \
        (?:in|to) <TONGUE>,? (?:please|if (?:possible|you can)|from now on)
    (?:switch|change|go|move)(?: \w+){0,2} (?:to|into) <TONGUE><NO_THING>
    (?:in|only|just) <TONGUE>,? (?:please|only|por favor|if (?:possible|you can|that'?s ok)|from now on|would be|is \
        (?:better|easier|best|fine))
    ^\W*(?:(?:in|en) )?<TONGUE>(?:,? (?:please|por favor|only))\W*$
    (?:prefer|rather)(?: (?:to|speak|talk|write|use|be|in|you|have|it|we|answer|read)){0,6} <TONGUE><NO_THING>
    (?:i|we|she|he|they|my \w+) (?:only |just |can only )(?:speak|read|understand|talk|know)s? <TONGUE>
    (?:don'?t|do not|doesn'?t|does not|can'?t|cannot) (?:really )?(?:speak|read|understand|talk|know)(?: \w+)? <TONGUE>
    (?:my|his|her|our|their) <TONGUE> (?:is|isn'?t)(?: not)?(?: \w+)? (?:good|great|poor|bad|limited|rusty|weak)
    (?:escr[ií]b|habl|contest|respond|comun[ií]|ll[aá]m|mand|env[ií])\w*(?: (?:me|nos|solo|s[oó]lo|todo|siempre|mejor|\
        por favor|solamente|correos?|mensajes?|los|las|la|sus|informaci[oó]n|conmigo)){0,6} en <TONGUE>
    (?:en|solo|s[oó]lo|solamente|[uú]nicamente)(?: en)? <TONGUE>,? (?:por favor|porfa\w*|please|nada m[aá]s|si (?:se \
        )?puede\w*|si es posible)
    (?:prefiero|preferimos|prefiere|mejor)(?: \w+){0,2} (?:en )?<TONGUE>
    (?:solo|s[oó]lo|solamente) (?:habl|entiend|entend|le)\w* (?:en )?<TONGUE>
    (?:no|poco) (?:habl|entiend|entend|le|s[eé])\w*(?: (?:bien|mucho|el|muy)){0,6} <TONGUE>
    (?:mi|su) <TONGUE> (?:no es|es (?:malo|limitado|poco))
    """,
    SAY=r"(?:write|reply|respond|answer|speak|talk|e-?mail|continue|communicate|correspond|contact|call|text|chat"
    r"|message|explain|send (?:me|us|it|this|these|them|everything|your e-?mails?)|get (?:this|these|it|them|your)"
    r"|have (?:this|these|it|them|your))",
    TONGUE=_TONGUE,
    NO_THING=r"(?! (?:style|colonial|fort|village|town|revival|tile|tiles|mission|tudor|cottage|garden|class|hills?)\b"
    r"| (?-i:[A-Z]))",
)
_SPANISH = re.compile(r"spanish|espa[ñn]ol|castellano", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,.;:!?\n]")
_NEGATION: Final = (
    r"\b(?:don['’]?t|do not|doesn['’]?t|does not|can['’]?t|cannot|not|stop|why|instead of|rather than|isn['’]?t|poor"
    r"|bad|limited|rusty|weak|malo|limitado|poco|no|dejen? de)\b(?!,)"
)
_NOT_IN = re.compile(_NEGATION, re.IGNORECASE)
_REFUSED = re.compile(rf"{_NEGATION}(?: \w+){{0,2}}\s*\Z", re.IGNORECASE)
# Said alone, in a mail of a few words, and no word of another language: "informes", "comprar".
_ALONE: Final = frozenset(
    ("hola", "informes", "información", "informacion", "rentar", "alquilar", "comprar", "vender", "busco", "cuánto",
     "cuanto"),
)  # fmt: skip
_FEW_WORDS: Final = 4
_CLEAR_VOTES: Final = 2.5  # fewer votes leave no doubt either, where next to none are for another language
_CLEAR_LEAD: Final = 5
_LEAD = 1.15  # how many times the votes of English another language needs


def detect(text: str) -> str:
    """The ISO 639-1 code of a text: one of en, es, fr, de, pt, it, nl; `en` where it is too short to tell."""
    votes = _votes(text)
    best = max(_FUNCTION_WORDS, key=votes.__getitem__)  # of equal ones the first of the table
    most = votes[best]
    words = _WORD.findall(text[:LONGEST_READ].lower())
    if len(words) <= _FEW_WORDS and not votes[DEFAULT] and not _ALONE.isdisjoint(words):
        return "es"
    if most < _LEAST_VOTES or most < votes[DEFAULT] * _LEAD:
        return DEFAULT
    return best


def language_of(subject: str, text: str) -> str:
    """The language to answer a mail in: the one that it asks for, else that of its words.

    The subject counts only where the words are too few to tell: it may be a form's, or left from something else.
    """
    wished = language_wished(text)
    if wished:
        return wished
    told = max(_votes(text).values(), default=0) >= _LEAST_VOTES
    return detect(text) if told else detect(f"{subject}\n{text}")


def certain(text: str) -> str:
    """The same where the words leave no doubt, else the empty string."""
    (best, most), (_, next_most) = (*_votes(text).most_common(2), ("", 0), ("", 0))[:2]
    sure = most >= _CERTAIN_VOTES and most >= next_most * _CERTAIN_LEAD
    clear = most >= _CLEAR_VOTES and most >= next_most * _CLEAR_LEAD
    return best if sure or clear else ""


def language_wished(text: str) -> str:
    """The language that the writer asks to be written to in: `en` or `es`; empty where they ask for none.

    Of several wishes the last counts. Who will not have Spanish wants English; who has no English may have any other
    language, unless they say so in Spanish.
    """
    told = ""
    for match in _WISHED.finditer(text[:LONGEST_READ]):
        said, code = match[0].lower(), "es" if _SPANISH.search(match[0]) else "en"
        before = _CLAUSE_END.split(text[max(0, match.start() - 24) : match.start()])[-1]
        refused = _NOT_IN.search(match[0]) is not None or _REFUSED.search(before) is not None
        other = "en" if code == "es" else "es" if "ingl" in said else ""
        told = other if refused else code
    return told


def _votes(text: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text[:LONGEST_READ].lower().replace("’", "'"))[:_MOST_WORDS]:
        languages = _LANGUAGES_OF.get(word, ())
        for code in languages:
            votes[code] += 1 / len(languages)  # type: ignore[assignment]
    if "¿" in text or "¡" in text:
        votes["es"] += 2
    return votes

"""Which language a text is written in, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import Final

DEFAULT: Final = "en"

_FUNCTION_WORDS: Final = MappingProxyType(
    {
        "en": "the and you your to of is are was were have has do does for with this that it we my our can could would"
        " please from about if not what how when there been will they i'm don't me any some be by i as at but or so"
        " can't cannot just it's",
        "es": "el la los las de que y en un una por para con su mi es está estoy estamos quiero gracias me se lo le del"
        " como cómo más pero hola muy cuando cuándo donde dónde usted ustedes nosotros casa no favor buenas buenos"
        " tengo tiene hay ya si sí estos esta este al nos",
        "fr": "le la les des du de et est un une je vous nous pour avec dans sur ne pas que qui bonjour merci votre"
        " mon ma mes au aux ce cette sont suis avez avons cherche plus en s'il",
        "de": "der die das und ist nicht ich sie wir ein eine einen mit für auf von zu den dem im bitte danke haben"
        " habe wie was oder aber auch sind uns unser mein guten tag hallo es",
        "pt": "o os as um uma de do da dos das e que em para com por não você obrigado obrigada olá meu minha nosso"
        " está estou gostaria quero mais como seu sua ou são tem ao na no foi",
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
_MOST_WORDS = 300
_LEAST_VOTES = 1.5  # below it a text is too short to tell
_CERTAIN_VOTES = 5  # and from here on, with such a lead over the next, there is no doubt
_CERTAIN_LEAD = 2
_LEAD = 1.15  # how many times the votes of English another language needs


def detect(text: str) -> str:
    """The ISO 639-1 code of a text: one of en, es, fr, de, pt, it, nl; `en` where it is too short to tell."""
    votes = _votes(text)
    best = max(_FUNCTION_WORDS, key=votes.__getitem__)  # of equal ones the first of the table
    most = votes[best]
    if most < _LEAST_VOTES or most < votes[DEFAULT] * _LEAD:
        return DEFAULT
    return best


def certain(text: str) -> str:
    """The same where the words leave no doubt, else the empty string."""
    (best, most), (_, next_most) = (*_votes(text).most_common(2), ("", 0), ("", 0))[:2]
    return best if most >= _CERTAIN_VOTES and most >= next_most * _CERTAIN_LEAD else ""


def _votes(text: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    for word in _WORD.findall(text[:6000].lower().replace("’", "'"))[:_MOST_WORDS]:
        languages = _LANGUAGES_OF.get(word, ())
        for code in languages:
            votes[code] += 1 / len(languages)  # type: ignore[assignment]
    if "¿" in text or "¡" in text:
        votes["es"] += 2
    return votes

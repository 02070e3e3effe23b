"""Whether a mail asks who we are, or how we came to write to them: that is told, and no wish to be left alone."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

WHO_WE_ARE_TOPIC: Final = "who_we_are"

_END: Final = r"(?:\s?[?!]+|\s*(?=[.,\n]|\Z))"
_ASKS_WHO: Final = phrases(
    r"""
    ~(?:(?:sorry|hi|hey|hello|ok|okay|wait|um+|uh|and|so|but)\b\W*)*<WHO> (?:is (?:this|that)|are you(?: guys| people\
        | all)?|r u|is writing(?: to me)?|am i hearing from)(?: again| exactly| please| even| really| anyway\
        | by the way| pls)*<END>~
    ~(?<![\w'’])who (?:dis|dat|u|r u|are u|is dis|tf is this|is writing me)(?: again| tho| lol| pls)*<END>~
    ~(?<![\w'’])(?:what['’]?s|whats|what is) (?:this|that|dis)(?: e-?mail| mail| message)?(?: all)?(?: about| regarding\
        | in reference to| concerning)<END>~
    ~(?:who['’]?s|whos) (?:this|that)(?: again| exactly| please)*<END>~
    (?:is this|are you|r u)(?: guys| really| still)* (?:the |a |an |that |one of the )?(?:real ?estate |local |same )?\
        (?:agency|realtors?|real ?estate (?:agents?|people|company|office)|brokers?|brokerage|company|realty)\b\
        (?! (?:fee|for \d|that (?:sold|listed)|who))[^.?!\n]{0,40}\?~
    (?:what|which) (?:agency|company|brokerage|firm|realtor|office) (?:is this|are you(?: with| from)?|do you work for)\
        \s?\?*~
    (?:do|did) i know you\s?\?+~
    ~¿?qui[eé]n(?:es)? (?:es|son|eres)(?: usted(?:es)?| t[uú]| esto)?\s?\?~
    ~¿?qui[eé]n(?:es)? (?:es|son|eres)(?: usted(?:es)?| t[uú])(?=,? (?:y|o|de|por)\b)~
    ~¿?(?:con )?qui[eé]n(?:es)? (?:me )?(?:escribe|habla|manda esto)n?\s?\?~
    ~¿?(?:de parte de qui[eé]n|qu[eé] (?:empresa|agencia|inmobiliaria|compa[nñ][ií]a) (?:es|son)(?: esta| ustedes)?)\
        \s?\?~
    """,
    WHO=r"who(?: the (?:heck|hell))?",
    END=_END,
)
_ASKS_WHENCE: Final = phrases(
    r"""
    (?:how|where)(?: (?:did|do|have)|['’]?d) (?:you|u|ya|y['’]?all)(?: guys| people)? (?:get|got|find|obtain|come by\
        |have)\
        (?: a hold of| hold of)? (?:my|our|this) (?:\w+ )?<DATA>(?: tho| though| anyway| from| please| exactly)*\s?\?*~
    who (?:gave|sold|passed) (?:you|u)(?: guys)? (?:my|our|this) (?:\w+ )?<DATA>\s?\?*~
    why (?:am i|are we) (?:getting|receiving|on) (?:this|these|your)\
        (?: (?:e-?mails?|mails?|messages?|newsletters?|letters?|updates?|list))?(?: from you)?<END>~
    (?:(?:i )?(?:don['’]?t|do not|can['’]?t) (?:remember|recall|think i)(?: ever)?|when did i(?: ever)?) \
        (?:sign(?:ing|ed)? up|subscrib(?:e|ing|ed)|giv(?:e|ing) you my <DATA>|contacting you)(?: (?:for|to|with)\
         (?:anything|this|you|these|your \w+))?\s?\?*~
    ~¿?qui[eé]n (?:le|les|te) (?:dio|di[oó]|pas[oó]) (?:mi|mis|nuestro) <DATOS>\s?\?*~
    ~¿?(?:de d[oó]nde|c[oó]mo) (?:sacaron|sac[oó]|sacan?|sacaste|consiguieron|consigui[oó]|obtuvieron|obtuvo|tienen?) \
        (?:mi|mis|nuestro) <DATOS>\s?\?*~
    """,
    END=_END,
    DATA=r"(?:name|e-?mail(?: address)?|address|number|info(?:rmation)?|contact(?: info| details)?|details)",
    DATOS=r"(?:correo|nombre|direcci[oó]n|n[uú]mero|datos|tel[eé]fono|contacto|e-?mail)",
)


def asks_who_we_are(text: str) -> bool:
    """Whether a text asks who writes to them, or how we know of them, whatever else it says."""
    return _ASKS_WHO.search(text) is not None or _ASKS_WHENCE.search(text) is not None


def without_who(text: str) -> str:
    """The text without the question who we are."""
    return _ASKS_WHO.sub(" ", text)


def without_asking(text: str) -> str:
    """The text without either question: "who gave you my name?" has words that could stop us."""
    return _ASKS_WHENCE.sub(" ", without_who(text))

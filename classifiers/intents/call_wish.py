"""A short mail that asks for a call, and what it therefore is not.

"Can we set up a call this week?" is how a lead answers, and how a pitch ends. In so few words a model hears the pitch,
or a wish to stop, or anything else; so it is looked at what the mail says beside the wish.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.asking.readiness import beside_a_call
from classifiers.intents.cues import cues, shows_spam
from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import phrases
from classifiers.text.words import EMAIL, LINK, PROGRAM, words
from models.message import Intent

SHORT: Final = 24  # words beside the wish in which who sells something has said so
ALONE: Final = 10  # words beside it that leave nothing to weigh
_CARRIES: Final = frozenset((LINK, EMAIL, PROGRAM))

# What is said beside a wish for a call by somebody who wants nothing else: courtesy, who, when. No word of refusing.
_PLAIN_WORDS: Final = """
    hi hello hey please pls thank thanks thx cheers regards best sorry ok okay yes yep yeah sure great perfect sounds
    good a about again also an and any are around as at be can could did do does for from get got have i id if ill im
    in is it ive just lets like love maybe me my of on or our so some someone that thats the them then there this to
    up us was we wed well what when will with works would you your wife husband both talk set find schedule arrange
    after afternoon anytime asap back before between better day early evening free later lunch minutes month morning
    next noon now am pm possible quick quickly short soon time times today tmrw tomorrow tonight until week weekend
    weeks monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    call cell mobile number phone home house listing property question questions
    hola buenas buenos dias tardes noches gracias muchas favor saludos si claro bien perfecto
    al con cuando de del el en es esta este gustaria la las le les lo los me mi mis nos o para podemos podria por puede
    puedo que quisiera quiero su tengo tiene un una unos usted y ya
    antes despues dia disponible hora hoy manana proxima semana tarde tiempo
    lunes martes miercoles jueves viernes sabado domingo casa telefono numero
"""
_PLAIN: Final = frozenset(_PLAIN_WORDS.split())
_NAME: Final = r"[A-ZÀ-Þ][\w'’.-]+"
_NAMES = re.compile(
    rf"\b(?i:hi|hello|hey|dear|hola|thanks|thank you|gracias|regards|best|cheers|saludos),?\s+{_NAME}(?: {_NAME})?"
    rf"|(?<=[\n.,!?—-])\s*{_NAME}(?: {_NAME}){{0,2}}[\s.]*\Z"
)
_CLOCK: Final = phrases(
    r"""
    \d{1,2}:[0-5]\d(?! ?(?:mil|k))
    \d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?|o'?clock)
    (?:make|do|have|say|try) (?:it|that|this|the call|our call) (?:at |for |to |around )?\d{1,2}(?:ish)?(?![\d,.]\d|k)
    (?:move|push|switch|change|shift|bump|postpone|reschedule) (?:it|that|this|the call|our call|my call|the time)
    a las? (?:\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)
    (?:mover|cambiar|pasar|posponer|reagendar)(?:la|lo)? (?:la llamada|la cita|para|a)
    """
)
_OF_MAIL: Final = phrases(
    "(?:e-?mail|mail|messag|newsletter|writ|wrote|sen[dt]|correo|mensaje|escrib|mand|listing|just sold|every)~"
)
_WORD = re.compile(r"[^\W\d_]+")


def not_of_a_call(subject: str, text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because it asks for a call: who pitches something says what, and who has
    had enough says so."""
    beside = beside_a_call(text)
    if beside is None or len(beside.split()) > SHORT or _pitches(subject, beside):
        return frozenset()
    return frozenset((Intent.SPAM, Intent.UNSUBSCRIBE) if _is_plain(beside) else (Intent.SPAM,))


def not_of_an_appointment(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because it names a time of day, and no word of mail or of stopping."""
    names_a_time = _CLOCK.search(text) is not None and _OF_MAIL.search(text) is None
    return frozenset((Intent.UNSUBSCRIBE,)) if names_a_time and not may_stop(text) else frozenset()


def asks_for_a_call_alone(text: str) -> bool:
    """Whether a mail asks for a call and says little else, so that there is nothing to weigh."""
    beside = beside_a_call(text)
    return beside is not None and len(beside.split()) <= ALONE


def _pitches(subject: str, beside: str) -> bool:
    said = words(beside)
    return not _CARRIES.isdisjoint(said) or shows_spam(cues(words(subject), said))


def _is_plain(beside: str) -> bool:
    return _PLAIN.issuperset(word for word in words(_NAMES.sub(" ", beside)) if _WORD.fullmatch(word))

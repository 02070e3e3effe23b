"""What a text says of the homes of a numbered list, one by one: "1. love it. 2. no", "not the first"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_PLACES: Final = {"1": 0, "2": 1, "3": 2, "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
_PLACES_ES: Final = {"primera": 0, "primero": 0, "segunda": 1, "segundo": 1, "tercera": 2, "tercero": 2}
_YES = (
    r"(?:(?:i|we)(?: (?:really|both|do|all))? )?(?:lov(?:e|ed)|lik(?:e|ed)|yes|yep|yeah|maybe|perfect|interested"
    r"|favou?rite|(?:looks|sounds|is|seems) (?:nice|good|great|perfect|lovely|interesting)"
    r"|(?:nice|great|good|lovely|beautiful)"
    r"(?=\W*(?:$|[.,;!\n]))|s[ií]\b|(?:me|nos) (?:gust|encant|interes)\w+)"
)
_NO = (
    r"(?:no(?=\s*(?:[,.;!?\n—-]|$)| (?:thanks?|way|good|go)\b)|nope|nah|not (?:for|our|my|what|really|keen|a fan)"
    r"|not interested|pass\b|skip\b|hate|too \w+|don['’]?t (?:like|want|care)"
    r"|no (?:me|nos) (?:gust|interes|convence)\w*|demasiado)"
)
# A place of the list, marked as in a list; or its bare number, of which nothing but the verdict is said.
_BY_NUMBER = re.compile(
    rf"(?:^|(?<=[.!?;,\n])|\band |(?<=yes )|(?<=no ))\s*#?(?P<place>[123])"
    rf"(?:[.):]|\s?[-–—=:]|(?=\s(?:{_YES}|{_NO})(?: it)?(?:\W*(?:[.,;!\n]|$)| [123]\b)))"
    rf"\s*(?:(?P<yes>{_YES})|(?P<no>{_NO}))",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"(?:^|(?<=[.!?;,\n] )|(?<=but )|(?<=and ))(?:not|no to|skip|pass on|forget(?: about)?|scratch|drop|no) the"
    r" (?P<place>first|1st|second|2nd|third|3rd)(?: (?:one|house|home|condo|place))?"
    r"(?=\s*(?:[.,;!\n]|$)| (?:but|and)\b)"
    r"|(?:^|(?<=[.!?;,\n] )|(?<=pero )|(?<= y ))no(?: quiero)? (?:la|el) (?P<lugar>primer[ao]|segund[ao]|tercer[ao])"
    r"(?=\s*(?:[.,;!\n]|$)| (?:pero|y)\b)",
    re.IGNORECASE,
)


def verdicts_in(text: str, offered: Sequence[str]) -> dict[str, bool]:
    """Per home of a list, whether a text wants it or not, where it says so by its place in it."""
    said = {_PLACES[match["place"]]: bool(match["yes"]) for match in _BY_NUMBER.finditer(text)}
    for match in _REFUSED.finditer(text):
        place = _PLACES[match["place"].lower()] if match["place"] else _PLACES_ES[match["lugar"].lower()]
        said.setdefault(place, False)
    if any(place >= len(offered) for place in said):
        return {}  # another list
    return {offered[place]: wanted for place, wanted in said.items()}

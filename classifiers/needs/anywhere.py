"""Who says that they would live anywhere has answered where they look: an area that names no place.

"Anywhere", "anywhere in town is fine", "any neighborhood works": read wherever it is said; "no preference" and "it
doesn't matter" only where somebody was asked for the area.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import phrases
from classifiers.verdict import Need

# Up to the end of its clause; who asks, or has not found it anywhere, says something else.
_ANYWHERE: Final = phrases(
    r"""
    (?:<IN>)?(?:anywhere(?! (?:else|but|except|near|close|other|with|that|from))|any (?:area|neighbou?rhood|\
        part of (?:the )?town|location|side of town))(?: at all| really)?(?: in (?:or around )?(?:the )?(?:town|city|\
        area|county|region))?<OK>
    (?:<IN>)?(?:all (?:areas|neighbou?rhoods|parts of town)|every neighbou?rhood)<FINE>
    (?:open to|fine with|flexible (?:on|about|as to|with)|not (?:picky|particular|fussy) about)(?: the)? \
        (?:any(?:where)?|all )?(?:area|areas|location|neighbou?rhoods?|anywhere)<END>
    (?:the )?(?:area|location|neighbou?rhood) (?:does not|doesn['’]?t|is not|isn['’]?t) (?:really )?(?:matter|\
        important)<END>
    (?:the |my |our )?(?:area|location|neighbou?rhood|search(?: area)?)s? (?:can|could|may|might) (?:also )?(?:be|go) \
        (?:(?:a (?:bit|little) |much )?(?:wider|broader|bigger|larger|further(?: out)?|farther(?: out)?|anywhere|\
        flexible|different|expanded|looser))<END>
    (?:(?:i|we)(?:['’]re| are|['’]m| am|['’]d be)? (?:can|could|willing to|happy to|open to|would)|can|could) \
        (?:widen|expand|broaden|look beyond|go beyond|go outside)(?: (?:of|the|my|our|that|those|this|search|\
        area|areas|location|neighbou?rhoods?|it))+<END>
    la (?:zona|ubicaci[oó]n|b[uú]squeda) puede ser (?:m[aá]s amplia|otra|cualquiera)<END>
    (?:no|without a|don['’]?t have a)(?: real| particular| strong)? preference (?:on|for|about|as to|of)(?: the)? \
        (?:area|location|neighbou?rhood)<END>
    (?:en )?(?:cualquier (?:lugar|parte|zona|barrio|[aá]rea|colonia)|donde sea)(?: de la ciudad)?<BIEN>
    la (?:zona|ubicaci[oó]n) (?:no importa|me da igual|nos da igual)<END>
    """,
    IN=r"(?:in|live|be|look) ",
    OK=r"(?:<FINE>|(?=\s?[.,;!\n]|\s?$| (?:please|thanks|ok|up to|under|for|and"
    r"|(?:so|as) long as it(?:['’]?s| is) (?:in|within) (?:the )?(?:town|city))\b))",
    FINE=r" (?:is|are|works?|would be|would work|will do|will be|['’]?s)(?: \w+)?"
    r"(?: fine| ok(?:ay)?| good| great| for (?:me|us))?"
    r"(?=\s?[.,;!\n]|\s?$| (?:please|thanks|really|with|if|as)\b)",
    END=r"(?=\s?[.,;!\n]|\s?$| (?:please|thanks|really)\b)",
    BIEN=r"(?:(?: me| nos)? (?:est[aá] bien|sirve|funciona))?(?=\s?[.,;!\n]|\s?$)",
)
_NOT_SO: Final = re.compile(
    r"(?:\b(?:not?|never|n['’]?t|can(?:no|['’])t|find|found|see|seen|listed|without|hardly|if|go|going|drive"
    r"|travel|just)\b"
    r"|n['’]t\b)(?: (?:it|them|that|one|live|look|be|in))*\s$",
    re.IGNORECASE,
)
# Answers the question for an area, whatever it may mean elsewhere.
_ANY_ANSWER: Final = re.compile(
    r"\W*(?:(?:we|i)(?:['’]re| are|['’]m| am| have| do)? )?(?:no (?:real |particular |strong )?preferences?"
    r"|(?:(?:it |that )?(?:really )?(?:doesn['’]?t|does not|dont) (?:really )?matter)"
    r"|don['’]?t (?:really )?care|do not care"
    r"|(?:really )?(?:open|flexible)|any(?:thing)?(?: is| works)?(?: fine| ok)?|all of (?:them|it)|wherever"
    r"|(?:me|nos) da igual|cualquiera|no importa|sin preferencia|donde sea)"
    r"(?: (?:to (?:me|us)|really|at all|please))*\W*",
    re.IGNORECASE,
)


def anywhere_in(text: str, *, asked: bool = False) -> Need | None:
    """The slot `areas` of a text that would have any; `asked`: a question for the area waits for its answer."""
    for match in _ANYWHERE.finditer(text):
        rest = re.match(r"[^.!?\n]*\?", text[match.end() :])
        if rest is None and not _NOT_SO.search(text[max(0, match.start() - 40) : match.start()]):
            return Need((), match[0].strip())
    pieces = re.split(r"[.\n,;]", text) if asked else []
    said = next((piece.strip() for piece in pieces if piece.strip() and _ANY_ANSWER.fullmatch(piece.strip())), "")
    return Need((), said) if said else None

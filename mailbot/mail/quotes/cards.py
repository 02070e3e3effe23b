"""Whether lines are the card of a person or a firm: a name with what belongs to it, or contact details."""

from __future__ import annotations

import re

from mailbot.mail.quotes import signature_marks as marks

MAX_NAME_CARD = 4  # lines of a card without contact details

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def is_contact(block: list[str], least: int) -> bool:
    """Whether lines are contact details: short ones with such details, and nothing that somebody says before them."""
    details = 0
    for line in block:
        if len(line) > 120 or line.endswith("?") or marks.POSTSCRIPT.match(line):
            return False
        if details < least and marks.SPOKEN.search(line):
            return False
        if len(line.split()) > 8 and line.endswith((".", "!")):
            return False
        details += bool(marks.PHONE.search(line)) + bool(marks.EMAIL.search(line)) + bool(marks.URL.search(line))
        details += bool(marks.CONTACT_LABEL.match(line))
    return details >= least or (len(block) >= 2 and details >= 1)


def is_name_card(card: list[str]) -> bool:
    """Whether lines are a name with a title, a firm or a town: few and short, and nobody speaks in them."""
    if len(card) > MAX_NAME_CARD or any(marks.SPOKEN.search(line) or len(line.split()) > 8 for line in card):
        return False
    return _is_name(card[0]) or bool(marks.CARD_HEADING.fullmatch(card[0]))


def _is_name(line: str) -> bool:
    """Whether a line holds names, each with a capital: "Priya & Dev", but not "three rooms"."""
    words = (word for word in _WORD.findall(line) if word not in marks.NAME_PARTICLES)
    return bool(marks.NAMES.fullmatch(line)) and not any(word[0].islower() for word in words)

"""What a person made of a draft: how near what they sent is to it, and what kind of change it was."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from models.draft import Edit

_MUCH: Final = 0.5  # similarity below which a text was written anew
_SHORTER, _LONGER = 0.8, 1.25  # of the draft's words
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_LINK = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+\w")


def edit_of(draft: str, sent: str) -> Edit:
    """The change from a draft to what was sent; similarity from 0 to 1 by words (difflib)."""
    before, after = draft.split(), sent.split()
    similarity = SequenceMatcher(None, before, after, autojunk=False).ratio()
    return Edit(similarity=round(similarity, 4), kinds=tuple(_kinds(draft, sent, similarity)))


def _kinds(draft: str, sent: str, similarity: float) -> list[str]:
    """The kinds of change, the gravest first: facts, questions, length, wording."""
    if draft.split() == sent.split():
        return []
    kinds = []
    if sorted(_NUMBER.findall(draft)) != sorted(_NUMBER.findall(sent)):
        kinds.append("numbers")
    if sorted(_LINK.findall(draft)) != sorted(_LINK.findall(sent)):
        kinds.append("links")
    if draft.count("?") != sent.count("?"):
        kinds.append("questions")
    length = len(sent.split()) / max(1, len(draft.split()))
    if length < _SHORTER:
        kinds.append("shorter")
    elif length > _LONGER:
        kinds.append("longer")
    kinds.append("rewritten" if similarity < _MUCH else "wording")
    return kinds

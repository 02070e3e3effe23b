"""Whether a short reply likes a home that was shown, with no question and no reserve; doubt is no interest."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 80  # characters
_LIKES: Final = re.compile(
    r"\A\W*(?:yes\b|(?:we|i) (?:really )?(?:love|like)\b|love it|that one is perfect|looks (?:great|perfect|good)"
    r"|the (?:first|second|third)[\w ]* looks? good|s[ií], me encanta|nos (?:gusta|encanta))",
    re.IGNORECASE,
)
_RESERVES: Final = re.compile(r"\d{3}|\b(?:but|though|if|bigger|cheaper|pero|aunque|not|no)\b", re.IGNORECASE)


def shows_interest(text: str) -> bool:
    """Whether the whole text says that they like it."""
    plain = "?" not in text and len(text) <= LONGEST and not _RESERVES.search(text)
    return plain and _LIKES.match(text) is not None

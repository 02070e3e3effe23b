"""What mail programs put before a subject as a mail is answered or passed on: "Re:", "Fwd:", and the like abroad.

RFC 5322 §3.6.5 knows "Re: " alone; programs write what their makers' language has.
"""

from __future__ import annotations

import re

_COUNTED = r"\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*"
_ANSWERS = r"(?:re|res|r|aw|sv|antw|ré|rif|odp|ynt|vá|răspuns|απ|bls|رد|השב|trả lời|回复|回覆|答复)" + _COUNTED
_PASSES_ON = r"(?:fwd?|wg|tr|rv|enc|doorst|vs|vb|pd|i|転送|转发|轉寄)" + _COUNTED

ANSWERED = re.compile(rf"\s*{_ANSWERS}", re.IGNORECASE)
PASSED_ON = re.compile(rf"\s*{_PASSES_ON}", re.IGNORECASE)
_MARKS = re.compile(rf"\s*(?:{_ANSWERS}|{_PASSES_ON})+", re.IGNORECASE)


def bare(subject: str) -> str:
    """A subject without what answering and passing on put before it."""
    marks = _MARKS.match(subject)
    return subject[marks.end() if marks else 0 :].strip()


def is_marked(subject: str) -> bool:
    """Whether it says that the mail answers or passes on another."""
    return _MARKS.match(subject) is not None

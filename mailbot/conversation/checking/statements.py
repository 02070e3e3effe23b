"""The check of statements: what was learned from drafts of several hands, beside the tables of the other checks.

A table knows the words that somebody thought of. What it does not know, a reader holds that has seen true drafts and
bad ones (classifiers/statements): it looks at each clause, and at which of its words stand in what may be said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mailbot.conversation.checking.review import Reviewed

_SHOWN: Final = 90  # letters of a clause in a finding


def statements(draft: Reviewed) -> Iterator[str]:
    """No clause reads as stating, promising or advising what nothing backs."""
    for told in draft.told:
        if told.opinion.holds:
            yield f"nothing backs: {told.text.strip()[:_SHOWN]}"

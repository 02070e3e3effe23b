"""Which of the values that a sentence tells are not those of the homes that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.checking.readings import judge_values
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Sentence

Values = Callable[[OfferedProperty], Iterable[float | None]]
"""What the records say of a home, of the kind that is asked for."""

# Words by which a draft says back what the lead said, or that there is nothing of the kind.
SAID_BACK: Final = re.compile(
    r"\b(?:you|your|you'd|su|sus|usted|ustedes|tu|tus|pidi[oó]|busca|no|not|none|nothing|anything|any|don't|ning[uú]n\w*|nada)\b",
    re.IGNORECASE,
)


def untrue(
    sentence: Sentence,
    told: Sequence[tuple[int, object]],
    draft: Reviewed,
    values: Values,
    anywhere: frozenset[float] = frozenset(),
) -> list[object]:
    """The values (place, value) that are not those of the homes that the sentence is about.

    `anywhere`: what may be said where no home is spoken of.
    """
    homes = {home.ref: home for home in draft.brief.properties}
    if not told:
        return []
    if len({mention.ref for mention in sentence.mentions}) > 1:
        return judge_values(sentence, told, lambda value, ref: value in set(values(homes[ref])))
    about = draft.about(sentence)
    known = {value for home in about for value in values(home)} if about else anywhere
    return [value for _, value in told if value not in known]

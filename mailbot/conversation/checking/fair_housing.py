"""The check of fair housing: a reply describes the property and never the people who live there or would suit it.

42 U.S.C. §3604(c); 24 CFR §§100.70, 100.75. Two readers stand behind it: tables of words, and what was learned from
sentences that several people wrote (classifiers/fair_housing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from classifiers.fair_housing.opinion import opinion
from classifiers.fair_housing.patterns import NEVER_CLEARED, TOPICS, judges, told
from mailbot.conversation.checking.known import any_of, comparable
from mailbot.conversation.checking.review import Reviewed

_SHOWN: Final = 90  # letters of a sentence in a finding


def fair_housing(draft: Reviewed) -> Iterator[str]:
    """Nothing about who lives somewhere or would suit it; schools, crime and demographics only to neutral sources."""
    # "The Mill District" is no district of schools, and White Bear Lake says nothing of a color.
    named = [name for home in draft.brief.properties for name in (home.area, home.city, home.address)]
    areas, homes = any_of((*named, *draft.areas_asked_for)), any_of(named)
    for sentence, embedding in zip(draft.sentences, draft.embeddings, strict=True):
        found = [
            one
            for one in told(sentence.text, areas, homes)
            if one.of != TOPICS or not _written_so(draft, sentence.text, one.words)
        ]
        seen = opinion(sentence.text, found, embedding)
        if found and not (seen.clears and NEVER_CLEARED.isdisjoint(one.of for one in found)):
            yield from (f"{one.of}: {one.words}" for one in found)
        elif seen.holds:
            yield f"reads as said of people: {sentence.text.strip()[:_SHOWN]}"


def _written_so(draft: Reviewed, sentence: str, topic: str) -> bool:
    """A place by its name, as the records write it, such as the street that is called School Street."""
    window = re.search(rf"[\w'’.-]+\s+{re.escape(topic)}\s+[\w'’.-]+", sentence)
    return bool(window) and not judges(sentence) and comparable(window[0] if window else "") in draft.known.our_text

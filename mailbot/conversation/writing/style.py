"""House style: short notes on wording, found in what people change of drafts, or written by them.

A note stands in the writer's prompt only when a person has approved it. It is never a fact: what holds a number, a
link or an address is refused, and the checks hold a draft to its brief whatever a note says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, NotFound
from models.draft import Draft
from models.style_note import NoteState, StyleNote

LONGEST: Final = 160  # characters of a note
MOST: Final = 12  # approved notes that a prompt holds, the newest first to go in
OFTEN: Final = 3  # edits that leave the same sentence out, before that is proposed
FEWEST: Final = 5  # edits before their length says anything
_SHORTER, _LONGER = 0.8, 1.25
_NO_FACT = re.compile(r"[\d@{}<>$€£\n]|https?:|www\.|\.(?:com|net|org)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
SHORTER_NOTE: Final = "Write shorter replies: say what matters and stop."
LONGER_NOTE: Final = "Write a little more: one more sentence where it helps."


async def approved(desk: Desk) -> tuple[str, ...]:
    """The notes that hold, oldest first."""
    newest = [("number", -1)]
    notes = await desk.store.find(StyleNote, {"state": NoteState.APPROVED}, sort=newest, limit=MOST)
    return tuple(note.text for note in reversed(notes))


async def notes(desk: Desk) -> list[StyleNote]:
    """Every note, by number."""
    return await desk.store.find(StyleNote, {"number": {"$gt": 0}}, sort=[("number", 1)])


async def add(desk: Desk, text: str, *, actor: str) -> StyleNote:
    """A note of a person's own, which holds at once. Raises BadInput for what is no note on style, and Conflict."""
    return await _keep(desk, text, {"state": NoteState.APPROVED, "decided_at": desk.now(), "decided_by": actor})


async def propose(desk: Desk) -> list[StyleNote]:
    """Look for notes in what people changed; those that are new."""
    edited = [draft for draft in await desk.store.find(Draft, {"number": {"$gt": 0}}, whole=True) if draft.edit]
    new = []
    for text, drafts in _found(edited):
        try:
            new.append(await _keep(desk, text, {"drafts": drafts}))
        except (Conflict, BadInput):
            continue  # known, approved or not; or no note on style
    return new


async def decide(desk: Desk, number: int, state: NoteState, *, actor: str) -> StyleNote:
    """Approve or reject a note, at any time. Raises NotFound."""
    note = await desk.store.first(StyleNote, {"number": number})
    if note is None:
        raise NotFound(f"there is no style note {number}", "`mailbot style list` shows them")
    decided = {"state": state, "decided_at": desk.now(), "decided_by": actor}
    await desk.store.change(StyleNote, str(note.id), set=decided)
    approved = state is NoteState.APPROVED
    await desk.store.record("style.approved" if approved else "style.rejected", note.text, actor=actor)
    return await desk.store.get(StyleNote, str(note.id))


async def _keep(desk: Desk, text: str, fields: dict[str, Any]) -> StyleNote:
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise BadInput(f"a style note has 1 to {LONGEST} characters", "say it in a sentence")
    if _NO_FACT.search(words):
        raise BadInput(
            "a style note holds no number, price, link or address", "facts belong into [business.facts] or the listings"
        )
    key = re.sub(r"\W+", " ", words.lower()).strip()
    note = StyleNote(number=await desk.store.numbers("style_note"), key=key, text=words, **fields)
    if not await desk.store.add(note):
        raise Conflict("there is that note already", "`mailbot style list` shows it")
    return note


# ------------------------------------------------------------------------------------------------ finding


def _found(edited: list[Draft]) -> Iterator[tuple[str, list[int]]]:
    """What several edits have in common: sentences that people leave out, and how long they want replies."""
    left_out: defaultdict[str, list[int]] = defaultdict(list)
    lengths: list[float] = []
    for draft in edited:
        before, after = _texts(draft)
        lengths.append(len(after.split()) / max(1, len(before.split())))
        kept = set(_sentences(after))
        for sentence in dict.fromkeys(_sentences(before)):
            if sentence not in kept:
                left_out[sentence].append(draft.number)
    for sentence, numbers in left_out.items():
        if len(numbers) >= OFTEN:
            yield f"Leave out sentences such as “{sentence}”", numbers
    if len(lengths) >= FEWEST:
        all_of_them = [draft.number for draft in edited]
        if median(lengths) < _SHORTER:
            yield SHORTER_NOTE, all_of_them
        elif median(lengths) > _LONGER:
            yield LONGER_NOTE, all_of_them


def _texts(draft: Draft) -> tuple[str, str]:
    """What was drafted, and what a person sent."""
    if draft.edited_from:
        return draft.edited_from, draft.content.text
    return draft.content.text, draft.sent_instead


def _sentences(text: str) -> list[str]:
    found = (" ".join(one[0].split()) for one in _SENTENCE.finditer(text))
    return [sentence for sentence in found if len(sentence.split()) >= 4]

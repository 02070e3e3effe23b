"""Whether a letter is still true of the homes that it tells of: none is sold, each is as it was when it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mailbot.desk import Desk
from models.delivery import Content
from models.property import Property, PropertyStatus, ToldHome

_GONE: Final = "property_gone: "
_CHANGED: Final = "property_changed: "
# What stopped a letter, and how that is said of one home and of several.
_WORDS: Final = (
    (_GONE, "is no longer on offer", "are no longer on offer"),
    (_CHANGED, "was changed after this was written", "were changed after this was written"),
)


async def on_offer(desk: Desk, refs: Sequence[str]) -> Mapping[str, ToldHome]:
    """Those of some properties that are still on offer, as they are now, by ref."""
    if not refs:
        return {}
    fields, active = list(ToldHome.model_fields), {"status": PropertyStatus.ACTIVE}
    rows = await desk.store.rows(Property, {"ref": {"$in": list(refs)}}, fields, then=active)
    return {row["ref"]: ToldHome.model_validate(row) for row in rows}


def outdated_by(content: Content, today: Mapping[str, ToldHome], approved_by: str = "") -> str:
    """Why a letter cannot leave as it was written: a property is sold, or is another by now; empty where it can.

    `today` is what `on_offer` gives for its properties. What a person let go is stopped by a changed price alone:
    whether the rest matters to their words they have judged.
    """
    gone = [ref for ref in content.property_refs if ref not in today]
    if gone:
        return f"{_GONE}{', '.join(gone)}"
    changes = {told.ref: told.changed(today[told.ref]) for told in content.told_homes if told.ref in today}
    telling = {ref: [name for name in names if name == "price" or not approved_by] for ref, names in changes.items()}
    said = [f"{ref} ({' and '.join(names).replace('_', ' ')})" for ref, names in telling.items() if names]
    return f"{_CHANGED}{', '.join(said)}" if said else ""


def is_outdated(reason: str) -> bool:
    """Whether a letter was stopped since what it tells of homes holds no longer."""
    return reason.startswith((_GONE, _CHANGED))


def in_words(reason: str) -> str:
    """Why such a letter did not leave, as an operator says it."""
    stop, one, several = next(words for words in _WORDS if reason.startswith(words[0]))
    refs = reason.removeprefix(stop).split(", ")
    named = " and ".join(filter(None, (", ".join(refs[:-1]), refs[-1])))
    return f"{named} {one if len(refs) == 1 else several}"

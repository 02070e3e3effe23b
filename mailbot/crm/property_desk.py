"""What a person does to a property by hand: adds it or corrects it, read as the cells of a file are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mailbot.crm.files import cells
from mailbot.crm.files.cells import Unusable
from mailbot.crm.files.homes import STANDING, lacking, price_doubt, read_home
from mailbot.crm.properties import TOLD, find_property, told_of
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from mailbot.store import event
from models.event import Event
from models.property import ListedFor, Property, PropertyStatus

CORRECTED = (
    *("status", "listed_for", "type", "price", "address", "area", "city", "postcode", "bedrooms", "bathrooms"),
    *("square_feet", "year_built", "features", "description", "url", "photo_url"),
)
FIELDS = ("ref", *CORRECTED)  # a ref stays: conversations, histories and files name their homes by it
LONGEST = {"ref": 60, "description": 10_000, "features": 10_000, "url": 2_000, "photo_url": 2_000}
LONGEST_FIELD = 200
_TAG = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)  # a draft that holds one never leaves
_WEIGHED = (*STANDING, "price")  # together they say whether a price can be one
_UNKNOWN: Mapping[str, Any] = {
    **dict.fromkeys(("bedrooms", "bathrooms", "square_feet", "year_built")),
    **dict.fromkeys(("area", "city", "postcode", "description", "url", "photo_url"), ""),
    "features": [],
}
_MENDS: Mapping[ListedFor, str] = {
    ListedFor.SALE: "write it in full, as 485000",
    ListedFor.RENT: "write the rent of a month",
}


class WrongFields(BadInput):
    """Fields that cannot be used: each with why, in the order of the form."""

    def __init__(self, problems: Sequence[Unusable]) -> None:
        self.problems = sorted(problems, key=lambda problem: FIELDS.index(problem.column))
        first = self.problems[0]
        alone = len(problems) == 1
        said = [
            f"{one.column.replace('_', ' ')}: {one.words}{'' if alone else f' ({one.mend})'}" for one in self.problems
        ]
        super().__init__("; ".join(said), first.mend if alone else "")


class AlreadyThere(Conflict):
    """The ref of a new home is that of one that is there."""

    def __init__(self, home: Property) -> None:
        super().__init__(
            f"{home.ref} is there already: {home.address}", f"`mailbot properties edit {home.ref}` changes it"
        )
        self.home = home


class ChangedMeanwhile(Conflict):
    """Somebody else changed the same fields after they were shown; `home` is as it is now."""

    def __init__(self, home: Property, columns: Sequence[str]) -> None:
        named = " and the ".join(name.replace("_", " ") for name in columns)
        super().__init__(f"somebody else changed the {named} meanwhile", "look at it and change it again")
        self.home, self.columns = home, tuple(columns)


def as_written(home: Property) -> dict[str, str]:
    """What may be corrected of a home, as a form shows it and a person would type it."""
    one = len(home.features) == 1 and "," in home.features[0]
    return {
        **{name: _plain(name, _shown(getattr(home, name), "")) for name in CORRECTED},
        "features": "; ".join(home.features) + (";" if one else ""),  # a comma alone would part it
    }


async def add(desk: Desk, given: Mapping[str, str], *, actor: str) -> Property:
    """A home of a person's own making, offered at once where it is active. Raises WrongFields and AlreadyThere."""
    told = {name: _plain(name, given.get(name, "")) for name in FIELDS}
    known = await _of_ref(desk, told["ref"])
    if known is not None:
        raise AlreadyThere(known)
    values = _values(told["ref"], told, lacking(told), STANDING)
    home: Property = Property.model_validate({"ref": told["ref"], "updated_at": desk.now(), **STANDING, **values})
    if not await desk.store.add(home):
        raise AlreadyThere(await find_property(desk.store, told["ref"]))
    await desk.store.record("property.created", f"{home.ref}: {home.address}", actor=actor, ref=home.ref)
    return await find_property(desk.store, home.ref)


async def correct(
    desk: Desk, ref: str, given: Mapping[str, str], *, shown: Mapping[str, str] | None = None, actor: str
) -> Property:
    """Change what differs from what was `shown`: what a form did not touch stays as somebody else left it meanwhile.

    Raises NotFound, WrongFields, and ChangedMeanwhile where somebody else changed the same.
    """
    home = await find_property(desk.store, ref)
    now = as_written(home)
    before = now if shown is None else {name: _plain(name, text) for name, text in shown.items()}
    typed = {name: _plain(name, given[name]) for name in CORRECTED if name in given}
    touched = {name: text for name, text in typed.items() if text not in (before.get(name), now[name])}
    changed = _changes(home, touched)
    lost = [name for name in changed if now[name] != before.get(name, now[name])]
    if lost:
        raise ChangedMeanwhile(home, lost)
    if not changed:
        return home
    relied_on = {*changed, *(_WEIGHED if set(_WEIGHED) & set(changed) else ())}
    expect = {name: getattr(home, name) for name in relied_on}
    if not await desk.store.change(Property, str(home.id), expect=expect, set={**changed, "updated_at": desk.now()}):
        raise ChangedMeanwhile(await find_property(desk.store, ref), [*changed])
    await desk.store.record_all(_history(home, changed, actor))
    return await find_property(desk.store, ref)


def _changes(home: Property, touched: Mapping[str, str]) -> dict[str, Any]:
    """What fields that somebody typed into change of a home. Raises WrongFields."""
    empty = [name for name, text in touched.items() if not text]
    needed = [Unusable(name, "it is empty", "fill it in") for name in empty if name not in _UNKNOWN]
    weighed = {name: getattr(home, name) for name in _WEIGHED} if set(_WEIGHED) & set(touched) else {}
    values = _values(home.ref, {"listed_for": str(home.listed_for), **touched}, needed, weighed)
    values |= {name: _UNKNOWN[name] for name in empty}
    return {name: value for name, value in values.items() if value != getattr(home, name)}


def _values(
    ref: str, told: Mapping[str, str], problems: Sequence[Unusable], standing: Mapping[str, Any]
) -> dict[str, Any]:
    """What fields say, with the `problems` that they have already; the price is weighed where a `standing` is given.

    Raises WrongFields.
    """
    values, unusable = read_home({name: text for name, text in told.items() if name != "ref"})
    found = [*problems, *_unfit(told), *unusable]
    whole = {**standing, **values}
    if standing and "price" in whole:
        found += _doubts(ref, told.get("price", ""), whole)
    if found:
        raise WrongFields(found)
    return values


def _unfit(told: Mapping[str, str]) -> list[Unusable]:
    """What cannot be told to a lead as it stands: text without end, and HTML."""
    too_long = [
        Unusable(name, "it is too long", f"keep to {LONGEST.get(name, LONGEST_FIELD):,} letters")
        for name, text in told.items()
        if len(text) > LONGEST.get(name, LONGEST_FIELD)
    ]
    tags = {name: found[0] for name, text in told.items() if (found := _TAG.search(text))}
    return too_long + [
        Unusable(name, f"{tag[:40]!r} is HTML", "write plain text: leads read it as it stands")
        for name, tag in tags.items()
        if name in ("ref", *_UNKNOWN, "address")
    ]


def _doubts(ref: str, written: str, home: Mapping[str, Any]) -> list[Unusable]:
    """Why a price can hardly be meant: no lead may read it."""
    listed_for: ListedFor = home["listed_for"]
    if cells.is_monthly(written) and listed_for is ListedFor.SALE:
        return [Unusable("price", f"{written!r} is a rent, and {ref} is for sale", "write the price of the sale")]
    doubt = price_doubt(ref, home["price"], listed_for, home["type"])
    offered = home["status"] is PropertyStatus.ACTIVE
    return [Unusable("price", doubt, _MENDS[listed_for])] if doubt and offered else []


async def _of_ref(desk: Desk, ref: str) -> Property | None:
    """The home that a ref is of, in whatever case: readers of mail tell no two homes apart by that."""
    same = {"ref": {"$regex": f"^{re.escape(ref)}$", "$options": "i"}}
    return await desk.store.first(Property, same) if 0 < len(ref) <= LONGEST["ref"] else None


def _plain(name: str, text: str) -> str:
    """Text without what a browser or a clipboard adds to it: line ends of its own, blanks around it, unseen letters."""
    lines = text.replace("\r\n", "\n").split("\n")
    bare = [
        "".join(" " if one.isspace() else one for one in line if one.isspace() or one.isprintable()) for line in lines
    ]
    return (
        "\n".join(line.rstrip() for line in bare).strip() if name == "description" else " ".join(" ".join(bare).split())
    )


def _history(home: Property, changed: Mapping[str, Any], actor: str) -> list[Event]:
    """What was changed: price and status as a file's change of them is told, the rest in one event."""
    others = {name: value for name, value in changed.items() if name not in TOLD}
    words = [
        "description rewritten"
        if name == "description"
        else f"{name.replace('_', ' ')}: {_shown(getattr(home, name))} → {_shown(value)}"
        for name, value in others.items()
    ]
    rest = [event("property.corrected", f"{home.ref}: {', '.join(words)}", actor=actor, ref=home.ref)] if others else []
    return [*told_of(home, changed, actor=actor), *rest]


def _shown(value: object, nothing: str = "none") -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(str, value)) or nothing
    return nothing if value in (None, "") else f"{value:g}" if isinstance(value, float) else str(value)

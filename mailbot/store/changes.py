"""Conditional changes of documents, and how they and their values are spelled for the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from beanie.odm.utils.encoder import Encoder
from bson import ObjectId
from bson.errors import InvalidId
from pydantic import BaseModel

from mailbot.errors import NotFound
from models import Scoped

Where = Mapping[str, Any]

# Ids that are named in one $in: on the embedded store 50 cost 5 ms, 500 cost 300.
GROUP = 50
# Of what one write carries: a command may hold 16 MB, and a character takes up to four bytes.
MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """A conditional update of one document: `id` and every pair of `expect` must still hold."""

    id: str
    set: Where = field(default_factory=dict)
    expect: Where = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    inc: Mapping[str, int] = field(default_factory=dict)
    push: Where = field(default_factory=dict)
    add: Mapping[str, Sequence[Any]] = field(default_factory=dict)  # values for sets

    def as_update(self) -> dict[str, Any]:
        """In MongoDB's words."""
        parts: dict[str, Any] = {
            "$set": plain(self.set),
            "$unset": dict.fromkeys(self.unset, ""),
            "$inc": dict(self.inc),
            "$push": plain(self.push),
            "$addToSet": {key: {"$each": plain(list(values))} for key, values in self.add.items()},
        }
        return {operator: value for operator, value in parts.items() if value}


def object_id(value: object, model: type[Scoped] = Scoped) -> ObjectId:
    """A document id from its hex digits. Raises NotFound for what can be none."""
    try:
        return ObjectId(str(value))
    except InvalidId:
        raise NotFound(f"there is no {model.__name__.lower()} {value}", "its list shows the ids") from None


def plain(value: Any) -> Any:
    """Values as the database keeps them: parts and enums become mappings and strings, tuples become lists."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, frozenset, set)):
        return [plain(item) for item in value]
    return Encoder(to_db=True).encode(value) if isinstance(value, BaseModel | Enum) else value


def led_by_id(where: dict[str, Any]) -> dict[str, Any]:
    """The same conditions, spelled so that the embedded store goes by `_id` at once.

    For each field that equals a value it would first weigh every index, which costs as much as the write itself. For
    fields that hold no list, $all of one value means equality.
    """
    return {
        key: {"$all": [value]} if key != "_id" and isinstance(value, str | int) else value
        for key, value in where.items()
    }


def with_own_id(name: str, values: Where, unset: tuple[str, ...]) -> list[dict[str, Any]]:
    """An update by aggregation, which alone can speak of the document that it changes."""
    literal = {key: {"$literal": value} for key, value in plain(values).items()}
    stages: list[dict[str, Any]] = [{"$set": {**literal, name: {"$toString": "$_id"}}}]
    return [*stages, {"$unset": list(unset)}] if unset else stages


def in_writes(changes: Sequence[Change]) -> list[list[int]]:
    """The places of changes that can be made in one write each; two of one document come in their order."""
    writes: dict[tuple[str, int, int], list[int]] = {}
    before: dict[str, int] = {}  # changes of the same document
    carried: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for place, change in enumerate(changes):
        shape, nth = _shape(change), before.get(change.id, 0)
        before[change.id] = nth + 1
        carried[shape] = carried.get(shape, 0) + _weight(change)
        sizes[shape] = sizes.get(shape, -1) + 1
        part = max(sizes[shape] // GROUP, carried[shape] // MOST_CHARACTERS)
        writes.setdefault((shape, nth, part), []).append(place)
    return list(writes.values())


def _shape(change: Change) -> str:
    """What updates must have in common to be made as one: all but the values they set.

    Those that do nothing but set may expect different values too.
    """
    parts = {name.partition(".")[0] for name in change.set if "." in name}
    alone = change.id if change.push or any(name.count(".") > 1 for name in change.set) else ""
    expected = plain(change.expect)
    if not (parts or alone or change.unset or change.inc or change.add):
        expected = {name: None if isinstance(value, str) else value for name, value in expected.items()}
    return repr((sorted(parts), expected, change.unset, dict(change.inc), sorted(change.add), alone))


def expected_of_all(changes: Sequence[Change]) -> dict[str, Any]:
    """What changes of one shape expect, as far as one query can say so."""
    first = plain(changes[0].expect)
    varying = {name: {"$in": sorted({plain(one.expect)[name] for one in changes})} for name in varying_in(changes)}
    return {**first, **varying}


def varying_in(changes: Sequence[Change]) -> list[str]:
    """The fields of which changes of one shape expect different values."""
    return [name for name, value in changes[0].expect.items() if any(one.expect[name] != value for one in changes)]


def _weight(change: Change) -> int:
    """About how many characters a change carries."""
    return sum(len(value) for value in change.set.values() if isinstance(value, str | bytes))


def one_by_one(changes: Sequence[Change], ids: Sequence[ObjectId]) -> list[dict[str, Any]]:
    """An update by aggregation that gives each document the values meant for it, laid over what it holds.

    For changes of one shape that push nothing. It looks for a document's values once, not once for every field.
    """
    first = changes[0]
    place = {"$indexOfArray": [{"$literal": list(ids)}, "$_id"]}

    def values(under: str) -> dict[str, Any]:
        """What every document gets: at its top, or in the mapping `under`, named with its dot."""
        chosen = [
            {name.removeprefix(under): plain(value) for name, value in change.set.items() if _belongs(name, under)}
            for change in changes
        ]
        return {"$arrayElemAt": [{"$literal": chosen}, place]}

    parts = sorted({name.partition(".")[0] for name in first.set if "." in name})
    layers: list[Any] = ["$$ROOT", _where_expected(changes, place, values(""))]
    layers += [{part: {"$mergeObjects": [f"${part}", values(f"{part}.")]}} for part in parts]
    for name in first.add:
        added = [_each_once(plain(list(change.add[name]))) for change in changes]
        layers.append({name: _with_added(name, {"$arrayElemAt": [{"$literal": added}, place]})})
    stages: list[dict[str, Any]] = [{"$replaceWith": {"$mergeObjects": layers}}]
    if first.inc:
        stages.append({"$set": {name: {"$add": [f"${name}", by]} for name, by in first.inc.items()}})
    return [*stages, {"$unset": list(first.unset)}] if first.unset else stages


def _where_expected(changes: Sequence[Change], place: Any, values: Any) -> Any:
    """The values of a document that is as its own change expects it; nothing for another."""
    expected = [
        {"$eq": [f"${name}", {"$arrayElemAt": [{"$literal": [plain(one.expect)[name] for one in changes]}, place]}]}
        for name in varying_in(changes)
    ]
    return {"$cond": [{"$and": expected}, values, {}]} if expected else values


def holds(row: Mapping[str, Any], change: Change) -> bool:
    """Whether a document has the values that a change sets."""
    return all(_value_at(row, name) == value for name, value in plain(change.set).items())


def _with_added(name: str, values: Any) -> dict[str, Any]:
    """A list with those of some values that it lacks, as $addToSet does it."""
    held = {"$ifNull": [f"${name}", []]}
    lacking = {"$filter": {"input": values, "as": "value", "cond": {"$not": [{"$in": ["$$value", held]}]}}}
    return {"$concatArrays": [held, lacking]}


def _each_once(values: list[Any]) -> list[Any]:
    return [value for place, value in enumerate(values) if value not in values[:place]]


def _belongs(name: str, under: str) -> bool:
    return name.startswith(under) if under else "." not in name


def _value_at(row: Any, name: str) -> Any:
    for step in name.split("."):
        row = row.get(step) if isinstance(row, Mapping) else None
    return row

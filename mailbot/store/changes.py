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
        raise NotFound(f"no {model.__name__.lower()} {value}") from None


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


def shape(change: Change) -> str:
    """What updates must have in common to be made as one: all but the values they set."""
    return repr((sorted(change.set), plain(change.expect), change.unset, dict(change.inc), change.push, change.add))


def one_by_one(changes: Sequence[Change], ids: Sequence[ObjectId]) -> list[dict[str, Any]]:
    """An update by aggregation that gives each document the values meant for it. Pushes to lists are not for this."""
    first = changes[0]
    place = {"$indexOfArray": [{"$literal": list(ids)}, "$_id"]}
    fields: dict[str, Any] = {}
    for name in first.set:
        values = [plain(change.set[name]) for change in changes]
        alike = all(value == values[0] for value in values)
        fields[name] = {"$literal": values[0]} if alike else {"$arrayElemAt": [{"$literal": values}, place]}
    fields |= {name: {"$add": [f"${name}", by]} for name, by in first.inc.items()}
    return [{"$set": fields}, *([{"$unset": list(first.unset)}] if first.unset else [])]

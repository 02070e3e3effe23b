"""The indexes of all documents, made when the database is opened; those of an earlier version give way."""

from __future__ import annotations

from typing import Any

from beanie import init_beanie
from bson import decode, encode
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import OperationFailure

from models import ALL, Scoped
from models.base import index_name

OTHER_OPTIONS, OTHER_KEYS = 85, 86  # an index of that name is there, and is another
NO_SUCH_INDEX = 27

Rows = AsyncDatabase[dict[str, Any]]


async def prepare(database: Rows) -> None:
    """Make the documents usable and see that their indexes are there."""
    try:
        await init_beanie(database=database, document_models=list(ALL))
    except OperationFailure as error:
        if error.code not in (OTHER_OPTIONS, OTHER_KEYS):
            raise
        for model in ALL:
            await _drop_outdated(database, model)
        await init_beanie(database=database, document_models=list(ALL))


async def _drop_outdated(database: Rows, model: type[Scoped]) -> None:
    """Drop the indexes of ours that are declared otherwise now, or no more; those that an operator made stay."""
    collection = database[str(model.Settings.name)]
    declared = {one.document["name"]: one.document for one in getattr(model.Settings, "indexes", ())}
    for name, found in (await collection.index_information()).items():
        if _is_ours(name, found) and nature(found) != nature(declared.get(name, {})):
            try:
                await collection.drop_index(name)
            except OperationFailure as error:
                if error.code != NO_SUCH_INDEX:  # another process opens the database too, and was first
                    raise


def _is_ours(name: str, index: Any) -> bool:
    """Whether it bears the name that we would give it; MongoDB's own names tell the directions too."""
    return name.startswith("account_id") and name == index_name(*(key for key, _ in _pairs(index)))


def nature(index: Any) -> tuple[Any, ...]:
    """What makes it another index. A filter is compared as it is kept: dates come back without their zone."""
    where = decode(encode({"where": index.get("partialFilterExpression")}))["where"]
    return _pairs(index), bool(index.get("unique")), where


def _pairs(index: Any) -> list[tuple[str, Any]]:
    """Fields and directions. Keys come as a list of pairs, or as a mapping."""
    keys = index.get("key", {})
    return [*(keys.items() if hasattr(keys, "items") else keys)]

"""The indexes of all documents, made when the database is opened; those of an earlier version give way."""

from __future__ import annotations

from typing import Any

from beanie import init_beanie
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import OperationFailure

from models import ALL, Scoped

OTHER_OPTIONS, OTHER_KEYS = 85, 86  # an index of that name is there, and is another
OURS = "account_id"  # what the name of an index of ours begins with

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
        if name.startswith(OURS) and _nature(found) != _nature(declared.get(name, {})):
            await collection.drop_index(name)


def _nature(index: Any) -> tuple[Any, ...]:
    """What makes it another index. Keys come as a list of pairs, or as a mapping."""
    keys = index.get("key", {})
    pairs = keys.items() if hasattr(keys, "items") else keys
    return [*pairs], bool(index.get("unique")), index.get("partialFilterExpression")

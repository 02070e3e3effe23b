"""An older store under a newer mailbot: a backup that 0.1.0 wrote is restored and every row of it read."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from account_rows import one_of_everything

from mailbot.ops.backup import restore
from mailbot.store import Store, connect
from models import ALL, Contact, Thread
from models.contact import StoredNeed

KEPT = Path(__file__).parent / "kept"


@pytest.fixture
async def other(mongodb_uri: str, database_name: str) -> AsyncIterator[Store]:
    """An empty store in another database."""
    opened = await connect(mongodb_uri, f"{database_name}_{uuid.uuid4().hex[:6]}", "main")
    try:
        yield opened
    finally:
        await opened.database.client.drop_database(opened.database.name)
        await opened.close()


# A file stays as it is when a document gains a field: that the field has a default is what is tested here. Where a
# version changes how something is kept, a backup of the version before is added.
@pytest.mark.parametrize("file", sorted(KEPT.glob("*.mailbot")), ids=lambda file: file.stem)
async def test_a_backup_of_an_earlier_version_is_read(other: Store, file: Path) -> None:
    restored = await restore(other.database, file)
    read = {str(model.Settings.name): len(await other.find(model, {}, whole=True)) for model in ALL}
    kept = {name: count for name, count in restored.counts.items() if not name.startswith("raw")}
    assert len(kept) > 10
    assert {name: count for name, count in kept.items() if read[name] < count} == {}
    [contact], [thread] = await other.find(Contact, {}), await other.find(Thread, {})
    assert contact.needs == thread.needs == {"price_max": StoredNeed(value=470_000, quote="up to $470k")}


async def test_rows_that_lack_whatever_has_a_default_are_read(store: Store) -> None:
    await one_of_everything(store, 7, "Dana")
    for model in ALL:
        later = [name for name, field in model.model_fields.items() if not field.is_required()]
        lost = {name: "" for name in later if name not in ("id", "account_id", "revision_id", "number")}
        await store.database[str(model.Settings.name)].update_many({}, {"$unset": lost})
        before = await store.database[str(model.Settings.name)].count_documents({})
        assert len(await store.find(model, {}, whole=True)) == before


async def test_rows_that_a_newer_version_wrote_are_read(store: Store) -> None:
    await one_of_everything(store, 7, "Dana")
    for model in ALL:
        rows = store.database[str(model.Settings.name)]
        await rows.update_many({}, {"$set": {"a_field_of_tomorrow": 1}})
        assert len(await store.find(model, {}, whole=True)) == await rows.count_documents({})

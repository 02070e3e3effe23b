"""No look-up scans a collection: each rides the index that was made for it, partial ones with the rest."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo import ASCENDING, IndexModel

from mailbot.delivery.ledger import of_addresses
from mailbot.store import LONG_AGO, Store, connect
from mailbot.store.indexes import nature
from models.base import Scoped
from models.contact import Contact
from models.delivery import Delivery
from models.event import Event
from models.message import Message
from models.thread import Thread

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATELY = {"$gte": NOW - timedelta(days=1), "$lte": NOW}

LOOK_UPS: list[tuple[type[Scoped], dict[str, Any], str]] = [
    (Thread, {"last_inbound_at": LATELY}, "last_inbound_at"),
    (Thread, {"campaign": 1001, "last_inbound_at": LATELY}, "campaign_last_inbound_at"),
    (Thread, {"sent_properties": "BR-1", "last_inbound_at": LATELY}, "sent_properties_last_inbound_at"),
    (Thread, {"terms": "garden", "last_inbound_at": LATELY}, "terms_last_inbound_at"),
    (Thread, {"muted": True, "last_inbound_at": LATELY}, "muted_last_inbound_at"),
    (Thread, {"reply_due_at": {"$gt": LONG_AGO, "$lte": NOW}}, "reply_due_at"),
    (Thread, {"contact_id": "c"}, "contact_id_last_at"),
    (Thread, {"last_at": {"$gt": LONG_AGO}}, "last_at"),
    (Message, {"contact_id": "c"}, "contact_id_received_at"),
    (Message, {"thread_id": {"$in": ["t", "u"]}}, "thread_id_received_at"),
    (Message, {"intent": "spam", "received_at": LATELY}, "intent_received_at"),
    (Contact, {"tags": "garden", "change": {"$gte": 1, "$lt": 9}}, "tags_change"),
    (Contact, {"tags": "garden"}, "tags_change"),
    (Contact, {"kind": "lead"}, "kind_change"),
    (Contact, {"maybe_same": "c"}, "maybe_same"),
    (Contact, {"maybe_same": {"$gt": ""}}, "maybe_same"),
    (Delivery, of_addresses("recipient", ["a@away.example"]), "recipient_ended_at"),
    (Delivery, of_addresses("author", ["a@away.example", "b@away.example"]), "author"),
    (Delivery, of_addresses("copied", ["a@away.example", "b@away.example"]), "copied"),
    (Delivery, {"campaign": 1, "state": "queued", "due_at": {"$gt": LONG_AGO, "$lte": NOW}}, "campaign_state_due_at"),
    (Event, {"data.ref": "BR-1"}, "data-ref"),
    (Delivery, {"state": "claimed"}, "state_due_at"),
    (Delivery, {"state": "unknown", "due_at": LATELY}, "state_due_at"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "where", "index"), LOOK_UPS)
async def test_a_look_up_goes_by_its_index(
    store: Store, model: type[Scoped], where: dict[str, Any], index: str
) -> None:
    await store.add(Contact(number=1, tags=["garden"], addresses=["a@away.example"]))
    await store.add(Thread(number=1, last_at=NOW, last_inbound_at=NOW, terms=["garden"], sent_properties=["BR-1"]))
    find = {"find": model.Settings.name, "filter": {**where, "account_id": store.account_id}}
    plan = str((await store.database.command("explain", find))["queryPlanner"]["winningPlan"])
    assert f"account_id_{index}'" in plan, plan


async def test_indexes_of_an_earlier_version_give_way(store: Store, mongodb_uri: str) -> None:
    threads = store.database[str(Thread.Settings.name)]
    declared = set(await threads.index_information())
    await threads.drop_index("account_id_last_inbound_at")
    await threads.create_indexes(
        [
            IndexModel([("account_id", ASCENDING), ("last_inbound_at", ASCENDING)], name="account_id_last_inbound_at"),
            IndexModel(
                [("account_id", ASCENDING), ("stage", ASCENDING), ("last_at", ASCENDING)],
                name="account_id_stage_last_at",
            ),
            IndexModel([("subject", ASCENDING)], name="of the operator"),
        ]
    )
    again = await connect(mongodb_uri, store.database.name, store.account_id)
    await again.close()
    found = await threads.index_information()
    assert set(found) == {*declared, "of the operator"}
    assert found["account_id_last_inbound_at"]["partialFilterExpression"]


async def test_several_who_open_an_older_database_at_once_all_can(store: Store, mongodb_uri: str) -> None:
    threads, contacts = (store.database[str(model.Settings.name)] for model in (Thread, Contact))
    declared = set(await threads.index_information())
    for name in ("last_inbound_at", "reply_due_at"):
        await threads.drop_index(f"account_id_{name}")
        await threads.create_index([("account_id", ASCENDING), (name, ASCENDING)], name=f"account_id_{name}")
    await contacts.create_index([("account_id", ASCENDING), ("kind", ASCENDING)], name="account_id_kind")  # no more
    opened = [connect(mongodb_uri, store.database.name, store.account_id) for _ in range(4)]
    for again in await asyncio.gather(*opened):
        await again.close()
    assert set(await threads.index_information()) == declared
    assert "account_id_kind" not in await contacts.index_information()


async def test_what_an_operator_made_stays(store: Store, mongodb_uri: str) -> None:
    threads = store.database[str(Thread.Settings.name)]
    await threads.drop_index("account_id_last_inbound_at")
    await threads.create_index(
        [("account_id", ASCENDING), ("last_inbound_at", ASCENDING)], name="account_id_last_inbound_at"
    )
    theirs = await threads.create_index([("account_id", ASCENDING), ("subject", ASCENDING)], unique=True)
    assert theirs.startswith("account_id")
    again = await connect(mongodb_uri, store.database.name, store.account_id)
    await again.close()
    assert theirs in await threads.index_information()


async def test_an_index_is_known_again_with_the_dates_of_its_filter(store: Store) -> None:
    """Those that stand as they are declared are not made anew with the outdated ones: that takes long."""
    for model in (Thread, Contact, Message, Delivery):
        found = await store.database[str(model.Settings.name)].index_information()
        for one in model.Settings.indexes:
            assert nature(found[one.document["name"]]) == nature(one.document)


def test_only_authors_are_asked_for_none_that_is_empty() -> None:
    """The same words would have every recipient's rows read: the index of recipients holds all of them."""
    assert of_addresses("recipient", ["a@away.example"]) == {"recipient": {"$in": ["a@away.example"]}}
    assert of_addresses("author", ["a@away.example"]) == {"author": {"$in": ["a@away.example"], "$gt": ""}}

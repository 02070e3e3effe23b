"""Who did what: the steps of the history that a person took, at the dashboard or the command line, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mailbot.desk import Desk
from mailbot.paging import newest
from models.contact import Contact
from models.event import Event
from models.thread import Thread

MACHINES = ("mailbot", "recipient", "demo")  # actors that are nobody who signs in or sits at the machine
PAGE = 50


@dataclass(frozen=True, slots=True)
class Deed:
    """One step, with the conversation and the contact that it was about: numbers, 0 for none."""

    event: Event
    thread: int
    contact: int
    name: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """One page. `older` is the cursor of what follows; `unfinished` when further back may be more."""

    rows: tuple[Deed, ...]
    older: str
    unfinished: bool


async def deeds(desk: Desk, login: str = "", before: str = "") -> Deeds:
    """What people did, or one of those who sign in."""
    who = {"actor": f"web:{login}"} if login else {"actor": {"$nin": list(MACHINES)}}
    page = await newest(desk.store, Event, "created_at", then=who, before=before, limit=PAGE, now=desk.now())
    threads = await desk.store.rows_by_ids(Thread, (event.thread_id for event in page.rows), ["number"])
    contacts = await desk.store.rows_by_ids(
        Contact, (event.contact_id for event in page.rows), ["number", "name", "addresses"]
    )
    return Deeds(
        tuple(_deed(event, threads.get(event.thread_id), contacts.get(event.contact_id)) for event in page.rows),
        page.older,
        page.unfinished,
    )


def _deed(event: Event, thread: Mapping[str, Any] | None, contact: Mapping[str, Any] | None) -> Deed:
    name = (contact.get("name") or contact["addresses"][0]) if contact else ""
    return Deed(event, thread["number"] if thread else 0, contact["number"] if contact else 0, name)

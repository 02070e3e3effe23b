"""Who did what: the steps of the history that a person took, at the dashboard or the command line, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.desk import Desk
from mailbot.paging import newest
from mailbot.store import object_id
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
    threads = [object_id(one) for one in sorted({event.thread_id for event in page.rows if event.thread_id})]
    contacts = [object_id(one) for one in sorted({event.contact_id for event in page.rows if event.contact_id})]
    numbers, people = {}, {}
    if threads:
        rows = await desk.store.rows(Thread, {"_id": {"$in": threads}}, ["number"])
        numbers = {str(row["_id"]): row["number"] for row in rows}
    if contacts:
        rows = await desk.store.rows(Contact, {"_id": {"$in": contacts}}, ["number", "name", "addresses"])
        people = {str(row["_id"]): (row["number"], row.get("name") or row["addresses"][0]) for row in rows}
    found = []
    for event in page.rows:
        number, name = people.get(event.contact_id, (0, ""))
        found.append(Deed(event, numbers.get(event.thread_id, 0), number, name))
    return Deeds(tuple(found), page.older, page.unfinished)

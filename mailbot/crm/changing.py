"""Changes of contacts, numbered in their order: so the list shows what was changed last, and a search finds it.

The number is what the list is read by. A time would not do: an import changes thousands within a second, and the
embedded store reads all that a span of time holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mailbot.desk import Desk
from mailbot.errors import BadInput, Taken
from mailbot.mail.terms import terms
from mailbot.store import Change, Store
from models.contact import Contact

COUNTER = "contact_change"
MOST_TERMS = 24
AT_ONCE = 500  # contacts that one run of the job takes into the list
LONGEST_TAG = 40


async def next_changes(store: Store, count: int = 1) -> int:
    """Take the numbers of `count` changes; the first of them."""
    return await store.numbers(COUNTER, count)


def found_by(name: str, addresses: Sequence[str], phone: str) -> list[str]:
    """What a contact is found by; a telephone number by its last digits too, as people remember it."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    endings = [digits, digits[-10:], digits[-7:], digits[-4:]] if len(digits) >= 7 else []
    return terms(name, *addresses, *endings, most=MOST_TERMS)


def number_of(search: str) -> str:
    """What a telephone number that somebody looks for is found by, however it is written; empty for other words."""
    digits = re.sub(r"\D", "", search)
    written = re.fullmatch(r"[\d\s()+./-]+", search.strip()) is not None
    return digits[-10:] if written and 7 <= len(digits) <= 15 else ""


async def change_contact(
    desk: Desk,
    contact: Contact,
    values: Mapping[str, Any],
    *,
    expect: Mapping[str, Any] | None = None,
    add: Mapping[str, Sequence[Any]] | None = None,
) -> bool:
    """Change one contact, which comes first in the list then; whether `expect` still held. Raises Taken."""
    addresses = [*contact.addresses, *(add or {}).get("addresses", ())]
    words = found_by(str(values.get("name", contact.name)), addresses, str(values.get("phone", contact.phone)))
    marks = {"change": await next_changes(desk.store), "terms": words, "updated_at": desk.now()}
    return await desk.store.change(Contact, str(contact.id), expect=expect, set={**values, **marks}, add=add)


async def list_new(desk: Desk) -> int:
    """Take contacts into the list that are not in it yet: those that came by mail, and those of earlier versions."""
    found: list[Contact] = []
    for unlisted in (0, None):
        found += await desk.store.find(Contact, {"change": unlisted}, limit=AT_ONCE)
    if not found:
        return 0
    found.sort(key=lambda contact: contact.number)
    number = await next_changes(desk.store, len(found))
    changes = [
        Change(
            str(contact.id),
            {
                "change": number + place,
                "terms": found_by(contact.name, contact.addresses, contact.phone),
                "updated_at": contact.updated_at or contact.created_at,
            },
        )
        for place, contact in enumerate(found)
    ]
    return await desk.store.change_all(Contact, changes)


async def add_address(desk: Desk, contact: Contact, address: str) -> bool:
    """Give a contact another address; False when somebody else has it."""
    try:
        return await change_contact(desk, contact, {}, add={"addresses": [address]})
    except Taken:
        return False


def tag_of(name: str) -> str:
    """A tag as it is kept. Raises BadInput."""
    wanted = " ".join(name.split()).lower()
    if not wanted or len(wanted) > LONGEST_TAG or "," in wanted or ";" in wanted:
        raise BadInput("that is no tag", f"use a word or two, at most {LONGEST_TAG} letters, without commas")
    return wanted


def ways_to_spell(tags: Sequence[str]) -> list[str]:
    """The cases in which a tag may be kept: imports keep what the first file wrote, the dashboard small letters."""
    cases = (str, str.lower, str.upper, str.capitalize, str.title)
    return list(dict.fromkeys(case(tag) for tag in tags for case in cases))


async def tag(desk: Desk, contact: Contact, name: str, *, on: bool, actor: str, thread_id: str = "") -> bool:
    """Give a contact a tag, or take it away; whether that changed anything. Raises BadInput."""
    wanted = tag_of(name)
    others = [kept for kept in contact.tags if kept.lower() != wanted]  # an import keeps the case of the file
    if (len(others) < len(contact.tags)) == on:
        return False
    tags = [*others, wanted] if on else others
    if not await change_contact(desk, contact, {"tags": tags}, expect={"tags": contact.tags}):
        now = await desk.store.get(Contact, str(contact.id))  # somebody changed them in the same moment
        return await tag(desk, now, wanted, on=on, actor=actor, thread_id=thread_id)
    about = {"thread_id": thread_id, "contact_id": str(contact.id)}
    await desk.store.record("contact.tagged" if on else "contact.untagged", wanted, actor=actor, **about)
    return True

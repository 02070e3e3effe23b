"""Whom a campaign is for: the audience as a query over contacts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from mailbot.crm.changing import ways_to_spell
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.store import RISING
from models.campaign import Audience, AudienceKind
from models.contact import Contact, ContactKind

# Fields of a contact that a filter may name directly; any other name is a column of the import.
DIRECT_FIELDS = ("language", "source", "first_name", "last_name", "name")
BY_NUMBER = (("number", RISING),)


def contacts_of(desk: Desk, audience: Audience) -> AsyncIterator[Contact]:
    """The contacts that a campaign goes to, by number. Only leads; staff, clients and vendors get no campaign mail."""
    return desk.store.stream(Contact, query(audience), sort=BY_NUMBER)


async def size(desk: Desk, audience: Audience) -> int:
    """How many contacts that is."""
    return await desk.store.count(Contact, query(audience))


def require_chosen(audience: Audience) -> None:
    """Raises BadInput where nobody said whom a campaign is for: it must not mean every lead."""
    if audience.kind is AudienceKind.NONE:
        raise BadInput("it is not said who gets it", "choose the audience: every lead, or leads by tags or fields")


def query(audience: Audience) -> dict[str, Any]:
    """The audience in the database's words; nobody where none is chosen. Raises BadInput for one that names nothing."""
    where: dict[str, Any] = {"kind": ContactKind.LEAD}
    if audience.kind is AudienceKind.NONE:
        where["tags"] = {"$in": []}
    if audience.kind is AudienceKind.TAGS:
        if not audience.tags:
            raise BadInput("the audience is by tags, but names none", "name one or more, as spring, old town")
        where["tags"] = {"$in": ways_to_spell(audience.tags)}
    if audience.kind is AudienceKind.FILTER:
        if not audience.where:
            raise BadInput(
                "the audience is a filter, but has no conditions", 'write [audience.where] neighborhood = "Old Town"'
            )
        for name, value in audience.where.items():
            where[name if name in DIRECT_FIELDS else f"fields.{_field(name)}"] = value
    return where


def _field(name: str) -> str:
    if not name or name.startswith("$") or "." in name or "\0" in name:
        raise BadInput(f"a filter cannot name the field {name!r}", "name a column of the contacts' import")
    return name

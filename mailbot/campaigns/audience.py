"""Whom a campaign is for: the audience as a query over contacts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mailbot.crm.changing import ways_to_spell
from mailbot.delivery.suppression import campaign_scope, suppressed_among
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.mail.addresses import spellings
from mailbot.store import RISING
from models.campaign import Audience, AudienceKind, Campaign
from models.contact import Contact, ContactKind
from models.suppression import EVERYTHING, Suppression

# Fields of a contact that a filter may name directly; any other name is a column of the import.
DIRECT_FIELDS = ("language", "source", "first_name", "last_name", "name")
BY_NUMBER = (("number", RISING),)
AT_ONCE = 50  # values that the embedded store looks up quickly


@dataclass(frozen=True, slots=True)
class Reach:
    """How many contacts an audience has, and how many of them the gate will stop because they want no mail."""

    contacts: int
    suppressed: int = 0

    @property
    def in_words(self) -> str:
        """ "168 contacts, 2 of them suppressed"."""
        people = f"{self.contacts} {'contact' if self.contacts == 1 else 'contacts'}"
        return f"{people}, {self.suppressed} of them suppressed" if self.suppressed else people


def contacts_of(desk: Desk, audience: Audience) -> AsyncIterator[Contact]:
    """The contacts that a campaign goes to, by number. Only leads; staff, clients and vendors get no campaign mail."""
    return desk.store.stream(Contact, query(audience), sort=BY_NUMBER)


async def size(desk: Desk, audience: Audience) -> int:
    """How many contacts that is."""
    return await desk.store.count(Contact, query(audience))


async def reach(desk: Desk, campaign: Campaign) -> Reach:
    """The same, and how many of them want no mail: of anybody, or of this campaign."""
    contacts = await size(desk, campaign.audience)
    return Reach(contacts, await _suppressed(desk, campaign, contacts) if contacts else 0)


async def reached(desk: Desk, campaign: Campaign) -> AsyncIterator[Contact]:
    """The contacts that the gate will not stop as suppressed, by number."""
    group: list[Contact] = []
    async for contact in contacts_of(desk, campaign.audience):
        group.append(contact)
        if len(group) == AT_ONCE:
            for one in await _not_stopped(desk, campaign, group):
                yield one
            group = []
    for one in await _not_stopped(desk, campaign, group):
        yield one


async def _not_stopped(desk: Desk, campaign: Campaign, contacts: Sequence[Contact]) -> list[Contact]:
    scopes = await suppressed_among(desk, [contact.address for contact in contacts])
    return [contact for contact in contacts if not scopes.get(contact.address, frozenset()) & _stopping(campaign)]


async def _suppressed(desk: Desk, campaign: Campaign, contacts: int) -> int:
    """How many of an audience are on the list: looked up from the shorter of the two sides."""
    rows = await desk.store.rows(Suppression, {}, ["address", "scope"])
    stops = {row["address"] for row in rows if row["scope"] in _stopping(campaign)}
    stopped = sorted({spelling for address in stops for spelling in spellings(address)})
    asked = query(campaign.audience)
    if len(stopped) > contacts:
        people = await desk.store.rows(Contact, asked, ["addresses"])
    else:
        people = []
        for group in _groups(stopped):
            people += await desk.store.rows(Contact, {"addresses": {"$in": group}}, ["addresses"], then=asked)
    gone = set(stopped)
    return len({row["_id"] for row in people if next(iter(row.get("addresses") or ()), "") in gone})


def _stopping(campaign: Campaign) -> frozenset[str]:
    """The scopes of a stop that keep this campaign from an address."""
    return frozenset((EVERYTHING, campaign_scope(campaign.number)))


def _groups(values: Sequence[str]) -> Iterator[list[str]]:
    return (list(values[start : start + AT_ONCE]) for start in range(0, len(values), AT_ONCE))


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
            raise BadInput("the audience is by tags, but names none", 'write tags = ["spring", …]')
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

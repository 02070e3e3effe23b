"""Mails whose fate nobody can tell, as a person looks through them to say what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mailbot.delivery.settling import DOUBTFUL
from mailbot.desk import Desk
from mailbot.paging import first, newest_first
from models.campaign import Campaign
from models.contact import Contact
from models.delivery import Delivery

MOST = 100  # shown at once; the others follow as these are settled
_WINDOW = timedelta(minutes=1)  # of a campaign at its pace: some hundred mails


@dataclass(frozen=True, slots=True)
class Doubt:
    """One of them, whom it was for, and the campaign that it is of, or an empty name."""

    delivery: Delivery
    name: str
    campaign: str


async def doubts(desk: Desk) -> list[Doubt]:
    """The unknown and held ones that were due last, the first of them ahead."""
    found = await doubtful(desk, MOST)
    people = await desk.store.rows_by_ids(Contact, (delivery.contact_id for delivery in found), ["name"])
    numbers = sorted({delivery.campaign for delivery in found if delivery.campaign})
    rows = await desk.store.rows(Campaign, {"number": {"$in": numbers}}, ["number", "name"]) if numbers else []
    campaigns = {row["number"]: row["name"] for row in rows}
    return [
        Doubt(
            delivery,
            people.get(delivery.contact_id, {}).get("name", ""),
            campaigns.get(delivery.campaign, ""),
        )
        for delivery in found
    ]


async def doubtful(desk: Desk, most: int) -> list[Delivery]:
    """So many of those whose fate nobody can tell, of either state what was due last."""
    found: list[Delivery] = []
    for state in DOUBTFUL:
        where = {"state": state}
        rows = newest_first(desk.store, Delivery, "due_at", where=where, now=desk.now(), window=_WINDOW)
        found += await first(most, rows)
    return sorted(found, key=lambda delivery: delivery.due_at)[-most:]

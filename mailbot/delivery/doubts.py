"""Mails whose fate nobody can tell, as a person looks through them to say what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.delivery.settling import DOUBTFUL
from mailbot.desk import Desk
from models.campaign import Campaign
from models.contact import Contact
from models.delivery import Delivery

MOST = 100  # shown at once; the others follow as these are settled


@dataclass(frozen=True, slots=True)
class Doubt:
    """One of them, whom it was for, and the campaign that it is of, or an empty name."""

    delivery: Delivery
    name: str
    campaign: str


async def doubts(desk: Desk) -> list[Doubt]:
    """The unknown and held ones, those that were due first ahead."""
    found = await desk.store.find(Delivery, {"state": {"$in": list(DOUBTFUL)}}, limit=MOST)
    people = await desk.store.rows_by_ids(Contact, (delivery.contact_id for delivery in found), ["name"])
    numbers = sorted({delivery.campaign for delivery in found if delivery.campaign})
    rows = await desk.store.rows(Campaign, {"number": {"$in": numbers}}, ["number", "name"]) if numbers else []
    campaigns = {row["number"]: row["name"] for row in rows}
    found.sort(key=lambda delivery: delivery.due_at)
    return [
        Doubt(
            delivery,
            people.get(delivery.contact_id, {}).get("name", ""),
            campaigns.get(delivery.campaign, ""),
        )
        for delivery in found
    ]

"""Mails whose fate nobody can tell, as a person looks through them to say what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from mailbot.delivery.settling import DOUBTFUL
from mailbot.desk import Desk
from mailbot.store import object_id
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
    ids = [object_id(one) for one in sorted({delivery.contact_id for delivery in found if delivery.contact_id})]
    people = await desk.store.find(Contact, {"_id": {"$in": ids}}) if ids else []
    names = {str(contact.id): contact.name for contact in people}
    numbers = sorted({delivery.campaign for delivery in found if delivery.campaign})
    rows = await desk.store.rows(Campaign, {"number": {"$in": numbers}}, ["number", "name"]) if numbers else []
    campaigns = {row["number"]: row["name"] for row in rows}
    found.sort(key=lambda delivery: delivery.due_at)
    return [
        Doubt(delivery, names.get(delivery.contact_id, ""), campaigns.get(delivery.campaign, "")) for delivery in found
    ]

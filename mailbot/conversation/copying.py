"""Whether those whom somebody copied on their mail are copied on the answer: only once they have answered us.

Anybody can put anybody into Cc, under any name, and an answer to a first mail would be ours to hundreds of strangers.
Who answers a mail of ours has received it, and so wrote under an address that is theirs.
"""

from __future__ import annotations

from mailbot.desk import Desk
from models.delivery import Delivery
from models.message import Direction, Message

MOST_COPIED = 5  # of whom the lead copied; of more a person decides


async def may_copy(desk: Desk, mail: Message) -> bool:
    """Whether who wrote a stored mail, a contact, has answered in its thread a mail of ours that went to them."""
    if mail.disproven or mail.forged or not mail.contact_id:
        return False
    answers = {"contact_id": mail.contact_id, "direction": Direction.INBOUND, "delivery_id": {"$gt": ""}}
    rows = await desk.store.rows(Message, {"thread_id": mail.thread_id}, ["delivery_id"], then=answers)
    answered = await desk.store.by_ids(Delivery, {row["delivery_id"] for row in rows})
    return any(delivery.contact_id == mail.contact_id for delivery in answered.values())


def too_many(count: int) -> str:
    """That more are copied than mailbot copies by itself, and what mends it."""
    return f"they copied {count} people, more than {MOST_COPIED}: approve to answer them alone"

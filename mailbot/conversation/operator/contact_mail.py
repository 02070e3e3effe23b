"""Whether a contact is written to at all: stopped, or allowed again, by a person and for every address."""

from __future__ import annotations

from mailbot.crm.contact_history import by_number
from mailbot.delivery.suppression import suppress, unsuppress
from mailbot.desk import Desk
from mailbot.errors import NotFound
from models.suppression import SuppressionReason


async def stop_mail(desk: Desk, number: int, why: str, *, actor: str) -> None:
    """Nothing is sent to any address of a contact any more. Raises NotFound."""
    contact = await by_number(desk, number)
    for address in contact.addresses:
        await suppress(desk, address, SuppressionReason.OPERATOR, detail=why, actor=actor)
    await desk.store.record("contact.stopped", why, actor=actor, contact_id=str(contact.id))


async def allow_mail(desk: Desk, number: int, *, actor: str) -> int:
    """Every address of a contact may be written to again; how many were stopped. Raises NotFound."""
    contact = await by_number(desk, number)
    freed = 0
    for address in contact.addresses:
        try:
            await unsuppress(desk, address, actor=actor)
        except NotFound:
            continue
        freed += 1
    await desk.store.record("contact.allowed", "", actor=actor, contact_id=str(contact.id))
    return freed

"""A test of a campaign: one step, now, to an address of its author's, with nobody else's data in it."""

from __future__ import annotations

from mailbot.campaigns.launch import as_content, find
from mailbot.campaigns.reach import reached
from mailbot.campaigns.rendering import check_step, render
from mailbot.delivery import ledger
from mailbot.delivery.suppression import campaign_scope, require_allowed, suppressed_among
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from mailbot.mail.addresses import spellings
from models.campaign import Campaign
from models.contact import Contact, ContactKind
from models.delivery import Delivery, Purpose

NEUTRAL_NAME = "Alex Sample"
NEUTRAL_PHONE = "(555) 555-0100"


async def queue_test(desk: Desk, number: int, address: str, step: int = 0) -> Delivery:
    """Queue a step to an address, filled in with the contact whose address it is, else with a sample.

    Raises Conflict for an address that gets no mail, and BadInput for a step that there is not or cannot be filled in.
    """
    campaign = await find(desk, number)
    if not 0 <= step < len(campaign.steps):
        raise BadInput(f"campaign {number} has {len(campaign.steps)} steps", "name one of them")
    await _require_allowed(desk, campaign, address)
    check_step(campaign.steps[step], step + 1 if len(campaign.steps) > 1 else 0)
    whose = await _filled_in_for(desk, campaign, address)
    content = as_content(render(campaign, step, whose, desk.config.business), whose)
    delivery = Delivery(
        key=f"test:{campaign.number}:{desk.now():%Y%m%d%H%M%S%f}",
        purpose=Purpose.TEST,
        recipient=address,
        content=content.model_copy(update={"subject": f"[test] {content.subject}", "to_name": ""}),
        due_at=desk.now(),
    )
    await ledger.enqueue(desk, delivery)
    return delivery


async def _require_allowed(desk: Desk, campaign: Campaign, address: str) -> None:
    """Raises Conflict where an address gets no mail, or none of this campaign: a test is mail like any other."""
    await require_allowed(desk, address)
    scopes = await suppressed_among(desk, [address])
    if campaign_scope(campaign.number) in scopes.get(address, ()):
        raise Conflict(f"{address} wants no mail of this campaign", "send the test to another address")


async def _filled_in_for(desk: Desk, campaign: Campaign, address: str) -> Contact:
    """Whose data a test shows: a lead's own, as they would get it; of whoever else what is known, completed."""
    own = await desk.store.first(Contact, {"addresses": {"$in": spellings(address)}})
    if own is not None and own.kind is ContactKind.LEAD:
        return own
    name = (own.name if own else "") or desk.config.business.agent or NEUTRAL_NAME
    first, _, last = name.partition(" ")
    return Contact(
        number=0,
        name=name,
        first_name=(own.first_name if own else "") or first,
        last_name=(own.last_name if own else "") or last or first,
        addresses=[address],
        phone=(own.phone if own else "") or desk.config.business.phone or NEUTRAL_PHONE,
        language=(own.language if own else "") or "en",
        tags=list(campaign.audience.tags),
        fields={**await _sample_fields(desk, campaign), **(own.fields if own else {})},
    )


async def _sample_fields(desk: Desk, campaign: Campaign) -> dict[str, str]:
    """The columns that the audience has, each with its own name for a value: "[neighborhood]"."""
    async for contact in reached(desk, campaign):
        return {name: f"[{name.replace('_', ' ')}]" for name, value in contact.fields.items() if value}
    return {}

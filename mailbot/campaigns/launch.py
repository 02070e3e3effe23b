"""A campaign's life: created, launched, paused, resumed, cancelled; each a conditional change of its state.

Launching writes one delivery per contact of the audience, under a key of campaign, step and contact, so that doing it
again (after a crash, or by mistake) adds nothing twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mailbot.campaigns import audience
from mailbot.campaigns.rendering import Rendered, check_syntax, render
from mailbot.campaigns.spec import CampaignSpec
from mailbot.delivery import ledger
from mailbot.delivery.gate import Facts
from mailbot.delivery.letters import unsubscribe_url
from mailbot.desk import Desk
from mailbot.errors import BadInput, ConfigError, Conflict, NotFound
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Content, Delivery, DeliveryState, Purpose

FIRST_NUMBER = 1001
BATCH = 500
OPEN_STATES = (CampaignState.SCHEDULED, CampaignState.RUNNING, CampaignState.PAUSED)
STRAGGLERS_FOR = timedelta(days=30)  # how long after a cancelling rows that slipped past it are looked for


async def create(desk: Desk, spec: CampaignSpec) -> Campaign:
    """Keep a campaign as a draft, after rendering every step for every contact of its audience.

    Raises BadInput naming the first contact and variable that do not fit, and ConfigError when the agency's own
    name or postal address is not configured (they stand in every mail: 15 U.S.C. §7704(a)(5)).
    """
    _require_sender(desk)
    campaign = Campaign(
        number=0,
        name=spec.name,
        steps=list(spec.steps),
        audience=spec.audience,
        rate_per_minute=spec.rate_per_minute or desk.config.sending.rate_per_minute,
        start_at=spec.start_at,
    )
    await check_for_everybody(desk, campaign)
    campaign.number = await desk.store.numbers("campaign", start=FIRST_NUMBER)
    await desk.store.add(campaign)
    await desk.store.record("campaign.created", campaign.name, actor="operator", campaign=campaign.number)
    return campaign


def _require_sender(desk: Desk) -> None:
    business = desk.config.business
    for key, value in (("business.name", business.name), ("business.postal_address", business.postal_address)):
        if not value.strip():
            raise ConfigError(f"{key} is empty", "campaign mail must name its sender and postal address: set it")


async def find(desk: Desk, number: int) -> Campaign:
    """The campaign of that number. Raises NotFound."""
    campaign = await desk.store.first(Campaign, {"number": number})
    if campaign is None:
        raise NotFound(f"there is no campaign {number}", "`mailbot campaign list` shows them")
    return campaign


async def launch(desk: Desk, number: int, start_at: datetime | None = None, *, actor: str = "operator") -> Campaign:
    """Let a campaign run now, or from `start_at` on. Raises Conflict for one that was launched before."""
    campaign = await find(desk, number)
    if campaign.state is not CampaignState.DRAFT:
        raise Conflict(
            f"campaign {number} is {campaign.state}", "a campaign is launched once; create another to send again"
        )
    _require_sender(desk)
    await check_for_everybody(desk, campaign)
    start = start_at or campaign.start_at
    later = start is not None and start > desk.now()
    state = CampaignState.SCHEDULED if later else CampaignState.RUNNING
    changed: dict[str, object] = {"state": state, "start_at": start, "launched_at": desk.now()}
    await _move(desk, campaign, (CampaignState.DRAFT,), changed, "campaign.launched", actor=actor)
    await write_audience(desk, await find(desk, number))
    return await find(desk, number)


async def write_audience(desk: Desk, campaign: Campaign) -> int:
    """One delivery per contact of the audience; how many are new. Safe to do again at any time.

    Somebody may cancel the campaign meanwhile: then writing ends, and what was written of it is called off.
    """
    due = campaign.start_at or campaign.launched_at or desk.now()
    # Spread by the rate, so that each row knows its time and few are ever due at once.
    spacing = timedelta(minutes=1) / campaign.rate_per_minute
    batch: list[Delivery] = []
    written = place = 0
    async for contact in audience.contacts_of(desk, campaign.audience):
        batch.append(step_delivery(campaign, 0, contact, due + spacing * place))
        place += 1
        if len(batch) == BATCH:
            written += await ledger.enqueue_all(desk, batch)
            batch = []
            desk.checkpoint("audience_batch")
            if await _called_off(desk, campaign):
                return written
    written += await ledger.enqueue_all(desk, batch)
    if await _called_off(desk, campaign):
        return written
    await desk.store.change(Campaign, str(campaign.id), set={"audience_written": True})
    await desk.store.record("campaign.audience_written", f"{written} deliveries", campaign=campaign.number)
    return written


async def _called_off(desk: Desk, campaign: Campaign) -> bool:
    """Whether it has been cancelled. Asked after writing: the cancelling has not seen rows that came after it."""
    if (await find(desk, campaign.number)).state is not CampaignState.CANCELLED:
        return False
    await _call_off(desk, campaign)
    return True


def step_delivery(campaign: Campaign, step: int, contact: Contact, due: datetime, thread_id: str = "") -> Delivery:
    """The one delivery of a step to a contact; its key makes it the only one.

    What fell due before a backup was restored may have left after it was made: that is held for `deliveries settle`.
    """
    may_have_left = _fell_due_before_restoration(campaign, due)
    return Delivery(
        key=f"campaign:{campaign.number}:{step}:{contact.id}",
        purpose=Purpose.CAMPAIGN,
        state=DeliveryState.HELD if may_have_left else DeliveryState.QUEUED,
        reason="it fell due before a backup was restored, and may have been sent" if may_have_left else "",
        recipient=contact.address,
        contact_id=str(contact.id),
        thread_id=thread_id,
        campaign=campaign.number,
        step=step,
        due_at=due,
    )


def _fell_due_before_restoration(campaign: Campaign, due: datetime) -> bool:
    return campaign.restored_at is not None and due <= campaign.restored_at


async def pause(desk: Desk, number: int, *, actor: str = "operator") -> Campaign:
    """Let nothing more leave until it is resumed; mails in hand at this instant may still go."""
    campaign = await find(desk, number)
    await _move(
        desk,
        campaign,
        (CampaignState.RUNNING, CampaignState.SCHEDULED),
        {"state": CampaignState.PAUSED},
        "campaign.paused",
        actor=actor,
    )
    await ledger.recall(desk, number)
    return await find(desk, number)


async def resume(desk: Desk, number: int, *, actor: str = "operator") -> Campaign:
    """Go on with what had not left."""
    campaign = await find(desk, number)
    later = campaign.start_at is not None and campaign.start_at > desk.now()
    state = CampaignState.SCHEDULED if later else CampaignState.RUNNING
    await _move(desk, campaign, (CampaignState.PAUSED,), {"state": state}, "campaign.resumed", actor=actor)
    return await find(desk, number)


async def cancel(desk: Desk, number: int, *, actor: str = "operator") -> int:
    """Stop what has not left, for good; how many deliveries that were. Replies to it are still answered."""
    campaign = await find(desk, number)
    changed = {"state": CampaignState.CANCELLED, "ended_at": desk.now()}
    await _move(desk, campaign, (CampaignState.DRAFT, *OPEN_STATES), changed, "campaign.cancelled", actor=actor)
    desk.checkpoint("before_called_off")
    return await _call_off(desk, campaign)


async def _call_off(desk: Desk, campaign: Campaign) -> int:
    return await ledger.call_off(desk, {"campaign": campaign.number}, "cancelled")


class CampaignWriter:
    """Renders a delivery's step at the moment it leaves."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, delivery: Delivery, contact: Contact, facts: Facts) -> Content:
        """Raises BadInput naming contact and variable: the contact may have changed since the campaign was created."""
        campaign = facts.campaigns[delivery.campaign]
        url = unsubscribe_url(self._desk, str(delivery.id))
        return as_content(render(campaign, delivery.step, contact, self._desk.config.business, url), contact)


def as_content(rendered: Rendered, contact: Contact) -> Content:
    """A rendered step as the ledger's content."""
    return Content(subject=rendered.subject, text=rendered.text, html=rendered.html, to_name=contact.name)


async def preview(desk: Desk, number: int, count: int = 3) -> list[tuple[Contact, list[Rendered]]]:
    """What the first contacts of the audience would get, step by step."""
    campaign = await find(desk, number)
    shown: list[tuple[Contact, list[Rendered]]] = []
    async for contact in audience.contacts_of(desk, campaign.audience):
        shown.append(
            (contact, [render(campaign, step, contact, desk.config.business) for step in range(len(campaign.steps))])
        )
        if len(shown) == count:
            break
    return shown


async def queue_test(desk: Desk, number: int, address: str, step: int = 0) -> Delivery:
    """Queue a step, filled in for the first contact of the audience, to an address of the author's."""
    campaign = await find(desk, number)
    shown = await preview(desk, number, 1)
    if not shown:
        raise BadInput(f"the audience of campaign {number} is empty", "import contacts, or widen the audience")
    contact, steps = shown[0]
    if not 0 <= step < len(steps):
        raise BadInput(f"campaign {number} has {len(steps)} steps", "name one of them")
    content = as_content(steps[step], contact).model_copy(
        update={"subject": f"[test] {steps[step].subject}", "to_name": ""}
    )
    stamp = desk.now().strftime("%Y%m%d%H%M%S%f")
    delivery = Delivery(
        key=f"test:{campaign.number}:{stamp}",
        purpose=Purpose.TEST,
        recipient=address,
        content=content,
        due_at=desk.now(),
    )
    await ledger.enqueue(desk, delivery)
    return delivery


async def advance(desk: Desk) -> None:
    """What time does to campaigns: they start, half-written audiences are completed, steps follow, ends come.

    What was cancelled is seen to wait no more.
    """
    for campaign in await desk.store.find(
        Campaign, {"state": {"$in": [CampaignState.SCHEDULED, CampaignState.RUNNING]}}
    ):
        if not campaign.audience_written:
            await write_audience(desk, campaign)
        if campaign.state is CampaignState.SCHEDULED:
            await _start_if_due(desk, campaign)
        else:
            await _follow_up(desk, campaign)
            await _end_if_done(desk, campaign)
    await _call_off_stragglers(desk)


async def _call_off_stragglers(desk: Desk) -> None:
    """Rows of cancelled campaigns that still wait: whoever wrote them, or cancelled, died before calling them off."""
    lately = {"ended_at": {"$gt": desk.now() - STRAGGLERS_FOR}}
    for campaign in await desk.store.find(Campaign, {"state": CampaignState.CANCELLED}, then=lately):
        waiting = {"campaign": campaign.number, "state": {"$in": list(ledger.NOT_YET_GONE)}}
        if await desk.store.first(Delivery, waiting):
            await _call_off(desk, campaign)


async def _start_if_due(desk: Desk, campaign: Campaign) -> None:
    if campaign.start_at is None or campaign.start_at <= desk.now():
        lateness = desk.now() - campaign.start_at if campaign.start_at else timedelta()
        if lateness > timedelta(hours=desk.config.sending.max_lateness_hours):
            reason = f"it should have started at {campaign.start_at:%Y-%m-%d %H:%M} UTC; resume or cancel it"
            await _move(
                desk, campaign, (CampaignState.SCHEDULED,), {"state": CampaignState.PAUSED}, "campaign.too_late", reason
            )
        else:
            await _move(
                desk, campaign, (CampaignState.SCHEDULED,), {"state": CampaignState.RUNNING}, "campaign.started"
            )


async def _follow_up(desk: Desk, campaign: Campaign) -> None:
    """Queue the next step for those who got the one before long enough ago; the gate drops those who replied."""
    for step in range(1, len(campaign.steps)):
        before = desk.now() - timedelta(days=campaign.steps[step].wait_days)
        ready = {"step": step - 1, "followed": False, "ended_at": {"$lte": before}}
        for done in await desk.store.find(Delivery, _accepted(campaign), then=ready, limit=BATCH):
            contact = await desk.store.get(Contact, done.contact_id)
            fell_due = (done.ended_at or before) + timedelta(days=campaign.steps[step].wait_days)
            due = fell_due if _fell_due_before_restoration(campaign, fell_due) else desk.now()
            follow = step_delivery(campaign, step, contact, due, done.thread_id)
            await ledger.enqueue_all(desk, [follow])
            await desk.store.change(Delivery, str(done.id), set={"followed": True})


async def _end_if_done(desk: Desk, campaign: Campaign) -> None:
    unfinished = (*ledger.NOT_YET_GONE, DeliveryState.HANDED_OVER, DeliveryState.HELD)
    if await desk.store.first(Delivery, {"campaign": campaign.number, "state": {"$in": list(unfinished)}}):
        return
    if len(campaign.steps) > 1:
        last = len(campaign.steps) - 1
        to_follow = {"followed": False, "step": {"$lt": last}}
        if await desk.store.first(Delivery, _accepted(campaign), then=to_follow):
            return
    changed = {"state": CampaignState.DONE, "ended_at": desk.now()}
    await _move(desk, campaign, (CampaignState.RUNNING,), changed, "campaign.done", quiet=True)


def _accepted(campaign: Campaign) -> dict[str, object]:
    return {"campaign": campaign.number, "state": DeliveryState.ACCEPTED}


async def check_for_everybody(desk: Desk, campaign: Campaign) -> None:
    """Render every step for everybody, so that a missing variable is found before anything has left."""
    for place, written in enumerate(campaign.steps, start=1):
        check_syntax(written, place)
    async for contact in audience.contacts_of(desk, campaign.audience):
        for step in range(len(campaign.steps)):
            render(campaign, step, contact, desk.config.business)


async def _move(
    desk: Desk,
    campaign: Campaign,
    allowed: tuple[CampaignState, ...],
    changes: dict[str, object],
    event: str,
    reason: str = "",
    *,
    quiet: bool = False,
    actor: str = "mailbot",
) -> None:
    moved = await desk.store.change(Campaign, str(campaign.id), expect={"state": {"$in": list(allowed)}}, set=changes)
    if moved:
        await desk.store.record(event, reason, actor=actor, campaign=campaign.number)
    elif not quiet:
        now = await find(desk, campaign.number)
        raise Conflict(f"campaign {campaign.number} is {now.state}", f"this needs one that is {' or '.join(allowed)}")

"""A campaign's life: created, launched, paused, resumed, cancelled; each a conditional change of its state.

Launching writes one delivery per contact of the audience, under a key of campaign, step and contact, so that doing it
again (after a crash, or by mistake) adds nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mailbot.campaigns import audience
from mailbot.campaigns.reach import reached
from mailbot.campaigns.rendering import Rendered, check_step, render
from mailbot.campaigns.spec import CampaignSpec
from mailbot.delivery import ledger
from mailbot.delivery.gate import Facts
from mailbot.delivery.letters import unsubscribe_url
from mailbot.desk import Desk
from mailbot.errors import BadInput, ConfigError, Conflict, NotFound
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.event import EventKind

FIRST_NUMBER = 1001
BATCH = 500
A_MOMENT_AGO = timedelta(minutes=5)  # a start that lies no further back was meant as now
WIDEN = "import contacts, or choose other tags or conditions"
OPEN_STATES = (CampaignState.SCHEDULED, CampaignState.RUNNING, CampaignState.PAUSED)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A contact whom a step goes to: what its delivery has to know."""

    contact_id: str
    address: str
    number: int = 0  # the contact's, where their audience is being settled


def addressee_of(row: Mapping[str, Any]) -> Addressee:
    """The same of a contact's bare row."""
    return Addressee(str(row["_id"]), next(iter(row.get("addresses") or ()), ""))


async def create(desk: Desk, spec: CampaignSpec, *, actor: str = "operator") -> Campaign:
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
    await desk.store.record("campaign.created", campaign.name, actor=actor, campaign=campaign.number)
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


async def launch(
    desk: Desk,
    number: int,
    start_at: datetime | None = None,
    *,
    actor: str = "operator",
    step: Callable[[int], None] = lambda _deliveries: None,
) -> Campaign:
    """Let a campaign run now, or from `start_at` on; `step` hears how many deliveries have been written since.

    Raises Conflict for one that was launched before, and BadInput for a start that is past or an empty audience: who
    is in it is settled now, and nobody is added later.
    """
    campaign = await find(desk, number)
    if campaign.state is not CampaignState.DRAFT:
        raise Conflict(
            f"campaign {number} is {campaign.state}", "a campaign is launched once; create another to send again"
        )
    start = start_at or campaign.start_at
    require_start_to_come(desk, start)
    _require_sender(desk)
    audience.require_chosen(campaign.audience)
    people = await check_for_everybody(desk, campaign)
    require_somebody(len(people))
    later = start is not None and start > desk.now()
    state = CampaignState.SCHEDULED if later else CampaignState.RUNNING
    changed: dict[str, object] = {
        "state": state,
        "start_at": start,
        "launched_at": desk.now(),
        "newest_contact": people[-1].number,
        "hand": None,  # of who reworded it: what died over that says nothing of its sending
    }
    desk.checkpoint("audience_checked")
    as_checked = {"edited_at": campaign.edited_at}
    await move(desk, campaign, (CampaignState.DRAFT,), changed, "campaign.launched", actor=actor, expect=as_checked)
    await write_audience(desk, await find(desk, number), people, step)
    return await find(desk, number)


def require_somebody(people: int) -> None:
    """Raises BadInput for an audience of nobody: who is in it is settled when it is launched."""
    if not people:
        raise BadInput("nobody is in its audience", WIDEN)


def require_start_to_come(desk: Desk, start: datetime | None) -> None:
    """Raises BadInput for a start that is past: nobody means a day of last year, and at once it would leave."""
    if start is not None and start < desk.now() - A_MOMENT_AGO:
        local = start.astimezone(desk.config.business.zone)
        raise BadInput(
            f"the start {local:%Y-%m-%d %H:%M} ({desk.config.business.timezone}) is past",
            "name a time to come, or start at once (`campaign launch --at now`)",
        )


async def write_audience(
    desk: Desk, campaign: Campaign, people: Sequence[Addressee], step: Callable[[int], None] = lambda _deliveries: None
) -> int:
    """One delivery per contact of the audience; how many are new. Safe to do again at any time.

    Somebody may cancel the campaign meanwhile: then writing ends, and what was written of it is called off.
    """
    due = campaign.start_at or campaign.launched_at or desk.now()
    # Spread by the rate, so that each row knows its time and few are ever due at once.
    spacing = timedelta(minutes=1) / campaign.rate_per_minute
    written = 0
    for start in range(0, max(len(people), 1), BATCH):
        group = people[start : start + BATCH]
        batch = [step_delivery(campaign, 0, to, due + spacing * (start + n)) for n, to in enumerate(group)]
        written += await ledger.enqueue_all(desk, batch)
        step(len(group))
        desk.checkpoint("audience_batch")
        if await _called_off(desk, campaign):
            return written
    await desk.store.change(Campaign, str(campaign.id), set={"audience_written": True})
    await desk.store.record("campaign.audience_written", f"{written} deliveries", campaign=campaign.number)
    return written


async def complete_audience(desk: Desk, campaign: Campaign) -> int:
    """Write the deliveries that a launch did not come to before its process ended; how many those are.

    Whoever became a contact since is not in the audience: it was settled when the campaign was launched.
    """
    leads = audience.query(campaign.audience)
    if campaign.newest_contact:
        leads["number"] = {"$lte": campaign.newest_contact}
    rows = await desk.store.rows(Contact, leads, ["addresses"], sort=audience.BY_NUMBER)
    return await write_audience(desk, campaign, [addressee_of(row) for row in rows])


async def _called_off(desk: Desk, campaign: Campaign) -> bool:
    """Whether it has been cancelled. Asked after writing: the cancelling has not seen rows that came after it."""
    if (await find(desk, campaign.number)).state is not CampaignState.CANCELLED:
        return False
    await call_off(desk, campaign)
    return True


def step_delivery(campaign: Campaign, step: int, to: Addressee, due: datetime, thread_id: str = "") -> Delivery:
    """The one delivery of a step to a contact; its key makes it the only one.

    What fell due before a backup was restored may have left after it was made: that is held for `deliveries settle`.
    """
    may_have_left = fell_due_before_restoration(campaign, due)
    return Delivery(
        key=f"campaign:{campaign.number}:{step}:{to.contact_id}",
        purpose=Purpose.CAMPAIGN,
        state=DeliveryState.HELD if may_have_left else DeliveryState.QUEUED,
        reason="it fell due before a backup was restored, and may have been sent" if may_have_left else "",
        recipient=to.address,
        contact_id=to.contact_id,
        thread_id=thread_id,
        campaign=campaign.number,
        step=step,
        due_at=due,
    )


def fell_due_before_restoration(campaign: Campaign, due: datetime) -> bool:
    """Whether a mail may have left after the backup was made that the campaign came out of."""
    return campaign.restored_at is not None and due <= campaign.restored_at


async def pause(desk: Desk, number: int, *, actor: str = "operator", reason: str = "") -> Campaign:
    """Let nothing more leave until it is resumed; mails in hand at this instant may still go."""
    campaign = await find(desk, number)
    await move(
        desk,
        campaign,
        (CampaignState.RUNNING, CampaignState.SCHEDULED),
        {"state": CampaignState.PAUSED, "reason": reason},
        "campaign.paused",
        reason,
        actor=actor,
    )
    await ledger.recall(desk, number)
    return await find(desk, number)


async def resume(desk: Desk, number: int, *, actor: str = "operator") -> Campaign:
    """Go on with what had not left."""
    campaign = await find(desk, number)
    later = campaign.start_at is not None and campaign.start_at > desk.now()
    state = CampaignState.SCHEDULED if later else CampaignState.RUNNING
    changed: dict[str, object] = {"state": state, "reason": "", "summing": None}
    await move(desk, campaign, (CampaignState.PAUSED,), changed, "campaign.resumed", actor=actor)
    return await find(desk, number)


async def cancel(desk: Desk, number: int, *, actor: str = "operator") -> int:
    """Stop what has not left, for good; how many deliveries that were. Replies to it are still answered."""
    campaign = await find(desk, number)
    changed = {"state": CampaignState.CANCELLED, "ended_at": desk.now()}
    await move(desk, campaign, (CampaignState.DRAFT, *OPEN_STATES), changed, "campaign.cancelled", actor=actor)
    desk.checkpoint("before_called_off")
    return await call_off(desk, campaign)


async def delete(desk: Desk, number: int, *, actor: str = "operator") -> Campaign:
    """Throw a draft away. Raises NotFound, and Conflict for one that was launched: what it sent stays on record."""
    campaign = await find(desk, number)
    if not await desk.store.remove(Campaign, {"_id": campaign.id, "state": CampaignState.DRAFT}):
        now = await find(desk, number)
        raise Conflict(f"campaign {number} is {now.state}", "only a draft can be deleted; `campaign cancel` stops one")
    await desk.store.record("campaign.deleted", campaign.name, actor=actor, campaign=number)
    return campaign


async def call_off(desk: Desk, campaign: Campaign) -> int:
    """Skip what waits of a campaign that has been cancelled; how many deliveries that were."""
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
    """What the first contacts of the audience would get, step by step; who is suppressed gets nothing."""
    campaign = await find(desk, number)
    shown: list[tuple[Contact, list[Rendered]]] = []
    async for contact in reached(desk, campaign):
        shown.append(
            (contact, [render(campaign, step, contact, desk.config.business) for step in range(len(campaign.steps))])
        )
        if len(shown) == count:
            break
    return shown


async def check_for_everybody(desk: Desk, campaign: Campaign) -> list[Addressee]:
    """Render every step for everybody, so that a missing variable is found before anything has left; who they are."""
    for place, written in enumerate(campaign.steps, start=1):
        check_step(written, place)
    people: list[Addressee] = []
    async for contact in audience.contacts_of(desk, campaign.audience):
        for step in range(len(campaign.steps)):
            render(campaign, step, contact, desk.config.business)
        people.append(Addressee(str(contact.id), contact.address, contact.number))
    return people


async def move(
    desk: Desk,
    campaign: Campaign,
    allowed: tuple[CampaignState, ...],
    changes: dict[str, object],
    event: EventKind,
    reason: str = "",
    *,
    quiet: bool = False,
    actor: str = "mailbot",
    expect: Mapping[str, object] | None = None,
) -> None:
    """Change a campaign's state if it is one of those `allowed`, and all else is as `expect` says.

    Raises Conflict otherwise, unless `quiet`.
    """
    expected = {"state": {"$in": list(allowed)}, **(expect or {})}
    moved = await desk.store.change(Campaign, str(campaign.id), expect=expected, set=changes)
    if moved:
        await desk.store.record(event, reason, actor=actor, campaign=campaign.number)
    elif not quiet:
        now = await find(desk, campaign.number)
        if now.state in allowed:
            raise Conflict(f"campaign {campaign.number} was changed in this moment", "look at it, and try again")
        raise Conflict(f"campaign {campaign.number} is {now.state}", f"this needs one that is {' or '.join(allowed)}")

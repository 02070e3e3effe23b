"""A draft of a campaign as its author writes it step by step; nothing here sends, and nothing launched is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mailbot.campaigns import audience, launch
from mailbot.campaigns.reach import Reach, reach, reached
from mailbot.campaigns.rendering import Rendered, check_step, check_syntax, render
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict, on_a_page
from models.campaign import Audience, Campaign, CampaignState, Step
from models.contact import Contact

SAMPLE = 5  # contacts that are shown of an audience
TRIED = 500  # contacts that a look at a draft fills its texts in for; launching does so for everybody
MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """An audience: how many, and the first of those who may be written to."""

    reach: Reach
    first: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A step filled in for a contact, or why it cannot be."""

    contact: Contact | None
    mail: Rendered | None
    problem: str = ""


async def begin(desk: Desk, name: str, *, actor: str) -> Campaign:
    """A new draft with no text yet. Raises BadInput without a name."""
    campaign = Campaign(
        number=await desk.store.numbers("campaign", start=launch.FIRST_NUMBER),
        name=_named(name),
        steps=[Step(subject="", text="")],
        audience=Audience(),
        rate_per_minute=desk.config.sending.rate_per_minute,
    )
    await desk.store.add(campaign)
    await desk.store.record("campaign.created", campaign.name, actor=actor, campaign=campaign.number)
    return campaign


async def rename(desk: Desk, number: int, name: str, *, actor: str) -> Campaign:
    """Give a draft another name."""
    return await _change(desk, number, {"name": _named(name)}, "name", actor)


async def choose(desk: Desk, number: int, chosen: Audience, *, actor: str) -> Campaign:
    """Say whom it is for. Raises BadInput for an audience that names nothing."""
    audience.require_chosen(chosen)
    audience.query(chosen)
    return await _change(desk, number, {"audience": chosen}, "audience", actor)


async def write(desk: Desk, number: int, steps: Sequence[Step], *, actor: str) -> Campaign:
    """Keep its texts, finished or not. Raises BadInput for a template that cannot be read."""
    if not 1 <= len(steps) <= MOST_STEPS:
        raise BadInput(f"a campaign has 1 to {MOST_STEPS} steps", "take some away")
    for place, step in enumerate(steps, start=1):
        check_syntax(step, place)
    return await _change(desk, number, {"steps": list(steps)}, "texts", actor)


async def schedule(desk: Desk, number: int, rate_per_minute: int, start_at: datetime | None, *, actor: str) -> Campaign:
    """How many mails may leave in a minute, and from when (None: at once when it is launched)."""
    if not 1 <= rate_per_minute <= 10_000:
        raise BadInput("the rate is from 1 to 10,000 mails a minute", "choose one")
    if start_at is not None and start_at <= desk.now():
        raise BadInput("that start is past", "choose a time to come, or to start at once")
    return await _change(desk, number, {"rate_per_minute": rate_per_minute, "start_at": start_at}, "schedule", actor)


async def sample(desk: Desk, campaign: Campaign) -> Sample:
    """How many an audience has, and the first of those who may be written to."""
    first: list[Contact] = []
    async for contact in reached(desk, campaign):
        first.append(contact)
        if len(first) == SAMPLE:
            break
    return Sample(await reach(desk, campaign), tuple(first))


async def fill_in(desk: Desk, campaign: Campaign, step: int, place: int = 0) -> Filled:
    """A step as the `place`-th contact of the audience would get it (0: the first)."""
    if not 0 <= step < len(campaign.steps):
        raise BadInput(f"campaign {campaign.number} has {len(campaign.steps)} steps", "name one of them")
    found = await _nth(desk, campaign, place)
    if found is None:
        return Filled(None, None, "nobody in the audience may be written to: nobody would get it")
    try:
        check_step(campaign.steps[step], step + 1 if len(campaign.steps) > 1 else 0)
        return Filled(found, render(campaign, step, found, desk.config.business))
    except BadInput as problem:
        return Filled(found, None, str(problem))


async def problems(desk: Desk, campaign: Campaign) -> list[str]:
    """What keeps a draft from being launched, in words; empty when nothing that the first contacts show does."""
    found = []
    try:
        audience.require_chosen(campaign.audience)
        launch.require_somebody(await audience.size(desk, campaign.audience))
    except BadInput as problem:
        found.append(on_a_page(problem))
    try:
        await check_texts(desk, campaign)
        launch.require_start_to_come(desk, campaign.start_at)
    except BadInput as problem:
        found.append(on_a_page(problem))
    business = desk.config.business
    if not (business.name.strip() and business.postal_address.strip()):
        found.append("The agency's name and postal address stand in every mail: fill them in, in config.toml.")
    return found


async def check_texts(desk: Desk, campaign: Campaign) -> None:
    """Whether every text is there and can be filled in for the first contacts. Raises BadInput naming the step."""
    for place, step in enumerate(campaign.steps, start=1):
        check_step(step, place if len(campaign.steps) > 1 else 0)
    await _try_first(desk, campaign)


async def _try_first(desk: Desk, campaign: Campaign) -> None:
    """Fill every step in for the first of the audience. Raises BadInput naming contact and variable."""
    tried = 0
    async for contact in audience.contacts_of(desk, campaign.audience):
        for step in range(len(campaign.steps)):
            render(campaign, step, contact, desk.config.business)
        tried += 1
        if tried == TRIED:
            return


async def _nth(desk: Desk, campaign: Campaign, place: int) -> Contact | None:
    last = None
    at = 0
    async for contact in reached(desk, campaign):
        last = contact
        if at >= min(place, SAMPLE * 4):
            break
        at += 1
    return last


async def _change(desk: Desk, number: int, changes: Mapping[str, Any], what: str, actor: str) -> Campaign:
    campaign = await launch.find(desk, number)
    edited = {**changes, "edited_at": desk.now()}
    if not await desk.store.change(Campaign, str(campaign.id), expect={"state": CampaignState.DRAFT}, set=edited):
        raise Conflict(f"campaign {number} was launched", "what is under way is not rewritten; make a new one")
    await desk.store.record("campaign.edited", what, actor=actor, campaign=number)
    return await launch.find(desk, number)


def _named(name: str) -> str:
    if not name.strip():
        raise BadInput("a campaign needs a name", "only you see it")
    return " ".join(name.split())[:120]

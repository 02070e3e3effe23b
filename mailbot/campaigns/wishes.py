"""Rewriting asked for on the dashboard, which talks to no model: the wish stands on the draft, a job fulfils it."""

from __future__ import annotations

import logging

from mailbot import hands
from mailbot.campaigns import enhance, launch
from mailbot.campaigns.enhance import Length, Proposal, Review, Tone
from mailbot.desk import Desk
from mailbot.doors import Model
from mailbot.errors import BadInput, Conflict, MailbotError
from mailbot.store import LONG_AGO
from models.campaign import Campaign, CampaignState, Wish

log = logging.getLogger(__name__)

_DRAFT = {"state": CampaignState.DRAFT}


async def ask(desk: Desk, number: int, tone: Tone, length: Length, *, actor: str) -> None:
    """Wish for other words. Raises Conflict for what was launched, BadInput where no model could fulfil it."""
    if not desk.config.ai.writer_models:
        raise BadInput("rewriting needs a language model", "name one as ai.model in config.toml")
    campaign = await launch.find(desk, number)
    wish = Wish(tone=tone.value, length=length.value, actor=actor, at=desk.now())
    if not await desk.store.change(Campaign, str(campaign.id), expect=_DRAFT, set={"wish": wish}):
        raise Conflict(f"campaign {number} was launched", "what is under way is not rewritten")


async def fulfil(desk: Desk, model: Model, review: Review) -> int:
    """Fulfil every wish that waits; how many. What comes of one stands on its campaign, to be taken over or not."""
    done = 0
    for campaign in await desk.store.find(Campaign, _DRAFT, then={"wish.at": {"$gt": LONG_AGO}}):
        wish = campaign.wish
        if wish is None or wish.steps or wish.problem:
            continue
        async with hands.in_hand(desk, campaign) as hand:
            if hands.is_deadly(hand):
                answer = wish.model_copy(update={"problem": f"mailbot ended {hands.MOST_LOST} times over it"})
            else:
                answer = await _answered(desk, model, review, campaign, wish)
            await desk.store.change(Campaign, str(campaign.id), expect={"wish.at": wish.at}, set={"wish": answer})
        done += 1
    return done


async def _answered(desk: Desk, model: Model, review: Review, campaign: Campaign, wish: Wish) -> Wish:
    """The wish with what the model proposes, or why it cannot."""
    try:
        proposal = await enhance.propose(desk, model, review, campaign.number, Tone(wish.tone), Length(wish.length))
    except MailbotError as problem:
        return wish.model_copy(update={"problem": str(problem)})
    except Exception:
        log.exception("campaign %s could not be reworded", campaign.number)
        return wish.model_copy(update={"problem": "mailbot failed at it; its log says why"})
    return wish.model_copy(update={"steps": proposal.steps, "of": tuple(campaign.steps)})


async def take_over(desk: Desk, number: int) -> Campaign:
    """Put the proposed words in place of the old. Raises Conflict when the texts changed since, or none is there."""
    campaign = await launch.find(desk, number)
    if campaign.wish is None or not campaign.wish.steps:
        raise Conflict(f"nothing is proposed for campaign {number}", "ask for other words first")
    asked_of = campaign.model_copy(update={"steps": list(campaign.wish.of)})
    await enhance.apply(desk, Proposal(asked_of, campaign.wish.steps))
    return await drop(desk, number)


async def drop(desk: Desk, number: int) -> Campaign:
    """Keep the words as they are."""
    campaign = await launch.find(desk, number)
    await desk.store.change(Campaign, str(campaign.id), set={"wish": None})
    return await launch.find(desk, number)

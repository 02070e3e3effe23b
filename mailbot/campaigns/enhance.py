"""The message enhancer: a campaign's body in another tone, by a model; code sees that nothing but the wording changed.

`propose` asks and checks, `apply` writes what a person confirmed. A campaign that was launched is not touched. Whoever
asks brings the review of what is newly said: the checks of drafts belong to another room.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from classifiers.prompting import Marker, prompt_text
from classifiers.text.language import detect
from mailbot.campaigns import launch
from mailbot.campaigns.kept_facts import lost_or_added, prose_of
from mailbot.campaigns.rendering import check_syntax
from mailbot.desk import Desk
from mailbot.doors import Cause, Model, Prompt, because_of
from mailbot.errors import BadInput, Conflict, ModelError
from models.campaign import Campaign, CampaignState, Step

LONGEST = 20_000  # characters of a body that is rewritten
Review = Callable[[str, str], Sequence[str]]
"""What is wrong with the second of two texts as a rewording of the first, as people read them."""

_LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "it": "Italian"}


class Tone(StrEnum):
    PROFESSIONAL = "professional"
    FRIENDLY = "friendly"
    URGENT = "urgent"
    CASUAL = "casual"
    PERSUASIVE = "persuasive"
    FORMAL = "formal"


class Length(StrEnum):
    SAME = "about the same length"
    SHORTER = "shorter by about a third"
    LONGER = "longer by about a third"


class Rewritten(BaseModel):
    """What a model is asked to fill in."""

    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A campaign with its texts as they are, and as they would be."""

    campaign: Campaign
    steps: tuple[Step, ...]


async def propose(
    desk: Desk, model: Model, review: Review, number: int, tone: Tone, length: Length = Length.SAME
) -> Proposal:
    """Every step's body rewritten and checked. Raises Conflict after launch, ModelError where facts were not kept."""
    campaign = await launch.find(desk, number)
    _require_draft(campaign)
    steps = []
    with because_of(Cause(campaign=number)):
        for step in campaign.steps:
            text = await _rewritten(model, review, step.text, tone, length)
            html = await _rewritten(model, review, step.html, tone, length) if step.html.strip() else step.html
            steps.append(step.model_copy(update={"text": text, "html": html}))
    return Proposal(campaign, tuple(steps))


async def apply(desk: Desk, proposal: Proposal) -> Campaign:
    """Write a proposal, unless the campaign was changed or launched meanwhile. Raises Conflict, BadInput."""
    campaign = proposal.campaign
    rewritten = campaign.model_copy(update={"steps": list(proposal.steps)})
    await launch.check_for_everybody(desk, rewritten)
    unchanged = {"state": CampaignState.DRAFT, "steps": [step.model_dump() for step in campaign.steps]}
    edited = {"steps": list(proposal.steps), "edited_at": desk.now()}
    if not await desk.store.change(Campaign, str(campaign.id), expect=unchanged, set=edited):
        raise Conflict(f"campaign {campaign.number} was changed meanwhile", "look at it, and enhance it again")
    await desk.store.record("campaign.enhanced", "", actor="operator", campaign=campaign.number)
    return await launch.find(desk, campaign.number)


def _require_draft(campaign: Campaign) -> None:
    if campaign.state is not CampaignState.DRAFT:
        raise Conflict(
            f"campaign {campaign.number} is {campaign.state}", "only a draft is rewritten; what was launched stays"
        )


async def _rewritten(model: Model, review: Review, text: str, tone: Tone, length: Length) -> str:
    """One body, asked for again with what is wrong where facts were not kept."""
    if len(text) > LONGEST:
        raise BadInput(f"a body has {len(text)} characters", f"one of up to {LONGEST} can be rewritten")
    wrong: list[str] = []
    for _ in range(2):
        said, _usage = await model.fill(_prompt(text, tone, length, wrong), Rewritten)
        wrong = _faults(text, said.text)
        wrong += await asyncio.to_thread(review, prose_of(text), prose_of(said.text))  # embeddings take their time
        if not wrong:
            return said.text.strip() + "\n"
    raise ModelError(f"the model did not keep what the text says: {'; '.join(wrong[:5])}", kind="malformed")


def _prompt(text: str, tone: Tone, length: Length, wrong: list[str]) -> Prompt:
    fixed, marker = prompt_text("enhancer"), Marker()
    lines = [
        f"tone: {tone}",
        f"language: {_LANGUAGES.get(detect(text), 'that of the text')}",
        f"length: {length}",
        f"mark of the text: {marker.mark}",
    ]
    if wrong:
        lines.append("The last attempt cannot be used, correct this: " + "; ".join(wrong))
    # Not cleaned as a stranger's words are: it is the operator's own text, HTML and all.
    body = f"[text {marker.mark}]\n{text}\n[end {marker.mark}]"
    return Prompt("writer", fixed.version, fixed.text, "\n".join(lines) + "\n\n" + body)


def _faults(before: str, after: str) -> list[str]:
    if not after.strip():
        return ["it is empty"]
    faults = lost_or_added(before, after)
    if detect(after) != detect(before):
        faults.append("it is in another language")
    try:
        check_syntax(Step(subject="x", text=after))
    except BadInput as problem:
        faults.append(problem.what)
    return faults

"""The message enhancer: only the wording changes, only in a draft, and only when a person confirms it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from agency import Agency
from scripted_model import ScriptedModel

from mailbot.campaigns import enhance, launch
from mailbot.campaigns.enhance import Length, Tone
from mailbot.campaigns.kept_facts import lost_or_added, prose_of
from mailbot.campaigns.spec import spec_of
from mailbot.conversation.checking.rewording import reviewer
from mailbot.errors import Conflict, ModelError

BODY = (
    "Hello {{ contact.first_name }},\n\nthe open house at 12 Elm St is on Saturday, March 7 at 2 pm. "
    "Homes in Old Town start at $440,000; see https://alder.example/spring.\n\nKim\n"
)
BETTER = (
    "Hi {{ contact.first_name }}!\n\nCome by 12 Elm St on Saturday, March 7: the open house begins at 2 pm. "
    "In Old Town, homes start at $440,000. Have a look: https://alder.example/spring.\n\nKim\n"
)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("{{ contact.first_name }}", "friend"), "variable or block lost"),
        (("{{ contact.first_name }}", "{{ contact.name }}"), "variable or block"),
        (("$440,000", "$399,000"), "number"),
        (("2 pm", "3 pm"), "number"),
        (("Saturday", "Sunday"), "day or month"),
        (("March 7", "7"), "day or month lost: march"),
        (("alder.example/spring", "evil.example"), "link"),
        (("Elm St", "Elm Ave"), "name"),
        (("In Old Town, homes", "Homes"), "name lost: Old"),
        (("Have a look", "Only three are left, have a look"), "number word added: three"),
        (("Come by", "Our own Dana Reyes invites you to"), "name added: Dana"),
        (("begins", "begins tomorrow and"), "day or month added: tomorrow"),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)
def test_what_is_lost_or_added_is_found(change: tuple[str, str], told: str) -> None:
    assert lost_or_added(BODY, BETTER) == []
    assert any(told in line for line in lost_or_added(BODY, BETTER.replace(*change)))


def test_blocks_keep_their_order_and_tags_too() -> None:
    block = "{% if contact.phone %}We will ring.{% else %}Write to us.{% endif %}"
    assert lost_or_added(block, "{% if contact.phone %}A ring.{% else %}A line.{% endif %}") == []
    assert lost_or_added(block, "{% else %}A line.{% if contact.phone %}A ring.{% endif %}")
    assert lost_or_added("<p>Hello <b>you</b></p>", "<p>Hi <b>you</b>!</p>") == []
    assert lost_or_added("<p>Hello</p>", "<p>Hello</p><script>x</script>")


@pytest.fixture
async def drafted(quiet_agency: Agency) -> tuple[Agency, int]:
    await quiet_agency.add_contact("dana@away.example")
    values = {"name": "Spring", "audience": {"kind": "all"}, "subject": "Homes", "text": BODY}
    campaign = await launch.create(quiet_agency.desk, spec_of(values, ZoneInfo("UTC"), base=Path(), named="x"))
    return quiet_agency, campaign.number


async def test_a_proposal_changes_nothing_until_it_is_applied(drafted: tuple[Agency, int]) -> None:
    agency, number = drafted
    model = ScriptedModel({"text": BETTER})
    proposal = await enhance.propose(agency.desk, model, reviewer(agency.desk), number, Tone.FRIENDLY, Length.SHORTER)
    assert (await launch.find(agency.desk, number)).steps[0].text == BODY
    assert "tone: friendly" in model.prompts[0].user
    assert "shorter" in model.prompts[0].user
    assert (await enhance.apply(agency.desk, proposal)).steps[0].text == BETTER


@pytest.mark.parametrize(
    "text", [BETTER.replace("$440,000", "$1"), "", "Hola, ¿cómo está usted? La casa es para usted"]
)
async def test_a_text_that_does_not_keep_the_facts_is_asked_for_again_and_then_refused(
    drafted: tuple[Agency, int], text: str
) -> None:
    agency, number = drafted
    model = ScriptedModel({"text": text})
    with pytest.raises(ModelError, match="did not keep"):
        await enhance.propose(agency.desk, model, reviewer(agency.desk), number, Tone.URGENT)
    assert len(model.prompts) == 2
    assert "cannot be used" in model.prompts[1].user


@pytest.mark.parametrize(
    ("newly", "rule"),
    [
        ("It is perfect for young families.", "fair_housing"),
        ("Its value is guaranteed to rise.", "guarantees"),
        ("It has a heated pool.", "features: pool is added"),
        ("Write to {{ contact.name }}", "variable or block added"),
    ],
)
async def test_what_no_draft_may_say_is_refused_and_the_rule_is_named(
    drafted: tuple[Agency, int], newly: str, rule: str
) -> None:
    agency, number = drafted
    model = ScriptedModel({"text": BETTER.replace("\n\nKim", f" {newly}\n\nKim")})
    with pytest.raises(ModelError, match=rule):
        await enhance.propose(agency.desk, model, reviewer(agency.desk), number, Tone.PERSUASIVE)
    assert rule in model.prompts[1].user


def test_the_review_reads_words_and_no_machinery() -> None:
    body = "<p>Hi {{ contact.first_name }}, {% if x %}<b>a</b> pool{% endif %}</p><p>R&amp;D</p>"
    assert prose_of(body).split("\n") == ["", "Hi x, a pool", "", "R&D", ""]


async def test_what_was_launched_is_not_touched(drafted: tuple[Agency, int]) -> None:
    agency, number = drafted
    model: Any = ScriptedModel({"text": BETTER})
    proposal = await enhance.propose(agency.desk, model, reviewer(agency.desk), number, Tone.FORMAL)
    await launch.launch(agency.desk, number)
    with pytest.raises(Conflict, match="changed meanwhile"):
        await enhance.apply(agency.desk, proposal)
    model = ScriptedModel({"text": BETTER})
    with pytest.raises(Conflict, match="running"):
        await enhance.propose(agency.desk, model, reviewer(agency.desk), number, Tone.FORMAL)
    assert model.prompts == []

"""An agency's own facts may be said letter by letter, whatever a reader of drafts makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.config import Config
from mailbot.conversation.brief import Brief, Fact, Written
from mailbot.conversation.checking.table import check
from mailbot.conversation.meaning.facts import business_facts
from mailbot.conversation.writing.assembling import assemble
from mailbot.conversation.writing.briefing import with_facts
from mailbot.embedded import town
from mailbot.ops.eval.scenes import PEOPLE, SCENES

BUSINESS = Config.model_validate(town.business()).business
FACTS = business_facts(BUSINESS)
PROCESS = next(fact for fact in FACTS if fact.id == "business:process")


def held(brief: Brief, body: str) -> set[str]:
    findings = check(brief, assemble(brief, body), Written(body, "some model", "writer-0"), PEOPLE)
    return {finding.rule for finding in findings}


def answering(scene: str, fact: Fact) -> Brief:
    brief = replace(SCENES[scene], answers=(fact,), agent=BUSINESS.agent, business=BUSINESS.name)
    return with_facts(brief, FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_every_fact_of_the_example_agency_stands_beside_times_that_are_offered(fact: Fact) -> None:
    brief = answering("call", fact)
    times = "\n".join(f"{place}. {slot.text}" for place, slot in enumerate(brief.slots, 1))
    assert not held(brief, f"{fact.text}\n\nA short call is the next step.\n\n{times}\n\nWhich of these suits you?")


SELLING = next(fact for fact in FACTS if "recent sales" in fact.text)


def test_words_that_lead_to_a_fact_make_no_other_of_it() -> None:
    selling = answering("answer", SELLING)
    assert not held(selling, f"What our facts do say: {SELLING.text[0].lower()}{SELLING.text[1:]}")
    assert held(selling, f"What recent sales say: {SELLING.text}"), "the words that lead to it are read as well"


@pytest.mark.parametrize(
    "more",
    ["We stay with you until your loan is approved.", "We stay with you from the offer to the keys, whatever happens."],
)
def test_what_goes_beyond_a_fact_is_held(more: str) -> None:
    assert held(answering("call", PROCESS), f"{PROCESS.text} {more}")


def with_features(*features: str) -> Brief:
    brief = SCENES["suggest"]
    return replace(brief, properties=(replace(brief.properties[0], features=features),))


def test_features_listed_as_the_record_has_them_are_facts() -> None:
    brief = with_features("assumable VA loan", "storm shelter", "two-car garage")
    home = brief.properties[0]
    listed = f"1. {home.address} — {home.price_text}\n   assumable VA loan, storm shelter\n\nDoes it appeal to you?"
    assert "loans" not in held(brief, listed)
    assert "loans" in held(brief, listed.replace("assumable VA loan", "easy VA loan"))
    assert "loans" in held(brief, listed.replace("storm shelter", "storm shelter: with the VA loan you qualify"))

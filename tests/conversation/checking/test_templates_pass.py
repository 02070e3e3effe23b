"""The templates' own words, every variant of every step, pass every check: what mailbot words itself is never held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifiers.asking.topics import OTHER_TOPIC, TOPICS
from mailbot.conversation.brief import Brief, Fact, Turn
from mailbot.conversation.checking.table import check
from mailbot.conversation.meaning.facts import NEUTRAL
from mailbot.conversation.steps import CallMatter, Matter, ReplyStep
from mailbot.conversation.writing.assembling import assemble
from mailbot.conversation.writing.briefing import with_facts
from mailbot.conversation.writing.template_voice import word
from mailbot.conversation.writing.topic_words import topics_for_lead
from mailbot.crm.matching.near import Miss
from mailbot.crm.matching.things import THINGS
from mailbot.ops.eval.scenes import PEOPLE, SCENES

SEEDS = 24  # each place of a template has two or three variants

MANY, ONE, CALL, CONFIRM = SCENES["suggest"], SCENES["one"], SCENES["call"], SCENES["confirm"]
NEEDS, SELLER, NONE, ANSWER = SCENES["ask_needs"], SCENES["ask_seller"], SCENES["none"], SCENES["answer"]
TWO = ("taxes", "schools")
# Earlier replies with every way of asking whether there is anything else.
SAID_BEFORE = tuple(
    Turn(from_lead=False, text=word(replace(ANSWER, step=ReplyStep.REFER, language=language, seed=seed)).text)
    for language in ("en", "es")
    for seed in range(SEEDS)
)


def on_land(brief: Brief) -> Brief:
    return replace(brief, properties=tuple(replace(home, type="land") for home in brief.properties))


def alike(brief: Brief) -> Brief:
    """Three homes with the same rooms, size and year, as of one development."""
    first, *others = brief.properties
    third = replace(first, ref="BR-999", address="9 Quince Street", url="https://homes.example/br-999")
    told = {
        "type": first.type,
        "area": first.area,
        "bedrooms": 3,
        "bathrooms": 2.0,
        "square_feet": 1850,
        "year_built": 1998,
        "features": ("attached garage", "fenced yard", "gas fireplace"),
    }
    return replace(brief, properties=tuple(replace(home, **told) for home in (first, *others[:1], third)))


def close(miss: Miss) -> Brief:
    """Nothing fits, and one home comes close."""
    return replace(NONE, properties=tuple(replace(home, miss=miss) for home in ONE.properties))


BRIEFS = {
    "homes": MANY,
    "homes alike": alike(MANY),
    "homes alike, asked about": alike(replace(MANY, asked_about=MANY.properties[0].ref, asked=("availability",))),
    "homes, a question for the agent": replace(MANY, asked=("taxes",), unanswered=("taxes",)),
    "homes, and one to sell": replace(MANY, also_sells=True),
    "one home": replace(ONE, asked_about="", questions=("timeline",)),
    "one plot": on_land(replace(ONE, asked_about="", questions=("timeline",))),
    "asked about": replace(ONE, asked=("price",)),
    "asked whether it is there": replace(ONE, asked=("availability",)),
    "asked for more than records tell": replace(ONE, asked=("availability", *TWO), unanswered=TWO),
    "several asked about": replace(MANY, asked_about=MANY.properties[0].ref, asked=("availability",)),
    "one sold, others fit": replace(MANY, gone=(replace(ONE.properties[0], status="sold"),)),
    "one under contract": replace(NEEDS, gone=(replace(ONE.properties[0], status="pending"),)),
    "one rented": replace(NEEDS, gone=(replace(ONE.properties[0], status="sold", listed_for="rent"),)),
    "nothing fits": NONE,
    "nothing more fits": replace(NONE, shown_before=True),
    **{f"nothing fits, close by {miss}": close(miss) for miss in Miss},
    "nothing fits, several close": replace(
        NONE, properties=tuple(replace(home, miss=miss) for home, miss in zip(MANY.properties, Miss, strict=False))
    ),
    "a home that is not ours": replace(NEEDS, not_ours=True, asked=(OTHER_TOPIC,), unanswered=(OTHER_TOPIC,)),
    "schools": replace(
        ANSWER, asked=tuple(NEUTRAL), answers=tuple(Fact(f"neutral:{t}", NEUTRAL[t]["en"]) for t in NEUTRAL)
    ),
    "for the agent": replace(ANSWER, step=ReplyStep.REFER, answers=(), asked=("taxes",), unanswered=("taxes",)),
    "much for the agent": replace(ANSWER, step=ReplyStep.REFER, answers=(), asked=TWO, unanswered=TWO),
    "partly for the agent": replace(ANSWER, step=ReplyStep.REFER, asked=("hours", "taxes"), unanswered=("taxes",)),
    "of one home, for the agent": replace(
        ONE, step=ReplyStep.REFER, asked_about="", asked=("taxes",), unanswered=("taxes",)
    ),
    "for the agent, and said so before": replace(
        ANSWER, step=ReplyStep.REFER, answers=(), asked=TWO, unanswered=TWO, turns=SAID_BEFORE
    ),
    "answers": ANSWER,
    "answers, and answered before": replace(ANSWER, turns=SAID_BEFORE),
    "what they need": NEEDS,
    "what they sell": SELLER,
    "what it is worth": replace(SELLER, asked=("valuation",)),
    "one thing of a seller": replace(SELLER, questions=("timeline",)),
    "nothing more of a seller": replace(SELLER, questions=()),
    "the number": SCENES["ask_phone"],
    "the number, to view": replace(SCENES["ask_phone"], properties=ONE.properties, wish_for_visit=True),
    "the number, to offer": replace(SCENES["ask_phone"], properties=ONE.properties, wish_to_offer=True),
    "the number, of one who likes it": replace(SCENES["ask_phone"], properties=ONE.properties, keen=True),
    "a call": CALL,
    "a call, and a question": replace(CALL, asked=("taxes",), unanswered=("taxes",)),
    "one time": replace(CALL, slots=CALL.slots[:1]),
    "another time": replace(CALL, step=ReplyStep.OTHER_TIMES, slots=CALL.slots[:1]),
    "this time": replace(CALL, step=ReplyStep.WHICH_TIME, slots=CALL.slots[:1]),
    "a call before the visit": replace(CALL, wish_for_visit=True, visit_when="Saturday at 10:30"),
    "no call": replace(CALL, step=ReplyStep.NOTE_WISH, slots=(), no_call=True, by_mail=True),
    "would call, and not be called": replace(CALL, step=ReplyStep.NOTE_WISH, slots=(), no_call=True, would_call=True),
    "the number, of one who would call": replace(SCENES["ask_phone"], would_call=True),
    "a visit and no call": replace(CONFIRM, step=ReplyStep.NOTE_WISH, visit_when="Saturday at 10:30", meets=True),
    "other times": replace(CALL, step=ReplyStep.OTHER_TIMES),
    "a call when they did not say": replace(CALL, times_differ=True),
    "other times for one that is taken": replace(CALL, step=ReplyStep.OTHER_TIMES, time_taken=True),
    "which time": replace(CALL, step=ReplyStep.WHICH_TIME),
    "booked": CONFIRM,
    "moved": replace(CONFIRM, step=ReplyStep.MOVE_CALL),
    "called off": replace(CONFIRM, step=ReplyStep.CANCEL_CALL),
    "handed over": replace(ANSWER, step=ReplyStep.HAND_OVER),
    "waits": replace(ANSWER, step=ReplyStep.WAITS),
    **{
        f"the agent has it: {matter}": replace(ANSWER, step=ReplyStep.WITH_AGENT, answers=(), matter=matter)
        for matter in Matter
    },
    **{
        f"of the call: {matter}": replace(
            CONFIRM, step=ReplyStep.ABOUT_CALL, call_minutes=30, of_call=frozenset({matter})
        )
        for matter in CallMatter
    },
}


def in_language(answers: tuple[Fact, ...], language: str) -> tuple[Fact, ...]:
    """Facts of the business are in English; what is said of schools and the like has both."""
    neutral = (Fact(fact.id, NEUTRAL[topic][language]) for fact in answers if (topic := fact.id[8:]) in NEUTRAL)
    return answers if language == "en" else tuple(neutral)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("brief", BRIEFS.values(), ids=BRIEFS)
def test_every_variant_passes_every_check(brief: Brief, language: str) -> None:
    passed_on = topics_for_lead(brief.unanswered, language)
    spoken = replace(brief, language=language, answers=in_language(brief.answers, language), passed_on=passed_on)
    facts = [fact for fact in brief.facts if fact.id.startswith("business:")]
    seeded = [with_facts(replace(spoken, seed=seed), facts) for seed in range(SEEDS)]
    variants = {word(one).text: one for one in seeded}
    held = {}
    for text, one in variants.items():
        findings = check(one, assemble(one, text), word(one), PEOPLE)
        held |= {(finding.rule, finding.detail): text for finding in findings}
    assert not held


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("topic", [*(topic for topic, _ in TOPICS), *(thing.name for thing in THINGS)])
def test_every_topic_may_be_passed_on_by_its_name(topic: str, language: str) -> None:
    for brief in (replace(ONE, step=ReplyStep.REFER), CALL):
        named = topics_for_lead((topic,), language)
        asking = replace(brief, language=language, asked=(topic,), unanswered=(topic,), passed_on=named, answers=())
        assert not check(asking, assemble(asking, word(asking).text), word(asking), PEOPLE)

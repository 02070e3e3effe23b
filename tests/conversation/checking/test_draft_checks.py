"""The checks of drafts: what is false, promised, unlawful or leaked is held, what is true goes, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mailbot.ai.embeddings import LocalEmbedder
from mailbot.config import Config
from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.checking.amounts import money_in
from mailbot.conversation.checking.table import CHECKS, check, require_known
from mailbot.conversation.recipients import Recipients
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.assembling import assemble
from mailbot.conversation.writing.briefing import with_facts
from mailbot.conversation.writing.template_voice import word
from mailbot.errors import ConfigError
from mailbot.ops.eval.draft_grammar import MUTATIONS, mutated_drafts, true_drafts
from mailbot.ops.eval.draft_sets import DraftCase, hand_written
from mailbot.ops.eval.scenes import BUSINESS, PEOPLE, SCENES, as_written

DOCS = Path(__file__).parents[3] / "docs" / "checks.md"
BAD = [case for kind in ("drafts", "fair_housing") for case in hand_written(f"{kind}_bad_seen")]
TRUE = [case for kind in ("drafts", "fair_housing") for case in hand_written(f"{kind}_true_seen")]
# True, and held all the same: a sum that stands in no fact; and "it" before another home is named.
HELD_FOR_SAFETY = {"drafts_true_seen:55", "fair_housing_true_seen:37"}


def rules(scene: str, text: str) -> set[str]:
    return {finding.rule for finding in DraftCase("", SCENES[scene], text).findings()}


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.id}:{case.rule}")
def test_a_bad_draft_is_held(case: DraftCase) -> None:
    assert case.findings()


@pytest.mark.parametrize("case", TRUE, ids=lambda case: case.id)
def test_a_true_draft_is_let_go(case: DraftCase) -> None:
    assert bool(case.findings()) == (case.id in HELD_FOR_SAFETY)


def test_no_mutated_fact_passes() -> None:
    drafts = mutated_drafts(7, 20 * len(MUTATIONS))
    assert [case for case in drafts if not case.findings()] == []
    assert {case.rule for case in drafts} == {rule for rule, _ in MUTATIONS}


def test_true_drafts_of_both_voices_are_let_go() -> None:
    drafts = true_drafts(7, 150)
    assert [(case.text, case.findings()) for case in drafts if case.findings()] == []


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("seed", range(6))
def test_every_template_passes(scene: str, seed: int) -> None:
    brief = replace(SCENES[scene], seed=seed)
    written = word(brief)
    assert check(brief, assemble(brief, written.text), written, PEOPLE) == ()


def test_a_sentence_is_read_by_its_meaning_where_that_is_known() -> None:
    """No pattern has these words; the embedder is asked for every sentence and clause once, and its rows decide."""
    asked: list[str] = []

    def embedder(sentences: Sequence[str], /) -> Sequence[Sequence[float]]:
        asked.extend(sentences)
        return LocalEmbedder()(sentences)

    words = "The street has a certain sort of crowd, and you would be one of them. When would you like to move?"
    found = DraftCase("", SCENES["suggest"], words).findings(embedder)
    assert found[0].rule == "fair_housing"
    assert "certain sort of crowd" in found[0].detail
    assert len(asked) == len(set(asked))
    assert "When would you like to move?" in asked


def test_what_is_said_of_vouchers_waits_for_a_person() -> None:
    text = "Housing vouchers are not accepted at 44 Birch Ln Apt 2B."
    for embedder in (None, LocalEmbedder()):
        found = DraftCase("", SCENES["rent"], text).findings(embedder)
        assert "fair_housing" in {finding.rule for finding in found}


@pytest.mark.parametrize("name", [line.name for line in CHECKS])
def test_every_check_holds_something_alone_and_can_be_switched_off(name: str) -> None:
    """Without its rule the example passes, or is held by others only: each line of the table does something."""
    brief, written, people = EXAMPLES[name]
    whole = assemble(brief, written.text)
    assert name in {finding.rule for finding in check(brief, whole, written, people)}
    assert name not in {finding.rule for finding in check(brief, whole, written, people, {name: "for this test alone"})}


def _example(scene: str, text: str, people: Recipients = PEOPLE) -> tuple[Brief, Written, Recipients]:
    return SCENES[scene], as_written(SCENES[scene], text), people


EXAMPLES: dict[str, tuple[Brief, Written, Recipients]] = {
    "recipients": _example(
        "suggest", "Thank you.", Recipients("dana@away.example", ("thief@evil.example",), PEOPLE.allowed)
    ),
    "length": _example("suggest", " "),
    "prices": _example("suggest", "12 Elm St is $465,000."),
    "sizes": _example("suggest", "12 Elm St has 4 bedrooms."),
    "numbers": _example("suggest", "It scores 97 in every test."),
    "addresses": _example("suggest", "Have a look at 9 Elm St."),
    "links": _example("suggest", "See https://alderhomes.example/BR-102x."),
    "phones": _example("suggest", "Our number is +1 555 555 0199."),
    "mls": _example("suggest", "Its number is MLS 123456."),
    "named_properties": (SCENES["suggest"], Written("12 Elm St is $440,000.", "x", "1", ("BR-999",)), PEOPLE),
    "features": _example("suggest", "12 Elm St has a sauna."),
    "areas": _example("suggest", "12 Elm St is in Lakeside."),
    "status": _example("suggest", "It will not last."),
    "times": _example("call", "Kim is free on Friday, March 6 at 9:00 AM EST."),
    "loose_times": _example("call", "Shall we say tomorrow?"),
    "names": _example("suggest", "As Patricia wrote, it is nice."),
    "others": _example("suggest", "Somebody else likes it too."),
    "promises": _example("suggest", "I will call you."),
    "deeds": _example("suggest", "I have reserved it for you."),
    "state": _example("call", "Your call is booked."),
    "fair_housing": _example("suggest", "It is ideal for families."),
    "statements": _example("suggest", "12 Elm St comes with a sunken conversation pit and freshly replaced gutters."),
    "legal": _example("suggest", "You need no lawyer."),
    "taxes": _example("suggest", "It is tax deductible."),
    "loans": _example("suggest", "You would qualify."),
    "valuation": _example("suggest", "It is a bargain."),
    "commission": _example("ask_seller", "Our commission is low."),
    "lenders": _example("suggest", "Ask our preferred lender."),
    "guarantees": _example("suggest", "We guarantee it."),
    "identity": _example("suggest", "I am not a robot."),
    "leaks": _example("suggest", "My instructions are secret."),
    "placeholders": _example("suggest", "It costs [price]."),
    "markup": _example("suggest", "It is <b>nice</b>."),
    "hidden": _example("suggest", "It is nice\u200b."),
    "repetition": _example("suggest", "It is a very nice bungalow. It is a very nice bungalow."),
    "questions": _example("suggest", "This one? Or that? Or none?"),
    "answered": _example("suggest", "What is your budget?"),
    "language": _example(
        "suggest", "Las dos casas están en la zona que usted busca, y las dos tienen lo que me pidió."
    ),
    "unread": (
        replace(SCENES["suggest"], language="fr"),
        as_written(SCENES["suggest"], "Un quartier calme, où vivent surtout des familles catholiques."),
        PEOPLE,
    ),
}


def test_what_a_lead_said_is_said_back_as_theirs_and_never_as_ours() -> None:
    """A lead who plants a price, a link or a number as a "need" gets it back from nobody."""
    needs = {"price_max": "$1", "areas": "http://evil.example", "phone": "+1 900 555 0199", "address": "66 Evil St"}
    brief = with_facts(replace(SCENES["suggest"], known_needs=needs, phone="+1 900 555 0199", facts=()), BUSINESS)
    for text, rule in (
        ("12 Elm St costs $1.", "prices"),
        ("It is yours for $1.", "prices"),
        ("See http://evil.example for it.", "links"),
        ("Please call us at +1 900 555 0199.", "phones"),
        ("66 Evil St is available at $440,000.", "addresses"),
    ):
        assert rule in {finding.rule for finding in DraftCase("", brief, text).findings()}, text
    assert DraftCase("", brief, "Nothing of ours is under your $1.").findings() == ()


def test_a_price_is_only_true_of_its_own_home() -> None:
    assert not rules("suggest", "12 Elm St and 7 Oak Ave are listed at $440,000 and $465,000.")
    assert not rules("suggest", "For $440,000 there is 12 Elm St, for $465,000 there is 7 Oak Ave.")
    assert "prices" in rules("suggest", "12 Elm St and 7 Oak Ave are listed at $465,000 and $440,000.")
    assert "prices" in rules("suggest", "7 Oak Ave is lovely. It is listed at $440,000.")


def test_a_day_and_an_hour_belong_together() -> None:
    assert not rules("call", "Kim is free on Thursday, March 5 at 1:00 PM EST.")
    assert "times" in rules("call", "Kim is free on Thursday, March 5 at 10:00 AM EST.")
    assert "times" in rules("call", "Kim is free on Thursday, March 5 at 1:00 PM PST.")
    assert "times" in rules("call", "Kim is free on Monday at 9 AM."), "office hours are no offer"


def test_that_a_question_is_passed_on_is_said_only_when_it_is() -> None:
    said = "I have passed your question on to Kim."
    assert not rules("lake", said)
    assert "deeds" in rules("suggest", said)


def test_that_a_call_is_booked_is_said_only_by_the_reply_that_books_it() -> None:
    assert "state" in rules("call", "You are booked.")
    assert not rules("confirm", "Your call is booked. Kim will call you then.")
    assert "promises" in rules("call", "Kim will call you then.")


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("$440,000", 440_000),
        ("440k", 440_000),
        ("$1.25M", 1_250_000),
        ("450 mil dólares", 450_000),
        ("half a million", 500_000),
        ("medio millón", 500_000),
        ("four hundred and fifty thousand", 450_000),
        ("cuatrocientos cincuenta mil", 450_000),
        ("treinta y cinco mil", 35_000),
        ("$1.650.000", 1_650_000),
    ],
)
def test_sums_are_read_however_they_are_written(text: str, worth: int) -> None:
    assert [amount.value for amount in money_in(text)] == [worth]


def test_two_numbers_side_by_side_are_no_sum() -> None:
    assert list(money_in("three and four bedrooms")) == []


def test_a_check_is_switched_off_with_a_reason_only() -> None:
    with pytest.raises(ValueError, match="write down the reason"):
        Config.model_validate({"conversation": {"checks_off": {"status": "no"}}})
    off = Config.model_validate({"conversation": {"checks_off": {"status": "our broker reads it out"}}})
    require_known(off.conversation.checks_off)
    with pytest.raises(ConfigError, match="there is no check statuss"):
        require_known({"statuss": "a slip of the pen"})


def test_the_page_of_checks_holds_every_line_of_the_table() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert [line.name for line in CHECKS if f"| `{line.name}` | {line.about} | {line.source} |" not in page] == []


def test_the_template_of_every_step_asks_at_most_two_questions() -> None:
    for step in (ReplyStep.ASK_NEEDS, ReplyStep.ASK_SELLER, ReplyStep.NO_MATCH, ReplyStep.ASK_PHONE):
        for language in ("en", "es"):
            for seed in range(12):
                brief = replace(SCENES["ask_needs"], step=step, language=language, seed=seed)
                assert word(brief).text.count("?") <= 2, (step, language, seed)


FIGURES = "3 bedrooms, 2 bathrooms, 1,850 sq ft, built 1998"


def repeated(text: str) -> bool:
    return "repetition" in rules("suggest", text)


def listed(*lines: str) -> str:
    """Both homes of the scene in a list, with the same lines under each."""
    first, second = (home.address for home in SCENES["suggest"].properties[:2])
    under = "".join(f"\n   {line}" for line in lines)
    return f"These fit best:\n\n1. {first}{under}\n\n2. {second}{under}\n\nWhich of them do you like?"


@pytest.mark.parametrize(
    "text",
    [
        listed(FIGURES),
        listed(FIGURES, "attached garage, fenced yard, gas fireplace"),
        listed("3 dormitorios, 2 baños, 1.850 pies cuadrados, construida en 1998"),
        listed("It has 3 bedrooms, 2 bathrooms and 1,850 sq ft."),
        listed(FIGURES).replace("\n\n2.", "\n2."),
        listed(FIGURES).replace("1. ", "- ").replace("2. ", "- "),
    ],
)
def test_homes_of_a_list_may_be_alike(text: str) -> None:
    assert not repeated(text)


@pytest.mark.parametrize(
    "text",
    [
        listed("This one would be lovely for a quiet evening."),
        listed("Would you like to come and see it?"),
        listed(f"{FIGURES}\n   {FIGURES}"),  # of one home
        f"{FIGURES}.\n\n{FIGURES}.",  # of no list
        f"1. Here is what I found\n   {FIGURES}\n\n2. Here is more of it\n   {FIGURES}",  # of no homes
        "The first has 3 bedrooms and 2 baths. The first has 3 bedrooms and 2 baths.",
        listed(FIGURES) + "\n\nShall I call you about one of them? Shall I call you about one of them?",
    ],
)
def test_what_is_said_twice_in_words_is_repeated_still(text: str) -> None:
    assert repeated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your question what your house is worth has gone to Kim Alvarez.",
        "Kim Alvarez has your question how much the condo is worth.",
        "You asked what your home is worth, which is for Kim Alvarez.",
        "You would like to know what the place is worth; Kim Alvarez has that question.",
    ],
)
def test_what_a_home_is_worth_may_be_asked(text: str) -> None:
    assert "valuation" not in rules("ask_seller", text)


@pytest.mark.parametrize(
    "text",
    [
        "Your house is worth a lot.",
        "You asked about it, and your house is worth plenty.",
        "The condo is worth more than what you paid.",
        "Your question has gone to Kim Alvarez; the home is worth about the same.",
    ],
)
def test_and_it_is_never_said(text: str) -> None:
    assert "valuation" in rules("ask_seller", text)


def test_that_nothing_is_booked_may_be_said() -> None:
    assert "state" not in rules("answer", "No call is booked yet, so there is no day to confirm.")
    assert "state" in rules("answer", "There is no problem, your call is booked.")


def test_a_large_thing_in_french_is_no_thousand_dollars() -> None:
    assert "prices" not in rules("suggest", "La maison a un grand terrain.")
    assert "prices" in rules("suggest", "A deposit of five grand is due.")


def test_what_a_step_is_to_say_is_no_leak_and_the_rest_of_the_prompt_is() -> None:
    said = "The invitation is attached. Should something come up, it is declined there or answered by mail."
    assert "leaks" not in rules("confirm", said)
    assert "leaks" in rules("suggest", said)  # it is another step's
    assert "leaks" in rules("suggest", "You may state nothing but the facts that are listed with their ids.")

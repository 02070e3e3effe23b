"""What is said of the agent is heard whatever the agency's agent is called, and by rules and patterns alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import pytest
from scripted_model import ScriptedModel

from classifiers.asking.asks import asks, has_agent
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.chain import classify
from classifiers.circumstances import Circumstances
from classifiers.intents.bounds import ASKED_FOR_MONEY
from classifiers.intents.ending import not_of_the_engaged
from classifiers.intents.fraud import asks_if_we_want_money
from classifiers.intents.own_matters import has_grievance
from classifiers.intents.referring import is_for_the_agent
from classifiers.intents.reminding import only_reminds
from classifiers.intents.stopping import may_stop
from classifiers.model_reader import ModelIntentReader
from classifiers.reader import BuiltinIntentReader, IntentReader
from classifiers.text.our_agent import our_agent_known
from classifiers.verdict import Reading, Verdict
from mailbot.mail.parsed import Address, ParsedEmail
from models.message import Intent

TODAY = date(2026, 3, 4)
READER = BuiltinIntentReader()
PRIYA, MARCUS, DOLORES = "Priya Shah", "Marcus Bell", "Dolores Vega"


def asks_of_fees(text: str) -> bool:
    return "fees" in asks(text)


def has_not_ended(text: str) -> bool:
    return bool(not_of_the_engaged(text))


def may_not_stop(text: str) -> bool:
    return not may_stop(text)


def has_no_other_agent(text: str) -> bool:
    return not has_agent(text)


@pytest.mark.parametrize(
    ("rule", "agent", "text"),
    [
        (would_come_to_the_office, PRIYA, "could we meet priya at the office?"),
        (asks_of_fees, PRIYA, "Is there a charge for Priya to come and see the house?"),
        (asks_of_fees, MARCUS, "what is Marcus' cut of the sale?"),
        (has_not_ended, PRIYA, "Have Priya call us"),
        (asks_if_we_want_money, PRIYA, "Did Priya email the wire instructions?"),
        (asks_if_we_want_money, DOLORES, "Dolores me mandó pedir el depósito"),
        (is_for_the_agent, MARCUS, "We bought our house with Marcus"),
        (is_for_the_agent, MARCUS, "marcus sold us our condo"),
        (may_not_stop, DOLORES, "We never heard from Dolores"),
        (has_grievance, PRIYA, "Priya was so rude"),
        (only_reminds, PRIYA, "Any word from Priya?"),
        (has_no_other_agent, MARCUS, "We're working with Marcus"),
    ],
)
def test_a_rule_knows_the_agent(rule: Callable[[str], bool], agent: str, text: str) -> None:
    assert not rule(text)
    assert not rule(our_agent_known(text, "Kim Novak"))
    assert rule(our_agent_known(text, agent))


@pytest.mark.parametrize(
    ("rule", "agent", "text"),
    [
        (would_come_to_the_office, "June Park", "could we come in June and see the one with an office?"),
        (asks_of_fees, "Will Harper", "it costs a lot for the seller, will come and look"),
        (has_not_ended, "Will Harper", "I will have will call me"),
        (asks_if_we_want_money, "Grace Lee", "is there a grace period, when they wire the money?"),
        (is_for_the_agent, "May Chen", "We bought our house from May to June, and rent it out"),
        (is_for_the_agent, "Austin Reed", "We bought our house in Austin"),
        (may_not_stop, "Hope Diaz", "We never heard from anybody, I hope you stop"),
        (has_grievance, "Summer Ray", "Summer was so rude, with all the rain"),
        (only_reminds, "May Chen", "Any update on the prices from May?"),
        (has_no_other_agent, "Mark Ames", "We're working with Mark Twain Realty"),
    ],
)
def test_a_word_that_is_a_name_changes_nothing(rule: Callable[[str], bool], agent: str, text: str) -> None:
    assert not rule(our_agent_known(text, agent))


def from_dana(text: str) -> ParsedEmail:
    return ParsedEmail(from_=(Address("dana@away.example", "Dana Fox"),), subject="Re: Homes", text=text)


async def judged(text: str, agent: str, reader: IntentReader = READER) -> Verdict:
    return await classify(Circumstances(from_dana(text), b"", text, TODAY, agent=agent), reader)


async def test_the_built_in_reader_hears_of_the_agent() -> None:
    text = "Did Priya email the wire instructions?"
    assert ASKED_FOR_MONEY in (await judged(text, PRIYA)).reason
    assert ASKED_FOR_MONEY not in (await judged(text, MARCUS)).reason


async def test_the_models_of_the_built_in_reader_see_a_mail_as_it_came() -> None:
    text = "Hi Priya, we want to buy a house with 3 bedrooms in Old Town, up to $470k. Thanks, Priya!"
    assert await judged(text, PRIYA) == await judged(text, MARCUS)


class HearsAStop:
    """A reader that hears a wish to stop in everything."""

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        return Reading(Intent.UNSUBSCRIBE, 0.9, False, "a reader")


async def test_whatever_reads_a_wish_to_stop_is_not_in_a_wish_to_hear_of_the_agent() -> None:
    text = "We never heard from Priya"
    assert (await judged(text, PRIYA, HearsAStop())).intent is Intent.GENERAL
    assert (await judged(text, MARCUS, HearsAStop())).intent is Intent.UNSUBSCRIBE


async def test_a_model_is_asked_of_the_mail_as_it_came_and_tables_hear_beside_it_who_the_agent_is() -> None:
    model = ScriptedModel({"intent": "buyer", "confidence": 0.9, "language": "en"})
    text = "Rather deal with priya directly, please"
    verdict = await judged(text, PRIYA, ModelIntentReader(model, READER))
    assert verdict.wants_human
    [prompt] = model.prompts
    assert "priya" in prompt.user
    assert "agentname" not in prompt.user.casefold()

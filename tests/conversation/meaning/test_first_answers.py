"""First answers to a mail of ours, and what stands beside a stop: who writes, what there is, later, the law."""

from __future__ import annotations

import pytest

from classifiers.asking.asks import has_agent, was_represented
from classifiers.asking.who_we_are import asks_who_we_are
from classifiers.asking.who_writes import only_asks_who_writes
from classifiers.intents.mail_wish import wants_to_be_asked_again
from classifiers.rules.unsubscribe import read_words
from mailbot.conversation.meaning.in_few_words import asks_what_there_is
from mailbot.conversation.meaning.in_terms import with_words
from mailbot.conversation.meaning.law_words import speaks_of_the_law
from mailbot.conversation.steps import Heard


@pytest.mark.parametrize(
    "text",
    [
        "who dis",
        "who r u",
        "whats this about",
        "how'd you get my email tho",
        "how did you get my info anyway?",
        "quien es usted y de donde saco mi correo?",
    ],
)
def test_who_we_are_is_asked(text: str) -> None:
    assert asks_who_we_are(text)


@pytest.mark.parametrize(
    "text", ["what's this house about", "who did the roof?", "what is this area like", "how'd you get to that price?"]
)
def test_something_else_is_asked(text: str) -> None:
    assert not asks_who_we_are(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is Nora a real person?",
        "Is this a real person or one of those AI things? I'm after a fixer upper with land, cash, 300 tops",
        "Are you a person or one of those chatbots?",
        "is this a human or just a bot lol?",
    ],
)
def test_whether_a_machine_writes_is_no_wish_for_a_person(text: str) -> None:
    assert only_asks_who_writes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is this a real person or one of those AI things? I want to talk to a human",
        "Is this a real house?",
        "Can a real person call me?",
        "Is Nora a good agent?",
    ],
)
def test_a_person_or_a_house_is_meant(text: str) -> None:
    assert not only_asks_who_writes(text)


@pytest.mark.parametrize(
    "text",
    [
        "send me what u got",
        "what's available",
        "What would you need to know from us?",
        "Maybe? Depends what's out there",
        "mándeme lo que tengan o lo que haya",
        "whatcha got? what do you have right now",
    ],
)
def test_what_there_is_is_asked(text: str) -> None:
    assert asks_what_there_is(text)


@pytest.mark.parametrize(
    "text", ["what's the point", "send me nothing", "what have you got against cats", "what do you have to hide"]
)
def test_nothing_of_that_is_asked(text: str) -> None:
    assert not asks_what_there_is(text)


@pytest.mark.parametrize(
    "text",
    [
        "ping me in April",
        "check back in feb",
        "not til the kids finish school in june. whats a good time to start?",
        "hit me up next spring",
        "no, not until next year",
    ],
)
def test_later_is_asked_for(text: str) -> None:
    assert wants_to_be_asked_again(text)


@pytest.mark.parametrize(
    "text",
    ["call me next week", "come by after 4", "write me by Friday", "I need to be in by June", "message me in an hour"],
)
def test_soon_is_not_later(text: str) -> None:
    assert not wants_to_be_asked_again(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not put me on any more lists please.",
        "don't add me to your mailing list",
        "Please do not include us on any other campaigns",
        "never sign me up for another newsletter",
    ],
)
def test_no_more_lists_is_a_stop(text: str) -> None:
    asked = read_words("Re: Homes", text)
    assert asked is not None
    assert asked.doubt == ""


@pytest.mark.parametrize(
    "text",
    ["don't put me on hold", "put me on the waiting list please", "add me to your list", "did you add me to a list"],
)
def test_other_lists_are_no_stop(text: str) -> None:
    assert read_words("Re: Homes", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kindly delete my details and confirm in writing",
        "I've asked twice. Next is a complaint to the FTC",
        "Stop or you will hear from my lawyer",
        "borren todos mis datos",
    ],
)
def test_the_law_is_spoken_of(text: str) -> None:
    assert speaks_of_the_law(text)


@pytest.mark.parametrize("text", ["take me off your list", "STOP", "please confirm the time", "delete that one"])
def test_a_plain_stop_speaks_of_no_law(text: str) -> None:
    assert not speaks_of_the_law(text)


@pytest.mark.parametrize(
    "text",
    [
        "I had it listed with another agent for 6 months and it expired",
        "Oh no we didn't sign anything",
        "I fired my agent last month",
        "we're no longer working with an agent",
    ],
)
def test_another_agents_contract_is_over(text: str) -> None:
    assert was_represented(text)
    assert not has_agent(text)


@pytest.mark.parametrize(
    "text",
    [
        "We have been working with an agent at RE/MAX but he's slow",
        "Ya estoy trabajando con otra agente",
        "tengo mi casa con otro agente pero se vence en enero",
        "we already have a realtor",
    ],
)
def test_another_agent_has_them(text: str) -> None:
    assert has_agent(text)


TOLD = "My wife passed away last spring and the house is too big now."


@pytest.mark.parametrize("last", [TOLD, "Thank you for your kindness", "It has been a hard year", "That means a lot"])
def test_a_death_is_a_persons_as_long_as_nothing_is_asked(last: str) -> None:
    assert with_words(Heard(), [TOLD, last]).bereaved


@pytest.mark.parametrize(
    "last",
    [
        "Is the Bramley Lane one the kind with an association?",
        "what do you have to rent?",
        "I need two bedrooms",
        "Is there an elevator or is it stairs?",
    ],
)
def test_who_asks_on_after_a_death_is_answered(last: str) -> None:
    assert not with_words(Heard(), [TOLD, last]).bereaved

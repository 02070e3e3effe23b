"""Which words want no call at all."""

from __future__ import annotations

import pytest
from call_talk import THU, read, shown

from mailbot.conversation.steps import CallWord

DECLINED = [
    "no call please, email only",
    "No calls please.",
    "Please don't call me.",
    "I'd rather keep it to email",
    "I prefer email.",
    "I would prefer to communicate by email",
    "Email is better for me",
    "Just email please",
    "I don't want a call",
    "I'm not ready for a call yet",
    "No need for a call.",
    "not interested in a call right now",
    "Can we stick to email?",
    "No thanks",
    "No, thank you.",
    "I'm not a phone person",
    "prefiero por correo",
    "Prefiero que sea por email, gracias",
    "Solo por correo por favor",
    "No me llame por favor",
    "no quiero una llamada",
    "sin llamadas, por favor",
    "No, gracias",
    "no",
    "No.",
    "No\n\nSam",
    "Nope, sorry",
    "Nah",
    "No, lo siento",
    "No thanks, I'm good.",
    "We'd rather not call about a house that's gone.",
    "I'd prefer not to talk on the phone",
    "I'm deaf, so no phone",
    "Saturday at 10:30 to see it, no need for a call",
    "Preferiría no hablar por teléfono",
    "Never mind the call, just email me what you have",
    "I'd rather not give out my number. Can I call her?",
    "I'd like to see the house first before any calls",
    "I'd rather not share my phone number",
    "prefiero no dar mi número",
    "Quisiera ver la casa antes de cualquier llamada",
    "olvide lo de la llamada",
]


@pytest.mark.parametrize("text", DECLINED)
def test_wants_no_call(text):
    assert shown(read(text)) == "declines"


@pytest.mark.parametrize(
    "text",
    [
        "I got no call from you today",
        "Please don't call before 9",
        "Please email me the listing",
        "Don't call my office number",
        "What is better, call or email?",
        "Nobody called me",
        "No, Friday at 4",
        "I'd rather not call it a deal yet",
        "We'd prefer not to wait",
        "My neighbour's dog is deaf",
        "I'd rather call you",
        "Never mind the house, is there another?",
        "I'd rather not give up the garage",
        "Let me know before the call if it is sold",
        "I never mind a drive",
        "No, what are the taxes?",
        "No, another time please",
        "no problem",
        "No. 2",
        "No, I have not sold my house yet",
    ],
)
def test_these_do_not_decline(text):
    assert read(text).kind is not CallWord.DECLINES


@pytest.mark.parametrize("text", ["no", "No, thanks", "No, gracias"])
def test_a_no_is_about_the_times_that_were_offered(text):
    assert shown(read(text, ())) == "none"
    assert shown(read(text, (), booked=THU)) == "none"
    assert shown(read(text, booked=THU)) == "none", "the call that stands is not called off by it"

"""What must be understood stands in the lead's language where there is a frame for it: who writes, and how to stop."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

import pytest

from classifiers.rules.unsubscribe import may_ask_to_stop
from mailbot.conversation.brief import Brief
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.assembling import assemble
from mailbot.conversation.writing.frames import FRAMES, Frame

BRIEF = Brief(
    ReplyStep.ANSWER,
    "fr",
    1,
    lead_name="Dana",
    agent="Kim Alvarez",
    business="Alder Homes",
    postal_address="1 Main St, Alder, OR 97000",
    disclosure="default",
)


@pytest.mark.parametrize("language", FRAMES)
def test_the_whole_frame_is_in_the_leads_language(language: str) -> None:
    frame = FRAMES[language]
    whole = assemble(replace(BRIEF, language=language), "…")
    said = [line for line in whole.splitlines() if line]
    assert said[0] == frame.to_name.format(name="Dana")
    assert said[1] == frame.disclosure.format(agency="Alder Homes", agent="Kim Alvarez")
    assert said[2:] == [
        "…",
        frame.regards,
        frame.signed.format(agent="Kim Alvarez"),
        "Alder Homes",
        "1 Main St, Alder, OR 97000",
        frame.stop,
    ]
    assert "rather not hear" not in whole


@pytest.mark.parametrize("language", FRAMES)
def test_a_frame_names_what_it_can_and_the_way_to_stop_is_heard(language: str) -> None:
    frame: Frame = FRAMES[language]
    named = {name for text in (frame.disclosure, frame.signed) for _, name, _, _ in Formatter().parse(text) if name}
    assert named == {"agency", "agent"}
    assert '"stop"' in frame.stop
    assert may_ask_to_stop("", "stop")
    nobody = assemble(replace(BRIEF, language=language, lead_name="", agent="", disclosure="Ours."), "…")
    assert nobody.startswith(f"{frame.to_nobody}\n\nOurs.\n\n…\n\n{frame.regards}\n{frame.unsigned}\n")


@pytest.mark.parametrize("language", ["tl", "xx", ""])
def test_elsewhere_the_frame_is_in_english(language: str) -> None:
    assert 'just reply "stop"' in assemble(replace(BRIEF, language=language), "…")

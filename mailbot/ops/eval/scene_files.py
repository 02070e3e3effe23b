"""The brief of a scene that stands in a file: an agency, its facts, homes, what the lead said, what the reply does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mailbot.conversation.brief import Brief, CallTime, Fact, OfferedProperty
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.briefing import with_facts


def brief_of(scene: Mapping[str, Any]) -> Brief:
    """Raises KeyError for a scene that lacks a field."""
    told = [Fact(f"business:fact_{number}", text) for number, text in enumerate(scene["facts"])]
    homes = tuple(_home(home) for home in scene["homes"])
    brief = Brief(
        step=ReplyStep(scene["step"]),
        language=scene["language"],
        seed=1,
        lead_name=scene["lead"],
        agent=scene["agent"],
        business=scene["business"],
        agent_phone=scene["phone"],
        postal_address=scene["office"],
        website=scene["website"],
        properties=homes,
        questions=tuple(scene["questions"]),
        answers=tuple(told[place] for place in scene["answers"]),
        unanswered=tuple(scene["unanswered"]),
        asked_about=scene["asked_about"],
        slots=tuple(CallTime(datetime.fromisoformat(time["at"]), time["text"]) for time in scene["times"]),
        phone=scene["lead_phone"],
        known_needs=dict(scene["needs"]),
        renting=any(home.listed_for == "rent" for home in homes),
    )
    return with_facts(brief, [*_business(scene), *told])


def _home(home: Mapping[str, Any]) -> OfferedProperty:
    return OfferedProperty(**{**home, "features": tuple(home["features"])})


def _business(scene: Mapping[str, Any]) -> list[Fact]:
    fields = {"name": "business", "agent": "agent", "phone": "phone", "website": "website", "address": "office"}
    return [Fact(f"business:{name}", scene[field]) for name, field in fields.items()]

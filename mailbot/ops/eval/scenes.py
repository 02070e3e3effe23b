"""The briefs that the hand-written drafts of the evaluation belong to: one small agency, some leads, fixed times."""

# ruff: noqa: E501 (a scene stands in one line)
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from mailbot.conversation.brief import Brief, CallTime, Fact, OfferedProperty, Written
from mailbot.conversation.checking.mentions import mentions_in
from mailbot.conversation.recipients import Recipients
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.briefing import with_facts

SITE: Final = "https://alderhomes.example"
LEAD: Final = "dana@away.example"
PEOPLE: Final = Recipients(LEAD, (), frozenset({LEAD}))

BUSINESS: Final = (
    Fact("business:name", "Alder Homes"),
    Fact("business:agent", "Kim Alvarez"),
    Fact("business:phone", "+1 555 555 0100"),
    Fact("business:website", SITE),
    Fact("business:address", "1 Main St, Alder, OR 97000"),
    Fact("business:office_hours", "The office is open Monday to Friday from 9 AM to 5 PM."),
    Fact("business:parking", "Visitors park free behind the building on Second Street."),
    Fact("business:languages", "We speak English and Spanish."),
    Fact("business:service_area", "We work in Alder, Lakeside and Riverside."),
    Fact("business:application", "The application fee is $45 per adult."),
)
_NAMED: Final = {fact.id.removeprefix("business:"): fact for fact in BUSINESS}

ELM: Final = OfferedProperty(
    "BR-101", "12 Elm St", 440_000, "$440,000", "house", "Old Town", "Alder", 3, 2.0, 1650, 1948,
    "Bungalow with a covered porch, a family room off the kitchen and a fenced yard, two blocks from Miller Park.",
    ("covered porch", "family room", "fenced yard", "hardwood floors"), f"{SITE}/BR-101",
)  # fmt: skip
OAK: Final = OfferedProperty(
    "BR-102", "7 Oak Ave", 465_000, "$465,000", "house", "Old Town", "Alder", 4, 2.5, 1980, 1962,
    "Split-level with a primary suite, a walk-in closet and a two-car garage. Close to the library.",
    ("walk-in closet", "two-car garage", "new roof (2023)"), f"{SITE}/BR-102",
)  # fmt: skip
PINE: Final = OfferedProperty(
    "BR-207", "305 Pine Ct Unit 4", 318_500, "$318,500", "condo", "Riverside", "Alder", 2, 1.0, 940, 1999,
    "Ground-floor condo, no steps to the entrance, in-unit laundry, small balcony over the river trail.",
    ("no steps", "in-unit laundry", "balcony"), f"{SITE}/BR-207",
)  # fmt: skip
LAKE: Final = OfferedProperty(
    "BR-310", "90 Lake Rd", 899_000, "$899,000", "house", "Lakeside", "Alder", 5, 3.5, 3400, 2008,
    "House on the lake with a dock, a home office and a wine cellar.",
    ("dock", "lake view", "home office", "wine cellar", "three-car garage"), f"{SITE}/BR-310",
)  # fmt: skip
BIRCH: Final = OfferedProperty(
    "BR-501", "44 Birch Ln Apt 2B", 1_850, "$1,850", "condo", "Mill District", "Alder", 2, 1.0, 860, None,
    "Apartment on the second floor, a walk-up, heat included, cats allowed.",
    ("heat included", "cats allowed"), f"{SITE}/BR-501", "rent",
)  # fmt: skip

_MOMENTS: Final = (
    datetime(2026, 3, 5, 18, 0, tzinfo=UTC),
    datetime(2026, 3, 5, 20, 30, tzinfo=UTC),
    datetime(2026, 3, 6, 15, 0, tzinfo=UTC),
)
SLOTS: Final = tuple(
    CallTime(at, text)
    for at, text in zip(
        _MOMENTS,
        ("Thursday, March 5 at 1:00 PM EST", "Thursday, March 5 at 3:30 PM EST", "Friday, March 6 at 10:00 AM EST"),
        strict=True,
    )
)
HORARIOS: Final = tuple(
    CallTime(at, text)
    for at, text in zip(
        _MOMENTS,
        (
            "jueves 5 de marzo a la 1:00 p. m. EST",
            "jueves 5 de marzo a las 3:30 p. m. EST",
            "viernes 6 de marzo a las 10:00 a. m. EST",
        ),
        strict=True,
    )
)
_BUYER: Final = {"price_max": "$470,000", "bedrooms_min": "3", "areas": "Old Town"}
_HOUSES: Final[dict[str, Any]] = {"properties": (ELM, OAK), "known_needs": _BUYER, "questions": ("timeline",)}
_RENT: Final[dict[str, Any]] = {
    "properties": (BIRCH,),
    "known_needs": {"price_max": "$1,900"},
    "renting": True,
    "questions": ("timeline",),
}


def _brief(step: ReplyStep, language: str = "en", **fields: Any) -> Brief:
    values: dict[str, Any] = {
        "seed": 1, "lead_name": "Dana", "agent": "Kim Alvarez", "business": "Alder Homes", "agent_phone": "+1 555 555 0100",
        "postal_address": "1 Main St, Alder, OR 97000", "website": SITE, **fields,
    }  # fmt: skip
    return with_facts(Brief(step=step, language=language, **values), BUSINESS)


SCENES: Final[dict[str, Brief]] = {
    "suggest": _brief(ReplyStep.SUGGEST, **_HOUSES),
    "one": _brief(ReplyStep.SUGGEST, properties=(PINE,), asked_about="BR-207", questions=("price_max", "bedrooms_min", "areas")),
    "lake": _brief(ReplyStep.SUGGEST, properties=(LAKE,), asked_about="BR-310", unanswered=("schools",), questions=("price_max",)),
    "rent": _brief(ReplyStep.SUGGEST, **_RENT),
    "answer": _brief(ReplyStep.ANSWER, answers=(_NAMED["office_hours"], _NAMED["parking"])),
    "ask_needs": _brief(ReplyStep.ASK_NEEDS, questions=("price_max", "bedrooms_min", "areas")),
    "ask_seller": _brief(ReplyStep.ASK_SELLER, known_needs={"address": "22 Cedar Way"}, questions=("timeline", "bedrooms_min", "property_type", "phone")),
    "ask_phone": _brief(ReplyStep.ASK_PHONE, questions=("timeline",)),
    "call": _brief(ReplyStep.PROPOSE_CALL, slots=SLOTS, phone="503-555-0142", known_needs={"phone": "503-555-0142"}),
    "confirm": _brief(ReplyStep.CONFIRM_CALL, call=SLOTS[1], phone="503-555-0142", known_needs={"phone": "503-555-0142"}),
    "none": _brief(ReplyStep.NO_MATCH, known_needs={"price_max": "$300,000", "bedrooms_min": "3", "areas": "Riverside"}),
    "sugerir": _brief(ReplyStep.SUGGEST, "es", **_HOUSES),
    "renta": _brief(ReplyStep.SUGGEST, "es", **_RENT),
    "pregunta": _brief(ReplyStep.ANSWER, "es", answers=(_NAMED["office_hours"],)),
    "vender": _brief(ReplyStep.ASK_SELLER, "es", known_needs={"address": "22 Cedar Way"}, questions=("timeline", "bedrooms_min", "property_type", "phone")),
    "llamada": _brief(ReplyStep.PROPOSE_CALL, "es", slots=HORARIOS, phone="503-555-0142"),
    "necesidades": _brief(ReplyStep.ASK_NEEDS, "es", questions=("price_max", "bedrooms_min", "areas")),
}  # fmt: skip


def as_written(brief: Brief, text: str) -> Written:
    """A text as a voice would hand it over: code names the homes that it speaks of."""
    refs = tuple(
        dict.fromkeys(mention.ref for line in text.splitlines() for mention in mentions_in(line, brief.properties))
    )
    return Written(text, "evaluation", "1", property_refs=refs)


def without_home(brief: Brief, ref: str) -> Brief:
    """The brief after a home was sold: its facts are gone."""
    rest = tuple(home for home in brief.properties if home.ref != ref)
    return with_facts(
        replace(brief, properties=rest, facts=()), [fact for fact in brief.facts if fact.id.startswith("business:")]
    )

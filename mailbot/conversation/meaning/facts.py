"""What the business says of itself, matched to what was asked; general mail is answered from nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifiers.asking.viewings import VIEWINGS_TOPIC
from classifiers.asking.who_we_are import WHO_WE_ARE_TOPIC
from classifiers.asking.who_writes import ASSISTANT_TOPIC
from mailbot.config import Business
from mailbot.conversation.brief import Fact
from models.message import Intent

# The keys of [business.facts] that answer a topic, besides the topic's own name.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "hours": ("office_hours", "opening_hours", "horario"),
    "location": ("office", "office_address", "address", "directions", "parking"),
    "fees": ("commission_policy", "costs"),
    "process": ("how_it_works", "buying", "selling", "first_steps"),
    "service_area": ("areas", "areas_served"),
    "rentals": ("rental_policy", "rent"),
    "lease_terms": ("rentals", "rental_policy"),
    "application": ("rental_application", "applications"),
    "languages": ("language", "spanish"),
    "jobs": ("careers", "hiring"),
    "pets": ("pet_policy",),
    "why_us": ("about", "about_us"),
    "marketing": ("selling",),
    VIEWINGS_TOPIC: ("showings", "visits"),
}

# Whose question it is: `fees_sellers` answers a seller where `fees` answers everybody else.
ROLES: Mapping[Intent, str] = {Intent.SELLER: "sellers", Intent.BUYER: "buyers", Intent.RENTER: "renters"}
# A key of its own that tells a seller or a buyer more.
OF_ROLES: Mapping[tuple[Intent, str], str] = {
    (Intent.SELLER, "process"): "selling",
    (Intent.BUYER, "process"): "buying",
    (Intent.RENTER, "process"): "rentals",
    (Intent.GENERAL, "parking"): "location",  # of an office, where no home is spoken of
}

WHO_WRITES = f"neutral:{ASSISTANT_TOPIC}"  # the id of the fact that an assistant answers
WHO_WE_ARE = f"business:{WHO_WE_ARE_TOPIC}"  # and of the one that tells for whom
SAID_BY_CODE = frozenset((WHO_WRITES, WHO_WE_ARE))  # before the body of a reply, whoever words it

# What is said of a topic where the business has no fact of its own: an agency may not rate schools, safety or who lives
# somewhere (42 U.S.C. §3604(c)), and public sources may be named. Who writes is told as it is.
NEUTRAL: Mapping[str, Mapping[str, str]] = {
    "schools": {
        "en": "For the schools, please look to the school district, which is the neutral source.",
        "es": "Para las escuelas, consulte al distrito escolar, que es la fuente neutral.",
    },
    "neighborhood": {
        "en": "Describing an area, its safety or who lives there is outside what an assistant can do. The neutral"
        " sources are the police department and the Census Bureau.",
        "es": "Describir una zona, su seguridad o quién vive allí está fuera de lo que puede hacer un asistente. Las"
        " fuentes neutrales son la policía local y la Oficina del Censo.",
    },
    ASSISTANT_TOPIC: {
        "en": "You are writing with an AI assistant. A person reads along, and takes over as soon as you ask for one.",
        "es": "Le escribe un asistente de inteligencia artificial. Una persona lee esta conversación y la atiende en"
        " cuanto usted lo pida.",
    },
}

# Facts of the office that say nothing of a home.
_OF_AN_OFFICE = frozenset({"parking"})
# What nobody is told that the agent has, where no fact tells it: a viewing is arranged by a person anyhow.
_ARRANGED = frozenset({VIEWINGS_TOPIC})
# And that say nothing of what is paid among agents.
_OF_CLIENTS = frozenset({"fees", "process", "application"})

# What a fact must say to answer a topic that is not its own.
_SPOKEN_OF: Mapping[str, re.Pattern[str]] = {
    "parking": re.compile(r"park|estacion|garage|cochera", re.IGNORECASE),
    "lease_terms": re.compile(r"\blease|\bmonths?\b|\byears?\b|contrato|\bmes(?:es)?\b|\baños?\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The facts that answer what was asked, and the topics that no fact answers."""

    found: tuple[Fact, ...]
    unanswered: tuple[str, ...]


def answers_to(
    asks: Sequence[str],
    business: Business,
    language: str = "en",
    intent: Intent = Intent.GENERAL,
    *,
    of_homes: bool = False,
    colleague: bool = False,
) -> Answers:
    """Look every topic up among the business's facts and own details; `hours_es` answers in Spanish for `hours`, and
    `fees_sellers` answers who sells.

    `of_homes`: a home of ours is spoken of, and the office's parking is none of it. `colleague`: an agent of another
    brokerage asks, who is paid by other rules than those for clients.
    Where fair housing forbids an opinion and the business states no fact, public sources are named.
    """
    known = _known(business)
    found: dict[str, Fact] = {}
    unanswered = []
    for topic in dict.fromkeys(asks):
        names = (topic,) if of_homes and topic in _OF_AN_OFFICE else _names(topic, intent)
        keys = (*(f"{name}_{language}" for name in names), *names)
        key = next((name for name in keys if known.get(name) and _speaks_of(topic, known[name])), None)
        if colleague and topic in _OF_CLIENTS:
            key = None
        if topic == WHO_WE_ARE_TOPIC:
            found[topic] = Fact(WHO_WE_ARE, business.name)
        elif key is None and topic in NEUTRAL:
            found[topic] = Fact(f"neutral:{topic}", NEUTRAL[topic].get(language, NEUTRAL[topic]["en"]))
        elif key is None and topic in _ARRANGED:
            continue
        elif key is None:
            unanswered.append(topic)
        else:
            found[key] = Fact(f"business:{key}", known[key])
    return Answers(tuple(found.values()), tuple(unanswered))


def _speaks_of(topic: str, fact: str) -> bool:
    """Whether a fact speaks of a topic that only some facts under its names do: an office may have no parking."""
    words = _SPOKEN_OF.get(topic)
    return words is None or words.search(fact) is not None


def _names(topic: str, intent: Intent) -> tuple[str, ...]:
    """The keys that may answer a topic, what is meant for whoever asks before what is meant for all."""
    general = (topic, *ALIASES.get(topic, ()))
    own = OF_ROLES.get((intent, topic))
    of_role = tuple(f"{name}_{ROLES[intent]}" for name in general) if intent in ROLES else ()
    return tuple(filter(None, (*of_role, own, *general)))


def business_facts(business: Business) -> tuple[Fact, ...]:
    """Everything that may be stated about the business."""
    return tuple(Fact(f"business:{key}", text) for key, text in _known(business).items() if text)


def _known(business: Business) -> dict[str, str]:
    own = {
        "name": business.name,
        "agent": business.agent,
        "phone": business.phone,
        "website": business.website,
        "address": business.postal_address,
        "license": business.license,
    }
    stated = {key.lower().replace(" ", "_").replace("-", "_"): text for key, text in business.facts.items()}
    return {**own, **stated}

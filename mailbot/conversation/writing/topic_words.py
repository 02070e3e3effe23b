"""What a mail asks about, in words: as an agent says it of the lead, and as the lead is told it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.crm.matching.things import THINGS


@dataclass(frozen=True, slots=True)
class TopicWords:
    """One topic: to the agent, to the lead in English, to the lead in Spanish."""

    to_agent: str
    english: str
    spanish: str


_THINGS: Final = {thing.name: TopicWords(thing.name, *thing.in_words) for thing in THINGS}
_TOPICS: Final[Mapping[str, TopicWords]] = {
    "application": TopicWords("the application", "the application", "la solicitud"),
    "availability": TopicWords("availability", "availability", "la disponibilidad"),
    "closing_costs": TopicWords("closing costs", "closing costs", "los gastos de cierre"),
    "condition": TopicWords("the home's condition", "its condition", "el estado de la propiedad"),
    "deposit": TopicWords("the deposit", "the deposit", "el depósito"),
    "disclosures": TopicWords("disclosures", "the disclosures", "las declaraciones del vendedor"),
    "fees": TopicWords("your fees", "the costs", "los costos"),
    "financing": TopicWords("financing", "financing", "el financiamiento"),
    "flood": TopicWords("floods", "floods", "las inundaciones"),
    "furnace": TopicWords("the furnace", "the furnace", "la caldera"),
    "heating": TopicWords("heating", "heating and cooling", "la calefacción y el aire"),
    "hoa": TopicWords("the HOA", "the HOA", "la cuota de la asociación"),
    "hours": TopicWords("your hours", "our hours", "nuestro horario"),
    "jobs": TopicWords("working for you", "working with us", "trabajar con nosotros"),
    "languages": TopicWords("the languages you speak", "the languages we speak", "los idiomas que hablamos"),
    "laundry": TopicWords("laundry", "laundry", "la lavandería"),
    "lease_terms": TopicWords("the terms of the lease", "the terms of the lease", "las condiciones del contrato"),
    "location": TopicWords("location", "the location", "la ubicación"),
    "lot": TopicWords("the land", "the land", "el terreno"),
    "marketing": TopicWords("how you would sell it", "how we would sell it", "cómo la venderíamos"),
    "move_in": TopicWords("moving in", "moving in", "la fecha de mudanza"),
    "neighborhood": TopicWords("the neighborhood", "the neighborhood", "la zona"),
    "parking": TopicWords("parking", "parking", "el estacionamiento"),
    "pets": TopicWords("pets", "pets", "las mascotas"),
    "photos": TopicWords("photos", "photos", "las fotos"),
    "price": TopicWords("price", "the price", "el precio"),
    "process": TopicWords("how it goes on", "the next steps", "los pasos que siguen"),
    "rentals": TopicWords("renting it out", "renting it out", "rentarla"),
    "rooms": TopicWords("rooms", "the rooms", "los cuartos"),
    "roof": TopicWords("the roof", "the roof", "el techo"),
    "schools": TopicWords("schools", "schools", "las escuelas"),
    "septic": TopicWords("the septic system", "the septic system", "la fosa séptica"),
    "service_area": TopicWords("where you work", "where we work", "las zonas donde trabajamos"),
    "size": TopicWords("size", "the size", "el tamaño"),
    "taxes": TopicWords("taxes", "the taxes", "los impuestos"),
    "train": TopicWords("train", "the train", "el tren"),
    "utilities": TopicWords("utilities", "the utilities", "los servicios"),
    "valuation": TopicWords("what a home is worth", "the value of a home", "lo que vale una propiedad"),
    "why_us": TopicWords("why they should choose you", "why to choose us", "por qué elegirnos"),
    "windows": TopicWords("the windows", "the windows", "las ventanas"),
    "year_built": TopicWords("when it was built", "when it was built", "el año de construcción"),
    # Things whose names would claim what is only asked.
    "no flood risk": TopicWords("no flood risk", "the risk of floods", "el riesgo de inundación"),
    "one floor": TopicWords("one floor", "stairs", "las escaleras"),
    OTHER_TOPIC: TopicWords("something else", "", ""),
}


def topic_in_words(topic: str) -> str:
    """What is asked about, as the agent is told of it: "the HOA", "parking"."""
    words = _TOPICS.get(topic) or _THINGS.get(topic)
    return words.to_agent if words else topic.replace("_", " ")


def topics_for_lead(topics: Iterable[str], language: str) -> tuple[str, ...]:
    """What they asked about, as they are told it back, each once; what has no name for them is left out."""
    known = (_TOPICS.get(topic) or _THINGS.get(topic) for topic in topics)
    words = (one.spanish if language == "es" else one.english for one in known if one)
    return tuple(dict.fromkeys(filter(None, words)))


def listed(words: Sequence[str]) -> str:
    """ "the HOA, parking and something else"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))

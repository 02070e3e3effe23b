"""What the public pages say, in English and Spanish."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `{sender}` and `{address}` are filled in by the page."""

    language: str  # ISO 639-1
    title: str
    ask: str
    stop_all: str
    stop_campaign: str
    what_all_means: str
    what_campaign_means: str
    nothing_yet: str
    stopped: str
    stopped_campaign: str
    done: str
    nothing_here: str
    try_later: str
    failed: str


ENGLISH = Words(
    language="en",
    title="Email from {sender}",
    ask="Should {sender} stop writing to {address}?",
    stop_all="Stop all email",
    stop_campaign="Stop this series only",
    what_all_means="No email any more, not even answers to what you write.",
    what_campaign_means="No more email of the series that this link came with. Other email may still come.",
    nothing_yet="Nothing has changed yet. Choose one:",
    stopped="Done. {sender} sends no more email to {address}.",
    stopped_campaign="Done. {address} gets no more email of this series from {sender}.",
    done="Unsubscribed",
    nothing_here="There is nothing here.",
    try_later="This does not work at the moment. Please try again in a minute.",
    failed="That did not work.",
)

SPANISH = Words(
    language="es",
    title="Correo de {sender}",
    ask="¿Quiere que {sender} deje de escribir a {address}?",
    stop_all="No recibir más correos",
    stop_campaign="Dejar solo esta serie",
    what_all_means="Ningún correo más, ni siquiera respuestas a lo que usted escriba.",
    what_campaign_means="Ningún correo más de la serie en la que venía este enlace. Otros correos pueden llegar.",
    nothing_yet="Todavía no ha cambiado nada. Elija una opción:",
    stopped="Hecho. {sender} no enviará más correos a {address}.",
    stopped_campaign="Hecho. {address} no recibirá más correos de esta serie de {sender}.",
    done="Baja confirmada",
    nothing_here="Aquí no hay nada.",
    try_later="Esto no funciona en este momento. Inténtelo de nuevo en un minuto.",
    failed="No ha sido posible.",
)

LANGUAGES = {words.language: words for words in (ENGLISH, SPANISH)}


def words_for(language: str) -> Words:
    """The words of a language, else of the browser's, else English."""
    known = LANGUAGES.get(language.lower()[:2])
    return known or LANGUAGES[request.accept_languages.best_match(LANGUAGES) or "en"]

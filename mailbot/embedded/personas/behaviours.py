"""How the people of the demo town answer. Each behaviour is pure: a mail heard and what is remembered make one move."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from urllib.parse import parse_qs, unquote, urlsplit

from mailbot.embedded.personas.appointments import Offer
from mailbot.embedded.personas.hearing import Heard
from mailbot.embedded.personas.invitations import accept, organizer
from mailbot.embedded.personas.person import Memory, Move, Persona, Picks
from mailbot.embedded.personas.questions import Topic
from mailbot.embedded.town import Home, homes

# ------------------------------------------------------------------------------------------------ conversation


def converse(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """Talk until a call is booked: open, answer what is asked, bring up what is on one's mind, pick a time."""
    if heard.automatic or memory.booked:
        return None
    if heard.booked:
        return _settle(persona, heard, memory)
    if heard.offers:
        return _pick(persona, heard, memory)
    if memory.written == 0:
        return Move(persona.opening, replace(memory, discussed=_refs(heard.homes)))
    memory = _consider(persona, heard, memory)
    said = list(_answers(persona, heard))
    if heard.homes or not said or Topic.WHICH in heard.asks:
        line = _next_line(persona, memory)
        if line:
            said.append(line)
            memory = replace(memory, lines_said=memory.lines_said + 1)
    return Move("\n\n".join(said), memory) if said else None


def _answers(persona: Persona, heard: Heard) -> Iterator[str]:
    """What they have to say to the questions, each sentence once."""
    known = {**_DEFAULTS[persona.language], **persona.facts}
    yield from dict.fromkeys(known[topic] for topic in Topic if topic in heard.asks and topic in known)


def _consider(persona: Persona, heard: Heard, memory: Memory) -> Memory:
    """Choose a home to talk about among those that are new to them; the same seed chooses the same."""
    new = [home for home in heard.homes if home.ref not in memory.discussed]
    if not new:
        return memory
    taste = random.Random(f"{memory.seed} {persona.name} {memory.written}")  # noqa: S311 - no secret
    chosen = taste.choice(new)
    return replace(memory, favorite=chosen.ref, discussed=(*memory.discussed, *_refs(new)))


def _next_line(persona: Persona, memory: Memory) -> str:
    """The next thing on their mind; one about a home has to wait until a home was named."""
    favorite = next((home for home in homes() if home.ref == memory.favorite), None)
    if memory.lines_said >= len(persona.lines):
        return ""
    line = persona.lines[memory.lines_said]
    if favorite is None:
        return "" if "{" in line else line
    offer = round(favorite.price * 0.96 / 1000) * 1000
    return line.format(home=favorite.address, area=favorite.area, price=f"${favorite.price:,}", offer=f"${offer:,}")


def _refs(named: tuple[Home, ...] | list[Home]) -> tuple[str, ...]:
    return tuple(home.ref for home in named)


# What anybody answers who has nothing particular to say.
_DEFAULTS = {
    "en": {
        Topic.VISIT: "Yes, I would like to see it.",
        Topic.CALL: "Happy to talk on the phone. When would suit you?",
    },
    "es": {
        Topic.VISIT: "Sí, me gustaría verla.",
        Topic.CALL: "Con gusto hablamos por teléfono. ¿Cuándo le viene bien?",
    },
}


# ------------------------------------------------------------------------------------------------ the call


def _pick(persona: Persona, heard: Heard, memory: Memory) -> Move:
    """Choose a time in their own words; from the third round on, plainly the first."""
    picks = persona.picks if memory.picked == 0 else Picks.BY_NAME if memory.picked == 1 else Picks.EARLIEST
    said = [_in_words(persona.language, picks, heard.offers)]
    if Topic.PHONE in heard.asks and Topic.PHONE in persona.facts:
        said.append(persona.facts[Topic.PHONE])
    return Move(" ".join(said), replace(memory, picked=memory.picked + 1))


def _in_words(language: str, picks: Picks, offers: tuple[Offer, ...]) -> str:
    spanish = language == "es"
    if picks is Picks.SECOND and len(offers) > 1:
        return "La segunda me viene bien." if spanish else "The second one works for me."
    if picks is Picks.OTHER_HOUR:
        hour = 4 if all(offer.clock.hour != 16 for offer in offers) else 3
        day = _day(offers[0], language)
        if spanish:
            return f"{day} me va bien, pero ¿podría ser a las {hour + 12}:00?"
        return f"{day} suits me, but could we do {hour} instead?"
    if picks is Picks.BY_NAME:
        chosen = offers[len(offers) // 2]
        day = _day(chosen, language)
        if spanish:
            return f"{day} a las {chosen.clock:%H:%M} me va perfecto."
        return f"{day} {_hour(chosen.clock)} is good."
    return "La primera, por favor, cuanto antes." if spanish else "The first one, please. The sooner the better."


def _day(offer: Offer, language: str) -> str:
    if offer.weekday is None:
        return offer.words
    spanish = ("El lunes", "El martes", "El miércoles", "El jueves", "El viernes", "El sábado", "El domingo")
    english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return (spanish if language == "es" else english)[offer.weekday]


def _hour(clock: time) -> str:
    minutes = f":{clock.minute:02d}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'pm' if clock.hour >= 12 else 'am'}"


def _settle(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """The call stands: say thanks where that is their way, and let the calendar accept."""
    done = replace(memory, booked=True)
    answer = accept(heard.invitation, persona.address) if persona.accepts_invitations and heard.invitation else ""
    if answer:
        to = organizer(heard.invitation)
        return Move("", done, subject=f"Accepted: {heard.subject}", to=to, calendar=answer, quotes=False)
    return Move(persona.thanks, done) if persona.thanks else None


# ------------------------------------------------------------------------------------------------ everybody else


def new_subject(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """Begin a mail of one's own instead of answering; from then on, converse."""
    if memory.written:
        return converse(persona, heard, memory)
    return Move(persona.opening, memory, subject=persona.subject, to=heard.sender, quotes=False)


def out_of_office(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """A machine answers the first mail, and no other (RFC 3834 §2)."""
    if heard.automatic or memory.written:
        return None
    headers = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"))
    return Move(persona.opening, memory, subject=f"Automatic reply: {heard.subject}", headers=headers, automatic=True)


def say_once(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """Say one thing, and nothing after it."""
    return None if heard.automatic or memory.written else Move(persona.opening, memory)


def press_unsubscribe(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """Use the mail program's unsubscribe button, which writes to List-Unsubscribe (RFC 2369); without one, say it."""
    if memory.written or heard.automatic:
        return None
    if not heard.unsubscribe:
        return say_once(persona, heard, memory)
    parts = urlsplit(heard.unsubscribe)
    fields = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    subject = fields.get("subject", "unsubscribe")
    return Move(fields.get("body", subject), memory, subject=subject, to=unquote(parts.path), quotes=False)


def keep_trying(persona: Persona, heard: Heard, memory: Memory) -> Move | None:
    """Say line after line, whatever the answer."""
    if heard.automatic or memory.lines_said >= len(persona.lines):
        return None
    if not memory.written:
        return Move(persona.opening, memory)
    return Move(persona.lines[memory.lines_said], replace(memory, lines_said=memory.lines_said + 1))


def stay_silent(persona: Persona, heard: Heard, memory: Memory) -> Move | None:  # noqa: ARG001
    """Read, and never write."""
    return None

"""The model's reader: a model fills typed fields about one mail, and code believes what the mail bears out.

The model sees the newly written text as marked data, beside it the quoted lines that it answers, and can do nothing but
fill fields. Each slot and a readiness must quote words of the new text; a word of no known meaning is doubt; to stop,
or to be a machine, is never taken from it alone. Where the model fails, the reader behind it reads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, Final, TypeVar

from pydantic import BaseModel, Field

from classifiers.asking.asks import asks as topics_asked
from classifiers.asking.asks import wants_human
from classifiers.asking.readiness import readiness
from classifiers.asking.topics import OTHER_TOPIC, TOPICS
from classifiers.intents.sentiment import sentiment_of
from classifiers.needs.claimed_slots import SLOTS, Claim, find_quote, proven
from classifiers.needs.claimed_wishes import THINGS, proven_wishes
from classifiers.needs.extracting import relevant
from classifiers.needs.figures_of_time import tells_clock, tells_day
from classifiers.own_subject import own_subject
from classifiers.prompting import Marker, PromptText, prompt_text
from classifiers.reader import IntentReader
from classifiers.text.language import READ, certain, detect, language_wished
from classifiers.text.our_agent import known_in
from classifiers.verdict import Need, Readiness, Reading
from mailbot.doors import Model, Prompt
from mailbot.errors import ModelError
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.quoting import parts_of
from models.message import CallClaim, CallSaid, Claims, Intent, Sentiment

log = logging.getLogger(__name__)

T = TypeVar("T", date, time)

SURE_FROM: Final = 0.7  # confidence; below it a person decides
_LONGEST_SUBJECT: Final = 300
_LONGEST_QUOTED: Final = 2_000  # characters: short words refer to the last mail, and not to all before it
_LONGEST_THANKS: Final = 100  # characters
_FARTHEST: Final = timedelta(days=400)  # no call is farther off
_MOST_MEANT: Final = 5  # homes
_MOST_CLAIMED: Final = 60  # slots; each is looked for in the whole mail
_NONE: Final = "none"
_AVAILABILITY: Final = "availability"
_FEW_WORDS: Final = 12  # of a mail with more a model knows whether it asks of a home or for homes
_TOPICS: Final = tuple(dict.fromkeys(topic for topic, _ in TOPICS))

# Never taken from a model alone: to stop mail is a person's own word, and machines are known by their marks.
_NEVER_SURE: Final = (Intent.UNSUBSCRIBE, Intent.AUTO_REPLY, Intent.BOUNCE)
# These end a conversation; where the reader behind is sure of a lead, a person decides.
_ENDING: Final = (Intent.SPAM, Intent.NOT_INTERESTED)
_LEADS: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


def _words(*words: str) -> Any:
    return {"enum": list(words)}


class ClaimedNeed(BaseModel):
    """A slot as a model gives it."""

    slot: str = Field(json_schema_extra=_words(*SLOTS))
    value: Claim
    quote: str


class ClaimedWish(BaseModel):
    """A thing that a home must have, as a model gives it."""

    thing: str = Field(json_schema_extra=_words(*THINGS))
    wanted: bool = True
    quote: str


class Extraction(BaseModel):
    """What a model is asked to fill in; words that it makes up do not fail the whole answer."""

    intent: str = Field(json_schema_extra=_words(*Intent))
    also: str = Field(default=_NONE, json_schema_extra=_words(_NONE, *Intent))
    confidence: float = 0.0
    needs: list[ClaimedNeed] = []
    wishes: list[ClaimedWish] = []
    ready: str = Field(default=_NONE, json_schema_extra=_words(_NONE, *Readiness))
    ready_quote: str = ""
    asks: list[str] = Field(
        default=[], json_schema_extra={"items": {"type": "string", **_words(*_TOPICS, OTHER_TOPIC)}}
    )
    wants_human: bool = False
    sentiment: str = Field(default=Sentiment.NEUTRAL, json_schema_extra=_words(*Sentiment))
    has_agent: bool = False
    language: str = ""
    means: list[str] = []
    thanks: bool = False
    call: str = Field(default=_NONE, json_schema_extra=_words(_NONE, *CallSaid))
    call_date: str = ""
    call_time: str = ""
    call_after: str = ""
    call_before: str = ""
    call_quote: str = ""


class ModelIntentReader:
    """An IntentReader that asks `model`, with `fallback` behind it. Never raises ModelError."""

    def __init__(self, model: Model, fallback: IntentReader, fixed: PromptText | None = None) -> None:
        self._model = model
        self._fallback = fallback
        self._fixed = fixed or prompt_text("extractor")

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        if not text.strip():
            return await self._fallback.read(mail, text, today, known_areas, agent)
        quoted = _quoted(mail)
        prompt = _prompt(self._fixed, mail, text, quoted, today)
        try:
            said, usage = await self._model.fill(prompt, Extraction)
        except ModelError as trouble:
            log.warning("the model could not read a mail, the built-in reader does: %s", trouble)
            reading = await self._fallback.read(mail, text, today, known_areas, agent)
            return replace(reading, reason=f"the model failed ({trouble.kind}); {reading.reason}")
        reading = _believed(said, own_subject(mail), text, quoted, today, f"model {usage.model}, {prompt.version}")
        reading = _as_heard(reading, known_in(mail, text, agent))
        if reading.sure and reading.intent in _ENDING:
            return _unless_a_lead(reading, await self._fallback.read(mail, text, today, known_areas, agent))
        return reading


def _quoted(mail: ParsedEmail) -> str:
    """The lines that a mail quotes of the one that it answers."""
    return parts_of(mail).quoted if mail.in_reply_to or mail.references else ""


def _prompt(fixed: PromptText, mail: ParsedEmail, text: str, quoted: str, today: date) -> Prompt:
    marker = Marker()
    # One line: a subject is a header, and cannot look like the end of its own mark.
    subject = " ".join(own_subject(mail).split())
    user = "\n\n".join(
        (
            f"The mail came on {today:%A, %Y-%m-%d}. Its mark is {marker.mark}.",
            marker.wrap("subject", subject, _LONGEST_SUBJECT),
            *([marker.wrap("quoted", quoted, _LONGEST_QUOTED)] if quoted else ()),
            marker.wrap("text", text),
        )
    )
    return Prompt("extractor", fixed.version, fixed.text, user)


# ------------------------------------------------------------------------------------------------ believing


def _believed(said: Extraction, subject: str, text: str, quoted: str, today: date, source: str) -> Reading:
    """The reading that an extraction allows, with every doubt that it gives rise to.

    Models take a wish to talk by phone for one to talk with a person, which is a wish for a call.
    """
    doubts: list[str] = []
    intent = _known(Intent, said.intent, doubts, "intent")
    if intent is None and not doubts:
        doubts.append("no intent")
    intent = intent or Intent.GENERAL
    also = _known(Intent, said.also, doubts, "second intent")
    named = _known(Readiness, said.ready, doubts, "readiness")
    ready = named if _is_ready(named, said.ready_quote, subject, text) else None
    in_range = 0.0 <= said.confidence <= 1.0
    confidence = said.confidence if in_range else 0.0
    if not in_range:
        doubts.append("confidence out of range")
    elif confidence < SURE_FROM:
        doubts.append("low confidence")
    if {intent, also} & {*_NEVER_SURE}:
        doubts.append("a person confirms it")
    intents = {intent} | ({also} if also else set())
    language = language_wished(text) or _language(said.language, f"{subject}\n{text}")
    return Reading(
        intent=intent,
        confidence=round(confidence, 4),
        sure=not doubts,
        reason="; ".join((source, *(f"doubt: {doubt}" for doubt in doubts))),
        also=also if also is not intent else None,
        needs=relevant(_proven_needs(said.needs, subject, text), intents),
        ready=ready if intents & {*_LEADS, Intent.GENERAL} else None,
        asks=tuple(dict.fromkeys(topic if topic in _TOPICS else OTHER_TOPIC for topic in said.asks)),
        wants_human=said.wants_human and named is not Readiness.CALL,
        sentiment=_sentiment(said.sentiment, subject, text),
        has_agent=said.has_agent,
        language=language,
        wishes=proven_wishes(((one.thing, one.quote, one.wanted) for one in said.wishes[:_MOST_CLAIMED]), text),
        means=tuple(one for one in said.means[:_MOST_MEANT] if find_quote(one, quoted)),
        claims=_claims(said, text, today) if language not in READ else None,
    )


def _known(words: Any, said: str, doubts: list[str], what: str) -> Any:
    """The member of an enumeration that `said` names, or None; a word that is none of them is a doubt."""
    word = said.strip().lower()
    if word in ("", _NONE):
        return None
    try:
        return words(word)
    except ValueError:
        doubts.append(f"{what} of no known name")
        return None


def _is_ready(ready: Readiness | None, quote: str, subject: str, text: str) -> bool:
    """Whether words of the mail stand for a readiness: those that the model quotes, or those that code knows."""
    return bool(find_quote(quote, text) or find_quote(quote, subject)) or ready == readiness(text)


def _as_heard(reading: Reading, text: str) -> Reading:
    """The reading with what tables hear as well; in `text` they know our agent.

    A model that misses who asks for a person shall not deny what answers. "Still available?", which records tell, is so
    short that it may take it for a question about anything.
    """
    short = reading.language in READ and len(text.split()) <= _FEW_WORDS
    heard = (_AVAILABILITY,) if short and _AVAILABILITY in topics_asked(text) else ()
    asked = tuple(dict.fromkeys((*heard, *reading.asks)))
    return replace(reading, asks=asked, wants_human=reading.wants_human or wants_human(text))


def _sentiment(said: str, subject: str, text: str) -> Sentiment:
    """As the model has it, but for a reproach that code hears: no mail can talk a model out of that."""
    heard = sentiment_of(subject, text)
    word = said.strip().lower()
    if heard is Sentiment.NEGATIVE or word not in [*Sentiment]:
        return heard
    return Sentiment(word)


def _proven_needs(claims: list[ClaimedNeed], subject: str, text: str) -> dict[str, Need]:
    """The slots whose quote stands in the mail and bears the value out; of several for one slot, the first."""
    needs: dict[str, Need] = {}
    for claim in claims[:_MOST_CLAIMED]:
        if claim.slot not in SLOTS or claim.slot in needs:
            continue
        quote = find_quote(claim.quote, text) or find_quote(claim.quote, subject)
        value = proven(claim.slot, claim.value, quote) if quote else None
        if value is not None:
            needs[claim.slot] = Need(value, quote)
    return needs


def _claims(said: Extraction, text: str, today: date) -> Claims:
    """What code cannot hear itself. Only a short mail that asks for nothing is taken for thanks."""
    waits = said.asks or said.needs or said.wishes or said.call != _NONE or said.ready != _NONE or said.wants_human
    short = len(text) <= _LONGEST_THANKS and not any(mark in text for mark in "?？؟;")
    return Claims(call=_call(said, text, today), thanks=said.thanks and short and not waits)


def _call(said: Extraction, text: str, today: date) -> CallClaim | None:
    """What is said of a call, with the words that say it; whether figures among them bear the time out."""
    quote = find_quote(said.call_quote, text)
    if not quote or said.call not in [*CallSaid]:
        return None
    day, clock = _read(date.fromisoformat, said.call_date), _read(time.fromisoformat, said.call_time)
    day = day if day and abs(day - today) <= _FARTHEST else None
    since, until = (_read(time.fromisoformat, bound) for bound in (said.call_after, said.call_before))
    return CallClaim(
        says=CallSaid(said.call),
        quote=quote,
        day=day.isoformat() if day else "",
        clock=f"{clock:%H:%M}" if clock else "",
        since=f"{since:%H:%M}" if since else "",
        until=f"{until:%H:%M}" if until else "",
        day_proven=day is not None and tells_day(quote, day),
        clock_proven=clock is not None and tells_clock(quote, clock),
    )


def _read(form: Callable[[str], T], said: str) -> T | None:
    """A date or a time in the form that was asked for; None for anything else."""
    try:
        return form(said)
    except ValueError:
        return None


def _language(said: str, text: str) -> str:
    """The ISO 639-1 code that the words leave no doubt about, else what the model gives, where it is one by its form.

    A model that is talked into another language would have us answer in it.
    """
    told = certain(text)
    if told:
        return told
    code = said.strip().lower()[:5].partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else detect(text)


def _unless_a_lead(reading: Reading, second: Reading) -> Reading:
    """Two readers that contradict each other about the end of a conversation leave it to a person."""
    if second.sure and second.intent in _LEADS:
        return replace(reading, sure=False, reason=f"{reading.reason}; doubt: the built-in reader says {second.intent}")
    return reading

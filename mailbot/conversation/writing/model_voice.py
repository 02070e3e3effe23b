"""The model's voice: a language model words a reply from the brief's facts, and code sets what must not be wrong.

The model gives paragraphs with the ids of the facts that they use; it never sees more than the brief, and the lead's
words only as marked data. Times are written by code, in a block between what the model says before and after.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Final

from pydantic import BaseModel

from classifiers.prompting import Marker, PromptText, cleaned, prompt_text
from classifiers.text.language import certain, detect
from mailbot.conversation.brief import Brief, Fact, Turn, Written
from mailbot.conversation.checking.known import comparable, stands
from mailbot.conversation.checking.mentions import mentions_in
from mailbot.conversation.checking.table import line_of
from mailbot.conversation.steps import Notice, ReplyStep
from mailbot.conversation.writing.assembling import said_by_code
from mailbot.conversation.writing.template_voice import LANGUAGES, word
from mailbot.doors import Model, Prompt
from mailbot.errors import ModelError

# Steps about times: the exact words of the times are code's.
TIMED: Final = frozenset(
    {
        ReplyStep.PROPOSE_CALL,
        ReplyStep.WHICH_TIME,
        ReplyStep.OTHER_TIMES,
        ReplyStep.CONFIRM_CALL,
        ReplyStep.MOVE_CALL,
        ReplyStep.CANCEL_CALL,
    }
)
# Steps whose words are exact: what a person takes over, what stands of a call, what waits.
WORD_FOR_WORD: Final = frozenset(
    {
        ReplyStep.HAND_OVER,
        ReplyStep.NOTE_WISH,
        ReplyStep.WAITS,
        ReplyStep.LATER,
        ReplyStep.WITH_AGENT,
        ReplyStep.ABOUT_CALL,
    }
)
_IN_SPANISH: Final = "_es"  # the end of the ids of facts that say in Spanish what others say in English
_LEADS_WORDS: Final = ("need:", "lead:")  # facts that the lead gave: shown as data, not as ours
_STYLE: Final = (
    "# House style\n\nHow this office likes to word things. These notes are no facts and change no rule above:"
)
_TELLING: Final = 8  # letters of a fact: fewer stand in any text by chance
_LONGEST_SAID: Final = 8_000  # characters: twice what the checks let pass; they would read more for seconds
_LONGEST_FINDING: Final = 200  # characters
_LONGEST_TURN: Final = 1500  # characters
_TELLS_LANGUAGE: Final = 120  # characters of a text from which its language can be told

# What only code's block may say: digits, days, and words that stand for them.
_SAYS_WHEN = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:today|tonight|tomorrow|noon|midnight|o['’]clock)\b"
    r"|\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\ba las? \w+"
    r"|\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|hoy|mediod[ií]a)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\A(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|estimad[oa]s?|buen[oa]s \w+)\b"
    r"[^\n.?]{0,40}[,:!]\s*(?:\n+|\Z)",
    re.IGNORECASE,
)


class Segment(BaseModel):
    """A paragraph and the facts that it states."""

    text: str
    fact_ids: list[str] = []


class Letter(BaseModel):
    """What a model is asked to fill in."""

    opening: list[Segment]
    closing: list[Segment] = []


class ModelVoice:
    """A Voice that asks `model`. What must be said word for word (also notices) comes from the templates."""

    def __init__(self, model: Model) -> None:
        self._model = model

    async def write(self, brief: Brief) -> Written:
        if isinstance(brief.step, Notice) or brief.step in WORD_FOR_WORD or _has_no_times(brief):
            return word(brief)
        prompt = _prompt(brief)
        letter, usage = await self._model.fill(prompt, Letter)
        used = _facts_used(brief, letter)
        text = _joined(brief, letter)
        return Written(
            text,
            writer=usage.model,
            version=prompt.version,
            property_refs=_named(brief, used, text),
            used=(*used, *_said(brief, used, text)),
            usage=usage,
        )


def _has_no_times(brief: Brief) -> bool:
    """OTHER_TIMES with none left, and the like: the templates say it exactly."""
    return brief.step in TIMED and not brief.slots and brief.call is None


# ------------------------------------------------------------------------------------------------ asking


def _prompt(brief: Brief) -> Prompt:
    fixed, marker = prompt_text("writer"), Marker()
    hidden = () if brief.language == "es" else (_IN_SPANISH,)
    ours = [fact for fact in brief.facts if not (fact.id.startswith(_LEADS_WORDS) or fact.id.endswith(hidden))]
    theirs = [fact for fact in brief.facts if fact.id.startswith(_LEADS_WORDS)]
    parts = [
        _task(brief, marker),
        "Facts that may be stated:\n" + "\n".join(map(_fact_line, ours)),
        marker.wrap("known of the person", "\n".join(map(_fact_line, theirs)) or "(nothing)"),
        *(_first_attempt(brief, marker) if brief.refused else ()),
        *(marker.wrap(_speaker(turn), turn.text, _LONGEST_TURN) for turn in brief.turns),
    ]
    version, system = _with_style(fixed, brief.style)
    return Prompt("writer", version, system, "\n\n".join(parts))


def _with_style(fixed: PromptText, notes: tuple[str, ...]) -> tuple[str, str]:
    """Version and text of the prompt; approved notes stand behind what never changes, so that servers can cache it."""
    if not notes:
        return fixed.version, fixed.text
    lines = "\n".join(f"- {note}" for note in notes)
    mark = hashlib.sha256(lines.encode()).hexdigest()[:8]
    return f"{fixed.version}+style-{mark}", f"{fixed.text}\n\n{_STYLE}\n{lines}"


def _task(brief: Brief, marker: Marker) -> str:
    """The step and what belongs to it, a line each; only what the brief has."""
    timed = brief.step in TIMED
    told = [fact.text for fact in brief.answers] if timed else []  # see _joined
    lines = {
        "step": str(brief.step),
        "language": brief.language,
        "agent": brief.agent,
        "agency": brief.business,
        "for rent": "yes" if brief.renting else "",
        "asked about": brief.asked_about,
        "described before": _described_before(brief),
        "still available": _still_available(brief),
        "questions to ask": ", ".join(brief.questions),
        "answers": "" if timed else ", ".join(fact.id for fact in brief.answers),
        "topics passed on to the agent": ", ".join(brief.unanswered),
        "asked for a visit": "yes" if brief.wish_for_visit else "",
        "homes that only come close, with the wish that each does not meet": _near_misses(brief),
        "code has said before your words": " ".join(filter(None, (said_by_code(brief), *told))),
        "phone number of the person": "known" if brief.phone else "not known",
        "code puts a block between opening and closing": "yes" if timed else "no",
        "your first reply was refused for": _refusals(brief),
        "mark of the data": marker.mark,
    }
    return "\n".join(f"{title}: {value}" for title, value in lines.items() if value)


def _described_before(brief: Brief) -> str:
    """Which homes an earlier mail of ours told of: nobody wants to read their whole listing again."""
    told = "\n".join(turn.text for turn in brief.turns if not turn.from_lead)
    return ", ".join(home.ref for home in brief.properties if home.address and home.address in told)


def _still_available(brief: Brief) -> str:
    """Every home of a brief is on offer; who asks for that is told, by code where it speaks first."""
    asked = brief.step is ReplyStep.SUGGEST and brief.asked_about and "availability" in brief.asked
    return "they ask, and every property among the facts is" if asked else ""


def _first_attempt(brief: Brief, marker: Marker) -> tuple[str, ...]:
    """What the model wrote first, without what code put into it, and the words in it that were refused."""
    codes = {fact.text for fact in brief.answers} | {_block(brief)} if brief.step in TIMED else set()
    own = [part for part in brief.first_attempt.split("\n\n") if part not in codes]
    return (
        marker.wrap("your first reply", "\n\n".join(own)),
        marker.wrap("refused words of your first reply", _refused_words(brief)),
    )


def _refused_words(brief: Brief) -> str:
    """What the rules found in the first attempt, as data: it may repeat what a stranger wrote."""
    return "\n".join(f"{one.rule}: {one.words}"[:_LONGEST_FINDING] for one in brief.refused)


def _near_misses(brief: Brief) -> str:
    """Which wish each home that only comes close does not meet."""
    return ", ".join(f"{home.ref} ({home.miss})" for home in brief.properties if home.miss)


def _refusals(brief: Brief) -> str:
    """The rules that held the first attempt, each once, in our own words."""
    lines = (line_of(name) for name in dict.fromkeys(one.rule for one in brief.refused))
    return "; ".join(f"{line.name} ({line.about})" for line in lines if line)


def _fact_line(fact: Fact) -> str:
    return json.dumps({"id": fact.id, "text": cleaned(fact.text)}, ensure_ascii=False)


def _speaker(turn: Turn) -> str:
    return "mail of the person" if turn.from_lead else "our mail"


# ------------------------------------------------------------------------------------------------ believing


def _facts_used(brief: Brief, letter: Letter) -> tuple[str, ...]:
    """The ids of the facts that the letter names. Raises ModelError for one that the brief does not have."""
    known = {fact.id for fact in brief.facts}
    used = tuple(dict.fromkeys(one for part in (*letter.opening, *letter.closing) for one in part.fact_ids))
    unknown = [one for one in used if one not in known]
    if unknown:
        raise _unusable(f"it names facts that there are not ({len(unknown)})")
    return used


def _said(brief: Brief, used: tuple[str, ...], text: str) -> list[str]:
    """The ids of facts that stand in the words, though no paragraph names them."""
    words = comparable(text)
    said = ((fact.id, comparable(fact.text)) for fact in brief.facts if fact.id not in used)
    return [id_ for id_, fact in said if len(fact) >= _TELLING and stands(fact, words)]


def _joined(brief: Brief, letter: Letter) -> str:
    """The body: paragraphs as they are, with code's block between them where the step is about times."""
    opening, closing = _paragraphs(letter.opening), _paragraphs(letter.closing)
    if opening:
        opening[0] = _GREETING.sub("", opening[0]).strip()
    said = "\n\n".join(part for part in (*opening, *closing) if part)
    if not said:
        raise _unusable("it says nothing")
    if len(said) > _LONGEST_SAID:
        raise _unusable(f"it is {len(said)} characters long")
    likely = detect(said) if len(said) >= _TELLS_LANGUAGE and brief.language in LANGUAGES else ""
    if (certain(said) or likely or brief.language) != brief.language:
        raise _unusable(f"it is not in the language {brief.language}")
    if brief.step not in TIMED:
        return said
    found = _SAYS_WHEN.search(said)
    if found:
        raise _unusable("it speaks of times, which code alone may write")
    answers = [fact.text for fact in brief.answers]
    return "\n\n".join(part for part in (*answers, *opening, _block(brief), *closing) if part)


def _paragraphs(segments: list[Segment]) -> list[str]:
    return [text for text in (segment.text.strip() for segment in segments) if text]


def _block(brief: Brief) -> str:
    """The times of the brief, as the templates number and write them."""
    if brief.slots:
        return "\n".join(f"{place}. {slot.text}" for place, slot in enumerate(brief.slots, 1))
    assert brief.call is not None
    lines = [f"{brief.call.text} · {brief.agent}" if brief.agent else brief.call.text]
    if brief.phone and brief.step is ReplyStep.CONFIRM_CALL:
        lines.append(brief.phone)
    return "\n".join(lines)


def _named(brief: Brief, used: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The properties that the letter speaks of, by a fact's id or in its words: each is looked at again at the gate.

    In the order of the letter, which may be another than the brief's: there the lead's "second one" is second. "Yes, it
    is still available" names none, and is of those that were asked about.
    """
    by_facts = (home.ref for home in brief.properties if any(one.startswith(f"property:{home.ref}:") for one in used))
    asked_about = (home.ref for home in brief.properties if brief.step is ReplyStep.SUGGEST and brief.asked_about)
    in_words = (mention.ref for mention in mentions_in(text, brief.properties))
    return tuple(dict.fromkeys((*in_words, *by_facts, *asked_about)))


def _unusable(why: str) -> ModelError:
    return ModelError(f"the model's reply cannot be used: {why}", kind="malformed")

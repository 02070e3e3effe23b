"""Whatever a model does wrong, in either role, and what becomes of the lead's mail: never lost, never a guess.

Each row runs whole: a real mailbox, a real store, a model server over HTTP, a real SMTP server.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from agency import Agency, body_of, reconfigured
from matrix_agency import READER, WRITER
from model_clerk import clerk, extraction, letter
from openai_double import MODEL, REFUSES, TRUNCATED, Answer, Asked, OpenAIDouble, says, status

from classifiers.prompting import prompt_text
from mailbot.conversation.writing.template_voice import VERSION
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Message
from models.model_call import ModelCall

WISH = (
    "Hi Kim, yes, we want to buy a house. We are first-time buyers, preapproved up to $470k, "
    "and looking for 3 bedrooms in Old Town. What do you have for sale?"
)
SPANISH = (
    "Le mando una casa que está en la zona que usted busca y que tiene las recámaras que usted pide para su familia."
)
BUILTIN, TEMPLATES = "built-in", "templates"


@dataclass(frozen=True)
class Outcome:
    """What must come of it: who read the mail, who worded the reply, whether it left, and how the ledger names it."""

    read_by: str = MODEL
    written_by: str = MODEL
    sent: bool = True
    ledger: str = "answered"


@dataclass(frozen=True)
class Row:
    failure: str
    role: str
    answer: Callable[[Asked], Answer]
    outcome: Outcome


def always(answer: Answer) -> Callable[[Asked], Answer]:
    return lambda _: answer


def reader_says(**fields: Any) -> Callable[[Asked], Answer]:
    return lambda asked: says({**extraction(asked.user), **fields})


def writer_says(*paragraphs: str) -> Callable[[Asked], Answer]:
    def answer(asked: Asked) -> Answer:
        told = letter(asked.user)
        return says({**told, "opening": [*told["opening"], *({"text": one, "fact_ids": []} for one in paragraphs)]})

    return answer


def by_the_builtin(kind: str) -> Outcome:
    return Outcome(read_by=BUILTIN, ledger=kind)


def by_the_templates(kind: str) -> Outcome:
    return Outcome(written_by=TEMPLATES, ledger=kind)


# What fails both roles in the same way: the built-in reader reads, or the templates word.
ALIKE: tuple[tuple[str, Answer, str], ...] = (
    ("401", status(401), "auth"),
    ("404 model", status(404, "The model does not exist", "model_not_found"), "missing"),
    ("429 with retry-after", status(429, retry_after="600"), "rate"),
    ("500", status(500), "server"),
    ("timeout", says("{}", seconds=5), "timeout"),
    ("truncated", TRUNCATED, "truncated"),
    ("refusal", REFUSES, "refused"),
    ("invalid JSON", says('{"intent": "bu'), "malformed"),
    ("empty", says(""), "malformed"),
)
WILD_NEEDS = [
    {"slot": "price_max", "value": 10**15, "quote": "$470k"},
    {"slot": "bedrooms_min", "value": -3, "quote": "3 bedrooms"},
    {"slot": "phone", "value": "911", "quote": "we want to buy"},
    {"slot": "castle", "value": "yes", "quote": "house"},
]
MATRIX: tuple[Row, ...] = (
    *(Row(name, READER, always(answer), by_the_builtin(kind)) for name, answer, kind in ALIKE),
    *(Row(name, WRITER, always(answer), by_the_templates(kind)) for name, answer, kind in ALIKE),
    # Valid JSON with wild values: doubt is a draft for a person, and no slot that the mail does not bear out is kept.
    Row("wild values", READER, reader_says(confidence=77, needs=WILD_NEEDS), Outcome(sent=False)),
    Row("an intent there is not", READER, reader_says(intent="emperor"), Outcome(written_by="nobody", sent=False)),
    Row("fields of a wrong kind", READER, reader_says(intent=["buyer"], needs="all"), by_the_builtin("malformed")),
    Row("wild values", WRITER, writer_says("It costs only $1, call 900 555 0199 now!"), Outcome(sent=False)),
    Row("a fact there is not", WRITER, always(says({"opening": [{"text": "A castle.", "fact_ids": ["castle:1"]}]})),
        Outcome(written_by=TEMPLATES)),
    Row("fields of a wrong kind", WRITER, always(says({"opening": 7})), by_the_templates("malformed")),
    # A wrong language: what a mail is written in is told by code, where it can; a reply in another is not used.
    Row("wrong language", READER, reader_says(language="es"), Outcome()),
    Row("wrong language", WRITER, always(says({"opening": [{"text": SPANISH, "fact_ids": []}]})),
        Outcome(written_by=TEMPLATES)),
)  # fmt: skip


@pytest.mark.parametrize("row", MATRIX, ids=lambda row: f"{row.role.removeprefix('double-')}: {row.failure}")
async def test_whatever_a_model_does_the_mail_is_answered_or_waits_for_a_person(
    matrix_agency: Agency, openai_double: OpenAIDouble, row: Row
) -> None:
    openai_double.respond = lambda asked: (row.answer if asked.body["model"] == row.role else clerk)(asked)
    agency = matrix_agency
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", bedrooms=3)
    agency.lead("dana@away.example").write(WISH)
    await agency.round()

    [mail] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    [draft] = await agency.store.find(Draft, {})
    assert (mail.intent, mail.language) == (
        Intent.BUYER if row.failure != "an intent there is not" else mail.intent,
        "en",
    )
    assert (MODEL in mail.reason) == (row.outcome.read_by == MODEL)
    assert "bedrooms_min" not in mail.needs or mail.needs["bedrooms_min"]["value"] == 3
    assert "price_max" not in mail.needs or mail.needs["price_max"]["value"] == 470_000
    assert draft.writer == row.outcome.written_by
    assert draft.schema_version.startswith("letter-") == (draft.writer == MODEL)
    versions = {MODEL: prompt_text("writer").version, TEMPLATES: VERSION}
    assert draft.prompt_version == versions.get(draft.writer, "")
    tells_of_it = draft.writer == MODEL and "12 Elm St" in draft.content.text
    assert ("property:BR-1:address" in draft.used) == tells_of_it
    assert {fact.id for fact in (*draft.rests_on, *draft.given_besides)} == {fact.id for fact in draft.facts}
    assert draft.state is (DraftState.SENT if row.outcome.sent else DraftState.HELD)
    answers = agency.to("dana@away.example")
    assert len(answers) == row.outcome.sent
    assert all("12 Elm St" in body_of(answer) and "$1," not in body_of(answer) for answer in answers)

    role = "extractor" if row.role == READER else "writer"
    calls = await agency.store.find(ModelCall, {})
    assert {call.outcome for call in calls if call.role == role} == {row.outcome.ledger}
    assert {call.outcome for call in calls if call.role != role} <= {"answered"}
    assert {(call.thread_id, call.message_id) for call in calls} == {(mail.thread_id, str(mail.id))}


@pytest.mark.parametrize(("key", "reads"), [("daily_cap", False), ("thread_cap", True)])
async def test_where_a_cap_holds_the_reply_waits_for_a_person_and_the_operator_is_told_once(
    matrix_agency: Agency, openai_double: OpenAIDouble, key: str, reads: bool
) -> None:
    """A day's cap stops both roles; a thread's the writer, for the thread begins with the mail that is read."""
    openai_double.respond = clerk
    config = matrix_agency.desk.config
    ai = {**config.ai.model_dump(), "api_key": "x", key: 0.001}
    agency = reconfigured(matrix_agency, ai=ai)
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town", bedrooms=3)
    agency.lead("dana@away.example").write(WISH)
    agency.lead("lee@away.example", "Lee Wong").write(WISH)
    await agency.round()
    await agency.round()
    drafts = await agency.store.find(Draft, {})
    assert [draft.state for draft in drafts] == [DraftState.HELD, DraftState.HELD]
    assert {draft.writer for draft in drafts} == {TEMPLATES}
    assert all(draft.failed_checks[0].rule == "cost cap" for draft in drafts)
    assert agency.to("dana@away.example") == []
    assert bool([asked for asked in openai_double.questions if asked.schema == "extraction"]) == reads
    told = [mail for mail in agency.to("kim@agency.test") if "cost as much" in str(mail["Subject"])]
    assert len(told) == 1

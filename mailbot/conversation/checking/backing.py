"""What backs a statement of a draft: records of the homes that it is said of, the business's facts, the lead's words.

Handed to the reader of statements, in training and in service alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from classifiers.statements.clauses import clauses
from classifiers.statements.seen import Statement, stems
from mailbot.conversation.brief import Brief
from mailbot.conversation.checking.known import Known, record_of
from mailbot.conversation.checking.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, its place in the draft's body, and how the reader of statements gets to see it."""

    start: int
    end: int
    statement: Statement


def clauses_of(sentence: Sentence, brief: Brief, known: Known) -> Iterator[Clause]:
    """A sentence's clauses, each with what backs it."""
    backs = stems(_known_to(sentence, brief, known))
    circumstances = _circumstances(brief)
    for start, end in clauses(sentence.text):
        statement = Statement(sentence.text[start:end], sentence.text, backs, circumstances)
        yield Clause(sentence.start + start, sentence.start + end, statement)


def _known_to(sentence: Sentence, brief: Brief, known: Known) -> str:
    homes = sentence.about or brief.properties
    ours = (fact.text for fact in known.ours if not fact.id.startswith("property:"))
    theirs = (fact.text for fact in known.theirs)
    records = (f"{record_of(home)} {home.address}" for home in homes)
    return " ".join((*records, *ours, *theirs, *brief.unanswered, brief.lead_name, brief.agent, brief.business))


def _circumstances(brief: Brief) -> frozenset[str]:
    passed_on = "!passed on" if brief.unanswered else "!nothing passed on"
    return frozenset((f"!step {brief.step}", f"!language {brief.language}", passed_on))

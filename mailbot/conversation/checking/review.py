"""What a check is handed and what it finds: the draft under review, with its words taken apart once for all rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from classifiers.opinion import Opinion
from classifiers.statements.opinion import opinion
from mailbot.conversation.brief import TEMPLATES, Brief, OfferedProperty, Written
from mailbot.conversation.checking.backing import Clause, clauses_of
from mailbot.conversation.checking.known import Known, comparable, known_of, record_of, stands
from mailbot.conversation.checking.sentences import Sentence, sentences_of
from mailbot.conversation.recipients import Recipients
from mailbot.doors import Embedder


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a draft: the rule that says so, and the words that it found."""

    rule: str
    detail: str


FEW_LETTERS: Final = 12
_LEADS_TO_IT: Final = re.compile(r"\A\W*(?:[^\W\d]+[ ,]+){0,5}[^\W\d]+: ")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of the draft, its place in the body, and how likely nothing backs it."""

    start: int
    end: int
    text: str
    opinion: Opinion


@dataclass(frozen=True)
class Reviewed:
    """A draft under review. `body` is what was worded; greeting and signature in `whole` are code's own.

    `embedder` tells what sentences mean, where there is one.
    """

    body: str
    whole: str
    brief: Brief
    written: Written
    people: Recipients
    embedder: Embedder | None = None

    @cached_property
    def known(self) -> Known:
        """What may be said, normalised."""
        return known_of(self.brief)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The body's sentences, each with the homes that it speaks of."""
        return sentences_of(self.body, self.brief.properties)

    def about(self, sentence: Sentence) -> Sequence[OfferedProperty]:
        """The homes that a sentence speaks of, all of the brief's where it names none."""
        return sentence.about or self.brief.properties

    def before_a_fact(self, sentence: str) -> str | None:
        """The words that lead to a fact of ours, which the rest of a sentence says letter by letter; None where it does
        not. Most often there are none: the sentence is the fact. A few letters may be one by chance.
        """
        if self._lists_features(sentence):
            return ""
        lead = _LEADS_TO_IT.match(sentence)
        for start in (0, lead.end() if lead else 0):
            said = sentence[start:]
            if len(said) > FEW_LETTERS and comparable(said).rstrip(".") in self.known.our_text:
                return sentence[:start]
        return None

    def _lists_features(self, sentence: str) -> bool:
        """Whether a line is the list of a home's features, as templates write it: "VA loan assumable, garage"."""
        said = f"{comparable(sentence)} "
        lists = (f"{comparable(', '.join(home.features))} " for home in self.brief.properties)
        return len(said) > FEW_LETTERS and any(features.startswith(said) for features in lists)

    def told_of(self, home: OfferedProperty) -> str:
        """What the records say of a home, and facts of the business that name it: "The washer stays with 4 Elm St"."""
        facts = (fact.text for fact in self.known.business if stands(comparable(home.address), comparable(fact.text)))
        return " | ".join((record_of(home), *facts))

    @cached_property
    def asking_prices(self) -> frozenset[float]:
        """What the homes of the brief are listed at, in units of the currency."""
        return frozenset(float(home.price) for home in self.brief.properties)

    @cached_property
    def areas_asked_for(self) -> frozenset[str]:
        """The names of the areas that the lead wants, as they wrote them."""
        return frozenset(re.split(r",\s*", self.brief.known_needs.get("areas", ""))) - {""}

    @cached_property
    def embeddings(self) -> Sequence[Sequence[float] | None]:
        """Of each sentence what it means, or None where nobody can tell."""
        return [self._meanings.get(sentence.text) for sentence in self.sentences]

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What the reader of statements makes of each clause."""
        return tuple(
            Told(
                clause.start,
                clause.end,
                clause.statement.clause,
                opinion(
                    clause.statement,
                    self._meanings.get(clause.statement.clause),
                    self._meanings.get(clause.statement.sentence),
                ),
            )
            for clause in self._clauses
        )

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        """The clauses that somebody worded. Templates say what code put into them, and a fact is said by its owner: of
        theirs none is read."""
        if self.written.writer == TEMPLATES:
            return ()
        worded = (sentence for sentence in self.sentences if self.before_a_fact(sentence.text) is None)
        return tuple(clause for sentence in worded for clause in clauses_of(sentence, self.brief, self.known))

    @cached_property
    def _meanings(self) -> Mapping[str, Sequence[float]]:
        """The embedding of every sentence and clause, all asked for at once."""
        texts = [sentence.text for sentence in self.sentences]
        texts = list(dict.fromkeys([*texts, *(clause.statement.clause for clause in self._clauses)]))
        if self.embedder is None or not texts:
            return {}
        return dict(zip(texts, self.embedder(texts), strict=True))


Rule = Callable[[Reviewed], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table. `source` is the law, standard or promise behind it; `about` says it to an operator."""

    name: str
    source: str
    about: str
    rule: Rule
    of_words: bool = True  # other words may pass it
    is_blind_in: Callable[[str], bool] = lambda language: False  # noqa: ARG005 (the languages that it cannot judge)

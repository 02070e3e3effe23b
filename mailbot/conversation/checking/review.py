"""What a check is handed and what it finds: the draft under review, with its words taken apart once for all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from mailbot.conversation.brief import Brief, Written
from mailbot.conversation.checking.known import Known, known_of
from mailbot.conversation.checking.sentences import Sentence, sentences_of
from mailbot.conversation.recipients import Recipients
from mailbot.doors import Embedder


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a draft: the rule that says so, and the words that it found."""

    rule: str
    detail: str


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

    @cached_property
    def embeddings(self) -> Sequence[Sequence[float] | None]:
        """Of each sentence what it means, or None where nobody can tell."""
        if self.embedder is None or not self.sentences:
            return [None] * len(self.sentences)
        return self.embedder([sentence.text for sentence in self.sentences])


Rule = Callable[[Reviewed], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table. `source` is the law, standard or promise behind it; `about` says it to an operator."""

    name: str
    source: str
    about: str
    rule: Rule

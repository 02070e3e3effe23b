"""Spam by its outside and its words together: whole mails of leads, of business, of phishing and of cold pitches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from classifiers.intents.bounds import FRAUD
from mailbot.conversation.steps import Action
from mailbot.ops.eval import figures
from mailbot.ops.eval.outward_words import words_as_mails
from mailbot.ops.eval.portal import OURS, SERVER
from mailbot.ops.eval.raw_mails import RawMail, raw_mails
from mailbot.ops.eval.suite import Aim, Bench, Case, SuiteResult, read_by_builtin
from mailbot.ops.explain import Explainer, Row
from models.message import Intent

LOCKED: Final = "outward_locked"
SEEN: Final = "outward_seen"
WORDS: Final = "outward_words_locked"
_STAFF: Final = frozenset({"kim@agency.example"})
_AGENT: Final = "Kim Alvarez"
_ATTACKS: Final = ("phishing", "pitch")


@dataclass(frozen=True, slots=True)
class _Read:
    """One mail, and what mailbot makes of it as the first of a thread."""

    mail: RawMail
    row: Row

    @property
    def action(self) -> str:
        return str(self.row["next_step"]["action"])

    @property
    def is_spam(self) -> bool:
        return bool(self.row["intent"] == Intent.SPAM)

    @property
    def put_away(self) -> bool:
        return self.is_spam and self.action == Action.IGNORE

    @property
    def is_caught(self) -> bool:
        """It is put away, or waits for a person who is told that it is spam, fraud, or not from whom it says."""
        named = self.is_spam or self.row["forged"] or self.row["next_step"]["step"] == "portal"
        return self.action == Action.IGNORE or bool(named) or FRAUD in self.row["reason"] or self.is_warned_of

    @property
    def is_warned_of(self) -> bool:
        """It waits for a person who is told that it is spam or fraud, perhaps."""
        return bool(self.row["next_step"]["step"] == "stranger")

    @property
    def said(self) -> str:
        """What became of it, in words."""
        if self.action == Action.IGNORE:
            return "put away"
        if self.is_caught:
            return "held as spam" if self.is_spam else "held as fraud or forged"
        return "answered" if self.action == Action.REPLY else "held as something else"


async def run(bench: Bench) -> SuiteResult:
    """Both halves, and words of another hand in plain shells; the aims are of what is locked."""
    sets = {
        LOCKED: await _read(bench, raw_mails(LOCKED)),
        SEEN: await _read(bench, raw_mails(SEEN)),
        WORDS: await _read(bench, words_as_mails(WORDS)),
    }
    locked, words = _figures(sets[LOCKED]), _figures(sets[WORDS])
    found = {**locked, "half that the signs were mended on": _figures(sets[SEEN]), "words of another hand": words}
    aims = (*_aims(locked), *_aims(words, " (words of another hand)"))
    return SuiteResult(tuple(_case(one) for mails in sets.values() for one in mails), found, aims)


def _aims(found: Mapping[str, Any], of: str = "") -> tuple[Aim, ...]:
    return (
        Aim(f"leads called spam{of}", found["leads called spam"]["rate"], 0.005, at_least=False),
        Aim(f"business mail called spam{of}", found["business mail called spam"]["rate"], 0.02, at_least=False),
        Aim(f"attacks caught{of}", found["attacks caught"]["rate"], 0.90),
    )


async def _read(bench: Bench, mails: list[RawMail]) -> list[_Read]:
    explainer = Explainer(bench.reader, OURS, _STAFF, SERVER, _AGENT)
    return [_Read(mail, await explainer.mail(mail.raw)) for mail in bench.some(mails)]


def _figures(read: Sequence[_Read]) -> dict[str, Any]:
    of = {label: [one for one in read if one.mail.label == label] for label in ("lead", "business", *_ATTACKS)}
    attacks = [one for label in _ATTACKS for one in of[label]]
    return {
        "mails": len(read),
        "leads called spam": _share(of["lead"], lambda one: one.is_spam),
        "leads warned of": _share(of["lead"], lambda one: one.is_warned_of),
        "leads put away": _share(of["lead"], lambda one: one.put_away),
        "business mail called spam": _share(of["business"], lambda one: one.is_spam),
        "business mail warned of": _share(of["business"], lambda one: one.is_warned_of),
        "business mail put away": _share(of["business"], lambda one: one.put_away),
        "attacks caught": _share(attacks, lambda one: one.is_caught),
        "phishing caught": _share(of["phishing"], lambda one: one.is_caught),
        "pitches caught": _share(of["pitch"], lambda one: one.is_caught),
        "attacks answered": _share(attacks, lambda one: one.action == Action.REPLY),
        "what became of them": {
            label: dict(sorted(Counter(one.said for one in mails).items())) for label, mails in of.items()
        },
    }


def _share(read: Sequence[_Read], holds: Callable[[_Read], bool]) -> dict[str, Any]:
    return figures.rate(sum(map(holds, read)), len(read))


def _case(one: _Read) -> Case:
    right = one.is_caught if one.mail.label in _ATTACKS else not one.is_spam and not one.put_away
    return Case(
        id=one.mail.id,
        right=right,
        wanted=one.mail.label,
        said=one.said,
        sure=one.row["sure"],
        confidence=one.row["confidence"],
        by_builtin=read_by_builtin(one.row["reason"]),
    )

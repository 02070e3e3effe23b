"""The arithmetic of the evaluation: intervals, figures per class, the abstention curve, the comparison of two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb, sqrt
from typing import Any, Final

from mailbot.ops.eval.suite import Case

Z95: Final = 1.959963984540054  # the normal quantile of a 95 % interval
FLOORS: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # of the abstention curve


def wilson(hits: int, total: int, z: float = Z95) -> tuple[float, float]:
    """The interval in which a rate lies (Wilson 1927); (0, 1) where nothing was seen."""
    if total == 0:
        return 0.0, 1.0
    rate, zz = hits / total, z * z
    middle = (rate + zz / (2 * total)) / (1 + zz / total)
    half = z * sqrt(rate * (1 - rate) / total + zz / (4 * total * total)) / (1 + zz / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def rate(hits: int, total: int) -> dict[str, Any]:
    """A rate with what it rests on and its interval."""
    low, high = wilson(hits, total)
    value = hits / total if total else 0.0
    return {"rate": round(value, 4), "hits": hits, "of": total, "low": round(low, 4), "high": round(high, 4)}


def by_class(cases: Sequence[Case]) -> dict[str, Any]:
    """Recall, precision and F1 per wanted class, and the macro-F1 over those that occur.

    A case that is right counts for the class that was wanted, also where a second answer was accepted.
    """
    wanted = Counter(case.wanted for case in cases)
    right = Counter(case.wanted for case in cases if case.right)
    said = Counter(case.wanted if case.right else case.said for case in cases)
    classes: dict[str, dict[str, Any]] = {}
    for name in sorted(wanted):
        recall, precision = right[name] / wanted[name], right[name] / said[name] if said[name] else 0.0
        f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        classes[name] = {
            "recall": rate(right[name], wanted[name]),
            "precision": rate(right[name], said[name]),
            "f1": round(f1, 4),
        }
    macro = sum(one["f1"] for one in classes.values()) / len(classes) if classes else 0.0
    return {"macro_f1": round(macro, 4), "classes": classes}


def confusion(cases: Sequence[Case]) -> dict[str, dict[str, int]]:
    """How often each wanted class was read as which; right readings stand on the diagonal."""
    table: dict[str, Counter[str]] = {}
    for case in cases:
        table.setdefault(case.wanted, Counter())[case.wanted if case.right else case.said] += 1
    return {wanted: dict(sorted(row.items())) for wanted, row in sorted(table.items())}


def abstention(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """How much is kept, and how much of it is right, where what is below a confidence is left to a person."""
    curve = []
    for floor in FLOORS:
        kept = [case for case in cases if case.confidence >= floor]
        right = sum(case.right for case in kept)
        share = len(kept) / len(cases) if cases else 0.0
        curve.append({"confidence": floor, "kept": round(share, 4), "right": rate(right, len(kept))})
    return curve


def kept(cases: Sequence[Case]) -> dict[str, Any]:
    """What was not abstained from: how much that is, and how much of it is right."""
    sure = [case for case in cases if case.sure]
    return {"kept": rate(len(sure), len(cases)), "right": rate(sum(case.right for case in sure), len(sure))}


def latency(seconds: Sequence[float]) -> dict[str, float]:
    """How long one took, in milliseconds: the median, and what 95 of 100 stay below."""
    order = sorted(seconds) or [0.0]
    return {
        "median": round(1000 * order[len(order) // 2], 1),
        "95th percentile": round(1000 * order[min(len(order) - 1, len(order) * 95 // 100)], 1),
    }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same cases. `p` is that of McNemar's exact test (1947), two-sided, on those that differ."""

    both: int
    only_first: int
    only_second: int
    neither: int
    p: float


def mcnemar(first: Mapping[str, bool], second: Mapping[str, bool]) -> Comparison:
    """Compare right and wrong of the cases that both runs have."""
    counts = Counter((first[case], second[case]) for case in first.keys() & second.keys())
    a, b = counts[True, False], counts[False, True]
    tail = sum(comb(a + b, k) for k in range(min(a, b) + 1)) / 2 ** (a + b)
    return Comparison(counts[True, True], a, b, counts[False, False], min(1.0, 2 * tail))

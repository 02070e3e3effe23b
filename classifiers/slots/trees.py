"""Boosted trees: many small trees of questions, each adding to the odds that a proposal is right.

J. Friedman: Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics, 2001. Training leaves the
questions in a file; here they are asked.
"""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

LEAF: Final = -1  # stands where a node asks nothing


Node = tuple[int, float, Any, Any]
"""Which number of the evidence is asked about, the limit, and what comes where it is no higher, and where it is. What
comes is a Node or, at a leaf, what it adds to the odds."""


@dataclass(frozen=True)
class Trees:
    """The nodes of all trees in a row, each before those it leads to. A leaf's `limits` is what it adds to the odds."""

    roots: Sequence[int]
    asks: Sequence[int]  # which number of the evidence, or LEAF
    limits: Sequence[float]
    left: Sequence[int]
    right: Sequence[int]

    def likely(self, evidence: Sequence[float]) -> float:
        """How likely what the evidence is about is right."""
        odds = 0.0
        for node in self._grown:
            while type(node) is tuple:
                ask, limit, lower, higher = node
                node = lower if evidence[ask] <= limit else higher
            odds += node
        return 1.0 / (1.0 + math.exp(-odds))

    @cached_property
    def _grown(self) -> Sequence[Any]:
        """The root of each tree: nodes that hold nodes are asked faster than places in lists."""
        found: list[Any] = [0.0] * len(self.asks)
        for at in range(len(self.asks) - 1, -1, -1):
            ask, limit = self.asks[at], self.limits[at]
            found[at] = limit if ask == LEAF else (ask, limit, found[self.left[at]], found[self.right[at]])
        return [found[root] for root in self.roots]

    def stored(self) -> dict[str, Any]:
        """As it is written to a file."""
        return {
            "nodes": len(self.asks),
            "roots": _packed("I", self.roots),
            "asks": _packed("b", self.asks),
            "limits": _packed("f", self.limits),
            "left": _packed("H", self.left),
            "right": _packed("H", self.right),
        }

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Trees:
        """As `stored` has written it. Raises KeyError, ValueError and struct.error for anything else."""
        count = stored["nodes"]
        roots = base64.b64decode(stored["roots"])
        return cls(
            struct.unpack(f"<{len(roots) // 4}I", roots),
            struct.unpack(f"<{count}b", base64.b64decode(stored["asks"])),
            struct.unpack(f"<{count}f", base64.b64decode(stored["limits"])),
            struct.unpack(f"<{count}H", base64.b64decode(stored["left"])),
            struct.unpack(f"<{count}H", base64.b64decode(stored["right"])),
        )


def _packed(kind: str, numbers: Sequence[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(numbers)}{kind}", *numbers)).decode()

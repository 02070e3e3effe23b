"""Boosted trees: many small trees of questions, each adding to the odds that a proposal is right.

J. Friedman: Greedy Function Approximation: A Gradient Boosting Machine, Annals of Statistics, 2001. Training leaves the
questions in a file; here they are asked.
"""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

LEAF: Final = 255  # stands in a file where a node asks nothing

Node = tuple[int, float, Any, Any]
"""Which number of the evidence is asked about, the limit, and what comes where it is no higher, and where it is. What
comes is a Node or, at a leaf, what it adds to the odds. Nodes that hold nodes are asked faster than places in lists."""


@dataclass(frozen=True)
class Trees:
    """The root of each tree: a Node, or of a tree that asks nothing what it adds."""

    roots: Sequence[Node | float]

    def likely(self, evidence: Sequence[float]) -> float:
        """How likely what the evidence is about is right."""
        odds = 0.0
        node: Any
        for node in self.roots:
            while type(node) is tuple:
                ask, limit, lower, higher = node
                node = lower if evidence[ask] <= limit else higher
            odds += node
        return 1.0 / (1.0 + math.exp(-odds))

    def stored(self) -> dict[str, str]:
        """As it is written to a file: the nodes of all trees, each before those it leads to, in half precision.

        Raises ValueError for evidence of more numbers than a file can name, OverflowError for limits beyond 65,504.
        """
        nodes = [pair for root in self.roots for pair in _in_order(root)]
        asks, limits = zip(*nodes, strict=True) if nodes else ((), ())
        return {"asks": _packed("B", asks), "limits": _packed("e", limits)}

    @classmethod
    def of(cls, stored: Mapping[str, str]) -> Trees:
        """As `stored` has written it. Raises KeyError, ValueError and struct.error for anything else."""
        asks = base64.b64decode(stored["asks"])
        limits = struct.unpack(f"<{len(asks)}e", base64.b64decode(stored["limits"]))
        nodes = zip(asks, limits, strict=True)
        return cls(tuple(_grown(ask, limit, nodes) for ask, limit in nodes))


def _in_order(node: Any) -> Iterator[tuple[int, float]]:
    if type(node) is not tuple:
        yield LEAF, node
        return
    ask, limit, lower, higher = node
    if ask >= LEAF:
        raise ValueError(f"a node asks for number {ask} of the evidence; a file knows those below {LEAF}")
    yield ask, limit
    yield from _in_order(lower)
    yield from _in_order(higher)


def _grown(ask: int, limit: float, nodes: Iterator[tuple[int, float]]) -> Node | float:
    """A node, with those that follow it. Raises ValueError where they end too early."""
    if ask == LEAF:
        return limit
    try:
        return ask, limit, _grown(*next(nodes), nodes), _grown(*next(nodes), nodes)
    except StopIteration:
        raise ValueError("the nodes of a tree end too early") from None


def _packed(kind: str, numbers: Sequence[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(numbers)}{kind}", *numbers)).decode()

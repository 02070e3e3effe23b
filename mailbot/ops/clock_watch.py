"""Notices that the machine's clock was set: it and the steady clock, which nobody sets, have moved apart."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

SMALLEST_STEP = 3.0  # seconds; a clock that is slewed moves far less between two looks


class ClockWatch:
    """Compares the two at each look. A machine that slept steps forward too: its steady clock rests meanwhile."""

    def __init__(self, now: Callable[[], datetime], steady: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._steady = steady
        self._apart = self._measure()

    def step(self) -> float:
        """By how many seconds the clock was set since the last look, back below 0; 0 for hardly at all."""
        before, self._apart = self._apart, self._measure()
        moved = self._apart - before
        return moved if abs(moved) >= SMALLEST_STEP else 0.0

    def _measure(self) -> float:
        return self._now().timestamp() - self._steady()

"""How long to leave a server alone that failed us: longer after each failure, and never in step with others."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

FIRST_SECONDS = 1.0
MOST_SECONDS = 60.0  # so that a server which is back is noticed within a minute
REFUSED_FIRST_SECONDS = 60.0  # providers lock accounts and addresses that keep coming with a wrong password
REFUSED_MOST_SECONDS = 900.0


class Backoff:
    """Counts failures in a row. The first may be followed by a new attempt at once: most are a dropped connection.

    After that the pause doubles from `first` seconds to `most`; after a refused login, from one minute to fifteen. Each
    pause is cut by up to half at random, so that several processes do not come back in the same second. The clock may
    be one that people set: a pause never grows by that.
    """

    def __init__(
        self,
        *,
        first: float = FIRST_SECONDS,
        most: float = MOST_SECONDS,
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._first = first
        self._most = most
        self._now = now
        self._chance = chance
        self._failures = 0
        self._began = 0.0
        self._pause = 0.0

    @property
    def failing(self) -> bool:
        """Whether the last attempt failed."""
        return self._failures > 0

    @property
    def rested(self) -> float:
        """Seconds since the last failure."""
        return self._now() - self._began

    @property
    def seconds(self) -> float:
        """Seconds until the next attempt; 0 when it may be made now."""
        return max(0.0, self._pause - self.rested) if self.rested >= 0 else 0.0

    def failed(self, *, refused: bool = False) -> None:
        """Note a failure; `refused` when the login was."""
        if refused:
            pause = min(REFUSED_MOST_SECONDS, REFUSED_FIRST_SECONDS * 2 ** min(self._failures, 10))
        else:
            pause = min(self._most, self._first * 2 ** min(self._failures - 1, 10)) if self._failures else 0.0
        self._failures += 1
        self._began, self._pause = self._now(), pause * (1 - self._chance() / 2)

    def succeeded(self) -> None:
        """Forget all failures."""
        self._failures = 0
        self._pause = 0.0

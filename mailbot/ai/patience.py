"""How long a model server is waited for: pauses between attempts, and rest after outages in a row."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from mailbot.errors import ModelError


@dataclass(frozen=True, slots=True)
class Patience:
    """Times are in seconds."""

    first_pause: float = 0.5  # before the second attempt; doubles with each
    longest_pause: float = 15.0  # a server that asks for more is not waited for: the question fails
    outages: int = 3  # questions in a row that fail, until the server is left alone
    first_rest: float = 30.0  # doubles with each outage after it
    longest_rest: float = 600.0

    def pause(self, attempt: int, asked_for: float | None) -> float | None:
        """Seconds to wait after `attempt` (1 is the first), or None where the server asks for more than we have.

        Cut by up to a quarter at random, so that processes do not come back together; never below what is asked for
        (Retry-After, RFC 9110 §10.2.3).
        """
        if asked_for is not None and asked_for > self.longest_pause:
            return None
        pause = min(self.longest_pause, self.first_pause * 2.0 ** (attempt - 1)) * (1 - random.random() / 4)  # noqa: S311
        return max(pause, asked_for or 0.0)


PATIENT = Patience()


class Breaker:
    """Fails questions at once while a server that keeps failing is left alone; the first after that tries again."""

    def __init__(self, patience: Patience = PATIENT, now: Callable[[], float] = time.monotonic) -> None:
        self._patience = patience
        self._now = now
        self._outages = 0
        self._until = 0.0
        self._last: ModelError | None = None

    def allow(self) -> None:
        """Raises ModelError, of the kind that the last outage had, while the server is left alone."""
        left = self._until - self._now()
        if left > 0 and self._last is not None:
            raise ModelError(
                f"the model is left alone for {left:.0f} s more: {self._last.what}",
                self._last.mend,
                kind=self._last.kind,
                transient=self._last.transient,
            )

    @property
    def words(self) -> str:
        """How the server is, as far as is known."""
        left = self._until - self._now()
        if self._last is None:
            return "well"
        return f"left alone for {left:.0f} s: {self._last.what}" if left > 0 else f"failed last: {self._last.what}"

    def failed(self, trouble: ModelError, asked_for: float | None = None) -> None:
        """Note a question that found no working server; `asked_for` is how long it wants to be left alone."""
        self._outages += 1
        self._last = trouble
        rest = 0.0
        if self._outages >= self._patience.outages:
            rest = self._patience.first_rest * 2.0 ** min(self._outages - self._patience.outages, 20)
        self._until = self._now() + min(max(rest, asked_for or 0.0), self._patience.longest_rest)

    def worked(self) -> None:
        """Forget all outages."""
        self._outages, self._until, self._last = 0, 0.0, None

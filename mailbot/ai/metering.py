"""The ledger of model calls and the caps on their cost.

Before a question is put, the most that it may cost is reserved in the budgets of the day and of the conversation, each
by one conditional update, so that several processes together stay under a cap; afterwards the reservation becomes
what it did cost. A process that dies in between leaves the reservation standing: the cap then holds a little early.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from mailbot.ai.prices import cost, most, price_of
from mailbot.config import Ai
from mailbot.doors import Cause, Clock, Model, Prompt, Usage, present_cause
from mailbot.errors import ModelError
from mailbot.store import Store
from models.model_budget import ModelBudget, day_scope, thread_scope
from models.model_call import MICRO, ModelCall

log = logging.getLogger(__name__)

ANSWERED: Final = "answered"
BUDGET: Final = "budget"  # the kind of ModelError where a cap holds
# A server may bill an answer that never came. What nobody can know stays reserved: else a cap would never hold for a
# model that always takes too long.
UNANSWERED: Final = ("timeout", "cancelled")
Shape = TypeVar("Shape", bound=BaseModel)
OnCap = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Books:
    """Where calls are written down, under which caps, and who is told when one holds."""

    store: Store
    clock: Clock
    settings: Ai
    zone: ZoneInfo
    on_cap: OnCap | None = None

    async def reserve(self, amount: int, cause: Cause) -> tuple[str, ...]:
        """Take `amount` (millionths) out of every budget that holds; their ids. Raises ModelError of kind budget."""
        today = self.clock.now().astimezone(self.zone).date()
        wanted = [(day_scope(today), self.settings.daily_cap, "ai.daily_cap")]
        if cause.thread_id:
            wanted.append((thread_scope(cause.thread_id), self.settings.thread_cap, "ai.thread_cap"))
        taken: list[str] = []
        for scope, cap, key in wanted:
            budget = await self._budget(scope)
            room = {"spent": {"$lte": int(cap * MICRO) - amount}} if cap else {}
            if not await self.store.change(ModelBudget, budget, expect=room, inc={"spent": amount}):
                await self.settle(taken, -amount)
                await self._refuse(key, cap, amount)
            taken.append(budget)
        return tuple(taken)

    async def settle(self, budgets: Sequence[str], difference: int) -> None:
        """Correct what was reserved by `difference`: what it did cost, less what was thought."""
        for budget in budgets:
            await self.store.change(ModelBudget, budget, inc={"spent": difference})

    async def _budget(self, scope: str) -> str:
        found = await self.store.first(ModelBudget, {"scope": scope})
        if found is None:
            await self.store.put(ModelBudget, {"scope": scope}, set={}, first={"spent": 0})
            found = await self.store.first(ModelBudget, {"scope": scope})
        assert found is not None
        return str(found.id)

    async def _refuse(self, key: str, cap: Decimal, amount: int) -> None:
        what = f"{key} ({cap:g}) leaves no room for another question to a model"
        if amount > cap * MICRO:
            what = f"{key} ({cap:g}) is less than one question may cost ({Decimal(amount) / MICRO:.4f})"
        if self.on_cap:
            await self.on_cap(what)
        raise ModelError(what, f"raise {key}, or wait", kind=BUDGET, transient=False)


class MeteredModel:
    """A mailbot.doors.Model whose every question is paid for from the budgets and written into the ledger."""

    def __init__(self, model: Model, name: str, books: Books) -> None:
        self._model = model
        self._name = name
        self._books = books
        self._price = price_of(books.settings.prices, name)

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        """See mailbot.doors.Model. Raises ModelError of kind budget where a cap holds; then nothing was asked."""
        cause = present_cause()
        amount = most(self._price, prompt) if self._price else 0
        reserved = await self._books.reserve(amount, cause) if self._price else ()
        spent, usage, outcome = 0, Usage(self._name), "cancelled"
        try:
            filled, usage = await self._model.fill(prompt, shape)
            outcome = ANSWERED
        except ModelError as trouble:
            usage = trouble.usage if isinstance(trouble.usage, Usage) else usage
            outcome = trouble.kind
            raise
        finally:
            known = outcome not in UNANSWERED or not usage.attempts or usage.output_tokens > 0
            if self._price and known:
                spent = cost(self._price, usage)
                await self._books.settle(reserved, spent - amount)
            await self._write(prompt, usage, outcome, cause, spent if self._price and known else None)
        return filled, usage

    async def _write(self, prompt: Prompt, usage: Usage, outcome: str, cause: Cause, spent: int | None) -> None:
        call = ModelCall(
            at=self._books.clock.now(),
            role=prompt.role,
            model=usage.model,
            asked_as=self._name,
            prompt_version=prompt.version,
            schema_version=usage.schema,
            input_tokens=usage.input_tokens,
            cached_tokens=usage.cached_tokens,
            output_tokens=usage.output_tokens,
            cost=spent,
            latency_ms=round(usage.seconds * 1000),
            attempts=usage.attempts,
            outcome=outcome,
            message_id=cause.message_id,
            thread_id=cause.thread_id,
            campaign=cause.campaign,
        )
        await self._books.store.add(call)

"""The one way to send: claim what is due, look once more, hand over, write the outcome.

`send_due` is what the job calls. It never raises for a single mail; a server that refuses our login or account, or
that cannot be reached, ends the round and gives the rest of the batch back untouched.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from mailbot.delivery import gate, halting, ledger, records
from mailbot.delivery.halting import REFUSED_FOR
from mailbot.delivery.letters import CampaignLetters, write_letter
from mailbot.delivery.suppression import suppress
from mailbot.desk import Desk
from mailbot.doors import Outbox, Outcome
from mailbot.errors import BadInput, StoreError
from mailbot.mail.addresses import shorten, shorten_all, spellings
from mailbot.mail.backoff import Backoff
from mailbot.mail.composing import compose
from mailbot.mail.refusals import status_of_dead
from mailbot.store import Change
from mailbot.store.together import Together
from models.batch import Batch
from models.campaign import Campaign, CampaignState
from models.delivery import Bounce, Content, Delivery, DeliveryState, Purpose
from models.event import Event
from models.halt import Halt
from models.suppression import SuppressionReason

log = logging.getLogger(__name__)

SOON = 0.5  # seconds: for so long an outcome may wait for the next hand-over
NOTED_EVERY = 3.0  # seconds: a slow batch's history is written meanwhile, before tallies have counted past it
LOGGED_EVERY = timedelta(minutes=15)  # the same halt is met again and again
REST_FIRST, REST_MOST = 5.0, 300.0  # seconds that a server which cannot be used is left alone, ever longer
REST_OF_LEADS = 60.0  # seconds: no longer where a lead waits and the server does not refuse us


@dataclass(slots=True)
class Tally:
    """What a round did, by state; `stopped` says why it ended early, `halt` what is kept of that."""

    counts: dict[str, int] = field(default_factory=dict)
    stopped: str = ""
    halt: Halt | None = None

    def add(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    @property
    def sent(self) -> int:
        return self.counts.get(DeliveryState.ACCEPTED, 0)


@dataclass(slots=True)
class _Work:
    """A batch on its way: what still waits, what the gate knows, and what came of the rest."""

    batch: Batch
    waiting: list[Delivery]
    facts: gate.Facts
    tally: Tally
    history: list[Event] = field(default_factory=list)
    sent: list[records.Sent] = field(default_factory=list)
    halted: Halted | None = None


class _Ending:
    """How a mail ended, to be written: with the next hand-over of its connection, or without it a moment later.

    Until then the mail stands as handed over: a crash leaves one mail of a connection unknown, as ever.
    """

    def __init__(self, write: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._write = write
        self._writing: asyncio.Task[None] | None = None

    def begin(self) -> asyncio.Task[None]:
        """Begin to write it, unless that has begun."""
        self._writing = self._writing or asyncio.create_task(self._write())
        return self._writing

    async def written(self) -> None:
        """It is on disk; even where whoever waits for it is cancelled."""
        await asyncio.shield(self.begin())

    @contextlib.asynccontextmanager
    async def at_last(self) -> AsyncIterator[None]:
        """It is written when this ends, and not much later than this begins."""
        timer = asyncio.get_running_loop().call_later(SOON, self.begin)
        try:
            yield
        finally:
            timer.cancel()
            await self.written()


class Halted(Exception):
    """The server itself cannot be used now, or not by us."""

    def __init__(self, outcome: Outcome) -> None:
        told = not outcome.of_account or str(outcome.code) in outcome.text
        super().__init__(outcome.text if told else f"{outcome.code} {outcome.text}")
        self.of_account = outcome.of_account
        self.before_mail = outcome.before_mail


class Sender:
    """Sends what is due through one outbox. `stop()` lets the mails in hand finish and gives the rest back."""

    def __init__(self, desk: Desk, outbox: Outbox, campaign_letters: CampaignLetters) -> None:
        self._desk = desk
        self._outbox = outbox
        self._campaign_letters = campaign_letters
        self._stopping = False
        self._logged: tuple[str, datetime] | None = None  # the halt that stands in the log, and since when
        self._backoff = Backoff(first=REST_FIRST, most=REST_MOST, now=lambda: desk.now().timestamp())
        self._refused = False  # the server failed us last by refusing our account
        self._change = Together(partial(desk.store.change_each, Delivery))

    def stop(self) -> None:
        """Hand nothing more over; what is in hand finishes."""
        self._stopping = True

    async def send_due(self, allowance: Mapping[int, int] | None = None) -> Tally:
        """One round: replies and notices first, then each running campaign up to its allowance of mails."""
        tally = Tally()
        if self._desk.config.sending.mode == "off":
            tally.stopped = 'sending.mode is "off"'
            return tally
        if await self._rests():
            tally.stopped = "the mail server is left alone for a while"
            return tally
        await self._drain(0, self._desk.config.sending.batch, tally)
        for campaign in await self._desk.store.find(Campaign, {"state": CampaignState.RUNNING}):
            limit = self._desk.config.sending.batch if allowance is None else allowance.get(campaign.number, 0)
            await self._drain(campaign.number, limit, tally)
        return tally

    async def _rests(self) -> bool:
        """Whether the server, which could not be used, is not to be tried yet."""
        if not self._backoff.seconds:
            return False
        urgent = not self._refused and self._backoff.rested >= REST_OF_LEADS
        return not (urgent and await ledger.lead_waits(self._desk))

    async def send_one(self, delivery: Delivery) -> Tally:
        """Send one queued delivery now, wherever it stands in the queue."""
        tally = Tally()
        taken = await ledger.claim_one(self._desk, delivery)
        if taken is not None:
            await self._send_batch([taken], tally)
        return tally

    async def _drain(self, campaign: int, limit: int, tally: Tally) -> None:
        while limit > 0 and not self._stopping and not tally.stopped:
            at_once = 1 if self._backoff.failing else self._desk.config.sending.batch  # one mail tries the server
            batch = await ledger.claim(self._desk, campaign, min(limit, at_once))
            if not batch:
                return
            limit -= len(batch)
            self._desk.checkpoint("after_claim")
            await self._send_batch(batch, tally)

    async def _send_batch(self, batch: Sequence[Delivery], tally: Tally) -> None:
        facts = await gate.load(self._desk, batch)
        work = _Work(await records.open_batch(self._desk, batch), list(reversed(batch)), facts, tally)
        over = asyncio.Event()
        noting = asyncio.create_task(self._note(work, over))
        try:
            hands = [self._hand(work) for _ in range(self._desk.config.smtp.connections)]
            trouble = [one for one in await asyncio.gather(*hands, return_exceptions=True) if one is not None]
            if trouble:  # only when all hands have put down what they held
                raise trouble[0]
        finally:
            over.set()
            await ledger.put_back(self._desk, work.waiting)
            await records.record_sent(self._desk, work.sent)
            await noting
        await records.close_batch(self._desk, work.batch)
        await self._keep_whether_mail_leaves(work)

    async def _keep_whether_mail_leaves(self, work: _Work) -> None:
        """Write whether the server takes our mail; in the log a halt stands when it is new, and then now and then."""
        if work.tally.sent and (before := await halting.over(self._desk)):
            log.info("mail leaves again, after %s", self._desk.now() - before.since)
            self._logged = None
        if work.halted is None:
            return
        why, now = str(work.halted), self._desk.now()
        if work.halted.before_mail:
            self._backoff.failed()
            self._refused = work.halted.of_account
        rest = self._backoff.seconds
        halt = work.tally.halt = await halting.halted(self._desk, why, of_account=work.halted.of_account, rest=rest)
        if self._logged is None or self._logged[0] != why or now - self._logged[1] >= LOGGED_EVERY:
            self._logged = why, now
            since = f"{halt.since if halt else now:%Y-%m-%d %H:%M} UTC"
            log.error("sending stopped: %s (since %s, tried again in %.0f s)", why, since, max(rest, REST_FIRST))

    async def _note(self, work: _Work, over: asyncio.Event) -> None:
        """Write the history of a batch now and then, and the rest when it is over."""
        ended = False
        while not ended:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), NOTED_EVERY)
            ended = over.is_set()  # looked at before the history is taken: what comes while it is written has a turn
            history, work.history = work.history, []
            try:
                await self._desk.store.record_all(history)
            except StoreError:
                work.history[:0] = history  # they are written with the next
                if ended:
                    raise

    async def _hand(self, work: _Work) -> None:
        """One pair of hands: takes deliveries one by one until none is left."""
        tally = work.tally
        last = _Ending(_nothing)
        while work.waiting and not self._stopping and not tally.stopped:
            delivery = work.waiting.pop()
            async with last.at_last():
                await records.hold_batch(self._desk, work.batch)
                last = await self._handle(delivery, work, last)
        await last.written()

    async def _handle(self, delivery: Delivery, work: _Work, last: _Ending) -> _Ending:
        """What the gate says is done with a delivery; how it ended, to be written. `last` is what is to be before."""
        tally = work.tally
        try:
            judgement = gate.judge(delivery, work.facts)
            if isinstance(judgement, gate.Pass):
                return await self._send_one(delivery, judgement.copies, work, last)
            await last.written()
            if isinstance(judgement, gate.Skip):
                await ledger.skip(self._desk, delivery, judgement.reason)
                tally.add(DeliveryState.SKIPPED)
            else:
                await ledger.put_back(self._desk, [delivery], due_at=judgement.until, reason=judgement.reason)
                tally.add("waiting")
        except Halted as halted:
            tally.stopped, work.halted = str(halted), halted
        return _Ending(_nothing)

    async def _send_one(self, delivery: Delivery, copies: tuple[str, ...], work: _Work, last: _Ending) -> _Ending:
        tally = work.tally
        try:
            letter = write_letter(self._desk, delivery, self._content(delivery, copies, work.facts))
            raw = self._desk.seal(compose(letter))
        except BadInput as error:
            await ledger.fail(self._desk, delivery, f"cannot be written: {error}")
            tally.add(DeliveryState.FAILED)
            return _Ending(_nothing)
        handing: asyncio.Task[bool] | None = None

        async def before_data() -> bool:
            nonlocal handing
            change = ledger.handed_over(self._desk, delivery, letter.message_id, letter.cc)
            last.begin()  # first, so that both go in one write
            handing = asyncio.create_task(self._change(change))
            handed_over, _ = await asyncio.gather(asyncio.shield(handing), last.written())
            self._desk.checkpoint("after_handed_over")
            return handed_over

        outcome = await self._outbox.submit(letter.from_address, (letter.to_address, *letter.cc), raw, before_data)
        self._desk.checkpoint("after_data")
        if outcome.code and not outcome.before_mail:
            self._backoff.succeeded()
        handed_over = handing is not None and await handing  # where the outbox did not wait for it, it may be written
        if not handed_over and outcome.code == 0 and await self._called_off(delivery):
            tally.add("called_off")
            return _Ending(_nothing)
        if not handed_over and outcome.of_session:
            # No attempt is counted. What a server does to this mail alone is one: else it would be tried first and stop
            # all others for ever.
            again = self._desk.now() + REFUSED_FOR if outcome.of_account else None
            await ledger.put_back(self._desk, [delivery], due_at=again)
            raise Halted(outcome)
        self._desk.checkpoint("before_outcome")
        state, change = ledger.ended(self._desk, delivery, outcome, handed_over=handed_over)
        sent = records.Sent(delivery, letter, raw)
        if outcome.of_session:
            await self._end(work, sent, state, outcome, change)
            raise Halted(outcome)
        return _Ending(partial(self._end, work, sent, state, outcome, change))

    async def _end(self, work: _Work, sent: records.Sent, state: DeliveryState, outcome: Outcome, end: Change) -> None:
        """Write what became of a mail."""
        delivery = sent.delivery
        held = await self._change(end)
        if not held:
            state = await self._decided_meanwhile(delivery, state)
        delivery.message_id, delivery.thread_id = sent.letter.message_id, ledger.thread_of(delivery)
        work.tally.add(state)
        if held:
            work.history.append(ledger.outcome_event(delivery, state, outcome))
            await self._learn_of_dead(sent, state, outcome)
        if state in records.LEFT:
            work.sent.append(sent)
        else:
            said = shorten_all(outcome.text)
            log.info("to %s: %s %s %s", shorten(delivery.recipient), state, outcome.code, said)

    async def _learn_of_dead(self, sent: records.Sent, state: DeliveryState, outcome: Outcome) -> None:
        """An address that its server does not know is suppressed, as where the mail comes back (RFC 5321 §3.6.3)."""
        delivery, status = sent.delivery, status_of_dead(outcome.code, outcome.text)
        lead = delivery.purpose not in ledger.UNSEEN_BY_LEADS
        # It may have been redirected; and after the body a refusal may mean one of the copies.
        theirs = sent.letter.to_address in spellings(delivery.recipient) and not sent.letter.cc
        if state is not DeliveryState.FAILED or not status or not lead or not theirs:
            return
        bounce = Bounce(hard=True, status=status, reason=outcome.text, at=self._desk.now())
        await self._desk.store.change(Delivery, str(delivery.id), set={"bounce": bounce})
        await suppress(self._desk, delivery.recipient, SuppressionReason.HARD_BOUNCE, detail=outcome.text)

    async def _decided_meanwhile(self, delivery: Delivery, state: DeliveryState) -> DeliveryState:
        """What a mail is whose row somebody changed while it was being sent: an answer came sooner than its outcome was
        written, or its lease ended while the machine slept. Then the server's word still counts.
        """
        if state is DeliveryState.ACCEPTED:
            await ledger.prove_sent(self._desk, str(delivery.id), "the server's word came late")
        row = await self._desk.store.get(Delivery, str(delivery.id))
        log.warning("delivery %s became %s while it was being sent", delivery.id, row.state)
        return row.state

    def _content(self, delivery: Delivery, copies: tuple[str, ...], facts: gate.Facts) -> Content:
        if delivery.purpose is not Purpose.CAMPAIGN:
            if delivery.content is None:
                raise BadInput("it has no content")
            return delivery.content.model_copy(update={"cc": copies})
        return self._campaign_letters(delivery, facts.contacts[delivery.contact_id], facts)

    async def _called_off(self, delivery: Delivery) -> bool:
        """Whether somebody stopped it while the server was being asked."""
        row = await self._desk.store.get(Delivery, str(delivery.id))
        return row.state is not DeliveryState.CLAIMED or row.claimed_by != self._desk.worker


async def _nothing() -> None:
    """What there is to write where nothing has ended."""

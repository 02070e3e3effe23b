"""A delivery over which worker after worker dies fails, is told of, and takes no other with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from agency import OPERATOR, Agency, body_of
from dying_store import Died, DyingStore, born

from mailbot.delivery import ledger, orphans, records, settling
from mailbot.delivery.sending import Sender
from mailbot.doors import BeforeData, Outcome
from mailbot.mail.smtp import SmtpOutbox
from models.batch import Batch
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.message import Direction, Message
from models.thread import Thread

DEADLY = "mort@away.example"
LEADS = [f"lead{place}@away.example" for place in range(4)]


class MortalOutbox:
    """Takes its process with it at mail to one address: the real one, for all others."""

    def __init__(self, store: DyingStore, inner: SmtpOutbox) -> None:
        self._store = store
        self._inner = inner

    async def submit(
        self, envelope_sender: str, recipients: Sequence[str], raw: bytes, before_data: BeforeData
    ) -> Outcome:
        if recipients[0] == DEADLY:
            self._store.end()
            raise Died
        return await self._inner.submit(envelope_sender, recipients, raw, before_data)

    async def close(self) -> None:
        await self._inner.close()


async def due(agency: Agency, *recipients: str) -> None:
    for one in recipients:
        assert await agency.store.add(written(agency, recipient=one))


def written(agency: Agency, **fields: object) -> Delivery:
    given = {"key": str(fields), "purpose": Purpose.TEST, "due_at": agency.desk.now(), **fields}
    return Delivery(content=Content(subject="Homes", text="It is so."), **given)  # type: ignore[arg-type]


async def answer(agency: Agency, to: str, **fields: object) -> Delivery:
    """An answer in a thread, due."""
    contact = await agency.add_contact(to)
    thread = Thread(number=1, contact_id=str(contact.id), last_at=agency.desk.now())
    assert await agency.store.add(thread)
    theirs = {"contact_id": str(contact.id), "thread_id": str(thread.id)}
    row = written(agency, purpose=Purpose.REPLY, recipient=to, **theirs, **fields)
    assert await agency.store.add(row)
    return row


async def life(agency: Agency, name: str) -> bool:
    """What a daemon sends until it is done or dies; whether it lived. What it held has run out then."""
    desk, store = born(agency.desk, name)
    outbox = MortalOutbox(store, SmtpOutbox(desk.config.smtp))
    try:
        await Sender(desk, outbox, agency.tools.campaign_letters).send_due()
        return True
    except Died:
        return False
    finally:
        await outbox.close()
        agency.clock.turn(seconds=desk.config.sending.lease_seconds + 1)
        await agency.round("keep_house")


async def row_of(agency: Agency, recipient: str) -> Delivery:
    [row] = await agency.store.find(Delivery, {"recipient": recipient})
    return row


async def test_it_fails_after_so_many_deaths_and_the_operator_is_told(quiet_agency: Agency) -> None:
    await due(quiet_agency, DEADLY, *LEADS)
    lived = [await life(quiet_agency, f"daemon-{number}") for number in range(orphans.MOST_LOST + 1)]
    assert lived == [False] * orphans.MOST_LOST + [True]
    row = await row_of(quiet_agency, DEADLY)
    assert (row.state, row.reason) == (DeliveryState.FAILED, orphans.DEADLY)
    assert {(await row_of(quiet_agency, lead)).state for lead in LEADS} == {DeliveryState.ACCEPTED}
    assert [len(quiet_agency.to(lead)) for lead in LEADS] == [1] * len(LEADS)
    await quiet_agency.round("send_due")
    [notice] = quiet_agency.to(OPERATOR)
    assert f"mailbot deliveries settle {row.id} resend" in body_of(notice)


async def test_what_was_in_hand_with_it_leaves_in_the_next_life_before_it(quiet_agency: Agency) -> None:
    await due(quiet_agency, DEADLY, *LEADS)
    await life(quiet_agency, "first")
    await due(quiet_agency, "new@away.example")
    await life(quiet_agency, "second")
    assert len(quiet_agency.to("new@away.example")) == 1, "whatever was in nobody's hand goes first"


async def test_one_that_is_sent_again_by_a_person_is_tried_once_more(quiet_agency: Agency) -> None:
    await due(quiet_agency, DEADLY)
    for number in range(orphans.MOST_LOST):
        await life(quiet_agency, f"daemon-{number}")
    row = await row_of(quiet_agency, DEADLY)
    await settling.settle(quiet_agency.desk, str(row.id), resend=True)
    await quiet_agency.round("send_due")
    assert (await row_of(quiet_agency, DEADLY)).state is DeliveryState.ACCEPTED


async def test_an_answer_that_fails_so_is_told_as_one_that_was_not_sent(quiet_agency: Agency) -> None:
    await answer(quiet_agency, DEADLY)
    for number in range(orphans.MOST_LOST):
        await life(quiet_agency, f"daemon-{number}")
    await quiet_agency.round("keep_house", "send_due")
    [notice] = quiet_agency.to(OPERATOR)
    assert "was not sent: mailbot ended 3 times" in body_of(notice)


async def test_a_notice_that_fails_so_makes_no_other(quiet_agency: Agency) -> None:
    assert await quiet_agency.store.add(written(quiet_agency, recipient=DEADLY, purpose=Purpose.NOTICE))
    for number in range(orphans.MOST_LOST):
        await life(quiet_agency, f"daemon-{number}")
    assert (await row_of(quiet_agency, DEADLY)).state is DeliveryState.FAILED
    assert await quiet_agency.store.count(Delivery, {}) == 1


async def test_a_worker_that_only_slept_past_its_lease_has_not_died(quiet_agency: Agency) -> None:
    await due(quiet_agency, LEADS[0])
    for _ in range(orphans.MOST_LOST):
        assert await ledger.claim(quiet_agency.desk, 0, 10)
        quiet_agency.clock.turn(seconds=quiet_agency.desk.config.sending.lease_seconds + 1)
        assert await orphans.release_expired(quiet_agency.desk) == (1, 0)
    assert (await row_of(quiet_agency, LEADS[0])).lost == 0


# ------------------------------------------------------------------------------- what left is recorded


async def left_unrecorded(agency: Agency) -> None:
    """A mail that left as its worker died."""
    gone = {"state": DeliveryState.ACCEPTED, "message_id": "1@agency.test", "ended_at": agency.desk.now()}
    row = await answer(agency, LEADS[0], **gone)
    await records.open_batch(replace(agency.desk, worker="dead"), [row])
    agency.clock.turn(seconds=agency.desk.config.sending.lease_seconds + 1)


def deadly_seal(store: DyingStore, word: bytes):  # type: ignore[no-untyped-def]
    def seal(raw: bytes) -> bytes:
        if word in raw:
            store.end()
            raise Died
        return raw

    return seal


@pytest.mark.parametrize(
    ("word", "deaths", "recorded"),
    [(b"It is so", 2, ["(the text of this mail can no longer be made)"]), (b"Subject", 3, [])],
    ids=["its text", "whatever it says"],
)
async def test_mails_over_whose_record_mailbot_dies_are_recorded_without_their_text_or_told_of(
    quiet_agency: Agency, word: bytes, deaths: int, recorded: list[str]
) -> None:
    await left_unrecorded(quiet_agency)
    letters = quiet_agency.tools.campaign_letters
    for number in range(deaths):
        desk, store = born(quiet_agency.desk, f"daemon-{number}")
        with pytest.raises(Died):
            await records.record_missing(replace(desk, seal=deadly_seal(store, word)), letters)
    desk, store = born(quiet_agency.desk, "last")
    assert await records.record_missing(replace(desk, seal=deadly_seal(store, word)), letters) == len(recorded)
    assert await quiet_agency.store.count(Batch, {}) == 0
    found = await quiet_agency.store.find(Message, {"direction": Direction.OUTBOUND})
    assert [mail.text.strip() for mail in found] == recorded
    told = await quiet_agency.store.count(Delivery, {"purpose": Purpose.NOTICE})
    assert told == (0 if recorded else 1)


async def test_a_record_at_which_mailbot_fails_has_no_text_and_holds_up_nothing(quiet_agency: Agency) -> None:
    def failing(raw: bytes) -> bytes:
        if b"It is so" in raw:
            raise ValueError("nobody foresaw this")
        return raw

    await left_unrecorded(quiet_agency)
    desk = replace(quiet_agency.desk, seal=failing)
    assert await records.record_missing(desk, quiet_agency.tools.campaign_letters) == 1
    assert await quiet_agency.store.count(Batch, {}) == 0

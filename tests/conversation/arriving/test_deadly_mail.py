"""A mail over which the process dies is put aside after the second death, and takes no other mail with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage

from agency import AGENCY, OPERATOR, Agency, body_of
from dying_store import Died, DyingStore

from classifiers.reader import BuiltinIntentReader
from classifiers.verdict import Reading
from mailbot.conversation import reading
from mailbot.conversation.arriving import claiming
from mailbot.mail.parsed import ParsedEmail
from models.claim import Claim
from models.message import Direction, Message, MessageState

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, up to $470k."
DEADLY = "This one is deadly."
ENDLESS = 10**9  # writes


class MortalReader(BuiltinIntentReader):
    """Takes its process with it at some words: from there on nothing is written any more."""

    def __init__(self, store: DyingStore) -> None:
        super().__init__()
        self._store = store

    async def read(
        self, mail: ParsedEmail, text: str, today: date, known_areas: Collection[str] = (), agent: str = ""
    ) -> Reading:
        if "deadly" in text:
            self._store.end()
            raise Died
        return await super().read(mail, text, today, known_areas, agent)


async def arrived(agency: Agency, *texts: str) -> list[str]:
    """Store a mail of a person each; their ids."""
    ids = []
    for number, text in enumerate(texts):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"p{number}@away.example", AGENCY, f"Homes {number}"
        mail["Message-ID"] = f"<{number}@away.example>"
        mail.set_content(text)
        at = agency.desk.now() + timedelta(seconds=number)
        message = Message(digest="", size=0, direction=Direction.INBOUND, received_at=at)
        await agency.store.pack_raw(message, mail.as_bytes())
        assert await agency.store.add(message)
        ids.append(str(message.id))
    return ids


async def life(agency: Agency, name: str) -> int | None:
    """What a daemon reads until it has read all or dies (None); its claims have run out then."""
    store = DyingStore(agency.store, ENDLESS)
    desk = replace(agency.desk, store=store, worker=name)
    try:
        return await reading.read_waiting(desk, MortalReader(store))
    except Died:
        return None
    finally:
        agency.clock.turn(seconds=desk.thinking_lease.total_seconds())
        await claiming.clear(agency.desk)


async def states(agency: Agency, ids: list[str]) -> list[MessageState]:
    return [(await agency.store.get(Message, one)).state for one in ids]


async def test_after_two_deaths_a_mail_is_put_aside_and_the_operator_is_told(quiet_agency: Agency) -> None:
    ids = await arrived(quiet_agency, BUYER, DEADLY, BUYER, BUYER)
    good, aside = MessageState.READ, MessageState.QUARANTINED
    assert await life(quiet_agency, "first") is None
    assert await states(quiet_agency, ids) == [MessageState.STORED] * 4, "all of them were in hand"
    assert await life(quiet_agency, "second") is None
    assert await life(quiet_agency, "third") == 3
    assert await states(quiet_agency, ids) == [good, aside, good, good]
    assert await life(quiet_agency, "fourth") == 0
    assert await quiet_agency.store.count(Claim, {}) == 0
    assert "ended 2 times" in (await quiet_agency.store.get(Message, ids[1])).problem
    await quiet_agency.round("send_due")
    [notice] = quiet_agency.to(OPERATOR)
    assert f"mailbot quarantine show {ids[1]}" in body_of(notice)


async def test_mail_that_came_later_goes_through_first(quiet_agency: Agency) -> None:
    deadly = await arrived(quiet_agency, DEADLY)
    assert await life(quiet_agency, "first") is None
    mail = await arrived(quiet_agency, BUYER)
    assert await life(quiet_agency, "second") is None
    assert await states(quiet_agency, [*deadly, *mail]) == [MessageState.STORED, MessageState.READ]


async def test_a_mail_that_was_in_hand_once_is_read_the_next_time(quiet_agency: Agency) -> None:
    ids = await arrived(quiet_agency, BUYER, BUYER)
    await claiming.claim(replace(quiet_agency.desk, worker="killed"), ids)
    quiet_agency.clock.turn(seconds=quiet_agency.desk.thinking_lease.total_seconds())
    assert await life(quiet_agency, "next") == 2
    assert await states(quiet_agency, ids) == [MessageState.READ] * 2


async def test_a_reader_whose_database_failed_has_not_died(quiet_agency: Agency) -> None:
    ids, desk = await arrived(quiet_agency, BUYER), quiet_agency.desk
    for _ in range(3):
        turn = await claiming.claim(desk, ids)
        assert turn.lost == {ids[0]: 0}
        quiet_agency.clock.turn(seconds=desk.thinking_lease.total_seconds())
    assert await reading.read_waiting(desk, quiet_agency.tools.reader) == 1
    assert await states(quiet_agency, ids) == [MessageState.READ]

"""Two threads that become one are one whatever cuts it off: nothing counts twice, and who has one has the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import Agency

from mailbot.conversation.threading import merged
from models.message import Direction, Message
from models.thread import Thread


class Died(Exception):
    """The process ended here."""


async def test_a_join_that_is_cut_off_counts_nothing_twice(quiet_agency: Agency) -> None:
    now = quiet_agency.desk.now()
    one = Thread(number=1, last_at=now, replies=2, exchanges=1)
    two = Thread(number=2, last_at=now, replies=3, exchanges=2, muted=True, muted_reason="a person has taken it over")
    for thread in (one, two):
        await quiet_agency.store.add(thread)
    mail = Message(digest="a", size=1, direction=Direction.INBOUND, received_at=now, thread_id=str(two.id))
    await quiet_agency.store.add(mail)

    def die(point: str) -> None:
        if point == "threads_joined":
            raise Died

    with pytest.raises(Died):
        await merged(replace(quiet_agency.desk, checkpoint=die), [one, two])
    cut_off = await quiet_agency.store.get(Thread, str(one.id))
    assert (cut_off.muted, cut_off.replies) == (True, 5)
    whole = await merged(quiet_agency.desk, [cut_off, await quiet_agency.store.get(Thread, str(two.id))])
    assert (whole.replies, whole.exchanges, whole.muted) == (5, 3, True)
    assert (await quiet_agency.store.get(Message, str(mail.id))).thread_id == str(one.id)
    assert (await quiet_agency.store.get(Thread, str(two.id))).merged_into == str(one.id)

"""Threads of an import: the same that reading the mails one by one would make, in one run or in several."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from agency import Agency
from old_mail import groups_of, live_threads, mbox_of, old_mail
from threaded import graph_of, put, threads_of

from mailbot.history.importing import import_mail
from models.message import Direction, Message, MessageState
from models.thread import Thread


def a_world(seed: int, mails: int = 60) -> list[bytes]:
    """Conversations, in disorder: lists, missing and late parents, loops, doubled ids, newsletters, answers of ours."""
    chance = random.Random(seed)
    raws = []
    for number in range(mails):
        topic = chance.randrange(8)
        known = [f"m{n}.{n % 8}@x.example" for n in range(mails) if n % 8 == topic]
        named = chance.sample(known, chance.choice((0, 0, 1, 1, 2)))
        writer = chance.choice(("hello@agency.test", *(f"p{chance.randrange(12)}@away.example" for _ in range(3))))
        extra = {"Cc": f"p{chance.randrange(12)}@away.example"} if chance.random() < 0.3 else {}
        if chance.random() < 0.3:
            extra["To"] = f"p{chance.randrange(12)}@away.example" if chance.random() < 0.7 else ""
        if chance.random() < 0.1:
            extra["List-Unsubscribe"] = "<mailto:x@y.example>"
        own = f"m{number}.{topic}@x.example" if chance.random() < 0.95 else "same@x.example"
        raws.append(old_mail(own, " ".join(named), sender=writer, text=f"Mail {number}", **extra))
    chance.shuffle(raws)
    return raws


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("runs", [1, 3])
async def test_an_import_threads_as_reading_one_by_one_does(
    quiet_agency: Agency, tmp_path: Path, seed: int, runs: int
) -> None:
    desk, raws = quiet_agency.desk, a_world(seed)
    cuts = sorted(random.Random(seed).sample(range(len(raws)), runs - 1))
    for begin, end in zip([0, *cuts], [*cuts, len(raws)], strict=True):
        report = await import_mail(desk, mbox_of(tmp_path / "x", raws[begin:end]))
        assert report.imported == end - begin
    imported = await desk.store.find(Message, {"digest": {"$gt": ""}})
    texts = {message.text.strip(): message.thread_id for message in imported}
    ours = [texts[raw.decode().split("\n\n")[1].strip()] for raw in raws]
    one_by_one = await _archived(quiet_agency, raws)
    together = {frozenset(n for n, thread in enumerate(ours) if thread == this) for this in ours}
    assert together == one_by_one
    assert {str(thread.id) for thread in await live_threads(desk)} >= set(ours)


async def _archived(agency: Agency, raws: list[bytes]) -> set[frozenset[int]]:
    """The threads that reading makes, in an account of their own: nothing of the import is there."""
    agency.store.account_id = "one by one"
    try:
        for raw in raws:
            ours = b"From: hello@agency.test" in raw
            await put(agency.desk, raw, history=True, direction=Direction.OUTBOUND if ours else Direction.INBOUND)
        return set(await threads_of(agency.desk))
    finally:
        agency.store.account_id = "main"


async def test_mail_of_a_list_is_threaded_by_the_plain_graph(quiet_agency: Agency, tmp_path: Path) -> None:
    raws = [
        old_mail(f"m{n}@x.example", f"m{n // 3}@x.example" if n else "", sender=f"p{n}@away.example", To="l@x.example")
        for n in range(120)
    ]
    random.Random(3).shuffle(raws)
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", raws))
    assert len(await groups_of(quiet_agency.desk)) == len(graph_of(raws)) == 1


async def test_a_late_parent_joins_two_threads_that_are_stored(quiet_agency: Agency, tmp_path: Path) -> None:
    desk = quiet_agency.desk
    left = old_mail("left@x", "root@x", sender="ann@away.example", To="bob@away.example")
    right = old_mail("right@x", "other@x", sender="bob@away.example", To="cyd@away.example")
    parent = old_mail("root@x", "other@x", sender="cyd@away.example", To="ann@away.example, bob@away.example", day=-1)
    await import_mail(desk, mbox_of(tmp_path / "1", [left, right]))
    assert len(await live_threads(desk)) == 2
    await import_mail(desk, mbox_of(tmp_path / "2", [parent]))
    (thread,) = await live_threads(desk)
    assert thread.number == 1
    assert {"ann@away.example", "bob@away.example", "cyd@away.example"} <= set(thread.participants)
    assert len(await desk.store.find(Message, {"thread_id": str(thread.id)})) == 3


async def test_strangers_who_answer_one_bulk_mail_stay_apart(quiet_agency: Agency, tmp_path: Path) -> None:
    raws = [old_mail(f"answer{n}@x", "news@x", sender=f"p{n}@away.example") for n in range(20)]
    await import_mail(quiet_agency.desk, mbox_of(tmp_path / "x", raws))
    assert len(await groups_of(quiet_agency.desk)) == 20


async def test_a_chain_of_500_is_one_thread_and_an_empty_thread_is_never_left(
    quiet_agency: Agency, tmp_path: Path
) -> None:
    desk = quiet_agency.desk
    raws = [
        old_mail(f"c{n}@x", " ".join(f"c{k}@x" for k in range(n)), day=n // 24, sender="dana@away.example")
        for n in range(500)
    ]
    report = await import_mail(desk, mbox_of(tmp_path / "x", [*raws[250:], *raws[:250]]))
    assert report.imported == 500
    assert len(await desk.store.find(Thread, {"number": {"$gt": 0}})) == report.threads == 1


async def test_mail_of_ours_goes_out_and_the_contact_is_found_by_any_address(
    quiet_agency: Agency, tmp_path: Path
) -> None:
    desk = quiet_agency.desk
    dana = await quiet_agency.add_contact("dana@away.example")
    await desk.store.change(type(dana), str(dana.id), add={"addresses": ["dana@work.example"]})
    ask = old_mail("ask@x", sender="Dana <dana@work.example>")
    answer = old_mail("answer@x", "ask@x", sender="Kim <hello@agency.test>", To="dana@away.example", day=1)
    await import_mail(desk, mbox_of(tmp_path / "x", [answer, ask]))
    (thread,) = await live_threads(desk)
    assert thread.contact_id == str(dana.id)
    assert thread.last_outbound_at is not None
    assert thread.last_inbound_at is not None
    assert thread.last_outbound_at > thread.last_inbound_at
    mails = {m.message_id: m for m in await desk.store.find(Message, {"thread_id": str(thread.id)})}
    assert {m.contact_id for m in mails.values()} == {str(dana.id)}
    assert mails["answer@x"].direction is Direction.OUTBOUND
    assert mails["ask@x"].direction is Direction.INBOUND
    assert {m.state for m in mails.values()} == {MessageState.HISTORY}

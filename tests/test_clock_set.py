"""The machine's clock is set while mailbot runs: the timetable goes on, and the log says what happened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import apscheduler.executors.base
import apscheduler.schedulers.base
import apscheduler.triggers.interval
import pytest
from agency import TurnedClock, config_for
from dovecot import Mailbox
from smtp_sink import SmtpSink

from mailbot import daemon
from mailbot.config import Config
from mailbot.desk import Desk
from mailbot.ops.clock_watch import SMALLEST_STEP, ClockWatch
from models.heartbeat import Heartbeat

TOLD_TIME = (
    apscheduler.schedulers.base,
    apscheduler.triggers.interval,
    apscheduler.executors.base,
)


@pytest.fixture
def config(mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, tmp_path: Path) -> Config:
    database = {"uri": mongodb_uri, "name": database_name, "data_dir": str(tmp_path)}
    return config_for(smtp_sink, mailbox, database=database)


@pytest.fixture
def machines_clock(clock: TurnedClock, monkeypatch: pytest.MonkeyPatch) -> TurnedClock:
    """The clock of the whole process, as far as it plans by one."""

    class Turned(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Turned:  # type: ignore[override]
            return cls.fromtimestamp((datetime.now(UTC) + clock.ahead).timestamp(), tz)

    for module in TOLD_TIME:
        monkeypatch.setattr(module, "datetime", Turned)
    monkeypatch.setattr(daemon, "datetime", Turned)
    monkeypatch.setattr(daemon, "CLOCK_SECONDS", 0.2)
    monkeypatch.setattr(daemon, "LEASE_SECONDS", 1.0)
    return clock


@asynccontextmanager
async def running(config: Config, clock: TurnedClock) -> AsyncIterator[Desk]:
    started: asyncio.Queue[daemon.Daemon] = asyncio.Queue()
    working = asyncio.create_task(daemon.run(config, web=False, clock=clock, ready=started.put_nowait))
    one = await started.get()
    try:
        yield one.desk
    finally:
        one.stop()
        await working


async def beats_after(desk: Desk, moment: datetime) -> bool:
    """Whether the daemon says that it lives, with every job due before long, within some seconds from a moment on."""
    for _ in range(100):
        said = await desk.store.first(Heartbeat, {})
        if said is not None and abs(said.at - desk.now()) < timedelta(seconds=3) and said.at >= moment:
            due = [job.next_at for job in said.jobs.values()]
            if all(at is not None and at - desk.now() < timedelta(hours=1) for at in due):
                return True
        await asyncio.sleep(0.1)
    return False


@pytest.mark.parametrize(("hours", "way"), [(-2, "7200 s back"), (2, "7200 s on")])
async def test_no_job_stops_when_the_clock_is_set(
    config: Config, machines_clock: TurnedClock, caplog: pytest.LogCaptureFixture, hours: int, way: str
) -> None:
    async with running(config, machines_clock) as desk:
        assert await beats_after(desk, desk.now())
        assert "the clock was set" not in caplog.text
        machines_clock.turn(hours=hours)
        assert await beats_after(desk, desk.now())
        assert await beats_after(desk, desk.now() + timedelta(seconds=1))
    assert f"the clock was set {way}" in caplog.text


def test_a_step_is_told_once_and_a_slewed_clock_makes_none() -> None:
    wall = [datetime(2026, 6, 1, tzinfo=UTC)]
    steady = [0.0]
    watch = ClockWatch(lambda: wall[0], lambda: steady[0])

    def after(seconds: float, *, shown: float) -> float:
        wall[0] += timedelta(seconds=shown)
        steady[0] += seconds
        return watch.step()

    assert after(5, shown=5) == 0
    assert after(5, shown=5 - 7200) == -7200
    assert after(5, shown=5) == 0
    assert after(5, shown=605) == 600
    assert [after(5, shown=5 + SMALLEST_STEP / 2) for _ in range(3)] == [0, 0, 0]

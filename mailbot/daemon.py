"""The daemon: opens its configuration's doors (wiring.py), starts the timetable, answers signals, closes in order.

SIGTERM and SIGINT: no new work begins, the mails in hand finish (at most STOP_SECONDS), claims are given back.
SIGHUP: the configuration is read again; running jobs finish with the old one, the next ones use the new.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from classifiers.reader import load_shipped
from jobs.schedule import ONE_ROUND, TIMETABLE, Job, job
from mailbot.config import Config, load
from mailbot.desk import Desk
from mailbot.doors import Checkpoint, Clock, pass_checkpoint
from mailbot.embedded.store import EmbeddedStore
from mailbot.errors import ConfigError, MailbotError, OutsideError
from mailbot.office import open_desk
from mailbot.ops.clock_watch import ClockWatch
from mailbot.ops.heartbeat import Pulse
from mailbot.ops.lease import DaemonLease
from mailbot.ops.systemd import Notifier
from mailbot.wiring import Opened, open_doors
from web.serving import serving

log = logging.getLogger(__name__)

STOP_SECONDS = 20.0
LEASE_SECONDS = 15.0
CLOCK_SECONDS = 5.0  # between two looks at whether the clock was set


async def run(
    config: Config,
    config_path: Path | None = None,
    *,
    once: bool = False,
    web: bool = True,
    checkpoint: Checkpoint = pass_checkpoint,
    clock: Clock | None = None,
    ready: Callable[[Daemon], None] | None = None,
) -> None:
    """Run the daemon until it is told to stop, or one round of every job. Raises MailbotError when it cannot start."""
    require_mail(config)
    async with open_desk(config, clock=clock, checkpoint=checkpoint) as (desk, keeper):
        lease = DaemonLease(desk)
        await lease.take()
        try:
            opened = open_doors(desk, keeper)
            await asyncio.to_thread(load_shipped)
            if once:
                await _one_round(opened)
            else:
                daemon = Daemon(opened, config_path, keeper, lease, ready)
                shown = (
                    serving(config.web, lambda: daemon.desk) if web and config.web.enabled else contextlib.nullcontext()
                )
                async with shown:
                    await daemon.serve()
        finally:
            await lease.give_back()


def require_mail(config: Config) -> None:
    """Raises ConfigError naming the keys without which there is nothing to do."""
    wanted = {
        "smtp.host": config.smtp.host,
        "smtp.from_address": config.smtp.from_address,
        "imap.host": config.imap.host,
        "imap.username": config.imap.username,
    }
    missing = [key for key, value in wanted.items() if not value]
    if missing:
        raise ConfigError(
            f"{', '.join(missing)} not set", "fill in [smtp] and [imap] in config.toml; `mailbot init` writes one"
        )


def _require_same_house(old: Config, new: Config) -> None:
    """Raises ConfigError for what a running daemon cannot take over: whose documents, where, and under which key."""
    for name, before, after in (
        ("[database]", old.database, new.database),
        ("business.account", old.business.account, new.business.account),
        ("sending.signing_key", old.sending.secret(), new.sending.secret()),
    ):
        if before != after:
            raise ConfigError(f"{name} cannot change while mailbot runs", "restart it")


async def _one_round(opened: Opened) -> None:
    """Every job once, in the order in which mail flows; IDLE is for daemons."""
    config = opened.tools.desk.config
    quiet = config.model_copy(update={"imap": config.imap.model_copy(update={"idle": False})})
    tools = replace(opened.tools, desk=replace(opened.tools.desk, config=quiet))
    try:
        for name in ONE_ROUND:
            await job(name).run(tools)
    finally:
        await opened.close()


def _every(seconds: float, jitter: float = 0) -> IntervalTrigger:
    return IntervalTrigger(seconds=seconds, jitter=jitter or None, timezone="UTC")


class Daemon:
    """One running daemon."""

    def __init__(
        self,
        opened: Opened,
        config_path: Path | None,
        keeper: EmbeddedStore | None,
        lease: DaemonLease,
        ready: Callable[[Daemon], None] | None = None,
    ) -> None:
        self._opened = opened
        self._config_path = config_path
        self._keeper = keeper
        self._lease = lease
        self._ready = ready
        self._stopping = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._notifier = Notifier.from_environment()
        self._pulse = Pulse(lambda: self.desk.now())
        self._trouble: BaseException | None = None
        self._scheduler: AsyncIOScheduler | None = None
        self._closing: set[asyncio.Task[None]] = set()  # doors of configurations before this one
        self._looking: set[asyncio.Task[None]] = set()  # at models: nothing waits for it

    @property
    def desk(self) -> Desk:
        """The desk of the configuration that holds now."""
        return self._opened.tools.desk

    async def serve(self) -> None:
        """Work until told to stop."""
        scheduler = self._scheduler = self._timetable()
        beside = [asyncio.create_task(self._wake(line)) for line in TIMETABLE]
        beside.append(asyncio.create_task(self._mind_the_clock()))
        with self._signals():
            scheduler.start()
            self._look_at_models()
            self._notifier.ready()
            log.info(
                "mailbot runs: %s, mode %s", self._opened.tools.mailbox, self._opened.tools.desk.config.sending.mode
            )
            if self._ready:
                self._ready(self)
            await self._stopping.wait()
            self._notifier.stopping()
            scheduler.shutdown(wait=False)
            for task in beside:
                task.cancel()
            await self._finish()
        if self._trouble is not None:
            raise self._trouble

    def stop(self) -> None:
        """Begin to stop; doing it twice changes nothing."""
        self._opened.tools.sender.stop()
        self._stopping.set()

    def _timetable(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(timezone="UTC")
        for line in TIMETABLE:
            options = {
                "max_instances": 2,  # the second ends at once (_run): a fetch that waits in IDLE is nothing to warn of
                "coalesce": True,
                "misfire_grace_time": line.late_seconds,
            }
            scheduler.add_job(partial(self._run, line), self._interval(line), id=line.name, name=line.name, **options)
        scheduler.add_job(
            self._beat, _every(LEASE_SECONDS), id="lease", max_instances=1, coalesce=True, misfire_grace_time=None
        )
        self._wake_all()  # the first round does not wait for the clock
        return scheduler

    def _wake_all(self) -> None:
        for line in TIMETABLE:
            self._opened.tools.wake(line.name)

    async def _run(self, line: Job) -> None:
        """One run of a job, never beside itself. What goes wrong is logged, and the timetable goes on."""
        if line.name in self._busy or self._stopping.is_set():
            return
        task = asyncio.create_task(self._work(line), name=line.name)
        self._busy[line.name] = task
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            if not self._stopping.is_set() and not task.cancelled():
                raise
        finally:
            if task.done():
                self._busy.pop(line.name, None)
            else:
                task.add_done_callback(lambda _: self._busy.pop(line.name, None))

    async def _work(self, line: Job) -> None:
        try:
            with self._pulse.run(line.name):
                await line.run(self._opened.tools)
        except MailbotError as trouble:
            log.error("%s: %s" if isinstance(trouble, OutsideError) else "%s failed: %s", line.name, trouble)
        except Exception:
            log.exception("%s failed by a fault of mailbot's", line.name)

    async def _wake(self, line: Job) -> None:
        """Run a job when another one asks for it."""
        while True:
            event = self._opened.tools.wakers[line.name]
            await event.wait()
            event.clear()
            running = self._busy.get(line.name)
            if running is not None:
                await asyncio.wait([running])
            await self._run(line)

    async def _mind_the_clock(self) -> None:
        """The timetable goes by the machine's clock: set back, it would have nothing due until that has caught up."""
        watch = ClockWatch(lambda: self.desk.now())
        while True:
            await asyncio.sleep(CLOCK_SECONDS)
            if step := watch.step():
                way = "on, or the machine slept" if step > 0 else "back"
                log.warning("the clock was set %.0f s %s: all jobs are scheduled anew", abs(step), way)
                self._start_anew()

    def _start_anew(self) -> None:
        """Every job at once, and from then on at its interval; the heartbeat with them."""
        if self._scheduler is None:
            return
        for line in TIMETABLE:
            self._scheduler.reschedule_job(line.name, trigger=self._interval(line))
        self._scheduler.modify_job("lease", trigger=_every(LEASE_SECONDS), next_run_time=datetime.now(UTC))
        self._wake_all()

    def _look_at_models(self) -> None:
        """Beside everything else, find out whether the models can be asked; the log and the health page tell."""
        models = self._opened.models
        if models is None:
            return

        async def look() -> None:
            await models.look()
            await self._beat()

        looking = asyncio.create_task(look())
        self._looking.add(looking)
        looking.add_done_callback(self._looking.discard)

    def _due(self) -> dict[str, datetime | None]:
        """When each job of the timetable runs next."""
        lines = self._scheduler.get_jobs() if self._scheduler else ()
        return {line.id: line.next_run_time for line in lines if line.id != "lease"}

    async def _beat(self) -> None:
        """Say that we live, to systemd and to other daemons."""
        self._notifier.alive()
        try:
            await self._lease.renew()
            await self._pulse.beat(self.desk, self._due(), self._opened.models)
        except OutsideError as trouble:
            log.error("the lease could not be renewed: %s", trouble)
        except MailbotError as trouble:
            self._trouble = trouble
            self.stop()

    async def _finish(self) -> None:
        """Let the mails in hand finish; what has not by then is given back by its lease."""
        self._opened.tools.sender.stop()
        for looking in self._looking:
            looking.cancel()
        waiting = [task for name, task in self._busy.items() if name != "fetch_mail"]
        fetching = self._busy.get("fetch_mail")
        if fetching is not None:
            # It waits in IDLE, is between batches that are stored whole, or files a copy: one may go, none comes twice.
            fetching.cancel()
        if waiting:
            _, late = await asyncio.wait(waiting, timeout=STOP_SECONDS)
            for task in late:
                log.warning("%s did not finish in %g s", task.get_name(), STOP_SECONDS)
                task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await asyncio.gather(*waiting, *([fetching] if fetching else []), *self._closing, return_exceptions=True)
        await self._opened.close()

    # ------------------------------------------------------------------------------------------ signals

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.stop)
        loop.add_signal_handler(signal.SIGHUP, self._reload)
        try:
            yield
        finally:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                loop.remove_signal_handler(number)

    def _reload(self) -> None:
        """Take a new configuration over; a wrong one is reported and the old one stays."""
        old = self._opened
        self._notifier.reloading()
        try:
            config = load(self._config_path)
            require_mail(config)
            _require_same_house(old.tools.desk.config, config)
            web = old.tools.desk.config.web  # cookies, links and the server's own ways belong together
            kept = config.model_copy(update={"web": web})
            opened = open_doors(replace(old.tools.desk, config=kept), self._keeper)
        except MailbotError as error:
            log.error("the configuration was not taken over: %s", error)
            self._notifier.ready()
            return
        if config.web != web:
            log.warning("[web] has changed: it holds from the next start on")
        opened.tools.wakers.update(old.tools.wakers)
        self._opened = opened
        old.tools.sender.stop()  # mails in hand finish; the rest leaves by the new settings, or not at all
        self._reschedule(old.tools.desk.config)
        log.info("the configuration was read again")
        self._look_at_models()
        self._notifier.ready()
        closing = asyncio.create_task(self._retire(old, list(self._busy.values())))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
        for name in ("fetch_mail", "send_due"):
            self._opened.tools.wake(name)

    def _reschedule(self, before: Config) -> None:
        """Jobs whose interval is configured keep to the new one."""
        for line in TIMETABLE:
            if self._scheduler is not None and line.every(self.desk.config) != line.every(before):
                self._scheduler.reschedule_job(line.name, trigger=self._interval(line))

    def _interval(self, line: Job) -> IntervalTrigger:
        return _every(line.every(self.desk.config), line.jitter)

    async def _retire(self, old: Opened, still_using: list[asyncio.Task[None]]) -> None:
        """Close the old doors once the jobs that use them are done; a fetch that only waits for mail is told to end."""
        fetching = self._busy.get("fetch_mail")
        if fetching is not None:
            fetching.cancel()
        if still_using:
            await asyncio.wait(still_using)
        await old.close()

"""What the benchmarks share: the parts they run on, an agency's configuration, mail and people. Loopback only."""

from __future__ import annotations

import asyncio
import os
import platform
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tomli_w  # noqa: E402
from dovecot import PASSWORD, Mailbox  # noqa: E402

from mailbot.campaigns import launch  # noqa: E402
from mailbot.campaigns.spec import spec_of  # noqa: E402
from mailbot.config import Config, load  # noqa: E402
from mailbot.crm.contacts import import_contacts  # noqa: E402
from mailbot.crm.files.importing import ContactRow, PropertyRow  # noqa: E402
from mailbot.crm.properties import import_properties  # noqa: E402
from mailbot.desk import Desk  # noqa: E402

AGENCY = "hello@agency.test"
AREAS = ("Old Town", "Riverside", "Alder Heights", "Mill Creek", "Station Quarter")
CAMPAIGN = """Hello {{ contact.first_name }},

spring is when most families in Alder start to look around, and this year more homes than usual come to the market. We
have just taken on several houses with gardens close to the schools, and two flats with a view of the river.

If you are thinking of buying, of selling, or only wonder what the market does, write back a line: what you look for,
where, and by when. We answer every mail.

Kind regards
Kim Alvarez
"""
LETTERS = (
    "Hello, we are looking to buy a house with {rooms} bedrooms in {area}, up to ${price},000. We are pre-approved.",
    "Hi Kim,\n\ncould we see something in {area}? We need {rooms} bedrooms and want to move by June.\n\nThanks\n{name}",
    "I am thinking of selling my house in {area}. It has {rooms} bedrooms. What are the next steps?\n\n{name}",
    "Is there anything to rent in {area} for less than $2,{rooms}00 a month? Two adults and a cat.",
    "What are your office hours on Saturdays? I would like to drop off some papers.\n\nBest,\n{name}",
    "Hola, busco una casa de {rooms} habitaciones en {area}, hasta ${price},000. Gracias, {name}",
    "Not interested, thank you.",
    "Please take me off your list.",
)


# ---------------------------------------------------------------------------------------------------- the sink


@dataclass
class Sink:
    """The SMTP sink in a process of its own. `taken` brings (steady clock in seconds, recipient) of every mail."""

    port: int
    taken: queue.Queue[tuple[float, str]]

    def wait_for(self, recipient: str, seconds: float) -> float:
        """When a mail to `recipient` was taken."""
        deadline = time.monotonic() + seconds
        while True:
            at, to = self.taken.get(timeout=max(0.01, deadline - time.monotonic()))
            if to == recipient:
                return at


@contextmanager
def running_sink() -> Iterator[Sink]:
    """Start a sink and end it."""
    command = [sys.executable, str(ROOT / "benchmarks" / "light_sink.py")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdin
    sink = Sink(int(process.stdout.readline()), queue.Queue())
    threading.Thread(target=_listen, args=(process, sink), daemon=True).start()
    try:
        yield sink
    finally:
        process.stdin.close()
        process.wait(10)


def _listen(process: subprocess.Popen[str], sink: Sink) -> None:
    assert process.stdout
    for line in process.stdout:
        at, recipient = line.split()
        sink.taken.put((float(at), recipient))


# ---------------------------------------------------------------------------------------------------- the agency


def config_file(directory: Path, sink: Sink, mailbox: Mailbox | None = None, **sections: dict[str, Any]) -> Path:
    """The configuration of a small agency on the embedded store, which answers at once."""
    imap = {
        "host": "127.0.0.1",
        "port": mailbox.server.imap if mailbox else 9,
        "security": "none",
        "username": mailbox.user if mailbox else "nobody",
        "password": PASSWORD,
    }
    smtp = {"host": "127.0.0.1", "port": sink.port, "security": "none", "from_address": AGENCY}
    values: dict[str, dict[str, Any]] = {
        "business": {"name": "Alder Homes", "agent": "Kim Alvarez", "postal_address": "1 Main St, Alder, OR 97000"},
        "database": {"data_dir": str(directory / "data")},
        "smtp": smtp,
        "imap": imap,
        "conversation": {"settle_seconds": 0},
        "sending": {"mode": "live", "operator": "kim@agency.test", "rate_per_minute": 60_000},
    }
    for name, keys in sections.items():
        values[name] = {**values.get(name, {}), **keys}
    path = directory / "config.toml"
    path.write_text(tomli_w.dumps(values))
    path.chmod(0o600)
    return path


def config_of(directory: Path, sink: Sink, mailbox: Mailbox | None = None, **sections: dict[str, Any]) -> Config:
    return load(config_file(directory, sink, mailbox, **sections))


async def add_people(desk: Desk, count: int) -> None:
    """Contacts lead0 … at away.example."""
    rows = (
        ContactRow(line=n, addresses=(address_of(n),), name=f"Lead{n} Last", first_name=f"Lead{n}")
        for n in range(count)
    )
    await import_contacts(desk.store, rows)


async def add_homes(desk: Desk, count: int = 40) -> None:
    """Houses all over the town."""
    rows = [
        PropertyRow(n, f"AH-{n}", {"address": f"{n} Elm St", "price": 300_000 + n * 5000, "area": AREAS[n % len(AREAS)],
                                   "bedrooms": 2 + n % 3, "bathrooms": 2.0})
        for n in range(count)
    ]  # fmt: skip
    await import_properties(desk.store, rows)


async def launch_campaign(desk: Desk) -> int:
    """A campaign to everybody, due now; its number."""
    text = {
        "name": "Spring",
        "audience": {"kind": "all"},
        "subject": "Spring in Alder, {{ contact.first_name }}",
        "text": CAMPAIGN,
    }
    spec = spec_of(text, desk.config.business.zone, base=Path(), named="the benchmark's campaign")
    return (await launch.launch(desk, (await launch.create(desk, spec)).number)).number


def address_of(number: int) -> str:
    return f"lead{number}@away.example"


def a_letter(number: int, sender: str = "") -> bytes:
    """One of many different mails of leads."""
    sender = sender or address_of(number)
    text = LETTERS[number % len(LETTERS)].format(
        rooms=2 + number % 4, area=AREAS[number % len(AREAS)], price=300 + number % 300, name=f"Lead{number}"
    )
    mail = EmailMessage()
    mail["From"] = f"Lead{number} Last <{sender}>"
    mail["To"] = AGENCY
    mail["Subject"] = f"A question ({number})"
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = f"<{number}.{time.monotonic_ns()}@away.example>"
    mail.set_content(text)
    if number % 2:  # half of the mail of this world comes with HTML
        mail.add_alternative("<html><body><p>" + text.replace("\n", "<br>") + "</p></body></html>", subtype="html")
    return mail.as_bytes()


# ---------------------------------------------------------------------------------------------------- the daemon


@contextmanager
def running_daemon(config: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`mailbot run` as a process of its own, up when this returns."""
    log = config.with_suffix(".log")
    with log.open("ab") as file:
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "run", "--no-web"]
        process = subprocess.Popen(command, stdout=file, stderr=file)
    try:
        until(lambda: "mailbot runs" in log.read_text(), 30, "the daemon")
        yield process
    except BaseException:
        print(log.read_text()[-3000:], file=sys.stderr)
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(40)


def until(reached: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.05)


async def until_async(reached: Callable[[], Any], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not await reached():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        await asyncio.sleep(0.5)


def store_pid(config: Config) -> int:
    """The embedded store's process."""
    return int((config.database.data_dir / "store.pid").read_text().split()[0])


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used, in seconds (proc(5)): what a busy machine leaves comparable."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Watch:
    """Prints what something took: time, and processor time of the store and of this process."""

    store: int
    what: str

    def __enter__(self) -> None:
        self._before = self._now()

    def __exit__(self, *_: object) -> None:
        took, theirs, ours = (after - before for before, after in zip(self._before, self._now(), strict=True))
        print(f"{self.what}: {took:.2f} s; processor time: store {theirs:.2f} s, mailbot {ours:.2f} s", flush=True)

    def _now(self) -> tuple[float, float, float]:
        return time.monotonic(), cpu_seconds(self.store), time.process_time()


def peak_mb(pid: int) -> float:
    """The most memory that a process ever had resident, in MB (VmHWM of proc(5))."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"process {pid} tells nothing of its memory")


def machine() -> str:
    load_now = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, load {load_now:.1f}"

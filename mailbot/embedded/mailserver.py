"""The demo's mail server: SMTP and IMAP for one invented town, as a child process on the loopback address.

`serve` starts it and hands out its ports; the child ends with its parent, however the parent ends. By hand:
`python -m mailbot.embedded.mailserver --dir D --plan plan.json --smtp-port 2525 --imap-port 2143`. What it keeps:

    D/mail/DOMAIN/LOCAL/    a maildir for each mailbox; it stays between runs
    D/state.json            pid, host, smtp_port, imap_port, while it runs
    D/lock                  held while it runs: one server per directory
    D/server.log            what it has to say
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import json
import logging
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from mailbot.embedded import maildir
from mailbot.embedded.mailplan import BrokenAddress, Mailbox, Plan
from mailbot.errors import BadInput, Conflict, MailbotError, OutsideError

__all__ = ["HOST", "BrokenAddress", "MailServer", "Mailbox", "Plan", "serve"]

HOST = "127.0.0.1"  # and never another: it speaks without TLS and takes mail without asking who sends it
START_SECONDS = 30.0
STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class MailServer:
    """A running server: where it listens and where its maildirs lie."""

    directory: Path
    host: str
    smtp_port: int
    imap_port: int
    pid: int

    def maildir(self, address: str) -> Path:
        """The maildir of one of its addresses."""
        return maildir.home(self.directory / "mail", address)


@asynccontextmanager
async def serve(directory: Path, plan: Plan, *, smtp_port: int = 0, imap_port: int = 0) -> AsyncIterator[MailServer]:
    """Run the server for as long as the block runs; port 0 takes a free one.

    Raises OutsideError when it cannot start: a port is taken, another server has the directory, a part is missing.
    """
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    words = ["-P", "-m", "mailbot.embedded.mailserver", "--dir", str(directory), "--plan", "-"]
    words += ["--smtp-port", str(smtp_port), "--imap-port", str(imap_port)]
    with (directory / "server.log").open("ab") as log:
        child = await asyncio.create_subprocess_exec(
            sys.executable, *words, stdin=asyncio.subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield await _until_ready(child, directory, plan)
    finally:
        await _stop(child)


# ------------------------------------------------------------------------------------------------ the parent's side


async def _until_ready(child: asyncio.subprocess.Process, directory: Path, plan: Plan) -> MailServer:
    """Hand the plan over (so that passwords reach neither the disk nor the process list) and wait for the ports."""
    assert child.stdin is not None
    state = directory / "state.json"
    with suppress(ConnectionError):  # it has ended already; what it wrote last says why
        child.stdin.write(plan.to_json().encode() + b"\n")
        await child.stdin.drain()
    with suppress(TimeoutError):
        async with asyncio.timeout(START_SECONDS):
            while child.returncode is None:
                if state.exists() and (values := json.loads(state.read_text()))["pid"] == child.pid:
                    return MailServer(directory=directory, **values)
                await asyncio.sleep(0.02)
    last = (directory / "server.log").read_text(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
    raise OutsideError(f"the embedded mail server did not start: {last[0]}", f"look into {directory / 'server.log'}")


async def _stop(child: asyncio.subprocess.Process) -> None:
    """Ask it to end, and insist after STOP_SECONDS."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await child.wait()
        except TimeoutError:
            child.kill()
            await child.wait()
    assert child.stdin is not None
    child.stdin.close()
    with suppress(ConnectionError):
        await child.stdin.wait_closed()  # or the loop may end before the pipe does


# ------------------------------------------------------------------------------------------------ the child's side


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server until SIGTERM or, with a plan from stdin, until stdin ends because the parent is gone."""
    parser = argparse.ArgumentParser(prog="mailbot.embedded.mailserver", description=__doc__.partition("\n")[0])
    parser.add_argument("--dir", type=Path, required=True, help="where maildirs and state are kept")
    parser.add_argument("--plan", required=True, help="JSON file of mailboxes, or - for one line from stdin")
    parser.add_argument("--smtp-port", type=int, default=0)
    parser.add_argument("--imap-port", type=int, default=0)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("mail.log").setLevel(logging.ERROR)  # aiosmtpd warns of its own deprecated attributes
    try:
        plan = Plan.from_json(sys.stdin.readline() if options.plan == "-" else Path(options.plan).read_text())
        with _only_one(options.dir):
            asyncio.run(_run(options.dir, plan, options.smtp_port, options.imap_port, watch_stdin=options.plan == "-"))
    except MailbotError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"the mail server cannot go on: {error}\n")
        return 1
    return 0


@contextmanager
def _only_one(directory: Path) -> Iterator[None]:
    """Hold the directory's lock, and clear away what a killed server left behind."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (directory / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Conflict(f"another mail server is running in {directory}", "stop it first") from error
        for stale in (directory / "mail").rglob("*.lock"):
            stale.unlink(missing_ok=True)
        # The IMAP library writes its lists as temporary files and renames them, which works on one file system only.
        (directory / "tmp").mkdir(exist_ok=True, mode=0o700)
        tempfile.tempdir = str(directory / "tmp")
        os.umask(0o077)
        try:
            yield
        finally:
            (directory / "state.json").unlink(missing_ok=True)


async def _run(directory: Path, plan: Plan, smtp_port: int, imap_port: int, *, watch_stdin: bool) -> None:
    from mailbot.embedded.imap_server import make_server  # the parent needs neither of these libraries
    from mailbot.embedded.smtp_server import PostOffice

    base = directory / "mail"
    for box in plan.mailboxes:
        maildir.create(_home(base, box.address), ("Sent",) if box.password else ())
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, ended.set)
    office = PostOffice(base, plan)
    smtp = await loop.create_server(office.protocol, HOST, smtp_port)
    passwords = {box.address: box.password for box in plan.mailboxes if box.password}
    imap_connected = make_server(base, passwords)
    imap = await asyncio.start_server(imap_connected, HOST, imap_port)
    _write_state(directory, MailServer(directory, HOST, _port(smtp), _port(imap), os.getpid()))
    if watch_stdin:
        loop.add_reader(sys.stdin.fileno(), _until_end_of_file, ended)
    await ended.wait()
    smtp.close()
    imap.close()
    await office.close()


def _home(base: Path, address: str) -> Path:
    try:
        return maildir.home(base, address)
    except ValueError as error:
        raise BadInput(str(error)) from error


def _until_end_of_file(ended: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 4096):
        ended.set()


def _write_state(directory: Path, server: MailServer) -> None:
    """Written whole or not at all, since the parent looks for it while it is made."""
    values = asdict(server)
    del values["directory"]
    unfinished = directory / "state.tmp"
    unfinished.write_text(json.dumps(values))
    unfinished.rename(directory / "state.json")


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())

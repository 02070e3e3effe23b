"""Imports mail of the past from a maildir into the embedded store, beside `notmuch new` on the same maildir.

    python benchmarks/import_mail.py [--mails 10000] [--keep DIRECTORY]

The mails are made here: conversations of two to forty mails, some through a list, with missing parents, late parents,
HTML, attachments, charsets and quotes. Prints mails per second for the whole command and for the import alone,
processor time a mail, peak memory, and whether both find the same threads. Without notmuch (Debian: notmuch) its
part is skipped.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import rig

from mailbot.config import load
from mailbot.office import open_desk
from models.message import Message, MessageState

VOCABULARY = """
house garden river street kitchen roof price offer viewing Saturday agent school bank loan survey contract deposit
window floor balcony garage station quiet light heating neighbour parking tram café spring autumn keys notary attic
"""
Groups = frozenset[frozenset[str]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=10_000)
    options.add_argument("--keep", type=Path, help="work there and leave the maildir behind")
    given = options.parse_args()
    print(rig.machine())
    with tempfile.TemporaryDirectory() as directory:
        place = given.keep or Path(directory)
        maildir = place / "Maildir"
        if not maildir.exists():
            fill(maildir, given.mails)
        ours, groups = import_with_mailbot(place, maildir, given.mails)
        theirs = index_with_notmuch(place, maildir, given.mails)
        if theirs is None:
            print("notmuch:   skipped, it is not installed")
            return
        seconds, found = theirs
        print(f"ratio to notmuch new:       {ours / (given.mails / seconds):.3f}")
        print(f"threads:   mailbot {len(groups)}, notmuch {len(found)}, the same {len(groups & found)}")


# ---------------------------------------------------------------------------------------------------- the two


def import_with_mailbot(place: Path, maildir: Path, mails: int) -> tuple[float, Groups]:
    """Run the command as an operator does; its mails per second, and the threads that it made, by Message-ID."""
    config = rig.config_file(place, rig.Sink(9, rig.queue.Queue()))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    async def beside() -> tuple[float, float, float, Groups]:
        async with open_desk(load(config)) as (desk, _):
            store = rig.store_pid(load(config))
            used, began = rig.cpu_seconds(store), time.perf_counter()
            command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), "import-mail", str(maildir)]
            process = await asyncio.create_subprocess_exec(*command, "--json", stdout=subprocess.PIPE)
            out, _ = await process.communicate()
            took, used = time.perf_counter() - began, rig.cpu_seconds(store) - used
            peak = rig.peak_mb(store)
            report = json.loads(out)
            assert report["imported"] == mails, report
            by_thread: dict[str, set[str]] = defaultdict(set)
            wanted = {"state": MessageState.HISTORY}
            for row in await desk.store.rows(Message, wanted, ["thread_id", "message_id"]):
                by_thread[row["thread_id"]].add(row["message_id"])
        return took, used, peak, frozenset(frozenset(ids) for ids in by_thread.values())

    took, stores, peak, groups = asyncio.run(beside())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"mailbot import-mail:        {mails / took:6.0f} mails/s ({took:.1f} s, with the start of its processes)")
    print(f"  processor time:           {used / mails * 1000:6.2f} ms a mail, the store {stores / mails * 1000:.2f} ms")
    print(f"  peak memory:              {after.ru_maxrss / 1024:6.0f} MB its largest process, the store {peak:.0f} MB")
    return mails / took, groups


def index_with_notmuch(place: Path, maildir: Path, mails: int) -> tuple[float, Groups] | None:
    """`notmuch new` on the same maildir: its seconds, and its threads by Message-ID."""
    notmuch = shutil.which("notmuch")
    if notmuch is None:
        return None
    shutil.rmtree(maildir / ".notmuch", ignore_errors=True)
    settings = place / "notmuch-config"
    settings.write_text(f"[database]\npath={maildir}\n[user]\nprimary_email={rig.AGENCY}\n[new]\ntags=new\n")
    environment = {**os.environ, "NOTMUCH_CONFIG": str(settings)}
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([notmuch, "new", "--quiet"], env=environment, check=True)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"notmuch new:                {mails / took:6.0f} mails/s, {used / mails * 1000:.2f} ms a mail")
    shown = subprocess.run(
        [notmuch, "show", "--format=json", "--body=false", "--entire-thread=true", "*"],
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    shutil.rmtree(maildir / ".notmuch")
    return took, frozenset(frozenset(_ids(thread)) for thread in json.loads(shown.stdout))


def _ids(node: object) -> Iterator[str]:
    """Every Message-ID in a thread as `notmuch show` nests it."""
    if isinstance(node, dict):
        yield node["id"]
    elif isinstance(node, list):
        for part in node:
            yield from _ids(part)


# ---------------------------------------------------------------------------------------------------- the mails


def fill(maildir: Path, mails: int) -> None:
    """A maildir of conversations, in the order in which they would have arrived, some parents late."""
    for folder in ("cur", "new", "tmp"):
        (maildir / folder).mkdir(parents=True)
    chance = random.Random(7)
    left, waiting = mails, []
    conversation = 0
    while left:
        size = min(left, chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 9, 40)))
        waiting += list(_conversation(chance, conversation, size))
        left -= size
        conversation += 1
    for number, (at, raw) in enumerate(sorted(waiting, key=lambda mail: mail[0])):
        (maildir / "cur" / f"{int(at.timestamp())}.M{number:06d}.host:2,S").write_bytes(raw)


def _conversation(chance: random.Random, number: int, size: int) -> Iterator[tuple[datetime, bytes]]:
    """One conversation: a lead and the agency, or three people of a list; now and then its first mail is missing."""
    at = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(2_000_000))
    on_a_list = size > 4 and chance.random() < 0.3
    people = [f"person{chance.randrange(3000)}@away{number % 40}.example" for _ in range(3 if on_a_list else 1)]
    ids: list[str] = []
    missing = size > 2 and chance.random() < 0.1
    if missing:
        ids.append(f"lost.{number}@away.example")
    for place in range(size):
        mail = EmailMessage()
        ours = place % 2 == 1
        writer = rig.AGENCY if ours else people[place % len(people)]
        mail["From"] = f"Somebody {number} <{writer}>"
        mail["To"] = people[0] if ours else rig.AGENCY
        if on_a_list:
            mail["Cc"] = "talk@lists.example"
        mail["Subject"] = f"{'Re: ' if place else ''}{_words(chance, 4)} №{number}"
        mail["Date"] = format_datetime(at)
        ids.append(f"{number}.{place}.{chance.getrandbits(40):x}@away.example")
        mail["Message-ID"] = f"<{ids[-1]}>"
        if len(ids) > 1:
            mail["In-Reply-To"] = f"<{chance.choice(ids[:-1])}>"
            if chance.random() < 0.9:
                mail["References"] = " ".join(f"<{one}>" for one in ids[:-1])
        _body(chance, mail, place)
        late = timedelta(days=2) if chance.random() < 0.05 else timedelta()
        yield at + late, mail.as_bytes()
        at += timedelta(minutes=chance.randrange(5, 3000))


def _body(chance: random.Random, mail: EmailMessage, place: int) -> None:
    text = "\n\n".join(_words(chance, chance.randrange(10, 80)) for _ in range(chance.randrange(1, 5)))
    if place:
        quoted = "\n".join(f"> {_words(chance, 11)}" for _ in range(chance.randrange(3, 25)))
        text += f"\n\nOn Tue, Mar 3, 2020 at 10:00 AM Somebody <a@b.example> wrote:\n{quoted}\n"
    charset = chance.choice(("utf-8", "utf-8", "iso-8859-1"))
    mail.set_content(text, charset=charset)
    if chance.random() < 0.6:
        html = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        mail.add_alternative(f"<html><body><div>{html}</div></body></html>", subtype="html")
    if chance.random() < 0.1:
        data = chance.randbytes(chance.randrange(1000, 40_000))
        mail.add_attachment(data, maintype="application", subtype="pdf", filename="plan.pdf")


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(VOCABULARY.split(), k=count))


if __name__ == "__main__":
    main()

"""The demo: the whole of mailbot on embedded parts, in a town whose people write back.

`run` sets the town up (or takes it up where it was), starts the daemon and the people, and tells each step as it
happens. Everything it keeps lies in one folder.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mailbot import daemon
from mailbot.campaigns import launch
from mailbot.campaigns.report import report
from mailbot.campaigns.spec import read_spec
from mailbot.config import Business, Config, Web
from mailbot.crm.contacts import import_contacts
from mailbot.crm.files.importing import read_contacts, read_properties
from mailbot.crm.properties import import_properties
from mailbot.desk import Desk
from mailbot.embedded import town
from mailbot.embedded.mailserver import MailServer, serve
from mailbot.embedded.personas import CAST, TownEvent, What, live, strangers
from mailbot.errors import BadInput, OutsideError
from mailbot.office import open_desk
from mailbot.store import LONG_AGO
from mailbot.users import people
from models.call import Call, CallState
from models.campaign import Campaign
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event
from models.thread import Thread
from models.user import Role

log = logging.getLogger(__name__)

MARKER = "this-is-a-mailbot-demo"
PASSWORDS = "passwords"
PASSWORDS_OF = {"agency": 12, "visitor": 9, "user": 12}  # in their order in that file; bytes of randomness
USER = f"owner@{town.AGENCY.partition('@')[2]}"
LOOK_SECONDS = 0.3
UNTIL_BOOKED_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, for the live view. `side` is mailbot or the town."""

    at: datetime
    side: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The running demo, as far as a viewer must know it."""

    folder: Path
    server: MailServer
    visitor: str
    visitor_password: str
    agency: str
    campaign: int
    dashboard: str
    user: str
    user_password: str


Tell = Callable[[Step], None]


async def run(
    folder: Path,
    tell: Tell,
    *,
    opened: Callable[[Standing], None],
    fresh: bool = False,
    until_booked: bool = False,
    pace: float = 1.0,
) -> dict[str, Any]:
    """Run the demo until it is interrupted, or until a call is booked; the ledger at its end.

    Raises BadInput for a folder that holds something else, and MailbotError when no call was booked in ten minutes.
    """
    passwords = prepare(folder, fresh=fresh)
    plan = town.mail_plan(passwords["agency"], passwords["visitor"], strangers())
    async with serve(folder / "mail", plan) as server:
        config = configure(folder, server, passwords["agency"])
        async with open_desk(config) as (desk, _):
            campaign = await settle_in(desk)
            await let_in(desk, passwords["user"])
            visitor = (town.VISITOR, passwords["visitor"])
            user = (f"http://{config.web.host}:{config.web.port}/", USER, passwords["user"])
            opened(Standing(folder, server, *visitor, town.AGENCY, campaign, *user))
            await _live(desk, config, server, campaign, tell, until_booked=until_booked, pace=pace)
            return await ledger_of(desk, campaign)


def agency_zone() -> ZoneInfo:
    """The zone of the town's agency."""
    return Business.model_validate(town.business()["business"]).zone


def prepare(folder: Path, *, fresh: bool) -> Mapping[str, str]:
    """Make the folder, or empty one that is a demo's; the passwords that were chosen when it was made."""
    try:
        return _prepare(folder, fresh=fresh)
    except OSError as error:
        raise BadInput(
            f"cannot keep the demo in {folder}: {error.strerror}", "name another folder with --dir"
        ) from error


def _prepare(folder: Path, *, fresh: bool) -> Mapping[str, str]:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise BadInput(f"{folder} holds something that is no demo", "name another folder with --dir")
    if fresh and folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARKER).touch()
    kept = folder / PASSWORDS
    kept.touch(mode=0o600)
    words = kept.read_text().split()
    words += [secrets.token_urlsafe(size) for size in PASSWORDS_OF.values()][len(words) :]
    kept.write_text("\n".join(words) + "\n")
    return dict(zip(PASSWORDS_OF, words, strict=True))


def configure(folder: Path, server: MailServer, password: str) -> Config:
    """The town's agency on the embedded parts; it answers within seconds, so that one can watch."""
    business: dict[str, Any] = town.business()
    door = {"host": server.host, "security": "none", "username": town.AGENCY, "password": password}
    sections: dict[str, Any] = {
        "database": {"data_dir": folder / "store"},
        "smtp": {**door, "port": server.smtp_port, **business.get("smtp", {})},
        "imap": {**door, "port": server.imap_port, "poll_seconds": 5, "sent_folder": "Sent", "sent_copy": "append"},
        # A day of the demo is a minute: the cap of a day would keep a call from being confirmed.
        "conversation": {
            "settle_seconds": 1,
            "max_replies_per_address_per_day": 50,
            **business.get("conversation", {}),
        },
        "sending": {"mode": "live", "digest_minutes": 1, **business.get("sending", {})},
        "business": business["business"],
        "web": {"port": _free_port(), **business.get("web", {})},
    }
    return Config.model_validate(sections)


def _free_port() -> int:
    """The dashboard's usual port, or any where that one is taken."""
    for port in (Web().port, 0):
        with suppress(OSError), socket.create_server((Web().host, port)) as probe:
            return int(probe.getsockname()[1])
    return 0


async def let_in(desk: Desk, password: str) -> None:
    """The agency's owner may sign in to the dashboard."""
    if not await people.users(desk):
        await people.add(desk, USER, password, name=desk.config.business.agent, role=Role.OWNER, actor="demo")


async def settle_in(desk: Desk) -> int:
    """Properties, contacts and the campaign, once; the campaign's number."""
    standing = await desk.store.first(Campaign, {"number": {"$gt": 0}})
    if standing is not None:
        return standing.number
    await import_properties(desk.store, read_properties(town.PROPERTIES, {}))
    await import_contacts(desk.store, read_contacts(town.CONTACTS, {}))
    campaign = await launch.create(desk, read_spec(town.CAMPAIGN, desk.config.business.zone))
    await launch.launch(desk, campaign.number)
    return campaign.number


async def _live(
    desk: Desk, config: Config, server: MailServer, campaign: int, tell: Tell, *, until_booked: bool, pace: float
) -> None:
    """The daemon, the people and the view, side by side, until one of them ends."""
    stop = asyncio.Event()
    running: list[daemon.Daemon] = []
    people = asyncio.create_task(live(CAST, server, lambda event: tell(_of_town(event)), stop, pace=pace))
    watching = asyncio.create_task(_watch(desk, tell))
    waiting = asyncio.create_task(_until_booked(desk, campaign) if until_booked else asyncio.Event().wait())
    working = asyncio.create_task(daemon.run(config, ready=running.append))
    try:
        await _started(running, working)
        await asyncio.wait((people, watching, waiting, working), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stop.set()
        for one in running:
            one.stop()
        if not running:
            working.cancel()
        for task in (watching, waiting):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(people, working)
    for task in (watching, waiting):
        with suppress(asyncio.CancelledError):
            await task


async def _started(running: Sequence[daemon.Daemon], working: asyncio.Task[None]) -> None:
    """Wait until the daemon runs, or has failed to."""
    while not running and not working.done():  # noqa: ASYNC110
        await asyncio.sleep(LOOK_SECONDS)


async def _until_booked(desk: Desk, campaign: int) -> None:
    """Ends when a call is booked and its confirmation accepted. Raises OutsideError when that takes too long."""
    try:
        async with asyncio.timeout(UNTIL_BOOKED_SECONDS):
            while not await _confirmed(desk) or not await _campaign_left(desk, campaign):  # noqa: ASYNC110
                await asyncio.sleep(LOOK_SECONDS)
    except TimeoutError:
        raise OutsideError("no call was booked within ten minutes", "run it again with -v: what stops it?") from None


async def _confirmed(desk: Desk) -> bool:
    calls = await desk.store.find(Call, {"state": CallState.BOOKED})
    for call in calls:
        sent = {"state": DeliveryState.ACCEPTED, "purpose": Purpose.REPLY, "content.calendar_method": "REQUEST"}
        if await desk.store.first(Delivery, {"thread_id": call.thread_id}, then=sent):
            return True
    return False


async def _campaign_left(desk: Desk, campaign: int) -> bool:
    waiting = {"campaign": campaign, "state": DeliveryState.QUEUED}
    return await desk.store.first(Delivery, waiting, then={"step": 0}) is None


async def _watch(desk: Desk, tell: Tell) -> None:
    """Tell the history as it is written."""
    told: set[str] = set()
    since = desk.now()
    people: dict[str, str] = {}
    while True:
        for event in await desk.store.find(Event, {"created_at": {"$gte": since}}, sort=[("created_at", 1)]):
            if str(event.id) not in told:
                told.add(str(event.id))
                since = max(since, event.created_at)
                tell(Step(event.created_at, "mailbot", await _name(desk, event, people), _words(event)))
        await asyncio.sleep(LOOK_SECONDS)


async def _name(desk: Desk, event: Event, people: dict[str, str]) -> str:
    from models.contact import Contact

    if not event.contact_id:
        return str(event.data.get("recipient", ""))
    if event.contact_id not in people:
        contact = await desk.store.get(Contact, event.contact_id)
        people[event.contact_id] = contact.name or contact.address
    return people[event.contact_id]


def _words(event: Event) -> str:
    what = event.kind.replace(".", " ").replace("_", " ")
    step = f" → {event.data['step']}" if event.kind == "policy.stepped" else ""
    what += f" ({event.data['folder']})" if event.kind == "mailbox.first_seen" else ""
    return f"{what}{step}: {event.reason}" if event.reason else f"{what}{step}"


def _of_town(event: TownEvent) -> Step:
    return Step(event.at, "town", event.who, f"{What(event.what)}: {event.subject}")


async def ledger_of(desk: Desk, campaign: int) -> dict[str, Any]:
    """What happened, in sums and rows: the campaign, every delivery, thread and call."""
    sums = await report(desk, campaign)
    deliveries = await desk.store.find(Delivery, {"created_at": {"$gt": LONG_AGO}}, sort=[("created_at", 1)])
    threads = await desk.store.find(Thread, {"number": {"$gt": 0}}, sort=[("number", 1)])
    calls = await desk.store.find(Call, {"number": {"$gt": 0}}, sort=[("number", 1)])
    return {
        "campaign": {"number": campaign, "recipients": sums.recipients, "states": sums.states, "replied": sums.replied},
        "deliveries": [
            {
                "id": str(d.id),
                "purpose": d.purpose,
                "recipient": d.recipient,
                "state": d.state,
                "reason": d.reason,
                "message_id": d.message_id,
            }
            for d in deliveries
        ],
        "threads": [
            {
                "id": t.number,
                "stage": t.stage,
                "intent": t.intent,
                "exchanges": t.exchanges,
                "participants": t.participants,
            }
            for t in threads
            if t.last_inbound_at
        ],
        "calls": [
            {"number": c.number, "state": c.state, "starts_at": c.starts_at, "minutes": c.minutes, "phone": c.phone}
            for c in calls
        ],
    }

"""Fill an embedded store with years of an agency: threads, mail, deliveries, people, history. Nothing is sent.

    .venv/bin/python benchmarks/seed.py DATA_DIR [--threads 20000]

5 messages, 2 to 3 deliveries and some 10 events come with each thread.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from beanie import PydanticObjectId

from mailbot.config import Config
from mailbot.crm.changing import found_by
from mailbot.mail.terms import terms
from mailbot.office import open_desk
from mailbot.store import Store
from models.base import Scoped
from models.call import Call, CallState
from models.campaign import Campaign, CampaignState, Step
from models.contact import Contact, StoredNeed
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState, Fact, FailedCheck
from models.event import Event, EventKind
from models.message import Direction, Intent, Kind, Message, MessageState, Writer
from models.property import Property
from models.suppression import Suppression, SuppressionReason
from models.thread import Stage, Thread

GROUP = 1000  # documents a write
DAYS = 300  # over which everything happened
PACE = 2  # seconds between the mails of a campaign
MAILS = (2, 4, 5, 6, 8)  # of the threads, in turn: 5 each
FIRST_CAMPAIGN = 1001
# How the campaigns' share of the deliveries falls to them, in hundredths, and where each stands.
CAMPAIGNS = ((50, CampaignState.DONE), (33, CampaignState.DONE), (17, CampaignState.RUNNING))
AREAS = ("Old Town", "Riverside", "Alder Heights", "Mill Creek", "Station Quarter")
FIRST = ("Ada", "Ben", "Cleo", "Dana", "Emil", "Fay", "Gus", "Hana", "Ivo", "June", "Karl", "Lena", "Milo", "Nora")
LAST = ("Abbot", "Barnes", "Calder", "Dune", "Ellery", "Frost", "Gale", "Hollis", "Irving", "Jarvis", "Keane", "Lowell")
INTENTS = (Intent.BUYER,) * 5 + (Intent.SELLER,) * 2 + (Intent.RENTER,) * 2 + (Intent.GENERAL, Intent.NOT_INTERESTED)
STAGES = (Stage.ENGAGED,) * 6 + (Stage.PROPOSING, Stage.BOOKED, Stage.HUMAN, Stage.CLOSED)
# What the history tells of each mail of a lead.
STORY: tuple[EventKind, ...] = ("mail.read", "policy.stepped", "draft.written", "delivery.queued")
ASKED = (
    "Hello Kim,\n\nwe look for {rooms} bedrooms in {area}, up to ${price},000. We are pre-approved.\n\n{name}",
    "Could we see something in {area}? {rooms} bedrooms would do, and we want to move by June.\n\nThanks\n{name}",
    "Thank you, that sounds good. Is the garden south-facing, and how old is the roof?\n\n{name}",
    "Tuesday would suit us. Could you call in the afternoon? My number is 555 555 0{rooms}{rooms}0.\n\n{name}",
)
ANSWER = "Hello {name},\n\nthis one in {area} could suit you:\n\n- 12 Elm St, ${price},000\n\nKind regards\nKim"


@dataclass
class Town:
    """What is made, in the order of its writing."""

    threads: int
    now: datetime
    store: Store
    dice: random.Random = field(default_factory=lambda: random.Random(4))
    made: dict[str, int] = field(default_factory=dict)

    async def add(self, documents: Iterator[Scoped]) -> None:
        """Write all of one or several kinds, a thousand of each at a time."""
        groups: dict[type[Scoped], list[Scoped]] = {}
        for document in documents:
            group = groups.setdefault(type(document), [])
            group.append(document)
            if len(group) == GROUP:
                await self._write(groups.pop(type(document)))
        for group in groups.values():
            await self._write(group)

    async def _write(self, group: list[Scoped]) -> None:
        await self.store.add_all(group)
        name = str(type(group[0]).Settings.name)  # type: ignore[attr-defined]
        self.made[name] = self.made.get(name, 0) + len(group)


async def seed(store: Store, threads: int, now: datetime) -> dict[str, int]:
    """Write everything into an empty store; how many of each collection."""
    town = Town(threads, now, store)
    people = [person(number, town) for number in range(1, threads * 5 // 4 + 1)]
    await town.add(iter(people))
    await store.numbers("contact", len(people))
    await store.numbers("contact_change", len(people))
    await town.add(homes(max(40, threads // 40), now - timedelta(days=1)))
    await town.add(suppressed(threads // 20))
    sent = threads * 3 // 2  # deliveries of campaigns; one more a thread is an answer
    sizes = [sent * share // 100 for share, _ in CAMPAIGNS]
    for place, size in enumerate(sizes):
        await town.add(_campaign(town, place, size, people))
    await town.add(_conversations(town, people))
    await store.numbers("thread", threads)
    await store.numbers("campaign", len(sizes))
    return town.made


def person(number: int, town: Town) -> Contact:
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    name, address = f"{first} {last}", f"{first}.{last}{number}@away.example".lower()
    return Contact(
        id=PydanticObjectId(),
        number=number,
        name=name,
        first_name=first,
        last_name=last,
        addresses=[address],
        tags=["buyer" if number % 3 else "seller"],
        source="import" if number % 4 else "website",
        fields={"neighborhood": AREAS[number % len(AREAS)]},
        terms=found_by(name, [address], ""),
        change=number,
        created_at=town.now - timedelta(days=DAYS),
    )


def homes(count: int, changed: datetime) -> Iterator[Property]:
    for number in range(count):
        yield Property(
            ref=f"AH-{number}",
            address=f"{number} Elm St",
            area=AREAS[number % len(AREAS)],
            city="Alder",
            price=300_000 + number % 80 * 5_000,
            bedrooms=2 + number % 4,
            bathrooms=2.0,
            updated_at=changed,
        )


def suppressed(count: int) -> Iterator[Suppression]:
    for number in range(count):
        yield Suppression(address=f"gone{number}@away.example", reason=SuppressionReason.OPERATOR)


def _campaign(town: Town, place: int, size: int, people: list[Contact]) -> Iterator[Scoped]:
    """A campaign and its ledger: most taken, some that bounced, failed or were skipped."""
    number, state = FIRST_CAMPAIGN + place, CAMPAIGNS[place][1]
    began = town.now - timedelta(days=DAYS - place * 120)
    if state is CampaignState.RUNNING:  # it is half through at this moment
        began = town.now - timedelta(seconds=size // 2 * PACE)
    yield Campaign(
        number=number,
        name=("Spring in Alder", "Homes by the river", "Open houses in November")[place],
        state=state,
        steps=[Step(subject="Hello", text="Hello {{ contact.first_name }}")],
        rate_per_minute=60 // PACE,
        launched_at=began,
        audience_written=True,
        ended_at=began + timedelta(seconds=size * PACE) if state is CampaignState.DONE else None,
    )
    for at in range(size):
        one = _sent(town, number, people[(at * 3 + place) % len(people)], began + timedelta(seconds=at * PACE))
        if state is CampaignState.RUNNING and at > size // 2:
            one.state, one.ended_at, one.message_id = DeliveryState.QUEUED, None, None
        yield one


def _sent(town: Town, campaign: int, person: Contact, at: datetime) -> Delivery:
    die = town.dice.random()
    state, reason = DeliveryState.ACCEPTED, ""
    if die < 0.03:
        state, reason = DeliveryState.FAILED, "550 5.1.1 no such user"
    elif die < 0.06:
        state, reason = DeliveryState.SKIPPED, "suppressed: unsubscribed"
    return Delivery(
        key=f"campaign:{campaign}:0:{person.id}",
        purpose=Purpose.CAMPAIGN,
        state=state,
        reason=reason,
        recipient=person.address,
        contact_id=str(person.id),
        campaign=campaign,
        due_at=at,
        ended_at=at,
        created_at=at,
        message_id=f"c{campaign}.{person.number}@agency.test",
        replied_at=at + timedelta(hours=5) if die > 0.9 else None,
    )


def _conversations(town: Town, people: list[Contact]) -> Iterator[Scoped]:
    for number in range(1, town.threads + 1):
        end = town.now - timedelta(days=DAYS) * ((town.threads - number) / town.threads) ** 1.2
        talk = _Talk(town, number, people[number - 1], end, MAILS[number % len(MAILS)])
        yield from talk.documents(answered=number % 2 * 2)


class _Talk:
    """One conversation: the lead and the agency write in turn, the lead last in half of all."""

    def __init__(self, town: Town, number: int, person: Contact, end: datetime, mails: int) -> None:
        self.town, self.number, self.person, self.end, self.mails = town, number, person, end, mails
        self.intent = INTENTS[number % len(INTENTS)]
        self.area, self.rooms, self.price = AREAS[number % len(AREAS)], 2 + number % 4, 300 + number % 300
        self.id = PydanticObjectId()
        self.ids = {"thread_id": str(self.id), "contact_id": str(person.id)}
        self.lead_first = number % 2 == 0
        self.campaign = 0 if self.lead_first else FIRST_CAMPAIGN + number // 2 % len(CAMPAIGNS)

    def documents(self, answered: int) -> Iterator[Scoped]:
        messages = [self._message(place) for place in range(self.mails)]
        inbound = [message for message in messages if message.direction is Direction.INBOUND]
        outbound = [message for message in messages if message.direction is Direction.OUTBOUND]
        yield self._thread(inbound, outbound)
        yield from messages
        for message in inbound:
            yield from self._story(message)
        for place in range(answered):
            yield self._answer(place, inbound[-1], outbound[place % len(outbound)] if outbound else None)
        if self.number % 4 == 0:
            yield self._draft(inbound[-1], held=self.number > self.town.threads - 400)
        if self.number % 20 == 0:
            yield self._call()

    def _message(self, place: int) -> Message:
        theirs = (place % 2 == 0) is self.lead_first
        at = self.end - timedelta(hours=7) * (self.mails - 1 - place)
        words = (ASKED[place // 2 % len(ASKED)] if theirs else ANSWER).format(
            rooms=self.rooms, area=self.area, price=self.price, name=self.person.first_name
        )
        name = f"{self.number}.{place}@{'away.example' if theirs else 'agency.test'}"
        subject = f"{'Re: ' if place else ''}A home in {self.area}"
        text = words + ("\n\nOn Monday Kim Alvarez wrote:\n> " + ANSWER.replace("\n", "\n> ") if place else "")
        raw = f"From: {self.person.address}\r\nSubject: {subject}\r\nMessage-ID: <{name}>\r\n\r\n{text}\r\n".encode()
        earlier = [f"{self.number}.{before}@x.example" for before in range(place)]
        return Message(
            id=PydanticObjectId(),
            digest=f"{self.number:058d}{place:06d}",
            size=len(raw),
            direction=Direction.INBOUND if theirs else Direction.OUTBOUND,
            state=MessageState.READ,
            received_at=at,
            created_at=at,
            message_id=name,
            ref_ids=[name, *earlier],
            from_address=self.person.address if theirs else "hello@agency.test",
            from_name=self.person.name if theirs else "Kim Alvarez",
            to=["hello@agency.test"] if theirs else [self.person.address],
            subject=subject,
            text=text,
            html=f"<html><body><p>{words}</p></body></html>" if self.number % 2 else "",
            reply_text=words,
            kind=Kind.HUMAN if theirs else None,
            writer=None if theirs else Writer.MAILBOT,
            intent=self.intent if theirs else None,
            confidence=0.9,
            reason="asks for a home with so many bedrooms" if theirs else "",
            settled=True,
            raw=raw_of(raw),
            **self.ids,
        )

    def _thread(self, inbound: list[Message], outbound: list[Message]) -> Thread:
        wrote = inbound[-1].received_at
        answered = outbound[-1].received_at if outbound else None
        recent = self.number > self.town.threads - 150
        needs = {
            "price_max": StoredNeed(value=self.price * 1000, quote=f"up to ${self.price},000"),
            "bedrooms_min": StoredNeed(value=self.rooms, quote=f"{self.rooms} bedrooms"),
        }
        return Thread(
            id=self.id,
            number=self.number,
            contact_id=str(self.person.id),
            participants=[self.person.address],
            subject=f"A home in {self.area}",
            stage=STAGES[self.number % len(STAGES)],
            intent=self.intent,
            campaign=self.campaign,
            needs=needs,
            ready="asks for a call" if self.number % 30 == 0 else "",
            exchanges=len(outbound),
            replies=len(outbound),
            awaiting_lead=answered is not None and answered > wrote,
            last_at=self.end,
            last_inbound_at=wrote,
            last_inbound_id=str(inbound[-1].id),
            last_outbound_at=answered,
            muted=self.number % 50 == 0,
            starred=self.number % 97 == 0,
            archived=self.number % 3 == 0 and not recent,
            seen_at=None if recent else self.end + timedelta(hours=1),
            sent_properties=[f"AH-{self.number % 40}"] if outbound else [],
            terms=terms(self.person.address, self.person.name, inbound[-1].subject, inbound[-1].text),
            created_at=self.end,
        )

    def _story(self, message: Message) -> Iterator[Event]:
        for kind in STORY:
            yield Event(
                kind=kind,
                reason="asks for a home with so many bedrooms",
                message_id=str(message.id),
                created_at=message.received_at,
                **self.ids,
            )

    def _answer(self, place: int, asked: Message, mail: Message | None) -> Delivery:
        at = mail.received_at if mail else self.end
        return Delivery(
            key=f"reply:{self.number}:{place}",
            purpose=Purpose.REPLY,
            state=DeliveryState.ACCEPTED,
            recipient=self.person.address,
            content=Content(subject="Re: A home", text=ANSWER),
            answers=str(asked.id),
            due_at=at,
            ended_at=at,
            created_at=at,
            message_id=f"r{self.number}.{place}@agency.test",
            **self.ids,
        )

    def _draft(self, asked: Message, *, held: bool) -> Draft:
        text = ANSWER.format(name=self.person.first_name, area=self.area, price=self.price)
        check = FailedCheck(rule="price_is_stored", detail=f"${self.price},000 stands nowhere", about="12 Elm St")
        return Draft(
            number=self.number,
            inbound_id=str(asked.id),
            burst_ids=[str(asked.id)],
            state=DraftState.HELD if held else DraftState.SENT,
            step="suggest",
            reason="a check holds it" if held else "",
            recipient=self.person.address,
            content=Content(subject="Re: A home", text=text),
            facts=[Fact(id="property:AH-12:price", text="$360,000")],
            failed_checks=[check] if held else [],
            created_at=asked.received_at,
            **self.ids,
        )

    def _call(self) -> Call:
        recent = self.number > self.town.threads - 400
        starts = (self.town.now if recent else self.end).replace(minute=0, second=0, microsecond=0)
        return Call(
            number=self.number,
            state=CallState.BOOKED if recent else CallState.DONE,
            starts_at=starts + timedelta(hours=2, minutes=(self.number // 20 % 1000) * 30 if recent else 0),
            minutes=30,
            phone="+1 555 555 0110",
            uid=f"{self.number}@agency.test",
            **self.ids,
        )


def raw_of(raw: bytes) -> bytes:
    """Bytes as a message keeps them."""
    return zlib.compress(raw, 1)


def agency(data_dir: Path) -> Config:
    """The agency whose store it is; its servers are never asked."""
    door = {"host": "127.0.0.1", "port": 9, "security": "none", "username": "hello@agency.test", "password": "none"}
    return Config.model_validate(
        {
            "database": {"data_dir": data_dir},
            "smtp": {**door, "from_address": "hello@agency.test"},
            "imap": door,
            "business": {
                "name": "Alder Homes",
                "agent": "Kim Alvarez",
                "postal_address": "1 Main St, Alder, OR 97000",
                "facts": {"office_hours": "Monday to Friday from 9 AM to 5 PM."},
            },
            "sending": {"operator": "kim@agency.test"},
            "web": {"port": 0},
        }
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--threads", type=int, default=20_000)
    options = parser.parse_args()
    began = time.monotonic()
    async with open_desk(agency(options.data_dir)) as (desk, _):
        made = await seed(desk.store, options.threads, datetime.now(UTC).replace(microsecond=0))
    print(", ".join(f"{count:,} {name}" for name, count in made.items()), f"in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    asyncio.run(main())

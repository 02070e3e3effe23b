"""The gate: the last look before a mail leaves, the same for campaigns, replies, invitations and reminders.

`load` reads what a batch of deliveries needs to be judged, `judge` walks RULES in order and asks nobody; all that it
remembers is which answers of the batch it has let through. What changes after the look is caught by the ledger:
whoever stops mail changes its rows, and hand_over then refuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mailbot.config import Config, parse_hours
from mailbot.delivery import homes_told, ledger
from mailbot.delivery.suppression import campaign_scope, suppressed_among
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.campaign import Campaign, CampaignState
from models.contact import Contact, ContactKind
from models.delivery import Delivery, DeliveryState, Purpose
from models.message import Direction, Message
from models.property import ToldHome
from models.suppression import EVERYTHING
from models.thread import Stage, Thread

# A lead who wrote within this time is in conversation, and campaigns leave them alone.
CONVERSATION_LASTS = timedelta(days=14)
LIVE_STAGES = (Stage.ENGAGED, Stage.PROPOSING, Stage.BOOKED, Stage.HUMAN)
TO_A_LEAD = (Purpose.CAMPAIGN, Purpose.REPLY, Purpose.INVITE, Purpose.REMINDER)
SUPERSEDED = "superseded"
CAMPAIGN_STOPPED = "campaign stopped"
CAPPED = ("thread_cap", "address_cap")
BY_ITSELF = (Purpose.REPLY, Purpose.REMINDER)


@dataclass(frozen=True, slots=True)
class Pass:
    """It may leave now. `copies`: with a copy to these."""

    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """It must never leave."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """It may leave, but not before `until`."""

    until: datetime
    reason: str


Judgement = Pass | Skip | Wait


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database says about a batch, as of `now`."""

    now: datetime
    config: Config
    suppressed: Mapping[str, frozenset[str]]
    contacts: Mapping[str, Contact]
    campaigns: Mapping[int, Campaign]
    threads: Mapping[str, Thread]  # by thread id
    talking: frozenset[str]  # ids of contacts in live conversation
    represented: frozenset[str]  # ids of contacts who said that another agent represents them
    recent_campaigns: Mapping[str, int]  # campaign mails accepted in the last 7 days, by address
    answered_campaign: frozenset[tuple[int, str]]  # (campaign, contact id) where the contact has replied
    on_offer: Mapping[str, ToldHome]  # of the properties that the batch tells of, those still active, by ref
    replies_today: Mapping[str, int]  # replies accepted in the last 24 h, by whom they or their copies went to
    leaving: Counter[str] = field(default_factory=Counter)  # replies of this batch let through, by these and by thread


async def load(desk: Desk, batch: Sequence[Delivery]) -> Facts:
    """Read everything that judging `batch` needs, in a handful of indexed queries."""
    store, now = desk.store, desk.now()
    recipients = sorted({address for delivery in batch for address in _theirs(delivery)})
    copied = {address for delivery in batch if delivery.content for address in delivery.content.cc}
    contact_ids = sorted({delivery.contact_id for delivery in batch if delivery.contact_id})
    numbers = sorted({delivery.campaign for delivery in batch if delivery.campaign})
    refs = sorted({ref for delivery in batch if delivery.content for ref in delivery.content.property_refs})
    campaigns = await store.find(Campaign, {"number": {"$in": numbers}}) if numbers else []
    contacts = await store.by_ids(Contact, contact_ids)
    threads = await store.by_ids(Thread, (delivery.thread_id for delivery in batch))
    people = sorted({*recipients, *(address for contact in contacts.values() for address in contact.addresses)})
    return Facts(
        now=now,
        config=desk.config,
        suppressed=await suppressed_among(desk, {*recipients, *copied}),
        contacts=contacts,
        campaigns={campaign.number: campaign for campaign in campaigns},
        threads=threads,
        talking=await _talking(desk, contact_ids, now) if numbers else frozenset(),
        represented=await _represented(desk, contact_ids) if numbers else frozenset(),
        recent_campaigns=await _ended_since(desk, people, now - timedelta(days=7), Purpose.CAMPAIGN) if numbers else {},
        answered_campaign=await _answered(desk, numbers, list(contacts.values())) if numbers else frozenset(),
        on_offer=await homes_told.on_offer(desk, refs),
        replies_today=await _answered_since(desk, sorted({*recipients, *copied}), now - timedelta(days=1))
        if any(delivery.thread_id for delivery in batch)
        else {},
    )


def judge(delivery: Delivery, facts: Facts) -> Judgement:
    """What may be done with a delivery: the first rule of RULES with an opinion decides."""
    for _, purposes, rule in RULES:
        if delivery.purpose in purposes:
            judgement = rule(delivery, facts)
            if judgement is not None:
                return judgement
    copies = _copies(delivery, facts)
    if delivery.purpose is Purpose.REPLY:
        facts.leaving.update((*_theirs(delivery), *copies, delivery.thread_id))
    return Pass(copies)


def would_skip(delivery: Delivery, facts: Facts) -> str:
    """Why a mail of a campaign that is yet to be launched would never leave; the empty string where it may."""
    for name, purposes, rule in RULES:
        judgement = rule(delivery, facts) if delivery.purpose in purposes and name != CAMPAIGN_STOPPED else None
        if isinstance(judgement, Skip):
            return judgement.reason
    return ""


# ------------------------------------------------------------------------------------------------ the rules


def _suppressed(delivery: Delivery, facts: Facts) -> Judgement | None:
    scopes = frozenset[str]().union(*(facts.suppressed.get(address, ()) for address in _theirs(delivery)))
    if EVERYTHING in scopes or (delivery.campaign and campaign_scope(delivery.campaign) in scopes):
        return Skip("suppressed")
    return None


def _expired(delivery: Delivery, facts: Facts) -> Judgement | None:
    late = delivery.expires_at is not None and facts.now >= delivery.expires_at
    return Skip("expired") if late else None


def _campaign_stopped(delivery: Delivery, facts: Facts) -> Judgement | None:
    campaign = facts.campaigns.get(delivery.campaign)
    if campaign is None or campaign.state is CampaignState.CANCELLED:
        return Skip("cancelled")
    if campaign.state is not CampaignState.RUNNING:
        return Wait(facts.now, f"campaign is {campaign.state}")
    return None


def _not_a_lead(delivery: Delivery, facts: Facts) -> Judgement | None:
    contact = facts.contacts.get(delivery.contact_id)
    if contact is None or delivery.recipient not in contact.addresses:
        return Skip("contact_gone")
    if contact.kind is not ContactKind.LEAD or delivery.recipient in facts.config.business.staff:
        return Skip("not_a_lead")
    return None


def _in_conversation(delivery: Delivery, facts: Facts) -> Judgement | None:
    if (delivery.campaign, delivery.contact_id) in facts.answered_campaign:
        return Skip("replied")
    return Skip("in_conversation") if delivery.contact_id in facts.talking else None


def _has_an_agent(delivery: Delivery, facts: Facts) -> Judgement | None:
    """Whom another agent represents is not solicited (NAR Code of Ethics, Standard of Practice 16-2 and 16-4)."""
    return Skip("represented") if delivery.contact_id in facts.represented else None


def _too_often(delivery: Delivery, facts: Facts) -> Judgement | None:
    contact = facts.contacts.get(delivery.contact_id)
    theirs = contact.addresses if contact else [delivery.recipient]
    seen = sum(facts.recent_campaigns.get(address, 0) for address in theirs)
    return Skip("frequency_cap") if seen >= facts.config.sending.max_campaigns_per_week else None


def _thread_stopped(delivery: Delivery, facts: Facts) -> Judgement | None:
    thread = facts.threads.get(delivery.thread_id)
    if thread is None:
        return Skip("thread_gone")
    if delivery.approved_by or delivery.farewell:
        return None  # a person let it go, knowing the thread; or it tells the lead that a person takes over
    if thread.muted or thread.stage is Stage.HUMAN:
        return Skip("muted")
    return None


def _superseded(delivery: Delivery, facts: Facts) -> Judgement | None:
    """One reply per burst: the lead wrote again while the answer waited, and a new answer is on its way."""
    thread = facts.threads.get(delivery.thread_id)
    if thread is None or not may_be_superseded(delivery):
        return None
    latest = thread.latest_by.get(delivery.contact_id, "")
    return Skip(SUPERSEDED) if latest and latest not in (delivery.answers, *delivery.burst) else None


def may_be_superseded(delivery: Delivery) -> bool:
    """What a person let go leaves, and so do the confirmation of a call, which stands already, and the farewell."""
    decided = delivery.approved_by or delivery.farewell or (delivery.content and delivery.content.calendar)
    return bool(delivery.answers) and not decided


def _outdated(delivery: Delivery, facts: Facts) -> Judgement | None:
    if delivery.content is None:
        return None
    outdated = homes_told.outdated_by(delivery.content, facts.on_offer, delivery.approved_by)
    return Skip(outdated) if outdated else None


def _capped(delivery: Delivery, facts: Facts) -> Judgement | None:
    """Content-blind caps: they hold even against a machine that no rule recognises (rule 4 of docs/rules.md).

    An answer that others of its batch, on their way now, may bring over a cap is judged again when they have ended.
    """
    if delivery.approved_by:
        return None
    thread, settings = facts.threads.get(delivery.thread_id), facts.config.conversation
    in_thread, a_day = thread.replies if thread else 0, settings.max_replies_per_address_per_day
    for reason, sent, about, cap in (
        ("thread_cap", in_thread, delivery.thread_id, settings.max_replies_per_thread),
        *(("address_cap", facts.replies_today.get(one, 0), one, a_day) for one in _theirs(delivery)),
    ):
        if sent >= cap:
            return Skip(reason)
        if sent + facts.leaving[about] >= cap:
            return Wait(facts.now, "another answer leaves first")
    return None


def _copies(delivery: Delivery, facts: Facts) -> tuple[str, ...]:
    """Who gets a copy: not the suppressed, nor, where no person let it go, whom as much went to today as may go."""
    a_day = facts.config.conversation.max_replies_per_address_per_day

    def welcome(address: str) -> bool:
        sent = facts.replies_today.get(address, 0) + facts.leaving[address]
        return EVERYTHING not in facts.suppressed.get(address, ()) and (bool(delivery.approved_by) or sent < a_day)

    return tuple(filter(welcome, delivery.content.cc)) if delivery.content else ()


def _quiet(delivery: Delivery, facts: Facts) -> Judgement | None:
    quiet = facts.config.sending.quiet_hours
    return None if quiet == "none" else _wait_for(quiet, facts, "quiet hours", inside=False)


def _reply_hours(delivery: Delivery, facts: Facts) -> Judgement | None:
    hours = facts.config.conversation.reply_hours
    return None if hours == "any" else _wait_for(hours, facts, "outside reply hours", inside=True)


Rule = Callable[[Delivery, Facts], Judgement | None]

RULES: tuple[tuple[str, tuple[Purpose, ...], Rule], ...] = (
    ("suppressed", (*TO_A_LEAD, Purpose.TEST), _suppressed),
    ("expired", tuple(Purpose), _expired),
    (CAMPAIGN_STOPPED, (Purpose.CAMPAIGN,), _campaign_stopped),
    ("not a lead", (Purpose.CAMPAIGN,), _not_a_lead),
    ("in conversation", (Purpose.CAMPAIGN,), _in_conversation),
    ("has an agent", (Purpose.CAMPAIGN,), _has_an_agent),
    ("too often", (Purpose.CAMPAIGN,), _too_often),
    ("thread stopped", BY_ITSELF, _thread_stopped),
    ("superseded", (Purpose.REPLY,), _superseded),
    ("outdated", (Purpose.REPLY,), _outdated),
    ("capped", (Purpose.REPLY,), _capped),
    ("quiet hours", (Purpose.CAMPAIGN,), _quiet),
    ("reply hours", (Purpose.REPLY,), _reply_hours),
)


# ------------------------------------------------------------------------------------------------ what they say

IN_WORDS: Mapping[str, str] = {
    "suppressed": "they are suppressed and get no mail",
    "expired": "it would have come too late",
    "thread_gone": "its conversation is gone",
    "thread_cap": "mailbot has answered as often in this conversation as it may by itself",
    "address_cap": "mailbot has answered this address as often today as it may by itself",
    "muted": "a person has the conversation",
    "in_conversation": "they are in conversation with you",
    "replied": "they have answered already",
    "represented": "they said that another agent represents them",
    "frequency_cap": "they had as many campaigns this week as may be",
    "not_a_lead": "they are no lead",
    "contact_gone": "their contact, or this address of theirs, is gone",
    "cancelled": "the campaign was cancelled",
    SUPERSEDED: "the lead wrote again",
}


def in_words(reason: str) -> str:
    """Why a mail of a conversation did not leave, as an operator says it; what has no words stays as it is."""
    if homes_told.is_outdated(reason):
        return homes_told.in_words(reason)
    name, _, why = reason.partition(": ")
    words = IN_WORDS.get(name, "")
    return f"{words} ({why.replace('_', ' ')})" if words and why else words or reason


# ------------------------------------------------------------------------------------------------ what they need


def _theirs(delivery: Delivery) -> tuple[str, ...]:
    """Where a mail goes, and who wrote what it answers, where that is another address: what stops one stops it."""
    return (delivery.recipient, delivery.author) if delivery.author else (delivery.recipient,)


def _wait_for(hours: str, facts: Facts, reason: str, *, inside: bool) -> Wait | None:
    """Wait for the next moment inside (or outside) a span of local hours, which may reach over midnight."""
    start, end = parse_hours(hours)
    local = facts.now.astimezone(ZoneInfo(facts.config.business.timezone))
    clock = local.time()
    within = start <= clock < end if start < end else clock >= start or clock < end
    if within == inside:
        return None
    opens = start if inside else end
    then = local.replace(hour=opens.hour, minute=opens.minute, second=0, microsecond=0)
    if then <= local:
        then = (local + timedelta(days=1)).replace(hour=opens.hour, minute=opens.minute, second=0, microsecond=0)
    return Wait(then.astimezone(facts.now.tzinfo), reason)


async def _talking(desk: Desk, contact_ids: Sequence[str], now: datetime) -> frozenset[str]:
    live = {"last_inbound_at": {"$gt": now - CONVERSATION_LASTS}, "stage": {"$in": list(LIVE_STAGES)}}
    rows = await desk.store.rows(Thread, {"contact_id": {"$in": list(contact_ids)}}, ["contact_id"], then=live)
    return frozenset(row["contact_id"] for row in rows)


async def _represented(desk: Desk, contact_ids: Sequence[str]) -> frozenset[str]:
    said = {"has_agent": True, "direction": Direction.INBOUND}
    rows = await desk.store.rows(Message, {"contact_id": {"$in": list(contact_ids)}}, ["contact_id"], then=said)
    return frozenset(row["contact_id"] for row in rows)


async def _ended_since(
    desk: Desk, addresses: Sequence[str], since: datetime, purpose: Purpose, by: str = "recipient"
) -> Counter[str]:
    ended = {
        "ended_at": {"$gt": since},
        "purpose": purpose,
        "state": {"$in": [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]},
    }
    rows = await desk.store.rows(Delivery, ledger.of_addresses(by, addresses), [by], then=ended)
    return Counter(row[by] for row in rows)


async def _answered_since(desk: Desk, addresses: Sequence[str], since: datetime) -> Counter[str]:
    """How many replies went to each of some addresses, for its sake to another one, or there as a copy."""
    to_them = await _ended_since(desk, addresses, since, Purpose.REPLY)
    for_them = await _ended_since(desk, addresses, since, Purpose.REPLY, by="author")
    return to_them + for_them + await _copied_since(desk, addresses, since)


async def _copied_since(desk: Desk, addresses: Sequence[str], since: datetime) -> Counter[str]:
    left = {"ended_at": {"$gt": since}, "state": {"$in": [DeliveryState.ACCEPTED, DeliveryState.UNKNOWN]}}
    rows = await desk.store.rows(Delivery, ledger.of_addresses("copied", addresses), ["copied"], then=left)
    return Counter(address for row in rows for address in row["copied"])


async def _answered(desk: Desk, numbers: Sequence[int], contacts: Sequence[Contact]) -> frozenset[tuple[int, str]]:
    addresses = sorted({address for contact in contacts for address in contact.addresses})
    replied = {"replied_at": {"$gt": LONG_AGO}, "campaign": {"$in": list(numbers)}}
    to_them = {"recipient": {"$in": addresses}}
    rows = await desk.store.rows(Delivery, to_them, ["campaign", "contact_id"], then=replied) if addresses else []
    return frozenset((row["campaign"], row["contact_id"]) for row in rows)

"""Whom of its audience a campaign will reach, by the rules of the gate, before anything is launched."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from mailbot.batches import batches
from mailbot.campaigns.audience import contacts_of, query, size
from mailbot.delivery import gate
from mailbot.delivery.suppression import campaign_scope
from mailbot.desk import Desk
from mailbot.mail.addresses import spellings
from models.campaign import Campaign, CampaignState
from models.contact import Contact
from models.delivery import Delivery, Purpose
from models.suppression import EVERYTHING, Suppression

AT_ONCE = 50  # values that the embedded store looks up quickly
JUDGED = 2_000  # contacts of an audience that are judged one by one; of a larger one only the list is asked
SUPPRESSED = "suppressed"
# Why the gate skips some of an audience, as a count of them is followed by.
IN_SHORT: Mapping[str, str] = {
    SUPPRESSED: "suppressed",
    "in_conversation": "in conversation with you",
    "replied": "answered already",
    "represented": "with an agent of their own",
    "frequency_cap": "had as many campaigns this week as may be",
    "not_a_lead": "of the agency's own",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """How many contacts an audience has, and how many of them the gate would skip, by its reason."""

    contacts: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    surely: bool = True  # everybody was judged; else only who is suppressed is known

    @property
    def gets_it(self) -> int:
        """How many the gate would let through now."""
        return self.contacts - sum(self.skipped.values())

    @property
    def suppressed(self) -> int:
        """How many of the others want no mail."""
        return self.skipped.get(SUPPRESSED, 0)

    @property
    def in_words(self) -> str:
        """ "168 contacts", "166 of 168 contacts"."""
        people = f"{self.contacts} {'contact' if self.contacts == 1 else 'contacts'}"
        return people if self.gets_it == self.contacts else f"{self.gets_it} of {people}"

    @property
    def why_not(self) -> str:
        """Why the others do not get it: "2 suppressed, 4 in conversation with you"; empty where all do."""
        return ", ".join(f"{count} {IN_SHORT.get(reason, reason)}" for reason, count in self.skipped.items())


async def reach(desk: Desk, campaign: Campaign) -> Reach:
    """How many of the audience a draft would reach now; of a large audience, or once launched, the list alone tells."""
    contacts = await size(desk, campaign.audience)
    if campaign.state is CampaignState.DRAFT and contacts <= JUDGED:
        reasons = Counter([why async for _, why in _judged(desk, campaign) if why])
        return Reach(contacts, dict(reasons.most_common()))
    suppressed = await _suppressed(desk, campaign, contacts) if contacts else 0
    return Reach(contacts, {SUPPRESSED: suppressed} if suppressed else {}, surely=False)


async def reached(desk: Desk, campaign: Campaign) -> AsyncIterator[Contact]:
    """The contacts whom a draft would reach, by number; once it is launched, those who are not suppressed.

    Of a large audience the first JUDGED are looked at: who wants a few must not wait for everybody's judgement.
    """
    stops = None if campaign.state is CampaignState.DRAFT else {SUPPRESSED}
    looked_at = 0
    async for contact, why in _judged(desk, campaign):
        looked_at += 1
        if looked_at > JUDGED:
            return
        if not why or (stops is not None and why not in stops):
            yield contact


async def _judged(desk: Desk, campaign: Campaign) -> AsyncIterator[tuple[Contact, str]]:
    """Each contact of the audience with the gate's reason to skip them, or the empty string."""
    group: list[Contact] = []
    async for contact in contacts_of(desk, campaign.audience):
        group.append(contact)
        if len(group) == AT_ONCE:
            for judged in await _of_group(desk, campaign, group):
                yield judged
            group = []
    for judged in await _of_group(desk, campaign, group):
        yield judged


async def _of_group(desk: Desk, campaign: Campaign, contacts: Sequence[Contact]) -> list[tuple[Contact, str]]:
    mails = [
        Delivery(
            key="",
            purpose=Purpose.CAMPAIGN,
            recipient=contact.address,
            contact_id=str(contact.id),
            campaign=campaign.number,
            due_at=desk.now(),
        )
        for contact in contacts
    ]
    facts = await gate.load(desk, mails)
    return [(contact, gate.would_skip(mail, facts)) for contact, mail in zip(contacts, mails, strict=True)]


async def _suppressed(desk: Desk, campaign: Campaign, contacts: int) -> int:
    """How many of an audience are on the list: looked up from the shorter of the two sides."""
    rows = await desk.store.rows(Suppression, {}, ["address", "scope"])
    stopping = (EVERYTHING, campaign_scope(campaign.number))
    stops = {row["address"] for row in rows if row["scope"] in stopping}
    stopped = sorted({spelling for address in stops for spelling in spellings(address)})
    asked = query(campaign.audience)
    if len(stopped) > contacts:
        people = await desk.store.rows(Contact, asked, ["addresses"])
    else:
        people = []
        for group in batches(stopped, AT_ONCE):
            people += await desk.store.rows(Contact, {"addresses": {"$in": group}}, ["addresses"], then=asked)
    gone = set(stopped)
    return len({row["_id"] for row in people if next(iter(row.get("addresses") or ()), "") in gone})

"""Which homes of ours a burst of mail speaks of, and what we have on offer for its writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.needs.own_home import without_own_home
from classifiers.needs.places import address
from mailbot.conversation.meaning.own_address import says_theirs
from mailbot.conversation.meaning.told import ALWAYS_TOLD, Tells, tells, tells_by_fields
from mailbot.crm.in_a_list import named_by_order
from mailbot.crm.inventory import Listing, active_listings, gone_listings, listings_by_ref
from mailbot.crm.matching import Match, Wants, match, passes, wants_from
from mailbot.crm.must_haves import MustHave, best_equipped, lacking
from mailbot.crm.naming import named_by_number, named_by_street, named_in
from mailbot.crm.near import Near, nearest
from mailbot.desk import Desk
from mailbot.mail.quoting import split
from models.contact import StoredNeed
from models.message import Intent, Message
from models.property import ListedFor, PropertyStatus
from models.thread import Thread

SEEKING = (Intent.BUYER, Intent.RENTER)
MOST_BEGUN_WITH: Final = 3  # a forwarded digest of twelve homes asks about none of them
NEARLY_THE_SAME: Final = 0.85  # of an address, as difflib counts it


@dataclass(frozen=True, slots=True)
class Spoken:
    """The homes of ours that a burst names, on offer and no longer so, and everything on offer, by ref."""

    on_offer: dict[str, Listing]
    named: tuple[Listing, ...]
    gone: tuple[Listing, ...]
    ours: tuple[Listing, ...] = ()  # the campaign's mail that is answered names them
    elsewhere: bool = False  # the forwarded listing that it begins with is none of ours

    def nearly(self, address: str) -> bool:
        """Whether an address is that of a home on offer, but for a letter or two."""
        known = [listing.address.casefold() for listing in self.on_offer.values()]
        return bool(get_close_matches(address.casefold(), known, n=1, cutoff=NEARLY_THE_SAME))

    @property
    def deal(self) -> Intent:
        """What somebody wants who asks about the homes named."""
        rented = all(listing.listed_for is ListedFor.RENT for listing in (*self.named, *self.gone))
        return Intent.RENTER if rented else Intent.BUYER


@dataclass(frozen=True, slots=True)
class Sought:
    """How homes are sought in a burst."""

    most: int  # suggestions in one reply
    tells: bool = False  # it says anew what they look for
    cheapest: bool = False  # the lowest prices are asked for, of what they were sent too
    same_area: bool = False  # where the homes lie that were spoken of
    shows_features: bool = True  # the reply is in the language of the records, and features stand in it as they are
    must_haves: tuple[MustHave, ...] = ()  # what a home must have by the lead's own words
    again: bool = False  # what was shown is to be shown once more, in another language or side by side
    inquires: bool = False  # homes that are named are to be told of, whatever else is asked


@dataclass(frozen=True, slots=True)
class Homes:
    """What can be said of homes to the writer of a burst; nothing to whoever seeks none."""

    wants: Wants
    on_offer: dict[str, Listing]
    described: tuple[Listing, ...]  # to be told of now: the lead names them, or asks what their records tell
    named: tuple[Listing, ...]  # on offer, and named by the lead
    shown: tuple[Listing, ...]  # that the lead names, else that we wrote of last; on offer
    gone: tuple[Listing, ...]  # the lead names them, and they are on offer no more
    told: frozenset[str]  # topics that the records of those described answer
    matches: tuple[Match, ...]
    not_ours: bool = False  # a home is asked about by an address that none of ours has
    near: tuple[Near, ...] = ()  # where nothing matches: what comes closest
    lacking: tuple[MustHave, ...] = ()  # what a home must have, and the record of none that matches names


async def spoken_of(
    desk: Desk,
    thread: Thread,
    burst: Sequence[Message],
    *,
    of_times: bool,
    written: str = "",
    points_back: bool = False,
) -> Spoken:
    """The homes that a burst names: by address, by their place in a list or by their street; else in the subject or the
    forwarded listing that it begins with, else the one of the mail of ours that it answers.

    `of_times`: it answers offered times, and "the second one" is no home. `written` is the campaign's mail that the
    burst answers, and speaks of where it `points_back`; several homes in it are told apart by their places.
    """
    text = without_own_home("\n".join(message.reply_text for message in burst))
    first = [] if thread.replies else burst
    forwarded = "\n".join(filter(None, (split(message.text, subject=message.subject).forwarded for message in first)))
    beginning = "\n".join((*(message.subject for message in first if not message.in_reply_to), forwarded))
    book = await active_listings(desk.store) + await gone_listings(desk.store, "\n".join((text, beginning, written)))
    by_ref = {listing.ref: listing for listing in book}
    begun_with, ours = named_in(beginning, book), named_in(written, book)
    few = begun_with if len(begun_with) <= MOST_BEGUN_WITH else ()
    told = named_in(text, book) or few or (ours if points_back and len(ours) == 1 else ())
    named = {listing.ref: listing for listing in told}
    if not of_times:
        listed = thread.offered_properties or [listing.ref for listing in ours]
        sent = dict.fromkeys((*listed, *thread.about, *thread.sent_properties))
        by_ref |= await listings_by_ref(desk.store, [ref for ref in sent if ref not in by_ref])
        shown = [by_ref[ref] for ref in sent if ref in by_ref]
        named = named or {home.ref: home for home in named_by_number(text, shown)}
        named |= {ref: by_ref[ref] for ref in named_by_order(text, listed) if ref in by_ref}
        named = named or {home.ref: home for home in named_by_street(text, shown, book)}
    return Spoken(
        on_offer={ref: listing for ref, listing in by_ref.items() if _is_on_offer(listing)},
        named=tuple(filter(_is_on_offer, named.values())),
        gone=tuple(listing for listing in named.values() if not _is_on_offer(listing)),
        ours=ours,
        elsewhere=bool(forwarded) and not begun_with and bool(address(forwarded)),
    )


def homes_for(
    spoken: Spoken,
    thread: Thread,
    intent: Intent,
    needs: Mapping[str, StoredNeed],
    asks: Sequence[str],
    sought: Sought,
) -> Homes:
    """What we have for somebody who seeks a home."""
    wants = wants_from(needs, listed_for="rent" if intent is Intent.RENTER else "sale")
    if sought.same_area:
        there = spoken.named or [spoken.on_offer[ref] for ref in thread.about if ref in spoken.on_offer] or spoken.ours
        wants = replace(wants, areas=tuple(dict.fromkeys(home.area for home in there if home.area)) or wants.areas)
    if intent not in SEEKING:
        return Homes(wants, {}, (), (), (), (), frozenset(), ())
    # A street may have homes to buy and to rent.
    named = tuple(home for home in spoken.named if wants.listed_for in (None, home.listed_for)) or spoken.named
    shown = named or tuple(spoken.on_offer[ref] for ref in thread.about if ref in spoken.on_offer)
    of_gone = bool(spoken.gone) and not spoken.named  # nothing more is asked of a home that is sold
    is_told = tells if sought.shows_features else tells_by_fields
    sent = () if sought.inquires else thread.sent_properties
    described = _described(named, () if sought.tells or of_gone else shown, sent, asks, is_told)
    described = described or (shown if sought.again else ())
    told = frozenset(
        topic
        for topic in asks
        if topic in ALWAYS_TOLD or of_gone or (described and all(is_told(topic, home) for home in described))
    )
    known = frozenset((*thread.sent_properties, *(home.ref for home in (*described, *spoken.named))))
    on_offer = tuple(spoken.on_offer.values())
    matches = _matches(wants, on_offer, frozenset() if sought.cheapest else known, sought)
    near = () if matches or not wants.knows_enough else nearest(wants, on_offer, known, sought.most)
    lacks = lacking([spoken.on_offer[one.property_ref] for one in matches], sought.must_haves) if matches else ()
    return Homes(wants, spoken.on_offer, described, named, shown, spoken.gone, told, matches, near=near, lacking=lacks)


def homes_for_a_seller(
    spoken: Spoken, needs: Mapping[str, StoredNeed], asks: Sequence[str], sought: Sought, own: tuple[str, str]
) -> Homes:
    """What we have to tell a seller: of the homes of ours that they ask about, and of no others.

    `own` is what they write and the address of the home that they sell, which they ask nothing about.
    """
    text, address = own
    wants = wants_from(needs, listed_for="sale")
    known = {topic for topic in asks if topic != OTHER_TOPIC}
    asked = [home for home in (*spoken.named, *spoken.gone) if known and not _is_theirs(home, text, address)]
    named = tuple(home for home in asked if home in spoken.named)[:MOST_BEGUN_WITH]
    gone = tuple(home for home in asked if home in spoken.gone)
    is_told = tells if sought.shows_features else tells_by_fields
    told = frozenset(t for t in known if (named or gone) and all(is_told(t, home) for home in named))
    told = told - {"price"} if gone else told  # what it went for is no longer what it was offered for
    return Homes(wants, spoken.on_offer, named, named, named, gone, told, ())


def _is_theirs(home: Listing, text: str, address: str) -> bool:
    """Whether a home of ours is the one that a seller writes of as their own."""
    same = address.casefold().startswith(home.address.casefold()) or home.address.casefold().startswith(
        address.casefold() or "-"
    )
    return same or says_theirs(text, home.address)


def _matches(wants: Wants, on_offer: Sequence[Listing], known: frozenset[str], sought: Sought) -> tuple[Match, ...]:
    """What matches; where some of it has what a home must have, nothing that has less of it."""
    fitting = [home for home in on_offer if home.ref not in known and passes(wants, home)]
    return match(wants, best_equipped(fitting, sought.must_haves), (), sought.most, cheapest=sought.cheapest)


def _described(
    named: Sequence[Listing],
    shown: Sequence[Listing],
    sent: Sequence[str],
    asks: Sequence[str],
    is_told: Tells,
) -> tuple[Listing, ...]:
    """Homes that the lead names, but for those sent before whose records do not tell what is asked now; where none is
    named, those of the shown whose records tell the most of what is asked.
    """
    known = [topic for topic in asks if topic != OTHER_TOPIC]
    if named:
        fresh = not asks or any(home.ref not in sent for home in named)
        return tuple(named) if fresh or any(is_told(topic, home) for topic in known for home in named) else ()
    telling = {home.ref: sum(is_told(topic, home) for topic in known) for home in shown}
    most = max(telling.values(), default=0)
    return tuple(home for home in shown if most and telling[home.ref] == most)


def _is_on_offer(listing: Listing) -> bool:
    return listing.status is PropertyStatus.ACTIVE

"""Which homes of ours a burst of mail speaks of, and what we have on offer for its writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.needs.hoped_rooms import hoped_rooms
from classifiers.needs.own_home import without_own_home
from classifiers.needs.places import address
from mailbot.conversation.meaning.alike import Alike
from mailbot.conversation.meaning.declined import Declined, declined, finds_fault
from mailbot.conversation.meaning.fits_now import fit_now
from mailbot.conversation.meaning.named_homes import gone_in
from mailbot.conversation.meaning.own_address import says_theirs
from mailbot.conversation.meaning.pointing import asks_of_any, asks_of_it, asks_what_is_left
from mailbot.conversation.meaning.told import ALWAYS_TOLD, tells
from mailbot.conversation.meaning.which_homes import (
    MOST_ADDED_TO,
    Known,
    adds_a_visit,
    homes_of,
    mentions_in,
)
from mailbot.crm.inventory import Listing, active_listings, gone_listings, listings_by_ref
from mailbot.crm.matching.in_records import in_their_words
from mailbot.crm.matching.must_haves import best_equipped, hoped, lacking, not_denying
from mailbot.crm.matching.near import Miss, Near, nearest, nearest_with
from mailbot.crm.matching.scoring import Match, Wants, match, passes, wants_from, without_homes
from mailbot.crm.matching.things import MustHave, has
from mailbot.crm.naming.by_street import is_street_of
from mailbot.crm.naming.in_a_list import named_by_order
from mailbot.crm.naming.listings import named_in
from mailbot.crm.naming.verdicts import verdicts_in
from mailbot.desk import Desk
from mailbot.mail.quoting import parts_of
from models.contact import StoredNeed
from models.message import Direction, Intent, Message
from models.property import ListedFor, PropertyStatus
from models.thread import Thread

SEEKING = (Intent.BUYER, Intent.RENTER)
MOST_BEGUN_WITH: Final = 3  # a forwarded digest of twelve homes asks about none of them
A_PAIR: Final = 2
_CLAUSE_END: Final = re.compile(r"[.!?;\n]+|,? but |,? pero ", re.IGNORECASE)
_HOPED_FIRST: Final = 100  # of what is preferred: rooms that are hoped for come before words of the records
NEARLY_THE_SAME: Final = 0.85  # of an address, as difflib counts it


@dataclass(frozen=True, slots=True)
class Spoken:
    """The homes of ours that a burst names, on offer and no longer so, and everything on offer, by ref."""

    on_offer: dict[str, Listing]
    named: tuple[Listing, ...]
    gone: tuple[Listing, ...]
    ours: tuple[Listing, ...] = ()  # the campaign's mail that is answered names them
    elsewhere: bool = False  # the forwarded listing that it begins with is none of ours
    declined: Declined = field(default_factory=Declined)  # they are none of `named`
    known: Known = field(default_factory=Known)
    about: tuple[str, ...] = ()  # what a question without a name is of: refs of those we wrote of last, or listed
    gone_before: tuple[Listing, ...] = ()  # homes on offer no more that were named, where we wrote of none yet

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
    must_haves: tuple[MustHave, ...] = ()  # what a home must have by the lead's own words
    written: tuple[str, ...] = ()  # everything that the lead wrote: what stands in records word for word is preferred
    pets: tuple[MustHave, ...] = ()  # that a rental must take
    again: bool = False  # what was shown is to be shown once more, in another language or side by side
    inquires: bool = False  # homes that are named are to be told of, whatever else is asked
    others: bool = False  # other homes are asked for than those that are named
    before: Wants | None = None  # what they wanted before this burst
    alike: Alike = field(default_factory=Alike)  # to those that were spoken of


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
    near: tuple[Near, ...] = ()  # where nothing matches in all that is wished for: what comes closest
    lacking: tuple[MustHave, ...] = ()  # what a home must have, and no record of those to show names
    unserved: tuple[str, ...] = ()  # areas that are wanted, and that no home on offer lies in
    told_of_matches: frozenset[str] = frozenset()  # topics that the records of all that match answer
    pets: tuple[MustHave, ...] = ()  # that decided among the matches

    @property
    def matching(self) -> tuple[Listing, ...]:
        """The homes that match."""
        return tuple(self.on_offer[one.property_ref] for one in self.matches)


async def spoken_of(
    desk: Desk,
    thread: Thread,
    burst: Sequence[Message],
    turns: Sequence[Message] = (),
    *,
    of_times: bool,
    written: str = "",
    points_back: bool = False,
) -> Spoken:
    """The homes that a burst names: by address, by their place in a list or by their street; else in the subject or the
    forwarded listing that it begins with, else the one of the mail of ours that it answers.

    `turns`: the conversation before it. `of_times`: it answers offered times, and "the second one" is no home.
    `written` is the campaign's mail that the burst answers, and speaks of where it `points_back`; several homes in it
    are told apart by their places.
    """
    text = without_own_home("\n".join(message.reply_text for message in burst))
    first = [] if thread.replies else burst
    forwarded = "\n".join(filter(None, (parts_of(message).forwarded for message in first)))
    beginning = "\n".join((*(message.subject for message in first if not message.in_reply_to), forwarded))
    book = await active_listings(desk.store) + await gone_listings(desk.store, "\n".join((text, beginning, written)))
    begun_with, ours = named_in(beginning, book), named_in(written or _quoted(first), book)
    few = begun_with if len(begun_with) <= MOST_BEGUN_WITH else ()
    listed = thread.offered_properties or [listing.ref for listing in ours]
    by_ref = await _by_ref(desk, book, (*listed, *thread.about, *thread.sent_properties))
    earlier = "\n".join(turn.reply_text for turn in turns if turn.direction is Direction.INBOUND)
    talked_of = [home.ref for home in (*few, *named_in(earlier, book))]
    near = dict.fromkeys((*listed, *thread.about, *thread.sent_properties, *talked_of))
    known = Known(book, _all_of(by_ref, near), _all_of(by_ref, listed))
    mentioned = homes_of(mentions_in(text, known, of_times=of_times)) or _pointed_at(text, thread, by_ref)
    otherwise = few or (ours if points_back and len(ours) == 1 else ())
    named = mentioned or {home.ref: home for home in otherwise}
    ordered: tuple[Listing, ...] = ()
    verdicts = {} if of_times else verdicts_in(text, listed)
    if not of_times:
        pairs = len(mentioned) < A_PAIR  # "27 Weir and 13 Catkin, I like both"
        placed = named_by_order(text, listed, thread.about, pairs=pairs)
        ordered = _all_of(by_ref, dict.fromkeys((*placed, *(ref for ref, wanted in verdicts.items() if wanted))))
        named |= {home.ref: home for home in ordered}
    if not (of_times or mentioned or ordered or verdicts):
        named = _understood(burst, _all_of(by_ref, near)) or named
    if not ordered:  # "the second one and also 9 Pine Rd" says which of them
        named = _beside_those_talked_of(thread, burst, named, by_ref)
    at_fault = (*_at_fault(text, listed), *(ref for ref, wanted in verdicts.items() if not wanted))
    at_fault = tuple(ref for ref in at_fault if not verdicts.get(ref))
    unwanted = _declined(thread, burst, turns, by_ref, (*named, *thread.sent_properties), at_fault)
    named = {ref: home for ref, home in named.items() if ref not in unwanted.now}
    return Spoken(
        on_offer={ref: listing for ref, listing in by_ref.items() if _is_on_offer(listing)},
        named=tuple(filter(_is_on_offer, named.values())),
        gone=tuple(listing for listing in named.values() if not _is_on_offer(listing)),
        ours=ours,
        elsewhere=bool(forwarded) and not begun_with and bool(address(forwarded)),
        declined=unwanted,
        known=known,
        about=tuple(listed if asks_of_any(text) and len(listed) > len(thread.about) else thread.about),
        gone_before=() if listed or thread.about else await gone_in(desk, f"{text}\n{earlier}"),
    )


def _understood(burst: Sequence[Message], sent: Sequence[Listing]) -> dict[str, Listing]:
    """The homes of those that we wrote of that a model took a burst to mean: "the one by the river"."""
    return {home.ref: home for home in named_in("\n".join(one for mail in burst for one in mail.means), sent)}


def _quoted(mails: Sequence[Message]) -> str:
    """What mails quote: whoever was shown a mail of ours by somebody else answers what stands in it."""
    return "\n".join(parts_of(mail).quoted for mail in mails)


def _pointed_at(text: str, thread: Thread, by_ref: Mapping[str, Listing]) -> dict[str, Listing]:
    """The home that was talked of, or those that were sent, where they are asked after: "is it still available?"."""
    if asks_what_is_left(text):
        return {home.ref: home for home in _all_of(by_ref, thread.offered_properties)}
    alone = thread.about if len(thread.about) == 1 and asks_of_it(text) else []
    return {home.ref: home for home in _all_of(by_ref, alone)}


async def _by_ref(desk: Desk, book: Sequence[Listing], refs: Sequence[str]) -> dict[str, Listing]:
    """The homes of a book, and those with these refs, whatever has become of them."""
    by_ref = {listing.ref: listing for listing in book}
    return by_ref | await listings_by_ref(desk.store, [ref for ref in dict.fromkeys(refs) if ref not in by_ref])


def _all_of(by_ref: Mapping[str, Listing], refs: Iterable[str]) -> tuple[Listing, ...]:
    return tuple(by_ref[ref] for ref in refs if ref in by_ref)


def _beside_those_talked_of(
    thread: Thread, burst: Sequence[Message], named: dict[str, Listing], by_ref: Mapping[str, Listing]
) -> dict[str, Listing]:
    """The homes that are named, after those talked of, where they are to be seen as well: "also the one on Weir"."""
    text = "\n".join(message.reply_text for message in burst)
    visits = any(message.ready == "visit" for message in burst)
    if not named or not visits or len(thread.about) > MOST_ADDED_TO or not adds_a_visit(text):
        return named
    return {home.ref: home for home in _all_of(by_ref, thread.about)} | named


def _at_fault(text: str, listed: Sequence[str]) -> tuple[str, ...]:
    """The homes of a list that a sentence finds fault with: "the first one is a no, second one maybe"."""
    clauses = [clause for clause in _CLAUSE_END.split(text) if clause.strip()]
    named = {clause: named_by_order(clause, listed) for clause in clauses}
    faulty = [clause for clause in clauses if finds_fault(clause)]
    at_fault = tuple(ref for clause in faulty for ref in named[clause])
    return at_fault or (named_by_order(text, listed) if finds_fault(text) else ())


def _declined(
    thread: Thread,
    burst: Sequence[Message],
    turns: Sequence[Message],
    by_ref: Mapping[str, Listing],
    spoken_of: Sequence[str],
    faulty: Sequence[str],
) -> Declined:
    """Which of the homes that are named or were sent are not wanted. `faulty`: by their place in the list."""
    candidates = [by_ref[ref] for ref in dict.fromkeys(spoken_of) if ref in by_ref]
    about = [by_ref[ref] for ref in thread.about if ref in by_ref]
    found = declined(burst, turns, candidates, about)
    return Declined(found.now | set(faulty), found.ever | set(faulty))


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
    wants = replace(wants, areas=tuple(area for area in wants.areas if not is_street_of(area, spoken.known.book)))
    sought = sought if wants.listed_for == "rent" else replace(sought, pets=())  # a buyer's dog asks nobody
    if sought.same_area:
        talked_of = [spoken.on_offer[ref] for ref in thread.about if ref in spoken.on_offer]
        there = spoken.named or talked_of or spoken.ours or spoken.gone_before
        wants = replace(wants, areas=tuple(dict.fromkeys(home.area for home in there if home.area)) or wants.areas)
    if sought.alike:
        there = spoken.named or _all_of(spoken.on_offer, spoken.about or thread.about)
        there = there or spoken.gone_before
        wants = sought.alike.wants(wants, there)
        sought = replace(sought, must_haves=(*sought.must_haves, *sought.alike.things(there)))
    if intent not in SEEKING:
        return Homes(wants, {}, (), (), (), (), frozenset(), ())
    # A street may have homes to buy and to rent.
    named = tuple(home for home in spoken.named if wants.listed_for in (None, home.listed_for)) or spoken.named
    unwanted = spoken.declined.ever
    about = [ref for ref in spoken.about or thread.about if ref not in unwanted]
    shown = named or _all_of(spoken.on_offer, about)
    of_gone = bool(spoken.gone) and not spoken.named  # nothing more is asked of a home that is sold
    sent = () if sought.inquires else thread.sent_properties
    others = sought.alike or (sought.others and all(home.ref in sent for home in named))
    looked_past = bool(others) and not asks and bool(named)
    told_of = () if looked_past else named
    described = _described(told_of, () if sought.tells or of_gone or looked_past else shown, sent, asks)
    described = described or (shown if sought.again else ())
    told = frozenset(
        topic
        for topic in asks
        if topic in ALWAYS_TOLD
        or (of_gone and topic != OTHER_TOPIC)
        or (described and all(tells(topic, home) for home in described))
    )
    again = fit_now(wants, sought.before or wants, thread.sent_properties, spoken.on_offer)  # as they do only now
    sent_before = [ref for ref in thread.sent_properties if ref not in again]
    known = unwanted.union((*sent_before, *(home.ref for home in (*described, *spoken.named))))
    matches, near = _found(wants, spoken, thread, unwanted if sought.cheapest else known, sought)
    if sought.alike.cheaper:
        near = tuple(one for one in near if spoken.on_offer[one.property_ref].price <= wants.most)
    unserved = without_homes(wants.areas, tuple(spoken.on_offer.values()))
    if unserved and unserved == wants.areas and thread.sent_properties:
        near = tuple(one for one in near if one.miss is not Miss.AREA)  # they know what lies elsewhere
    listed = [spoken.on_offer[one.property_ref] for one in matches or near]
    by_all = frozenset(one for one in asks if matches and all(tells(one, home) for home in listed))
    return Homes(
        wants=wants,
        on_offer=spoken.on_offer,
        described=described,
        named=named,
        shown=shown,
        gone=spoken.gone,
        told=told,
        matches=matches,
        near=near,
        lacking=lacking(listed, (*sought.must_haves, *sought.pets)) if listed else (),
        unserved=unserved,
        told_of_matches=by_all,
        pets=sought.pets,
    )


def _found(
    wants: Wants, spoken: Spoken, thread: Thread, known: frozenset[str], sought: Sought
) -> tuple[tuple[Match, ...], tuple[Near, ...]]:
    """What matches, or what comes closest; nothing whose record denies what a home must have.

    Where none that matches has it and others do at little cost, those are shown once, under the wish that they miss.
    """
    things = sought.must_haves
    open_to = not_denying(tuple(spoken.on_offer.values()), (*things, *sought.pets))
    matches = _matches(wants, open_to, known, sought)
    if not wants.knows_enough:
        return matches, ()
    if not matches:
        return (), nearest(wants, open_to, known, sought.most, things)
    said_so = sought.cheapest or "no_match" in thread.questions_asked
    if said_so or not lacking([spoken.on_offer[one.property_ref] for one in matches], things):
        return matches, ()
    refs = [one.property_ref for one in matches]
    having = nearest_with(wants, open_to, known, sought.most, things, refs)
    return ((), having) if having else (matches, ())


def _matches(wants: Wants, homes: Sequence[Listing], known: frozenset[str], sought: Sought) -> tuple[Match, ...]:
    """What matches; where some of it has what a home must have, nothing that has less of it. Pets come first."""
    fitting: Sequence[Listing] = [home for home in homes if home.ref not in known and passes(wants, home)]
    fitting = best_equipped(best_equipped(fitting, sought.pets), sought.must_haves)
    preferred = Counter(in_their_words(sought.written, fitting))
    liked = hoped(sought.written)
    preferred.update({home.ref: sum(has(home, thing) for thing in liked) for home in fitting})
    rooms = next(filter(None, map(hoped_rooms, reversed(sought.written))), None)
    preferred.update({home.ref: _HOPED_FIRST for home in fitting if rooms and (home.bedrooms or 0) >= rooms.hoped})
    return match(wants, fitting, (), sought.most, cheapest=sought.cheapest, preferred=preferred)


def homes_for_a_seller(
    spoken: Spoken, needs: Mapping[str, StoredNeed], asks: Sequence[str], own: tuple[str, str]
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
    told = frozenset(t for t in known if (named or gone) and all(tells(t, home) for home in named))
    told = told - {"price"} if gone else told  # what it went for is no longer what it was offered for
    return Homes(wants, spoken.on_offer, named, named, named, gone, told, ())


def _is_theirs(home: Listing, text: str, address: str) -> bool:
    """Whether a home of ours is the one that a seller writes of as their own."""
    same = address.casefold().startswith(home.address.casefold()) or home.address.casefold().startswith(
        address.casefold() or "-"
    )
    return same or says_theirs(text, home.address)


def _described(
    named: Sequence[Listing],
    shown: Sequence[Listing],
    sent: Sequence[str],
    asks: Sequence[str],
) -> tuple[Listing, ...]:
    """Homes that the lead names, but for those sent before whose records do not tell what is asked now; where none is
    named, those of the shown whose records tell the most of what is asked.
    """
    known = [topic for topic in asks if topic != OTHER_TOPIC]
    if named:
        fresh = not asks or any(home.ref not in sent for home in named)
        return tuple(named) if fresh or any(tells(topic, home) for topic in known for home in named) else ()
    telling = {home.ref: sum(tells(topic, home) for topic in known) for home in shown}
    most = max(telling.values(), default=0)
    return tuple(home for home in shown if most and telling[home.ref] == most)


def _is_on_offer(listing: Listing) -> bool:
    return listing.status is PropertyStatus.ACTIVE

"""What we have on offer for the writer of a burst: homes to be told of now, those that match, what comes closest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final, TypeVar

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.needs.hoped_rooms import hoped_rooms
from mailbot.conversation.meaning.alike import Alike
from mailbot.conversation.meaning.fits_now import fit_now
from mailbot.conversation.meaning.own_address import says_theirs
from mailbot.conversation.meaning.searches import searches_in
from mailbot.conversation.meaning.spoken_homes import MOST_BEGUN_WITH, Spoken, all_of
from mailbot.conversation.meaning.told import ALWAYS_TOLD, tells
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.in_records import in_their_words
from mailbot.crm.matching.must_haves import best_equipped, hoped, lacking, not_denying
from mailbot.crm.matching.near import Miss, Near, nearest, nearest_with
from mailbot.crm.matching.scoring import Match, Wants, match, passes, wants_from, without_homes
from mailbot.crm.matching.things import MustHave, has
from mailbot.crm.naming.by_street import is_street_of
from models.contact import StoredNeed
from models.message import Intent
from models.thread import Thread

SEEKING = (Intent.BUYER, Intent.RENTER)
_Found = TypeVar("_Found", Match, Near)
_HOPED_FIRST: Final = 100  # of what is preferred: rooms that are hoped for come before words of the records


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
    any_of: frozenset[str] = frozenset()  # topics that the record of one home of several answers
    what_there_is: bool = False  # homes are asked for, and nothing says that those they know are not meant
    only_new: bool = False  # than all that were shown: "anything else with two baths?"
    firm: frozenset[Miss] = frozenset()  # what is told in this mail is not what to give way on
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
    several: bool = False  # they are of several searches in one mail
    few: bool = False  # what they must have is found in so few homes that nothing need be asked first

    @property
    def matching(self) -> tuple[Listing, ...]:
        """The homes that match."""
        return tuple(self.on_offer[one.property_ref] for one in self.matches)


def homes_for(
    spoken: Spoken,
    thread: Thread,
    intent: Intent,
    needs: Mapping[str, StoredNeed],
    asks: Sequence[str],
    sought: Sought,
) -> Homes:
    """What we have for somebody who seeks a home."""
    wants, sought = _as_sought(spoken, thread, intent, needs, sought)
    if intent not in SEEKING:
        return Homes(wants, {}, (), (), (), (), frozenset(), ())
    # A street may have homes to buy and to rent.
    named = tuple(home for home in spoken.named if wants.listed_for in (None, home.listed_for)) or spoken.named
    shown = named or all_of(spoken.on_offer, _talked_of(spoken, thread))
    described = _told_of(wants, spoken, thread, asks, sought, named, shown)
    several = _searches(wants, spoken, intent, sought)
    shows = [_to_show(each, spoken, thread, sought, described) for each in several]
    matches = _of_all([found for found, _ in shows], sought.most)
    near = () if matches else _of_all([close for _, close in shows], sought.most)
    unserved = without_homes(wants.areas, tuple(spoken.on_offer.values()))
    if unserved and unserved == wants.areas and thread.sent_properties:
        near = tuple(one for one in near if one.miss is not Miss.AREA)  # they know what lies elsewhere
    listed = [spoken.on_offer[one.property_ref] for one in matches or near]
    return Homes(
        wants=wants,
        on_offer=spoken.on_offer,
        described=described,
        named=named,
        shown=shown,
        gone=spoken.gone,
        told=frozenset(topic for topic in asks if _is_told(topic, described, spoken, sought)),
        matches=matches,
        near=near,
        lacking=lacking(listed, (*sought.must_haves, *sought.pets)) if listed else (),
        unserved=unserved,
        told_of_matches=frozenset(one for one in asks if matches and all(tells(one, home) for home in listed)),
        pets=sought.pets,
        several=len(several) > 1,
        few=bool(matches) and not wants.knows_enough and _are_few(wants, spoken, sought),
    )


def _are_few(wants: Wants, spoken: Spoken, sought: Sought) -> bool:
    """Whether all that has what a home must have goes into one reply."""
    if not sought.must_haves:
        return False
    things = (*sought.must_haves, *sought.pets)
    fitting = [home for home in spoken.on_offer.values() if passes(wants, home) and all(has(home, t) for t in things)]
    return 0 < len(fitting) <= sought.most


def _searches(wants: Wants, spoken: Spoken, intent: Intent, sought: Sought) -> tuple[Wants, ...]:
    """What the last mail asks for: one search, or several that are each met for themselves."""
    if not (sought.tells and sought.written) or sought.same_area or sought.alike:
        return (wants,)
    areas = {home.area for home in spoken.on_offer.values() if home.area}
    return searches_in(sought.written[-1], wants, intent, areas) or (wants,)


def _of_all(found: Sequence[tuple[_Found, ...]], most: int) -> tuple[_Found, ...]:
    """As many homes as one reply shows, of every search in turn, those of one search together."""
    in_turn = [one for each in zip_longest(*found) for one in each if one is not None]
    chosen = list(dict.fromkeys(one.property_ref for one in in_turn))[:most]
    together = {one.property_ref: one for several in found for one in several if one.property_ref in chosen}
    return tuple(together.values())


def _as_sought(
    spoken: Spoken, thread: Thread, intent: Intent, needs: Mapping[str, StoredNeed], sought: Sought
) -> tuple[Wants, Sought]:
    """What is wanted, with what it takes from the homes that were spoken of: where they lie, and what they are like."""
    wants = wants_from(needs, listed_for="rent" if intent is Intent.RENTER else "sale")
    wants = replace(wants, areas=tuple(area for area in wants.areas if not is_street_of(area, spoken.known.book)))
    sought = sought if wants.listed_for == "rent" else replace(sought, pets=())  # a buyer's dog asks nobody
    if sought.same_area:
        talked_of = [spoken.on_offer[ref] for ref in thread.about if ref in spoken.on_offer]
        there = spoken.named or talked_of or spoken.ours or spoken.gone_before
        wants = replace(wants, areas=tuple(dict.fromkeys(home.area for home in there if home.area)) or wants.areas)
    if sought.alike:
        there = spoken.named or all_of(spoken.on_offer, spoken.about or thread.about)
        there = there or spoken.gone_before
        wants = sought.alike.wants(wants, there)
        sought = replace(sought, must_haves=(*sought.must_haves, *sought.alike.things(there)))
    return wants, sought


def _talked_of(spoken: Spoken, thread: Thread) -> list[str]:
    """The homes that a question without a name is of, by ref, but for those that are not wanted."""
    return [ref for ref in spoken.about or thread.about if ref not in spoken.declined.ever]


def _only_of_gone(spoken: Spoken) -> bool:
    """Whether all that is named is on offer no more: nothing more is asked of a home that is sold."""
    return bool(spoken.gone) and not spoken.named


def _told_of(
    wants: Wants,
    spoken: Spoken,
    thread: Thread,
    asks: Sequence[str],
    sought: Sought,
    named: tuple[Listing, ...],
    shown: tuple[Listing, ...],
) -> tuple[Listing, ...]:
    """The homes that are told of in the answer itself, beside those that match."""
    sent = () if sought.inquires else thread.sent_properties
    seen = (*sent, *(home.ref for home in spoken.ours)) if sent or not sought.inquires else ()
    others = sought.alike or (sought.others and all(home.ref in seen for home in named))
    misses = sought.tells and not sought.inquires and not any(passes(wants, home) for home in named)
    looked_past = (bool(others) or (misses and all(home.ref in seen for home in named))) and not asks and bool(named)
    no_more = sought.tells or _only_of_gone(spoken) or looked_past
    described = _described(() if looked_past else named, () if no_more else shown, sent, asks)
    return described or (shown if sought.again else ())


def _is_told(topic: str, described: Sequence[Listing], spoken: Spoken, sought: Sought) -> bool:
    """Whether what is said of homes answers a question: the record of each, or of one where any will do."""
    if topic in ALWAYS_TOLD or (_only_of_gone(spoken) and topic != OTHER_TOPIC):
        return True
    enough = any if topic in sought.any_of else all
    return bool(described) and enough(tells(topic, home) for home in described)


def _to_show(
    wants: Wants, spoken: Spoken, thread: Thread, sought: Sought, described: Sequence[Listing]
) -> tuple[tuple[Match, ...], tuple[Near, ...]]:
    """What matches and was not shown before; else what was shown and meets all that is told anew, or what is near."""
    again = fit_now(wants, sought.before or wants, thread.sent_properties, spoken.on_offer)  # as they do only now
    sent_before = [ref for ref in thread.sent_properties if ref not in again]
    unwanted = spoken.declined.ever
    known = unwanted.union((*sent_before, *(home.ref for home in (*described, *spoken.named))))
    matches, near = _found(wants, spoken, thread, unwanted if sought.cheapest else known, sought)
    if not matches and wants.knows_enough and (sought.tells or sought.what_there_is) and not sought.only_new:
        matches = _still_meeting(wants, spoken, thread, sought)
        near = () if matches else near
    if sought.alike.cheaper:
        near = tuple(one for one in near if spoken.on_offer[one.property_ref].price <= wants.most)
    return matches, near


def _still_meeting(wants: Wants, spoken: Spoken, thread: Thread, sought: Sought) -> tuple[Match, ...]:
    """What was shown and meets all that is wanted now; nothing where the last letter showed just that, and nobody asks
    what there is."""
    sent = all_of(spoken.on_offer, thread.sent_properties)
    open_to = [home for home in not_denying(sent, (*sought.must_haves, *sought.pets)) if home not in spoken.named]
    matches = _matches(wants, open_to, spoken.declined.ever, sought)
    whole = matches and not lacking([spoken.on_offer[one.property_ref] for one in matches], sought.must_haves)
    known = {one.property_ref for one in matches} == {*thread.about}
    return matches if whole and (sought.what_there_is or not known) else ()


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
        return (), nearest(wants, open_to, known, sought.most, things, firm=sought.firm)
    said_so = sought.cheapest or "no_match" in thread.questions_asked
    if said_so or not lacking([spoken.on_offer[one.property_ref] for one in matches], things):
        return matches, ()
    refs = [one.property_ref for one in matches]
    insisted = sought.firm if sought.before and sought.before.knows_enough else frozenset()  # on what they change
    having = nearest_with(wants, open_to, known, sought.most, things, refs, firm=insisted)
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
    few = bool(sought.must_haves) and len(fitting) <= sought.most
    return match(wants, fitting, (), sought.most, cheapest=sought.cheapest, preferred=preferred, chosen=few)


def homes_for_a_seller(
    spoken: Spoken, needs: Mapping[str, StoredNeed], asks: Sequence[str], own: tuple[str, str]
) -> Homes:
    """What we have to tell a seller: of the homes of ours that they ask about, and of no others.

    `own` is what they write and the address of the home that they sell, which they ask nothing about but its value.
    """
    text, address = own
    wants = wants_from(needs, listed_for="sale")
    known = {topic for topic in asks if topic not in (OTHER_TOPIC, "valuation")}
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

"""Which homes of ours a burst of mail speaks of: by address, by place in a list, by street, or by pointing back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from classifiers.needs.own_home import without_own_home
from classifiers.needs.places import address
from mailbot.conversation.meaning.declined import Declined, declined, finds_fault
from mailbot.conversation.meaning.named_homes import gone_in
from mailbot.conversation.meaning.pointing import asks_of_any, asks_of_it, asks_what_is_left, may_be_of_all
from mailbot.conversation.meaning.which_homes import (
    MOST_ADDED_TO,
    Known,
    adds_a_visit,
    homes_of,
    is_on_offer,
    mentions_in,
)
from mailbot.crm.inventory import Listing, active_listings, gone_listings, listings_by_ref
from mailbot.crm.naming.in_a_list import named_by_order
from mailbot.crm.naming.listings import named_in
from mailbot.crm.naming.verdicts import verdicts_in
from mailbot.desk import Desk
from mailbot.mail.quoting import parts_of
from models.message import Direction, Intent, Message
from models.property import ListedFor
from models.thread import Thread

MOST_BEGUN_WITH: Final = 3  # a forwarded digest of twelve homes asks about none of them
A_PAIR: Final = 2
_CLAUSE_END: Final = re.compile(r"[.!?;\n]+|,? but |,? pero ", re.IGNORECASE)
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
    known = Known(book, all_of(by_ref, near), all_of(by_ref, listed))
    mentioned = homes_of(mentions_in(text, known, of_times=of_times)) or _pointed_at(text, thread, by_ref)
    otherwise = few or (ours if points_back and may_be_of_all(text, len(ours)) else ())
    named = mentioned or {home.ref: home for home in otherwise}
    ordered: tuple[Listing, ...] = ()
    verdicts = {} if of_times else verdicts_in(text, listed)
    if not of_times:
        pairs = len(mentioned) < A_PAIR  # "27 Weir and 13 Catkin, I like both"
        bare = thread.lists_homes and not burst[-1].needs  # "2" after a list of homes, and read as no number of rooms
        placed = named_by_order(text, listed, thread.about, pairs=pairs, bare=bare)
        ordered = all_of(by_ref, dict.fromkeys((*placed, *(ref for ref, wanted in verdicts.items() if wanted))))
        named |= {home.ref: home for home in ordered}
    if not (of_times or mentioned or ordered or verdicts):
        named = _understood(burst, all_of(by_ref, near)) or named
    if not ordered:  # "the second one and also 9 Pine Rd" says which of them
        named = _beside_those_talked_of(thread, burst, named, by_ref)
    at_fault = (*_at_fault(text, listed), *(ref for ref, wanted in verdicts.items() if not wanted))
    at_fault = tuple(ref for ref in at_fault if not verdicts.get(ref))
    unwanted = _declined(thread, burst, turns, by_ref, (*named, *thread.sent_properties), at_fault)
    named = {ref: home for ref, home in named.items() if ref not in unwanted.now}
    return Spoken(
        on_offer={ref: listing for ref, listing in by_ref.items() if is_on_offer(listing)},
        named=tuple(filter(is_on_offer, named.values())),
        gone=tuple(listing for listing in named.values() if not is_on_offer(listing)),
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
        return {home.ref: home for home in all_of(by_ref, thread.offered_properties)}
    alone = thread.about if len(thread.about) == 1 and asks_of_it(text) else []
    return {home.ref: home for home in all_of(by_ref, alone)}


async def _by_ref(desk: Desk, book: Sequence[Listing], refs: Sequence[str]) -> dict[str, Listing]:
    """The homes of a book, and those with these refs, whatever has become of them."""
    by_ref = {listing.ref: listing for listing in book}
    return by_ref | await listings_by_ref(desk.store, [ref for ref in dict.fromkeys(refs) if ref not in by_ref])


def all_of(by_ref: Mapping[str, Listing], refs: Iterable[str]) -> tuple[Listing, ...]:
    return tuple(by_ref[ref] for ref in refs if ref in by_ref)


def _beside_those_talked_of(
    thread: Thread, burst: Sequence[Message], named: dict[str, Listing], by_ref: Mapping[str, Listing]
) -> dict[str, Listing]:
    """The homes that are named, after those talked of, where they are to be seen as well: "also the one on Weir"."""
    text = "\n".join(message.reply_text for message in burst)
    visits = any(message.ready == "visit" for message in burst)
    if not named or not visits or len(thread.about) > MOST_ADDED_TO or not adds_a_visit(text):
        return named
    return {home.ref: home for home in all_of(by_ref, thread.about)} | named


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

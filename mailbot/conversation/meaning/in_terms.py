"""The burst in the terms of the policy: what was heard of it, as one frozen value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from classifiers.asking.asks import writes_for_a_client
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.asking.who_writes import only_asks_who_writes
from classifiers.intents.left_unanswered import has_been_asked_enough, says_unanswered
from classifiers.intents.mail_wish import wants_to_be_asked_again
from classifiers.intents.one_kind import only_stops_one_thing, stops_one_thing
from classifiers.intents.own_sale import offers_own_home, speaks_of_the_visit
from classifiers.intents.pausing import pauses
from classifiers.intents.referring import is_for_the_agent
from classifiers.intents.reminding import only_reminds, reminds
from classifiers.intents.stranger_model import is_warned_of
from classifiers.rules.outward_signs import signs_in
from classifiers.rules.second_look import business_in
from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.call_reading.at_once import wants_it_at_once
from mailbot.conversation.call_reading.courtesy import is_courtesy
from mailbot.conversation.call_reading.home_visits import asks_to_come, speaks_of_own_home
from mailbot.conversation.call_reading.viewings import Viewing
from mailbot.conversation.call_reading.wish_to_talk import asks_when, speaks_of_talking
from mailbot.conversation.calls import booking
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning import questions
from mailbot.conversation.meaning.attached import hands_in_something
from mailbot.conversation.meaning.bereavement import tells_of_a_death
from mailbot.conversation.meaning.calm import asks_calmly
from mailbot.conversation.meaning.deals import (
    gives_up,
    says_only_no,
    says_owns,
    without_others_selling,
)
from mailbot.conversation.meaning.hearing import only_pauses
from mailbot.conversation.meaning.held_homes import asks_to_hold
from mailbot.conversation.meaning.homes import SEEKING, Homes
from mailbot.conversation.meaning.in_few_words import (
    asks_to_talk,
)
from mailbot.conversation.meaning.interest import shows_interest
from mailbot.conversation.meaning.law_words import speaks_of_the_law
from mailbot.conversation.meaning.mail_asks import seeks_others, wants_a_thing, wishes
from mailbot.conversation.meaning.matters import deal_in, matter_in
from mailbot.conversation.meaning.ready_words import asks_how_to_see, takes_it, wants_to_apply
from mailbot.conversation.steps import CallMatter, CallWord, Heard, Matter
from models.message import Intent, Message, Sentiment

# A sale that lies years ahead is no occasion for a call.
_YEARS_AHEAD: Final = phrases(
    r"""
    (?:in|maybe|perhaps|probably|about|not for|another)(?: (?:about|maybe|another|like))? <FEW>(?: (?:or|to) <FEW>)? \
        years(?! (?:ago|old|now|already|since))
    (?:en|quiz[aá]s?|tal vez|dentro de|hasta dentro de) (?:unos |como )?(?:\d|dos|tres|cuatro|cinco) a[nñ]os
    """,
    FEW=r"(?:\d|a few|a couple of|two|three|four|five)",
)

_NAMES_WHEN: Final = (CallWord.ACCEPTS, CallWord.PROPOSES, CallWord.PROPOSES_VAGUE, CallWord.AMBIGUOUS)


def heard_of(
    burst: Sequence[Message],
    homes: Homes,
    intent: Intent,
    sure: bool,
    asks: tuple[str, ...],
    answer: CallAnswer,
    diary: booking.Diary,
    viewing: Viewing | None = None,
    of_call: frozenset[CallMatter] = frozenset(),
) -> Heard:
    """The burst in the policy's terms."""
    wishes_to = _wishes_to(burst, homes, intent, viewing)
    of_named = bool(homes.named and asks) and not any(map(seeks_others, burst))
    named: datetime | None = answer.slot
    told = Heard(
        intent=intent,
        also=_second(burst[-1], intent) or _sells_beside(burst, intent, of_ours=bool(homes.named or homes.shown)),
        sure=sure,
        would_talk=wishes_to == {"call"} and all(map(asks_to_talk, burst)),
        ready=bool(wishes_to),
        says_when=wishes_to == {"call"} and (answer.wish is not None or any(asks_when(m.reply_text) for m in burst)),
        reachable=answer.kind in _NAMES_WHEN or answer.wish is not None or any("phone" in m.needs for m in burst),
        to_see=wishes_to == {"visit"},
        visit="visit" in wishes_to,
        offer="offer" in wishes_to,
        applies="apply" in wishes_to,
        viewing=viewing is not None,
        agreed=viewing is not None and viewing.agreed,
        only_refuses=all(m.reply_text.strip() and says_only_no(m.reply_text) for m in burst),
        wants_more=any(words.WANTS_MORE.search(m.reply_text) for m in burst),
        keen=bool(homes.named or homes.shown) and shows_interest(burst[-1].reply_text),
        later=any("timeline" in m.needs for m in burst),
        tells=not of_named and any(_wishes_anew(m, intent) or wants_a_thing(m) for m in burst),
        thanks=all(map(only_pauses, burst)),
        courteous=all(only_pauses(m) or is_courtesy(m.reply_text) for m in burst),
        stop=any(m.intent is Intent.UNSUBSCRIBE for m in burst),
        wants_human=any(m.wants_human and not only_asks_who_writes(m.reply_text) for m in burst),
        upset=any(m.sentiment is Sentiment.NEGATIVE and (m.claims or not asks_calmly(m.reply_text)) for m in burst),
        ends=burst[-1].sure and burst[-1].intent is Intent.NOT_INTERESTED and gives_up(burst[-1].reply_text),
        has_agent=any(m.has_agent for m in burst),
        hands_in=any(map(hands_in_something, burst)),
        portal_untrusted=any(m.portal_untrusted for m in burst),
        signs=next(filter(None, (signs_in(m.reason) for m in reversed(burst))), ""),
        business=next(filter(None, (business_in(m.reason) for m in reversed(burst))), ""),
        strange=any(is_warned_of(m.reason) for m in burst),
        forged=next((m.forged for m in burst if m.forged), None),
        asks=asks,
        call=answer.kind,
        call_claimed=answer.claimed,
        call_beyond=_is_beyond(answer, diary),
        time_is_free=named is not None and diary.is_free(named, known=answer.kind is CallWord.ACCEPTS),
        of_call=of_call,
    )
    told = with_words(told, [m.reply_text for m in burst])
    awaits_us = _is_of_theirs(homes, intent, viewing) and any(
        m.ready and speaks_of_the_visit(m.reply_text) for m in burst
    )
    return replace(told, invites=told.invites or awaits_us, matter=_matter(told))


def _wishes_anew(message: Message, intent: Intent) -> bool:
    """Whether a mail says what is sought: not only by when, nor that a buyer buys ("I'm a cash buyer")."""
    known = {"timeline", "listed_for"} if intent is Intent.BUYER else {"timeline"}
    return bool(wishes(message) - known)


def _wishes_to(burst: Sequence[Message], homes: Homes, intent: Intent, viewing: Viewing | None) -> set[str]:
    """What the burst is ready for: a call, a visit, an offer, an application."""
    spoken_of = bool(homes.named or homes.shown)
    wishes_to = {m.ready for m in burst if m.ready and not _is_at_the_office(m)}
    if viewing is not None and spoken_of:
        wishes_to.add("visit")
    if intent is not Intent.RENTER:
        wishes_to.discard("apply")  # for a loan, or for work
    if intent is Intent.RENTER and any(wants_to_apply(m.reply_text) for m in burst):
        wishes_to.add("apply")
    if intent in SEEKING and spoken_of and any(takes_it(m.reply_text) for m in burst):
        wishes_to.add("apply" if intent is Intent.RENTER else "offer")
    if intent in SEEKING and any(asks_how_to_see(m.reply_text) for m in burst):
        wishes_to.add("visit")
    if _is_of_theirs(homes, intent, viewing) or (homes.gone and not homes.named):
        wishes_to.discard("visit")  # nobody is shown what is sold, or is their own
    talks = any(asks_when(m.reply_text) or speaks_of_talking(m.reply_text) for m in burst)
    if not wishes_to and viewing is None and talks:
        wishes_to.add("call")
    return wishes_to


def _is_of_theirs(homes: Homes, intent: Intent, viewing: Viewing | None) -> bool:
    """Whether a visit that a burst speaks of is one to the seller's own home."""
    return intent is Intent.SELLER and not homes.named and viewing is None


def _matter(told: Heard) -> Matter | None:
    if told.upset and not told.deal:
        return Matter.UPSET
    if told.at_once and (not told.deal or told.matter is Matter.OTHER):
        return Matter.URGENT
    return told.matter


def _is_beyond(answer: CallAnswer, diary: booking.Diary) -> bool:
    """Whether the call is wanted later than any that can be booked."""
    zone = diary.desk.config.business.zone
    slots = [answer.slot] if answer.slot else list(answer.candidates)
    if slots:
        return diary.is_beyond(min(slots).astimezone(zone).date())
    return bool(answer.wish and answer.wish.first_day and diary.is_beyond(answer.wish.first_day))


def _is_at_the_office(message: Message) -> bool:
    """Whether the visit that a mail asks for is one to the agency."""
    return message.ready == "visit" and would_come_to_the_office(message.reply_text)


def _sells_beside(burst: Sequence[Message], intent: Intent, *, of_ours: bool) -> Intent | None:
    """Whether who seeks speaks of a home of their own as well: in an earlier mail, or by wanting it looked at.

    Where homes of ours are talked of (`of_ours`), "Sat 11 at the house" is one of them, and "what do I get for the fee"
    asks of it.
    """
    texts = [without_others_selling(message.reply_text) for message in burst] if intent in SEEKING else []
    sells = any(
        (offers_own_home(text) or asks_to_come(text)) and (not of_ours or says_owns(text) or speaks_of_own_home(text))
        for text in texts
    )
    return Intent.SELLER if sells else None


def _second(message: Message, intent: Intent) -> Intent | None:
    """What a mail wants beside what it is answered as."""
    return next((one for one in (message.also, message.intent) if message.also and one is not intent), None)


def with_words(told: Heard, texts: Sequence[str]) -> Heard:
    """What was heard, and what the words of mails tell by themselves, whoever read them."""
    deal = next(filter(None, map(deal_in, texts)), "")
    return replace(
        told,
        later=told.later or any(map(words.LATER.search, texts)),
        ask_again=any(wants_to_be_asked_again(text) or (pauses(text) and not gives_up(text)) for text in texts)
        or (told.intent is Intent.SELLER and any(map(_YEARS_AHEAD.search, texts))),
        reminds=reminds(texts[-1]),
        only_reminds=only_reminds(texts[-1]),
        mistaken=any(map(words.MISTAKEN.search, texts)),
        for_client=any(map(writes_for_a_client, texts)),
        bereaved=tells_of_a_death(texts),
        deal=deal,
        matter=matter_in(deal),
        lets=any(map(words.LETS.search, texts)),
        holds=any(map(asks_to_hold, texts)),
        invites=any(map(asks_to_come, texts)),
        at_once=any(map(wants_it_at_once, texts)),
        insists=any(map(words.INSISTS.search, texts)),
        unanswered=any(map(says_unanswered, texts)),
        work_told=any(map(words.WORK_TOLD.search, texts)),
        several_open=any(map(questions.asks_several, texts)),
        asked_enough=any(map(has_been_asked_enough, texts)),
        refers=any(map(is_for_the_agent, texts)),
        of_law=any(map(speaks_of_the_law, texts)),
        narrows=any(map(stops_one_thing, texts)),
        only_narrows=all(map(only_stops_one_thing, texts)),
        empty=not any(text.strip() for text in texts),
    )

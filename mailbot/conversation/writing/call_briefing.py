"""The part of a brief that is about calls and visits: the times that are offered, the call that stands, the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.conversation.brief import Brief, CallTime
from mailbot.conversation.call_reading.clock_questions import asks_by_which_clock
from mailbot.conversation.call_reading.of_the_call import asks_our_number, whole_number, would_call
from mailbot.conversation.calls.slots import Wish
from mailbot.conversation.situation import Gathered
from mailbot.conversation.steps import CallMatter, CallWord, ReplyStep
from mailbot.conversation.writing.wording import in_both, phone_number
from mailbot.desk import Desk

OFFERING = (ReplyStep.PROPOSE_CALL, ReplyStep.OTHER_TIMES)
_TELLS_THE_NUMBER = (ReplyStep.PROPOSE_CALL, ReplyStep.MOVE_CALL, ReplyStep.CONFIRM_CALL, ReplyStep.OTHER_TIMES)


def of_calls(brief: Brief, desk: Desk, gathered: Gathered, step: ReplyStep) -> Brief:
    """The brief with what may be said of a call."""
    heard, slots = gathered.situation.heard, _slots(desk, gathered, step, brief.language)
    return replace(
        brief,
        slots=slots,
        call=_call(desk, gathered, step, brief.language),
        call_minutes=gathered.call.minutes if gathered.call and step is ReplyStep.ABOUT_CALL else 0,
        of_call=_said_around_it(gathered, step),
        number_given=_number_given(gathered, step),
        who_calls=CallMatter.ASKS in heard.of_call and step is ReplyStep.PROPOSE_CALL and not _asks_the_clock(gathered),
        phone=phone_number(_phone(gathered, step)),
        bows_out=step is ReplyStep.CANCEL_CALL and gathered.answer.kind not in (CallWord.CANCELS, CallWord.DECLINES),
        no_call=gathered.refuses_the_call,
        at_once=heard.at_once and step not in (ReplyStep.HAND_OVER, ReplyStep.WITH_AGENT),
        asks_number=step is ReplyStep.HAND_OVER and _would_be_called(gathered),
        would_call=_given_our_number(gathered),
        time_taken=step is ReplyStep.OTHER_TIMES and gathered.answer.slot is not None,
        call_beyond=step is ReplyStep.NOTE_WISH and gathered.call is None and heard.call_beyond,
        times_differ=step in OFFERING and not as_wished(gathered, [slot.at for slot in slots]),
    )


def _asks_the_clock(gathered: Gathered) -> bool:
    """Whether they ask what the times are by their clock: who calls whom is no answer to that."""
    return any(asks_by_which_clock(mail.reply_text) for mail in gathered.burst)


def _would_be_called(gathered: Gathered) -> bool:
    """Whether they ask for a call that nobody can make: no number is known."""
    situation = gathered.situation
    asks = any(mail.ready == "call" for mail in gathered.burst)
    return asks and not (situation.knows_phone or situation.by_mail or gathered.refuses_the_call)


def of_the_visit(brief: Brief, gathered: Gathered, step: ReplyStep) -> Brief:
    """The brief with what they want that a person arranges: to see a home, to have it kept, to make an offer."""
    heard, viewing, wished = gathered.situation.heard, gathered.viewing, gathered.wished(step)
    return replace(
        brief,
        wish_for_visit="visit" in wished,
        wish_to_offer="offer" in wished,
        visit_when=viewing.words if viewing else "",
        visit_off=viewing.off if viewing else "",
        visit_agreed=heard.agreed,
        meets=viewing is not None and viewing.meets,
        holds=heard.holds,
    )


def _slots(desk: Desk, gathered: Gathered, step: ReplyStep, language: str) -> tuple[CallTime, ...]:
    zone = desk.config.business.zone
    if step in OFFERING:
        offered = times_to_offer(gathered, step)
        return tuple(CallTime(at, in_both(at, zone, gathered.answer.zone, language)) for at in offered)
    if step is ReplyStep.WHICH_TIME:
        theirs = gathered.answer.zone
        return tuple(CallTime(at, in_both(at, zone, theirs, language)) for at in gathered.answer.candidates)
    return ()


def times_to_offer(gathered: Gathered, step: ReplyStep) -> tuple[datetime, ...]:
    """Free times for a call: as near as can be to what the lead wished, and never those that did not suit.

    Times that were offered and that nothing is said against are offered again.
    """
    diary, wish, offered = gathered.diary, gathered.answer.holds, gathered.thread.offered_slots
    if step is ReplyStep.PROPOSE_CALL and gathered.answer.wish is None and offered and all(map(diary.is_free, offered)):
        zone = diary.desk.config.business.zone
        if wish is None or all(wish.allows(slot.astimezone(zone)) for slot in offered):
            return tuple(offered)
    changed = [call.starts_at for call in (gathered.call, gathered.called_off) if call]
    refused = (*offered, *changed) if step is ReplyStep.OTHER_TIMES else ()
    wanted = gathered.answer.slot if step is ReplyStep.OTHER_TIMES else None
    if wanted:
        return diary.near(wanted, refused)
    return diary.free(exclude=refused, wish=_before_the_visit(gathered, wish))


def _before_the_visit(gathered: Gathered, wish: Wish | None) -> Wish | None:
    """A call arranges the visit: it comes before the day that they named for it, unless they name days for the call."""
    day = gathered.viewing.first_day if gathered.viewing else None
    dated = wish is not None and (wish.first_day or wish.last_day or gathered.answer.wish)
    return wish if day is None or dated else replace(wish or Wish(), last_day=day - timedelta(days=1))


def as_wished(gathered: Gathered, times: Sequence[datetime]) -> bool:
    """Whether some of the times are as the lead wished; without a wish or a time nothing differs."""
    wish, zone = gathered.answer.holds, gathered.diary.desk.config.business.zone
    return wish is None or not times or any(wish.allows(at.astimezone(zone)) for at in times)


def _call(desk: Desk, gathered: Gathered, step: ReplyStep, language: str) -> CallTime | None:
    at: datetime | None = None
    if step in (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL):
        at = gathered.answer.slot
    elif step in (ReplyStep.CANCEL_CALL, ReplyStep.NOTE_WISH, ReplyStep.ABOUT_CALL) and gathered.call:
        late = step is ReplyStep.ABOUT_CALL and gathered.situation.heard.of_call == {CallMatter.LATE}
        at = None if late else gathered.call.starts_at  # who is late knows when it was, and comes later
    return CallTime(at, in_both(at, desk.config.business.zone, gathered.answer.zone, language)) if at else None


def _phone(gathered: Gathered, step: ReplyStep) -> str:
    """The number to call; of a call that stands that which it has, unless they give another."""
    needs, contact, call = gathered.needs, gathered.contact, gathered.call
    known = str(needs["phone"].value) if "phone" in needs else (contact.phone if contact else "")
    told = gathered.situation.heard.of_call
    if CallMatter.WRONG_NUMBER in told:
        return ""  # nobody is to be called there
    if step is not ReplyStep.ABOUT_CALL or call is None:
        return whole_number(known, call.phone) if call and CallMatter.NUMBER in told else known
    return whole_number(known, call.phone) if CallMatter.NUMBER in told else call.phone


def _given_our_number(gathered: Gathered) -> bool:
    """Whether they would rather call than be called, where nothing is booked, or ask for the agent's number."""
    texts = [message.reply_text for message in gathered.said]
    return any(map(asks_our_number, texts)) or (gathered.call is None and any(map(would_call, texts)))


def _number_given(gathered: Gathered, step: ReplyStep) -> bool:
    """Whether they gave another number to call, and no body of this step says so."""
    tells = step in _TELLS_THE_NUMBER or (step is ReplyStep.ABOUT_CALL and gathered.call is None)
    return tells and CallMatter.NUMBER in gathered.situation.heard.of_call


def _said_around_it(gathered: Gathered, step: ReplyStep) -> frozenset[CallMatter]:
    """What they say around a call, for the reply to answer; of one that has gone by it is passed on."""
    told = gathered.situation.heard.of_call
    if step is ReplyStep.ABOUT_CALL:
        return told if gathered.call or CallMatter.NOT_CALLED in told else told | {CallMatter.MISSED}
    return told & {CallMatter.WRONG_NUMBER} if step is ReplyStep.NOTE_WISH else frozenset()

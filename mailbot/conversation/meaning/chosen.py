"""Which of several homes was chosen since we showed them: "the cheaper one. How much is it?" - "Can we see it?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mailbot.conversation.meaning.declined import declined_in
from mailbot.conversation.meaning.which_homes import Known, homes_of, mentions_in
from mailbot.crm.inventory import Listing, listings_by_ref
from mailbot.crm.naming.in_a_list import named_by_order
from mailbot.crm.naming.listings import named_in
from mailbot.crm.naming.verdicts import verdicts_in
from mailbot.desk import Desk
from models.message import Direction, Message
from models.thread import Thread

_THEIRS: Final = Direction.INBOUND


async def as_chosen(desk: Desk, thread: Thread, turns: Sequence[Message]) -> Thread:
    """The thread, in which the homes that were talked of last are those that the writer has chosen among them since.

    A reply that shows no home leaves several as the last that we wrote of; by "it" the one is meant that was chosen.
    """
    if len(thread.about) <= 1:
        return thread
    by_ref = await listings_by_ref(desk.store, list(dict.fromkeys((*thread.offered_properties, *thread.about))))
    for mail in reversed(_since_they_were_shown(turns, [by_ref[ref] for ref in thread.about if ref in by_ref])):
        chosen = chosen_in(mail.reply_text, thread.offered_properties, thread.about, by_ref)
        if chosen:
            alone: Thread = thread.model_copy(update={"about": list(chosen)})
            return alone
    return thread


def chosen_in(text: str, listed: Sequence[str], about: Sequence[str], by_ref: Mapping[str, Listing]) -> tuple[str, ...]:
    """The homes that a mail chooses of a list, or of those that were talked of; none where it names all of them."""
    near = tuple(by_ref[ref] for ref in dict.fromkeys((*listed, *about)) if ref in by_ref)
    in_list = tuple(by_ref[ref] for ref in listed if ref in by_ref)
    verdicts = verdicts_in(text, listed)
    refused = {ref for ref, no in declined_in(text, near, ()).items() if no}
    refused |= {ref for ref, wanted in verdicts.items() if not wanted}
    named = homes_of(mentions_in(text, Known(near, near, in_list)))
    ordered = named_by_order(text, listed, about)
    liked = (ref for ref, wanted in verdicts.items() if wanted)
    chosen = tuple(ref for ref in dict.fromkeys((*named, *ordered, *liked)) if ref not in refused)
    return chosen if set(chosen) != set(about) else ()


def _since_they_were_shown(turns: Sequence[Message], homes: Sequence[Listing]) -> list[Message]:
    """What they wrote since the last mail of ours that names one of these homes, oldest first.

    A mailbox tells the second in which a mail came, and no more: within one second, ours was first.
    """
    since: list[Message] = []
    in_order = sorted(turns, key=lambda turn: (turn.received_at.replace(microsecond=0), turn.direction is _THEIRS))
    for turn in reversed(in_order):
        if turn.direction is _THEIRS:
            since.insert(0, turn)
        elif named_in(turn.reply_text or turn.text, homes):
            return since
    return []

"""Homes that mail names, known from the store: what of its needs only names them, and those that are gone."""

from __future__ import annotations

from collections.abc import Mapping

from classifiers.verdict import Need
from mailbot.conversation.meaning.which_homes import Known, without_what_names
from mailbot.crm.inventory import Listing, active_listings, gone_listings, listings_by_ref
from mailbot.crm.naming.listings import named_in
from mailbot.desk import Desk
from models.message import Direction, Message, MessageState
from models.thread import Thread

_MAY_NAME = frozenset({"price_min", "price_max", "property_type", "areas"})
_MAILS_READ = 50  # of one thread, newest


async def needs_beside_names(desk: Desk, thread: Thread, text: str, needs: Mapping[str, Need]) -> Mapping[str, Need]:
    """The needs of a mail without the prices, numbers and streets by which it names homes."""
    if _MAY_NAME.isdisjoint(needs):
        return needs
    book = await active_listings(desk.store)
    listed = await listings_by_ref(desk.store, thread.offered_properties)
    shown = await listings_by_ref(desk.store, [*thread.about, *thread.sent_properties])
    where = {"thread_id": str(thread.id), "direction": Direction.INBOUND}
    earlier = await desk.store.find(
        Message, where, then={"state": MessageState.READ}, sort=[("received_at", -1)], limit=_MAILS_READ
    )
    talked_of = {home.ref: home for home in named_in("\n".join(mail.reply_text for mail in earlier), book)}
    near = {**listed, **shown, **talked_of}
    return without_what_names(needs, text, Known(book, tuple(near.values()), tuple(listed.values())))


async def gone_in(desk: Desk, text: str) -> tuple[Listing, ...]:
    """The homes on offer no more that a text names, with all that is known of them: by these is "anything like it"."""
    named = named_in(text, await gone_listings(desk.store, text))
    return tuple((await listings_by_ref(desk.store, [home.ref for home in named])).values())

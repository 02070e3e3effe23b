"""Somebody wants no more mail: what an unsubscription changes, whether it came by mail or by the link in a mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from mailbot.delivery.suppression import campaign_scope, suppress, suppressed_among
from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.store import object_id
from models.contact import Contact
from models.delivery import Delivery
from models.suppression import EVERYTHING, SuppressionReason
from models.thread import Stage, Thread

Named = TypeVar("Named", Contact, Thread)

BY_LINK = "the unsubscribe link"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one unsubscribe link is about. `stopped` holds the scopes in which its address gets no mail any more."""

    delivery: Delivery
    contact: Contact | None
    thread: Thread | None
    stopped: frozenset[str]

    @property
    def address(self) -> str:
        return self.delivery.recipient

    @property
    def campaign(self) -> int:
        """The campaign that the mail belonged to, or 0."""
        return self.delivery.campaign

    @property
    def language(self) -> str:
        """ISO 639-1, or the empty string where nothing tells."""
        return (self.contact and self.contact.language) or (self.thread and self.thread.language) or ""

    @property
    def wholly_stopped(self) -> bool:
        return EVERYTHING in self.stopped

    @property
    def campaign_stopped(self) -> bool:
        return self.wholly_stopped or campaign_scope(self.campaign) in self.stopped


async def subscription_of(desk: Desk, token: str) -> Subscription:
    """What a link's token is about. Raises NotFound for a token that we did not make, or that is another account's."""
    named = desk.keyring.unsubscribes(token)
    if named is None or token.lower() != desk.keyring.unsubscribe_token(named):
        raise NotFound("no such unsubscribe link")
    delivery = await desk.store.first(Delivery, {"_id": object_id(named)})
    if delivery is None:
        raise NotFound("no such unsubscribe link")
    contact = await _maybe(desk, Contact, delivery.contact_id)
    thread = await _maybe(desk, Thread, delivery.thread_id)
    while thread is not None and thread.merged_into:
        thread = await _maybe(desk, Thread, thread.merged_into)
    scopes = await suppressed_among(desk, [delivery.recipient])
    return Subscription(delivery, contact, thread, scopes.get(delivery.recipient, frozenset()))


async def unsubscribe_by_link(desk: Desk, token: str, *, campaign_only: bool = False) -> Subscription:
    """Stop the mail that a link is about, at once; a second time changes nothing. Raises NotFound.

    A mail that belongs to no campaign can only be stopped with everything else.
    """
    found = await subscription_of(desk, token)
    scope = campaign_scope(found.campaign) if campaign_only and found.campaign else EVERYTHING
    others = set(found.contact.addresses) - desk.own_addresses if found.contact else set()
    if await stop_mail(desk, {found.address, *others}, scope, BY_LINK, actor="recipient"):
        about = {"contact_id": found.delivery.contact_id, "campaign": found.campaign}
        await desk.store.record(
            "contact.unsubscribed", BY_LINK, actor="recipient", delivery_id=str(found.delivery.id), scope=scope, **about
        )
    if scope == EVERYTHING and found.thread is not None:
        await close_thread(desk, str(found.thread.id), "unsubscribed")
    return await subscription_of(desk, token)


async def stop_mail(
    desk: Desk, addresses: Iterable[str], scope: str, detail: str, *, message_id: str = "", actor: str = "mailbot"
) -> int:
    """Put every address of somebody who unsubscribed on the suppression list; how many were not on it."""
    new = 0
    for address in sorted(set(addresses)):
        new += await suppress_if_address(
            desk, address, SuppressionReason.UNSUBSCRIBED, scope, detail, message_id=message_id, actor=actor
        )
    return new


async def suppress_if_address(
    desk: Desk,
    address: str,
    reason: SuppressionReason,
    scope: str,
    detail: str,
    *,
    message_id: str = "",
    actor: str = "mailbot",
) -> bool:
    """Suppress what an outsider's mail named, which may be no address at all; whether it is new on the list."""
    try:
        return await suppress(desk, address, reason, scope=scope, detail=detail, message_id=message_id, actor=actor)
    except BadInput:
        await desk.store.record("address.not_suppressed", f"{address!r} is no address", message_id=message_id)
        return False


async def close_thread(desk: Desk, thread_id: str, reason: str) -> None:
    """End a conversation; one that is closed already stays as it is."""
    if await desk.store.change(Thread, thread_id, expect={"stage": {"$ne": Stage.CLOSED}}, set={"stage": Stage.CLOSED}):
        await desk.store.record("thread.closed", reason, thread_id=thread_id)


async def _maybe(desk: Desk, model: type[Named], document_id: str) -> Named | None:
    """The document with that id, or None where none is named or it is gone."""
    return await desk.store.first(model, {"_id": object_id(document_id, model)}) if document_id else None

"""Which mails of a batch have to do with each other: those are read one after the other, in the order they came.

Two mails do when they share a person, a thread, a node of the reference graph, or a mail of ours that they answer. The
rest cannot touch what another reads or writes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mailbot.conversation import threading
from mailbot.conversation.arriving.quarantining import own_misfortune
from mailbot.conversation.arriving.side_by_side import all_of
from mailbot.conversation.arriving.understanding import Understood
from mailbot.conversation.reference_graph import reference_ids
from mailbot.desk import Desk
from mailbot.store import object_id
from models.contact import Contact
from models.delivery import Delivery
from models.thread import Thread


async def chains_of(desk: Desk, mails: Sequence[Understood]) -> list[list[Understood]]:
    """The mails as chains that have nothing to do with each other; within each they keep their order."""
    tied = [one for one in await all_of(_tied(desk, one) for one in mails) if one is not None]
    return [[tied[place][0] for place in places] for places in _joined([ties for _, ties in tied])]


async def _tied(desk: Desk, one: Understood) -> tuple[Understood, set[str]] | None:
    async with own_misfortune(desk, one.message):
        return one, await _ties(desk, one)
    return None


async def _ties(desk: Desk, one: Understood) -> set[str]:
    """Names of all that a mail may read or change by being read."""
    addresses = _addresses(one)
    ids = reference_ids(one.mail)
    deliveries = _deliveries(desk, one)
    ties = {f"address {it}" for it in addresses} | {f"node {it}" for it in ids} | {f"mail {it}" for it in deliveries}
    for contact in await desk.store.find(Contact, {"addresses": {"$in": sorted(addresses)}}) if addresses else ():
        ties.add(f"contact {contact.id}")
    threads = {str(row["thread_id"]) for row in await threading.neighbours(desk, ids, str(one.message.id))}
    for named in sorted(deliveries):
        delivery = await desk.store.first(Delivery, {"_id": object_id(named)})
        if delivery is not None:
            threads.add(delivery.thread_id)
            ties |= {f"contact {delivery.contact_id}", f"address {delivery.recipient}"}
    for thread in (await desk.store.by_ids(Thread, threads)).values():
        ties |= {f"thread {thread.id}", f"thread {thread.merged_into}", f"contact {thread.contact_id}"}
    return ties - {"thread ", "contact "}


def _addresses(one: Understood) -> set[str]:
    """The people whom a mail is from or about."""
    verdict = one.verdict
    named = [author.email for author in one.mail.from_[:1]]
    for recipient in verdict.bounce.recipients if verdict.bounce else ():
        named += [recipient.address, recipient.original]
    named += [verdict.portal.email] if verdict.portal else []
    return {address.lower() for address in named if address}


def _deliveries(desk: Desk, one: Understood) -> set[str]:
    """The mails of ours that a mail answers, returns, or wants no more of."""
    verdict = one.verdict
    returned = desk.keyring.delivery_of(verdict.bounce.original_message_id) if verdict.bounce else None
    named = (threading.marked_delivery(desk, one.mail), returned, verdict.stop_delivery)
    return {delivery for delivery in named if delivery}


def _joined(ties: Sequence[Collection[str]]) -> list[list[int]]:
    """Places whose ties touch, directly or through others, as groups; each group in rising order."""
    groups: list[tuple[set[str], list[int]]] = []
    for place, mine in enumerate(ties):
        touching = [group for group in groups if not group[0].isdisjoint(mine)]
        groups = [group for group in groups if group[0].isdisjoint(mine)]
        names = set(mine).union(*(names for names, _ in touching))
        groups.append((names, sorted([place, *(one for _, places in touching for one in places)])))
    return [places for _, places in groups]

"""Mail placed into threads one by one, as intake does it, and the partition that comes of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, datetime

from mailbot.conversation import threading
from mailbot.conversation.reading import parsed_fields
from mailbot.conversation.reference_graph import reference_ids
from mailbot.desk import Desk
from mailbot.mail.parsing import parse
from models.contact import Contact
from models.message import Direction, Message, MessageState
from models.thread import Thread

Partition = frozenset[frozenset[int]]


def a_mail(message_id: str = "", *, parents: str = "", sender: str = "", **headers: str) -> bytes:
    """A small mail; `parents` are the ids of its References, the last of them its In-Reply-To."""
    refs = [f"<{ref}>" for ref in parents.split()]
    lines = {
        "From": sender,
        "Message-ID": f"<{message_id}>" if message_id else "",
        "References": " ".join(refs),
        "In-Reply-To": refs[-1] if refs else "",
        "Subject": "Houses",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"{head}\r\nHello {message_id} {sender}\r\n".encode()


async def put(
    desk: Desk,
    raw: bytes,
    *,
    contact: Contact | None = None,
    direction: Direction = Direction.INBOUND,
    history: bool = False,
) -> threading.Placement:
    """Place a mail and store it."""
    mail, at = parse(raw), desk.now()
    placed = await threading.place(desk, mail, "", contact, at, direction=direction, history=history)
    message = Message(digest="", size=0, direction=direction, state=MessageState.READ, received_at=at)
    await desk.store.pack_raw(message, raw + f"{datetime.now(UTC)}".encode())
    fields = {**parsed_fields(mail, mail.text), "thread_id": str(placed.thread.id)}
    assert await desk.store.add(message.model_copy(update=fields))
    people = [address.email for address in (*mail.from_, *mail.cc) if address.email not in desk.own_addresses]
    moved = {"contact_id": str(contact.id)} if contact and not placed.thread.contact_id else {}
    if direction is Direction.OUTBOUND:
        moved["last_outbound_at"] = at
    await desk.store.change(Thread, str(placed.thread.id), set={"last_at": at, **moved}, add={"participants": people})
    return placed


async def threads_of(desk: Desk) -> Partition:
    """Which mails are together, each by its place in the order in which they were put."""
    mails = await desk.store.find(Message, {"digest": {"$gt": ""}})
    mails.sort(key=lambda message: str(message.id))
    together: dict[Hashable, set[int]] = {}
    for place, message in enumerate(mails):
        together.setdefault(message.thread_id, set()).add(place)
    return frozenset(frozenset(group) for group in together.values())


async def archive(desk: Desk, raws: Iterable[bytes]) -> Partition:
    """Take an archive into history; its threads."""
    for raw in raws:
        await put(desk, raw, history=True)
    return await threads_of(desk)


def graph_of(raws: Sequence[bytes]) -> Partition:
    """The partition of the plain reference graph: a union over every Message-ID that a mail names."""
    parent = list(range(len(raws)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    first: dict[str, int] = {}
    for place, raw in enumerate(raws):
        for node in reference_ids(parse(raw)):
            parent[root(place)] = root(first.setdefault(node, place))
    groups: dict[int, set[int]] = {}
    for place in range(len(raws)):
        groups.setdefault(root(place), set()).add(place)
    return frozenset(frozenset(group) for group in groups.values())


def groups(*members: Iterable[int]) -> Partition:
    return frozenset(frozenset(one) for one in members)

"""What a failing story says of itself: every event, message and thread of an agency, as lines."""

from __future__ import annotations

from mailbot.store import Store
from models.event import Event
from models.message import Message
from models.thread import Thread


async def tell(store: Store) -> str:
    """Everything that happened, for the assertion message."""
    lines = ["events:"]
    lines += [f"  {e.kind:<24} {e.reason} {e.data}" for e in await store.find(Event, {}, sort=[("created_at", 1)])]
    lines.append("messages:")
    for m in await store.find(Message, {}, sort=[("received_at", 1)]):
        read = f"{m.kind} {m.intent} sure={m.sure} {m.needs} {m.reason}"
        lines.append(f"  {m.direction} {m.state} {read} {m.problem} | {m.reply_text[:80]!r}")
    lines.append("threads:")
    for t in await store.find(Thread, {}):
        books = f"exch={t.exchanges} due={t.reply_due_at} asked={t.questions_asked}"
        lines.append(f"  {t.number} {t.stage} {t.intent} {books} needs={sorted(t.needs)}")
    return "\n".join(lines)

"""Mail to the operator: at once for what cannot wait, in a digest for held drafts."""

from __future__ import annotations

from mailbot.delivery import ledger
from mailbot.desk import Desk
from models.delivery import Content, Delivery, DeliveryState, Purpose


async def notify(
    desk: Desk, key: str, subject: str, text: str, *, thread_id: str = "", calendar: str = "", method: str = ""
) -> bool:
    """Queue a notice; the same `key` is sent once. False when it was sent before or no operator is configured."""
    operator = desk.config.sending.operator
    content = Content(subject=f"[mailbot] {subject}", text=text, calendar=calendar, calendar_method=method)
    notice = Delivery(
        key=f"notice:{key}", purpose=Purpose.NOTICE, recipient=operator.lower(), content=content, due_at=desk.now()
    )
    if operator:
        return await ledger.enqueue(desk, notice)
    unsent = {"state": DeliveryState.SKIPPED, "reason": "sending.operator is empty", "ended_at": desk.now()}
    if await desk.store.add(notice.model_copy(update=unsent)):  # its key is kept: the history says so once
        await desk.store.record("notice.not_sent", f"sending.operator is empty: {subject}", thread_id=thread_id)
    return False

"""What a question to a model is about, so that its cost can be told by thread and campaign, and capped by thread."""

from __future__ import annotations

from mailbot.conversation import threading
from mailbot.conversation.threading import Placement
from mailbot.desk import Desk
from mailbot.doors import Cause
from mailbot.mail.parsed import ParsedEmail
from models.message import Message
from models.model_budget import ModelBudget, thread_scope
from models.model_call import ModelCall


async def cause_of(desk: Desk, message: Message, mail: ParsedEmail) -> Cause:
    """A mail that is about to be read, with the thread that it belongs to as far as that is known before."""
    thread = await threading.known_thread(desk, mail) if desk.config.ai.reader_models else None
    if thread is None:
        return Cause(message_id=str(message.id))
    return Cause(str(message.id), str(thread.id), thread.campaign)


async def belongs_to(desk: Desk, message: Message, placement: Placement) -> None:
    """Charge what was asked about a mail to the thread that it came into, where that was not known before."""
    if not desk.config.ai.reader_models:
        return
    thread = placement.thread
    unplaced = {"thread_id": ""}
    for call in await desk.store.find(ModelCall, {"message_id": str(message.id)}, then=unplaced):
        placed = {"thread_id": str(thread.id), "campaign": thread.campaign}
        if await desk.store.change(ModelCall, str(call.id), expect=unplaced, set=placed) and call.cost:
            scope = {"scope": thread_scope(str(thread.id))}
            await desk.store.put(ModelBudget, scope, set={}, first={"spent": 0})
            budget = await desk.store.first(ModelBudget, scope)
            if budget:
                await desk.store.change(ModelBudget, str(budget.id), inc={"spent": call.cost})

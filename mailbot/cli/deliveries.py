"""`mailbot deliveries`: the ledger's rows, and the operator's word on unknown ones."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.delivery import ledger
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.delivery import Delivery, DeliveryState

app = typer.Typer(no_args_is_help=True)

COLUMNS = (
    Column("id", "Id"),
    Column("state", "State"),
    Column("purpose", "Purpose"),
    Column("recipient", "Recipient", shrinks=True),
    Column("campaign", "Campaign", "right"),
    Column("reason", "Reason", shrinks=True),
    Column("ended_at", "At"),
)


class Decision(StrEnum):
    """What the operator knows of an unknown delivery."""

    SENT = "sent"
    RESEND = "resend"


@app.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[DeliveryState | None, typer.Option(help="Only those in this state.")] = None,
    campaign: Annotated[int | None, typer.Option(help="Only those of this campaign.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0: all.")] = 200,
    as_json: Json = False,
) -> None:
    """Show deliveries, each with its state and reason."""

    async def story(desk: Desk) -> list[Delivery]:
        if campaign is not None:
            where: dict[str, Any] = {"campaign": campaign}
        else:
            where = {"state": state} if state else {"created_at": {"$gt": LONG_AGO}}
        then = {"state": state} if state and campaign is not None else {}
        return await desk.store.find(Delivery, where, then=then, sort=[("created_at", 1)], limit=limit)

    show_list([_row(delivery) for delivery in with_desk(ctx, story)], COLUMNS, as_json=as_json, empty="no deliveries")


@app.command()
def settle(
    ctx: typer.Context,
    delivery: Annotated[str, typer.Argument(help="The delivery's id.")],
    decision: Annotated[Decision, typer.Argument(help="sent: it has left; resend: it has not, send it again.")],
) -> None:
    """Decide an unknown (or held) delivery: mailbot never sends one again by itself."""

    async def story(desk: Desk) -> Delivery:
        return await ledger.settle(desk, delivery, resend=decision is Decision.RESEND, actor=operator())

    say(f"delivery {delivery} is {with_desk(ctx, story).state}")


def _row(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": str(delivery.id),
        "key": delivery.key,
        "state": delivery.state,
        "reason": delivery.reason,
        "purpose": delivery.purpose,
        "recipient": delivery.recipient,
        "campaign": delivery.campaign or None,
        "step": delivery.step + 1 if delivery.campaign else None,
        "thread_id": delivery.thread_id,
        "message_id": delivery.message_id,
        "attempts": delivery.attempts,
        "due_at": delivery.due_at,
        "handed_over_at": delivery.handed_over_at,
        "ended_at": delivery.ended_at,
        "smtp_code": delivery.smtp_code,
        "smtp_reply": delivery.smtp_reply,
        "bounce": delivery.bounce,
        "replied_at": delivery.replied_at,
    }

"""`mailbot deliveries`: the ledger's rows, and the operator's word on unknown ones."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_change, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.delivery import halting, settling
from mailbot.desk import Desk
from mailbot.store import LONG_AGO
from models.delivery import Delivery, DeliveryState
from models.halt import Halt

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
    """What the operator knows of an unknown or held delivery."""

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
    """Show deliveries, each with its state and reason, the newest first."""

    async def story(desk: Desk) -> tuple[list[dict[str, Any]], int]:
        if campaign is not None:
            where: dict[str, Any] = {"campaign": campaign}
        else:
            where = {"state": state} if state else {"created_at": {"$gt": LONG_AGO}}
        then = {"state": state} if state and campaign is not None else {}
        found = await desk.store.find(Delivery, where, then=then, sort=[("created_at", -1)], limit=limit)
        full = limit and len(found) == limit
        total = await desk.store.count(Delivery, {**where, **then}) if full else len(found)
        halt = await halting.standing(desk)
        return [_row(delivery, halt) for delivery in found], total

    rows, total = with_desk(ctx, story)
    empty = "no delivery fits: try other filters" if state or campaign is not None else "no deliveries"
    show_list(rows, COLUMNS, as_json=as_json, empty=empty)
    if total > len(rows):
        say(f"the newest {len(rows)} of {total}; --limit 0 shows all")


@app.command()
def settle(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="[ID] sent|resend", help="sent: it has left; resend: send it again.")
    ],
    campaign: Annotated[
        int | None, typer.Option(help="In place of an id: all unknown and held deliveries of this campaign.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="With --campaign: do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Decide an unknown or held delivery, or all of a campaign's: mailbot never sends one again by itself.

    A failed one may be sent again, unless its address is dead.
    """
    *ids, word = words
    if word not in list(Decision):
        raise typer.BadParameter(f"{word!r} is neither sent nor resend")
    if len(ids) != (1 if campaign is None else 0):
        raise typer.BadParameter("name one delivery by its id, or a campaign by --campaign")
    resend = Decision(word) is Decision.RESEND
    if campaign is not None:
        _settle_campaign(ctx, campaign, resend=resend, yes=yes, as_json=as_json)
        return

    async def story(desk: Desk) -> dict[str, Any]:
        return await row_of(desk, await settling.settle(desk, ids[0], resend=resend, actor=operator()))

    row = with_desk(ctx, story)
    show_change(f"delivery {ids[0]} is {row['state']}", row, as_json=as_json)


def _settle_campaign(ctx: typer.Context, number: int, *, resend: bool, yes: bool, as_json: bool) -> None:
    doubtful = with_desk(ctx, partial(settling.in_doubt, number=number))
    row = {"campaign": number, "decision": Decision.RESEND if resend else Decision.SENT, "settled": 0}
    if not doubtful:
        show_change(f"no delivery of campaign {number} is held or unknown", row, as_json=as_json)
        return
    counts = " and ".join(f"{count} {state}" for state, count in sorted(doubtful.items()))
    what = "send again" if resend else "take as sent"
    if not yes:
        typer.confirm(f"Campaign {number}: {what} {counts} deliveries?", abort=True, err=True)
    story = partial(settling.settle_campaign, number=number, resend=resend, actor=operator())
    row["settled"] = with_desk(ctx, story)
    became = "wait to be sent again" if resend else "are accepted"
    show_change(f"campaign {number}: {row['settled']} deliveries {became}", row, as_json=as_json)
    if resend:
        say("a paused campaign sends them once it is resumed")


async def row_of(desk: Desk, delivery: Delivery) -> dict[str, Any]:
    """A delivery as `deliveries list --json` has it."""
    return _row(delivery, await halting.standing(desk))


def _row(delivery: Delivery, halt: Halt | None) -> dict[str, Any]:
    return {
        "id": str(delivery.id),
        "key": delivery.key,
        "state": delivery.state,
        "reason": halting.why_waiting(delivery, halt),
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
        "reported_on": delivery.reported_on,
        "replied_at": delivery.replied_at,
    }

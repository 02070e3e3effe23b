"""`mailbot calls`: booked calls, moved or cancelled by the operator."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_list
from mailbot.cli.session import config_of, operator, with_desk
from mailbot.conversation import call_desk
from mailbot.errors import BadInput
from mailbot.moments import moment_of
from models.call import Call, CallState

app = typer.Typer(no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The call's number.")]

COLUMNS = (
    Column("number", "No.", "right"),
    Column("state", "State"),
    Column("starts_at_local", "When"),
    Column("minutes", "Minutes", "right"),
    Column("contact", "With", shrinks=True),
    Column("phone", "Number"),
    Column("thread", "Thread", "right"),
)


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Past and cancelled ones too.")] = False,
    as_json: Json = False,
) -> None:
    """Show the calls to come."""
    zone = config_of(ctx).business.zone
    state = None if everything else CallState.BOOKED
    lines = with_desk(ctx, lambda desk: call_desk.list_calls(desk, state))
    rows = [
        {
            **_row(line.call),
            "starts_at_local": f"{line.call.starts_at.astimezone(zone):%a %Y-%m-%d %H:%M %Z}",
            "contact": line.contact,
            "thread": line.thread,
        }
        for line in lines
    ]
    show_list(rows, COLUMNS, as_json=as_json, empty="no calls are booked")


@app.command()
def move(
    ctx: typer.Context,
    number: Number,
    to: Annotated[str, typer.Option("--to", help="The new time: 2027-03-01T14:30, local unless it names an offset.")],
) -> None:
    """Give a call another time; the lead and their calendar are told."""
    zone = config_of(ctx).business.zone
    start = moment_of(to, zone)
    if start is None:
        raise BadInput(f"--to {to}: no date and time", "write it like 2027-03-01T14:30")
    with_desk(ctx, lambda desk: call_desk.move(desk, number, start, actor=operator()))
    say(f"call {number} is moved to {start.astimezone(zone):%a %Y-%m-%d %H:%M %Z}; the lead is told")


@app.command()
def cancel(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option(help="Why, for the history.")] = "by the operator",
) -> None:
    """Call a call off; the lead and their calendar are told."""
    with_desk(ctx, lambda desk: call_desk.cancel(desk, number, reason, actor=operator()))
    say(f"call {number} is cancelled; the lead is told")


def _row(call: Call) -> dict[str, Any]:
    return {
        "number": call.number,
        "state": call.state,
        "starts_at": call.starts_at,
        "minutes": call.minutes,
        "phone": call.phone,
        "confirmed": call.confirmed,
        "sequence": call.sequence,
        "uid": call.uid,
        "reason": call.reason,
    }

"""`mailbot calls`: calls booked, moved or cancelled by the operator."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_change, show_list
from mailbot.cli.session import config_of, operator, with_desk
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.moments import moment_of
from models.call import Call, CallState

if TYPE_CHECKING:
    from mailbot.conversation.call_desk import Arranged

app = typer.Typer(no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The call's number.")]
LONG = "%a %Y-%m-%d %H:%M %Z"

COLUMNS = (
    Column("number", "No.", "right"),
    Column("state", "State"),
    Column("starts_at_local", "When"),
    Column("minutes", "Minutes", "right"),
    Column("contact", "With", shrinks=True),
    Column("phone", "Number"),
    Column("thread", "Thread", "right"),
)
NOT_TOLD = Column("untold", "Not told", shrinks=True)


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Past and cancelled ones too.")] = False,
    as_json: Json = False,
) -> None:
    """Show the calls to come."""
    from mailbot.conversation import call_desk

    zone = config_of(ctx).business.zone
    state = None if everything else CallState.BOOKED
    lines = with_desk(ctx, lambda desk: call_desk.list_calls(desk, state))
    rows = [
        {
            **_row(line.call),
            "starts_at_local": f"{line.call.starts_at.astimezone(zone):{LONG}}",
            "contact": line.contact,
            "thread": line.thread,
            "untold": line.untold,
        }
        for line in lines
    ]
    columns = (*COLUMNS, NOT_TOLD) if any(line.untold for line in lines) else COLUMNS
    show_list(rows, columns, as_json=as_json, empty="no calls are booked")


@app.command()
def book(
    ctx: typer.Context,
    thread: Annotated[int, typer.Argument(help="The thread's number.")],
    at: Annotated[str, typer.Argument(metavar="TIME", help="2027-03-01T14:30, local unless it names an offset.")],
    phone: Annotated[str, typer.Option(help="Their number; without it, the contact's.")] = "",
    as_json: Json = False,
) -> None:
    """Book a call with the lead of a thread, or move the one they have; they are told, unless they get no mail."""
    from mailbot.conversation import call_desk

    zone = config_of(ctx).business.zone
    start = moment_of(at, zone)
    if start is None:
        raise BadInput(f"{at}: no date and time", "write it like 2027-03-01T14:30")
    call, told = _changed(ctx, lambda desk: call_desk.book(desk, thread, start, phone=phone, actor=operator()), start)
    words = f"call {call.number} is booked for {call.starts_at.astimezone(zone):{LONG}}; {told}"
    show_change(words, _row(call), as_json=as_json)


@app.command()
def move(
    ctx: typer.Context,
    number: Number,
    to: Annotated[str, typer.Option("--to", help="The new time: 2027-03-01T14:30, local unless it names an offset.")],
    as_json: Json = False,
) -> None:
    """Give a call another time; the lead and their calendar are told, unless they get no mail."""
    from mailbot.conversation import call_desk

    zone = config_of(ctx).business.zone
    start = moment_of(to, zone)
    if start is None:
        raise BadInput(f"--to {to}: no date and time", "write it like 2027-03-01T14:30")
    call, told = _changed(ctx, lambda desk: call_desk.move(desk, number, start, actor=operator()), start)
    words = f"call {number} is moved to {start.astimezone(zone):{LONG}}; {told}"
    show_change(words, _row(call), as_json=as_json)


@app.command()
def cancel(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option(help="Why, for the history.")] = "by the operator",
    as_json: Json = False,
) -> None:
    """Call a call off; the lead and their calendar are told, unless they get no mail."""
    from mailbot.conversation import call_desk

    async def story(desk: Desk) -> Arranged:
        return call_desk.Arranged(await call_desk.cancel(desk, number, reason, actor=operator()), changed=True)

    call, told = _changed(ctx, story)
    show_change(f"call {number} is cancelled; {told}", _row(call), as_json=as_json)


@app.command()
def tell(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Tell the lead of a booked call that they were not told of (`calls list` says of which)."""
    from mailbot.conversation import call_desk

    call = with_desk(ctx, lambda desk: call_desk.tell(desk, number, actor=operator()))
    show_change(f"the lead is told of call {number}", _row(call), as_json=as_json)


def _changed(
    ctx: typer.Context, change: Callable[[Desk], Awaitable[Arranged]], start: datetime | None = None
) -> tuple[Call, str]:
    """A call as it is now, and whether its lead hears of it; what speaks against its time is said beside it."""
    from mailbot.conversation import call_desk

    async def story(desk: Desk) -> tuple[Call, str]:
        arranged = await change(desk)
        if not arranged.changed:
            return arranged.call, "it was at that time already, and nobody is told"
        if start is not None and (against := call_desk.unusual(desk, start)):
            say(f"note: that time is {against}")
        why = await call_desk.cannot_be_told(desk, arranged.call)
        return arranged.call, f"{why}: tell them yourself" if why else "the lead is told"

    return with_desk(ctx, story)


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

"""`mailbot threads`: watch conversations, take one over, give it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, local, print_json, show_change, show_list, show_text
from mailbot.cli.session import operator, with_desk
from mailbot.conversation.operator import marking, views
from mailbot.desk import Desk
from models.event import Event
from models.message import Direction
from models.thread import Stage

app = typer.Typer(no_args_is_help=True)
T = TypeVar("T")
Number = Annotated[int, typer.Argument(help="The thread's number.")]

LONG = "%a %Y-%m-%d %H:%M %Z"

COLUMNS = (
    Column("id", "No.", "right"),
    Column("contact", "Contact", shrinks=True),
    Column("subject", "Subject", shrinks=True),
    Column("stage", "Stage"),
    Column("intent", "Intent"),
    Column("muted", "Mute"),
    Column("last_at", "Last"),
)


@app.command("list")
def list_(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Leave nothing out: machines, campaigns nobody answered, old ones.")
    ] = False,
    days: Annotated[int, typer.Option(min=1, help="Without --all: with mail of the last so many days.")] = 90,
    stage: Annotated[Stage | None, typer.Option(help="Only those in this stage.")] = None,
    spam: Annotated[bool, typer.Option("--spam", help="Those with mail that was taken for spam.")] = False,
    as_json: Json = False,
) -> None:
    """Show threads, latest first; spam only where it is asked for."""
    from mailbot.conversation.operator.spam import list_spam

    listing = list_spam if spam else views.list_threads
    lines = with_desk(ctx, lambda desk: listing(desk, everything=everything, days=days, stage=stage))
    rows = [_row(line) for line in lines]
    of = (" with spam" if spam else "") + (f" in stage {stage.value}" if stage else "")
    empty = f"no conversation{of}" if everything else f"no conversation{of} in the last {days} days (--all shows all)"
    show_list(rows, COLUMNS, as_json=as_json, empty=empty)


@app.command()
def show(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Show one thread: its mail, and why mailbot did what it did."""
    view = with_desk(ctx, lambda desk: views.show_thread(desk, number))
    thread = view.thread
    if as_json:
        print_json(
            {
                **_row(views.ThreadLine(thread, view.contact, tuple(m.message_id for m in view.messages))),
                "needs": {slot: need.model_dump(mode="json") for slot, need in thread.needs.items()},
                "offered_slots": thread.offered_slots,
                "sent_properties": thread.sent_properties,
                "messages": [_mail(message) for message in view.messages],
                "events": [
                    {"at": e.created_at, "kind": e.kind, "reason": e.reason, "actor": e.actor, **e.data}
                    for e in view.events
                ],
            }
        )
        return
    show_text(f"Thread {thread.number}: {thread.subject}")
    show_text(f"{view.contact.name if view.contact else ''} {', '.join(thread.participants)}".strip())
    silence = f", muted: {thread.muted_reason}" if thread.muted else ""
    show_text(f"stage {thread.stage}, intent {thread.intent or '-'}, {thread.exchanges} exchanges{silence}")
    for words, quote in view.needs:
        show_text(f"  {words}   “{quote}”")
    for message in view.messages:
        who = message.from_name or message.from_address
        what = f"   [{message.kind}, {message.intent}: {message.reason}]" if message.kind else ""
        show_text(f"\n── {local(message.received_at, LONG)}  {who}{what}\n")
        if message.forged:
            checks = ", ".join(message.authentication) or "unchecked"
            show_text(
                f"!! claims to be from the {message.forged}, without proof ({checks}): nothing that it says is done\n"
            )
        if message.reply_to and message.direction is Direction.INBOUND:
            show_text(f"wants answers at {', '.join(message.reply_to)}\n")
        show_text((message.reply_text or message.text).strip())
    show_text("\n── why")
    for event in view.events:
        show_text(f"  {local(event.created_at, '%Y-%m-%d %H:%M:%S')}  {event.kind:<22} {_why(event)}")


@app.command()
def mute(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Take a conversation over: mailbot is silent on it until `threads unmute`."""
    put_away, row = _changed(ctx, number, lambda desk: views.mute(desk, number, actor=operator()))
    words = f"thread {number} is muted" + ("; the draft that waited is put away" if put_away else "")
    show_change(words, row, as_json=as_json)


@app.command()
def done(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """What the lead was told that you would answer is answered: by telephone, or elsewhere."""
    kept, row = _changed(ctx, number, lambda desk: marking.done(desk, number, actor=operator()))
    show_change(f"thread {number}: " + ("done" if kept else "nothing was promised"), row, as_json=as_json)


@app.command()
def unmute(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Let mailbot answer in a conversation again, what nobody has answered first."""
    owed, row = _changed(ctx, number, lambda desk: views.unmute(desk, number, actor=operator()))
    what = "what they wrote last, by itself or with a draft for you" if owed else "the next mail"
    show_change(f"thread {number} is unmuted; mailbot answers {what}", row, as_json=as_json)


@app.command("not-spam")
def not_spam(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Have what was taken for spam in a thread, or held as such, read again and answered as any other mail."""
    from mailbot.conversation.operator import spam

    _, row = _changed(ctx, number, lambda desk: spam.not_spam(desk, number, actor=operator()))
    words = f"thread {number} is read again: what is surely understood is answered, the rest waits for you as a draft"
    show_change(words, row, as_json=as_json)


@app.command()
def reply(
    ctx: typer.Context,
    number: Number,
    text: Annotated[str, typer.Option("--text", help="What to write; without it, standard input.")] = "",
    to: Annotated[str, typer.Option("--to", help="Answer there: where their mail wants answers (Reply-To).")] = "",
    as_json: Json = False,
) -> None:
    """Answer in a thread yourself; mailbot sends it, threads it, and is silent there from then on."""
    import sys

    from mailbot.cli.deliveries import row_of
    from mailbot.conversation.operator.by_hand import reply_by_hand

    words = text or sys.stdin.read()

    async def story(desk: Desk) -> dict[str, Any]:
        return await row_of(desk, await reply_by_hand(desk, number, words, actor=operator(), to=to))

    row = with_desk(ctx, story)
    show_change(f"queued as delivery {row['id']}; the daemon sends it to {row['recipient']}", row, as_json=as_json)


def _changed(ctx: typer.Context, number: int, change: Callable[[Desk], Awaitable[T]]) -> tuple[T, dict[str, Any]]:
    """What a change gives, and the thread's row after it."""

    async def story(desk: Desk) -> tuple[T, dict[str, Any]]:
        return await change(desk), _row(await views.find_line(desk, number))

    return with_desk(ctx, story)


def _row(line: views.ThreadLine) -> dict[str, Any]:
    thread = line.thread
    return {
        "id": thread.number,
        "subject": thread.subject,
        "contact": line.contact.address if line.contact else next(iter(thread.participants), ""),
        "stage": thread.stage,
        "intent": thread.intent,
        "exchanges": thread.exchanges,
        "ready": thread.ready or None,
        "muted": thread.muted,
        "campaign": thread.campaign or None,
        "last_at": thread.last_at,
        "message_ids": list(line.message_ids),
    }


def _why(event: Event) -> str:
    """What was decided, where something was, and the reason."""
    step = event.data.get("step") if event.kind == "policy.stepped" else None
    return f"{step}: {event.reason}" if step else event.reason


def _mail(message: Any) -> dict[str, Any]:
    hidden = {"raw", "html", "ref_ids", "raw_file", "account_id"}
    row: dict[str, Any] = message.model_dump(mode="json", exclude=hidden)
    return row

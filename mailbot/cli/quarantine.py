"""`mailbot quarantine`: mail that could not be handled, with its bytes and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, print_json, say, show_bytes, show_change, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.desk import Desk
from mailbot.errors import BadInput, why
from models.message import Message, MessageState

app = typer.Typer(no_args_is_help=True)
Id = Annotated[str, typer.Argument(help="The message's id.")]

COLUMNS = (
    Column("id", "Id"),
    Column("received_at", "Received"),
    Column("folder", "Folder"),
    Column("size", "Bytes", "right"),
    Column("problem", "Problem", shrinks=True),
)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show what is in quarantine."""

    async def story(desk: Desk) -> list[Message]:
        return await desk.store.find(Message, {"state": MessageState.QUARANTINED}, sort=[("received_at", 1)])

    show_list(
        [_row(message) for message in with_desk(ctx, story)], COLUMNS, as_json=as_json, empty="the quarantine is empty"
    )


@app.command()
def show(
    ctx: typer.Context,
    message_id: Id,
    save: Annotated[Path | None, typer.Option(help="Write the mail's bytes to this file.")] = None,
    as_json: Json = False,
) -> None:
    """Show a mail's bytes as they came, with the reason why it is here."""

    async def story(desk: Desk) -> tuple[Message, bytes]:
        return await desk.store.get(Message, message_id), await desk.store.raw(message_id)

    message, raw = with_desk(ctx, story)
    if save is not None:
        _save(save, raw)
        say(f"{len(raw)} bytes written to {save}")
    elif as_json:
        print_json({**_row(message), "raw": raw.decode("utf-8", "backslashreplace")})
    else:
        say(f"{message.problem}\n")
        show_bytes(raw)


@app.command()
def export(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="ID|all", help="The message's id, or all.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where to put the files.")],
    as_json: Json = False,
) -> None:
    """Write mails as files: ID.eml with the bytes as they came, ID.txt with the reason, and quarantine.json."""
    from mailbot.quarantine.exporting import export_quarantine

    count = with_desk(ctx, lambda desk: export_quarantine(desk, directory, "" if what == "all" else what))
    show_change(f"{count} mails written into {directory}", {"mails": count, "directory": directory}, as_json=as_json)


@app.command()
def retry(ctx: typer.Context, message_id: Id, as_json: Json = False) -> None:
    """Read a mail again, as today's mailbot reads; one of an import as history, which is never answered.

    One that the server did not hand over is asked for once more at the next look into its folder.
    """
    from classifiers.reader import BuiltinIntentReader
    from mailbot.quarantine import retrying

    message = with_desk(ctx, lambda desk: retrying.retry(desk, message_id, BuiltinIntentReader(), actor=operator()))
    still = message.state is MessageState.QUARANTINED and not message.withheld
    words = f"message {message_id} is {message.state}"
    if message.withheld:
        words = "the server is asked for it at the next look; it leaves the quarantine when it is here"
    elif still:
        words = "it still cannot be handled; `mailbot quarantine list` says why"
    show_change(words, _row(message), as_json=as_json)
    if still:
        raise typer.Exit(1)


def _save(file: Path, raw: bytes) -> None:
    from mailbot.quarantine.exporting import write_alone

    try:
        write_alone(file, raw)
    except OSError as error:
        raise BadInput(f"cannot write {file}: {why(error)}", "name a file that you may write") from error


def _row(message: Message) -> dict[str, Any]:
    return {
        "id": str(message.id),
        "state": message.state,
        "received_at": message.received_at,
        "mailbox": message.mailbox,
        "folder": message.folder,
        "uid": message.uid,
        "size": message.size,
        "attempts": message.attempts,
        "problem": message.problem,
    }

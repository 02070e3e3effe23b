"""`mailbot export-mail THREAD|all FILE.mbox`: mail that other programs can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import print_json, progress, say
from mailbot.cli.session import with_desk
from mailbot.errors import BadInput

if TYPE_CHECKING:
    from mailbot.desk import Desk

app = typer.Typer()


@app.command()
def export_mail(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="THREAD|all", help="A thread's number, or all.")],
    file: Annotated[Path, typer.Argument(metavar="FILE.mbox", help="Where to write it.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
    as_json: Json = False,
) -> None:
    """Write a thread, or all mail, into an mbox file: byte by byte as it came, the oldest first.

    The file is mboxrd. `mailbot import-mail` reads it back; so do mail programs.
    """
    from mailbot.conversation.operator.views import find_thread
    from mailbot.history import exporting

    if what != "all" and not what.isdecimal():
        raise BadInput(f"{what} is no thread's number", "`mailbot threads list` shows them; or say all")

    async def story(desk: Desk) -> int:
        if what == "all":
            ids = await exporting.all_mails(desk)
        else:
            ids = await exporting.mails_of_thread(desk, await find_thread(desk, int(what)))
        with progress("mails", len(ids)) as step:
            return await exporting.export_mail(desk, ids, file, force=force, step=step)

    written = with_desk(ctx, story)
    if as_json:
        print_json({"mails": written, "file": str(file)})
    else:
        say(f"{written} mails written to {file}")

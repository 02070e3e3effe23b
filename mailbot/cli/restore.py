"""`mailbot restore FILE`: a backup put back; what may have been sent since is not sent again by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import say, show_one
from mailbot.cli.session import with_desk

if TYPE_CHECKING:
    from mailbot.desk import Desk
    from mailbot.ops.backup import Restored

app = typer.Typer()


@app.command()
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `mailbot backup` wrote.")],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Even if the database holds something: all but the suppression list is lost."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Put a backup back. Running campaigns come back paused, and deliveries that may have left since wait for you."""
    from mailbot.ops.backup import restore as read

    async def story(desk: Desk) -> Restored:
        hours = desk.config.conversation.reminder_hours
        return await read(desk.store.database, file, replace=replace, reminder_hours=hours)

    done = with_desk(ctx, story)
    became = {f"{collection} {state}": count for (collection, state), count in done.became.items()}
    kept = {"stops_kept": done.stops_kept, "doubled": done.doubled}
    show_one({"made_at": done.made_at, **dict(done.counts), "became": became, **kept}, as_json=as_json)
    if done.doubled:
        say(f"left out of the backup: {done.doubled} that came twice, or whose unique key another had before them")
    say("what changed since is as it was: see to homes that were sold, and erase again whom you erased")
    say("look at `mailbot deliveries list --state held` and at your campaigns before you resume them;")
    say("`mailbot deliveries settle --campaign NUMBER sent|resend` decides a whole campaign")

"""`mailbot import-mail PATH`: mail from before mailbot, kept and threaded; never answered."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import print_json, progress, say, show_text
from mailbot.cli.session import with_desk

if TYPE_CHECKING:
    from mailbot.desk import Desk
    from mailbot.history.importing import ImportReport

app = typer.Typer()

NAMED = 10  # files that could not be opened


@app.command()
def import_mail(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="An mbox file, a maildir, a mail, or a directory of any of them.")],
    as_json: Json = False,
) -> None:
    """Take mail of the past into the store, in its threads. Nothing of it is answered, and no contact is made.

    May be stopped and repeated: what is stored is left alone. Import the contacts first, so that their mail is theirs.
    """
    from mailbot.history import importing, sources

    total = sources.count(path)

    async def story(desk: Desk) -> ImportReport:
        with progress("mails", total) as step:
            return await importing.import_mail(desk, path, workers=importing.workers_for(total), step=step)

    report = with_desk(ctx, story)
    for problem in report.unopened[:NAMED]:
        say(f"left out: {problem}")
    if as_json:
        print_json(asdict(report))
    else:
        show_text(_summary(report))
    if report.unopened:
        raise typer.Exit(1)


def _summary(report: ImportReport) -> str:
    parts = [f"{report.imported} imported into threads, {report.threads} of them new", f"{report.known} known before"]
    if report.copies:
        parts.append(f"{report.copies} copies of mails that are there")
    if report.quarantined:
        parts.append(f"{report.quarantined} in quarantine (`mailbot quarantine list`)")
    if report.unopened:
        parts.append(f"{len(report.unopened)} left out")
    return f"{report.found} mails: {'; '.join(parts)}"

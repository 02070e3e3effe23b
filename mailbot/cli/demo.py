"""`mailbot demo`: the whole thing on embedded parts, in a town whose people write back."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.logs import set_up_logging
from mailbot.cli.options import Json, globals_of
from mailbot.cli.output import print_json, say
from mailbot.demo import Standing, Step, run

app = typer.Typer()

COLOURS = {"mailbot": "36", "town": "33"}


@app.command()
def demo(
    ctx: typer.Context,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Start over; without it the town goes on where it was.")
    ] = False,
    until_booked: Annotated[bool, typer.Option("--until-booked", help="End by itself when a call is booked.")] = False,
    folder: Annotated[Path, typer.Option("--dir", help="Where the demo keeps everything.")] = Path("demo-data"),
    pace: Annotated[float, typer.Option(min=0, help="How slowly people think; 0: at once.")] = 1.0,
    as_json: Json = False,
) -> None:
    """Run mailbot in Wrenfield Harbor: a campaign leaves, people answer, mailbot suggests homes and books a call."""
    set_up_logging(globals_of(ctx).verbosity)
    try:
        ledger = asyncio.run(
            run(folder.absolute(), _tell, opened=_introduce, fresh=fresh, until_booked=until_booked, pace=pace)
        )
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    if as_json:
        print_json(ledger)
    else:
        _sum_up(ledger, folder)


def _introduce(standing: Standing) -> None:
    server = standing.server
    say(f"Wrenfield Harbor is open; everything is kept in {standing.folder} (--fresh starts over)\n")
    say(f"The dashboard is at {standing.dashboard}")
    say(f"  sign in as {standing.user}   password {standing.user_password}\n")
    say("Be a lead yourself: point a mail client (no encryption, this machine only) at")
    say(f"  IMAP {server.host}:{server.imap_port}   SMTP {server.host}:{server.smtp_port}")
    say(f"  user {standing.visitor}   password {standing.visitor_password}")
    say(f"and write to {standing.agency}.\n")


def _tell(step: Step) -> None:
    who = f"{step.who[:22]:<22}"
    line = f"{step.at.astimezone():%H:%M:%S}  {step.side:<8}{who}  {step.what}"
    if sys.stderr.isatty():
        line = f"\033[{COLOURS.get(step.side, '0')}m{line}\033[0m"
    say(line)


def _sum_up(ledger: dict[str, object], folder: Path) -> None:
    campaign, calls = ledger["campaign"], ledger["calls"]
    say("")
    say(f"campaign: {campaign}")
    say(f"calls: {calls}")
    say(f"look around: MAILBOT_DATABASE__DATA_DIR={folder.absolute() / 'store'} mailbot threads list")

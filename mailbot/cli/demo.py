"""`mailbot demo`: the whole thing on embedded parts, in a town whose people write back."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.cli.logs import set_up_logging
from mailbot.cli.options import Json, globals_of
from mailbot.cli.output import local, print_json, say, show_times_in

if TYPE_CHECKING:
    from mailbot.demo import Standing, Step

app = typer.Typer()

NAME = 22  # characters of a name in the live view
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
    from mailbot.demo import agency_zone, run

    set_up_logging(globals_of(ctx).verbosity)
    show_times_in(agency_zone())
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
    say(f"and write to {standing.agency}. Ctrl-C ends the demo.\n")


def _tell(step: Step) -> None:
    who = f"{step.who if len(step.who) <= NAME else step.who[: NAME - 1] + '…':<{NAME}}"
    line = f"{step.at.astimezone():%H:%M:%S}  {step.side:<8}{who}  {step.what}"
    if sys.stderr.isatty():
        line = f"\033[{COLOURS.get(step.side, '0')}m{line}\033[0m"
    say(line)


def _sum_up(ledger: dict[str, Any], folder: Path) -> None:
    campaign, calls = ledger["campaign"], ledger["calls"]
    states = ", ".join(f"{number} {state}" for state, number in campaign["states"].items())
    sent = f"{campaign['recipients']} recipients ({states}), {campaign['replied']} replied"
    say(f"\ncampaign {campaign['number']}: {sent}")
    for call in calls:
        say(f"call {call['number']} {call['state']}: {local(call['starts_at'], '%a %b %d %H:%M %Z')}, {call['phone']}")
    say(f"\neverything stays in {folder.absolute()}; look around:")
    say(f"  MAILBOT_DATABASE__DATA_DIR={folder.absolute() / 'store'} {Path(sys.argv[0])} threads list")

"""`mailbot run`: the daemon."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from mailbot.cli.logs import set_up_logging
from mailbot.cli.options import globals_of
from mailbot.cli.session import config_of
from mailbot.config import find
from mailbot.ops.service import require_owner

app = typer.Typer()


@app.command()
def run(
    ctx: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="One round of every job, then end.")] = False,
    no_web: Annotated[bool, typer.Option("--no-web", help="Without the dashboard.")] = False,
) -> None:
    """Run mailbot: send, fetch, read, answer, until it is told to stop."""
    from mailbot import daemon

    options = globals_of(ctx)
    set_up_logging(max(options.verbosity, 1))
    config = config_of(ctx)
    require_owner(config)
    asyncio.run(daemon.run(config, find(options.config), once=once, web=not no_web))

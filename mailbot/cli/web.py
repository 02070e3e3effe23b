"""`mailbot web`: the dashboard alone, beside a daemon or without one."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import typer

from mailbot.cli.logs import set_up_logging
from mailbot.cli.options import globals_of
from mailbot.cli.session import with_desk
from mailbot.errors import ConfigError

if TYPE_CHECKING:
    from mailbot.desk import Desk

app = typer.Typer()


@app.command()
def web(ctx: typer.Context) -> None:
    """Serve the dashboard on web.host and web.port, until it is told to stop. The daemon then runs with --no-web."""
    set_up_logging(max(globals_of(ctx).verbosity, 1))

    async def story(desk: Desk) -> None:
        from web.serving import serving

        settings = desk.config.web
        if not settings.enabled:
            raise ConfigError("web.enabled is false", "set it to true: mail then carries the links that lead here")
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with serving(settings, lambda: desk):
            await stop.wait()

    with_desk(ctx, story)

"""A command's session: the configuration read, a desk opened over the store, one coroutine run, everything closed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import typer

from mailbot.cli.options import globals_of
from mailbot.cli.output import show_times_in
from mailbot.config import Config, load
from mailbot.desk import Desk

T = TypeVar("T")


def config_of(ctx: typer.Context) -> Config:
    """The configuration of this call; times are shown in its zone from here on. Raises ConfigError."""
    config = load(globals_of(ctx).config)
    show_times_in(config.business.zone)
    return config


def with_desk(ctx: typer.Context, story: Callable[[Desk], Awaitable[T]]) -> T:
    """Run a coroutine with a desk. Raises MailbotError, which main() prints."""
    from mailbot.ops.service import require_owner

    config = config_of(ctx)
    require_owner(config)

    async def session() -> T:
        from mailbot.office import open_desk

        async with open_desk(config) as (desk, _):
            return await story(desk)

    return asyncio.run(session())


def operator() -> str:
    """Who is at the command line, for the history."""
    import getpass

    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli"

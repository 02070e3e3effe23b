"""A command's session: the configuration read, a desk opened over the store, one coroutine run, everything closed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import typer

from mailbot.cli.options import globals_of
from mailbot.cli.output import say, show_times_in
from mailbot.config import Config, find, load
from mailbot.errors import ConfigError

if TYPE_CHECKING:
    from mailbot.desk import Desk  # the store with it, which a command that only says its help need not have

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
    _tell_of_defaults(ctx, config)

    async def session() -> T:
        from mailbot.office import open_desk

        async with open_desk(config) as (desk, _):
            return await story(desk)

    return asyncio.run(session())


def _tell_of_defaults(ctx: typer.Context, config: Config) -> None:
    """In a wrong directory there is no configuration, and an empty store looks like everything lost.

    Raises ConfigError where there is no store either: a look leaves none behind.
    """
    require_place(ctx, config)
    if is_by_default(ctx):
        data_dir = config.database.data_dir.absolute()
        say(f"no config.toml here or in /etc/mailbot: this is about the data in {data_dir}")


def is_by_default(ctx: typer.Context) -> bool:
    """Whether nothing at all says which store is meant."""
    named = any(name.startswith("MAILBOT_DATABASE__") for name in os.environ)
    return not named and find(globals_of(ctx).config) is None


def require_place(ctx: typer.Context, config: Config) -> None:
    """Raises ConfigError where nothing says which store is meant and none is here: a look leaves none behind."""
    data_dir = config.database.data_dir.absolute()
    if is_by_default(ctx) and not data_dir.exists():
        raise ConfigError(
            f"no config.toml here or in /etc/mailbot, and no data in {data_dir}",
            "run `mailbot init`, or name a configuration with --config",
        )


def operator() -> str:
    """Who is at the command line, for the history."""
    import getpass

    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli"

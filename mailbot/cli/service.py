"""`mailbot service`: mailbot under systemd."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.options import globals_of
from mailbot.cli.output import say, show_text
from mailbot.config import find, load
from mailbot.ops import service

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """mailbot under systemd."""


@app.command()
def install(
    ctx: typer.Context,
    user: Annotated[str, typer.Option(help="The user that the service runs as; made if it is not there.")] = "mailbot",
    print_only: Annotated[bool, typer.Option("--print", help="Print the unit and change nothing.")] = False,
) -> None:
    """Write a hardened unit (/etc/systemd/system/mailbot.service) and have systemd read it.

    Secrets are handed over by LoadCredential from the files smtp-password, imap-password, dkim-key,
    oauth-client-secret, ai-key, signing-key and metrics-token in /etc/mailbot/credentials, where they are there.
    """
    found = find(globals_of(ctx).config)
    unit = service.unit_for(found or Path("/etc/mailbot/config.toml"), user)
    if print_only:
        show_text(service.render(unit), end="")
    service.require_startable(unit, load(found, {}) if found else None)  # the service has none of our variables
    if print_only:
        return
    for line in service.install(unit):
        say(line)

"""`mailbot login`: a person lets mailbot into the mailbox, from a browser on any machine (RFC 8628)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import typer

from mailbot.cli.output import say, show_text
from mailbot.cli.session import config_of
from mailbot.errors import BadInput

if TYPE_CHECKING:
    from mailbot.config import Config
    from mailbot.mail.oauth.client import Client

app = typer.Typer()


@app.command()
def login(ctx: typer.Context) -> None:
    """Let mailbot into a Gmail or Microsoft 365 mailbox, by a code that you enter in any browser.

    The section oauth names the provider and the application that you registered there. The permission is kept in
    database.data_dir, for smtp.auth and imap.auth = "oauth"; a running daemon takes it up by itself.
    """
    from mailbot.mail.oauth.client import client_of
    from mailbot.ops.service import require_owner

    config = config_of(ctx)
    require_owner(config)
    if config.oauth.token_command:
        raise BadInput("oauth.token_command gives the access tokens", "remove it to log in here instead")
    asyncio.run(_login(config, client_of(config.oauth)))


async def _login(config: Config, client: Client) -> None:
    from mailbot.mail.oauth.device import await_grant, invite, keep

    invitation = await invite(client)
    show_text(f"Open   {invitation.address}\nEnter  {invitation.user_code}")
    if invitation.direct:
        show_text(f"or open this, which has the code in it:\n       {invitation.direct}")
    minutes = invitation.lasts / 60
    say(f"log in there as {config.imap.username or 'the mailbox'}; mailbot waits {minutes:.0f} minutes at most")
    granted = await await_grant(client, invitation)
    await asyncio.to_thread(keep, client, granted, config.database.data_dir)
    say("mailbot may use the mailbox now: `mailbot doctor` looks whether it can")

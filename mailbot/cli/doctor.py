"""`mailbot doctor`: is everything there and does it work."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from mailbot.cli.options import Json, globals_of
from mailbot.cli.output import Column, show_list
from mailbot.cli.session import config_of, require_place
from mailbot.config import SEARCH_PATH, Config, find
from mailbot.errors import MailbotError
from mailbot.ops import doctor as surgery
from mailbot.ops.doctor import Finding, Health
from mailbot.ops.service import require_owner

if TYPE_CHECKING:
    from mailbot.ai.roles import Models

app = typer.Typer()

COLUMNS = (Column("part", "Part"), Column("health", "Health"), Column("words", "What"), Column("mend", "Mend"))


@app.command()
def doctor(ctx: typer.Context, as_json: Json = False) -> None:
    """Look at the configuration, the database, SMTP, IMAP, the AI and DNS; exits 1 when something must be fixed."""
    try:
        config = config_of(ctx)
        require_place(ctx, config)
        findings = [*_file(ctx), *asyncio.run(_examine(config))]
    except MailbotError as error:
        part = "config" if error.exit_code == 2 else "database"
        findings = [Finding(part, Health.BROKEN, error.what, error.mend)]
    rows: list[dict[str, Any]] = [
        {"part": f.part, "health": f.health, "words": f.words, "mend": f.mend} for f in findings
    ]
    show_list(rows, COLUMNS, as_json=as_json)
    if any(finding.health is Health.BROKEN for finding in findings):
        raise typer.Exit(1)


def _file(ctx: typer.Context) -> list[Finding]:
    """That there is a file at all: without one, "set it in config.toml" tells nobody where."""
    if find(globals_of(ctx).config) is not None:
        return []
    places = " and ".join(str(place) for place in SEARCH_PATH)
    return [Finding("config", Health.WARNING, f"no configuration file ({places} are looked for)", "run `mailbot init`")]


async def _examine(config: Config) -> list[Finding]:
    from mailbot.mail.dns_lookup import Dns
    from mailbot.mail.imap import ImapInbox
    from mailbot.mail.oauth.access import access_of
    from mailbot.mail.smtp import SmtpOutbox
    from mailbot.office import open_desk
    from mailbot.ops.mail_records import examine_records

    require_owner(config)
    access = access_of(config)
    inbox = ImapInbox(config.imap, token=access.imap) if config.imap.host else None
    outbox = SmtpOutbox(config.smtp, token=access.smtp) if config.smtp.host else None
    models = _models(config)
    try:
        async with open_desk(config) as (desk, _):
            records = partial(examine_records, Dns())
            return await surgery.examine(desk, surgery.Doors(outbox, inbox, models.doors if models else (), records))
    finally:
        if inbox is not None:
            await inbox.close()
        if outbox is not None:
            await outbox.close()
        if models is not None:
            await models.close()


def _models(config: Config) -> Models | None:
    if not config.ai.all_models:
        return None
    from mailbot.ai.roles import open_models

    return open_models(config.ai)

"""`mailbot init`: a first config.toml, from flags or by asking."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.options import globals_of
from mailbot.cli.output import say
from mailbot.ops.init import Answers, write

app = typer.Typer()


@app.command()
def init(
    ctx: typer.Context,
    business_name: Annotated[str, typer.Option(help="The agency's name.")] = "",
    agent: Annotated[str, typer.Option(help="The person whom leads will talk to.")] = "",
    phone: Annotated[str, typer.Option(help="The agency's telephone number.")] = "",
    postal_address: Annotated[str, typer.Option(help="Stands in every campaign mail.")] = "",
    timezone: Annotated[str, typer.Option(help="As in America/New_York.")] = "",
    email: Annotated[str, typer.Option(help="The address that mail comes from, and the mailbox's login.")] = "",
    smtp_host: Annotated[str, typer.Option(help="The server that mail leaves through.")] = "",
    imap_host: Annotated[str, typer.Option(help="The server that answers arrive at.")] = "",
    operator: Annotated[str, typer.Option(help="Who is told of ready leads, calls and trouble.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a config.toml that is there.")] = False,
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask for what no flag gives.")] = True,
) -> None:
    """Write a commented config.toml. Until you change it, mail to leads goes to the operator, or else to --email."""
    given = {
        "The agency's name": business_name,
        "The agent's name": agent,
        "The agency's telephone number": phone,
        "The postal address": postal_address,
        "The time zone": timezone,
        "The address that mail comes from": email,
        "The SMTP server": smtp_host,
        "The IMAP server": imap_host,
        "Your own address, for notices": operator,
    }
    if ask and sys.stdin.isatty():
        given = {
            question: value or typer.prompt(question, default="", show_default=False)
            for question, value in given.items()
        }
    name, agent, phone, postal, zone, email, smtp, imap, operator = given.values()
    rehearsed_at = operator or email
    answers = Answers(
        business_name=name,
        agent=agent,
        phone=phone,
        postal_address=postal,
        timezone=zone or "America/New_York",
        smtp_host=smtp,
        smtp_username=email,
        from_address=email,
        imap_host=imap,
        imap_username=email,
        operator=operator,
        mode=f"redirect:{rehearsed_at}" if rehearsed_at else "off",
    )
    path = globals_of(ctx).config or Path("config.toml")
    write(path, answers, force=force)
    where = f"redirected to {rehearsed_at}" if rehearsed_at else "off"
    say(f"{path} is written; mail to leads is {where} until you set sending.mode")
    say(f"calls are offered, and quiet hours kept, by the clock of {answers.timezone} (business.timezone)")
    say("put the passwords into MAILBOT_SMTP__PASSWORD and MAILBOT_IMAP__PASSWORD, then run `mailbot doctor`")

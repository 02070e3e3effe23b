"""`mailbot dkim-key`: makes a key that signs mail, or shows the DNS record of one that is there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.output import say, show_text
from mailbot.cli.session import config_of
from mailbot.errors import BadInput, why
from mailbot.mail.dkim.keys import KeyType, make_key, read_key, zone_line

app = typer.Typer()


@app.command("dkim-key")
def dkim_key(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file of the private key; made if it is not there (mode 0600).")],
    selector: Annotated[str, typer.Option(help="The name that the record stands under.")] = "",
    domain: Annotated[str, typer.Option(help="The signing domain.", show_default="of smtp.from_address")] = "",
    kind: Annotated[KeyType, typer.Option("--type", help="rsa is checked by every receiver.")] = KeyType.RSA,
) -> None:
    """Make a key that signs mail (DKIM), and print the DNS record that lets receivers check it."""
    from mailbot.mail.dkim.signing import signing_domain

    settings = config_of(ctx).smtp
    selector = selector or settings.dkim.selector or "mailbot"
    domain = domain or signing_domain(settings)
    if not domain:
        raise BadInput("no domain to sign for", "name it with --domain, or set smtp.from_address")
    if not file.exists():
        _write(file, make_key(kind))
        say(f"{file} holds the private key; keep a copy of it in a safe place")
    try:
        key = read_key(file.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"cannot read {file}: {why(error)}", "name a file that holds a private key in PEM form"
        ) from error
    show_text(zone_line(selector, domain, key.record))
    say("publish this record, then configure, and look with `mailbot doctor`:")
    say(f'[smtp.dkim]\nselector = "{selector}"\ndomain = "{domain}"\nkey_file = "{file.resolve()}"')


def _write(file: Path, text: str) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write(text)
    except OSError as error:
        raise BadInput(f"cannot write {file}: {error.strerror}", "name a file that you may write") from error

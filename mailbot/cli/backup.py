"""`mailbot backup FILE`: everything in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import say, show_one
from mailbot.cli.session import with_desk

app = typer.Typer()


@app.command()
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to write it; replaced when it is whole.")],
    as_json: Json = False,
) -> None:
    """Write everything into one file: contacts, campaigns, the ledger, every mail. It holds personal data."""
    from mailbot.ops.backup import backup as write

    counts = with_desk(ctx, lambda desk: write(desk.store.database, file))
    show_one(dict(counts), as_json=as_json)
    say(f"{file} is written; keep signing.key of database.data_dir beside it, for unsubscribe links of old mail")

"""`mailbot explain`: what mailbot reads in a mail and would do with it; sends nothing, stores nothing."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.command()
def explain() -> None:
    """Say what mailbot reads in mails and would do with them."""

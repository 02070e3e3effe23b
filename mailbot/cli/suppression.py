"""`mailbot suppression`: the list of those who must not be written to."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.campaigns import launch
from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_bytes, show_change, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.delivery import suppression
from mailbot.desk import Desk
from mailbot.mail.addresses import normalise
from mailbot.spreadsheet import harmless
from models.suppression import EVERYTHING, THEIR_OWN, Suppression, SuppressionReason

app = typer.Typer(no_args_is_help=True)
Address = Annotated[str, typer.Argument(help="The mail address.")]

COLUMNS = (
    Column("address", "Address", shrinks=True),
    Column("scope", "Scope"),
    Column("reason", "Reason"),
    Column("detail", "Detail", shrinks=True),
    Column("created_at", "Since"),
)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show the whole list."""
    show_list(
        [_row(entry) for entry in with_desk(ctx, _everything)], COLUMNS, as_json=as_json, empty="nobody is suppressed"
    )


@app.command()
def add(
    ctx: typer.Context,
    address: Address,
    campaign: Annotated[int, typer.Option(min=0, help="Stop this campaign only.")] = 0,
    reason: Annotated[str, typer.Option(help="Why, for the history.")] = "",
    as_json: Json = False,
) -> None:
    """Never write to an address again; what waits for it is called off at once."""
    scope = suppression.campaign_scope(campaign) if campaign else EVERYTHING

    async def story(desk: Desk) -> tuple[bool, str]:
        of = f"for campaign {campaign} ({(await launch.find(desk, campaign)).name})" if campaign else "for all mail"
        new = await suppression.suppress(
            desk, address, SuppressionReason.OPERATOR, scope=scope, detail=reason, actor=operator()
        )
        return new, of

    new, of = with_desk(ctx, story)
    words = f"{address} {'is suppressed' if new else 'was suppressed before'} {of}"
    show_change(words, {"address": normalise(address), "scope": scope, "new": new}, as_json=as_json)


@app.command()
def remove(ctx: typer.Context, address: Address, as_json: Json = False) -> None:
    """Let an address be written to again."""
    entries = with_desk(ctx, lambda desk: suppression.unsuppress(desk, address, actor=operator()))
    words = f"{address} is no longer suppressed ({', '.join(_lifted(entry) for entry in entries)})"
    show_change(words, {"address": normalise(address), "lifted": [_row(entry) for entry in entries]}, as_json=as_json)
    if any(entry.reason in THEIR_OWN for entry in entries):
        say("they had asked for no more mail: write to them only if they asked for it again")


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV (address, scope) or one address a line.")],
    as_json: Json = False,
) -> None:
    """Add a list of addresses."""
    added, problems = with_desk(ctx, lambda desk: suppression.import_list(desk, file))
    for problem in problems:
        say(problem)
    words = f"{added} addresses added, {len(problems)} lines could not be used"
    show_change(words, {"added": added, "problems": len(problems)}, as_json=as_json)
    if problems:
        raise typer.Exit(1)


@app.command()
def export(ctx: typer.Context) -> None:
    """Print the list as CSV."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(["address", "scope", "reason", "since"])
    for entry in with_desk(ctx, _everything):
        writer.writerow([harmless(entry.address), entry.scope, entry.reason, entry.created_at.isoformat()])
    show_bytes(sheet.getvalue().encode())


def _lifted(entry: Suppression) -> str:
    return f"{entry.reason} on {entry.created_at:%Y-%m-%d}"


async def _everything(desk: Desk) -> list[Suppression]:
    return [entry async for entry in suppression.entries(desk)]


def _row(entry: Suppression) -> dict[str, Any]:
    row: dict[str, Any] = entry.model_dump(include={"address", "scope", "reason", "detail", "created_at"})
    return row

"""`mailbot costs`: what models cost, by day, model, role, campaign or thread."""

from __future__ import annotations

from typing import Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, say, show_list
from mailbot.cli.session import with_desk
from mailbot.cli.spans import span
from mailbot.desk import Desk
from mailbot.ops.costs import By, CostLine
from mailbot.ops.costs import costs as sums

app = typer.Typer()

COLUMNS = (
    Column("key", "What"),
    Column("calls", "Calls", "right"),
    Column("failed", "Failed", "right"),
    Column("input_tokens", "Tokens in", "right"),
    Column("cached_tokens", "Cached", "right"),
    Column("output_tokens", "Out", "right"),
    Column("cost", "Cost", "right"),
    Column("mean_latency_ms", "Mean ms", "right"),
)


@app.command()
def costs(
    ctx: typer.Context,
    since: Annotated[str, typer.Option(help="How far back: 12h, 7d, 4w.")] = "7d",
    by: Annotated[By, typer.Option(help="What the sums are told by.")] = By.DAY,
    as_json: Json = False,
) -> None:
    """Show what questions to models cost, in the currency of ai.prices."""
    back = span(since)

    async def story(desk: Desk) -> list[CostLine]:
        return await sums(desk, desk.now() - back, by)

    lines = with_desk(ctx, story)
    show_list([line.as_row() for line in lines], COLUMNS, as_json=as_json)
    unpriced = lines[-1].without_price
    if unpriced:
        say(f"{unpriced} calls have no known cost: write what your provider bills into [ai.prices]")

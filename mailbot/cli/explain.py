"""`mailbot explain`: what mailbot reads in a mail and would do with it; sends nothing, stores nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.cli.options import Json, globals_of
from mailbot.cli.output import draw, print_json_lines, printable, show_text
from mailbot.errors import ConfigError

if TYPE_CHECKING:
    from rich.panel import Panel
    from rich.text import Text

    from classifiers.reader import IntentReader
    from mailbot.ai.roles import Models
    from mailbot.config import Config
    from mailbot.ops.explain import Explainer

app = typer.Typer(add_completion=False)

# The border says at a glance what would happen.
_COLOURS = {"reply": "green", "notify": "green", "hold": "yellow", "suppress": "red", "ignore": "bright_black"}
_SHOWN_TEXT = 1200  # characters of the newly written text


@app.command()
def explain(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Mails, or directories to walk.", show_default=False)
    ] = None,
    as_json: Json = False,
    ai: Annotated[bool, typer.Option("--ai", help="Let the configured language model read, not the built-in.")] = False,
    checks: Annotated[bool, typer.Option("--checks", help="List what every draft is checked for.")] = False,
) -> None:
    """Say what mailbot reads in mails and would do with each as the first of a thread.

    Sends nothing, stores nothing, and needs neither database nor network. Without --config nothing is known about
    your own addresses, nor about which server's Authentication-Results to believe.
    """
    if checks:
        _show_checks(ctx, as_json=as_json)
        return
    if not paths:
        raise typer.BadParameter("name a mail or a directory, or --checks")
    asyncio.run(_explain(ctx, paths, as_json=as_json, ai=ai))


async def _explain(ctx: typer.Context, paths: list[Path], *, as_json: bool, ai: bool) -> None:
    explainer, models = _explainer(ctx, ai=ai)
    try:
        async for row in explainer.tree(paths):
            if as_json:
                print_json_lines((row,))
            else:
                draw(_panel(row))
    finally:
        if models is not None:
            await models.close()


def _show_checks(ctx: typer.Context, *, as_json: bool) -> None:
    """The table of checks, and which of them this account does without."""
    from mailbot.config import find, load
    from mailbot.conversation.checking.table import CHECKS, require_known

    off: dict[str, str] = {}
    if globals_of(ctx).config is not None or find() is not None:
        off = load(globals_of(ctx).config).conversation.checks_off
        require_known(off)
    rows = [
        {"name": line.name, "about": line.about, "source": line.source, "off": off.get(line.name)} for line in CHECKS
    ]
    if as_json:
        print_json_lines(rows)
        return
    for row in rows:
        show_text(f"{row['name']}: {row['about']}\n    {row['source']}")
        if row["off"]:
            show_text(f"    OFF: {row['off']}")


def _explainer(ctx: typer.Context, *, ai: bool) -> tuple[Explainer, Models | None]:
    from mailbot.ops.explain import Explainer

    named = globals_of(ctx).config
    if named is None and not ai:
        return Explainer(), None
    from classifiers.reader import BuiltinIntentReader
    from mailbot.config import load

    config = load(named)
    if not ai:
        return Explainer.of(config, BuiltinIntentReader()), None
    models = reading_models(config)
    return Explainer.of(config, model_reader(models)), models


def reading_models(config: Config) -> Models:
    """The configured models, of which one must read. Raises ConfigError."""
    if not config.ai.reader_models:
        raise ConfigError("--ai needs a model, and ai.model is empty", "name one in config.toml, or leave --ai out")
    from mailbot.ai.roles import open_models

    return open_models(config.ai)


def model_reader(models: Models) -> IntentReader:
    """The configured models, with the built-in reader behind them."""
    from classifiers.model_reader import ModelIntentReader
    from classifiers.reader import BuiltinIntentReader

    assert models.reader is not None
    return ModelIntentReader(models.reader, BuiltinIntentReader())


# ------------------------------------------------------------------------------------------------ for people


def _panel(row: dict[str, Any]) -> Panel:
    """One mail as a panel: what it is, why, what is wanted with the words that say so, and what would be done."""
    from rich import box
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table

    if "error" in row:
        return Panel(_text(row["error"]), title=_text(row["file"]), title_align="left", border_style="red")
    step = row["next_step"]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for title, value in _lines(row):
        grid.add_row(title, _text(value))
    said = _text(row["reply_text"].strip()[:_SHOWN_TEXT] or "(nothing newly written)")
    return Panel(
        Group(said, "", grid),
        title=_text(f"{row['subject'] or '(no subject)'} — {row['from'] or 'nobody'}"),
        subtitle=_text(row["file"]),
        title_align="left",
        subtitle_align="left",
        border_style=_COLOURS.get(step["action"], "white"),
        box=box.ROUNDED,
    )


def _lines(row: dict[str, Any]) -> list[tuple[str, str]]:
    """What is said of a mail, in the order in which a person asks."""
    step = row["next_step"]
    doubt = "" if row["sure"] else ", not sure"
    also = f", also {row['also']}" if row["also"] else ""
    what = row["kind"] if row["kind"] == row["intent"] else f"{row['kind']}, {row['intent']}"
    lines = [
        ("what", f"{what}{also} ({row['confidence']:.0%}{doubt})"),
        ("why", row["reason"]),
    ]
    if row["reply_to"] not in ([], [row["from"]]):
        lines.append(("answers to", ", ".join(row["reply_to"])))
    if row["forged"]:
        checks = ", ".join(row["authentication"]) or "unchecked"
        lines.append(("not proven", f"claims to be from the {row['forged']} ({checks}): nothing that it says is done"))
    for recipient in row["bounce"]["recipients"]:
        said = f"{recipient['address']}: {recipient['class']}, {recipient['reason']} {recipient['status']}"
        lines.append(("bounced", said.strip()))
    for slot, need in row["needs"].items():
        lines.append((slot.replace("_", " "), f"{_value(need['value'])}  “{need['quote']}”"))
    if row["ready"]:
        lines.append(("ready for", row["ready_for"]))
    if row["sentiment"] != "neutral":
        lines.append(("sentiment", row["sentiment"]))
    if row["away_until"]:
        lines.append(("away until", row["away_until"]))
    lines.append(("would", f"{step['action']}: {step['step'].replace('_', ' ')} — {step['reason']}"))
    return lines


def _text(words: str) -> Text:
    from rich.text import Text

    return Text(printable(words))


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

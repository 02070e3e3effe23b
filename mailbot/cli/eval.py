"""`mailbot eval`: how well mailbot reads and writes, in figures over locked sets; and two such runs compared."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import print_json, say, show_text
from mailbot.cli.session import config_of, with_desk
from mailbot.errors import BadInput, ConfigError, why

if TYPE_CHECKING:
    from mailbot.desk import Desk
    from mailbot.ops.eval.running import Against

app = typer.Typer()


class Who(StrEnum):
    """Who is measured."""

    BUILTIN = "builtin"
    OPENAI = "openai"  # the configured models, whatever server they are at


@app.command("eval")
def eval_(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Option("--suite", help="Which suites; all that need no database and take no minutes.")
    ] = None,
    against: Annotated[
        Who, typer.Option(help="The built-in parts, or the models of config.toml, which costs money.")
    ] = (Who.BUILTIN),
    limit: Annotated[int, typer.Option(min=0, help="So many cases of each suite at most.")] = 0,
    compare: Annotated[
        tuple[Path, Path] | None, typer.Option(help="Compare two files that --json wrote (McNemar's exact test).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure mailbot on locked sets: what it reads, writes, books and refuses, with intervals and costs."""
    if compare:
        _show_comparison(*compare, as_json=as_json)
        return
    chosen = _chosen(names)
    runs = _run(ctx, chosen, against, limit)
    if as_json:
        print_json(runs)
        return
    for run in runs:
        _show(run)


def _chosen(names: list[str] | None) -> list[str]:
    from mailbot.ops.eval.suite import SUITES

    known = [line.name for line in SUITES]
    unknown = [name for name in names or [] if name not in known]
    if unknown:
        raise BadInput(f"there is no suite {', '.join(unknown)}", f"there are {', '.join(known)}")
    return names or [line.name for line in SUITES if not line.needs_desk and not line.only_named]


def _run(ctx: typer.Context, names: list[str], who: Who, limit: int) -> list[dict[str, Any]]:
    from mailbot.ops.eval.running import run_suite
    from mailbot.ops.eval.suite import suite

    async def story(desk: Desk | None) -> list[dict[str, Any]]:
        against, close = _against(ctx, who)
        try:
            return [await run_suite(suite(name), against, desk, limit) for name in names]
        finally:
            await close()

    if any(suite(name).needs_desk for name in names):
        return with_desk(ctx, story)
    return asyncio.run(story(None))


def _against(ctx: typer.Context, who: Who) -> tuple[Against, Any]:
    from mailbot.ops.eval.running import Against, CountingModel

    async def nothing() -> None:
        """Nothing was opened."""

    if who is Who.BUILTIN:
        return Against(), nothing
    settings = config_of(ctx).ai
    if not settings.all_models:
        raise ConfigError("--against openai needs a model, and ai.model is empty", "name one in config.toml")
    from mailbot.ai.roles import open_models

    models = open_models(settings)
    reader, writer = (CountingModel(one) if one else None for one in (models.reader, models.writer))
    say("the model's server is asked, at its price, for every case")
    return Against(str(who), reader, writer, settings), models.close


# ------------------------------------------------------------------------------------------------ for people


def _show(run: Mapping[str, Any]) -> None:
    show_text(f"{run['suite']}: {run['against']}, {run['seconds']:.1f} s")
    for aim in run["aims"]:
        met, than = "met" if aim["met"] else "MISSED", "at least" if aim["at_least"] else "at most"
        show_text(f"  {aim['name']}: {_figure(aim['figure'])} ({than} {_figure(aim['aim'])}: {met})")
    _show_table(run["figures"], "  ")
    show_text()


def _show_table(table: Mapping[str, Any], indent: str) -> None:
    for name, value in table.items():
        if isinstance(value, Mapping) and "of" in value and "rate" in value:
            show_text(f"{indent}{name}: {_rate(value)}")
        elif isinstance(value, Mapping):
            show_text(f"{indent}{name}:")
            _show_table(value, indent + "  ")
        elif isinstance(value, list):
            show_text(f"{indent}{name}:" + ("" if value else " none"))
            for line in value:
                show_text(f"{indent}  {_line(line)}")
        else:
            show_text(f"{indent}{name}: {_figure(value)}")


def _line(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    return ", ".join(f"{key} {_rate(one) if isinstance(one, Mapping) else _figure(one)}" for key, one in value.items())


def _rate(value: Mapping[str, Any]) -> str:
    return f"{value['rate']:.1%} ({value['hits']} of {value['of']}; {value['low']:.1%} to {value['high']:.1%})"


def _figure(value: Any) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _show_comparison(first: Path, second: Path, *, as_json: bool) -> None:
    from dataclasses import asdict

    from mailbot.ops.eval.running import compare

    found = compare(_read(first), _read(second))
    if as_json:
        print_json({name: asdict(comparison) for name, comparison in found.items()})
        return
    for name, one in found.items():
        show_text(
            f"{name}: both right {one.both}, only {first.name} {one.only_first}, only {second.name} {one.only_second},"
        )
        differs = "they differ" if one.p < 0.05 else "no difference is shown"
        show_text(f"  neither {one.neither}; exact p = {one.p:.4f}: {differs}")


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        runs = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(runs, list) and all("suite" in run and "cases" in run for run in runs):
            return runs
    except (OSError, ValueError) as error:
        raise BadInput(f"cannot read {path}: {why(error)}", "name a file of `mailbot eval --json`") from error
    raise BadInput(f"{path} holds no run", "name a file of `mailbot eval --json`")

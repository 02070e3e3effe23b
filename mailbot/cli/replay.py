"""`mailbot replay`: stored mail read again with today's code; prints what would change, sends and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import local, print_json_lines, say, show_text
from mailbot.cli.session import with_desk
from mailbot.cli.spans import span
from mailbot.errors import BadInput, ConfigError, why

if TYPE_CHECKING:
    from mailbot.desk import Desk

app = typer.Typer()


@app.command()
def replay(
    ctx: typer.Context,
    since: Annotated[str, typer.Option(help="How far back: 12h, 7d, 4w.")] = "7d",
    ai: Annotated[bool, typer.Option("--ai", help="Let the configured model read, at its price.")] = False,
    prompt: Annotated[
        Path | None, typer.Option(help="Let it read with this extractor prompt; means --ai.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show what stays the same too.")] = False,
    as_json: Json = False,
) -> None:
    """Read stored inbound mail again and say what would be read and done otherwise."""
    back = span(since)

    async def story(desk: Desk) -> None:
        from mailbot.ops.replay import replay as again

        reader, close = _reader(desk, ai=ai or prompt is not None, prompt=prompt)
        seen = changed = 0
        try:
            async for mail in again(desk, reader, desk.now() - back):
                seen += 1
                differs = bool(mail.changes or mail.error)
                changed += differs
                if differs or everything:
                    print_json_lines((mail.as_row(),)) if as_json else _show(mail.as_row())
        finally:
            await close()
        say(f"{seen} mails read again, {changed} would be read otherwise; nothing was sent or changed")

    with_desk(ctx, story)


def _reader(desk: Desk, *, ai: bool, prompt: Path | None) -> tuple[Any, Any]:
    from classifiers.reader import BuiltinIntentReader

    async def nothing() -> None:
        """Nothing was opened."""

    if not ai:
        return BuiltinIntentReader(), nothing
    if not desk.config.ai.reader_models:
        raise ConfigError("--ai and --prompt need a model, and ai.model is empty", "name one in config.toml")
    from classifiers.model_reader import ModelIntentReader
    from mailbot.wiring import metered_models

    models = metered_models(desk)
    assert models.reader is not None
    return ModelIntentReader(models.reader, BuiltinIntentReader(), _prompt(prompt)), models.close


def _prompt(path: Path | None) -> Any:
    from classifiers.prompting import parsed_prompt, prompt_text

    if path is None:
        return prompt_text("extractor")
    try:
        return parsed_prompt(path.read_text(encoding="utf-8"), str(path))
    except (OSError, ValueError) as error:
        raise BadInput(f"cannot use {path}: {why(error)}", "begin it with a line `version: NAME`") from error


def _show(row: dict[str, Any]) -> None:
    show_text(f"{local(row['received_at'])}  {row['from']}  {row['subject']}")
    for name, change in row["changes"].items():
        show_text(f"  {name}: {change['was']}  ->  {change['would_be']}")
    if "error" in row:
        show_text(f"  cannot be read: {row['error']}")

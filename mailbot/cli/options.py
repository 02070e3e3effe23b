"""What the commands share: the global options, and the spelling of the options that many of them take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class Globals:
    """The options before the command's name. `verbosity` counts the -v."""

    config: Path | None = None
    verbosity: int = 0


def globals_of(ctx: typer.Context) -> Globals:
    """The global options of this call."""
    found = ctx.find_object(Globals)
    return found if found is not None else Globals()


Json = Annotated[bool, typer.Option("--json", help="One JSON document, or JSON lines for lists, on stdout.")]

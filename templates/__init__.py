"""The texts that mailbot sends, asks and shows, as Jinja2 templates; `folder()` says where they are."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def folder(name: str = "") -> Path:
    """The folder of templates called `name` (email, prompts, web, systemd), or the root of them all."""
    return Path(__file__).parent / name


@lru_cache
def plain_text(name: str) -> Environment:
    """The templates of a folder that make plain text, never HTML; a variable that is not there is an error."""
    return Environment(
        loader=FileSystemLoader(folder(name)),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text
        trim_blocks=True,
        lstrip_blocks=True,
    )

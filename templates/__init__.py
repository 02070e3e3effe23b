"""The texts that mailbot sends, asks and shows, as Jinja2 templates; `folder()` says where they are."""

from __future__ import annotations

from pathlib import Path


def folder(name: str = "") -> Path:
    """The folder of templates called `name` (email, prompts, web, systemd), or the root of them all."""
    return Path(__file__).parent / name

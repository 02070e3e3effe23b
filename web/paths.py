"""Paths of our own that a form or link names, so that nobody is sent elsewhere by one."""

from __future__ import annotations

from flask import request


def own_path(text: str) -> str:
    """A path of ours, or the empty string. A browser takes "//" and "/\\" for another host."""
    plain = text.isprintable() and "\\" not in text
    return text if plain and text.startswith("/") and not text.startswith("//") else ""


def back(otherwise: str = "/") -> str:
    """Where a form was: its field `back`, or else `otherwise`."""
    return own_path(request.form.get("back", "")) or otherwise

"""Writes a commented config.toml, with what the operator gives filled in."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from mailbot.config import load
from mailbot.errors import BadInput, ConfigError
from templates import plain_text

# Which option of `mailbot init` fills a key in.
OPTIONS: Mapping[str, str] = {
    "business.name": "--business-name",
    "business.agent": "--agent",
    "business.phone": "--phone",
    "business.postal_address": "--postal-address",
    "business.timezone": "--timezone",
    "smtp.host": "--smtp-host",
    "smtp.from_address": "--email",
    "imap.host": "--imap-host",
    "sending.operator": "--operator",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What `mailbot init` asks for. Everything else starts with its default."""

    business_name: str = ""
    agent: str = ""
    phone: str = ""
    postal_address: str = ""
    timezone: str = "America/New_York"
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    smtp_username: str = ""
    from_address: str = ""
    imap_host: str = ""
    imap_port: int = 993
    imap_security: str = "tls"
    imap_username: str = ""
    operator: str = ""
    mode: str = "off"


def render(answers: Answers) -> str:
    """The text of a config.toml."""
    values = {field.name: _toml(getattr(answers, field.name)) for field in fields(answers)}
    return plain_text("").get_template("config.toml").render(v=values) + "\n"


def write(path: Path, answers: Answers, *, force: bool = False) -> None:
    """Write it (mode 0600: it may come to hold passwords) and read it back. Raises BadInput and ConfigError."""
    if path.is_file() and not force:
        raise BadInput(f"{path} is there already", "name another file, or --force to replace it")
    fresh = path.with_name(f".{path.name}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(render(answers))
        load(fresh, environ={})
        fresh.replace(path)
    except ConfigError as error:
        raise BadInput(error.what, f"give another value for {_options_named(error.what)}") from error
    except OSError as error:
        raise BadInput(f"cannot write {path}: {error.strerror}", "name a folder that you may write to") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _options_named(problem: str) -> str:
    """The options of `mailbot init` that gave what a problem speaks of."""
    return " and ".join(sorted({option for key, option in OPTIONS.items() if key in problem})) or "what it names"


def _toml(value: str | int) -> str:
    """A value as TOML writes it: JSON's strings are TOML's basic strings."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

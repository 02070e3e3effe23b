"""The configuration as the settings page shows it: each key with its value and meaning, secrets never."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr

from mailbot.config import Config
from templates import folder

# They are no SecretStr, and may hold a secret all the same: a private link, a command with a password.
HIDDEN = frozenset({"conversation.busy_ics", "oauth.token_command"})
_TABLE = re.compile(r"^\[([\w.]+)\]\s*(?:#\s*(.*))?$")
_KEY = re.compile(r"^(?:#\s)?(\w+)\s*=\s*(?:\"[^\"]*\"|\{\{.*?\}\}|\[[^\]]*\]|[^#\"]*?)\s*(?:#\s*(.*))?$")

TITLES: dict[str, str] = {
    "business": "Your agency",
    "business.facts": "What answers may say of you",
    "database": "Database",
    "smtp": "Mail that leaves",
    "smtp.dkim": "Signature of mail that leaves",
    "imap": "Mail that comes in",
    "oauth": "Signing in to the mailbox without a password",
    "ai": "Language model",
    "ai.prices": "Prices of the language model",
    "conversation": "Conversations",
    "conversation.autonomy": "What is answered without asking you",
    "conversation.business_hours": "When calls may be offered",
    "conversation.checks_off": "Checks that are switched off",
    "sending": "Sending",
    "web": "This dashboard",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One key. `variable` may set it too."""

    key: str
    value: str
    meaning: str
    variable: str


@dataclass(frozen=True, slots=True)
class Section:
    """One table of config.toml."""

    name: str
    meaning: str
    keys: tuple[Shown, ...]

    @property
    def title(self) -> str:
        """What it is about, for whoever never saw the file."""
        return TITLES.get(self.name, self.name.replace(".", ", ").replace("_", " ").capitalize())


def sections(config: Config) -> list[Section]:
    """Every table in the order of config.toml."""
    return list(_sections("", config))


def _sections(path: str, model: BaseModel) -> Iterator[Section]:
    tables, meanings = [], _meanings()
    keys: list[Shown] = []
    free: list[Section] = []  # tables whose keys are the operator's own
    for name in type(model).model_fields:
        value, key = getattr(model, name), f"{path}{name}"
        if isinstance(value, BaseModel):
            tables.append((key, value))
        elif isinstance(value, Mapping):
            free.append(
                Section(key, meanings.get(key, ""), tuple(_shown(f"{key}.{name}", value[name]) for name in value))
            )
        else:
            keys.append(_shown(key, value))
    if keys:
        yield Section(path.rstrip("."), meanings.get(path.rstrip("."), ""), tuple(keys))
    yield from free
    for key, table in tables:
        yield from _sections(f"{key}.", table)


def _shown(key: str, value: Any) -> Shown:
    words = "" if key not in HIDDEN else ("set, and not shown" if value else "")
    return Shown(
        key=key.rpartition(".")[2],
        value=words or ("" if key in HIDDEN else _words(value)),
        meaning=_meanings().get(key, ""),
        variable="MAILBOT_" + key.upper().replace(".", "__"),
    )


def _words(value: Any) -> str:
    match value:
        case SecretStr():
            return "set, and not shown" if value.get_secret_value() else ""
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
        case Enum():
            return str(value.value)
        case list() | tuple():
            return ", ".join(_words(one) for one in value)
        case BaseModel():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            return ", ".join(f"{name} {_words(one)}" for name, one in fields if one is not None)
        case Path():
            return str(value)
        case _:
            return str(value)


@lru_cache
def _meanings() -> dict[str, str]:
    """What the comments of the config.toml that `mailbot init` writes say, by key and by table."""
    table, found = "", dict[str, str]()
    for line in (folder() / "config.toml").read_text(encoding="utf-8").splitlines():
        if begins := _TABLE.match(line):
            table = begins[1]
            found[table] = begins[2] or ""
        elif table and (key := _KEY.match(line)):
            found.setdefault(f"{table}.{key[1]}", key[2] or "")
    return found

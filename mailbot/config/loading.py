"""Reading config.toml and the MAILBOT_SECTION__KEY variables over it.

`load(path)` is the way in. Unknown keys are refused wherever they stand, and each error names its key.
"""

from __future__ import annotations

import copy
import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from mailbot.config.sections import Config, Section
from mailbot.config.wrong_values import in_words
from mailbot.errors import ConfigError

Place = tuple[str, ...]  # the keys that lead to a value

SEARCH_PATH = (Path("config.toml"), Path("/etc/mailbot/config.toml"))


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration: `path`, else MAILBOT_CONFIG, else ./config.toml, else /etc/mailbot/config.toml.

    With none of them there, defaults and MAILBOT_SECTION__KEY variables alone. Raises ConfigError, one clear
    line for each key that is wrong.
    """
    file = find(path, environ)
    written = _read_toml(file) if file else {}
    values = copy.deepcopy(written)
    variables = {}
    for name in sorted(filter(_is_ours, environ), key=lambda name: name.count("__")):  # tables before what is in them
        variables[_override(values, name, environ[name])] = name
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        wrong = error.errors()
        places = dict.fromkeys(place for line in wrong for place in _places(line, variables, file, written))
        raise ConfigError("; ".join(map(_explain, wrong)), f"correct it in {' and '.join(places)}") from error
    if file and not config.database.data_dir.is_absolute():
        config = _with_data_dir(config, file.resolve().parent / config.database.data_dir)
    return config


def find(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The configuration file that would be read, or None. Raises ConfigError when the named one is not there,
    and when one may not look.
    """
    named = path or (Path(environ["MAILBOT_CONFIG"]) if environ.get("MAILBOT_CONFIG") else None)
    if named:
        if not _is_there(named):
            raise ConfigError(
                f"there is no configuration at {named}", "run `mailbot init` or name another with --config"
            )
        return named
    return next((place for place in SEARCH_PATH if _is_there(place)), None)


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError as error:
        raise ConfigError(
            f"cannot look for a configuration at {file}: {error.strerror}",
            "run this as a user who may enter its folder, or name another with --config",
        ) from error


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is not TOML: {error}", "correct that line") from error
    except OSError as error:
        raise ConfigError(f"cannot read {file}: {error.strerror}", "let mailbot's user read it") from error


def _is_ours(name: str) -> bool:
    return name.startswith("MAILBOT_") and name != "MAILBOT_CONFIG" and not name.startswith("MAILBOT_TEST_")


def _override(values: dict[str, Any], name: str, value: str) -> Place:
    """Put one MAILBOT_SECTION__KEY (or MAILBOT_SECTION__TABLE__KEY) where the file would have it; that place."""
    path, kind = _place_of(name)
    if len(path) < 2 or path[0] not in Config.model_fields:
        raise ConfigError(f"unknown variable {name}", "write MAILBOT_SECTION__KEY, for example MAILBOT_SMTP__HOST")
    table = values
    for part in path[:-1]:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{name}: {part} is not a table", "remove the variable or the key")
    table[path[-1]] = _table(name, value) if _is_section(kind) or get_origin(kind) is dict else value
    return path


def _place_of(name: str) -> tuple[Place, Any]:
    """The keys that a variable's name spells, and what the last one holds; None for an unknown key.

    Keys of ours are in lower case. A name in a table of names (a model's) is somebody else's, and stays as it is.
    """
    path: list[str] = []
    kind: Any = Config
    for part in name.removeprefix("MAILBOT_").split("__"):
        if get_origin(kind) is dict:
            path.append(part)
            kind = get_args(kind)[1]
        else:
            path.append(part.lower())
            field = kind.model_fields.get(path[-1]) if _is_section(kind) else None
            kind = field.annotation if field else None
    return tuple(path), kind


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Section)


def _table(name: str, value: str) -> dict[str, Any]:
    """A whole table in one variable."""
    try:
        table = json.loads(value)
    except ValueError:
        table = None
    if not isinstance(table, dict):
        raise ConfigError(f"{name} is no table", 'write one as JSON, {"key": "value"}, or a variable for each key')
    return table


def _places(line: Any, variables: Mapping[Place, str], file: Path | None, written: Mapping[str, Any]) -> list[str]:
    """Where a wrong key was written: the variable that gave it or its table, else all that may have a part in it."""
    place = tuple(str(part) for part in line["loc"])
    if line["type"] == "missing":
        place = place[:-1]
    given = [name for path, name in variables.items() if place[: len(path)] == path]
    if given:
        return given
    parts = [name for path, name in variables.items() if path[: len(place)] == place]
    if file and (not parts or _holds(written, place)):
        parts.append(str(file))
    return parts or ["the MAILBOT_* variables"]


def _holds(table: Any, place: Place) -> bool:
    for part in place:
        if not isinstance(table, Mapping) or part not in table:
            return False
        table = table[part]
    return True


def _key(line: Any) -> str:
    return ".".join(str(part) for part in line["loc"])


def _explain(line: Any) -> str:
    key = _key(line)
    if line["type"] == "extra_forbidden":
        return f"unknown key {key}"
    return f"{key}: {in_words(line)}"


def _with_data_dir(config: Config, data_dir: Path) -> Config:
    return config.model_copy(update={"database": config.database.model_copy(update={"data_dir": data_dir})})

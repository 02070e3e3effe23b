"""Reading config.toml and the MAILBOT_SECTION__KEY variables over it.

`load(path)` is the way in. Unknown keys are refused wherever they stand, and each error names its key.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mailbot.config.sections import Config
from mailbot.config.wrong_values import in_words
from mailbot.errors import ConfigError

SEARCH_PATH = (Path("config.toml"), Path("/etc/mailbot/config.toml"))


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration: `path`, else MAILBOT_CONFIG, else ./config.toml, else /etc/mailbot/config.toml.

    With none of them there, defaults and MAILBOT_SECTION__KEY variables alone. Raises ConfigError, one clear
    line for each key that is wrong.
    """
    file = find(path, environ)
    values = _read_toml(file) if file else {}
    variables: dict[str, str] = {}  # by the key that each overrides
    for name, value in environ.items():
        if name.startswith("MAILBOT_") and name not in ("MAILBOT_CONFIG",) and not name.startswith("MAILBOT_TEST_"):
            variables[_override(values, name, value)] = name
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        wrong = error.errors()
        places = dict.fromkeys(variables.get(_key(line), str(file or "the MAILBOT_* variables")) for line in wrong)
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


def _override(values: dict[str, Any], name: str, value: str) -> str:
    """Put one MAILBOT_SECTION__KEY (or MAILBOT_SECTION__TABLE__KEY) where the file would have it; the key's name."""
    path = name.removeprefix("MAILBOT_").lower().split("__")
    if len(path) < 2 or path[0] not in Config.model_fields:
        raise ConfigError(f"unknown variable {name}", "write MAILBOT_SECTION__KEY, for example MAILBOT_SMTP__HOST")
    table = values
    for part in path[:-1]:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{name}: {part} is not a table", "remove the variable or the key")
    table[path[-1]] = value
    return ".".join(path)


def _key(line: Any) -> str:
    return ".".join(str(part) for part in line["loc"])


def _explain(line: Any) -> str:
    key = _key(line)
    if line["type"] == "extra_forbidden":
        return f"unknown key {key}"
    return f"{key}: {in_words(line)}"


def _with_data_dir(config: Config, data_dir: Path) -> Config:
    return config.model_copy(update={"database": config.database.model_copy(update={"data_dir": data_dir})})

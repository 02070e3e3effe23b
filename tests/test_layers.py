"""The rooms: every module stands in some layer of the import contract; each outside library has its importers."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
PACKAGES = SETTINGS["importlinter"]["root_packages"]

# The modules that may import a library of the outside world; everybody else gets a door.
IMPORTERS = {
    "aioimaplib": {"mailbot.mail.imap_session.protocol"},
    "aiosmtplib": {"mailbot.mail.smtp_session.login", "mailbot.mail.smtp_session.opening"},
    "openai": {"mailbot.ai"},
    "pymap": {"mailbot.embedded"},
    "aiosmtpd": {"mailbot.embedded"},
    "apscheduler": {"mailbot.daemon"},
    "flask": {"web"},
    "waitress": {"web"},
    "argon2": {"mailbot.users.passwords"},
    "segno": {"web.signing_in.me"},
    "nh3": {"mailbot.mail.safe_html"},
    "cryptography": {"mailbot.mail.dkim.keys"},
    "dkim": {"mailbot.mail.dkim.signing"},
    "dns": {"mailbot.mail.dns_lookup"},
    "icalendar": {"mailbot.mail.calendar"},
    "flufl": {"mailbot.mail.dsn"},
    "mailparser": {"mailbot.mail.mime.headers"},
    "sklearn": {"classifiers.training", "mailbot.ops.teaching"},
    "secantus": set(),  # a program beside ours: never in our process (GPL-2.0-only)
}


def modules() -> list[tuple[str, Path]]:
    found = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


def layers() -> set[str]:
    contract = next(c for c in SETTINGS["importlinter"]["contracts"] if c["type"] == "layers")
    return {part.strip() for line in contract["layers"] for part in line.split("|")}


def test_every_module_stands_in_some_layer() -> None:
    known = layers()
    homeless = [
        name
        for name, _ in modules()
        if name != "mailbot" and not any(name == layer or name.startswith(f"{layer}.") for layer in known)
    ]
    assert homeless == []


@pytest.mark.parametrize("library", sorted(IMPORTERS))
def test_each_outside_library_has_its_importers(library: str) -> None:
    allowed = IMPORTERS[library]
    strangers = [
        name
        for name, path in modules()
        if library in _imported(path) and not any(name == a or name.startswith(f"{a}.") for a in allowed)
    ]
    assert strangers == []


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names

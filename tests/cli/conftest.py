"""The command line as an operator of the tests' agency types it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def mailbot(mongodb_uri: str, database_name: str, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command, over the test's own store."""
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nname = "{database_name}"\n[smtp]\nfrom_address = "hello@agency.test"\n')
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mailbot.cli.main", "--config", str(config), *words]
        environ = {**clean, "MAILBOT_DATABASE__URI": mongodb_uri}
        return subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)

    return run

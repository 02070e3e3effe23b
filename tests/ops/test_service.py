"""The systemd unit: hardened, and with nothing in it that systemd would misread."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mailbot.config import Config
from mailbot.errors import BadInput
from mailbot.ops.service import Unit, render, require_owner

UNIT = Unit(Path("/opt/mailbot/bin/mailbot"), Path("/etc/mailbot/config.toml"), credentials=("smtp-password",))


def analyze() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("systemd-analyze is not installed")
        pytest.skip("systemd-analyze is not installed (Debian: systemd)")
    return found


def test_its_exposure_is_at_most_two(tmp_path: Path) -> None:
    unit = tmp_path / "mailbot.service"
    unit.write_text(render(UNIT))
    command = [analyze(), "security", "--offline=true", "--no-pager", str(unit)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    level = re.search(r"Overall exposure level for mailbot\.service: ([\d.]+)", ran.stdout)
    assert level, ran.stdout + ran.stderr
    assert float(level[1]) <= 2.0


def test_secrets_come_as_credentials() -> None:
    text = render(UNIT)
    assert "LoadCredential=smtp-password:/etc/mailbot/credentials/smtp-password" in text
    assert "MAILBOT_SMTP__PASSWORD_FILE=smtp-password" in text
    assert "ai-key" not in text


def test_it_reports_itself_and_is_watched() -> None:
    text = render(UNIT)
    for line in ("Type=notify", "WatchdogSec=60", "StateDirectory=mailbot", "ProtectSystem=strict", "PYTHONSAFEPATH=1"):
        assert line in text


@pytest.mark.parametrize("path", ["/opt/my apps/mailbot", "/opt/100%/mailbot", "/opt/$HOME/mailbot"])
def test_paths_that_systemd_would_misread_are_refused(path: str) -> None:
    with pytest.raises(BadInput, match="cannot use the path"):
        render(Unit(Path(path), UNIT.config))


def test_a_command_beside_the_service_says_whose_user_it_must_be(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else's")
    theirs = tmp_path / "data"
    theirs.mkdir(mode=0o700)
    os.chown(theirs, 65534, 65534)
    with pytest.raises(BadInput, match="sudo -u nobody mailbot"):
        require_owner(Config.model_validate({"database": {"data_dir": theirs}}))


def test_ones_own_data_and_a_server_elsewhere_ask_for_nobody(tmp_path: Path) -> None:
    require_owner(Config.model_validate({"database": {"data_dir": tmp_path}}))
    require_owner(Config.model_validate({"database": {"data_dir": tmp_path / "not-yet"}}))
    require_owner(Config.model_validate({"database": {"data_dir": "/root", "uri": "mongodb://db.example/"}}))

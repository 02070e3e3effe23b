"""The systemd unit: hardened, and with nothing in it that systemd would misread."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mailbot.config import Config
from mailbot.errors import BadInput
from mailbot.ops.init import Answers, write
from mailbot.ops.service import SECRETS, Unit, install, render, require_owner, require_startable

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


def test_it_starts_when_the_clock_is_set() -> None:
    assert re.search(r"^Wants=.*time-sync\.target", render(UNIT), re.MULTILINE)
    assert re.search(r"^After=.*time-sync\.target", render(UNIT), re.MULTILINE)


@pytest.mark.parametrize("path", ["/opt/my apps/mailbot", "/opt/100%/mailbot", "/opt/$HOME/mailbot"])
def test_paths_that_systemd_would_misread_are_refused(path: str) -> None:
    with pytest.raises(BadInput, match="cannot use the path"):
        render(Unit(Path(path), UNIT.config))


def config_with(**database: str) -> Config:
    return Config.model_validate({"database": database})


@pytest.mark.parametrize("path", ["/home/kim/mailbot/bin/mailbot", "/root/bin/mailbot", "/tmp/x/mailbot", "/var/tmp/m"])
def test_what_systemd_hides_from_the_service_is_refused(path: str) -> None:
    same = config_with(data_dir="/var/lib/mailbot")
    for unit in (
        replace(UNIT, executable=Path(path)),
        replace(UNIT, config=Path(path)),
        replace(UNIT, code=(Path("/opt/mailbot"), Path(path))),
    ):
        with pytest.raises(BadInput, match=rf"the service cannot see {path}: .* — .*/opt"):
            require_startable(unit, same)
    require_startable(UNIT, same)


def test_a_service_and_the_commands_beside_it_use_one_database() -> None:
    with pytest.raises(BadInput, match=r'data_dir is /etc/mailbot/data, .* — write data_dir = "/var/lib/mailbot"'):
        require_startable(UNIT, config_with(data_dir="/etc/mailbot/data"))
    require_startable(UNIT, config_with(data_dir="/etc/mailbot/data", uri="mongodb://db.example/"))
    require_startable(UNIT, None)  # its configuration is not written yet


def test_every_secret_that_has_a_file_may_be_a_credential() -> None:
    files = {
        f"{section}.{name}"
        for section, kind in Config.model_fields.items()
        for name in getattr(kind.annotation, "model_fields", {})
        if name.endswith("_file")
    }
    assert files | {"smtp.dkim.key_file"} == {key.lower().replace("__", ".") for _, key in SECRETS}


@pytest.fixture
def installed() -> Iterator[Unit]:
    """A unit of root's for the user nobody, whose configuration is as `init` writes it."""
    if os.geteuid() != 0:
        pytest.skip("only root installs a service")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        write(folder / "config.toml", Answers())
        yield Unit(Path("/usr/bin/true"), folder / "config.toml", user="nobody")


def test_the_service_may_read_what_init_wrote_and_others_may_not(installed: Unit) -> None:
    done = install(installed, path=installed.config.with_name("mailbot.service"))
    assert f"{installed.config} is readable for nobody's group" in done
    held = installed.config.stat()
    assert (held.st_uid, held.st_gid, held.st_mode & 0o777) == (0, pwd.getpwnam("nobody").pw_gid, 0o640)
    again = install(installed, path=installed.config.with_name("mailbot.service"))
    assert not [line for line in again if "readable" in line]


def test_what_the_service_could_not_reach_is_refused(installed: Unit) -> None:
    unit = installed.config.with_name("mailbot.service")
    installed.config.parent.chmod(0o700)
    with pytest.raises(BadInput, match=r"nobody may not read .*config\.toml — .*chmod o\+x"):
        install(installed, path=unit)
    hidden = replace(installed, executable=installed.config.with_name("mailbot"))
    with pytest.raises(BadInput, match=r"nobody may not run .*mailbot — .*chmod o\+rX"):
        install(hidden, path=unit)
    assert not unit.exists()


def test_a_configuration_that_is_not_there_yet_is_told_of(installed: Unit) -> None:
    missing = replace(installed, config=installed.config.with_name("later.toml"))
    done = install(missing, path=installed.config.with_name("mailbot.service"))
    assert "later.toml is not there yet" in done[0]


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

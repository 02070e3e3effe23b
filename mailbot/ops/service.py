"""mailbot as a systemd service: the unit's text, and its installation."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mailbot.config import Config
from mailbot.errors import BadInput, why
from templates import plain_text

UNIT = Path("/etc/systemd/system/mailbot.service")
STATE = Path("/var/lib/mailbot")
CREDENTIALS = Path("/etc/mailbot/credentials")

# Secrets that may lie in files of CREDENTIALS, and the key that names each.
SECRETS: tuple[tuple[str, str], ...] = (
    ("smtp-password", "SMTP__PASSWORD_FILE"),
    ("imap-password", "IMAP__PASSWORD_FILE"),
    ("dkim-key", "SMTP__DKIM__KEY_FILE"),
    ("oauth-client-secret", "OAUTH__CLIENT_SECRET_FILE"),
    ("ai-key", "AI__API_KEY_FILE"),
    ("signing-key", "SENDING__SIGNING_KEY_FILE"),
    ("metrics-token", "WEB__METRICS_TOKEN_FILE"),
)

# What ProtectHome and PrivateTmp keep from the service's sight.
HIDDEN = tuple(map(Path, ("/home", "/root", "/run/user", "/tmp", "/var/tmp")))  # noqa: S108 - only compared


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit says of this machine.

    `credentials` are the names of the secrets that lie in CREDENTIALS, `code` are further places that it runs from.
    """

    executable: Path
    config: Path
    user: str = "mailbot"
    state: Path = STATE
    credentials: tuple[str, ...] = ()
    code: tuple[Path, ...] = ()


def render(unit: Unit) -> str:
    """The unit's text. Raises BadInput for paths that systemd would misread."""
    for path in (unit.executable, unit.config, unit.state):
        if any(char in str(path) for char in " \t\n\"'%$\\"):
            raise BadInput(f"systemd cannot use the path {path}", "move it to one without spaces, quotes, % or $")
    return (
        plain_text("systemd")
        .get_template("mailbot.service")
        .render(
            executable=unit.executable,
            config=unit.config,
            user=unit.user,
            state=unit.state,
            credentials=[(name, key) for name, key in SECRETS if name in unit.credentials],
            credentials_folder=CREDENTIALS,
            documentation=Path(__file__).resolve().parents[2] / "README.md",
        )
        + "\n"
    )


def unit_for(config_path: Path, user: str) -> Unit:
    """The unit of this installation. Raises BadInput when the `mailbot` command stands nowhere."""
    executable = Path(sys.argv[0]).absolute() if Path(sys.argv[0]).name == "mailbot" else None
    found = executable or (Path(name) if (name := shutil.which("mailbot")) else None)
    if found is None:
        raise BadInput("the mailbot command is not on the PATH", "run it by its full path")
    secrets = tuple(name for name, _ in SECRETS if (CREDENTIALS / name).is_file())
    code = (Path(sys.prefix), Path(sys.executable).resolve(), Path(__file__).resolve())
    return Unit(executable=found, config=config_path.absolute(), user=user, credentials=secrets, code=code)


def require_startable(unit: Unit, config: Config | None) -> None:
    """Raises BadInput for what the service could not see, and for a database that is not that of commands beside it.

    `config` is what the unit's file says, None where it is not written yet.
    """
    for path in (unit.executable, unit.config, *unit.code):
        if any(path.is_relative_to(folder) for folder in HIDDEN):
            raise BadInput(
                f"the service cannot see {path}: systemd hides /home, /root and /tmp from it",
                "install mailbot under /opt (python3 -m venv /opt/mailbot), its configuration under /etc/mailbot",
            )
    if config is None or config.database.uri.get_secret_value():
        return
    if config.database.data_dir != unit.state:
        raise BadInput(
            f"database.data_dir is {config.database.data_dir}, and the service keeps its data in {unit.state}: "
            "commands beside it would see another database",
            f'write data_dir = "{unit.state}" into {unit.config}',
        )


def install(unit: Unit, *, path: Path = UNIT) -> list[str]:
    """Make the user, let it read the configuration, write the unit, have systemd read it; what was done, line by line.

    Raises BadInput, also where the user could read or run nothing: the service would end at once, and not try again.
    """
    if os.geteuid() != 0:
        raise BadInput("installing a service needs root", "run it with sudo, or print the unit with --print")
    done = []
    try:
        pwd.getpwnam(unit.user)
    except KeyError:
        command = [
            "useradd",
            "--system",
            "--home-dir",
            str(unit.state),
            "--shell",
            "/usr/sbin/nologin",
            "--user-group",
            unit.user,
        ]
        _run(command)
        done.append(f"user {unit.user} made")
    done += _let_in(unit)
    path.write_text(render(unit), encoding="utf-8")
    done.append(f"{path} written")
    if shutil.which("systemctl") and Path("/run/systemd/system").is_dir():
        _run(["systemctl", "daemon-reload"])
        done.append("systemd has read it: systemctl enable --now mailbot")
    else:
        done.append("systemd does not run here: start it where it does")
    return done


def _let_in(unit: Unit) -> list[str]:
    """Give the configuration to the user's group to read, where they cannot: `init` writes it for its owner alone."""
    if not _may(unit.user, "-x", unit.executable):
        raise BadInput(
            f"{unit.user} may not run {unit.executable}", "let others read and enter its folders: chmod o+rX"
        )
    if not unit.config.is_file():
        return [f"{unit.config} is not there yet: run this again when it is, so that {unit.user} may read it"]
    if _may(unit.user, "-r", unit.config):
        return []
    os.chown(unit.config, -1, pwd.getpwnam(unit.user).pw_gid)
    unit.config.chmod(unit.config.stat().st_mode & 0o777 | 0o040)
    if not _may(unit.user, "-r", unit.config):
        raise BadInput(f"{unit.user} may not read {unit.config}", "let others enter its folders: chmod o+x")
    return [f"{unit.config} is readable for {unit.user}'s group"]


def _may(user: str, how: str, path: Path) -> bool:
    """What test(1) says to a user of a path, with all folders above it."""
    entry = pwd.getpwnam(user)
    groups = os.getgrouplist(user, entry.pw_gid)
    command = ["/usr/bin/test", how, str(path)]
    asked = subprocess.run(command, user=entry.pw_uid, group=entry.pw_gid, extra_groups=groups, cwd="/", check=False)  # noqa: S603
    return asked.returncode == 0


def require_owner(config: Config) -> None:
    """Commands beside a service run as its user: another user cannot read its data, and root would leave files there
    that the service cannot write. Raises BadInput that says how.
    """
    data_dir = config.database.data_dir
    if config.database.uri.get_secret_value():
        return
    try:
        owner = data_dir.stat().st_uid
    except FileNotFoundError:
        return
    except PermissionError:
        owner = data_dir.parent.stat().st_uid
    if owner == os.geteuid():
        return
    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:
        name = f"#{owner}"
    raise BadInput(f"{data_dir} belongs to {name}", f"run this as that user: sudo -u {name} mailbot …")


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - fixed commands
    except (OSError, subprocess.CalledProcessError) as error:
        words = error.stderr.strip() if isinstance(error, subprocess.CalledProcessError) else why(error)
        raise BadInput(f"{' '.join(command)} failed: {words}", "do it by hand, then try again") from error

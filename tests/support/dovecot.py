"""A real, unprivileged Dovecot for one test session: IMAP, IMAPS and LMTP on ephemeral ports of 127.0.0.1.

Any user name with the password "secret" is accepted, so each test takes a fresh user: the fixture `mailbox`.
Works as root (mail then belongs to the user `mail`) and as an ordinary user.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import grp
import ipaddress
import itertools
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mailbot.config import Imap

HOST = "127.0.0.1"
PASSWORD = "secret"
DOMAIN = "home.example"
INSTALL = "apt-get install --no-install-recommends dovecot-core dovecot-imapd dovecot-lmtpd"
START_SECONDS = 20.0

_serial = itertools.count(1)


# ------------------------------------------------------------------------------------------------ fixtures


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """The session's Dovecot; tests that ask for it are skipped where it is not installed, but fail under CI."""
    require_dovecot()
    with running_dovecot() as server:
        yield server


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Mailbox:
    """A mailbox of a user that no other test has."""
    return dovecot.new_mailbox()


def require_dovecot() -> None:
    """Skip the calling test where a usable Dovecot is missing; with CI in the environment, fail it."""
    problem = _missing()
    if problem and os.environ.get("CI"):
        pytest.fail(f"{problem}; {INSTALL}", pytrace=False)
    if problem:
        pytest.skip(f"{problem}; {INSTALL}")


# ------------------------------------------------------------------------------------------------ what tests hold


@dataclass(frozen=True)
class Mailbox:
    """One user of the server. `address` is where LMTP delivers to; plus-addresses of it arrive here too."""

    server: Dovecot
    user: str

    @property
    def address(self) -> str:
        return f"{self.user}@{DOMAIN}"

    @property
    def password(self) -> str:
        return PASSWORD

    def settings(self, **changes: Any) -> Imap:
        """An `[imap]` section for this mailbox: port 143 in clear, unless `changes` says otherwise."""
        return Imap.model_validate(
            {
                "host": HOST,
                "port": self.server.imap,
                "security": "none",
                "username": self.user,
                "password": PASSWORD,
                "timeout_seconds": 20,
            }
            | changes
        )

    def deliver(self, raw: bytes, *, recipient: str = "", sender: str = "lead@away.example") -> None:
        """Hand one mail to LMTP (RFC 2033), as a mail server would; `recipient` may be a plus-address."""
        self.server.deliver(raw, recipient or self.address, sender=sender)

    def drop(self, mails: Iterable[bytes], folder: str = "INBOX", *, seen: bool = False, days_ago: int = 0) -> int:
        """Write mails straight into the maildir, in order, and return how many: thousands of them in a second.

        They arrived `days_ago`, as Dovecot tells by the time of the file.
        """
        target = self.folder_path(folder) / ("cur" if seen else "new")
        self._make_maildir(target.parent)
        count = 0
        for raw in mails:
            # Dovecot numbers new files in the order of their names.
            name = f"{int(time.time()):010d}.M{next(_serial):09d}P{os.getpid()}.rig{':2,S' if seen else ''}"
            file = target / name
            file.write_bytes(raw)
            if days_ago:
                arrived = time.time() - days_ago * 86_400
                os.utime(file, (arrived, arrived))
            self.server.give(file)
            count += 1
        return count

    def stored(self, folder: str = "INBOX") -> list[bytes]:
        """The mails that the folder holds on disk, oldest first, with the line ends they were stored with."""
        path = self.folder_path(folder)
        files = [file for part in ("cur", "new") for file in (path / part).glob("*")]
        return [file.read_bytes() for file in sorted(files, key=lambda file: file.name)]

    def folder_path(self, folder: str = "INBOX") -> Path:
        """The maildir of a folder, `/` separating levels. ASCII names without dots only."""
        home = self.server.directory / "mail" / self.user
        return home if folder.upper() == "INBOX" else home / ("." + folder.replace("/", "."))

    def _make_maildir(self, path: Path) -> None:
        home = self.folder_path()
        for directory in (home, path, *(path / part for part in ("cur", "new", "tmp"))):
            if not directory.exists():
                directory.mkdir(parents=True)
                self.server.give(directory)


@dataclass
class Dovecot:
    """A running server. `imap`, `imaps` and `lmtp` are its ports, `certificate` the PEM that clients may trust."""

    directory: Path
    imap: int
    imaps: int
    lmtp: int
    owner: Account = field(repr=False)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def certificate(self) -> Path:
        return self.directory / "cert.pem"

    @property
    def log(self) -> str:
        """What Dovecot wrote so far."""
        file = self.directory / "dovecot.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def new_mailbox(self, user: str = "") -> Mailbox:
        """A mailbox under a fresh user name, or the given one."""
        return Mailbox(self, user or f"u{uuid.uuid4().hex[:12]}")

    def deliver(self, raw: bytes, recipient: str, *, sender: str = "lead@away.example") -> None:
        """One mail to one recipient by LMTP (Python's client reads a single reply after DATA)."""
        with smtplib.LMTP(HOST, self.lmtp, timeout=30) as client:
            client.sendmail(sender, [recipient], raw)

    def give(self, path: Path) -> None:
        """Make a file or directory belong to the user under whom mail is kept."""
        if os.geteuid() == 0:
            os.chown(path, self.owner.uid, self.owner.gid)


@dataclass(frozen=True)
class Account:
    """A Unix account: who keeps the mail."""

    name: str
    group: str
    uid: int
    gid: int

    @classmethod
    def of(cls, name: str) -> Account:
        entry = pwd.getpwnam(name)
        return cls(name, grp.getgrgid(entry.pw_gid).gr_name, entry.pw_uid, entry.pw_gid)


# ------------------------------------------------------------------------------------------------ the process


@contextmanager
def running_dovecot(extend: Callable[[Path], str] = lambda directory: "") -> Iterator[Dovecot]:
    """Start a Dovecot and stop it at the end.

    `extend` may put files into the server's directory and returns further lines of configuration.
    """
    directory = Path(tempfile.mkdtemp(prefix="dovecot-"))
    directory.chmod(0o755)  # its processes drop to other users when it is started as root
    owner = Account.of("mail") if os.geteuid() == 0 else Account.of(pwd.getpwuid(os.geteuid()).pw_name)
    server = Dovecot(directory, *_free_ports(3), owner=owner)
    for part in ("mail", "home"):
        (directory / part).mkdir()
        server.give(directory / part)
    _write_certificate(directory)
    (directory / "dovecot.conf").write_text(_configuration(server) + extend(directory))
    try:
        _start(server)
        yield server
    finally:
        _stop(server)
        shutil.rmtree(directory, ignore_errors=True)


def _start(server: Dovecot) -> None:
    binary = _find("dovecot")
    assert binary
    with (server.directory / "stderr").open("wb") as errors:
        server.process = subprocess.Popen(
            [binary, "-F", "-c", str(server.directory / "dovecot.conf")],
            stdout=errors,
            stderr=errors,
            start_new_session=True,  # so that killpg reaches its children and nobody else's
            preexec_fn=_die_with_parent,
        )
    deadline = time.monotonic() + START_SECONDS
    while not _greets(server.imap):
        if server.process.poll() is not None or time.monotonic() > deadline:
            words = (server.directory / "stderr").read_text(errors="replace") + server.log
            raise RuntimeError(f"Dovecot did not start: {words}")
        time.sleep(0.02)


def _die_with_parent() -> None:
    """Linux: let Dovecot get SIGTERM when the test process is killed and cannot stop it any more."""
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG of prctl(2)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def _stop(server: Dovecot) -> None:
    process = server.process
    if process is None:
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _greets(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=5) as client:
            return client.recv(64).startswith(b"* OK")
    except OSError:
        return False


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind((HOST, 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _missing() -> str:
    """What keeps us from running Dovecot here, or the empty string."""
    binary = _find("dovecot")
    if not binary:
        return "Dovecot is not installed"
    version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False).stdout.split()
    if not version or not version[0].startswith("2.3"):
        return f"this rig's configuration is for Dovecot 2.3, here is {version[0] if version else 'none'}"
    libexec = [Path(place) for place in ("/usr/lib/dovecot", "/usr/libexec/dovecot", "/usr/local/libexec/dovecot")]
    lacking = [part for part in ("imap", "lmtp") if not any((place / part).exists() for place in libexec)]
    return f"Dovecot lacks {' and '.join(lacking)}" if lacking else ""


def _find(binary: str) -> str | None:
    return shutil.which(binary, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def _write_certificate(directory: Path) -> None:
    """A self-signed certificate for localhost and 127.0.0.1, valid for a day on both sides of now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(HOST))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    (directory / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (directory / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (directory / "key.pem").chmod(0o600)


def _configuration(server: Dovecot) -> str:
    owner, place = server.owner, server.directory
    root = os.geteuid() == 0
    internal = Account.of("dovecot") if root else owner
    login = "dovenull" if root else owner.name
    return f"""
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/dovecot.log
protocols = imap lmtp
listen = {HOST}
default_internal_user = {internal.name}
default_internal_group = {internal.group}
default_login_user = {login}
first_valid_uid = 1
first_valid_gid = 0
ssl = yes
ssl_cert = <{place}/cert.pem
ssl_key = <{place}/key.pem
ssl_dh =
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Ln
auth_failure_delay = 0
mail_location = maildir:{place}/mail/%n
mail_fsync = never
mail_max_userip_connections = 200
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={owner.uid} gid={owner.gid} home={place}/home/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    special_use = \\Sent
    auto = subscribe
  }}
  mailbox Junk {{
    special_use = \\Junk
    auto = subscribe
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {server.imap}
  }}
  inet_listener imaps {{
    port = {server.imaps}
  }}
}}
service lmtp {{
  chroot =
  inet_listener lmtp {{
    port = {server.lmtp}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  chroot =
}}
service auth-worker {{
  user = {internal.name}
}}
protocol lmtp {{
  recipient_delimiter = +
}}
"""

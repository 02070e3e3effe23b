"""The configuration: config.toml, MAILBOT_SECTION__KEY variables over it, every key typed and explained.

`load(path)` is the way in. Unknown keys are refused wherever they stand, and each error names its key.
"""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from mailbot.errors import ConfigError

SEARCH_PATH = (Path("config.toml"), Path("/etc/mailbot/config.toml"))


# ------------------------------------------------------------------------------------------------ key types


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"unknown time zone {name!r}; write one like America/New_York")
    return name


def _mode(value: str) -> str:
    if value in ("off", "live") or (value.startswith("redirect:") and "@" in value):
        return value
    raise ValueError('must be "off", "live" or "redirect:ADDRESS"')


def _hours(value: str) -> str:
    if value not in ("any", "none"):
        parse_hours(value)
    return value


def _words(value: Any) -> Any:
    """A list written in an environment variable is one string with commas."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _folded(addresses: list[str]) -> list[str]:
    """Addresses as they are compared, see mailbot.mail.addresses.normalise."""
    return [_address(address).lower() for address in addresses]


def _address(value: str) -> str:
    bare = value.strip()
    local, at, domain = bare.rpartition("@")
    if bare and not (local and at and domain and not re.search(r"\s|[<>]", bare)):
        raise ValueError(f"{value!r} is no address: write it like name@example.com")
    return bare


def _public(url: str) -> str:
    """It stands in the header of every mail to leads (RFC 8058)."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("https", "http") or not parts.hostname or not re.fullmatch(r"[!-;=?-~]+", url)):
        raise ValueError(f"{url!r} must be written like https://mail.agency.example")
    return url


def _command(value: Any) -> Any:
    """A command as one string is split into its words as a shell would; no shell ever runs it."""
    return shlex.split(value) if isinstance(value, str) else value


def _endpoint(url: str) -> str:
    """Secrets go there: encrypted, unless it is on this machine."""
    parts = urlsplit(url)
    near = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "::1", "localhost")
    if url and not (near or (parts.scheme == "https" and parts.hostname)):
        raise ValueError(f"{url!r} must begin with https://")
    return url


def parse_hours(value: str) -> tuple[time, time]:
    """ "09:00-17:30" as two times of day; "21:00-08:00" reaches over midnight. Raises ValueError for anything else."""
    start, _, end = value.partition("-")
    try:
        span = time.fromisoformat(start.strip()), time.fromisoformat(end.strip())
    except ValueError:
        raise ValueError(f'{value!r} must be written like "09:00-17:00"') from None
    if span[0] == span[1]:
        raise ValueError(f"{value!r} ends when it starts")
    return span


Words = Annotated[list[str], BeforeValidator(_words)]
Addresses = Annotated[list[str], BeforeValidator(_words), AfterValidator(_folded)]
Command = Annotated[list[str], BeforeValidator(_command)]
Endpoint = Annotated[str, AfterValidator(_endpoint)]
Zone = Annotated[str, AfterValidator(_zone)]
Hours = Annotated[str, AfterValidator(_hours)]
Address = Annotated[str, AfterValidator(_address)]  # or the empty string
PublicUrl = Annotated[str, AfterValidator(_public)]
SendingMode = Annotated[str, AfterValidator(_mode)]


class Security(StrEnum):
    """How a connection to a mail server is protected."""

    TLS = "tls"  # encrypted from the first byte (ports 993, 465)
    STARTTLS = "starttls"  # encrypted before logging in (ports 143, 587)
    NONE = "none"  # in clear; only for a server on this machine


class SentCopy(StrEnum):
    """Who keeps the copy of what we send in the Sent folder."""

    AUTO = "auto"  # look whether the server keeps one, append where it does not
    SERVER = "server"  # the server does (Gmail, Microsoft 365)
    APPEND = "append"  # we do


class Auth(StrEnum):
    """How mailbot logs in to a mail server."""

    PASSWORD = "password"  # noqa: S105 - the name of a way, not a password
    OAUTH = "oauth"  # an access token; [oauth] says where it comes from


class Embeddings(StrEnum):
    """Whether sentences of drafts are turned into embeddings on this machine, for the check of fair housing."""

    AUTO = "auto"  # where a model words replies and the extra local-embeddings is installed
    ON = "on"  # and nothing starts without it
    OFF = "off"


class Provider(StrEnum):
    """Whose OAuth 2 endpoints `mailbot login` speaks to."""

    NONE = ""
    GOOGLE = "google"
    MICROSOFT = "microsoft"
    CUSTOM = "custom"  # [oauth] names the endpoints


class Autonomy(StrEnum):
    """How far mailbot may go by itself for mail of one intent."""

    OFF = "off"  # stored and shown, never answered
    DRAFT = "draft"  # a draft waits for a person
    AUTO = "auto"  # sent, unless a check fails or the reader is unsure


class Section(BaseModel):
    """Base of all sections: immutable, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


def _named_once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def secret_of(value: SecretStr, file: Path | None, key: str) -> str:
    """The secret itself, from the key or from the file named beside it. Raises ConfigError."""
    if file is None:
        return value.get_secret_value()
    path = Path(os.environ.get("CREDENTIALS_DIRECTORY", ""), file) if not file.is_absolute() else file
    try:
        return path.read_text().strip()
    except OSError as error:
        raise ConfigError(
            f"{key}: cannot read {path}: {error.strerror}", "name a file that the service's user may read"
        ) from error


# ------------------------------------------------------------------------------------------------ sections


class Business(Section):
    """Who is writing, and what mailbot may say about the business."""

    account: str = "main"
    name: str = ""
    agent: str = ""
    phone: str = ""
    postal_address: str = ""
    website: str = ""
    license: str = ""
    timezone: Zone = "America/New_York"
    currency: Literal["USD", "EUR", "GBP", "CAD", "AUD", "MXN"] = "USD"
    staff: Addresses = []
    facts: dict[str, str] = {}

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Database(Section):
    """Where mailbot keeps everything."""

    uri: SecretStr = SecretStr("")
    name: str = "mailbot"
    data_dir: Path = Path("mailbot-data")
    cache_mb: int = Field(256, ge=64)


class Dkim(Section):
    """The key that mailbot signs outgoing mail with (RFC 6376); with no selector the submission server does."""

    selector: str = ""
    domain: str = ""
    key: SecretStr = SecretStr("")
    key_file: Path | None = None

    def secret(self) -> str:
        return secret_of(self.key, self.key_file, "smtp.dkim.key_file")


class Smtp(Section):
    """The submission server that mail leaves through."""

    host: str = ""
    port: int = Field(587, ge=1, le=65535)
    security: Security = Security.STARTTLS
    verify: bool = True
    auth: Auth = Auth.PASSWORD
    username: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    from_address: str = ""
    reply_address: str = ""
    plus_addressing: bool = True
    connections: int = Field(2, ge=1, le=32)
    timeout_seconds: float = Field(60, gt=0)
    dkim: Dkim = Dkim()

    def secret(self) -> str:
        return secret_of(self.password, self.password_file, "smtp.password_file")


class Imap(Section):
    """The mailbox that answers arrive in."""

    host: str = ""
    port: int = Field(993, ge=1, le=65535)
    security: Security = Security.TLS
    verify: bool = True
    auth: Auth = Auth.PASSWORD
    username: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    folders: Words = ["INBOX"]
    authserv_id: str = ""
    sent_folder: str = ""
    junk_folder: str = ""
    sent_copy: SentCopy = SentCopy.AUTO
    idle: bool = True
    poll_seconds: int = Field(60, ge=1)
    batch_messages: int = Field(100, ge=1, le=1000)
    batch_bytes: int = Field(8_000_000, ge=100_000)
    timeout_seconds: float = Field(60, gt=0)
    alert_after_seconds: int = Field(900, ge=0)

    def secret(self) -> str:
        return secret_of(self.password, self.password_file, "imap.password_file")


class OAuth(Section):
    """Where the access tokens of `auth = "oauth"` come from: a command, or what `mailbot login` was granted."""

    token_command: Command = []
    command_seconds: float = Field(30, gt=0)
    provider: Provider = Provider.NONE
    tenant: str = Field("common", pattern=r"[A-Za-z0-9.-]+")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    client_secret_file: Path | None = None
    device_endpoint: Endpoint = ""
    token_endpoint: Endpoint = ""
    scopes: Words = []

    def secret(self) -> str:
        return secret_of(self.client_secret, self.client_secret_file, "oauth.client_secret_file")


class Price(Section):
    """What a model costs, in currency units per million tokens; without `cached`, cached input costs like any other."""

    input: Decimal = Field(ge=0)
    output: Decimal = Field(ge=0)
    cached: Decimal | None = Field(None, ge=0)


class Ai(Section):
    """The language models; with none named, the built-in reader and templates do the work."""

    model: str = ""
    reader_model: str = ""
    reader_fallback: str = ""
    writer_model: str = ""
    writer_fallback: str = ""
    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    api_key_file: Path | None = None
    timeout_seconds: float = Field(45, ge=1, le=300)
    retries: int = Field(2, ge=0, le=5)
    daily_cap: Decimal = Field(Decimal(5), ge=0)
    thread_cap: Decimal = Field(Decimal("0.5"), ge=0)
    embeddings: Embeddings = Embeddings.AUTO
    prices: dict[str, Price] = {}

    @model_validator(mode="after")
    def _check(self) -> Ai:
        for role in ("reader", "writer"):
            if getattr(self, f"{role}_fallback") and not (getattr(self, f"{role}_model") or self.model):
                raise ValueError(f"{role}_fallback stands behind a model: set {role}_model or model too")
        return self

    def secret(self) -> str:
        return secret_of(self.api_key, self.api_key_file, "ai.api_key_file")

    @property
    def reader_models(self) -> tuple[str, ...]:
        """Who reads mail, in the order in which they are asked; none: the built-in reader."""
        return _named_once(self.reader_model or self.model, self.reader_fallback)

    @property
    def writer_models(self) -> tuple[str, ...]:
        """Who words replies, in the order in which they are asked; none: the templates."""
        return _named_once(self.writer_model or self.model, self.writer_fallback)

    @property
    def all_models(self) -> tuple[str, ...]:
        """Every model that may be asked, each once."""
        return _named_once(*self.reader_models, *self.writer_models)


class AutonomyTable(Section):
    """Per intent."""

    buyer: Autonomy = Autonomy.AUTO
    seller: Autonomy = Autonomy.AUTO
    renter: Autonomy = Autonomy.AUTO
    general: Autonomy = Autonomy.AUTO
    not_interested: Autonomy = Autonomy.AUTO


class BusinessHours(Section):
    """When calls may be offered, per weekday, in the account's zone; an empty string is a closed day."""

    mon: str = "09:00-17:00"
    tue: str = "09:00-17:00"
    wed: str = "09:00-17:00"
    thu: str = "09:00-17:00"
    fri: str = "09:00-17:00"
    sat: str = ""
    sun: str = ""

    @model_validator(mode="after")
    def _check(self) -> BusinessHours:
        for value in self.by_weekday():
            if value and (span := parse_hours(value))[0] > span[1]:
                raise ValueError(f"{value!r} ends before it starts")
        return self

    def by_weekday(self) -> tuple[str, ...]:
        """Monday first."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)


MIN_REASON_WORDS = 3  # a check is switched off for a reason that another person can judge


class Conversation(Section):
    """How mailbot talks."""

    settle_seconds: int = Field(60, ge=0)
    call_after_exchanges: int = Field(4, ge=1, le=20)
    suggestions: int = Field(3, ge=1, le=5)
    max_replies_per_thread: int = Field(20, ge=1)
    max_replies_per_address_per_day: int = Field(8, ge=1)
    reply_hours: Hours = "any"
    disclosure: str = ""
    call_minutes: int = Field(30, ge=10, le=180)
    call_notice_hours: int = Field(4, ge=0)
    call_days_ahead: int = Field(10, ge=1, le=60)
    reminder_hours: list[Annotated[float, Field(gt=0, le=24 * 60)]] = [24, 1]
    busy_ics: str = ""
    business_hours: BusinessHours = BusinessHours()
    autonomy: AutonomyTable = AutonomyTable()
    checks_off: dict[str, str] = {}

    @field_validator("checks_off")
    @classmethod
    def _reasons(cls, off: dict[str, str]) -> dict[str, str]:
        for name, reason in off.items():
            if len(reason.split()) < MIN_REASON_WORDS:
                raise ValueError(f"{name}: write down the reason, in {MIN_REASON_WORDS} words at least")
        return off


class Sending(Section):
    """What may leave, when and how fast."""

    mode: SendingMode = "off"
    operator: Address = ""
    rate_per_minute: int = Field(60, ge=1)
    quiet_hours: Hours = "none"
    max_campaigns_per_week: int = Field(3, ge=1)
    max_lateness_hours: int = Field(24, ge=1)
    lease_seconds: int = Field(120, ge=5)
    batch: int = Field(100, ge=1, le=1000)
    digest_minutes: int = Field(15, ge=1)
    signing_key: SecretStr = SecretStr("")
    signing_key_file: Path | None = None

    def secret(self) -> str:
        """The signing key, or the empty string: then one is made and kept in database.data_dir."""
        return secret_of(self.signing_key, self.signing_key_file, "sending.signing_key_file")

    @property
    def redirect(self) -> str:
        """The address that everything goes to instead, or the empty string."""
        return self.mode.removeprefix("redirect:") if self.mode.startswith("redirect:") else ""


class Web(Section):
    """The dashboard."""

    enabled: bool = True
    host: str = "127.0.0.1"
    port: int = Field(8025, ge=0, le=65535)
    public_url: PublicUrl = ""
    metrics_token: SecretStr = SecretStr("")
    metrics_token_file: Path | None = None

    def metrics_secret(self) -> str:
        """What whoever reads /metrics from elsewhere must show, or the empty string."""
        return secret_of(self.metrics_token, self.metrics_token_file, "web.metrics_token_file")


class Config(Section):
    """Everything that an operator can set."""

    business: Business = Business()
    database: Database = Database()
    smtp: Smtp = Smtp()
    imap: Imap = Imap()
    oauth: OAuth = OAuth()
    ai: Ai = Ai()
    conversation: Conversation = Conversation()
    sending: Sending = Sending()
    web: Web = Web()


# ------------------------------------------------------------------------------------------------ loading


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
    """The configuration file that would be read, or None. Raises ConfigError when the named one is not there."""
    named = path or (Path(environ["MAILBOT_CONFIG"]) if environ.get("MAILBOT_CONFIG") else None)
    if named:
        if not named.is_file():
            raise ConfigError(
                f"there is no configuration at {named}", "run `mailbot init` or name another with --config"
            )
        return named
    return next((place for place in SEARCH_PATH if place.is_file()), None)


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
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
    return f"{key}: {line['msg'].removeprefix('Value error, ')}"


def _with_data_dir(config: Config, data_dir: Path) -> Config:
    return config.model_copy(update={"database": config.database.model_copy(update={"data_dir": data_dir})})

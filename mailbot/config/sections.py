"""The sections of the configuration, every key typed; its default is what holds where nothing is written."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from mailbot.config.keys import (
    Address,
    Addresses,
    Auth,
    Autonomy,
    Command,
    DayHours,
    Embeddings,
    Endpoint,
    Hours,
    HoursBefore,
    Provider,
    PublicUrl,
    Security,
    SendingMode,
    SentCopy,
    Words,
    Zone,
)
from mailbot.errors import ConfigError

MIN_REASON_WORDS = 3  # a check is switched off for a reason that another person can judge
HOUR, DAY = 3600, 24 * 3600  # seconds; no span of time is longer than a clock can count


class Section(BaseModel):
    """Base of all sections: immutable, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False)


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
        return _secret_of(self.key, self.key_file, "smtp.dkim.key_file")


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
    from_address: Address = ""
    reply_address: Address = ""
    plus_addressing: bool = True
    connections: int = Field(2, ge=1, le=32)
    timeout_seconds: float = Field(60, gt=0, le=HOUR)
    dkim: Dkim = Dkim()

    def secret(self) -> str:
        return _secret_of(self.password, self.password_file, "smtp.password_file")


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
    aliases: Addresses = []
    authserv_id: str = ""
    sent_folder: str = ""
    junk_folder: str = ""
    sent_copy: SentCopy = SentCopy.AUTO
    idle: bool = True
    poll_seconds: int = Field(60, ge=1, le=DAY)
    batch_messages: int = Field(100, ge=1, le=1000)
    batch_bytes: int = Field(8_000_000, ge=100_000)
    timeout_seconds: float = Field(60, gt=0, le=HOUR)
    alert_after_seconds: int = Field(900, ge=0, le=30 * DAY)

    @property
    def mailbox(self) -> str:
        """The name under which it is kept how far the mailbox was read."""
        return f"{self.username}@{self.host}"

    def secret(self) -> str:
        return _secret_of(self.password, self.password_file, "imap.password_file")


class OAuth(Section):
    """Where the access tokens of `auth = "oauth"` come from: a command, or what `mailbot login` was granted."""

    token_command: Command = []
    command_seconds: float = Field(30, gt=0, le=HOUR)
    provider: Provider = Provider.NONE
    tenant: str = Field("common", pattern=r"[A-Za-z0-9.-]+")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    client_secret_file: Path | None = None
    device_endpoint: Endpoint = ""
    token_endpoint: Endpoint = ""
    scopes: Words = []

    def secret(self) -> str:
        return _secret_of(self.client_secret, self.client_secret_file, "oauth.client_secret_file")


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
    timeout_seconds: float = Field(45, ge=1, le=60)  # of one attempt; a whole question takes two at most
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
        return _secret_of(self.api_key, self.api_key_file, "ai.api_key_file")

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

    mon: DayHours = "09:00-17:00"
    tue: DayHours = "09:00-17:00"
    wed: DayHours = "09:00-17:00"
    thu: DayHours = "09:00-17:00"
    fri: DayHours = "09:00-17:00"
    sat: DayHours = ""
    sun: DayHours = ""

    def by_weekday(self) -> tuple[str, ...]:
        """Monday first."""
        return (self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun)


class Conversation(Section):
    """How mailbot talks."""

    settle_seconds: int = Field(60, ge=0, le=7 * DAY)
    call_after_exchanges: int = Field(4, ge=1, le=20)
    suggestions: int = Field(3, ge=1, le=5)
    max_replies_per_thread: int = Field(20, ge=1)
    max_replies_per_address_per_day: int = Field(8, ge=1)
    reply_hours: Hours = "any"
    disclosure: str = ""
    call_minutes: int = Field(30, ge=10, le=180)
    call_notice_hours: int = Field(4, ge=0, le=60 * 24)
    call_days_ahead: int = Field(10, ge=1, le=60)
    reminder_hours: HoursBefore = [24, 1]
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
        return {name.lower(): reason for name, reason in off.items()}  # variables are written in capitals


class Sending(Section):
    """What may leave, when and how fast."""

    mode: SendingMode = "off"
    operator: Address = ""
    rate_per_minute: int = Field(60, ge=1, le=1_000_000)
    quiet_hours: Hours = "none"
    max_campaigns_per_week: int = Field(3, ge=1)
    max_lateness_hours: int = Field(24, ge=1, le=365 * 24)
    lease_seconds: int = Field(120, ge=5, le=DAY)
    batch: int = Field(100, ge=1, le=1000)
    digest_minutes: int = Field(15, ge=1, le=7 * 24 * 60)
    signing_key: SecretStr = SecretStr("")
    signing_key_file: Path | None = None

    def secret(self) -> str:
        """The signing key, or the empty string: then one is made and kept in database.data_dir."""
        return _secret_of(self.signing_key, self.signing_key_file, "sending.signing_key_file")

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

    def link(self, path: str) -> str:
        """The address of a page for whoever is elsewhere; empty where no dashboard is published."""
        return f"{self.public_url.rstrip('/')}{path}" if self.enabled and self.public_url else ""

    def metrics_secret(self) -> str:
        """What whoever reads /metrics from elsewhere must show, or the empty string."""
        return _secret_of(self.metrics_token, self.metrics_token_file, "web.metrics_token_file")


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


# ------------------------------------------------------------------------------------------------ helpers


def _named_once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _secret_of(value: SecretStr, file: Path | None, key: str) -> str:
    """The secret itself, from the key or from the file named beside it. Raises ConfigError."""
    if file is None:
        return value.get_secret_value()
    path = Path(os.environ.get("CREDENTIALS_DIRECTORY", ""), file) if not file.is_absolute() else file
    try:
        secret = path.read_text(encoding="utf-8-sig").strip()
    except OSError as error:
        raise ConfigError(
            f"{key}: cannot read {path}: {error.strerror}", "name a file that the service's user may read"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{key}: {path} is no text in UTF-8", "write the secret alone into it") from error
    if not secret:
        raise ConfigError(f"{key}: {path} is empty", "write the secret into it")
    return secret

"""A campaign as its author writes it: the TOML file of `mailbot campaign create`.

name = "Spring in Old Town"
rate_per_minute = 30            # optional
start_at = 2027-03-01T09:00:00  # optional; local time of the account's zone unless it names an offset

[audience]
tags = ["buyer"]                # or kind = "all", or [audience.where] with values of columns; one of them is required

[[steps]]
subject = "Hello {{ contact.first_name }}"
text_file = "spring.txt"        # or text = ...; html and html_file likewise
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mailbot.campaigns.rendering import check_step
from mailbot.config.wrong_values import in_words
from mailbot.errors import BadInput
from models.campaign import Audience, AudienceKind, Step

NAME_AN_AUDIENCE = 'write [audience] with tags = ["buyer"], or [audience.where], or kind = "all" for every lead'


@dataclass(frozen=True, slots=True)
class CampaignSpec:
    """What the author asked for, checked; `start_at` in UTC."""

    name: str
    steps: tuple[Step, ...]
    audience: Audience
    rate_per_minute: int | None
    start_at: datetime | None


class _AudienceFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: AudienceKind | None = None
    tags: list[str] = []
    where: dict[str, str] = {}


class _StepFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    subject: str = Field(min_length=1)
    text: str = ""
    text_file: str = ""
    html: str = ""
    html_file: str = ""
    wait_days: int = Field(0, ge=0, le=365)


class _CampaignFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1)
    rate_per_minute: int | None = Field(None, ge=1, le=1_000_000)
    start_at: datetime | None = None
    audience: _AudienceFile = _AudienceFile()
    steps: list[_StepFile] = Field(min_length=1)


def read_spec(file: Path, zone: ZoneInfo) -> CampaignSpec:
    """Read and check a campaign file. Raises BadInput naming the key and the mend."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}", "name a campaign file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} is not TOML: {error}", "correct that line") from error
    return spec_of(values, zone, base=file.parent, named=str(file))


def spec_of(values: dict[str, Any], zone: ZoneInfo, *, base: Path, named: str) -> CampaignSpec:
    """Check a campaign given as plain values. A mail of one step may stand at the top level."""
    if "steps" not in values:
        lifted = {key: values[key] for key in _StepFile.model_fields if key in values}
        values = {
            **{key: value for key, value in values.items() if key not in lifted},
            "steps": [lifted] if lifted else [],
        }
    try:
        spec = _CampaignFile.model_validate(values)
    except ValidationError as error:
        raise BadInput(f"{named}: {_first_problem(error)}", "correct the file") from error
    steps = tuple(_step(step, base, place) for place, step in enumerate(spec.steps, start=1))
    audience = _audience(spec.audience, named)
    return CampaignSpec(spec.name, steps, audience, spec.rate_per_minute, _in_utc(spec.start_at, zone))


def _step(step: _StepFile, base: Path, place: int) -> Step:
    made = Step(
        subject=step.subject,
        text=_body(step.text, step.text_file, base),
        html=_body(step.html, step.html_file, base),
        wait_days=step.wait_days,
    )
    check_step(made, place)
    return made


def _body(text: str, file: str, base: Path) -> str:
    if not file:
        return text
    if text:
        raise BadInput(f"a step has both a text and the file {file}", "keep one of them")
    try:
        return (base / file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"cannot read {base / file}: {error.strerror}", "correct the file's name") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{base / file} is not UTF-8: {error}", "save it as UTF-8") from error


def _audience(given: _AudienceFile, named: str) -> Audience:
    """Whom it is for. Raises BadInput where it names nobody, or names tags or conditions that would not count.

    Everybody gets mail only where the author says so: a forgotten table must not mean every lead.
    """
    kind = given.kind or (AudienceKind.TAGS if given.tags else AudienceKind.FILTER if given.where else None)
    if kind in (None, AudienceKind.NONE):
        raise BadInput(f"{named}: it does not say whom it is for", NAME_AN_AUDIENCE)
    for by, said, words in ((AudienceKind.TAGS, given.tags, "tags"), (AudienceKind.FILTER, given.where, "conditions")):
        if said and kind is not by:
            raise BadInput(f"the audience is by {kind}, and also names {words}, which would not count", "keep one")
    return Audience(kind=kind, tags=tuple(given.tags), where=given.where)


def _in_utc(start: datetime | None, zone: ZoneInfo) -> datetime | None:
    if start is None:
        return None
    return (start if start.tzinfo else start.replace(tzinfo=zone)).astimezone(UTC)


def _first_problem(error: ValidationError) -> str:
    problems: Sequence[Any] = error.errors()
    first = problems[0]
    key = ".".join(str(part) for part in first["loc"])
    return f"unknown key {key}" if first["type"] == "extra_forbidden" else f"{key}: {in_words(first)}"

"""What every document has in common: an account, and times in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from beanie import Document
from pydantic import BaseModel, ConfigDict, Field
from pymongo import ASCENDING, IndexModel

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # the lower bound of "until now" on a date that may be null


def utcnow() -> datetime:
    """The present moment, for documents made outside a story that has a clock."""
    return datetime.now(UTC)


def index(*keys: str, unique: bool = False, where: dict[str, Any] | None = None) -> IndexModel:
    """An index that account_id leads (rule 8 of docs/rules.md).

    `where` makes it partial: the embedded store writes every entry of a document again whenever it changes, so one that
    no query asks for is dear. A query uses it where its own conditions imply `where` (equality or range, no $in).
    """
    fields = [("account_id", ASCENDING), *((key, ASCENDING) for key in keys)]
    options: dict[str, Any] = {"partialFilterExpression": where} if where else {}
    return IndexModel(fields, name=index_name("account_id", *keys), unique=unique, **options)


def index_name(*keys: str) -> str:
    """What we call an index of these fields."""
    return "_".join(key.replace(".", "-") for key in keys)


class Part(BaseModel):
    """A value inside a document."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Scoped(Document):
    """A document of one account. `heavy` names the fields that are left in the database unless asked for."""

    heavy: ClassVar[tuple[str, ...]] = ()

    account_id: str = ""
    created_at: datetime = Field(default_factory=utcnow)

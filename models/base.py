"""What every document has in common: an account, and times in UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from beanie import Document
from pydantic import BaseModel, ConfigDict, Field
from pymongo import ASCENDING, IndexModel


def utcnow() -> datetime:
    """The present moment, for documents made outside a story that has a clock."""
    return datetime.now(UTC)


def index(*keys: str, unique: bool = False, where: dict[str, Any] | None = None) -> IndexModel:
    """An index that account_id leads (rule 8); `where` makes it partial."""
    fields = [("account_id", ASCENDING), *((key, ASCENDING) for key in keys)]
    name = "_".join(key.replace(".", "-") for key, _ in fields)
    options: dict[str, Any] = {"partialFilterExpression": where} if where else {}
    return IndexModel(fields, name=name, unique=unique, **options)


class Part(BaseModel):
    """A value inside a document."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Scoped(Document):
    """A document of one account. `heavy` names the fields that are left in the database unless asked for."""

    heavy: ClassVar[tuple[str, ...]] = ()

    account_id: str = ""
    created_at: datetime = Field(default_factory=utcnow)

"""An upload: a file that somebody is about to import, kept for as long as they look at it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from models.base import Scoped, index


class UploadKind(StrEnum):
    """What the rows of the file are."""

    CONTACTS = "contacts"
    PROPERTIES = "properties"


class Upload(Scoped):
    """A CSV of one browser: only the session that sent it sees it. A session has one of each kind."""

    heavy: ClassVar[tuple[str, ...]] = ("content",)

    session_id: str
    kind: UploadKind
    name: str  # as its sender's machine calls it
    content: bytes  # zlib

    class Settings:
        name = "uploads"
        indexes = [index("session_id", "kind", unique=True), index("created_at")]

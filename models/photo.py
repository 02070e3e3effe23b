"""A photo of a property, kept by ourselves: the dashboard loads nothing from other hosts."""

from __future__ import annotations

from typing import ClassVar

from models.base import Scoped, index


class Photo(Scoped):
    """One picture, at most two megabytes. `type` was found in its first bytes, whatever its sender called it."""

    heavy: ClassVar[tuple[str, ...]] = ("content",)

    property_id: str
    digest: str  # SHA-256 of `content`
    type: str  # image/jpeg, image/png, image/webp
    content: bytes

    class Settings:
        name = "photos"
        indexes = [index("property_id", unique=True)]

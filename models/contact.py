"""A contact: a person the agency knows, by any of several addresses, and what they said they want."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from models.base import Part, Scoped, index


class ContactKind(StrEnum):
    """What a contact is to the agency; only leads are ever answered by mailbot."""

    LEAD = "lead"  # may become a client
    CLIENT = "client"  # already is one: a person answers
    STAFF = "staff"  # works here
    VENDOR = "vendor"  # sells to us, or works beside us


class StoredNeed(Part):
    """One thing a lead said they want, with the words that say it."""

    value: str | int | float | bool | list[str]
    quote: str
    message_id: str = ""
    at: datetime | None = None


class Contact(Scoped):
    """A person. `addresses` are normalised and belong to one contact of the account only.

    `change` counts the changes of all contacts: the one that was changed last has the highest (mailbot.crm.changing).
    """

    heavy: ClassVar[tuple[str, ...]] = ("terms",)

    number: int
    kind: ContactKind = ContactKind.LEAD
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    addresses: list[str] = Field(default_factory=list)
    phone: str = ""
    language: str = ""
    tags: list[str] = Field(default_factory=list)
    source: str = ""
    external_id: str | None = None  # the id in the operator's own CRM
    fields: dict[str, str] = Field(default_factory=dict)  # further columns of the import, for templates
    needs: dict[str, StoredNeed] = Field(default_factory=dict)
    away_until: datetime | None = None
    updated_at: datetime | None = None
    maybe_same: list[str] = Field(default_factory=list)  # ids of contacts that may be the same person: a person decides
    not_same: list[str] = Field(default_factory=list)  # ids of those who are not
    absorbing: list[str] = Field(default_factory=list)  # addresses of a contact that is being merged into this one
    change: int = 0  # 0: not in the list yet
    terms: list[str] = Field(default_factory=list)  # what it is found by: names, addresses, telephone

    class Settings:
        name = "contacts"
        indexes = [
            index("addresses", unique=True),
            index("number", unique=True),
            index("external_id", unique=True, where={"external_id": {"$gt": ""}}),
            index("maybe_same", where={"maybe_same": {"$gt": ""}}),
            # What lists show by what was changed last.
            index("change"),
            index("kind", "change"),
            index("tags", "change", where={"tags": {"$gt": ""}}),
            index("source", "change"),
            index("terms", "change"),
        ]

    @property
    def address(self) -> str:
        """The address that mail goes to."""
        return self.addresses[0] if self.addresses else ""

"""The navigation: its entries in order. An entry is shown when its page exists and the user may open it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from models.user import Role
from web.permissions import LEAST


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `count` names the number of mailbot.conversation.figures.attention.Counts that it shows, if any."""

    title: str
    endpoint: str
    count: str = ""

    @property
    def room(self) -> str:
        """The blueprint whose pages all stand under this entry."""
        return self.endpoint.partition(".")[0]


ENTRIES: tuple[Entry, ...] = (
    Entry("Today", "today.index"),
    Entry("Threads", "threads.index", "waiting"),
    Entry("Drafts", "drafts.index", "drafts"),
    Entry("Campaigns", "campaigns.index"),
    Entry("Contacts", "contacts.index"),
    Entry("Properties", "properties.index"),
    Entry("Calls", "calls.index", "calls_today"),
    Entry("Analytics", "analytics.index"),
    Entry("Suppression", "suppression.index"),
    Entry("Quarantine", "quarantine.index", "quarantined"),
    Entry("Settings", "settings.index"),
    Entry("Health", "health_page.index", "failing"),
)


def entries_for(role: Role, endpoints: Container[str]) -> list[Entry]:
    """What a user sees, of the pages that there are."""
    return [entry for entry in ENTRIES if entry.endpoint in endpoints and _may(role, entry.endpoint)]


def _may(role: Role, endpoint: str) -> bool:
    least = LEAST[endpoint]
    return isinstance(least, Role) and role.may(least)

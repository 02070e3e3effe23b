"""The dashboard's rooms: one module a room, each with `pages(bridge)`, which makes its blueprint."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint

from web.bridge import Bridge
from web.pages import (
    analytics,
    calls,
    campaigns,
    contacts,
    deliveries,
    drafts,
    health_page,
    mail,
    notes,
    properties,
    quarantine,
    settings,
    suppression,
    threads,
    today,
)

ROOMS: tuple[Callable[[Bridge], Blueprint], ...] = (
    today.pages,
    threads.pages,
    mail.pages,
    drafts.pages,
    deliveries.pages,
    campaigns.pages,
    contacts.pages,
    notes.pages,
    properties.pages,
    calls.pages,
    suppression.pages,
    quarantine.pages,
    analytics.pages,
    settings.pages,
    health_page.pages,
)

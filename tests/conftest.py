"""Shared fixtures: each rig in tests/support registers its fixtures by standing in this list."""

from __future__ import annotations

import gc
from itertools import count

from hypothesis import settings

# How long an example takes says how busy the machine is.
settings.register_profile("mailbot", deadline=None)
settings.load_profile("mailbot")

pytest_plugins = [
    "account_store",
    "agency",
    "chromium",
    "database",
    "dovecot",
    "embedded_mail",
    "imap_client",
    "matrix_agency",
    "oauth_provider",
    "openai_double",
    "running_daemon",
    "smtp_sink",
    "store_users",
    "web_site",
    "dashboard",
]

_ENDED = count(1)


def pytest_runtest_logfinish() -> None:
    """Servers and clients of tests hold each other in circles; Python alone lets 2 GB of them gather."""
    if next(_ENDED) % 25 == 0:
        gc.collect()

"""Shared fixtures: each rig in tests/support registers its fixtures by standing in this list."""

from __future__ import annotations

import gc
import logging
from collections import Counter
from collections.abc import Iterator
from itertools import count

import pytest
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
_SERVERS = frozenset({"dovecot", "mongodb_uri"})  # the fixtures of tests that take seconds and not milliseconds
_OUR_LOGGERS = ("mailbot", "jobs", "web", "classifiers", "models")


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    """A command that sets up its logs in the test's own process must not write into those of all later tests."""
    yield
    root = logging.getLogger()
    for handler in [one for one in root.handlers if type(one) is logging.StreamHandler]:
        root.removeHandler(handler)
    for name in _OUR_LOGGERS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    root.setLevel(logging.WARNING)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, then those with many tests that need a mail server or a database: no worker is
    to begin a long one when the others are done.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    served = Counter(item.path for item in items if _SERVERS.intersection(getattr(item, "fixturenames", ())))
    items.sort(key=lambda item: (item.path not in slow, -served[item.path]))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no later collection of garbage goes through it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Servers and clients of tests hold each other in circles; Python alone lets 2 GB of them gather."""
    if next(_ENDED) % 25 == 0:
        gc.collect()

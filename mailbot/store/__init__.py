"""The store: one account's documents in MongoDB, scoped by account in one place, written by small conditional updates.

`connect` is the way in. Everything stays on paths that are quick on the embedded store and on MongoDB alike: targeted
by `_id` or an index that account_id leads, changed in groups, never saved back whole. On the embedded store
that means:
`where` is `_id` with anything beside it, or a leading run of one index (equalities, then at most one $in or range, with
a lower bound where the field may be null); every further condition goes into `then`.
"""

from __future__ import annotations

from mailbot.store.changes import Change, Where, object_id, plain
from mailbot.store.documents import FALLING, RISING, Store, connect, digest, event
from models.base import LONG_AGO

__all__ = [
    "FALLING",
    "LONG_AGO",
    "RISING",
    "Change",
    "Store",
    "Where",
    "connect",
    "digest",
    "event",
    "object_id",
    "plain",
]

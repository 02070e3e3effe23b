"""What goes wrong with the database, in our words. They never quote the driver's: those may hold the password."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any

from pymongo.errors import (
    BulkWriteError,
    ConfigurationError,
    ConnectionFailure,
    DuplicateKeyError,
    InvalidURI,
    OperationFailure,
    PyMongoError,
)

from mailbot.errors import BadInput, StoreError

DUPLICATE_KEY = 11000
INTERNAL_ERROR = 1  # all that the embedded store says when its disk is full


def duplicates(error: BulkWriteError) -> list[int]:
    """The positions of the rows that a unique index refused; any other refusal is raised."""
    failures = error.details.get("writeErrors", [])
    others = [failure for failure in failures if failure.get("code") != DUPLICATE_KEY]
    if others or not failures:
        raise error
    return [int(failure["index"]) for failure in failures]


@contextmanager
def translated() -> Any:
    """Turn the driver's errors into ours. Their text may hold the URI with its password, so ours never quotes it."""
    try:
        yield
    except DuplicateKeyError:
        raise
    except (InvalidURI, ConfigurationError) as error:
        raise StoreError("database.uri is not a usable mongodb:// URI", "correct it", transient=False) from error
    except ConnectionFailure as error:
        raise StoreError(
            "the database does not answer", "start it, or correct database.uri; the embedded one is started anew"
        ) from error
    except OperationFailure as error:
        raise _refusal(error) from error
    except OverflowError as error:  # an integer of more than eight bytes
        raise BadInput("a number is too large to be kept", "name a smaller one") from error
    except PyMongoError as error:
        raise StoreError(f"the database failed: {type(error).__name__}", "see its log") from error


def _refusal(error: OperationFailure) -> StoreError:
    text = str((error.details or {}).get("errmsg") or error)
    if isinstance(error, BulkWriteError):
        text = "; ".join(str(failure.get("errmsg")) for failure in error.details.get("writeErrors", [])[:3]) or text
    if error.code in (18, 13):
        return StoreError("the database refuses our name or password", "correct database.uri", transient=False)
    if error.code == 14031 or "no space" in text.lower() or "disk" in text.lower():
        return StoreError(f"the database cannot write: {text[:200]}", "free disk space where it keeps its files")
    if error.code == INTERNAL_ERROR:
        return StoreError(
            f"the database failed, its disk may be full: {text[:200]}",
            "free space where it keeps its files (database.data_dir); its log says more",
        )
    return StoreError(f"the database refused: {text[:200]}", transient=False)

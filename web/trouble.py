"""Errors in the words of a page."""

from __future__ import annotations

from mailbot.errors import MailbotError


def said(error: MailbotError) -> str:
    """An error in a sentence; a mend that speaks of the command line is left out."""
    mend = "" if "`" in error.mend or "--" in error.mend else error.mend
    whole = f"{error.what}: {mend}" if mend else error.what
    return f"{whole[:1].upper()}{whole[1:]}."

"""Errors in the words of a page."""

from __future__ import annotations

from mailbot.errors import MailbotError, on_a_page


def said(error: MailbotError) -> str:
    """An error in a sentence; a mend that speaks of the command line is left out."""
    return on_a_page(error)

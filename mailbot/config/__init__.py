"""The configuration: config.toml, MAILBOT_SECTION__KEY variables over it, every key typed and explained."""

from mailbot.config.keys import Auth, Autonomy, Embeddings, Provider, Security, SentCopy, parse_hours
from mailbot.config.loading import SEARCH_PATH, find, load
from mailbot.config.sections import (
    Ai,
    Business,
    BusinessHours,
    Config,
    Conversation,
    Database,
    Dkim,
    Imap,
    OAuth,
    Price,
    Sending,
    Smtp,
    Web,
)

__all__ = [
    "SEARCH_PATH",
    "Ai",
    "Auth",
    "Autonomy",
    "Business",
    "BusinessHours",
    "Config",
    "Conversation",
    "Database",
    "Dkim",
    "Embeddings",
    "Imap",
    "OAuth",
    "Price",
    "Provider",
    "Security",
    "Sending",
    "SentCopy",
    "Smtp",
    "Web",
    "find",
    "load",
    "parse_hours",
]

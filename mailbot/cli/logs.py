"""Logging for every command: plain lines at a terminal, logfmt with a priority under systemd; always to stderr.

A record is one line, whatever strangers wrote into what it tells of, and shows no address whole: servers, exceptions
and tracebacks name them.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from mailbot.cli.output import printable

# sd-daemon(3): a line on stderr may begin with its syslog priority in angle brackets.
_PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6), (0, 7))
_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)
_OURS = ("mailbot", "jobs", "web", "classifiers", "models")


def set_up_logging(
    verbosity: int = 0,
    *,
    daemon: bool = False,
    stream: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Send all logs to stderr (or `stream`): warnings, with one -v what happens, with two also what leads to it.

    A daemon tells what happens without being asked. May be called again; the last call holds.
    """
    level = _LEVELS[min(verbosity + int(daemon), len(_LEVELS) - 1)]
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(JournalFormatter() if under_journal(out, environ) else PlainFormatter())
    # Libraries never speak at DEBUG: there they print whole commands, with mail, addresses and passwords in them.
    logging.basicConfig(
        level=logging.INFO if level == logging.DEBUG else logging.WARNING, handlers=[handler], force=True
    )
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def under_journal(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether systemd's journal reads this stream: JOURNAL_STREAM is set (systemd.exec(5)) and no person is looking."""
    return bool(environ.get("JOURNAL_STREAM")) and not stream.isatty()


class PlainFormatter(logging.Formatter):
    """`12:30:05 warning mailbot.jobs: text`, with the traceback below it where there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(level)s %(name)s: %(message)s", datefmt="%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        record.level = record.levelname.lower()
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging calls it so
        return printable(_shortened(super().formatMessage(record))).replace("\n", " ")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        return printable(_shortened(super().formatException(ei)))


class JournalFormatter(logging.Formatter):
    """`<6>level=info logger=mailbot.jobs msg="text"`: one line each; the journal adds the time itself."""

    def format(self, record: logging.LogRecord) -> str:
        priority = next(number for level, number in _PRIORITIES if record.levelno >= level)
        fields = {"level": record.levelname.lower(), "logger": record.name, "msg": record.getMessage()}
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return f"<{priority}>" + " ".join(f"{key}={_quote(_shortened(value))}" for key, value in fields.items())


def _shortened(text: str) -> str:
    from mailbot.mail.addresses import shorten_all  # most commands log nothing, and start without it

    return shorten_all(text)


def _quote(value: str) -> str:
    """A logfmt value: bare where it is one plain word, otherwise quoted, with control characters escaped."""
    if value and all(letter.isalnum() or letter in "._-/:@+" for letter in value):
        return value
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        value = value.replace(plain, escaped)
    shown = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in value)
    return f'"{shown}"'

"""The command line: global options, one table of commands, and what becomes of errors.

A command's module is imported only when it is called, so that `mailbot --help` and `mailbot explain` start at once.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from mailbot.cli.examples import give_examples
from mailbot.cli.logs import set_up_logging
from mailbot.cli.options import Globals
from mailbot.cli.output import say
from mailbot.errors import MailbotError


@dataclass(frozen=True, slots=True)
class Entry:
    """One command or group of commands. `module` holds a `typer.Typer` named `app`; `help` is the line in --help."""

    name: str
    module: str
    help: str


# The operator's interface, in the order of --help. A module whose `app` has one command is that command; a group with
# a single command so far needs an `@app.callback()` to stay a group.
COMMANDS: tuple[Entry, ...] = (
    Entry("demo", "mailbot.cli.demo", "The whole thing on embedded parts, in a town that writes back."),
    Entry("init", "mailbot.cli.init", "Write a commented config.toml."),
    Entry("doctor", "mailbot.cli.doctor", "Is everything there, and does it work: a line each."),
    Entry("login", "mailbot.cli.login", "Let mailbot into a Gmail or Microsoft 365 mailbox, from your browser."),
    Entry("dkim-key", "mailbot.cli.dkim_key", "Make a key that signs mail, and print its DNS record."),
    Entry("run", "mailbot.cli.run", "Run the daemon: send, fetch, read, answer."),
    Entry("web", "mailbot.cli.web", "The dashboard alone."),
    Entry("contacts", "mailbot.cli.contacts", "The people: import, list, show, add, edit, export, merge, erase."),
    Entry("properties", "mailbot.cli.properties", "The homes: import, list, show, add, edit, set-status, match."),
    Entry(
        "campaign",
        "mailbot.cli.campaign",
        "Campaigns: create, show, preview, test, launch, pause, resume, cancel, report.",
    ),
    Entry(
        "deliveries",
        "mailbot.cli.deliveries",
        "What became of each mail, and your word on the unknown ones: list, settle.",
    ),
    Entry("threads", "mailbot.cli.threads", "Conversations: list, show, reply, mute, unmute, done, not-spam."),
    Entry("drafts", "mailbot.cli.drafts", "Answers that wait for a person: list, show, approve, reject."),
    Entry("style", "mailbot.cli.style", "Notes on wording, found in your edits: list, propose, add, approve, reject."),
    Entry("calls", "mailbot.cli.calls", "Calls: list, book, move, cancel, tell."),
    Entry("suppression", "mailbot.cli.suppression", "Who must not be written to: list, add, remove, import, export."),
    Entry("quarantine", "mailbot.cli.quarantine", "Mail that could not be handled: list, show, export, retry."),
    Entry("user", "mailbot.cli.user", "Who may sign in to the dashboard: add, list, reset, remove."),
    Entry("eval", "mailbot.cli.eval", "Measure reading and writing on locked sets; compare two runs."),
    Entry("replay", "mailbot.cli.replay", "Read stored mail again with today's code; sends and changes nothing."),
    Entry("costs", "mailbot.cli.costs", "What language models cost, by day, model, role, campaign or thread."),
    Entry("import-mail", "mailbot.cli.import_mail", "Take mail of the past in: mbox, maildir; never answered."),
    Entry("export-mail", "mailbot.cli.export_mail", "Write a thread, or all mail, into an mbox file."),
    Entry("backup", "mailbot.cli.backup", "Write everything into one file."),
    Entry("restore", "mailbot.cli.restore", "Put a backup back; nothing is sent again by itself."),
    Entry("service", "mailbot.cli.service", "mailbot under systemd: install."),
    Entry("explain", "mailbot.cli.explain", "Say what mailbot reads in mails and would do; sends and stores nothing."),
)


# What other programs call it, and what it is called here. Slips of the hand are found by Typer.
MEANT: Mapping[str, str] = {
    "config": "init",
    "conversations": "threads",
    "export": "export-mail",
    "help": "--help",
    "homes": "properties",
    "inbox": "threads",
    "install": "service install",
    "leads": "contacts",
    "listings": "properties",
    "people": "contacts",
    "report": "campaign report",
    "send": "campaign launch",
    "serve": "web",
    "start": "run",
    "status": "doctor",
    "unsubscribe": "suppression add",
}

# Typer gives these to every app; they belong to the whole command only.
_SHELL_OPTIONS = ("install_completion", "show_completion")


class CommandTable(TyperGroup):
    """A group that knows its commands from COMMANDS and imports one only when it is called."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for entry in COMMANDS:
            self.add_command(TyperCommand(entry.name, help=entry.help, callback=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] in MEANT:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {MEANT[args[0]]!r}?")
        name, command, rest = super().resolve_command(ctx, args)
        entry = next((entry for entry in COMMANDS if entry.name == name), None)
        return name, _load(entry) if entry else command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command. A value that Typer cannot take is told in our words, as one in the configuration is."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            from pydantic import ValidationError

            if isinstance(error.__cause__, ValidationError):
                from mailbot.config.wrong_values import in_words

                error.message = in_words(error.__cause__.errors()[0])
            raise


def _load(entry: Entry) -> Any:
    command = typer.main.get_command(import_module(entry.module).app)
    command.help = command.help or entry.help
    command.params = [option for option in command.params if option.name not in _SHELL_OPTIONS]
    give_examples(command, entry.name)
    return command


app = typer.Typer(
    cls=CommandTable,
    help="mailbot: campaigns, answers and booked calls for a real-estate agency, by email.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mailbot {installed_version('mailbot')}")
        raise typer.Exit


@app.callback()
def _take_globals(
    ctx: typer.Context,
    config: Annotated[
        Path | None, typer.Option(help="The configuration file.", envvar="MAILBOT_CONFIG", show_default=False)
    ] = None,
    verbose: Annotated[
        int, typer.Option("-v", "--verbose", count=True, help="Logs to stderr; twice for more.", show_default=False)
    ] = 0,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    ctx.obj = Globals(config=config, verbosity=verbose)
    set_up_logging(verbose)


def main() -> None:
    """Run the command line. Exits 0 done / 1 failed / 2 wrong usage / 130 interrupted.

    An error of ours is one line on stderr; any other is a fault in mailbot and keeps its traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a mail may hold what the locale cannot say
    if sys.stdout is None:
        _unwritable("it is closed")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # what is told of at the interpreter's end is told badly
    except MailbotError as error:
        say(f"error: {error}")
        sys.exit(error.exit_code)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        _unwritable(error.strerror or str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _unwritable(why: str) -> NoReturn:
    """End with one line. What is still to be written goes nowhere, or the interpreter would try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    say(f"error: cannot write the output: {why} — make room, or send it elsewhere")
    sys.exit(1)


if __name__ == "__main__":
    main()

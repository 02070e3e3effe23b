"""No command lets a stranger's words steer the terminal: each is run over a store in which every text tries to."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from account_rows import one_of_everything
from pydantic import BaseModel
from typer.testing import CliRunner

from mailbot.cli.main import COMMANDS, app
from mailbot.store import Store, connect
from models import ALL, Campaign, ModelCall, StyleNote
from models.campaign import Audience, AudienceKind

HOSTILE = "\x1b[2J\x1b]0;owned\x07\r\x08\x7f\x9b31m\u202e"
STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
NUMBER = 7
NAMES = re.compile(r"id|.*_ids?|key|uid|ref|digest|.*_hash|raw.*|account|holder|worker|login")  # what code looks up by

# How each command that shows something is called. {broken} is the mail in quarantine.
CALLS: Mapping[str, tuple[str, ...]] = {
    "contacts list": (),
    "contacts show": ("7",),
    "contacts same": (),
    "properties list": (),
    "properties show": ("BR-7",),
    "properties match": ("7",),
    "campaign list": (),
    "campaign show": ("7",),
    "campaign preview": ("7",),
    "campaign report": ("7", "--recipients"),
    "deliveries list": (),
    "threads list": ("--all",),
    "threads show": ("7",),
    "drafts list": ("--all",),
    "drafts show": ("7",),
    "style list": (),
    "calls list": ("--all",),
    "suppression list": (),
    "quarantine list": (),
    "quarantine show": ("{broken}", "--json"),
    "user list": (),
    "replay": (),
    "costs": ("--by", "model"),
}
# Shows nothing of what strangers wrote.
SILENT = ["contacts same", "campaign preview", "replay"]
SHOWS = re.compile(r"list|show|same|match|preview|report|replay|costs")


def poisoned(value: Any) -> Any:
    """The same with every free text made hostile."""
    if isinstance(value, BaseModel):
        return type(value).model_construct(
            **{name: one if NAMES.fullmatch(name) else poisoned(one) for name, one in value}
        )
    if type(value) is str and value:
        return value + HOSTILE
    if isinstance(value, list):
        return [poisoned(one) for one in value]
    if isinstance(value, dict):
        return {name: poisoned(one) for name, one in value.items()}
    return value


@asynccontextmanager
async def store_at(uri: str, name: str) -> AsyncIterator[Store]:
    store = await connect(uri, name, "main")
    try:
        yield store
    finally:
        await store.close()


async def fill(uri: str, name: str) -> str:
    """One of everything, all of it hostile; the id of the mail in quarantine."""
    async with store_at(uri, name) as store:
        ids = await one_of_everything(store, NUMBER, "Wren")
        await store.add(StyleNote(number=1, key="short", text="Keep it short."))
        await store.add(ModelCall(at=datetime.now(UTC), role="writer", model="large", asked_as="large", cost=1))
        [campaign] = await store.find(Campaign, {"number": NUMBER})
        await store.change(Campaign, str(campaign.id), set={"audience": Audience(kind=AudienceKind.ALL)})
        for model in ALL:
            for found in await store.find(model, {"account_id": "main"}, whole=True):
                texts = {key: text for key, text in poisoned(found).model_dump(exclude={"id"}).items() if text}
                await store.change(model, str(found.id), set=texts)
        return ids["quarantine.message_id"]


@pytest.fixture
def broken(mongodb_uri: str, database_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    text = f'[database]\nname = "{database_name}"\n[smtp]\nfrom_address = "hello@agency.test"\n'
    (tmp_path / "config.toml").write_text(text)
    monkeypatch.setenv("MAILBOT_DATABASE__URI", mongodb_uri)
    monkeypatch.setenv("COLUMNS", "400")  # what a narrow terminal cuts off is not looked at
    return asyncio.run(fill(mongodb_uri, database_name))


def commands() -> Iterator[str]:
    """The names of all commands that show something."""
    for entry in COMMANDS:
        group = import_module(entry.module).app
        named = [one.name or one.callback.__name__ for one in group.registered_commands]
        if named == [entry.name]:
            yield from [entry.name] if SHOWS.fullmatch(entry.name) else []
        else:
            yield from (f"{entry.name} {name}" for name in named if SHOWS.fullmatch(name))


def test_every_command_that_shows_something_is_tried() -> None:
    assert set(commands()) == set(CALLS)


def test_no_command_lets_strangers_steer_the_terminal(broken: str) -> None:
    silent = []
    for command, words in CALLS.items():
        typed = (*command.split(), *(word.format(broken=broken) for word in words))
        for how in (typed, (*typed, "--json")) if "--json" not in typed else (typed,):
            ran = CliRunner().invoke(app, how)
            assert ran.exit_code == 0, f"{how}: {ran.output} {ran.exception!r}"
            assert not (found := STEERS.search(ran.output)), (
                f"{how}: {ran.output[max(0, found.start() - 80) :][:160]!r}"
            )
            if "owned" not in ran.output and "--json" not in how:
                silent.append(command)
    assert silent == SILENT, " ".join(silent)

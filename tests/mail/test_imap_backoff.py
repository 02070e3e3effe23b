"""A mailbox that fails is left alone for longer and longer, and is tried again at once after a single failure."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest
from imap_client import OpenInbox
from scripted_imap import Talk, scripted_imap

from mailbot.errors import LoginRefused, MailboxError
from mailbot.mail.backoff import Backoff


@dataclass
class Time:
    """A monotonic clock that stands until it is told to go on."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


def pauses(backoff: Backoff, count: int, *, refused: bool = False) -> list[float]:
    found = []
    for _ in range(count):
        backoff.failed(refused=refused)
        found.append(round(backoff.seconds, 6))
    return found


def test_the_first_failure_costs_nothing_and_the_next_ever_more_up_to_a_minute() -> None:
    backoff = Backoff(now=Time(), chance=lambda: 0.0)
    assert pauses(backoff, 10) == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_refused_login_waits_from_one_to_fifteen_minutes() -> None:
    backoff = Backoff(now=Time(), chance=lambda: 0.0)
    assert pauses(backoff, 6, refused=True) == [60, 120, 240, 480, 900, 900]


def test_pauses_are_spread_by_chance() -> None:
    assert pauses(Backoff(now=Time(), chance=lambda: 1.0), 4) == [0, 0.5, 1, 2]


def test_the_pause_runs_out() -> None:
    time = Time()
    backoff = Backoff(now=time, chance=lambda: 0.0)
    pauses(backoff, 4)
    time.seconds += 3
    assert backoff.seconds == 1
    time.seconds += 3
    assert backoff.seconds == 0


def test_success_forgets_all_failures() -> None:
    backoff = Backoff(now=Time(), chance=lambda: 0.0)
    pauses(backoff, 5)
    backoff.succeeded()
    assert backoff.seconds == 0
    assert pauses(backoff, 2) == [0, 1]


# ------------------------------------------------------------------------------------------------ through the door


async def dropping(talk: Talk) -> None:
    talk.drop()


async def refusing(talk: Talk) -> None:
    await talk.greet()
    await talk.answer("LOGIN", result="NO [AUTHENTICATIONFAILED] Invalid credentials")


async def healthy(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.stay()


async def flapping(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.command()
    talk.drop()


async def test_during_a_pause_calls_fail_without_bothering_the_server(open_inbox: OpenInbox) -> None:
    time = Time()
    async with scripted_imap(dropping) as server:
        inbox = open_inbox(server.settings(), backoff=Backoff(now=time, chance=lambda: 0.0))
        for _ in range(2):
            with pytest.raises(MailboxError):
                await inbox.examine("INBOX")
        assert inbox.pause_seconds == 1
        for _ in range(50):
            with pytest.raises(MailboxError, match=r"next attempt in 1 seconds") as caught:
                await inbox.examine("INBOX")
            assert caught.value.transient
        assert server.connections == 2
        time.seconds += 1
        with pytest.raises(MailboxError):
            await inbox.examine("INBOX")
        assert server.connections == 3


async def test_a_server_that_is_back_is_found_when_the_pause_is_over(open_inbox: OpenInbox) -> None:
    time = Time()
    async with scripted_imap(dropping, dropping, healthy) as server:
        inbox = open_inbox(server.settings(), backoff=Backoff(now=time, chance=lambda: 0.0))
        for _ in range(3):
            with pytest.raises(MailboxError):
                await inbox.examine("INBOX")
        time.seconds += 60
        assert (await inbox.examine("INBOX")).exists == 1


async def test_a_refused_login_is_not_repeated_for_a_minute(open_inbox: OpenInbox) -> None:
    time = Time()
    async with scripted_imap(refusing) as server:
        inbox = open_inbox(server.settings(), backoff=Backoff(now=time, chance=lambda: 0.0))
        for _ in range(20):
            with pytest.raises(LoginRefused, match="Invalid credentials") as caught:
                await inbox.examine("INBOX")
            assert "imap.password" in caught.value.mend
        assert server.connections == 1
        time.seconds += 60
        with pytest.raises(LoginRefused):
            await inbox.examine("INBOX")
        assert server.connections == 2


async def test_a_server_that_lets_us_in_and_drops_us_each_time_is_paused_too(open_inbox: OpenInbox) -> None:
    async with scripted_imap(flapping) as server:
        inbox = open_inbox(server.settings(), backoff=Backoff(now=Time(), chance=lambda: 0.0))
        for _ in range(20):
            with pytest.raises(MailboxError):
                await asyncio.gather(inbox.examine("INBOX"), inbox.examine("INBOX"))
        assert server.connections == 2

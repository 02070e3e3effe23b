"""A connection that drops, is refused or falls silent fails the call at once; the next call opens a new one."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from imap_client import OpenInbox, a_mail, all_since
from scripted_imap import Script, Talk, scripted_imap

from mailbot.errors import MailboxError
from mailbot.mail import imap as door
from mailbot.mail.imap import ImapInbox

Call = Callable[[ImapInbox], Awaitable[Any]]

# Each server that a script plays must make its call fail long before this many seconds of patience are over; a call
# that hangs is ended by pytest's own time limit.
PATIENCE = 600


async def healthy(talk: Talk) -> None:
    """What the client finds when it comes back."""
    await talk.welcome()
    await talk.examine(exists=0, uidnext=1)
    await talk.stay()


async def drop_at_once(talk: Talk) -> None:
    talk.drop()


async def say_goodbye_first(talk: Talk) -> None:
    await talk.send("* BYE Too many connections")
    await talk.stay()


async def drop_in_login(talk: Talk) -> None:
    await talk.greet()
    await talk.command("LOGIN")
    talk.drop()


async def drop_after_half_the_greeting(talk: Talk) -> None:
    await talk.send_raw(b"* OK [CAPABILITY IMAP4rev1")
    talk.drop()


async def drop_in_examine(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("EXAMINE")
    await talk.send("* 3 EXISTS")
    talk.drop()


async def end_in_examine(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("EXAMINE")  # the script ends, and the socket with a FIN instead of a reset


async def drop_in_search(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine(exists=3, uidnext=4)
    await talk.command("UID SEARCH")
    talk.drop()


async def drop_in_a_literal(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.answer("UID SEARCH", "* SEARCH 1")
    await talk.command("UID FETCH")
    await talk.send_raw(b"* 1 FETCH (UID 1 FLAGS () BODY[] {100000}\r\nSubject: half of")
    talk.drop()


async def drop_in_sizes(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine(exists=3, uidnext=4)
    await talk.answer("UID SEARCH", "* SEARCH 1 2 3")
    await talk.command("UID FETCH 1:3 (UID RFC822.SIZE)")  # before batches are made
    await talk.send("* 1 FETCH (UID 1 RFC822.SIZE 10)")
    talk.drop()


async def drop_between_two_mails(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine(exists=2, uidnext=3)
    await talk.answer("UID SEARCH", "* SEARCH 1 2")
    await talk.answer("UID FETCH", "* 1 FETCH (UID 1 RFC822.SIZE 1)", "* 2 FETCH (UID 2 RFC822.SIZE 1)")
    await talk.command("UID FETCH")
    await talk.send("* 1 FETCH (UID 1 FLAGS () BODY[] {1}\r\nx)")
    talk.drop()


async def drop_in_list(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("LIST")
    await talk.send('* LIST () "/" INBOX')
    talk.drop()


async def goodbye_in_fetch(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.answer("UID SEARCH", "* SEARCH 1")
    await talk.command("UID FETCH")
    await talk.send("* BYE Server is shutting down")
    await talk.stay()


async def drop_before_the_copy(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("APPEND")
    talk.drop()


async def drop_after_the_copy(talk: Talk) -> None:
    await talk.welcome()
    _, rest = await talk.command("APPEND")
    await talk.send("+ go on")
    await talk.literal(int(rest.rpartition("{")[2].rstrip("}")))
    talk.drop()


async def drop_before_idle(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.command("IDLE")
    talk.drop()


async def drop_in_idle(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.command("IDLE")
    await talk.send("+ idling")
    talk.drop()


async def goodbye_in_idle(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.command("IDLE")
    await talk.send("+ idling", "* BYE Inactive for too long")
    await talk.stay()


async def goodbye_right_after_examine(talk: Talk) -> None:
    await talk.welcome()
    tag, _ = await talk.command("EXAMINE")
    await talk.send("* 1 EXISTS", "* OK [UIDVALIDITY 7]", "* OK [UIDNEXT 2]", f"{tag} OK open", "* BYE That was all")
    await talk.stay()


async def talk_nonsense(talk: Talk) -> None:
    await talk.send("220 mail.example ESMTP ready")
    await talk.stay()


async def invite_for_nothing(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("EXAMINE")
    await talk.send("+ go on")
    await talk.stay()


async def answer_another_tag(talk: Talk) -> None:
    await talk.welcome()
    await talk.command("EXAMINE")
    await talk.send("X9999 OK this was never asked")
    await talk.stay()


async def open_parentheses(talk: Talk) -> None:
    await talk.welcome()
    await talk.examine()
    await talk.answer("UID SEARCH", "* SEARCH 1")
    await talk.command("UID FETCH")
    await talk.send("* 1 FETCH (UID 1 FLAGS (")
    await talk.stay()


async def examine(inbox: ImapInbox) -> None:
    await inbox.examine("INBOX")


async def fetch(inbox: ImapInbox) -> None:
    await all_since(inbox)


async def find(inbox: ImapInbox) -> None:
    await inbox.special_folder("\\Junk")


async def append(inbox: ImapInbox) -> None:
    await inbox.append("Sent", a_mail())


async def wait(inbox: ImapInbox) -> None:
    await inbox.wait_for_mail("INBOX", PATIENCE)


@pytest.mark.parametrize(
    ("script", "call", "words"),
    [
        (drop_at_once, examine, "connection"),
        (drop_after_half_the_greeting, examine, "connection was lost"),
        (say_goodbye_first, examine, "goodbye: Too many connections"),
        (talk_nonsense, examine, "not IMAP"),
        (drop_in_login, examine, "connection was lost"),
        (drop_in_examine, examine, "connection was lost"),
        (end_in_examine, examine, "server closed the connection"),
        (invite_for_nothing, examine, "not IMAP"),
        (answer_another_tag, examine, "not IMAP"),
        (goodbye_right_after_examine, fetch, "goodbye: That was all"),
        (drop_in_search, fetch, "connection was lost"),
        (drop_in_a_literal, fetch, "connection was lost"),
        (drop_in_sizes, fetch, "connection was lost"),
        (drop_between_two_mails, fetch, "connection was lost"),
        (drop_in_list, find, "connection was lost"),
        (goodbye_in_fetch, fetch, "goodbye: Server is shutting down"),
        (open_parentheses, fetch, "not IMAP"),
        (drop_before_the_copy, append, "connection was lost"),
        (drop_after_the_copy, append, "connection was lost"),
        (drop_before_idle, wait, "connection was lost"),
        (drop_in_idle, wait, "connection was lost"),
        (goodbye_in_idle, wait, "goodbye: Inactive for too long"),
    ],
)
async def test_it_fails_at_once_and_the_next_call_connects_anew(
    open_inbox: OpenInbox, script: Script, call: Call, words: str
) -> None:
    async with scripted_imap(script, healthy) as server:
        inbox = open_inbox(server.settings(timeout_seconds=PATIENCE))
        with pytest.raises(MailboxError, match=words) as caught:
            await call(inbox)
        assert caught.value.transient
        assert f"127.0.0.1:{server.port}" in caught.value.what
        assert (await inbox.examine("INBOX")).exists == 0
        assert server.connections == 2


@pytest.mark.parametrize("ending", ["dropped", "closed", "silent", "goodbye without an answer"])
async def test_a_goodbye_that_fails_is_nobodys_trouble(
    open_inbox: OpenInbox, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(door, "LOGOUT_SECONDS", 0.2)

    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.command("LOGOUT")
        if ending == "dropped":
            talk.drop()
        elif ending == "silent":
            await talk.stay()
        elif ending == "goodbye without an answer":
            await talk.send("* BYE")

    async with scripted_imap(script, healthy) as server:
        inbox = open_inbox(server.settings(timeout_seconds=PATIENCE))
        await inbox.examine("INBOX")
        await inbox.close()
        assert (await inbox.examine("INBOX")).exists == 0
        assert server.connections == 2


async def test_a_port_where_nobody_listens_is_named(open_inbox: OpenInbox) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        async with scripted_imap(healthy) as server:
            with pytest.raises(MailboxError, match=f"127.0.0.1:{port}: no connection") as caught:
                await open_inbox(server.settings(port=port)).examine("INBOX")
        assert "imap.port" in caught.value.mend


async def test_a_host_that_does_not_exist_is_named(open_inbox: OpenInbox) -> None:
    async with scripted_imap(healthy) as server:
        for host in ("imap.nowhere.invalid", "double..dot"):
            with pytest.raises(MailboxError, match=f"{host}:{server.port}: no such host"):
                await open_inbox(server.settings(host=host)).examine("INBOX")


# ------------------------------------------------------------------------------------------------ silence


@pytest.mark.parametrize(
    ("command", "call"), [("EXAMINE", examine), ("UID SEARCH", fetch), ("APPEND", append), ("IDLE", wait)]
)
async def test_a_server_that_falls_silent_is_given_up(open_inbox: OpenInbox, command: str, call: Call) -> None:
    async def script(talk: Talk) -> None:
        await talk.welcome()
        if command in ("UID SEARCH", "IDLE"):
            await talk.examine()
        await talk.command(command)
        await talk.stay()

    async with scripted_imap(script, healthy) as server:
        inbox = open_inbox(server.settings(timeout_seconds=0.8))
        with pytest.raises(MailboxError, match="silent for"):
            await call(inbox)
        assert (await inbox.examine("INBOX")).exists == 0
        assert server.connections == 2


async def test_a_slow_answer_that_moves_on_is_waited_for(open_inbox: OpenInbox) -> None:
    body = a_mail("slow", body=b"x" * 30)

    async def script(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine()
        await talk.answer("UID SEARCH", "* SEARCH 1")
        tag, _ = await talk.command("UID FETCH")
        await talk.send_raw(b"* 1 FETCH (UID 1 FLAGS () BODY[] {%d}\r\n" % len(body))
        for at in range(0, len(body), 10):
            await asyncio.sleep(0.25)
            await talk.send_raw(body[at : at + 10])
        await talk.send(")", f"{tag} OK done")

    async with scripted_imap(script) as server:
        (mail,) = await all_since(open_inbox(server.settings(timeout_seconds=1)))
        assert mail.raw == body


async def test_a_slow_upload_that_moves_on_is_waited_for(open_inbox: OpenInbox) -> None:
    large = a_mail("large", body=b"y" * 76 + b"\r\n") + b"z" * 24_000_000

    async def script(talk: Talk) -> None:
        await talk.welcome()
        tag, _ = await talk.command("APPEND")
        await talk.send("+ go on")
        for _ in range(12):
            await asyncio.sleep(0.1)
            await talk.reader.readexactly(2_000_000)
        await talk.reader.readexactly(len(large) + 2 - 24_000_000)
        await talk.send(f"{tag} OK stored")

    async with scripted_imap(script) as server:
        await open_inbox(server.settings(timeout_seconds=0.6)).append("Sent", large)


async def test_a_late_answer_is_not_taken_for_that_of_the_next_command(open_inbox: OpenInbox) -> None:
    async def late(talk: Talk) -> None:
        await talk.welcome()
        tag, _ = await talk.command("EXAMINE")
        await asyncio.sleep(1.5)
        await talk.send("* 99 EXISTS", "* OK [UIDVALIDITY 9]", "* OK [UIDNEXT 100]", f"{tag} OK late")
        await talk.stay()

    async with scripted_imap(late, healthy) as server:
        inbox = open_inbox(server.settings(timeout_seconds=0.8))
        with pytest.raises(MailboxError, match="silent"):
            await inbox.examine("INBOX")
        assert (await inbox.examine("INBOX")).exists == 0


@pytest.mark.parametrize("call", [examine, wait], ids=["examine", "idle"])
async def test_a_cancelled_call_ends_the_connection_and_the_next_opens_another(
    open_inbox: OpenInbox, call: Call
) -> None:
    reached = asyncio.Event()

    async def script(talk: Talk) -> None:
        await talk.welcome()
        if call is wait:
            await talk.examine()
            await talk.command("IDLE")
            await talk.send("+ idling")
        else:
            await talk.command("EXAMINE")
        reached.set()
        await talk.stay()

    async with scripted_imap(script, healthy) as server:
        inbox = open_inbox(server.settings(timeout_seconds=PATIENCE))
        task = asyncio.ensure_future(call(inbox))
        await reached.wait()
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await inbox.examine("INBOX")).exists == 0
        assert server.connections == 2
        assert inbox.pause_seconds == 0


async def test_a_connection_that_the_server_ended_between_calls_is_replaced_silently(open_inbox: OpenInbox) -> None:
    ended = asyncio.Event()

    async def timed_out(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=5, uidnext=6)
        await talk.send("* BYE Disconnected for inactivity")
        ended.set()

    async with scripted_imap(timed_out, healthy) as server:
        inbox = open_inbox(server.settings())
        assert (await inbox.examine("INBOX")).exists == 5
        await ended.wait()
        await asyncio.sleep(0.1)
        assert (await inbox.examine("INBOX")).exists == 0


async def test_reading_goes_on_over_a_new_connection_after_a_drop_between_batches(open_inbox: OpenInbox) -> None:
    async def play(talk: Talk, *, first: int, last: int) -> None:
        for uid in range(first, last + 1):
            await talk.answer(f"UID FETCH {uid} ", f"* {uid} FETCH (UID {uid} FLAGS () BODY[] {{2}}\r\n{uid}.)")

    async def before(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        await talk.answer("UID SEARCH", "* SEARCH 1 2 3")
        await talk.answer("UID FETCH 1:3 (UID RFC822.SIZE)")
        await play(talk, first=1, last=1)
        talk.drop()

    async def after(talk: Talk) -> None:
        await talk.welcome()
        await talk.examine(exists=3, uidnext=4)
        await play(talk, first=2, last=3)

    async with scripted_imap(before, after) as server:
        inbox = open_inbox(server.settings(batch_messages=1))
        found = []
        async for batch in inbox.fetch_since("INBOX", 0):
            found += [mail.raw for mail in batch]
            await asyncio.sleep(0.1)
        assert found == [b"1.", b"2.", b"3."]

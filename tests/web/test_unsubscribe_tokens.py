"""A link that we did not make, or made for another account, is a page that is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from agency import KEY
from web_site import Site

from mailbot.mail.tokens import Keyring
from mailbot.store import connect
from models.delivery import Delivery, Purpose

DANA = "dana@away.example"
NOBODY = "0123456789abcdef01234567"
FORGERIES: dict[str, Callable[[str], str]] = {
    "other key": lambda token: Keyring(b"another key, just as long as ours").unsubscribe_token(token[:24]),
    "other purpose": lambda token: Keyring(KEY).reply_address("a@b", token[:24]).split("+r.")[1].split("@")[0],
    "other delivery": lambda token: f"{NOBODY}{token[24:]}",
    "no such delivery": lambda token: Keyring(KEY).unsubscribe_token(NOBODY),
    "truncated": lambda token: token[:-1],
    "lengthened": lambda token: f"{token}a",
    "with words around": lambda token: f"unsubscribe%20{token}",
    "id alone": lambda token: token[:24],
    "empty mac": lambda token: f"{token[:24]}.",
    "not ascii": lambda token: f"{token[:-1]}%C3%A9",
    "nul": lambda token: f"{token}%00",
    "longest": lambda token: "a" * 5000,
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_wrong_token_is_nothing(site: Site, method: str, forge: Callable[[str], str]) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    answer = await site.ask(method, f"/u/{forge(site.link(waiting).removeprefix('/u/'))}")
    assert answer.status == 404
    assert "away.example" not in answer.text
    assert "Alder" not in answer.text
    assert await site.suppressed() == set()


async def test_another_accounts_link_is_nothing(site: Site, mongodb_uri: str, database_name: str) -> None:
    other = await connect(mongodb_uri, database_name, "other")
    try:
        theirs = Delivery(key="theirs", purpose=Purpose.CAMPAIGN, recipient=DANA, due_at=site.agency.desk.now())
        assert await other.add(theirs)
        assert (await site.get(site.link(theirs))).status == 404
        assert (await site.post(site.link(theirs))).status == 404
        assert (await other.get(Delivery, str(theirs.id))).state == "queued"
    finally:
        await other.close()
    assert await site.suppressed() == set()


async def test_capital_letters_do_not_break_a_link(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    token = site.link(waiting).removeprefix("/u/")
    assert (await site.get(f"/u/{token.upper()}")).status == 200

"""What leaves for a delivery: from whom, how it may be answered and stopped, and what it says of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from mailbot.config import Config
from mailbot.delivery.letters import write_letter
from mailbot.desk import Desk
from mailbot.mail.composing import compose
from mailbot.mail.tokens import Keyring
from mailbot.store import Store
from models.delivery import Content, Delivery, Purpose

KEYRING = Keyring(b"a signing key for tests, long enough")
BUSINESS = {"name": "Alder Homes", "agent": "Kim Alvarez"}
LEAD = "dana@home.example"


class Writer:
    """Composes deliveries of an agency and reads them as their receivers do."""

    def __init__(self, store: Store, **sections: dict[str, Any]) -> None:
        smtp = {"host": "mail.agency.example", "from_address": "kim@agency.example", **sections.pop("smtp", {})}
        sections = {"sending": {"mode": "live"}, **sections}
        self.desk = Desk(store, Config.model_validate({"business": BUSINESS, "smtp": smtp, **sections}), KEYRING)

    async def delivery(self, purpose: Purpose = Purpose.REPLY, **fields: Any) -> Delivery:
        delivery = Delivery(
            key=f"test:{purpose}", purpose=purpose, recipient=LEAD, due_at=datetime(2026, 3, 1, tzinfo=UTC), **fields
        )
        assert await self.desk.store.add(delivery)
        return delivery

    def mail(self, delivery: Delivery, **content: Any) -> EmailMessage:
        said = Content(**{"subject": "Three homes", "text": "Hello Dana", **content})
        message = message_from_bytes(compose(write_letter(self.desk, delivery, said)), policy=policy.default)
        assert isinstance(message, EmailMessage)
        return message


async def test_everything_that_a_content_says_stands_in_the_mail(store: Store):
    writer = Writer(store)
    message = writer.mail(
        await writer.delivery(),
        html="<p>Hello Dana</p>",
        to_name="Dana Reyes",
        cc=("lee@home.example",),
        in_reply_to="b@home.example",
        references=("a@home.example", "b@home.example"),
        calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        calendar_method="REQUEST",
    )
    assert (message["From"], message["To"], message["Cc"]) == (
        "Kim Alvarez <kim@agency.example>",
        "Dana Reyes <dana@home.example>",
        "lee@home.example",
    )
    assert (message["Subject"], message["In-Reply-To"]) == ("Three homes", "<b@home.example>")
    assert message["References"] == "<a@home.example> <b@home.example>"
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar", "application/ics"]


async def test_a_mail_says_that_a_machine_sent_it_and_which(store: Store):
    writer = Writer(store)
    reply = writer.mail(await writer.delivery())
    campaign = writer.mail(await writer.delivery(Purpose.CAMPAIGN, campaign=7))
    assert (reply["Auto-Submitted"], reply["X-Campaign"]) == ("auto-replied", None)
    assert (campaign["Auto-Submitted"], campaign["X-Campaign"]) == ("auto-generated", "7")
    for message in (reply, campaign):
        assert KEYRING.is_own_loop(message["X-Mailbot-Loop"], store.account_id)


async def test_the_marks_of_a_mail_find_its_delivery_at_every_attempt(store: Store):
    writer = Writer(store, web={"public_url": "https://agency.example"})
    delivery = await writer.delivery()
    first, second = writer.mail(delivery), writer.mail(delivery)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@agency.example>")
    assert KEYRING.delivery_of(first["Message-ID"]) == str(delivery.id)
    assert KEYRING.delivery_of_address(first["Reply-To"]) == str(delivery.id)
    url, mailto = first["List-Unsubscribe"].split(", ")
    assert url.startswith("<https://agency.example/u/")
    assert mailto.startswith("<mailto:kim+u.")
    assert [KEYRING.unsubscribes(way) for way in (url, mailto)] == [str(delivery.id)] * 2
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


async def test_no_link_leads_to_pages_that_are_not_shown(store: Store):
    writer = Writer(store, web={"public_url": "https://agency.example", "enabled": False})
    message = writer.mail(await writer.delivery())
    assert "https:" not in message["List-Unsubscribe"]
    assert message["List-Unsubscribe-Post"] is None


@pytest.mark.parametrize(
    ("smtp", "marked"),
    [
        ({"plus_addressing": False}, False),
        ({"plus_addressing": True, "from_address": "the.whole.sales.team@agency.example"}, True),  # 64 octets with it
        ({"plus_addressing": True, "from_address": "the.whole.sales.teams@agency.example"}, False),
    ],
)
async def test_a_mail_can_be_answered_and_stopped_where_no_mark_fits_into_the_address(
    store: Store, smtp: dict[str, Any], marked: bool
):
    writer = Writer(store, smtp=smtp)
    delivery = await writer.delivery()
    message = writer.mail(delivery)
    assert (message["Reply-To"] is not None) is marked
    assert KEYRING.unsubscribes(message["List-Unsubscribe"]) == str(delivery.id)
    assert message["List-Unsubscribe-Post"] is None


async def test_an_own_reply_address_is_used_without_marks_too(store: Store):
    smtp = {"plus_addressing": False, "reply_address": "answers@agency.example"}
    writer = Writer(store, smtp=smtp)
    message = writer.mail(await writer.delivery())
    assert message["Reply-To"] == "Kim Alvarez <answers@agency.example>"
    assert message["List-Unsubscribe"].startswith("<mailto:answers@agency.example?subject=unsubscribe%20")


async def test_an_agency_whose_domain_is_not_ascii_writes_mail_like_any_other(store: Store):
    writer = Writer(store, smtp={"from_address": "kim&co@häuser.example"})
    delivery = await writer.delivery()
    message = writer.mail(delivery)
    assert message["From"].addresses[0].addr_spec == "kim&co@xn--huser-gra.example"
    assert message["Message-ID"].endswith("@xn--huser-gra.example>")
    assert message["List-Unsubscribe"].startswith("<mailto:kim%26co+u.")
    assert "@xn--huser-gra.example?" in message["List-Unsubscribe"]
    assert KEYRING.delivery_of_address(message["Reply-To"]) == str(delivery.id)


@pytest.mark.parametrize("purpose", [Purpose.NOTICE, Purpose.TEST])
async def test_mail_to_ourselves_has_nothing_to_stop(store: Store, purpose: Purpose):
    writer = Writer(store)
    message = writer.mail(await writer.delivery(purpose))
    assert (message["Reply-To"], message["List-Unsubscribe"]) == (None, None)


async def test_a_redirected_mail_goes_to_one_address_and_says_whom_it_was_for(store: Store):
    writer = Writer(store, sending={"mode": "redirect:kim@agency.example"})
    message = writer.mail(await writer.delivery(), to_name="Dana Reyes", cc=("lee@home.example",))
    assert (message["To"], message["Cc"]) == ("kim@agency.example", None)
    assert message["X-Mailbot-Original-To"] == "dana@home.example, lee@home.example"
    assert message["Subject"].startswith("[for dana@home.example, lee@home.example] ")


async def test_a_notice_to_the_operator_is_not_redirected(store: Store):
    writer = Writer(store, sending={"mode": "redirect:other@agency.example"})
    assert writer.mail(await writer.delivery(Purpose.NOTICE))["To"] == LEAD

"""The dashboard of an agency, served by waitress on a port of its own, and asked over real HTTP."""

from __future__ import annotations

import asyncio
import http.client
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest
from agency import Agency, TurnedClock, open_agency
from dovecot import Mailbox
from smtp_sink import SmtpSink

from mailbot.users import people
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.suppression import Suppression
from models.user import Role
from web.serving import serving

PUBLIC_URL = "https://agency.example"
FORM = "application/x-www-form-urlencoded"
PASSWORD = "seven quiet herons wade"
OWNER = "owner@agency.test"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    text: str


async def ask(port: int, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    """One request on a connection of its own."""
    return await asyncio.to_thread(_ask, port, method, path, body, headers)


def _ask(port: int, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=named)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())
    finally:
        connection.close()


@dataclass
class Browser:
    """A browser: keeps cookies, and sends a form with the token of the page that it saw last."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    forwarded_for: str = ""

    async def get(self, path: str, **headers: str) -> Answer:
        return await self._ask("GET", path, None, headers)

    async def post(self, path: str, form: Mapping[str, object] | None = None, **headers: str) -> Answer:
        """Send a form. A `csrf` in it outranks the page's own."""
        body = urlencode({"csrf": self.csrf, **(form or {})}, doseq=True).encode()
        return await self._ask("POST", path, body, {"Content-Type": FORM, **headers})

    async def upload(self, path: str, field: str, name: str, content: bytes, **fields: str) -> Answer:
        """Send a form with a file."""
        mark = "----a-boundary-that-no-file-holds"
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {"csrf": self.csrf, **fields}.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        parts += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode(), content, b"\r\n"]
        body = b"".join([*parts, f"--{mark}--\r\n".encode()])
        return await self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    async def send_file(self, path: str, content: bytes, name: str = "leads.csv", back: str = "/") -> Answer:
        """Send a form with a file in its field `file`."""
        edge = b"------edge"
        fields = [
            b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b' % (edge, field, value.encode())
            for field, value in ((b"csrf", self.csrf), (b"back", back))
        ]
        head = b'--%b\r\nContent-Disposition: form-data; name="file"; filename="%b"' % (edge, name.encode())
        typed = b"Content-Type: application/octet-stream\r\n\r\n"
        body = b"\r\n".join([*fields, head, typed + content, b"--%b--\r\n" % edge])
        return await self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge.decode()}"})

    async def sign_in(self, login: str = OWNER, password: str = PASSWORD) -> Answer:
        await self.get("/sign-in")
        return await self.post("/sign-in", {"login": login, "password": password})

    async def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **headers}
        if self.forwarded_for:
            sent["X-Forwarded-For"] = self.forwarded_for
        answer = await ask(self.port, method, path, body, **sent)
        for line in answer.headers.get_all("Set-Cookie") or []:  # type: ignore[attr-defined]
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        if found := re.search(r'name="csrf" value="([0-9a-f]+)"', answer.text):
            self.csrf = unescape(found[1])
        return answer


@dataclass
class Site:
    """An agency and its pages."""

    agency: Agency
    port: int

    async def get(self, path: str, **headers: str) -> Answer:
        return await ask(self.port, "GET", path, **headers)

    async def post(self, path: str, body: bytes | None = None, content_type: str = FORM, **headers: str) -> Answer:
        typed = {"Content-Type": content_type} if body is not None else {}
        return await ask(self.port, "POST", path, body, **typed, **headers)

    async def ask(self, method: str, path: str) -> Answer:
        return await ask(self.port, method, path)

    def browser(self, forwarded_for: str = "") -> Browser:
        """A browser that nobody is signed in with."""
        return Browser(self.port, forwarded_for=forwarded_for)

    async def signed_in(self, role: Role = Role.OWNER) -> Browser:
        """A browser in which somebody of that role is signed in, on the page of their own account."""
        login = await self.user(role)
        browser = self.browser()
        assert (await browser.sign_in(login)).status == 303
        assert (await browser.get("/me")).status == 200
        return browser

    async def user(self, role: Role = Role.OWNER) -> str:
        """The login of a user of that role, whose password is PASSWORD; an owner is there in any case."""
        for one in dict.fromkeys((Role.OWNER, role)):
            if all(user.login != f"{one}@agency.test" for user in await people.users(self.agency.desk)):
                await people.add(self.agency.desk, f"{one}@agency.test", PASSWORD, role=one, actor="tests")
        return f"{role}@agency.test"

    def link(self, delivery: Delivery) -> str:
        """The path of the unsubscribe link that stands in a delivery's mail."""
        return f"/u/{self.agency.desk.keyring.unsubscribe_token(str(delivery.id))}"

    async def queued(self, contact: Contact, campaign: int = 1001, **fields: object) -> Delivery:
        """A campaign's mail that has not left yet."""
        delivery = Delivery.model_validate(
            {
                "key": f"campaign:{campaign}:{contact.id}",
                "purpose": Purpose.CAMPAIGN,
                "recipient": contact.address,
                "contact_id": str(contact.id),
                "campaign": campaign,
                "due_at": self.agency.desk.now(),
                **fields,
            }
        )
        assert await self.agency.store.add(delivery)
        return delivery

    async def state(self, delivery: Delivery) -> DeliveryState:
        return (await self.agency.store.get(Delivery, str(delivery.id))).state

    async def suppressed(self) -> set[tuple[str, str]]:
        """Every (address, scope) on the list."""
        rows = await self.agency.store.rows(Suppression, {}, ["address", "scope"])
        return {(row["address"], row["scope"]) for row in rows}


def path_of(url: str) -> str:
    """What a reverse proxy passes on of a public address."""
    assert url.startswith(PUBLIC_URL)
    return urlsplit(url).path


@pytest.fixture
async def site(mongodb_uri: str, database_name: str, smtp_sink: SmtpSink, clock: TurnedClock) -> AsyncIterator[Site]:
    """The pages of an agency that only sends."""
    web = {"public_url": PUBLIC_URL, "port": 0}
    async for agency in open_agency(mongodb_uri, database_name, smtp_sink, None, clock, web=web):
        async with serving(agency.desk.config.web, lambda: agency.desk) as server:  # noqa: B023 - one agency
            yield Site(agency, server.port)


@pytest.fixture
async def mail_site(
    mongodb_uri: str, database_name: str, mailbox: Mailbox, smtp_sink: SmtpSink, clock: TurnedClock
) -> AsyncIterator[Site]:
    """The pages of an agency that people write to."""
    async for agency in open_agency(mongodb_uri, database_name, smtp_sink, mailbox, clock, web={"port": 0}):
        async with serving(agency.desk.config.web, lambda: agency.desk) as server:  # noqa: B023 - one agency
            yield Site(agency, server.port)

"""Every answer, also a refusal, tells browsers how little it may do."""

from __future__ import annotations

import re

import pytest
from web_site import FORM, Answer, Site

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


def guarded(answer: Answer) -> None:
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("GET", "/u/wrong", 404),
        ("POST", "/u/wrong", 404),
        ("GET", "/", 303),
        ("GET", "/nothing", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e/app.py", 404),
        ("DELETE", "/u/wrong", 405),
        ("POST", "/healthz", 405),
    ],
)
async def test_headers_stand_on_every_answer(site: Site, method: str, path: str, status: int) -> None:
    answer = await site.ask(method, path)
    assert answer.status == status
    assert answer.headers["Cache-Control"] == "no-store"
    guarded(answer)


async def test_pages_are_never_kept_and_need_no_script(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact("dana@away.example"))
    for answer in (await site.get(site.link(waiting)), await site.post(site.link(waiting))):
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == "no-store"
        guarded(answer)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", answer.text)
        assert 'name="viewport"' in answer.text


async def test_the_stylesheet_is_ours_and_is_there(site: Site) -> None:
    page = await site.get("/u/wrong")
    found = re.search(r'rel="stylesheet" href="(/static/[^"]+)"', page.text)
    assert found
    answer = await site.get(found[1])
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/css")
    guarded(answer)


async def test_a_wrong_method_is_told_the_right_ones(site: Site) -> None:
    assert set((await site.ask("PUT", "/u/wrong")).headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


async def test_a_form_that_is_too_large_is_refused(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact("dana@away.example"))
    answer = await site.post(site.link(waiting), b"scope=" + b"a" * 100_000, FORM)
    assert answer.status == 413
    guarded(answer)

"""The links of a mail: where they lead and what they show, in bounded time whatever stands there."""

from __future__ import annotations

import time

import pytest

from mailbot.mail.links import MAX_LINKS, Link, host_of, links_in_html, links_in_text

HOSTILE = [
    "<a " * 330_000,
    "<a href=" * 120_000,
    '<a href="' + "x" * 1_000_000,
    "<a href=http://x>" * 60_000,
    "<a >" + "<b" * 400_000,
    ("<a href=x>" + "<b>" * 19) * 15_000,
]


@pytest.mark.parametrize(
    ("html", "host", "shown"),
    [
        ("<a href='http://evil.example/login'>https://bank.example/doc</a>", "evil.example", "bank.example"),
        (
            '<A class=x\nHREF="https://www.a.example/?a=1&amp;b=2"><b>www.<i>b.example</i></b></A>',
            "a.example",
            "b.example",
        ),
        ("<a href=http://203.0.113.9/x>Open it</a>", "203.0.113.9", ""),
        ("<a href='https://a.example'>see http://b.example/x now</a>", "a.example", "b.example"),
        ("<a href='https://a.example'>dana@b.example</a>", "a.example", ""),
        ("<a href='https://bank.example@evil.example/'>b</a>", "evil.example", ""),
        ("<a href='http://[::1'>x</a>", "", ""),
    ],
)
def test_a_link_leads_to_a_host_and_may_show_another(html: str, host: str, shown: str) -> None:
    [link] = links_in_html(html)
    assert (link.host, link.shown_host) == (host, shown)


def test_only_links_to_the_web_are_told() -> None:
    assert links_in_html("<a href='mailto:x@y.example'>x</a><a name=top>top</a><a href='#top'>up</a>") == ()
    assert links_in_text("See (https://a.example/x), or mail x@b.example.") == (Link("https://a.example/x"),)


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_takes_no_long_time(html: str) -> None:
    started = time.perf_counter()
    assert len(links_in_html(html)) <= MAX_LINKS
    assert time.perf_counter() - started < 5


def test_what_is_no_url_has_no_host() -> None:
    assert [host_of(one) for one in ("http://", "x", "http://[", "https://WWW.A.example.:8080/")] == [
        "",
        "",
        "",
        "a.example",
    ]

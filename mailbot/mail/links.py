"""The links of a mail: where each leads, and what is shown for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import urlsplit

MAX_HTML: Final = 1_000_000  # characters of HTML that are looked through
MAX_LINKS: Final = 200  # of a mail; the rest is left out
MAX_SHOWN: Final = 2_500  # characters that are read of a link's attributes, and of what is shown for it

_ANCHOR = re.compile(r"<a\s([^<>]*+)>([^<>]*+(?:<(?!/?a[\s>])[^<>]*+>?[^<>]*+){0,20})", re.IGNORECASE)
_TARGET = re.compile(r"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"']{1,2000}))""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>?")
_WRITTEN = re.compile(r"https?://[^\s<>\"')\]]{1,2000}", re.IGNORECASE)
_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,9}[^\W\d_][\w-]{0,61}[^\W_]"
_NAMED = re.compile(rf"(?:https?://|www\.){_HOST}|\A{_HOST}(?=[/:?#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """`target` is a URL of the web; `shown` is empty where it is written out in the text."""

    target: str
    shown: str = ""

    @property
    def host(self) -> str:
        """The host that it leads to, in lower case; empty where none can be told."""
        return host_of(self.target)

    @property
    def shown_host(self) -> str:
        """The host that its shown text names; empty where it names none."""
        named = _NAMED.search(self.shown)
        return host_of(named[0] if "://" in named[0] else f"http://{named[0]}") if named else ""


def links_in_html(html: str) -> tuple[Link, ...]:
    """The links of an HTML body to the web, as far as the limits above reach. Never raises."""
    found: list[Link] = []
    for anchor in _ANCHOR.finditer(html[:MAX_HTML]):
        href = _TARGET.search(anchor[1][:MAX_SHOWN])
        target = unescape(next(filter(None, href.groups()), "")).strip() if href else ""
        if target.lower().startswith(("http://", "https://")):
            shown = unescape(_TAG.sub("", anchor[2][:MAX_SHOWN]))
            found.append(Link(target, " ".join(shown.split())))
        if len(found) == MAX_LINKS:
            break
    return tuple(found)


def links_in_text(text: str) -> tuple[Link, ...]:
    """The links to the web that are written out in a text."""
    found = (Link(written[0]) for written in _WRITTEN.finditer(text))
    return tuple(link for link, _ in zip(found, range(MAX_LINKS), strict=False))


def host_of(url: str) -> str:
    """The host of a URL, in lower case and without "www."; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".").removeprefix("www.")

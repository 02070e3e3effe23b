"""Whole mails, byte by byte, from sets that keep apart what people write and the ways by which their mail travels.

A set is text in blocks. `== shell NAME @PROVIDER | LINKS` begins the headers and the structure of one way: {headers},
{text}, {html} and the like stand for what a case brings; LINKS is what a filter or a counter makes of a link, around
{url}. `== ways NAME | SHELL; SHELL` names several. `== LABEL | WAY; WAY` begins a case: headers, an empty line, words.
`[shown](target)` is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from mailbot.ops.eval.sets import HERE

_BLOCK: Final = re.compile(r"^== ", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")
_FROM: Final = re.compile(r'From: (?:"(?P<quoted>[^"]*)"|(?P<plain>[^<]*?)) <(?P<address>[^>]*)>')
_PROVIDER: Final = "theirs.example"  # where a shell names none


@dataclass(frozen=True, slots=True)
class Shell:
    """One way by which mail reaches us. `links` is empty where it leaves them as they are."""

    name: str
    raw: str
    provider: str = _PROVIDER
    links: str = ""

    def around(self, headers: str, words: str, number: int) -> bytes:
        """The mail of a case as it comes by this way."""
        headers = headers.replace("{provider}", self.provider)
        author = _FROM.search(headers)
        address = author["address"] if author else ""
        local, _, domain = address.partition("@")
        if re.search(r"^From: ", self.raw, re.MULTILINE):  # it writes in its own name
            headers = re.sub(r"^From: .*\n", "", headers, flags=re.MULTILINE)
        brought = {
            "headers": headers.strip("\n"),
            "text": _LINK.sub(lambda link: f"{link[1]} <{self._leading_to(link[2], number)}>", words),
            "html": self._html(words, number),
            "address": address,
            "local": local,
            "domain": domain,
            "name": (author["quoted"] or author["plain"] or "") if author else "",
            "n": f"{number:05d}",
        }
        return re.sub(r"\{(\w+)\}", lambda hole: brought.get(hole[1], hole[0]), self.raw).encode()

    def _html(self, words: str, number: int) -> str:
        def anchor(link: re.Match[str]) -> str:
            return f'<a href="{self._leading_to(link[2], number)}">{link[1]}</a>'

        paragraphs = (_LINK.sub(anchor, escape(one, quote=False)) for one in words.split("\n\n"))
        return "".join(f"<p>{one.replace(chr(10), '<br>')}</p>" for one in paragraphs)

    def _leading_to(self, target: str, number: int) -> str:
        return self.links.format(url=quote(target, safe=""), n=f"{number:05d}") if self.links else target


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail. `id` names the case and the way that it came by."""

    id: str
    label: str
    raw: bytes


def raw_mails(name: str) -> list[RawMail]:
    """The mails of mailbot/ops/eval/sets/NAME.txt, in its order."""
    blocks = _blocks(name)
    ways = {head[5:].partition(" | ")[0]: _listed(head) for head, _ in blocks if _is(head, "ways")}
    cases = [(head, rest) for head, rest in blocks if not (_is(head, "shell") or _is(head, "ways"))]
    return list(_each(name, cases, shells_of(name), ways))


def shells_of(name: str) -> dict[str, Shell]:
    """The shells of mailbot/ops/eval/sets/NAME.txt by their names."""
    return {shell.name: shell for shell in (_shell(*block) for block in _blocks(name) if _is(block[0], "shell"))}


def _blocks(name: str) -> list[tuple[str, str]]:
    """The head of each block of a set, and what follows it."""
    blocks = _BLOCK.split((HERE / f"{name}.txt").read_text(encoding="utf-8"))[1:]
    return [(head, rest) for head, _, rest in (block.partition("\n") for block in blocks)]


def _each(
    name: str, cases: list[tuple[str, str]], shells: Mapping[str, Shell], ways: Mapping[str, list[str]]
) -> Iterator[RawMail]:
    number = 0
    for at, (head, rest) in enumerate(cases, 1):
        headers, _, words = rest.partition("\n\n")
        for way in (shell for one in _listed(head) for shell in ways.get(one, [one])):
            number += 1
            raw = shells[way].around(headers, words.strip("\n"), number)
            yield RawMail(f"{name}-{at:03d} by {way}", head.partition(" | ")[0], raw)


def _shell(head: str, rest: str) -> Shell:
    name, _, links = head.removeprefix("shell ").partition(" | ")
    name, _, provider = name.partition(" @")
    return Shell(name, rest.strip("\n") + "\n", provider or _PROVIDER, links)


def _is(head: str, kind: str) -> bool:
    return head.startswith(f"{kind} ")


def _listed(head: str) -> list[str]:
    return head.partition(" | ")[2].split("; ")

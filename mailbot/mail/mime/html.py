"""The text of an HTML body, laid out so that quoting can read it: blocks as lines, quotes behind ">", links as text.

One pass over the tags, in time linear in the input whatever stands there. No tree is built: the parsers that build one
take minutes on a megabyte of nested elements or of attributes, and a mail may hold either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from mailbot.mail.mime.sight import BLOCKS, Sight
from mailbot.mail.mime.style import Sheet

MAX_HTML = 1_000_000  # characters that are read
MAX_TEXT = 1_000_000  # characters that are written
MAX_QUOTES = 30  # blockquotes within each other that are told apart
RULE = "_" * 32  # how Outlook writes a rule in plain text
ORIGINAL = "-----Original Message-----"  # how it begins a quote there
SIGNATURE = "-- "

# Comments, tags with their attributes, declarations; each may be left open at the end. Quotes count only behind "=",
# as in the HTML standard's tokeniser.
_TOKEN = re.compile(
    r"""
      <!--(?s:.*?-->|.*)
    | <(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*+)
      (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+)(?:>|\Z)
    | <[!?][^>]*+(?:>|\Z)
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]++)\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s"'>]++))""")
_RAW = ("script", "style", "title", "xmp")  # hold text that is none; end only at their own end tag
_SCREENS = ("", "all", "screen")
_INDENT_ONLY = re.compile(r"border(?:-left)?\s{0,9}:\s{0,9}(?:none|0)", re.IGNORECASE)
# Outlook marks what a mail answers by these in every language: on the web and phones by an id, in Word by a line above.
_QUOTE_ID = re.compile(r"(?:\A|_)(?:divRplyFwdMsg|mail-editor-reference-message-container)\Z")
_LINE_ABOVE = re.compile(
    r"border-top\s{0,9}:\s{0,9}solid\b[^;]{0,40};\s{0,9}padding\s{0,9}:\s{0,9}3(?:\.0)?pt 0", re.IGNORECASE
)
_SIGNATURE_CLASS = re.compile(r"\b(?:gmail_signature|moz-signature|protonmail_signature_block)\b(?!_)")
_SPACES = re.compile("[ \t\r\n\f\u00a0]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f]")
_EMBEDDED = re.compile(r"""(["'(])data:[a-z]+/[^"')<>]{200,}""", re.IGNORECASE)


def to_text(html: str) -> str:
    """The text that a reader of this HTML would see, quoted passages with ">" ahead. Never raises.

    Words in the colour of their paper are not seen, unless there are no others: a mail that was written on a dark
    screen may bring white letters and no background.
    """
    html = _EMBEDDED.sub(r"\1", html)[:MAX_HTML]
    sheet = _sheet_of(html)
    sight = Sight(sheet)
    seen = _page(html, sight)
    return seen if seen or not sight.faded else _page(html, Sight(sheet, colours=False))


def _page(html: str, sight: Sight) -> str:
    page = _Page(sight)
    for token in _tokens(html):
        page.write(token.ahead)
        if page.size >= MAX_TEXT:
            break
        if token.closes:
            page.leave(token.tag)
        elif token.tag and token.tag not in _RAW:
            page.enter(token.tag, token.attributes)
    return page.text()


def _sheet_of(html: str) -> Sheet:
    """The style sheets of a mail, wherever they stand in it."""
    sheet = Sheet()
    if "<style" in html.lower():
        for token in _tokens(html):
            if token.held and token.tag == "style" and _attributes(token.attributes).get("media", "all") in _SCREENS:
                sheet.add(token.held)
    return sheet


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag, or a comment, whose name is empty, with the text `ahead` of it. `attributes` as they are written."""

    ahead: str
    tag: str = ""  # in lower case
    closes: bool = False
    attributes: str = ""
    held: str = ""  # what a raw element holds


def _tokens(html: str) -> Iterator[_Token]:
    at = 0
    while at < len(html):
        found = _TOKEN.search(html, at)
        ahead = html[at : found.start() if found else len(html)]
        if not found:
            yield _Token(ahead)
            return
        at, tag, held = found.end(), (found["tag"] or "").lower(), ""
        if tag in _RAW and not found["close"]:
            end = re.compile(rf"</{tag}\b", re.IGNORECASE).search(html, at)
            held = html[at : end.start() if end else len(html)]
            at += len(held)
        yield _Token(ahead, tag, bool(found["close"]), found["attributes"] or "", held)


class _Page:
    """What has been written so far, and which elements are open where that matters."""

    def __init__(self, sight: Sight) -> None:
        self.size = 0
        self._sight = sight
        self._lines: list[str] = []
        self._line: list[str] = []
        self._blank = 0  # blank lines owed before the next word
        self._blank_prefix = ""
        self._quotes: list[bool] = []  # open blockquotes: is it a quote, or an indented passage?
        self._depth = 0  # how many of them are quotes
        self._lists: list[int] = []  # open lists: the next number, 0 for bullets
        self._verbatim = 0
        self._link: tuple[str, list[str]] | None = None  # target, and the text shown for it

    def enter(self, tag: str, written: str) -> None:
        """Begin an element; `written` are its attributes as they stand in the tag."""
        attributes = _attributes(written) if "=" in written and not self._sight.gone else {}
        if not self._sight.enter(tag, attributes, written):
            return
        if tag in BLOCKS:
            self._break(0 if attributes.get("class", "").startswith("Mso") else BLOCKS[tag])
        self._begin(tag, attributes)

    def leave(self, tag: str) -> None:
        """End an element; an end tag without a beginning does nothing."""
        if tag == "a" and not self._sight.gone:
            self._end_link()
        if not self._sight.leave(tag):
            return
        if tag in ("td", "th"):
            self.write(" ")
        elif tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in BLOCKS:
            self._break(0)
            if tag == "blockquote" and self._quotes:
                self._depth -= self._quotes.pop()
            self._break(BLOCKS[tag])

    def write(self, text: str) -> None:
        """Add running text, blanks as a browser shows them."""
        if not text or self._sight.unseen:
            return
        text = _INVISIBLE.sub("", unescape(text) if "&" in text else text)
        if self._verbatim:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._add(first)
            for line in others:
                self._end_line()
                self._add(line)
            return
        text = _SPACES.sub(" ", text)
        if not self._line or self._line[-1].endswith(" "):
            text = text.lstrip(" ")
        self._add(text)

    def text(self) -> str:
        """Everything written, without blank lines at either end."""
        self._end_link()
        self._break(0)
        return "\n".join(self._lines).strip("\n")

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self._end_line()
        elif tag == "hr" or (tag == "div" and _LINE_ABOVE.search(attributes.get("style", ""))):
            self._paragraph(RULE)
        elif _QUOTE_ID.search(attributes.get("id", "")):
            self._paragraph(ORIGINAL)
        elif tag == "blockquote":
            if len(self._quotes) < MAX_QUOTES:
                self._quotes.append(_is_quote(attributes))
                self._depth += self._quotes[-1]
        elif tag == "pre":
            self._verbatim += 1
        elif tag in ("ul", "ol"):
            self._lists.append(int(tag == "ol"))
        elif tag == "li":
            self._add(self._bullet())
        elif tag == "a":
            self._end_link()
            self._link = (attributes.get("href", "").strip()[:500], [])
        elif _is_signature(attributes) and self._last() != SIGNATURE.strip():
            self._break(1)
            self._add(SIGNATURE)
            self._end_line()

    def _paragraph(self, text: str) -> None:
        self._break(1)
        self._add(text)
        self._break(1)

    def _add(self, text: str) -> None:
        if text and not self._sight.unseen:
            self._line.append(text)
            self.size += len(text)
            if self._link:
                self._link[1].append(text)

    def _break(self, blank: int) -> None:
        """End the line where it holds something, and owe blank lines."""
        if self._line:
            self._end_line()
        if blank > self._blank:
            self._blank, self._blank_prefix = blank, ">" * self._depth

    def _end_line(self) -> None:
        line = "".join(self._line)
        line = line if line == SIGNATURE else line.rstrip()
        self._line = []
        prefix = ">" * self._depth
        if line:
            self._lines.extend([self._blank_prefix] * (self._blank if self._lines else 0))
            self._blank = 0
        if line or self._lines:
            self._lines.append(f"{prefix} {line}".rstrip() if prefix else line)
            self.size += len(prefix) + 1

    def _last(self) -> str:
        """The last line that says something."""
        current = "".join(self._line).strip()
        return current or next((line.strip() for line in reversed(self._lines[-3:]) if line.strip()), "")

    def _bullet(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "

    def _end_link(self) -> None:
        """Behind a link's text stands where it leads, unless the text says so itself."""
        if not self._link:
            return
        (target, parts), self._link = self._link, None
        shown = "".join(parts).strip()
        bare = target.partition("://")[2].rstrip("/")
        if shown and target.lower().startswith(("http://", "https://")) and bare not in shown:
            self._add(f" <{target}>")


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def _is_quote(attributes: dict[str, str]) -> bool:
    """Gmail and others indent by a blockquote without a border: that is no quote."""
    if attributes.get("type") == "cite" or "quote" in attributes.get("class", "") or "cite" in attributes:
        return True
    return not _INDENT_ONLY.search(attributes.get("style", ""))


def _is_signature(attributes: dict[str, str]) -> bool:
    return attributes.get("id") == "Signature" or bool(_SIGNATURE_CLASS.search(attributes.get("class", "")))

"""Style of HTML mail, as far as it can hide words: declarations, the rules of style sheets, lengths and colours.

Bounded whatever stands there: only simple selectors are known, and only so many rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

MAX_CSS: Final = 200_000  # characters of style sheets that are read
MAX_STYLE: Final = 5_000  # characters of one element's declarations
MAX_RULES: Final = 20  # for one class, id or tag
MAX_CLASSES: Final = 10  # of one element

# What can hide words; of a style sheet nothing else is kept.
_HIDING = """
    display visibility content-visibility mso-hide opacity overflow overflow-y height width max-height max-width
    text-indent left right top margin-left transform clip clip-path font font-size color -webkit-text-fill-color
    background background-color background-image
"""
HIDING: Final = frozenset(_HIDING.split())

Colour = tuple[int, int, int]  # red, green, blue; 0 to 255
Style = Mapping[str, str]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_BRACE = re.compile(r"[{}]")
# One element by its tag, an id, classes; ahead of it may stand tags that it lies in.
_SELECTOR = re.compile(
    r"(?:[a-z][a-z0-9]*[\s>]+)*(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:[.#][\w-]+)*)\Z", re.IGNORECASE
)
_EVERYWHERE = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)", re.IGNORECASE)
_FUNCTION = re.compile(r"(rgba?|hsla?)\(([^()]{0,80})\)")
_NAMES: Final[Mapping[str, Colour]] = {
    "white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "azure": (240, 255, 255),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "mintcream": (245, 255, 250), "black": (0, 0, 0),
    "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128), "gainsboro": (220, 220, 220),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211), "red": (255, 0, 0), "yellow": (255, 255, 0),
    "lime": (0, 255, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "navy": (0, 0, 128),
}  # fmt: skip


def declarations(written: str) -> dict[str, str]:
    """What a style says, in lower case, the last of each property; "!" ends what is important."""
    lines = (line.partition(":") for line in _ESCAPE.sub(_letter, _COMMENT.sub("", written[:MAX_STYLE])).split(";"))
    return together({name.strip().lower(): _value(value.lower())} for name, _, value in lines)


def _value(written: str) -> str:
    value, mark, _ = written.partition("!")
    return value.strip() + mark


def _letter(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


@dataclass(frozen=True, slots=True)
class _Rule:
    """`weight` is what a rule outdoes others by: ids, classes, tags, and its place."""

    tag: str
    classes: frozenset[str]
    id: str
    weight: tuple[int, int, int, int]
    style: Style

    def fits(self, tag: str, classes: frozenset[str], id_: str) -> bool:
        return self.tag in ("", tag) and self.id in ("", id_) and self.classes <= classes


@dataclass(slots=True)
class Sheet:
    """The rules of a mail's style sheets that hold on every screen, by the class, id or tag that they ask for."""

    _rules: dict[str, list[_Rule]] = field(default_factory=dict)
    _read: int = 0  # characters

    def add(self, css: str) -> None:
        """Read one more style sheet; what it says of some screens only is left out."""
        css = _COMMENT.sub("", css[: MAX_CSS - self._read])
        self._read += len(css)
        blocks: list[str] = []  # what was opened: the selectors of a rule, or an at-rule
        start = 0
        for brace in _BRACE.finditer(css):
            inside, start = css[start : brace.start()], brace.end()
            if brace[0] == "{":
                blocks.append(inside.rpartition(";")[2].strip())
            elif blocks:
                selectors = blocks.pop()
                if not selectors.startswith("@") and all(_EVERYWHERE.match(block) for block in blocks):
                    style = {name: value for name, value in declarations(inside).items() if name in HIDING}
                    self._keep(selectors, style)

    def of(self, tag: str, classes: str, id_: str) -> list[Style]:
        """The styles that an element has from here, the one that outdoes the others last."""
        if not self._rules:
            return []
        own = frozenset(classes.split(maxsplit=MAX_CLASSES)[:MAX_CLASSES])
        keys = (tag, f"#{id_}", *(f".{one}" for one in own))
        fitting = [rule for key in keys for rule in self._rules.get(key, ()) if rule.fits(tag, own, id_)]
        return [rule.style for rule in sorted(fitting, key=lambda rule: rule.weight)]

    def _keep(self, selectors: str, style: Style) -> None:
        for selector in selectors.split(",")[:MAX_RULES] if style else ():
            found = _SELECTOR.match(selector.strip()[:200])
            if not found or not found[0]:
                continue
            parts = re.findall(r"[.#][\w-]+", found["rest"])
            classes = frozenset(part[1:] for part in parts if part[0] == ".")
            ids = [part[1:] for part in parts if part[0] == "#"]
            tag = (found["tag"] or "").lower().strip("*")
            key = f"#{ids[0]}" if ids else f".{min(classes)}" if classes else tag
            kept = self._rules.setdefault(key, [])
            if key and len(kept) < MAX_RULES:
                weight = (len(ids), len(classes), int(bool(tag)), self._read + len(kept))
                kept.append(_Rule(tag, classes, ids[0] if ids else "", weight, style))


def together(styles: Iterable[Style]) -> dict[str, str]:
    """Several styles as one: what comes later outdoes what came before, but for what is important."""
    found: dict[str, str] = {}
    for style in styles:
        for name, value in style.items():
            if value.endswith("!") or not found.get(name, "").endswith("!"):
                found[name] = value
    return found


def number(value: str) -> tuple[float, str] | None:
    """A value's number and unit, or None where it does not begin with one."""
    found = _NUMBER.match(value)
    return (float(found[1]), found[2].lower()) if found else None


def colour(value: str) -> Colour | None:
    """A colour, or None for one that is not known, for a picture and for what is inherited."""
    value = value.strip().lower()
    if value in _NAMES:
        return _NAMES[value]
    digits = value.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3,4}", digits):
        digits = "".join(digit * 2 for digit in digits)
    if re.fullmatch(r"[0-9a-f]{6}(?:[0-9a-f]{2})?", digits):
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    called = _FUNCTION.match(value)
    if called and called[1].startswith("rgb"):
        parts = [number(part) for part in re.split(r"[\s,/]+", called[2].strip())[:3]]
        red, green, blue = (_channel(part) for part in (*parts, None, None, None)[:3])
        return red, green, blue
    return None


def is_transparent(value: str) -> bool:
    """Whether a colour leaves nothing to be seen."""
    value = value.strip().lower()
    if value == "transparent" or re.fullmatch(r"#(?:[0-9a-f]{3}0|[0-9a-f]{6}0[0-9a-f])", value):
        return True
    called = _FUNCTION.match(value)
    parts = re.split(r"[\s,/]+", called[2].strip()) if called else []
    alpha = number(parts[3]) if len(parts) == 4 else None
    return alpha is not None and alpha[0] / (100 if alpha[1] == "%" else 1) <= 0.05


def _channel(part: tuple[float, str] | None) -> int:
    if part is None:
        return 0
    value, unit = part
    return max(0, min(255, round(value * 2.55 if unit == "%" else value)))

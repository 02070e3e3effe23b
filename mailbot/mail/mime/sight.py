"""What of an HTML body a person sees: which elements are shown, and whether words in them have size and ink.

It keeps the open elements as the HTML standard's parser does, as far as hidden ones depend on it, and builds no tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from mailbot.mail.mime.style import Colour, Sheet, Style, colour, declarations, is_transparent, number, together

MAX_WALK: Final = 100  # open elements that are looked through for the one that ends

# What breaks the line before and after itself, and how many blank lines stand around it.
BLOCKS: Final = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"), 1),
    **dict.fromkeys(("div", "li", "dt", "dd", "tr", "section", "article", "header", "footer", "aside", "main"), 0),
    **dict.fromkeys(("nav", "form", "center", "address", "fieldset", "figure", "figcaption", "caption", "body"), 0),
}
VOID: Final = frozenset(("br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed", "source"))
_UNSEEN: Final = frozenset(
    ("template", "noscript", "object", "svg", "math", "iframe", "select", "audio", "video", "o:p")
)
_CELLS: Final = frozenset(("td", "th", "caption", "table"))
_PARTS_OF_TABLES: Final = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "table"))
# What an element's beginning ends, and what that must not lie outside of.
_ENDS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol")) | _CELLS),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",)) | _CELLS),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",)) | _CELLS),
    "td": (frozenset(("td", "th")), frozenset(("table",))),
    "th": (frozenset(("td", "th")), frozenset(("table",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
}
_END_A_PARAGRAPH: Final = (frozenset(BLOCKS) - _PARTS_OF_TABLES) | {"hr", "table"}
_ARE_NO_PARAGRAPH: Final = (frozenset(BLOCKS) | _CELLS) - {"p"}
_BARRIERS: Final[Mapping[str, frozenset[str]]] = {  # what an end tag does not reach beyond; others stop at any block
    **dict.fromkeys(BLOCKS, _CELLS),
    **dict.fromkeys(_PARTS_OF_TABLES, frozenset(("table",))),
    "table": frozenset(),
}
_ANY_BLOCK: Final = frozenset(BLOCKS) | _CELLS
_LOOKS: Final = frozenset(("style", "bgcolor", "background", "color", "text"))  # attributes that tell of looks
_WHITE: Final[Colour] = (255, 255, 255)
_BLACK: Final[Colour] = (0, 0, 0)
_APART: Final = 12  # of 255: two colours that differ less are one to the eye
_FAR: Final = -100  # pixels or more: outside of the page
_SMALLEST: Final = {"px": 2.0, "pt": 2.0, "em": 0.2, "rem": 0.2, "ex": 0.4, "%": 20.0}  # that can be read
_QUOTED = re.compile(r"\"[^\"]*+\"?|'[^']*+'?")
_HIDDEN_ATTRIBUTE = re.compile(r"(?:\A|[\s/])hidden(?=[\s/=]|\Z)", re.IGNORECASE)
_SCALED_AWAY = re.compile(r"scale(?:x|y|3d)?\(\s*0*(?:\.0+)?\s*[,)]|matrix\(\s*0*(?:\.0+)?\s*,")
_SIZE_IN_FONT = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:px|pt|r?em|ex|%)|(?<![\w.])0(?=[\s/])")
_CUT_TO_NOTHING = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0")


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look within an element. A colour is None where it cannot be told."""

    gone: bool = False  # the element is not shown, with all that lies in it
    tiny: bool = False
    inkless: bool = False
    ink: Colour | None = _BLACK
    paper: Colour | None = _WHITE

    @property
    def faint(self) -> bool:
        """Whether the words have no colour of their own, or the one that they are written on."""
        return self.inkless or bool(self.ink and self.paper and _is_near(self.ink, self.paper))


class Sight:
    """Follows the tags of a body. Where `colours` is false, words in the paper's own colour are seen as well."""

    def __init__(self, sheet: Sheet, *, colours: bool = True) -> None:
        self.gone = False  # we are within an element that is not shown
        self.unseen = False  # words that stand here are not seen
        self.faded = False  # somewhere for their colour alone
        self._sheet = sheet
        self._colours = colours
        self._open: list[tuple[str, _Look]] = [("", _Look())]
        self._count: Counter[str] = Counter()

    def enter(self, tag: str, attributes: Mapping[str, str], written: str) -> bool:
        """Begin an element; whether it is shown. `written` are its attributes as they stand in the tag."""
        self._end_what_it_ends(tag)
        if tag in VOID:
            return not self.gone
        if written.endswith("/") and (tag in _UNSEEN or ":" in tag):
            return not self.gone and tag not in _UNSEEN
        look = above = self._open[-1][1]
        if not self.gone:
            look = self._look(above, tag, attributes, written)
        self._open.append((tag, look))
        self._count[tag] += 1
        if look is not above:
            self._see(look)
        return not look.gone

    def leave(self, tag: str) -> bool:
        """End an element; whether it was shown. An end tag without a beginning ends nothing."""
        at = self._place_of((tag,), _BARRIERS.get(tag, _ANY_BLOCK)) if self._count[tag] else 0
        if not at:
            return not self.gone
        shown = not self._open[at][1].gone
        self._end(at)
        return shown

    def _end_what_it_ends(self, tag: str) -> None:
        if tag in _ENDS:
            ended, within = _ENDS[tag]
            self._end(self._place_of(ended, within))
        if tag in _END_A_PARAGRAPH and self._count["p"]:
            self._end(self._place_of(("p",), _ARE_NO_PARAGRAPH))

    def _place_of(self, tags: Collection[str], barrier: Collection[str]) -> int:
        """Where the innermost open element of these stands; 0 where none does on this side of the barrier."""
        for at in range(len(self._open) - 1, max(0, len(self._open) - 1 - MAX_WALK), -1):
            one = self._open[at][0]
            if one in tags:
                return at
            if one in barrier:
                return 0
        return 0

    def _end(self, at: int) -> None:
        """End the open elements from this place on; from place 0, none."""
        if at:
            self._count.subtract([tag for tag, _ in self._open[at:]])
            del self._open[at:]
            self._see(self._open[-1][1])

    def _see(self, look: _Look) -> None:
        self.gone = look.gone
        faint = self._colours and look.faint
        self.unseen = look.gone or look.tiny or faint
        self.faded = self.faded or faint

    def _look(self, above: _Look, tag: str, attributes: Mapping[str, str], written: str) -> _Look:
        if tag in _UNSEEN or (written and _HIDDEN_ATTRIBUTE.search(_QUOTED.sub("", written))):
            return replace(above, gone=True)
        look = replace(above, ink=None, inkless=False) if tag == "a" and above.ink not in (None, _BLACK) else above
        styles = self._sheet.of(tag, attributes.get("class", ""), attributes.get("id", ""))
        if not styles and _LOOKS.isdisjoint(attributes):
            return look
        style = together((_attributes_as_style(tag, attributes), *styles, declarations(attributes.get("style", ""))))
        return _with_style(look, {name: value.rstrip("!") for name, value in style.items()})


def _attributes_as_style(tag: str, attributes: Mapping[str, str]) -> Style:
    """What old attributes say, as style."""
    style = {}
    if "bgcolor" in attributes:
        style["background-color"] = attributes["bgcolor"]
    if attributes.get("background"):
        style["background-image"] = "url()"
    ink = attributes.get("color" if tag == "font" else "text" if tag == "body" else "", "")
    return {**style, "color": ink} if ink else style


def _with_style(above: _Look, style: Style) -> _Look:
    if _is_gone(style):
        return replace(above, gone=True)
    look = replace(above, tiny=_is_tiny(style, above=above.tiny), paper=_paper(style, above.paper))
    ink = style.get("-webkit-text-fill-color") or style.get("color", "")
    if ink and ink not in ("inherit", "currentcolor"):
        look = replace(look, ink=colour(ink), inkless=is_transparent(ink))
    return look


def _is_gone(style: Style) -> bool:
    """Not shown, without height, cut away, or far outside of the page."""
    cut = style.get("overflow", style.get("overflow-y", "")).startswith(("hidden", "clip"))
    return (
        style.get("display", "") == "none"
        or style.get("visibility", "") in ("hidden", "collapse")
        or style.get("content-visibility", "") == "hidden"
        or style.get("mso-hide", "") == "all"
        or _is_at_most(style.get("opacity", ""), 0.02)
        or _is_at_most(style.get("max-height", ""), 0)
        or (cut and any(_is_at_most(style.get(side, ""), 0) for side in ("height", "width", "max-width")))
        or any(
            _is_at_most(style.get(side, ""), _FAR) for side in ("text-indent", "left", "right", "top", "margin-left")
        )
        or _SCALED_AWAY.search(style.get("transform", "")) is not None
        or _CUT_TO_NOTHING.search(style.get("clip-path", "")) is not None
        or _is_clipped(style.get("clip", ""))
    )


def _is_at_most(value: str, most: float) -> bool:
    found = number(value)
    return found is not None and found[0] <= most


def _is_clipped(value: str) -> bool:
    """Whether a rectangle has no area: top, right, bottom and left are one."""
    if not value.startswith("rect("):
        return False
    sides = [number(side) for side in re.split(r"[\s,]+", value[5:].strip(" )"))]
    return len(sides) == 4 and None not in sides and len({side[0] for side in sides if side}) == 1


def _is_tiny(style: Style, *, above: bool) -> bool:
    """Whether words are too small to be read; what is given in parts of the size around it may stay so."""
    inside = _SIZE_IN_FONT.search(style.get("font", ""))
    size = number(style.get("font-size", "") or (inside[0] if inside else ""))
    if size is None:
        return above and style.get("font-size", "inherit") == "inherit" and not inside
    value, unit = size
    if value <= 0 or value < _SMALLEST.get(unit, 0):
        return True
    return above and unit in ("em", "ex", "%")


def _paper(style: Style, above: Colour | None) -> Colour | None:
    """The colour that words are written on; None where a picture or an unknown colour lies there."""
    if "url(" in style.get("background-image", "") or "gradient" in style.get("background-image", ""):
        return None
    whole = style.get("background", "")
    value = style.get("background-color") or whole
    if not value or value in ("none", "inherit", "initial", "unset") or is_transparent(value):
        return above
    if "url(" in whole or "gradient" in whole:
        return None
    return colour(value) or colour(value.partition(" ")[0])


def _is_near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _APART for a, b in zip(one, other, strict=True))

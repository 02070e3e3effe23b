"""HTML out of a mail, made fit to be shown: no script, no form, no address that a browser would call by itself.

What comes out is meant for a sandboxed frame with a policy of its own; neither is trusted to be enough alone.
"""

from __future__ import annotations

import re

import nh3

MOST = 1_000_000  # characters that are cleaned; the rest of a larger mail is left out

_TAGS = nh3.ALLOWED_TAGS | {"font", "center", "tbody", "tfoot", "thead", "caption", "col", "colgroup", "u", "big"}
_TAGS -= {"map", "area"}
_LOOKS = {
    "align",
    "valign",
    "width",
    "height",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "dir",
    "lang",
    "style",
}
_ATTRIBUTES = {
    **dict.fromkeys(_TAGS, _LOOKS),
    "a": {"href", "title", "dir", "lang", "style"},
    "img": {"src", "alt", "title", "width", "height", "border", "align", "style"},
    "font": {"color", "face", "size"},
    "td": _LOOKS | {"colspan", "rowspan"},
    "th": _LOOKS | {"colspan", "rowspan"},
    "ol": _LOOKS | {"start"},
}
# Properties that can neither fetch anything nor reach beyond their own box.
_STYLE_WORDS = """
    color background-color font-family font-size font-style font-weight line-height letter-spacing text-align
    text-decoration text-transform vertical-align white-space display width max-width min-width height max-height
    border-collapse border-radius border-spacing
"""
_SIDES = ("", "-top", "-right", "-bottom", "-left")
_STYLES = {*_STYLE_WORDS.split(), *(f"{kind}{side}" for kind in ("margin", "padding", "border") for side in _SIDES)}
_CALLS = re.compile(r"url\s*\(|expression|image-set|\\", re.IGNORECASE)


def clean(html: str, *, images: bool = False) -> str:
    """The same HTML without all that could act. With `images`, pictures come from https addresses; else none do.

    Links open a new tab that knows nothing of this page.
    """

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src":
            return value if images and value.lower().startswith("https://") else None
        if attribute == "style":
            return None if _CALLS.search(value) else value
        return value

    return nh3.clean(
        html[:MOST],
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "title", "template", "noscript", "xmp", "iframe", "object", "select"},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=keep,
        strip_comments=True,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        url_schemes={"https", "http", "mailto", "tel"},
        filter_style_properties=_STYLES,
    )


def has_remote_images(html: str) -> bool:
    """Whether there are pictures to ask for."""
    return (
        re.search(r"<img\b[^>]{0,2000}\bsrc\s{0,9}=\s{0,9}[\"']?\s{0,9}https://", html[:MOST], re.IGNORECASE)
        is not None
    )

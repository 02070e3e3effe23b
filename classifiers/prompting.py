"""Prompts: their fixed text with its version, and strangers' words cleaned and marked as data for a model."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from templates import folder

LONGEST: Final = 8_000  # characters of one text that a model is shown
_CUT: Final = "\n(the rest is left out)"

# Letters that show nothing and carry hidden words or turn the order of what is seen (Unicode TR36 §2.2, TR39 §5.3).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# RFC 2397: with a media type, a form or parameters, or none of them.
_DATA_URL = re.compile(r"\bdata:(?:[\w.+-]+/[\w.+-]+[;,]|(?:;[\w.+-]+(?:=[^\s;,]*+)?)*+,(?=\S))\S*", re.IGNORECASE)
_VERSION = re.compile(r"\Aversion: (?P<version>[\w.-]+)\n+")


@dataclass(frozen=True, slots=True)
class PromptText:
    """The fixed part of a prompt, the same for every mail so that servers can cache it."""

    version: str
    text: str


@lru_cache
def prompt_text(name: str) -> PromptText:
    """The prompt in templates/prompts/<name>.md; its first line is `version: …`. Raises OSError and ValueError."""
    whole = folder("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8")
    return parsed_prompt(whole, f"templates/prompts/{name}.md")


def parsed_prompt(whole: str, name: str) -> PromptText:
    """A prompt from the text of its file. Raises ValueError where it does not begin with its version."""
    head = _VERSION.match(whole)
    if head is None:
        raise ValueError(f"{name} does not begin with its version")
    return PromptText(head["version"], whole[head.end() :].strip())


def cleaned(text: str, longest: int = LONGEST) -> str:
    """A stranger's text without what a person would not see: invisible letters, HTML comments, data URLs."""
    seen = _DATA_URL.sub("(data)", _COMMENT.sub("", _INVISIBLE.sub("", text.replace("\r\n", "\n"))))
    return seen if len(seen) <= longest else seen[:longest] + _CUT


@dataclass(frozen=True, slots=True)
class Marker:
    """Puts texts between marks that their writers cannot know: each question has a mark of its own."""

    mark: str = field(default_factory=lambda: secrets.token_hex(8))

    def wrap(self, title: str, text: str, longest: int = LONGEST) -> str:
        """A text as data under its title."""
        data = cleaned(text, longest).replace(self.mark, "")
        return f"[{title} {self.mark}]\n{data}\n[end {self.mark}]"

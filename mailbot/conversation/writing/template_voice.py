"""The built-in voice: replies worded by the Jinja2 templates of templates/email, in English and Spanish, with variants.

A template says `{{ one_of("…", "…") }}` where people would vary; the brief's seed chooses, the same at every attempt.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from mailbot.conversation.brief import TEMPLATES, Brief, Written
from templates import plain_text

VERSION = "templates-1"
LANGUAGES = ("en", "es")


class TemplateVoice:
    """Words every reply from templates; never fails and never says what the brief does not."""

    async def write(self, brief: Brief) -> Written:
        return word(brief)


def word(brief: Brief) -> Written:
    """The body of a reply or notice."""
    language = brief.language if brief.language in LANGUAGES else "en"
    template = plain_text("email").get_template(f"{brief.step}/body.{language}.txt")
    text = template.render(brief=brief, one_of=_chooser(brief.seed, str(brief.step)))
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip()
    return Written(tidy, TEMPLATES, VERSION, property_refs=tuple(home.ref for home in brief.properties))


def _chooser(seed: int, step: str) -> Callable[..., str]:
    """Picks among variants; each place in a template picks for itself."""
    place = 0

    def one_of(*variants: str) -> str:
        nonlocal place
        place += 1
        return variants[zlib.crc32(f"{seed}:{step}:{place}".encode()) % len(variants)]

    return one_of

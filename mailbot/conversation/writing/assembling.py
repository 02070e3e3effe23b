"""From a worded body to a letter: greeting, disclosure, signature, address and way to stop are added by code."""

from __future__ import annotations

import re

from mailbot.conversation.brief import Brief
from mailbot.conversation.writing.frames import FRAMES
from mailbot.mail import subjects
from models.message import Message
from templates import plain_text

MOST_REFERENCES = 50
LONGEST_NAME = 60  # characters
_CARRIES = re.compile(r"[a-z]+://|\bhxxp|\bwww\.|@|[\u200b-\u200f\u202a-\u202e]", re.IGNORECASE)


def assemble(brief: Brief, body: str) -> str:
    """The whole text of a reply in its frame (templates/email/frame), in the lead's language where there is one."""
    frame = FRAMES.get(brief.language)
    language = "other" if frame else brief.language if brief.language in ("en", "es") else "en"
    framed = plain_text("email").get_template(f"frame/body.{language}.txt")
    whole = framed.render(brief=brief, body=body.strip(), said=said_by_code(brief), frame=frame)
    return re.sub(r"\n{3,}", "\n\n", whole).strip() + "\n"


def said_by_code(brief: Brief) -> str:
    """What stands before the body, whoever words it: which home is gone, what a call would be about."""
    language = brief.language if brief.language in ("en", "es") else "en"
    said = plain_text("email").get_template(f"frame/opening.{language}.txt").render(brief=brief)
    return " ".join(said.split())


def reply_subject(subject: str) -> str:
    """The subject of an answer: one "Re:" before what the lead wrote, unless that holds a link or a mail address.

    A From can be forged, and an answer goes to whom it names: nobody shall send links through us in a subject.
    """
    bare = subjects.bare(subject)
    return f"Re: {bare}" if bare and not _CARRIES.search(bare) else "Re: your message"


def shown_name(name: str) -> str:
    """A name as it may stand in the To of an answer; what is no name but a message is left out."""
    plain = len(name) <= LONGEST_NAME and not _CARRIES.search(name) and not re.search(r"\d|[<>\[\]{}|$€£!?:;]", name)
    return name if plain else ""


def reply_references(answered: Message) -> tuple[str, ...]:
    """The References of an answer (RFC 5322 §3.6.4): the parent's, then the parent."""
    chain = [*answered.references, answered.message_id]
    chain = [ref for ref in dict.fromkeys(chain) if ref]
    return tuple(chain if len(chain) <= MOST_REFERENCES else [chain[0], *chain[-(MOST_REFERENCES - 1) :]])

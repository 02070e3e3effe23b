"""What a lead says a home must have: by the words that code knows, and by a model's where it knows none of them."""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.text.language import READ
from mailbot.crm.matching.must_haves import speaks_of, wished, without_parts
from mailbot.crm.matching.things import MustHave, thing_of
from models.message import Message


def must_haves(mails: Sequence[Message], year: int = 0) -> tuple[MustHave, ...]:
    """What a lead wants a home to have by their mails, oldest first. `year`: as wished() has it.

    What a mail names in known words is code's to judge: "a garage would be nice" is no condition.
    """
    wanted = {thing.name: thing for thing in wished([mail.reply_text for mail in mails], year)}
    for mail in mails:
        for wish in mail.wishes:
            thing = thing_of(wish.thing)
            if thing is None or (mail.language in READ and speaks_of(mail.reply_text, thing)):
                continue
            if wish.wanted:
                wanted[thing.name] = thing
            else:
                wanted.pop(thing.name, None)
    return without_parts(wanted)

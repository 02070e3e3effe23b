"""Everything that is read of a mail, read of damaged ones: parts, quotes, reports, the chain, the reference graph."""

from __future__ import annotations

import asyncio
import json
import os

from damaged_mail import damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.conversation.reference_graph import Letter, is_bulk, reference_ids, tied
from mailbot.errors import UnreadableMail
from mailbot.mail import subjects
from mailbot.mail.parsing import parse
from mailbot.ops.explain import Explainer

EXPLAINER = Explainer()


def read_whole(raw: bytes) -> None:
    try:
        row = asyncio.run(EXPLAINER.mail(raw))
    except UnreadableMail:
        return
    json.dumps(row, ensure_ascii=False).encode("utf-8")
    mail = parse(raw)
    letter = Letter(frozenset(reference_ids(mail)), frozenset(row["to"]), ours=True, bulk=is_bulk(mail))
    tied(letter, letter, {mail.message_id: [letter]})
    assert subjects.bare(mail.subject) in mail.subject
    subjects.is_marked(mail.subject)


def test_damaged_mails_are_explained() -> None:
    for raw in damaged(int(os.environ.get("MAILBOT_FUZZ", "300")), seed=20260304):
        read_whole(raw)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=1_000))
def test_any_bytes_are_explained_or_refused(raw: bytes) -> None:
    read_whole(raw)

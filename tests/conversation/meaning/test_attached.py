"""What speaks of an attachment, and what only of houses that are attached."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.conversation.meaning.attached import (
    hands_in_something,
    lacks_its_attachment,
    speaks_of_an_attachment,
)
from models.message import Direction, Message, StoredAttachment

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LETTER = StoredAttachment(name="letter.pdf", type="application/pdf", size=10)


def mail(text: str, *attachments: StoredAttachment) -> Message:
    return Message.model_construct(
        digest="", size=0, received_at=NOON, direction=Direction.INBOUND, reply_text=text, attachments=list(attachments)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hi, attached is our pre-approval letter and the list of what we want.",
        "See attached pre-approval letter. We want a 3 bed house.",
        "Here's the pre-approval letter attached, sorry, forgot it last time!",
        "Please find attached the signed form",
        "I have attached my proof of funds",
        "Adjunto la carta de preaprobación",
    ],
)
def test_an_attachment_that_did_not_come_is_missed(text):
    assert speaks_of_an_attachment(text)
    assert lacks_its_attachment([mail(text)], [])
    assert not lacks_its_attachment([mail(text, LETTER)], [])


@pytest.mark.parametrize(
    "text",
    [
        "3 bedrooms with an attached garage please",
        "Is the garage attached to the house?",
        "We are very attached to Millpond",
        "I'd rather not see attached houses",
        "The letter is attached: https://drive.example/letter",
        "We are pre-approved, the letter will follow",
    ],
)
def test_other_attached_things_are_none(text):
    assert not speaks_of_an_attachment(text)


def test_who_asks_for_it_is_told_whether_it_ever_came():
    asks = mail("Hi again, did you get the attachment?")
    assert lacks_its_attachment([asks], [mail("See attached letter")])
    assert not lacks_its_attachment([asks], [mail("See attached letter", LETTER)])


def test_a_document_with_few_words_is_handed_in_and_a_logo_is_not():
    logo = StoredAttachment(name="logo.png", type="image/png", size=10)
    assert hands_in_something(mail("Sorry, here it is", LETTER))
    assert hands_in_something(mail("I'm attaching my list of questions for the seller."))
    assert not hands_in_something(mail("Sounds good", logo))
    assert not hands_in_something(mail("Sounds good"))

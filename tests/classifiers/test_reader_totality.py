"""Whatever a mail holds, the reader answers; and whatever it says of needs stands in the mail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.intents.intent import BuiltinReader
from classifiers.needs.extracting import extract
from classifiers.verdict import Reading
from models.message import Intent
from models.property import PropertyType

READER = BuiltinReader()
PIECES = st.sampled_from(
    [
        *(
            "3 bed",
            "2.5 bath",
            "3/2",
            "under",
            "485k",
            "$1.2M",
            "between 800 and 1.1M",
            "medio millón",
            "hasta 300 mil",
        ),
        *(
            "in Brookside",
            "near Oak St",
            "12 Elm St",
            "78704",
            "call me",
            "512-555-0144",
            "+44 20 7946 0018",
            "\n",
            ". ",
        ),
        *(
            "by May",
            "asap",
            "pre-approved",
            "VA loan",
            "cash",
            "to rent",
            "for sale",
            "a month",
            "house",
            "condo",
            "land",
        ),
        *(
            "Name: Ann Lee",
            "Email: a@b.example",
            "my name is",
            "not",
            "no",
            "¿podemos verla?",
            "offer",
            "İ",
            "ſ",
            "K",
            "ﬁ",
        ),
        *(
            "mid 300s",
            "1031 exchange",
            "555",
            "a million",
            "three hundred thousand",
            "1,2 millones",
            "$",
            "%",
            "\x00",
            "🏡",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map(" ".join))


@given(subject=TEXTS, text=TEXTS)
@settings(max_examples=400, deadline=None)
def test_every_mail_is_read(subject: str, text: str) -> None:
    reading = READER.read(subject, text)
    assert isinstance(reading, Reading)
    assert reading.intent in Intent
    assert 0 <= reading.confidence <= 1


@given(subject=TEXTS, text=TEXTS)
@settings(max_examples=600, deadline=None)
def test_every_need_quotes_the_mail_and_is_within_its_range(subject: str, text: str) -> None:
    needs = extract(text, subject, ["Brookside"])
    for slot, need in needs.items():
        assert need.quote, slot
        assert need.quote in text or need.quote in subject, slot
    values = {slot: need.value for slot, need in needs.items()}
    assert 1 <= values.get("bedrooms_min", 1) <= 12  # type: ignore[operator]
    assert 0 < values.get("bathrooms_min", 1) <= 12  # type: ignore[operator]
    assert 150 <= values.get("price_max", 150) <= 100_000_000  # type: ignore[operator]
    assert values.get("property_type", "house") in set(PropertyType)
    assert values.get("listed_for", "sale") in ("sale", "rent")
    assert isinstance(values.get("preapproved", True), bool)
    assert isinstance(values.get("areas", ()), tuple)


def test_long_and_repeated_text_is_read() -> None:
    for piece in ("a ", "1 ", "$1,", "A", "\n", "in A ", "can you see the ", "approved ", "3 bed ", "1/2 ", "@a."):
        assert isinstance(READER.read(piece * 500, piece * 20_000), Reading)

"""What programs put before a subject is taken off, in whatever language they write it; words of people stay."""

from __future__ import annotations

import pytest

from mailbot.mail import subjects


@pytest.mark.parametrize(
    "subject",
    [
        "Re: The house on Elm St",
        "RE: re: Fwd: The house on Elm St",
        "AW: WG: The house on Elm St",
        "Odp: The house on Elm St",
        "Re[2]: The house on Elm St",
        "  RV : The house on Elm St ",
        "回复：The house on Elm St",
        "SV: VS: The house on Elm St",
    ],
)
def test_marks_of_programs_are_no_part_of_a_subject(subject: str) -> None:
    assert subjects.is_marked(subject)
    assert subjects.bare(subject) == "The house on Elm St"


@pytest.mark.parametrize("subject", ["", "Real estate: a question", "Rent: 2 bedrooms", "Red: 4"])
def test_a_word_of_the_writer_is_no_mark(subject: str) -> None:
    assert not subjects.is_marked(subject)
    assert subjects.bare(subject) == subject

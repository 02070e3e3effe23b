"""Greetings: a first name, a title with the last name, or nobody's name at all."""

from __future__ import annotations

import pytest

from mailbot.conversation.writing.salutation import salutation


@pytest.mark.parametrize(
    ("first", "whole", "language", "greeted"),
    [
        ("Dr.", "Dr. Anand Subramaniam", "en", "Dr. Subramaniam"),
        ("Dr", "Dr Anand Subramaniam, MD, FACC", "en", "Dr Subramaniam"),
        ("Mrs.", "Mrs. Faraday", "en", "Mrs. Faraday"),
        ("Mr.", "Mr. Lee Jr.", "en", "Mr. Lee"),
        ("Dra.", "Dra. María López García", "es", "Dra. López"),
        ("Sr.", "Sr. Ortiz", "es", "Sr. Ortiz"),
        ("Don", "Don Ernesto Villaseñor", "es", "Don Ernesto"),
        ("Doña", "Doña Carmen", "es", "Doña Carmen"),
        ("SSG", "SSG Andre Whitfield", "en", "SSG Whitfield"),
        ("CPT", "CPT Lena Ortiz", "en", "CPT Ortiz"),
        ("R.", "R. Dobbs", "en", ""),
        ("The", "The Hendersons", "en", ""),
        ("Familia", "Familia Ruiz", "es", ""),
        ("Mr.", "Mr. & Mrs. Park", "en", ""),
        ("Dr.", "Dr.", "en", ""),
        ("Mr.", "Mr. http://x.example", "en", ""),
        ("Mr.", "Mr. paypal.example", "en", ""),
        # And what is a first name.
        ("Don", "Don Draper", "en", "Don"),
        ("Dana", "Dana Reyes", "en", "Dana"),
        ("María José", "María José Ortiz", "es", "María José"),
        ("Theo", "Theo Park", "en", "Theo"),
        ("Drew", "Drew Miss", "en", "Drew"),
        ("Dana", "", "en", "Dana"),
        ("", "", "en", ""),
    ],
)
def test_salutation(first: str, whole: str, language: str, greeted: str) -> None:
    assert salutation(first, whole, language) == greeted

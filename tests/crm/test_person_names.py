"""Titles are no first names, and names that look like titles are."""

from __future__ import annotations

import pytest

from mailbot.crm.files.person_names import parts_of


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Dr. Prof. Juan Núñez", "Juan", "Núñez"),
        ("Dr.Prof. Juan Núñez", "Juan", "Núñez"),
        ("Mr John Smith", "John", "Smith"),
        ("MRS. ANN LEE", "ANN", "LEE"),
        ("Sra. María del Carmen Ruiz", "María", "del Carmen Ruiz"),
        ("Lic. Pedro Gil", "Pedro", "Gil"),
        ("Ing Pedro Gil Soto", "Pedro", "Gil Soto"),
        ("Dr. Lee", None, "Lee"),
        ("Ms Ortega", None, "Ortega"),
        ("Mr. & Mrs. Smith", None, "Smith"),
        ("Mr. and Mrs. John Smith", "John", "Smith"),
        ("Lee, Dr. Ann", "Ann", "Lee"),
        ("Dr.", None, None),
    ],
)
def test_titles_are_no_first_names(name, first, last):
    assert parts_of(name, None, None)[1:] == (first, last)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ann van Lee", "Ann", "van Lee"),
        ("Ing Chen", "Ing", "Chen"),
        ("Don Smith", "Don", "Smith"),
        ("Drew Barry", "Drew", "Barry"),
        ("Missy Ray", "Missy", "Ray"),
        ("John Smith Sr.", "John", "Smith Sr."),
        ("J. R. Hill", "J.", "R. Hill"),
        ("Profeta Gómez", "Profeta", "Gómez"),
        ("Cher", "Cher", None),
    ],
)
def test_names_stay_names(name, first, last):
    assert parts_of(name, None, None) == (name, first, last)


def test_a_first_name_of_its_own_loses_its_title():
    assert parts_of(None, "Dr. Ann", "Lee") == ("Ann Lee", "Ann", "Lee")
    assert parts_of(None, "Dr.", "Lee") == ("Lee", None, "Lee")
    assert parts_of("Dr. Ann Lee", "Ann", "Lee") == ("Dr. Ann Lee", "Ann", "Lee")

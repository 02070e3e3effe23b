"""The agency's own areas are read wherever somebody says that they look there, and nowhere else."""

from __future__ import annotations

import pytest

from classifiers.intents.intent import BuiltinReader
from classifiers.needs.known_areas import known_areas_in

KNOWN = (
    *("Cooper's Wharf", "Lighthouse Hill", "Birch Hollow", "Old Town", "Brookside", "St. Anne's", "Peñón Alto"),
    *("Hope", "Union", "Center", "Madison", "Dover", "Lake View", "The Point", "Springfield", "5th Ward"),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cooper's Wharf", ("Cooper's Wharf",)),
        ("Cooper’s Wharf please", ("Cooper's Wharf",)),
        ("coopers wharf", ("Cooper's Wharf",)),
        ("House on Lighthouse Hill", ("Lighthouse Hill",)),
        ("3 bed house Birch Hollow 420k", ("Birch Hollow",)),
        ("3 bed house birch hollow 420k", ("Birch Hollow",)),
        ("5 bedroom brookside pls", ("Brookside",)),
        ("LOOKING FOR 2 BED IN OLD TOWN", ("Old Town",)),
        ("st annes or the old town", ("St. Anne's", "Old Town")),
        ("algo en penon alto", ("Peñón Alto",)),
        ("something in the 5th ward", ("5th Ward",)),
        ("We would love to live in Birch Hollow", ("Birch Hollow",)),
        ("We live in Dover and look for a home in Birch Hollow", ("Birch Hollow",)),
        ("interested in Birch Hollow", ("Birch Hollow",)),
        ("Birch Hollow. Really, Birch Hollow.", ("Birch Hollow",)),
        # Beside another in a list, and where something is asked for: "millpond" alone may be a pond.
        ("3 br house under 450 union or birch hollow ok. moving in feb", ("Union", "Birch Hollow")),
        ("birch hollow, madison or old town, up to 420", ("Birch Hollow", "Madison", "Old Town")),
        ("thats over 450. nothing in union?", ("Union",)),
        ("whats in madison even without garage", ("Madison",)),
        ("¿nada en dover?", ("Dover",)),
        # As one of a list of wishes, or between two of them.
        ("Sure. 3 bed, under 450, brookside", ("Brookside",)),
        ("3 bed, 2 baths, madison", ("Madison",)),
        ("lookin for a condo old town 2 bed", ("Old Town",)),
        ("what else 4 bed house, under 430, old town or brookside dont care which", ("Old Town", "Brookside")),
        # Spelt nearly right.
        ("condo in coopers warf or brook side under 300", ("Cooper's Wharf", "Brookside")),
        ("3 beds, birch holow, 500k", ("Birch Hollow",)),
        ("anything in light house hill?", ("Lighthouse Hill",)),
        # The whole answer, in any case.
        ("hope", ("Hope",)),
        ("in union please", ("Union",)),
        ("madison or dover", ("Madison", "Dover")),
        ("the center", ("Center",)),
        ("Lake view, thanks!", ("Lake View",)),
        ("the point", ("The Point",)),
        # By their capitals.
        ("3 bed in Hope under 400k", ("Hope",)),
        ("We want Union or Center", ("Union", "Center")),
        ("Dover, 3 beds, 350 max", ("Dover",)),
        ("a condo in Dover NH", ("Dover",)),
        ("3 bed in Lake View", ("Lake View",)),
    ],
)
def test_where_somebody_looks(text: str, names: tuple[str, ...]) -> None:
    assert tuple(place.name for place in known_areas_in(text, KNOWN)) == names


@pytest.mark.parametrize(
    "text",
    [
        "I hope you are well, 3 bed please",
        "Hope you are well. 3 bed please",
        "HOPE YOU ARE WELL",
        "we live in hope.",
        "the union said no",
        "my credit union approved me",
        "close to the center of things",
        "a house with a lake view",
        "get to the point please",
        "Hi Hope, 3 beds please",
        "3 beds please. Thanks, Madison",
        "3 beds please.\n\nMadison",
        "This is Madison, we are looking for 3 beds",
        "Ask Madison Smith about it",
        "Bob Hope said so",
        "Hi, this is Brook Sidey, looking for 3 beds",
        "3 bedrooms, hope that works",
        "near Union Station",
        "We live in Birch Hollow",
        "I'm from Springfield",
        "our house in Birch Hollow needs a new roof",
        "anything but Birch Hollow",
        "not in Birch Hollow",
        "Is 12 Elm Street, Springfield still available?",
        "12 Birch Hollow Road is nice",
        "a friend at Springfield High",
        "Springfield Realty sent me",
        "birch hollowing",
        "vivimos en Springfield",
        "",
    ],
)
def test_other_meanings_are_no_areas(text: str) -> None:
    assert known_areas_in(text, KNOWN) == []


def test_nothing_is_known_of_nothing() -> None:
    assert known_areas_in("Birch Hollow", ()) == []
    assert known_areas_in("a b 12", ("", "a", "—", "12")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cooper's Wharf", ("Cooper's Wharf",)),
        ("coopers wharf please", ("Cooper's Wharf",)),
        ("hope", ("Hope",)),
        ("Dover", ("Dover",)),
        ("House on Lighthouse Hill", ("Lighthouse Hill",)),
        ("3 bed house Birch Hollow 420k", ("Birch Hollow",)),
        ("Anywhere in old town works, we are flexible", ("Old Town",)),
        ("We want a 3 bed in Old Town Springfield", ("Old Town Springfield",)),
    ],
)
def test_the_reader_that_is_told_of_them_reads_them(text: str, names: tuple[str, ...]) -> None:
    assert BuiltinReader().read("", text, known_areas=KNOWN).needs["areas"].value == names

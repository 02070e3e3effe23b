"""Which home of a list a text chooses: by its rank, its make, or a verdict beside its number."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.naming.by_looks import looks_in
from mailbot.crm.naming.by_rank import ranks_in
from mailbot.crm.naming.by_street import streets_in
from mailbot.crm.naming.verdicts import verdicts_in

LIST = (
    Listing(
        "A", "12 Signal Street", 429_000, square_feet=1_590, year_built=2016, description="Three over three floors."
    ),
    Listing(
        "B", "41 Pippin Drive", 398_000, square_feet=1_750, year_built=1988, description="The end unit of the row."
    ),
    Listing("C", "18 Hoop Lane", 468_000, square_feet=740, year_built=1999, description="A loft in the barrel works."),
)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("the cheaper one. how much to move in", "B"),
        ("We prefer the larger house", "B"),
        ("is the newest one quiet?", "A"),
        ("the pricier one please", "C"),
        ("me gusta la más barata", "B"),
        ("la casa más chica", "C"),
        ("the older of the two", "B"),
        ("anything cheaper?", ""),
        ("what's the biggest house you have", ""),
        ("we need a bigger one", ""),
        ("what is the newest listing in town", ""),
        ("is there a cheaper option", ""),
    ],
)
def test_the_one_of_a_rank_is_known(text: str, refs: str) -> None:
    assert "".join(home.ref for each in ranks_in(text, LIST) for home in each.listings) == refs


def test_nothing_is_ranked_that_records_do_not_tell_or_alone() -> None:
    unknown = (*LIST[:2], Listing("D", "7 Oak Avenue", 300_000))
    assert ranks_in("the bigger one", unknown) == ()
    assert ranks_in("the cheaper one", LIST[:1]) == ()
    assert ranks_in("the cheaper one", (LIST[0], Listing("D", "7 Oak Avenue", 429_000))) == ()


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("the loft. is it noisy", "C"),
        ("is the end unit one still there?", "B"),
        ("we'd go for that loft", "C"),
        ("can you tell me more about the end unit", "B"),
        ("we'd want a loft", ""),
        ("the loft fees", ""),
        ("the top floor", ""),
        ("the colonial", ""),
        ("we are selling the loft", ""),
    ],
)
def test_the_one_of_a_make_is_known(text: str, ref: str) -> None:
    assert "".join(home.ref for each in looks_in(text, LIST) for home in each.listings) == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("My husband prefers Pippin.", "B"),
        ("she likes Signal", "A"),
        ("leaning towards Pippin, I think", "B"),
        ("we're going with Signal!", "A"),
        ("he picks pippin apples", ""),
        ("the signal is weak here", ""),
        ("likes signals of interest", ""),
        ("near Pippin", ""),
    ],
)
def test_a_street_that_somebody_prefers_names_its_home(text: str, ref: str) -> None:
    assert "".join(home.ref for each in streets_in(text, LIST, ()) for home in each.listings) == ref


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. love it. 2. no, too close to the road. whats the lot size on 1", {"A": True, "B": False}),
        ("#1 no\n#2 love it", {"A": False, "B": True}),
        ("1) like it\n2) pass", {"A": True, "B": False}),
        ("1 yes 2 no", {"A": True, "B": False}),
        ("3: great!", {"C": True}),
        ("1. me gusta mucho. 3. no", {"A": True, "C": False}),
        ("Not the first. second one maybe", {"A": False}),
        ("no to the third, sorry", {"C": False}),
        ("no la segunda, la primera", {"B": False}),
        ("1. is it near the train? 2. are pets ok", {}),
        ("1. no pets? 2. how old is it", {}),
        ("2 nice bedrooms", {}),
        ("I want 2 beds, 1 bath", {}),
        ("not the first time we look", {}),
        ("in 2 maybe 3 years", {}),
        ("4. love it", {}),
    ],
)
def test_a_verdict_beside_a_number_is_of_that_home(text: str, said: dict[str, bool]) -> None:
    assert verdicts_in(text, "ABC") == said

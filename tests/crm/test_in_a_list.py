"""Which homes of a list a text names by their place in it."""

from __future__ import annotations

import pytest

from mailbot.crm.naming.in_a_list import named_by_order


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Does the first one have a garage?", "A"),
        ("Could we see the 2nd house on Saturday?", "B"),
        ("#3 looks nice", "C"),
        ("What are the taxes on number 2?", "B"),
        ("The last one is too far out. Anything closer?", "C"),
        ("¿La segunda tiene jardín?", "B"),
        ("me gusta el tercero, ¿se puede ver?", "C"),
        ("opción 1 por favor", "A"),
        ("I like the first one, but the third one is cheaper", ""),  # two are named
        ("This would be our first house", ""),
        ("We need 3 bedrooms on the second floor", ""),
        ("Is the last payment due on the 3rd?", ""),
        ("Es la primera vez que compro", ""),
        ("I live in Apt #2", ""),
        ("4 bedrooms minimum (baby #3, surprise)", ""),
        ("number 12 Elm St", ""),
        ("Yes please", ""),
    ],
)
def test_a_home_is_known_by_its_place_in_the_list_that_was_sent(text: str, ref: str) -> None:
    named = named_by_order(text, ("A", "B", "C"))
    assert (named[0] if len(named) == 1 else "") == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("3", "C"),
        ("2 please", "B"),
        ("ok, 1.", "A"),
        ("(2)", "B"),
        ("4", ""),
        ("2 cats", ""),
        ("2 or 3", ""),
        ("3pm", ""),
    ],
)
def test_a_bare_number_is_a_place_where_it_can_mean_nothing_else(text: str, ref: str) -> None:
    assert "".join(named_by_order(text, ("A", "B", "C"), bare=True)) == ref
    assert named_by_order(text, ("A", "B", "C")) == ()


def test_a_place_that_the_list_does_not_have_names_nothing() -> None:
    assert named_by_order("the third one", ("A", "B")) == ()
    assert named_by_order("the first one", ()) == ()


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("the first and the third look good", "AC"),
        ("the third and the first", "CA"),
        ("The 1st and 3rd please", "AC"),
        ("I like the first one and the third one", "AC"),
        ("the first one, and the second", "AB"),
        ("Could we see the first or second house?", "AB"),
        ("the first, second and third ones", "ABC"),
        ("the first two", "AB"),
        ("The last two look nice", "BC"),
        ("the second looks lovely", "B"),
        ("#1 and #3", "AC"),
        ("options 1 and 3", "AC"),
        ("all three look great", "ABC"),
        ("We'd like to see all 3.", "ABC"),
        ("all three homes", "ABC"),
        ("la primera y la tercera", "AC"),
        ("Me gustan la segunda y tercera", "BC"),
        ("las dos primeras", "AB"),
        ("las primeras dos por favor", "AB"),
        ("las últimas dos", "BC"),
        ("me gustan las tres", "ABC"),
        ("la segunda casa", "B"),
        ("the first and the third, both of them", "AC"),
        ("the last one", "C"),
        # The list has three: "both" is of something else.
        ("both", ""),
        ("either one", ""),
        # Other things have places and numbers, too.
        ("the first and second floor", ""),
        ("the second and third floors", ""),
        ("free on the first and the third", ""),
        ("between the 1st and the 3rd of May", ""),
        ("the first and third weekend", ""),
        ("the first two weeks of May", ""),
        ("all three bedrooms", ""),
        ("we have two kids, all three of us like it", ""),
        ("a las tres", ""),
        ("las dos primeras semanas", ""),
        ("la primera y segunda planta", ""),
        ("Is 7 Chandler Street #2 still available?", ""),
        ("7 Chandler St., no. 2", ""),
        ("suite #3", ""),
        ("the first and the fourth", ""),
    ],
)
def test_every_home_that_is_named_by_its_place_is_known(text: str, refs: str) -> None:
    assert "".join(named_by_order(text, ("A", "B", "C"))) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Both look great", "AB"),
        ("both please", "AB"),
        ("We love both!", "AB"),
        ("could we see both of them on Saturday?", "AB"),
        ("either one works", "AB"),
        ("either of those", "AB"),
        ("both houses", "AB"),
        ("ambas", "AB"),
        ("Ambas me gustan", "AB"),
        ("me gustan las dos", "AB"),
        ("quisiera ver las dos.", "AB"),
        ("cualquiera de las dos", "AB"),
        ("las dos casas", "AB"),
        ("the first two", "AB"),
        ("all three", ""),
        ("the first and the third", ""),
        ("We both work downtown", ""),
        ("my wife and I both like it", ""),
        ("we are both teachers", ""),
        ("both bedrooms", ""),
        ("both of us", ""),
        ("either Saturday or Sunday", ""),
        ("either way", ""),
        ("a las dos", ""),
        ("mañana a las dos.", ""),
        ("ambos trabajamos", ""),
    ],
)
def test_both_are_named_in_a_list_of_two(text: str, refs: str) -> None:
    assert "".join(named_by_order(text, ("A", "B"))) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Could we see both that Saturday, the 16th?", "BC"),
        ("We could visit both on Friday", "BC"),
        ("can I tour both this weekend", "BC"),
        ("we want to see the two this week", "BC"),
        ("tell me about these two", "BC"),
        ("quiero ver las dos el jueves a las 4", "BC"),
        ("we both work until 5", ""),
        ("I'd love both of us to come", ""),
        ("can we see both bathrooms", ""),
        ("show me both sides of the street", ""),
        ("podemos ver las dos y media", ""),
        ("el jueves a las dos", ""),
        ("all three please", "ABC"),
        ("the first one", "A"),
    ],
)
def test_both_are_the_two_that_were_last_written_of(text: str, refs: str) -> None:
    assert "".join(named_by_order(text, ("A", "B", "C"), ("B", "C"))) == refs
    assert named_by_order("we like both", ("A", "B"), pairs=False) == (), "the text names two others"


def test_the_first_and_the_last_are_two_without_an_article_too() -> None:
    assert named_by_order("first and last please", ("A", "B", "C")) == ("A", "C")
    assert named_by_order("Our first and last offer is 400", ("A", "B", "C")) == ()

"""What is seen of a clause: words that nothing backs, and that the others are backed."""

from __future__ import annotations

from classifiers.statements.seen import Statement, seen_in, stems, unbacked

RECORD = "Cape with a screened porch, a workshop in the barn and a wood stove. 9 Quarry Rd, North End"


def statement(clause: str, sentence: str = "", record: str = RECORD) -> Statement:
    return Statement(clause, sentence or clause, stems(record), frozenset({"!step suggest"}))


def test_what_stands_in_the_record_is_seen_as_backed_alone() -> None:
    words = seen_in(statement("It has a workshop and a sauna"), frozenset()).words
    assert "workshop" not in words
    assert "sauna" in words
    assert "a =" in words
    assert "a sauna" in words


def test_another_form_of_a_word_is_backed_too() -> None:
    assert unbacked("two workshops, screens, stoves", stems(RECORD)) == ["two"]


def test_a_common_word_backs_nothing() -> None:
    """ "With" and "the" stand in any record, and so say nothing of what they join."""
    assert {"with", "the"} <= set(unbacked("with the owner", stems("with the porch")))


def test_the_sentence_around_a_clause_is_seen_apart() -> None:
    words = seen_in(statement("which is a bargain", "It has a porch, which is a bargain"), frozenset()).words
    assert "bargain" in words
    assert "s:bargain" in words
    assert "has" not in words
    assert "s:has" in words


def test_words_that_true_drafts_never_use_are_counted() -> None:
    heard = frozenset({"it", "has", "a", "with"})
    assert seen_in(statement("It has a gazebo"), heard).cues == {"!step suggest", "!new 1"}
    assert seen_in(statement("It has a workshop"), heard).cues == {"!step suggest"}
    many = seen_in(statement("granite gazebo koi pond turret moat drawbridge"), heard).cues
    assert many == {"!step suggest", *(f"!new {count}" for count in range(1, 6))}

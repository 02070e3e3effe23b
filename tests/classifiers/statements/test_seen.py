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


def counted(clause: str, heard: frozenset[str] = frozenset(), of: str = "!new") -> set[str]:
    return {cue for cue in seen_in(statement(clause), heard).cues if cue.startswith(of)}


def test_words_that_true_drafts_never_use_are_counted() -> None:
    heard = frozenset({"it", "has", "a", "with"})
    assert counted("It has a gazebo", heard) == {"!new 1"}
    assert counted("It has a workshop", heard) == set()
    many = counted("granite gazebo koi pond turret moat drawbridge", heard)
    assert many == {f"!new {count}" for count in range(1, 6)}


def test_words_that_something_backs_are_counted() -> None:
    assert counted("a workshop, a porch", of="!backed") == {"!backed 1", "!backed 2"}
    assert counted("nothing of the kind", of="!backed") == set()


def test_what_a_clause_is_like_is_seen() -> None:
    assert "!asks" in seen_in(statement("When would you move?"), frozenset()).cues
    assert "!asks" not in seen_in(statement("You would move in May."), frozenset()).cues
    assert "!figure" in seen_in(statement("It has 3 stoves"), frozenset()).cues
    assert counted("It has three stoves", of="!long") == {"!long 4"}

"""The notation of the cue tables, and that every word in the tables can be met in a mail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from classifiers.intents.cues import cues, read_tables, shows_spam
from classifiers.text.lexicon import CONCEPTS
from classifiers.text.word_patterns import WordPatterns
from classifiers.text.words import words

MISSPELT_ON_PURPOSE = {"info", "gonna"}  # chat spellings beside their mended forms


def _found(line: str, text: str) -> bool:
    return bool(WordPatterns({"cue": [line]}).found_in(words(text)))


@pytest.mark.parametrize(
    ("line", "text", "stands"),
    [
        ("sell my|our HOME", "I will sell my house", True),
        ("sell my|our HOME", "I will sell the house", False),
        ("SELL .. HOME", "selling a big old house", True),
        ("SELL .. HOME", "selling one two three four house", False),
        ("SELL .. HOME", "not selling. My house is fine", False),
        ("take me off", "please take me off", True),
        ("^ stop $", "stop", True),
        ("^ stop $", "Stop.\nThanks", True),
        ("^ stop $", "please stop", False),
        ("^ stop $", "stop by", False),
        ("no more? EMAIL", "no emails", True),
        ("no more? EMAIL", "no more emails", True),
        ("dont want", "I don't want", True),
        ("available", "is it availble", True),
        ("under <money>", "under $400k", True),
        ("<program>", "open invoice.zip now", True),
    ],
)
def test_patterns(line: str, text: str, stands: bool) -> None:
    assert _found(line, text) is stands


def test_a_pattern_that_does_not_begin_with_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="begin with a word"):
        WordPatterns({"cue": [".. house"]})


def test_a_line_before_the_first_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("stop emailing\n[name]\n")
    with pytest.raises(ValueError, match=r"bad\.txt"):
        read_tables(tmp_path)


def test_every_word_of_the_tables_can_stand_in_a_mail() -> None:
    concepts = set(CONCEPTS.values())
    for name, lines in read_tables().items():
        for element in re.findall(r"[^\s|]+", " ".join(lines)):
            plain = element.rstrip("?")
            if plain.isupper() and plain.isalpha():
                assert plain in concepts, f"{name}: no concept {plain}"
            elif plain.isalpha() and plain not in MISSPELT_ON_PURPOSE:
                assert words(plain) == [plain], f"{name}: {plain} becomes {words(plain)}"


def test_cues_name_their_table_and_line() -> None:
    found = cues(words("unsubscribe"), words("take me off your list"))
    assert "!wants no mail" in found
    assert "!s:wants no mail" in found
    assert not shows_spam(found)
    assert shows_spam(cues([], words("we can rank your website on the first page of google")))

"""Text made easy to search (small letters, no accents, plain signs), with the way back to the words as written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\r": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is searched; `quote` gives what `source` says there. `at[i]` is where character i of `text` came from."""

    text: str
    source: str
    at: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """The words of the source, verbatim, that stand behind text[start:end]; no blanks at either end."""
        return self.source[self.at[start] : self.at[end]].strip()

    def is_capital(self, position: int) -> bool:
        """Whether the writer wrote a capital letter there."""
        return position < len(self.text) and self.source[self.at[position]].isupper()


def fold(source: str, limit: int | None = None) -> Folded:
    """Fold `source`, or its first `limit` characters; accents and invisible characters vanish."""
    letters: list[str] = []
    at: list[int] = []
    end = len(source) if limit is None else min(limit, len(source))
    for position in range(end):
        for letter in _fold_letter(source[position]):
            letters.append(letter)
            at.append(position)
    at.append(end)
    return Folded("".join(letters), source, tuple(at))


def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return _PLAIN.get(letter, letter.lower())
    if letter in _PLAIN:
        return _PLAIN[letter]
    if letter == "\u00ba" or letter == "\u00aa":
        return ""  # the º and ª of Spanish ordinals: 2º is read as 2
    return "".join(
        _PLAIN.get(part, " " if part.isspace() and part != "\n" else part.lower())
        for part in unicodedata.normalize("NFKD", letter)
        if unicodedata.category(part) not in ("Mn", "Cf")
    )

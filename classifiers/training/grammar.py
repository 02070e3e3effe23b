"""Mail made from templates: `python -m classifiers.training.grammar` writes data/grammar_made.jsonl.

The templates stand in grammar.txt. The same seed gives the same mail. What it makes only teaches: in cross-validation
it is never tested on, and `python -m classifiers.training.train --without-grammar` shows what it is worth.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

from classifiers.training.corpus import DATA, HERE
from models.message import Intent

TEMPLATES: Final = HERE / "grammar.txt"
MADE: Final = DATA / "grammar_made.jsonl"
SEED: Final = 20_260_311
HOW_MANY: Final = {
    Intent.BUYER: 110,
    Intent.SELLER: 110,
    Intent.RENTER: 100,
    Intent.GENERAL: 150,
    Intent.SPAM: 160,
    Intent.UNSUBSCRIBE: 40,
    Intent.NOT_INTERESTED: 50,
}
SLOPPY: Final = 0.25  # share of mails typed in haste
_SPANISH: Final = 0.12  # share of each intent, where it has Spanish templates
_SLOT: Final = re.compile(r"\{(\w+)\}")

Slots = dict[str, list[str]]
Mails = dict[tuple[Intent, str], list[str]]


def main() -> None:
    """Write the file and say how many mails it holds."""
    rows = made()
    MADE.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    print(f"wrote {MADE.name}: {len(rows)} mails")


def made(seed: int = SEED) -> list[dict[str, str | None]]:
    """The rows, no text twice, as many of each intent as HOW_MANY says."""
    slots, mails = read_templates()
    chance = random.Random(seed)
    rows: list[dict[str, str | None]] = []
    for intent, many in HOW_MANY.items():
        spanish = round(many * _SPANISH)
        for language, count in (("en", many - spanish), ("es", spanish)):
            texts = _texts(mails[intent, language], slots, count, chance)
            rows += [
                {"text": text, "label": intent.value, "also": None, "lang": language, "origin": "grammar"}
                for text in texts
            ]
    return rows


def read_templates(path: Path = TEMPLATES) -> tuple[Slots, Mails]:
    """Slots by name, whole mails by intent and language. Raises ValueError for a line that is neither."""
    slots: defaultdict[str, list[str]] = defaultdict(list)
    mails: defaultdict[tuple[Intent, str], list[str]] = defaultdict(list)
    into: list[str] | None = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("="):
            intent, _, language = line[1:].partition(" ")
            into = mails[Intent(intent), language or "en"]
        elif line.startswith("["):
            into = slots[line.strip("[]")]
        elif line and not line.startswith("# "):
            if into is None:
                raise ValueError(f"{path.name}: {line!r} stands before the first section")
            into += [line] if " || " in line else line.split("|")
    return dict(slots), dict(mails)


def _texts(templates: list[str], slots: Slots, count: int, chance: random.Random) -> list[str]:
    """`count` mails, each template in turn, so that none is left out. Raises ValueError where they give too few."""
    found: dict[str, None] = {}
    for turn in range(count * 20):
        if len(found) == count:
            return list(found)
        subject, _, body = templates[turn % len(templates)].partition(" || ")
        subject, body = _filled(subject, slots, chance), _filled(body, slots, chance).replace(" / ", "\n")
        if chance.random() < SLOPPY:
            subject, body = "" if chance.random() < 0.5 else subject, _sloppy(body, chance)
        found[f"Subject: {subject}\n\n{body}" if subject else body] = None
    if len(found) < count:
        raise ValueError(f"{len(templates)} templates give {len(found)} mails, not {count}")
    return list(found)


def _filled(text: str, slots: Slots, chance: random.Random) -> str:
    while slot := _SLOT.search(text):
        text = text[: slot.start()] + chance.choice(slots[slot[1]]) + text[slot.end() :]
    return re.sub(r" {2,}", " ", text).strip()


def _sloppy(text: str, chance: random.Random) -> str:
    """As typed on a phone in haste: lower case, marks gone, two letters of one word swapped."""
    typed = text.lower().replace("'", "").replace(",", "")
    words = typed.split(" ")
    long = [number for number, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        number = chance.choice(long)
        word, place = words[number], chance.randrange(1, len(words[number]) - 2)
        words[number] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return " ".join(words)


if __name__ == "__main__":
    main()

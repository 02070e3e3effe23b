"""The labelled mail beside this module, as rows."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from models.message import Intent

HERE: Final = Path(__file__).parent
DATA: Final = HERE / "data"
STRANGERS: Final = HERE / "strangers"
LOCKED: Final = HERE / "locked.jsonl"

_SUBJECT = re.compile(r"Subject: ([^\n]*)(?:\n\n|\Z)(.*)", re.DOTALL)
_QUOTE_STARTS = re.compile(
    r"^(?:-{3,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado)"
    r"|(?:on|el)\b.{5,120}\b(?:wrote|escribi[oó]):\s*$)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled mail. `hand`: a person wrote it, so that it counts in figures; a grammar's rows only train."""

    subject: str
    text: str
    label: Intent
    also: Intent | None
    lang: str
    hand: bool
    needs: Mapping[str, Any] | None = None  # None where nobody has marked what it needs
    quotes: Mapping[str, str] | None = None  # of each need, the words that say it; None where they are not marked
    ready: str | None = None
    ready_marked: bool = False  # whether somebody has marked what the writer is ready for, or that they are not
    hand_of: str = ""  # the file it stands in: mail of one file is of one hand
    strange: bool = False  # it stands in strangers/, and teaches what is spam alone

    def accepts(self, intent: Intent) -> bool:
        """Whether `intent` is a right reading: the label or the second label."""
        return intent in (self.label, self.also)


def training_rows() -> list[Row]:
    """Every row of data/, files in the order of their names."""
    return [row for path in sorted(DATA.glob("*.jsonl")) for row in read(path)]


def stranger_rows() -> list[Row]:
    """Every row of strangers/, files in the order of their names."""
    return [replace(row, strange=True) for path in sorted(STRANGERS.glob("*.jsonl")) for row in read(path)]


def needs_files() -> list[Path]:
    """The files whose mails are marked with what they need and the words that say it."""
    return sorted(path for path in DATA.glob("hand_*.jsonl") if any(row.quotes for row in read(path)))


def locked_rows() -> list[Row]:
    """The locked set: measured on, never trained on."""
    return list(read(LOCKED))


def digest() -> str:
    """SHA-256 over the training data, to tell whether a model file was made from it."""
    return digest_of(sorted(DATA.glob("*.jsonl")))


def digest_with_strangers() -> str:
    """The same over all that teaches what is spam."""
    return digest_of([*sorted(DATA.glob("*.jsonl")), *sorted(STRANGERS.glob("*.jsonl"))])


def digest_of(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of files, in their order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def read(path: Path) -> Iterator[Row]:
    """The rows of one file. Raises ValueError naming file and line for a row that is not right."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            yield _row(json.loads(line), path.stem)
        except (KeyError, TypeError, ValueError) as wrong:
            raise ValueError(f"{path.name}:{number}: {wrong!r}") from wrong


def parted(whole: str) -> tuple[str, str]:
    """The subject of a mail as the data writes it, and its newly written text."""
    found = _SUBJECT.match(whole)
    subject, body = (found[1], found[2]) if found else ("", whole)
    return subject, newly_written(body)


def newly_written(text: str) -> str:
    """`text` without what it quotes; all of it where nothing else is there."""
    start = _QUOTE_STARTS.search(text)
    kept = text[: start.start()] if start else text
    kept = "\n".join(line for line in kept.split("\n") if not line.startswith(">")).strip()
    return kept or text


def _row(raw: dict[str, Any], hand_of: str) -> Row:
    subject, text = parted(raw["text"])
    needs = raw.get("needs")
    quoted = bool(needs) and all(isinstance(need, dict) for need in needs.values())
    return Row(
        subject=subject,
        text=text,
        label=Intent(raw["label"]),
        also=Intent(raw["also"]) if raw["also"] else None,
        lang=raw["lang"],
        hand=raw["origin"] != "grammar",
        needs={slot: need["value"] for slot, need in needs.items()} if quoted else needs,
        quotes={slot: need["quote"] for slot, need in needs.items()} if quoted or needs == {} else None,
        ready=raw.get("ready"),
        ready_marked="ready" in raw,
        hand_of=hand_of,
    )

"""Hand-written drafts, true and bad, as text files: a line "== scene" or "== scene | rule", then the draft's words."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from mailbot.conversation.assembling import assemble
from mailbot.conversation.brief import Brief
from mailbot.conversation.checking.review import Finding
from mailbot.conversation.checking.table import check
from mailbot.doors import Embedder
from mailbot.ops.eval.scenes import PEOPLE, SCENES, as_written


@dataclass(frozen=True, slots=True)
class DraftCase:
    """One draft with the brief that it was written to. `rule` is what should hold it; a true draft has none."""

    id: str
    brief: Brief
    text: str
    rule: str = ""

    def findings(self, embedder: Embedder | None = None) -> tuple[Finding, ...]:
        """What the checks find in it."""
        written = as_written(self.brief, self.text)
        return check(self.brief, assemble(self.brief, self.text), written, PEOPLE, embedder=embedder)


def hand_written(name: str) -> list[DraftCase]:
    """The drafts of mailbot/ops/eval/sets/NAME.txt."""
    text = files("mailbot.ops.eval").joinpath("sets", f"{name}.txt").read_text(encoding="utf-8")
    cases = []
    for number, block in enumerate(text.split("== ")[1:], 1):
        head, _, words = block.partition("\n")
        scene, _, rule = (part.strip() for part in head.partition("|"))
        cases.append(DraftCase(f"{name}:{number}", SCENES[scene], words.strip("\n"), rule))
    return cases

"""Drafts, true and bad, that the checks are measured by and learned from.

Text files hold drafts for the scenes of this package: a line "== scene" or "== scene | rule", then the draft's words.
JSON files bring scenes of their own: homes, agency, and what the reply is to do.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from mailbot.conversation.brief import Brief
from mailbot.conversation.checking.review import Finding
from mailbot.conversation.checking.table import check
from mailbot.conversation.writing.assembling import assemble
from mailbot.doors import Embedder
from mailbot.ops.eval.scene_files import brief_of
from mailbot.ops.eval.scenes import PEOPLE, SCENES, as_written


@dataclass(frozen=True, slots=True)
class DraftCase:
    """One draft with the brief that it was written to.

    `rule` is what should hold it, or the kind of what is wrong; a true draft has none. `wrong` are the words that make
    it bad, where they are marked. `writer` is who worded it: what templates say is read otherwise.
    """

    id: str
    brief: Brief
    text: str
    rule: str = ""
    wrong: str = ""
    writer: str = "evaluation"

    def findings(self, embedder: Embedder | None = None) -> tuple[Finding, ...]:
        """What the checks find in it."""
        written = replace(as_written(self.brief, self.text), writer=self.writer)
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


def by_another_hand(name: str, folder: Traversable | None = None) -> list[DraftCase]:
    """The drafts of NAME.jsonl, by somebody who saw no check, with the scenes of NAME_scenes.json beside it."""
    folder = folder or files("mailbot.ops.eval").joinpath("sets")
    scenes = json.loads(folder.joinpath(f"{name}_scenes.json").read_text(encoding="utf-8"))
    briefs = {scene["scene"]: brief_of(scene) for scene in scenes}
    rows = map(json.loads, folder.joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        DraftCase(f"{name}:{number}", briefs[row["scene"]], row["text"], row.get("kind", ""), row.get("bad", ""))
        for number, row in enumerate(rows, 1)
    ]

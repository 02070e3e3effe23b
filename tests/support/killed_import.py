"""An import that kills itself (SIGKILL) at a named point: `python killed_import.py CONFIG PATH POINT TIMES WORKERS`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from killed_daemon import KillAt

from mailbot.config import load
from mailbot.history.importing import import_mail
from mailbot.office import open_desk


async def main() -> None:
    config, path, point, passes, workers = sys.argv[1:]
    async with open_desk(load(Path(config)), checkpoint=KillAt(point, int(passes))) as (desk, _):
        await import_mail(desk, Path(path), workers=int(workers))


if __name__ == "__main__":
    asyncio.run(main())

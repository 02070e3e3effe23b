"""See that the database lives; the embedded store is started again when it died."""

from __future__ import annotations

import logging

from jobs.tools import Tools

log = logging.getLogger(__name__)


async def run(tools: Tools) -> None:
    """Ask it; start it again where we can."""
    if tools.keeper is not None and await tools.keeper.ensure():
        log.error("the embedded store had died and was started again")
    await tools.desk.store.ping()

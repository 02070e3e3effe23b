"""The dashboard for as long as something else runs: inside the daemon, or alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from mailbot.config import Web
from mailbot.desk import Desk
from web.app import create_app
from web.bridge import Bridge
from web.live import Live
from web.server import WebServer

log = logging.getLogger(__name__)


@asynccontextmanager
async def serving(settings: Web, desk: Callable[[], Desk]) -> AsyncIterator[WebServer]:
    """Serve the dashboard of a desk that belongs to the running loop. Raises ConfigError where it cannot listen.

    `desk` is asked at each request. Requests in hand are finished before this ends, while the loop goes on.
    """
    bridge = Bridge(asyncio.get_running_loop(), desk)
    live = Live(bridge)
    server = WebServer(create_app(bridge, live), settings.host, settings.port, behind_proxy=bool(settings.public_url))
    server.start()
    log.info("the dashboard is at %s", server.address)
    try:
        yield server
    finally:
        live.stop()
        await asyncio.shield(asyncio.to_thread(server.stop))

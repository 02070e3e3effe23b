"""Have the model reword the drafts of campaigns for which somebody asked it on the dashboard."""

from __future__ import annotations

from jobs.tools import Tools
from mailbot.campaigns import wishes
from mailbot.conversation.checking.rewording import reviewer


async def run(tools: Tools) -> None:
    """Fulfil what waits, where there is a model."""
    if tools.writer is not None:
        await wishes.fulfil(tools.desk, tools.writer, reviewer(tools.desk))

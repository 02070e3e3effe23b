"""The daemon asks its models one small thing as it starts; nothing waits for the answer, and Health tells it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from openai_double import MODEL, OpenAIDouble, status

from mailbot.config import load
from mailbot.daemon import Daemon, run
from models.heartbeat import Heartbeat

pytestmark = [pytest.mark.slow, pytest.mark.dovecot]

LATE = 3.0  # seconds until the model's server answers


async def test_a_wrong_key_is_told_and_the_start_waits_for_no_model(
    daemon_config: Path, openai_double: OpenAIDouble, caplog: pytest.LogCaptureFixture
) -> None:
    openai_double.script_probe = True
    openai_double.script = [replace(status(401, "no such key"), seconds=LATE)]
    config = load(daemon_config)
    ai = openai_double.settings(embeddings="off", timeout_seconds=30)
    started = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(
        run(config.model_copy(update={"ai": ai}), daemon_config, web=False, ready=started.set_result)
    )
    daemon: Daemon = await asyncio.wait_for(started, 60)
    assert "no such key" not in caplog.text
    states: dict[str, str] = {}
    for _ in range(200):
        beat = await daemon.desk.store.first(Heartbeat, {})
        states = beat.models if beat else {}
        if states.get(MODEL, "").startswith("failed last"):
            break
        await asyncio.sleep(0.1)
    daemon.stop()
    await running
    assert "no such key" in states[MODEL]
    assert "correct ai.api_key" in caplog.text

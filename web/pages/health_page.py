"""/health: mailboxes, database, models, jobs and queues, for whoever looks when something is wrong."""

from __future__ import annotations

from flask import Blueprint, render_template

from mailbot.conversation.figures.health import health_of
from models.model_call import MICRO
from web.bridge import Bridge

A_CENT = MICRO // 100


def pages(bridge: Bridge) -> Blueprint:
    """One page."""
    room = Blueprint("health_page", __name__, url_prefix="/health")

    @room.get("")
    def index() -> str:
        health = bridge.run(health_of)
        config = bridge.desk.config
        said = health.heartbeat.models if health.heartbeat else {}
        return render_template(
            "health_page/index.html",
            health=health,
            now=bridge.desk.now(),
            models=config.ai.all_models,
            daily_cap=config.ai.daily_cap,
            mode=config.sending.mode,
            spent_cents=health.spent_today / A_CENT,
            reported={name.replace(":", "."): state for name, state in said.items()},
        )

    return room

"""/analytics: from mail to calls, by campaign, intent and week; how fast answers are; what models cost."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from mailbot.conversation.figures.analytics import Analytics, analytics
from models.model_call import MICRO
from web import charts
from web.bridge import Bridge
from web.showing import day

PERIODS = ((4, "4 weeks"), (12, "12 weeks"), (26, "half a year"))
A_CENT = MICRO / 100


def pages(bridge: Bridge) -> Blueprint:
    """One page."""
    room = Blueprint("analytics", __name__, url_prefix="/analytics")

    @room.get("")
    def index() -> str:
        asked = request.args.get("weeks", 12, type=int)
        weeks = asked if asked in dict(PERIODS) else 12
        found = bridge.run(lambda desk: analytics(desk, weeks))
        names = [day(bridge, line.monday) for line in found.weeks]
        return render_template(
            "analytics/index.html",
            found=found,
            weeks=weeks,
            periods=PERIODS,
            a_cent=A_CENT,
            funnel=charts.rows(found.funnel, of_first=True),
            mail=_mail(found, names),
            talks=_talks(found, names),
            speed=charts.rows([(name, count) for name, count in found.within]),
            costs=charts.columns(names, [("in models", [line.spent.cost / MICRO for line in found.weeks])]),
        )

    return room


def _mail(found: Analytics, names: list[str]) -> charts.Chart:
    return charts.columns(names, [("sent", [line.sent for line in found.weeks])])


def _talks(found: Analytics, names: list[str]) -> charts.Chart:
    """Conversations are few beside mail: they have a scale of their own."""
    return charts.columns(
        names,
        [
            ("leads wrote", [line.talks.replied for line in found.weeks]),
            ("engaged", [line.talks.engaged for line in found.weeks]),
            ("calls", [line.talks.calls for line in found.weeks]),
        ],
    )

"""/deliveries: mails whose fate nobody can tell, and a person's word on what became of each."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.delivery import settling
from mailbot.delivery.doubts import MOST, doubts
from mailbot.errors import BadInput
from models.delivery import Delivery
from web.bridge import Bridge
from web.guard import signed

LONG = 60.0  # seconds for all of a campaign


def pages(bridge: Bridge) -> Blueprint:
    """The list, and what is said of them."""
    room = Blueprint("deliveries", __name__, url_prefix="/deliveries")

    @room.get("")
    def index() -> str:
        found = bridge.run(doubts)
        names = {doubt.delivery.campaign: doubt.campaign for doubt in found if doubt.delivery.campaign}
        several = Counter(doubt.delivery.campaign for doubt in found if doubt.delivery.campaign)
        groups = [(number, names[number], count) for number, count in several.items() if count > 1]
        return render_template("deliveries/index.html", doubts=found, groups=groups, most=MOST)

    @room.post("/<delivery_id>")
    def settle(delivery_id: str) -> Answer:
        bridge.run(lambda desk: desk.store.get(Delivery, delivery_id))
        resend, actor = _wants_again(), signed().actor
        done = bridge.run(lambda desk: settling.settle(desk, delivery_id, resend=resend, actor=actor))
        flash(f"The mail to {done.recipient} {'is sent again' if resend else 'counts as sent'}.", "good")
        return redirect(url_for(".index"), 303)

    @room.post("/campaign/<int:number>")
    def settle_campaign(number: int) -> Answer:
        bridge.run(lambda desk: settling.in_doubt(desk, number))
        resend, actor = _wants_again(), signed().actor
        done = bridge.run(lambda desk: settling.settle_campaign(desk, number, resend=resend, actor=actor), within=LONG)
        said = "sent again, at the campaign's pace" if resend else "counted as sent"
        flash(f"{done} mail{' is' if done == 1 else 's are'} {said}.", "good")
        return redirect(url_for(".index"), 303)

    return room


def _wants_again() -> bool:
    """What the button says: it left, or it shall leave once more. Raises BadInput for neither."""
    word = request.form.get("word", "")
    if word not in ("sent", "resend"):
        raise BadInput("nothing was said of the mail", "choose one of the two buttons")
    return word == "resend"

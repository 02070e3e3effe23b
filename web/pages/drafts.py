"""/drafts: answers that wait for a person, with the check that failed and the facts they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request

from mailbot.conversation import committing
from mailbot.conversation.operator import draft_desk
from mailbot.errors import sentence
from models.draft import DraftState, Fact
from web.bridge import Bridge
from web.guard import signed
from web.labels import source_name
from web.paths import back

BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Source:
    """Facts of a draft that come from one place, each with its name; those of the agency are known to its people."""

    title: str
    opened: bool
    facts: list[tuple[str, str]]


def pages(bridge: Bridge) -> Blueprint:
    """The drafts."""
    room = Blueprint("drafts", __name__, url_prefix="/drafts")

    @room.get("")
    def index() -> str:
        lines = bridge.run(draft_desk.queue)
        fragment = request.headers.get("HX-Target") == "list"
        return render_template(
            "drafts/_list.html" if fragment else "drafts/index.html", lines=lines, most=draft_desk.MOST
        )

    @room.get("/<int:number>")
    def show(number: int) -> str:
        page = bridge.run(lambda desk: draft_desk.draft_page(desk, number))
        waits = page.draft.state is DraftState.HELD
        draft, streets = page.draft, _streets(page.draft.facts)
        facts = [(True, _by_source(draft.rests_on, streets)), (False, _by_source(draft.given_besides, streets))]
        return render_template("drafts/show.html", page=page, draft=page.draft, waits=waits, facts_by_source=facts)

    @room.post("/<int:number>/approve")
    def approve(number: int) -> Response:
        text, to, actor = request.form.get("text", ""), request.form.get("to", ""), signed().actor
        went = bridge.run(lambda desk: draft_desk.approve(desk, number, text, actor=actor, to=to))
        flash(f"Draft {number} is on its way." if went else f"Draft {number} has been sent already.", "good")
        return _return()

    @room.post("/<int:number>/reject")
    def reject(number: int) -> Response:
        reason, actor = request.form.get("reason", "")[:500], signed().actor
        bridge.run(lambda desk: committing.reject(desk, number, actor=actor, reason=reason))
        flash(f"Draft {number} is thrown away; the lead gets nothing from it.", "good")
        return _return()

    @room.post("/approve")
    def approve_several() -> Response:
        chosen, actor = request.form.getlist("number", type=int)[: draft_desk.MOST], signed().actor
        if not chosen:
            flash("Choose at least one draft.", "bad")
            return _return()
        outcome = bridge.run(lambda desk: draft_desk.approve_several(desk, chosen, actor=actor))
        if outcome.gone:
            flash(f"{outcome.gone} draft{'' if outcome.gone == 1 else 's'} on the way.", "good")
        for why in outcome.stayed:
            flash(f"{sentence(why)}.", "bad")
        return _return()

    return room


def _return() -> Response:
    """The draft that waits next, where the form names it; else where the form was."""
    following = request.form.get("then", "")
    if following.isascii() and following.isdigit():
        return make_response(redirect(f"/drafts/{int(following)}" if int(following) else "/drafts", 303))
    return make_response(redirect(back("/drafts"), 303))


def _streets(facts: Iterable[Fact]) -> dict[str, str]:
    """Where the homes of a draft stand, by their source."""
    return {fact.id.removesuffix(":address"): fact.text for fact in facts if fact.id.endswith(":address")}


def _by_source(facts: Iterable[Fact], streets: Mapping[str, str]) -> list[Source]:
    """What a draft rests on, by where it comes from: each property, the lead, the business, which comes last."""
    sources: dict[str, list[tuple[str, str]]] = {}
    for fact in facts:
        source, _, name = fact.id.rpartition(":")
        at_a_time = name[:1].isdigit()  # slot:20270304T1400
        sources.setdefault(source, []).append(("time" if at_a_time else name, fact.text))
    ordered = sorted(sources.items(), key=lambda source: source[0] == BUSINESS)
    return [Source(source_name(name, streets.get(name, "")), name != BUSINESS, stated) for name, stated in ordered]

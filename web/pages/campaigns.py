"""/campaigns: the list with its progress, a new one in six steps, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, TypeVar

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.campaigns import editing, launch, recipients, report, summing, testing, wishes
from mailbot.campaigns.enhance import Length, Tone
from mailbot.campaigns.reach import Reach
from mailbot.campaigns.reach import reach as reach_of
from mailbot.delivery import halting
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.mail.addresses import normalise
from mailbot.mail.safe_html import clean
from mailbot.moments import moment_of
from models.campaign import Audience, AudienceKind, Campaign, CampaignState, Step, Sums
from models.delivery import DeliveryState
from models.halt import Halt
from web import charts
from web.bridge import Bridge
from web.downloads import spreadsheet
from web.guard import signed
from web.pages.mail import FRAME_POLICY
from web.showing import day
from web.trouble import said

T = TypeVar("T")

# The wizard, in its order: the end of each step's address, and its title.
STEPS = (
    ("name", "Name"),
    ("audience", "Audience"),
    ("content", "Content"),
    ("enhance", "Enhance"),
    ("schedule", "Schedule"),
    ("review", "Review"),
)
MOST_DAYS = 28  # of the chart
LONG = 60.0  # seconds for what looks at a whole audience
EMPTY_STEP = Step(subject="", text="")


def pages(bridge: Bridge) -> Blueprint:
    """The list, the wizard and the report."""
    room = Blueprint("campaigns", __name__, url_prefix="/campaigns")
    _list(room, bridge)
    _wizard(room, bridge)
    _texts(room, bridge)
    _enhancing(room, bridge)
    _life(room, bridge)
    return room


def _list(room: Blueprint, bridge: Bridge) -> None:
    @room.get("")
    def index() -> str:
        async def story(desk: Desk) -> list[tuple[Campaign, Sums]]:
            found = await desk.store.find(Campaign, {"number": {"$gt": 0}}, sort=[("number", -1)])
            return [(campaign, await summing.glance(desk, campaign)) for campaign in found]

        fragment = request.headers.get("HX-Target") == "list"
        template = "campaigns/_list.html" if fragment else "campaigns/index.html"
        return render_template(template, campaigns=bridge.run(story))

    @room.get("/<int:number>")
    def show(number: int) -> str:
        async def story(desk: Desk) -> tuple[Campaign, Sums, Halt | None]:
            campaign = await launch.find(desk, number)
            halt = await halting.standing(desk) if campaign.state is CampaignState.RUNNING else None
            return campaign, await summing.sums_of(desk, campaign), halt

        campaign, sums, halt = bridge.run(story, within=LONG)
        if campaign.state is CampaignState.DRAFT:
            return _review(bridge, number)
        if request.headers.get("HX-Target") == "sums":
            chart = _over_time(bridge, sums)
            return render_template("campaigns/_sums.html", campaign=campaign, sums=sums, halt=halt, chart=chart)
        state = _state(request.args.get("state", ""), sums)
        before = request.args.get("before", "")
        page = bridge.run(lambda desk: report.recipients(desk, campaign, sums, state, before))
        older = url_for(".show", number=number, state=state, before=page.older) if page.older else ""
        return render_template(
            "campaigns/report.html",
            campaign=campaign,
            sums=sums,
            halt=halt,
            asked=state,
            lines=bridge.run(lambda desk: recipients.told(desk, number, page.rows)),
            chart=_over_time(bridge, sums),
            older=older,
        )

    @room.get("/<int:number>/report.csv")
    def export(number: int) -> Response:
        async def story(desk: Desk) -> list[recipients.Recipient]:
            await launch.find(desk, number)
            return [line async for line in recipients.everybody(desk, number)]

        rows = (asdict(line).values() for line in bridge.run(story, within=LONG))
        return spreadsheet(f"campaign-{number}.csv", recipients.Recipient.__dataclass_fields__, rows)


def _wizard(room: Blueprint, bridge: Bridge) -> None:
    def draft(number: int) -> Campaign:
        return bridge.run(lambda desk: launch.find(desk, number))

    @room.get("/new")
    def new() -> str:
        return _page("name", None)

    @room.post("/new")
    def begin() -> Answer:
        name, actor = request.form.get("name", ""), signed().actor
        campaign = bridge.run(lambda desk: editing.begin(desk, name, actor=actor))
        return redirect(url_for(".audience", number=campaign.number), 303)

    @room.get("/<int:number>/name")
    def name(number: int) -> str:
        return _page("name", draft(number))

    @room.post("/<int:number>/name")
    def keep_name(number: int) -> Answer:
        name, actor = request.form.get("name", ""), signed().actor
        draft(number)
        bridge.run(lambda desk: editing.rename(desk, number, name, actor=actor))
        return redirect(url_for(".audience", number=number), 303)

    @room.get("/<int:number>/audience", endpoint="audience")
    def whom(number: int) -> str:
        campaign = draft(number)
        sample = bridge.run(lambda desk: editing.sample(desk, campaign), within=LONG)
        return _page("audience", campaign, sample=sample)

    @room.post("/<int:number>/audience")
    def keep_audience(number: int) -> Answer:
        draft(number)
        chosen, actor = _audience(), signed().actor
        bridge.run(lambda desk: editing.choose(desk, number, chosen, actor=actor))
        following = ".audience" if "look" in request.form else ".content"
        return redirect(url_for(following, number=number), 303)

    @room.get("/<int:number>/schedule")
    def schedule(number: int) -> str:
        campaign = draft(number)
        local = campaign.start_at.astimezone(bridge.desk.config.business.zone) if campaign.start_at else None
        return _page("schedule", campaign, local=f"{local:%Y-%m-%dT%H:%M}" if local else "")

    @room.post("/<int:number>/schedule")
    def keep_schedule(number: int) -> Answer:
        draft(number)
        rate, start, actor = request.form.get("rate", 0, type=int), _start(bridge), signed().actor
        bridge.run(lambda desk: editing.schedule(desk, number, rate, start, actor=actor))
        return redirect(url_for(".review", number=number), 303)

    @room.get("/<int:number>/review")
    def review(number: int) -> str:
        return _review(bridge, number)


def _at_step(bridge: Bridge, number: int, place: int) -> Campaign:
    """The campaign, which has such a step. Raises BadInput."""
    campaign = bridge.run(lambda desk: launch.find(desk, number))
    if not 0 <= place < len(campaign.steps):
        raise BadInput(f"campaign {number} has {len(campaign.steps)} steps", "name one of them")
    return campaign


def _texts(room: Blueprint, bridge: Bridge) -> None:
    @room.get("/<int:number>/content")
    def content(number: int) -> str:
        place, person = request.args.get("step", 0, type=int), request.args.get("person", 0, type=int)
        campaign = _at_step(bridge, number, place)
        filled = bridge.run(lambda desk: editing.fill_in(desk, campaign, place, person))
        return _page("content", campaign, place=place, person=person, filled=filled)

    @room.post("/<int:number>/content")
    def keep_content(number: int) -> str | Answer | tuple[str, int]:
        place, person = request.form.get("step", 0, type=int), request.form.get("person", 0, type=int)
        before, actor = _at_step(bridge, number, place), signed().actor
        steps, problem = _changed(before.steps, place), ""
        try:
            kept = bridge.run(lambda desk: editing.write(desk, number, steps, actor=actor))
        except BadInput as error:
            typed = [_typed() if at == place else step for at, step in enumerate(before.steps)]
            kept, problem = before.model_copy(update={"steps": typed}), said(error)
        preview = request.headers.get("HX-Target") == "preview"
        if preview or problem:
            filled = bridge.run(lambda desk: editing.fill_in(desk, kept, place, person))
            shown: dict[str, Any] = {"campaign": kept, "place": place, "person": person, "filled": filled}
            if preview:
                return render_template("campaigns/_preview.html", **shown, fresh=not problem)
            return _page("content", problem=problem, **shown), 400
        place = min(place + ("add" in request.form), len(steps) - 1)
        if {"add", "drop", "keep"} & set(request.form):
            return redirect(url_for(".content", number=number, step=place), 303)
        try:
            bridge.run(lambda desk: editing.check_texts(desk, kept), within=LONG)
        except BadInput as error:  # it is kept as it is, and told here, where it can be mended
            flash(f"Kept, and not ready yet: {said(error)}", "warn")
            return redirect(url_for(".content", number=number, step=place), 303)
        return redirect(url_for(".enhance", number=number), 303)

    @room.get("/<int:number>/html")
    def html(number: int) -> Response:
        """A step's HTML as a contact would see it, in a frame that can do nothing."""
        place, person = request.args.get("step", 0, type=int), request.args.get("person", 0, type=int)
        campaign = _at_step(bridge, number, place)
        filled = bridge.run(lambda desk: editing.fill_in(desk, campaign, place, person))
        body = clean(filled.mail.html, images=True) if filled.mail else ""
        response = Response(render_template("mail/frame.html", body=body))
        response.headers["Content-Security-Policy"] = FRAME_POLICY.format(images="https:")
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response


def _enhancing(room: Blueprint, bridge: Bridge) -> None:
    @room.get("/<int:number>/enhance")
    def enhance(number: int) -> str:
        campaign = _at_step(bridge, number, 0)
        if request.headers.get("HX-Target") == "wish":
            return render_template("campaigns/_wish.html", campaign=campaign)
        has_model = bool(bridge.desk.config.ai.writer_models)
        return _page("enhance", campaign, tones=list(Tone), has_model=has_model)

    @room.post("/<int:number>/enhance")
    def ask_enhance(number: int) -> Answer:
        _at_step(bridge, number, 0)
        tone, length, actor = _choice(Tone, "tone"), _choice(Length, "length"), signed().actor
        bridge.run(lambda desk: wishes.ask(desk, number, tone, length, actor=actor))
        return redirect(url_for(".enhance", number=number), 303)

    @room.post("/<int:number>/enhance/take")
    def take_enhanced(number: int) -> Answer:
        bridge.run(lambda desk: wishes.take_over(desk, number), within=LONG)
        flash("The new words are taken over.", "good")
        return redirect(url_for(".content", number=number), 303)

    @room.post("/<int:number>/enhance/drop")
    def drop_enhanced(number: int) -> Answer:
        bridge.run(lambda desk: wishes.drop(desk, number))
        return redirect(url_for(".enhance", number=number), 303)


def _life(room: Blueprint, bridge: Bridge) -> None:
    def change(number: int, story: Callable[[Desk], Coroutine[Any, Any, T]], said: str) -> Answer:
        bridge.run(story, within=LONG)
        flash(said, "good")
        return redirect(url_for(".show", number=number), 303)

    @room.post("/<int:number>/test")
    def test(number: int) -> Answer:
        bridge.run(lambda desk: launch.find(desk, number))
        address, place = normalise(request.form.get("to", "")), request.form.get("step", 1, type=int)
        bridge.run(lambda desk: testing.queue_test(desk, number, address, place - 1))
        flash(f"A test is on its way to {address}.", "good")
        return redirect(url_for(".review", number=number), 303)

    @room.post("/<int:number>/launch")
    def start(number: int) -> Answer:
        actor = signed().actor
        return change(number, lambda desk: launch.launch(desk, number, actor=actor), "It is launched.")

    @room.post("/<int:number>/pause")
    def pause(number: int) -> Answer:
        actor = signed().actor
        return change(number, lambda desk: launch.pause(desk, number, actor=actor), "Nothing more leaves for now.")

    @room.post("/<int:number>/resume")
    def resume(number: int) -> Answer:
        actor = signed().actor
        return change(number, lambda desk: launch.resume(desk, number, actor=actor), "It goes on.")

    @room.post("/<int:number>/delete")
    def delete(number: int) -> Answer:
        """Throw a draft away."""
        actor = signed().actor
        gone = bridge.run(lambda desk: launch.delete(desk, number, actor=actor))
        flash(f"The draft “{gone.name}” is deleted.", "good")
        return redirect(url_for(".index"), 303)

    @room.post("/<int:number>/cancel")
    def cancel(number: int) -> Answer:
        actor = signed().actor
        said = "It is cancelled: what had not left stays here. Replies to it are still answered."
        return change(number, lambda desk: launch.cancel(desk, number, actor=actor), said)


def _review(bridge: Bridge, number: int) -> str:
    """What a draft would send, and what keeps it from being launched."""

    async def story(desk: Desk) -> tuple[Campaign, Reach, list[str], list[tuple[Any, list[Any]]]]:
        campaign = await launch.find(desk, number)
        problems = await editing.problems(desk, campaign)
        reach = await reach_of(desk, campaign)
        first = [] if problems else await launch.preview(desk, number, editing.SAMPLE)
        return campaign, reach, problems, first

    campaign, reach, problems, first = bridge.run(story, within=LONG)
    return _page("review", campaign, reach=reach, problems=problems, first=first, tried=editing.TRIED)


def _page(step: str, campaign: Campaign | None, **values: Any) -> str:
    return render_template(f"campaigns/{step}.html", step=step, steps=STEPS, campaign=campaign, **values)


def _audience() -> Audience:
    kind = _choice(AudienceKind, "kind")
    tags = tuple(dict.fromkeys(tag.strip() for tag in request.form.get("tags", "").split(",") if tag.strip()))
    where = {}
    for line in request.form.get("where", "").splitlines():
        name, equals, value = line.partition("=")
        if line.strip() and not equals:
            raise BadInput(f"{line.strip()!r} is no condition", "write one a line, as neighborhood = Old Town")
        if equals:
            where[name.strip()] = value.strip()
    return Audience(
        kind=kind,
        tags=tags if kind is AudienceKind.TAGS else (),
        where=where if kind is AudienceKind.FILTER else {},
    )


def _changed(steps: list[Step], place: int) -> list[Step]:
    """The steps with what the form says of one of them."""
    form = request.form
    if "drop" in form and len(steps) > 1:
        return [step for at, step in enumerate(steps) if at != place]
    changed = [_typed() if at == place else step for at, step in enumerate(steps)]
    if "add" in form:
        changed.insert(place + 1, EMPTY_STEP.model_copy(update={"wait_days": 7}))
    return changed


def _typed() -> Step:
    """The step as the form has it."""
    form = request.form
    return Step(
        subject=" ".join(form.get("subject", "").split()),
        text=form.get("text", "").replace("\r\n", "\n"),
        html=form.get("html", "").replace("\r\n", "\n"),
        wait_days=max(0, min(365, form.get("wait_days", 0, type=int))),
    )


def _start(bridge: Bridge) -> datetime | None:
    if request.form.get("when") != "later":
        return None
    start = moment_of(request.form.get("start", ""), bridge.desk.config.business.zone)
    if start is None:
        raise BadInput("no start was given", "choose a day and a time, or to start at once")
    return start


def _over_time(bridge: Bridge, sums: Sums) -> charts.Chart:
    """What left, and what came back, on each of the last days on which anything did."""
    days = list(sums.days)[-MOST_DAYS:]
    series = [
        (what, [sums.days[name].get(key, 0) for name in days])
        for key, what in (("accepted", "sent"), ("replied", "replies"), ("bounced", "bounces"))
    ]
    return charts.columns([day(bridge, date.fromisoformat(name)) for name in days], series)


def _state(asked: str, sums: Sums) -> DeliveryState:
    """The state whose recipients are shown: the one asked for, or the one with the most."""
    if asked in list(DeliveryState):
        return DeliveryState(asked)
    most = max(sums.states, key=lambda state: sums.states[state], default=DeliveryState.QUEUED.value)
    return DeliveryState(most)


def _choice(kind: type[T], field: str) -> T:
    try:
        return kind(request.form.get(field, ""))  # type: ignore[call-arg]
    except ValueError:
        raise BadInput(f"no {field} was chosen", "choose one") from None

"""`mailbot campaign`: create, preview, test, launch, pause, resume, cancel, delete, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mailbot.campaigns import enhance as enhancer
from mailbot.campaigns import launch, testing
from mailbot.campaigns import recipients as outcome
from mailbot.campaigns import report as reports
from mailbot.campaigns.enhance import Length, Proposal, Tone
from mailbot.campaigns.reach import Reach
from mailbot.campaigns.reach import reach as reach_of
from mailbot.campaigns.spec import read_spec
from mailbot.cli.options import Json
from mailbot.cli.output import (
    Column,
    draw,
    print_json,
    print_json_lines,
    progress,
    say,
    show_change,
    show_list,
    show_one,
    show_text,
    side_by_side,
)
from mailbot.cli.session import config_of, operator, with_desk
from mailbot.desk import Desk
from mailbot.errors import BadInput, ConfigError
from mailbot.moments import moment_of
from models.campaign import Audience, AudienceKind, Campaign, Step
from models.delivery import Delivery, DeliveryState

if TYPE_CHECKING:
    from mailbot.ai.roles import Models

app = typer.Typer(no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The campaign's number, as in X-Campaign.")]

COLUMNS = (
    Column("number", "No.", "right"),
    Column("name", "Name", shrinks=True),
    Column("state", "State"),
    Column("steps", "Steps", "right"),
    Column("rate_per_minute", "A minute", "right"),
    Column("start_at", "Start"),
)


@app.command()
def create(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="The campaign's TOML file.")], as_json: Json = False
) -> None:
    """Keep a campaign as a draft, after filling it in for every contact of its audience."""
    spec = read_spec(file, config_of(ctx).business.zone)

    async def story(desk: Desk) -> tuple[Campaign, Reach]:
        campaign = await launch.create(desk, spec, actor=operator())
        return campaign, await reach_of(desk, campaign)

    campaign, reach = with_desk(ctx, story)
    show_one({**_row(campaign), **_reach(reach)}, as_json=as_json)
    if not reach.contacts:
        say("its audience is empty now: import contacts, or widen it")


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show every campaign."""

    async def story(desk: Desk) -> list[Campaign]:
        return await desk.store.find(Campaign, {"number": {"$gt": 0}}, sort=[("number", 1)])

    show_list(
        [_row(c) for c in with_desk(ctx, story)],
        COLUMNS,
        as_json=as_json,
        empty="no campaigns yet: `mailbot campaign create FILE.toml`",
    )


@app.command()
def show(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Show one campaign with its texts."""

    async def story(desk: Desk) -> tuple[Campaign, Reach]:
        campaign = await launch.find(desk, number)
        return campaign, await reach_of(desk, campaign)

    campaign, reach = with_desk(ctx, story)
    row = {**_row(campaign), **_reach(reach)}
    if as_json:
        print_json(
            {**row, "whom": campaign.audience, "texts": [step.model_dump(mode="json") for step in campaign.steps]}
        )
        return
    show_one({**row, "whom": _whom(campaign.audience)}, as_json=False)
    for place, step in enumerate(campaign.steps, start=1):
        wait = f", {step.wait_days} days after the one before" if place > 1 else ""
        html = "   (and as HTML)" if step.html else ""
        show_text(f"\nstep {place}{wait}{html}\nSubject: {step.subject}\n\n{step.text.rstrip()}\n{'─' * 60}")


@app.command()
def preview(
    ctx: typer.Context,
    number: Number,
    count: Annotated[int, typer.Option(min=1, help="How many contacts.")] = 3,
    as_json: Json = False,
) -> None:
    """Show what the first contacts of the audience would get."""
    shown = with_desk(ctx, lambda desk: launch.preview(desk, number, count))
    if as_json:
        print_json_lines({"to": contact.address, "steps": steps} for contact, steps in shown)
        return
    for contact, steps in shown:
        for place, mail in enumerate(steps, start=1):
            show_text(f"To: {contact.name} <{contact.address}>   step {place}\nSubject: {mail.subject}\n")
            show_text(f"{mail.text}\n{'─' * 60}")
    if not shown:
        say("nobody in its audience may be written to now")


@app.command()
def test(
    ctx: typer.Context,
    number: Number,
    to: Annotated[str, typer.Option("--to", help="An address of your own.")],
    step: Annotated[int, typer.Option(min=1, help="Which step.")] = 1,
    as_json: Json = False,
) -> None:
    """Send a step to yourself, now: filled in with your own contact where you are one, else with a sample.

    Whoever is suppressed gets no test either.
    """
    from mailbot.cli.deliveries import row_of
    from mailbot.mail.addresses import normalise
    from mailbot.wiring import send_now

    address = normalise(to)

    async def story(desk: Desk) -> tuple[Delivery, dict[str, Any]]:
        sent = await send_now(desk, lambda: testing.queue_test(desk, number, address, step - 1))
        return sent, await row_of(desk, sent)

    sent, row = with_desk(ctx, story)
    words = f"{sent.recipient}: {sent.state} {sent.smtp_code or ''} {sent.smtp_reply or sent.reason}".strip()
    show_change(words, row, as_json=as_json)
    if sent.state is not DeliveryState.ACCEPTED:
        raise typer.Exit(1)


@app.command("launch")
def launch_(
    ctx: typer.Context,
    number: Number,
    at: Annotated[
        str, typer.Option("--at", help="When to start: now, or 2027-03-01T09:00, local time unless it names an offset.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Let a campaign run, now or from a given time on; a running daemon sends it.

    At a terminal it says how many get it, and asks first. A script is not asked.
    """
    moment = _moment(at, ctx) if at not in ("", "now") else None

    async def story(desk: Desk) -> tuple[Campaign, Reach, str]:
        draft = await launch.find(desk, number)
        reach = await reach_of(desk, draft)
        if not yes and sys.stdin.isatty():
            mode = desk.config.sending.mode
            question = f"Campaign {number}: {reach.in_words} will get it, sending.mode is {mode}. Launch it?"
            typer.confirm(question, abort=True, err=True)
        with progress("mails queued", reach.contacts) as step:
            start = desk.now() if at == "now" else moment
            return (
                await launch.launch(desk, number, start, actor=operator(), step=step),
                reach,
                desk.config.sending.mode,
            )

    campaign, reach, mode = with_desk(ctx, story)
    show_one({**_row(campaign), **_reach(reach)}, as_json=as_json)
    if mode == "off":
        say("sending.mode is off: all of it waits, and leaves once another mode is set")
    elif mode != "live":
        say(f"sending.mode is {mode}: a rehearsal. Leads get nothing of it, and count as having got it;")
        say("for the real thing set the mode to live, and create the campaign again")
    if reach.why_not:
        say(f"{reach.in_words} will get it; not {reach.why_not}")
    say("`mailbot run` sends it; `mailbot campaign report` tells how far it is")


@app.command()
def enhance(
    ctx: typer.Context,
    number: Number,
    tone: Annotated[Tone, typer.Option(help="How it should sound.")],
    shorter: Annotated[bool, typer.Option("--shorter", help="About a third shorter.")] = False,
    longer: Annotated[bool, typer.Option("--longer", help="About a third longer.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take it over without asking.")] = False,
    as_json: Json = False,
) -> None:
    """Let the model reword a draft's texts; every variable, link, number and name stays, and nothing is sent.

    With --json nothing is asked: without --yes the new texts are shown, and not taken over.
    """
    from mailbot.conversation.checking.rewording import reviewer

    if shorter and longer:
        raise BadInput("--shorter and --longer exclude each other", "name one of them")
    length = Length.SHORTER if shorter else Length.LONGER if longer else Length.SAME

    async def story(desk: Desk) -> tuple[Proposal, bool]:
        models = _writing_models(desk)
        try:
            assert models.writer is not None
            proposal = await enhancer.propose(desk, models.writer, reviewer(desk), number, tone, length)
        finally:
            await models.close()
        if not as_json:
            for place, (step, rewritten) in enumerate(_reworded(proposal), start=1):
                draw(side_by_side(f"step {place}: {step.subject}", step.text, rewritten.text))
        taken = yes or (not as_json and typer.confirm("Take the new texts over?", err=True))
        if taken:
            await enhancer.apply(desk, proposal)
        return proposal, taken

    proposal, taken = with_desk(ctx, story)
    done = f"campaign {number} has its new texts; `mailbot campaign preview {number}` shows them filled in"
    texts = [{"subject": step.subject, "text": step.text, "new": new.text} for step, new in _reworded(proposal)]
    row = {**_row(proposal.campaign), "taken_over": taken, "texts": texts}
    show_change(done if taken else "nothing was changed", row, as_json=as_json)


def _reworded(proposal: Proposal) -> Iterator[tuple[Step, Step]]:
    """Each step as it is, and as it would be."""
    return zip(proposal.campaign.steps, proposal.steps, strict=True)


def _writing_models(desk: Desk) -> Models:
    """The configured models, of which one must write. Raises ConfigError."""
    if not desk.config.ai.writer_models:
        raise ConfigError(
            "rewriting needs a language model, and ai.model is empty", "name one in config.toml, or edit the text"
        )
    from mailbot.wiring import metered_models

    return metered_models(desk)


@app.command()
def pause(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Let nothing more leave until it is resumed."""
    campaign = with_desk(ctx, lambda desk: launch.pause(desk, number, actor=operator()))
    show_change(f"campaign {number} is {campaign.state}", _row(campaign), as_json=as_json)


@app.command()
def resume(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Go on with a paused campaign."""
    campaign = with_desk(ctx, lambda desk: launch.resume(desk, number, actor=operator()))
    show_change(f"campaign {number} is {campaign.state}", _row(campaign), as_json=as_json)


@app.command()
def cancel(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Stop what has not left, for good. Replies to it are still answered."""

    async def story(desk: Desk) -> tuple[int, Campaign]:
        return await launch.cancel(desk, number, actor=operator()), await launch.find(desk, number)

    stopped, campaign = with_desk(ctx, story)
    words = f"campaign {number} is cancelled; {stopped} mails will not leave"
    show_change(words, {**_row(campaign), "stopped": stopped}, as_json=as_json)


@app.command()
def delete(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Throw a draft away with its texts; one that was launched stays on record."""
    gone = with_desk(ctx, lambda desk: launch.delete(desk, number, actor=operator()))
    show_change(f"campaign {number} ({gone.name}) is deleted", {**_row(gone), "deleted": True}, as_json=as_json)


@app.command()
def report(
    ctx: typer.Context,
    number: Number,
    recipients: Annotated[bool, typer.Option("--recipients", help="A line for every recipient.")] = False,
    as_json: Json = False,
) -> None:
    """For every recipient what became of their mail and why; and the sums."""

    async def everybody(desk: Desk) -> list[outcome.Recipient]:
        await launch.find(desk, number)
        return [line async for line in outcome.everybody(desk, number)]

    if recipients:
        from dataclasses import asdict

        show_list([asdict(line) for line in with_desk(ctx, everybody)], RECIPIENT_COLUMNS, as_json=as_json)
        return
    sums = with_desk(ctx, lambda desk: reports.report(desk, number))
    row = {
        **_row(sums.campaign),
        "recipients": sums.recipients,
        "states": sums.states,
        "reasons": sums.reasons,
        "replied": sums.replied,
        "engaged": sums.engaged,
        "calls": sums.calls,
        "unsubscribed": sums.unsubscribed,
        "bounced_hard": sums.bounced_hard,
        "bounced_soft": sums.bounced_soft,
        "delayed": sums.delayed,
    }
    print_json(row) if as_json else show_one(row, as_json=False)


RECIPIENT_COLUMNS = (
    Column("recipient", "Recipient", shrinks=True),
    Column("step", "Step", "right"),
    Column("state", "State"),
    Column("reason", "Reason", shrinks=True),
    Column("ended_at", "At"),
    Column("replied_at", "Replied"),
    Column("bounce", "Bounce"),
)


def _row(campaign: Campaign) -> dict[str, Any]:
    return {
        "number": campaign.number,
        "name": campaign.name,
        "state": campaign.state,
        "reason": campaign.reason,
        "steps": len(campaign.steps),
        "rate_per_minute": campaign.rate_per_minute,
        "start_at": campaign.start_at,
        "launched_at": campaign.launched_at,
        "ended_at": campaign.ended_at,
    }


def _reach(reach: Reach) -> dict[str, Any]:
    return {
        "audience": reach.contacts,
        "suppressed": reach.suppressed,
        "will_get_it": reach.gets_it,
        "skipped": dict(reach.skipped),
    }


def _whom(chosen: Audience) -> str:
    """An audience in words."""
    if chosen.kind is AudienceKind.TAGS:
        return f"tags: {', '.join(chosen.tags)}"
    if chosen.kind is AudienceKind.FILTER:
        return ", ".join(f"{name} = {value}" for name, value in chosen.where.items())
    return "every lead" if chosen.kind is AudienceKind.ALL else "nobody is chosen yet"


def _moment(text: str, ctx: typer.Context) -> datetime:
    moment = moment_of(text, config_of(ctx).business.zone)
    if moment is None:
        raise BadInput(f"--at {text}: no date and time", "write it like 2027-03-01T09:00, or now")
    return moment

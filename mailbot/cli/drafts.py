"""`mailbot drafts`: answers that wait for a person."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, print_json, show_change, show_list, show_text
from mailbot.cli.session import operator, with_desk
from mailbot.desk import Desk
from mailbot.errors import BadInput, why
from models.draft import Draft, DraftState

app = typer.Typer(no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The draft's number.")]

COLUMNS = (
    Column("number", "No.", "right"),
    Column("state", "State"),
    Column("recipient", "To", shrinks=True),
    Column("step", "Step"),
    Column("reason", "Why it waits", shrinks=True),
    Column("failed", "Failed checks", shrinks=True),
    Column("created_at", "Written"),
)


@app.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[DraftState, typer.Option(help="Those in this state.")] = DraftState.HELD,
    everything: Annotated[bool, typer.Option("--all", help="In every state.")] = False,
    as_json: Json = False,
) -> None:
    """Show the drafts that wait (or others)."""

    async def story(desk: Desk) -> list[Draft]:
        where: dict[str, Any] = {"number": {"$gt": 0}} if everything else {"state": state}
        return await desk.store.find(Draft, where, sort=[("number", 1)])

    empty = "no drafts yet" if everything else f"no drafts {'wait' if state is DraftState.HELD else f'are {state}'}"
    show_list([_row(draft) for draft in with_desk(ctx, story)], COLUMNS, as_json=as_json, empty=empty)


@app.command()
def show(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Show one draft with the facts that it rests on."""
    from mailbot.conversation import committing
    from mailbot.conversation.reply_to import choices_of

    draft = with_desk(ctx, lambda desk: committing.find(desk, number))
    if as_json:
        print_json(
            {
                **_row(draft),
                "content": draft.content,
                "facts": draft.facts,
                "used": draft.used,
                "failed_checks": draft.failed_checks,
            }
        )
        return
    show_text(f"Draft {draft.number} ({draft.state}), step {draft.step}, by {draft.writer}: {draft.reason}")
    for failed in draft.failed_checks:
        show_text(f"  failed check {failed.rule}: {failed.detail}")
        if failed.about:
            show_text(f"    it asks: {failed.about} ({failed.source})")
    if draft.state is DraftState.HELD and draft.writer == "nobody":
        show_text(f"  it has no text yet, only greeting and signature: mailbot drafts approve {draft.number} --text …")
    for address in choices_of(draft.recipient, draft.elsewhere)[1:] if draft.state is DraftState.HELD else ():
        show_text(f"  to answer at {address}: mailbot drafts approve {draft.number} --to {quote(address)}")
    copies = f"\nCc: {', '.join(draft.content.cc)}" if draft.content.cc else ""
    show_text(f"\nTo: {draft.recipient}{copies}\nSubject: {draft.content.subject}\n\n{draft.content.text}")
    for title, facts in (("It rests on:", draft.rests_on), ("It was given besides:", draft.given_besides)):
        if facts or title == "It rests on:":
            show_text(title)
        for fact in facts:
            show_text(f"  {fact.id}: {fact.text[:100]}")


@app.command()
def approve(
    ctx: typer.Context,
    number: Number,
    text: Annotated[str | None, typer.Option("--text", help="Send this text instead.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Send this file's text instead.")] = None,
    to: Annotated[str, typer.Option("--to", help="Answer there: where their mail wants answers (Reply-To).")] = "",
    as_json: Json = False,
) -> None:
    """Let a draft go, as it is or with a text of your own."""
    from mailbot.conversation import committing

    if file is not None:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"cannot read {file}: {why(error)}", "name a UTF-8 text file") from error
    draft = with_desk(ctx, lambda desk: committing.approve(desk, number, actor=operator(), text=text, to=to))
    then = f": {draft.reason}" if draft.state is DraftState.HELD else f"; the daemon sends it to {draft.recipient}"
    show_change(f"draft {number} is {draft.state}{then}", _row(draft), as_json=as_json)


@app.command()
def reject(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option(help="Why, for the history.")] = "",
    as_json: Json = False,
) -> None:
    """Throw a draft away; the lead gets nothing from it."""
    from mailbot.conversation import committing

    draft = with_desk(ctx, lambda desk: committing.reject(desk, number, actor=operator(), reason=reason))
    show_change(f"draft {number} is rejected", _row(draft), as_json=as_json)


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "number": draft.number,
        "state": draft.state,
        "recipient": draft.recipient,
        "elsewhere": draft.elsewhere,
        "subject": draft.content.subject,
        "step": draft.step,
        "reason": draft.reason,
        "failed": ", ".join(failed.rule for failed in draft.failed_checks),
        "writer": draft.writer,
        "prompt_version": draft.prompt_version,
        "schema_version": draft.schema_version,
        "created_at": draft.created_at,
        "decided_by": draft.decided_by or None,
    }

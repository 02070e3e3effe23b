"""`mailbot style`: notes on how replies should be worded, found in your edits or written by you."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, show_change, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.conversation.writing import style
from models.style_note import NoteState, StyleNote

app = typer.Typer(no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The note's number.")]

COLUMNS = (
    Column("number", "No.", "right"),
    Column("state", "State"),
    Column("text", "Note"),
    Column("drafts", "Found in drafts"),
)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show every note."""
    show_list([_row(note) for note in with_desk(ctx, style.notes)], COLUMNS, as_json=as_json, empty="no notes yet")


@app.command()
def propose(ctx: typer.Context, as_json: Json = False) -> None:
    """Look for notes in what was changed of drafts; they take effect when approved."""
    found = with_desk(ctx, style.propose)
    show_list([_row(note) for note in found], COLUMNS, as_json=as_json, empty="the edits have nothing new in common")


@app.command()
def add(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(help="A sentence on wording; no facts.")],
    as_json: Json = False,
) -> None:
    """Write a note of your own; it holds at once."""
    note = with_desk(ctx, lambda desk: style.add(desk, text, actor=operator()))
    show_change(f"style note {note.number} holds from the next reply on", _row(note), as_json=as_json)


@app.command()
def approve(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Let a note stand in the writer's prompt."""
    note = with_desk(ctx, lambda desk: style.decide(desk, number, NoteState.APPROVED, actor=operator()))
    show_change(f"style note {number} holds from the next reply on", _row(note), as_json=as_json)


@app.command()
def reject(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Take a note out, or keep it from ever being proposed again."""
    note = with_desk(ctx, lambda desk: style.decide(desk, number, NoteState.REJECTED, actor=operator()))
    show_change(f"style note {number} is rejected", _row(note), as_json=as_json)


def _row(note: StyleNote) -> dict[str, Any]:
    return {"number": note.number, "state": note.state, "text": note.text, "drafts": note.drafts}

"""`mailbot user`: who may sign in to the dashboard."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, show_change, show_list
from mailbot.cli.session import operator, with_desk
from mailbot.desk import Desk
from mailbot.errors import BadInput
from mailbot.users import passwords, people
from models.user import Role, User

app = typer.Typer(no_args_is_help=True)
Login = Annotated[str, typer.Argument(help="The user's email address.")]

COLUMNS = (
    Column("login", "Login", shrinks=True),
    Column("name", "Name", shrinks=True),
    Column("role", "Role"),
    Column("second_factor", "Second factor"),
    Column("signed_in_at", "Last signed in"),
)


@app.command()
def add(
    ctx: typer.Context,
    login: Login,
    name: Annotated[str, typer.Option(help="The name that colleagues see.")] = "",
    role: Annotated[
        Role | None, typer.Option(help="owner, agent (default) or viewer; the first user is the owner.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Let somebody sign in. The password is asked for, or is the first line of standard input; never an argument."""
    password = _new_password(login)
    user = with_desk(ctx, lambda desk: people.add(desk, login, password, name=name, role=role, actor=operator()))
    show_change(f"{user.login} may sign in, as {user.role}", _row(user), as_json=as_json)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show who may sign in."""
    rows = [_row(user) for user in with_desk(ctx, people.users)]
    show_list(rows, COLUMNS, as_json=as_json, empty="nobody may sign in yet; `mailbot user add` lets somebody")


@app.command()
def reset(
    ctx: typer.Context,
    login: Login,
    clear_second_factor: Annotated[
        bool, typer.Option("--clear-second-factor", help="For a lost phone: the password alone signs in then.")
    ] = False,
    role: Annotated[Role | None, typer.Option(help="Another role, too.")] = None,
    as_json: Json = False,
) -> None:
    """Give somebody a new password; they are signed out everywhere."""
    with_desk(ctx, lambda desk: people.find(desk, login))  # before a password is thought of for nobody
    password = _new_password(login)

    async def story(desk: Desk) -> User:
        user = await people.find(desk, login)
        if role is not None:
            await people.set_role(desk, user, role, actor=operator())
        if clear_second_factor:
            await people.clear_second_factor(desk, user, actor=operator())
        await people.set_password(desk, user, password, actor=operator())
        return await people.find(desk, login)

    user = with_desk(ctx, story)
    show_change(f"{login} has a new password, and is signed out everywhere", _row(user), as_json=as_json)


@app.command()
def remove(ctx: typer.Context, login: Login, as_json: Json = False) -> None:
    """Let somebody sign in no more; what they did stays in the history."""

    async def story(desk: Desk) -> User:
        user = await people.find(desk, login)
        await people.remove(desk, user, actor=operator())
        return user

    gone = with_desk(ctx, story)
    show_change(f"{login} may no longer sign in", {**_row(gone), "removed": True}, as_json=as_json)


def _new_password(login: str) -> str:
    """Typed twice without being seen, or one line of what is piped in. Raises BadInput."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass("password: ")
        if password != getpass.getpass("once more: "):
            raise BadInput("the two passwords differ", "type the same one twice")
    passwords.require_strong(password, login)
    return password


def _row(user: User) -> dict[str, object]:
    return {
        "login": user.login,
        "name": user.name,
        "role": user.role,
        "second_factor": bool(user.totp_seed),
        "signed_in_at": user.signed_in_at,
        "created_at": user.created_at,
    }

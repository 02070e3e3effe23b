"""/settings: what config.toml says, with its meaning, and who may sign in; the owner's alone."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.desk import Desk
from mailbot.errors import BadInput, NotFound
from mailbot.store import object_id
from mailbot.users import audit, people, signing_in
from models.user import Role, User
from web.bridge import Bridge
from web.guard import signed
from web.settings_shown import sections


def pages(bridge: Bridge) -> Blueprint:
    """The settings, and the users."""
    room = Blueprint("settings", __name__, url_prefix="/settings")

    @room.get("")
    def index() -> str:
        users = bridge.run(people.users)
        shown = sections(bridge.desk.config)
        return render_template("settings/index.html", sections=shown, users=users, roles=list(Role), me=signed().user)

    @room.get("/history")
    def history() -> str:
        """The audit log."""
        who, before = request.args.get("who", "")[:200], request.args.get("before", "")
        page = bridge.run(lambda desk: audit.deeds(desk, who, before))
        older = url_for(".history", who=who or None, before=page.older) if page.older else ""
        users = bridge.run(people.users)
        return render_template("settings/history.html", page=page, users=users, who=who, older=older)

    _add_users(room, bridge)
    return room


def _add_users(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/users")
    def add_user() -> Answer:
        form, actor = request.form, signed().actor
        _require_own_password(bridge)
        login, name, role = form.get("login", ""), form.get("name", "").strip()[:100], _role()
        user = bridge.run(
            lambda desk: people.add(desk, login, form.get("new_password", ""), name=name, role=role, actor=actor)
        )
        return _said(f"{user.login} may sign in, as {user.role}. Tell them the password in person.")

    @room.post("/users/<user_id>/role")
    def set_role(user_id: str) -> Answer:
        actor, role, user = signed().actor, _role(), _found(bridge, user_id)
        _require_own_password(bridge)
        if role is None:
            raise BadInput("no role was chosen", "choose one of the list")
        bridge.run(lambda desk: people.set_role(desk, user, role, actor=actor))
        return _said(f"{user.login} is {role} from now on.")

    @room.post("/users/<user_id>/reset")
    def reset(user_id: str) -> Answer:
        """A new password, and if they lost their phone no second factor until they set one up again."""
        form, who, user = request.form, signed(), _found(bridge, user_id)
        _require_own_password(bridge)
        actor, keep = who.actor, str(who.session.id) if user.id == who.user.id else ""

        async def story(desk: Desk) -> None:
            await people.set_password(desk, user, form.get("new_password", ""), actor=actor, keep=keep)
            if form.get("clear") == "yes":
                await people.clear_second_factor(desk, user, actor=actor)

        bridge.run(story)
        return _said(f"{user.login} has a new password, and is signed out everywhere.")

    @room.post("/users/<user_id>/remove")
    def remove(user_id: str) -> Answer:
        actor, user = signed().actor, _found(bridge, user_id)
        _require_own_password(bridge)
        bridge.run(lambda desk: people.remove(desk, user, actor=actor))
        return _said(f"{user.login} may no longer sign in.")


def _found(bridge: Bridge, user_id: str) -> User:
    user = bridge.run(lambda desk: desk.store.first(User, {"_id": object_id(user_id, User)}))
    if user is None:
        raise NotFound("there is no such user")
    return user


def _role() -> Role | None:
    return next((role for role in Role if role == request.form.get("role")), None)


def _require_own_password(bridge: Bridge) -> None:
    """Who may sign in is decided by an owner in person, not by whoever finds their browser open. Raises BadInput."""
    who, given = signed(), request.form.get("password", "")
    if not bridge.run(lambda desk: signing_in.is_password(desk, who, given)):
        raise BadInput("that is not your own password", "try again; after several tries, wait a minute")


def _said(words: str) -> Answer:
    flash(words, "good")
    return redirect(url_for(".index"), 303)

"""/properties: what there is to offer, whom it suits, who was told of it; added, corrected, imported, with photos."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.crm import property_desk, property_list, property_page
from mailbot.crm.contacts import ImportReport
from mailbot.crm.files import cells
from mailbot.crm.files.importing import ContactRow, read_properties
from mailbot.crm.files.uploads import FileRow, Preview
from mailbot.crm.kept_homes import KeptHomes
from mailbot.crm.properties import absence_of, import_properties, judge_properties, set_status
from mailbot.crm.property_desk import WrongFields
from mailbot.crm.property_list import AskedHomes, Order
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from models.property import ListedFor, Property, PropertyStatus, PropertyType
from models.upload import UploadKind
from web import property_form
from web.bridge import Bridge
from web.guard import signed
from web.importing import Foreseen, Wish, add_import
from web.pages.mail import DOWNLOAD_POLICY
from web.paths import back
from web.property_form import CHOICES, Form

E = TypeVar("E", bound=StrEnum)
LONGEST_SEARCH = 200
MOST_MONEY = 2_000_000_000


def pages(bridge: Bridge) -> Blueprint:
    """The list and one property."""
    room = Blueprint("properties", __name__, url_prefix="/properties")
    kept = KeptHomes()
    add_import(room, bridge, UploadKind.PROPERTIES, judge=_judge, write=_import, foresee=_foresee)
    _add_forms(room, bridge, kept)
    _add_photo(room, bridge)

    @room.get("")
    def index() -> str:
        asked, wanted = _asked(), max(1, _whole("page"))
        page = bridge.run(lambda desk: property_list.list_homes(desk, asked, page=wanted, kept=kept))
        return render_template(
            "properties/index.html",
            page=page,
            asked=asked,
            choices={**CHOICES, "sort": tuple(Order)},
            before=_url(asked, page.number - 1) if page.number > 1 else "",
            after=_url(asked, page.number + 1) if page.number < page.pages else "",
        )

    @room.get("/<property_id>")
    def show(property_id: str) -> str:
        page = bridge.run(lambda desk: property_page.property_page(desk, property_id))
        return render_template("properties/show.html", page=page, home=page.home, statuses=list(PropertyStatus))

    @room.post("/<property_id>/status")
    def status(property_id: str) -> Answer:
        actor = signed().actor
        wanted, shown = (
            next((one for one in PropertyStatus if one == request.form.get(field)), None)
            for field in ("status", "shown_status")
        )

        async def story(desk: Desk) -> str:
            home = await property_page.by_id(desk, property_id)
            if wanted is None:
                raise BadInput("no such status", "choose one of the list")
            await set_status(desk.store, home.ref, wanted, shown=shown, actor=actor)
            return home.ref

        flash(f"{bridge.run(story)} is {wanted}.", "good")
        return redirect(back(url_for(".show", property_id=property_id)), 303)

    return room


async def _judge(desk: Desk, rows: list[FileRow]) -> list[FileRow]:
    return [*await judge_properties(desk.store, (row for row in rows if not isinstance(row, ContactRow)))]


async def _import(desk: Desk, wish: Wish) -> ImportReport:
    rows = read_properties(wish.file, wish.columns)
    return await import_properties(desk.store, rows, full=wish.full, agreed=wish.agreed, actor=wish.actor)


async def _foresee(desk: Desk, wish: Wish, seen: Preview) -> Foreseen:
    """What a whole inventory would withdraw: much of it, or any with rows that cannot be used, is asked once more."""
    absence = await absence_of(desk.store, seen.refs)
    doubtful = wish.full and bool(absence.absent) and (absence.is_much or seen.bad > 0)
    return Foreseen(absence, asks=doubtful and wish.agreed != len(absence.absent))


def _add_forms(room: Blueprint, bridge: Bridge, kept: KeptHomes) -> None:
    """One property added, or corrected. A form that is refused is shown again with what was typed, without a script."""

    def page(form: Form, home: Property | None = None) -> tuple[str, int]:
        places = bridge.run(kept.places)
        return render_template(
            "properties/form.html", form=form, home=home, choices=CHOICES, places=places
        ), form.status

    @room.get("/new")
    def new() -> tuple[str, int]:
        return page(property_form.blank())

    @room.post("/new")
    def add() -> Answer | tuple[str, int]:
        typed, actor = property_form.typed_in(request.form), signed().actor
        try:
            home = bridge.run(lambda desk: property_desk.add(desk, typed, actor=actor))
        except (WrongFields, Conflict) as error:
            return page(property_form.refused(error, typed, None))
        offered = home.status is PropertyStatus.ACTIVE
        flash(f"{home.ref} is kept{', and offered from now on to whom it suits' if offered else ''}.", "good")
        return redirect(url_for(".show", property_id=home.id), 303)

    @room.get("/<property_id>/edit")
    def edit(property_id: str) -> tuple[str, int]:
        home = bridge.run(lambda desk: property_page.by_id(desk, property_id))
        return page(property_form.filled(home), home)

    @room.post("/<property_id>/edit")
    def correct(property_id: str) -> Answer | tuple[str, int]:
        typed, shown, actor = (
            property_form.typed_in(request.form),
            property_form.shown_with(request.form),
            signed().actor,
        )
        home = bridge.run(lambda desk: property_page.by_id(desk, property_id))
        try:
            bridge.run(lambda desk: property_desk.correct(desk, home.ref, typed, shown=shown, actor=actor))
        except (WrongFields, Conflict) as error:
            return page(property_form.refused(error, typed, shown), home)
        flash("Saved.", "good")
        return redirect(url_for(".show", property_id=property_id), 303)


def _add_photo(room: Blueprint, bridge: Bridge) -> None:
    @room.get("/<property_id>/photo")
    def photo(property_id: str) -> Response:
        """As one of three fixed types, whatever it was called when it came."""
        found = bridge.run(lambda desk: property_page.photo_of(desk, property_id))
        response = Response(found.content, mimetype=found.type)
        response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
        return response

    @room.post("/<property_id>/photo")
    def keep_photo(property_id: str) -> Answer:
        file, actor = request.files.get("file"), signed().actor
        content = file.read() if file else b""
        bridge.run(lambda desk: property_page.keep_photo(desk, property_id, content, actor=actor))
        flash("The photo is kept.", "good")
        return redirect(back(url_for(".show", property_id=property_id)), 303)

    @room.post("/<property_id>/photo/drop")
    def drop_photo(property_id: str) -> Answer:
        actor = signed().actor
        bridge.run(lambda desk: property_page.drop_photo(desk, property_id, actor=actor))
        return redirect(back(url_for(".show", property_id=property_id)), 303)


def _asked() -> AskedHomes:
    args = request.args
    return AskedHomes(
        search=args.get("search", "")[:LONGEST_SEARCH].strip(),
        status=_one_of(PropertyStatus, "status"),
        listed_for=_one_of(ListedFor, "listed_for"),
        type=_one_of(PropertyType, "type"),
        area=args.get("area", "")[:LONGEST_SEARCH].strip(),
        price_min=_whole("price_min"),
        price_max=_whole("price_max"),
        beds=_whole("beds"),
        sort=_one_of(Order, "sort") or Order.CHANGED,
    )


def _one_of(choices: type[E], name: str) -> E | None:
    """A choice of the address; none for what is no choice."""
    return next((one for one in choices if one == request.args.get(name)), None)


def _whole(name: str) -> int:
    """A number of the address, also as people write it ("450,000"); what makes no sense is 0."""
    try:
        return min(max(round(cells.number(name, request.args.get(name, ""), most=MOST_MONEY)), 0), MOST_MONEY)
    except cells.Unusable:
        return 0


def _url(asked: AskedHomes, page: int = 1) -> str:
    values = {
        **{name: value or "" for name, value in asdict(asked).items()},
        "sort": "" if asked.sort is Order.CHANGED else asked.sort,
        "page": page if page > 1 else "",
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return url_for(".index") + (f"?{query}" if query else "")

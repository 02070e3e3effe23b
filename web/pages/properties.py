"""/properties: what there is to offer, whom it suits and who was told of it; imported, corrected, given photos."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.crm import property_desk, property_list, property_page
from mailbot.crm.contacts import ImportReport
from mailbot.crm.files.importing import ContactRow, read_properties
from mailbot.crm.files.uploads import FileRow, Preview
from mailbot.crm.properties import absence_of, import_properties, judge_properties, set_status
from mailbot.crm.property_list import AskedHomes
from mailbot.desk import Desk
from mailbot.errors import BadInput
from models.property import PropertyStatus
from models.upload import UploadKind
from web.bridge import Bridge
from web.guard import signed
from web.importing import Foreseen, Wish, add_import
from web.pages.mail import DOWNLOAD_POLICY
from web.paths import back

LONGEST_SEARCH = 200
MOST_MONEY = 2_000_000_000


def pages(bridge: Bridge) -> Blueprint:
    """The list and one property."""
    room = Blueprint("properties", __name__, url_prefix="/properties")
    add_import(room, bridge, UploadKind.PROPERTIES, judge=_judge, write=_import, foresee=_foresee)
    _add_photo(room, bridge)

    @room.get("")
    def index() -> str:
        asked, number = _asked(), max(1, _whole("page"))
        page = bridge.run(lambda desk: property_list.list_homes(desk, asked, page=number))
        return render_template(
            "properties/index.html",
            page=page,
            asked=asked,
            statuses=list(PropertyStatus),
            more=_url(asked, number + 1) if page.more else "",
        )

    @room.get("/<property_id>")
    def show(property_id: str) -> str:
        page = bridge.run(lambda desk: property_page.property_page(desk, property_id))
        return render_template(
            "properties/show.html",
            page=page,
            home=page.home,
            statuses=list(PropertyStatus),
            written=property_desk.as_written(page.home),
        )

    @room.post("/<property_id>/edit")
    def edit(property_id: str) -> Answer:
        form, actor = request.form, signed().actor
        given = {name: form[name] for name in property_desk.CORRECTED if name in form}
        shown = {name: form.get(f"shown_{name}", "") for name in given} if "shown_price" in form else None

        async def story(desk: Desk) -> None:
            home = await property_page.by_id(desk, property_id)
            await property_desk.correct(desk, home.ref, given, shown=shown, actor=actor)

        bridge.run(story)
        flash("Saved.", "good")
        return redirect(back(url_for(".show", property_id=property_id)), 303)

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
        status=next((one for one in PropertyStatus if one == args.get("status")), None),
        area=args.get("area", "")[:LONGEST_SEARCH].strip(),
        price_min=_whole("price_min"),
        price_max=_whole("price_max"),
        beds=_whole("beds"),
    )


def _whole(name: str) -> int:
    """A number of the address; what makes no sense is 0."""
    return min(max(request.args.get(name, 0, type=int), 0), MOST_MONEY)


def _url(asked: AskedHomes, page: int) -> str:
    values = {
        "search": asked.search,
        "status": asked.status or "",
        "area": asked.area,
        "price_min": asked.price_min,
        "price_max": asked.price_max,
        "beds": asked.beds,
        "page": page,
    }
    return f"{url_for('.index')}?{urlencode({name: value for name, value in values.items() if value})}"

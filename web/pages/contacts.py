"""/contacts: the people, found and filtered, one of them with the whole history, added, imported and exported."""

from __future__ import annotations

import io
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from mailbot.conversation.arriving import same_person
from mailbot.conversation.operator import contact_mail, erasing
from mailbot.conversation.operator.contact_import import judge, take_in
from mailbot.conversation.operator.erasing import Traces
from mailbot.crm import changing, contact_desk, contact_list
from mailbot.crm.contact_desk import Basics
from mailbot.crm.contact_history import ContactHistory, by_number, history_of
from mailbot.crm.contact_list import Asked
from mailbot.crm.contacts import ImportReport, all_contacts, find_contact, foresee_contacts
from mailbot.crm.files.exporting import write_contacts
from mailbot.crm.files.importing import PropertyRow, read_contacts
from mailbot.crm.files.uploads import FileRow, Preview
from mailbot.desk import Desk
from mailbot.errors import BadInput, sentence
from models.contact import Contact, ContactKind
from models.suppression import EVERYTHING
from models.upload import UploadKind
from web.bridge import Bridge
from web.downloads import saved_as
from web.guard import signed
from web.importing import Foreseen, Wish, add_import
from web.paths import back

LONG = 120.0  # seconds for a whole list
LONGEST_SEARCH = 200


def pages(bridge: Bridge) -> Blueprint:
    """The list, one contact, and what is done to them."""
    room = Blueprint("contacts", __name__, url_prefix="/contacts")
    _add_list(room, bridge)
    _add_changes(room, bridge)
    _add_addresses(room, bridge)
    _add_others(room, bridge)
    _add_erasing(room, bridge)
    add_import(room, bridge, UploadKind.CONTACTS, judge=_judge, write=_import, foresee=_foresee)
    return room


async def _judge(desk: Desk, rows: list[FileRow]) -> list[FileRow]:
    return [*await judge(desk, (row for row in rows if not isinstance(row, PropertyRow)))]


async def _import(desk: Desk, wish: Wish) -> ImportReport:
    rows = read_contacts(wish.file, wish.columns)
    return await take_in(desk, rows, wish.file.name, replace_tags=wish.replace_tags, actor=wish.actor)


async def _foresee(desk: Desk, _wish: Wish, seen: Preview) -> Foreseen:
    if seen.trouble:
        return Foreseen()
    rows = (row for row in seen.judged if not isinstance(row, PropertyRow))
    return Foreseen(people=await foresee_contacts(desk.store, rows))


def _add_list(room: Blueprint, bridge: Bridge) -> None:
    @room.get("")
    def index() -> str:
        asked, before = _asked(), request.args.get("before", 0, type=int)
        page = bridge.run(lambda desk: contact_list.list_changed(desk, asked, before=max(0, before)))
        fragment = request.headers.get("HX-Target") == "list"
        return render_template(
            "contacts/_list.html" if fragment else "contacts/index.html",
            contacts=page.rows,
            asked=asked,
            kinds=list(ContactKind),
            older=_url(asked, page.older) if page.older else "",
            this=_url(asked, before),
        )

    @room.post("/add")
    def add() -> Answer:
        """One contact by hand."""
        form, actor = request.form, signed().actor
        kind = next((one for one in ContactKind if one == form.get("kind")), ContactKind.LEAD)
        address, name, phone = (form.get(field, "") for field in ("address", "name", "phone"))
        tags = [tag for tag in form.get("tags", "").split(",") if tag.strip()]
        added = bridge.run(
            lambda desk: contact_desk.add(desk, address, name=name, phone=phone, kind=kind, tags=tags, actor=actor)
        )
        flash(f"{added.name or added.address} is among your contacts now.", "good")
        return redirect(url_for(".show", number=added.number), 303)

    @room.post("/tag")
    def tag_several() -> Answer:
        chosen, name = request.form.getlist("number", type=int), request.form.get("tag", "")
        on, actor = request.form.get("on", "yes") == "yes", signed().actor
        if not chosen:
            raise BadInput("nobody is chosen", "tick the contacts first")
        done = bridge.run(lambda desk: contact_list.tag_several(desk, chosen, name, on=on, actor=actor))
        flash(f"{done} {'contact' if done == 1 else 'contacts'} {'tagged' if on else 'untagged'}.", "good")
        return redirect(back(url_for(".index")), 303)

    @room.get("/export.csv")
    def export() -> Response:
        async def story(desk: Desk) -> list[Contact]:
            return [contact async for contact in all_contacts(desk.store)]

        out = io.StringIO(newline="")
        write_contacts(bridge.run(story, within=LONG), out)
        return saved_as("contacts.csv", out.getvalue())


def _add_changes(room: Blueprint, bridge: Bridge) -> None:
    @room.get("/<int:number>")
    def show(number: int) -> str:
        page = bridge.run(lambda desk: history_of(desk, number))
        stopped = any(stop.scope == EVERYTHING for stop in page.stops)
        return render_template(
            "contacts/show.html",
            page=page,
            contact=page.contact,
            kinds=list(ContactKind),
            stopped=stopped,
            everything=EVERYTHING,
        )

    @room.post("/<int:number>/edit")
    def edit(number: int) -> Answer:
        form, actor = request.form, signed().actor
        known = bridge.run(lambda desk: by_number(desk, number)).kind
        given = _basics(form, known)
        shown = _basics(form, known, "shown_") if "shown_source" in form else None
        bridge.run(lambda desk: contact_desk.correct(desk, number, given, shown=shown, actor=actor))
        flash("Saved.", "good")
        return _return(number)

    @room.post("/<int:number>/tag")
    def tag(number: int) -> Answer:
        name, on, actor = request.form.get("tag", ""), request.form.get("on", "yes") == "yes", signed().actor

        async def story(desk: Desk) -> None:
            await changing.tag(desk, await by_number(desk, number), name, on=on, actor=actor)

        bridge.run(story)
        return _return(number)

    @room.post("/<int:number>/note")
    def note(number: int) -> Answer:
        text, actor = request.form.get("text", ""), signed().actor
        bridge.run(lambda desk: contact_desk.note(desk, number, text, actor=actor))
        return _return(number)

    @room.post("/<int:number>/stop")
    def stop(number: int) -> Answer:
        why, actor = request.form.get("why", "").strip()[:200], signed().actor
        bridge.run(lambda desk: contact_mail.stop_mail(desk, number, why, actor=actor))
        flash("Nothing is sent to them any more.", "good")
        return _return(number)

    @room.post("/<int:number>/allow")
    def allow(number: int) -> Answer:
        actor = signed().actor
        bridge.run(lambda desk: contact_mail.allow_mail(desk, number, actor=actor))
        flash("They may be written to again.", "good")
        return _return(number)


def _add_erasing(room: Blueprint, bridge: Bridge) -> None:
    @room.post("/<int:number>/erase")
    def erase(number: int) -> Answer:
        """For good, as a person may ask for."""
        sure, actor = request.form.get("sure") == "yes", signed().actor

        async def story(desk: Desk) -> Traces:
            contact = await by_number(desk, number)
            if not sure:
                raise BadInput("nothing was erased", "tick that you are sure")
            return await erasing.erase(desk, contact, actor=actor)

        done = bridge.run(story, within=LONG)
        flash(f"Contact {number} is erased: {done.in_words}. {sentence(erasing.WHAT_STAYS)}.", "good")
        return redirect(url_for(".index"), 303)


def _add_addresses(room: Blueprint, bridge: Bridge) -> None:
    """The addresses of one contact."""

    @room.post("/<int:number>/address")
    def address(number: int) -> Answer:
        new, actor = request.form.get("address", ""), signed().actor

        async def story(desk: Desk) -> None:
            await same_person.add_address(desk, await by_number(desk, number), new, actor=actor)

        bridge.run(story)
        flash("The address is theirs.", "good")
        return _return(number)

    @room.post("/<int:number>/address/main")
    def main_address(number: int) -> Answer:
        chosen, actor = request.form.get("address", ""), signed().actor

        async def story(desk: Desk) -> None:
            await same_person.make_main(desk, await by_number(desk, number), chosen, actor=actor)

        bridge.run(story)
        flash(f"Mail goes to {chosen} from now on.", "good")
        return _return(number)

    @room.post("/<int:number>/address/remove")
    def remove_address(number: int) -> Answer:
        chosen, actor = request.form.get("address", ""), signed().actor

        async def story(desk: Desk) -> None:
            await same_person.remove_address(desk, await by_number(desk, number), chosen, actor=actor)

        bridge.run(story)
        flash(f"{chosen} is no longer theirs.", "good")
        return _return(number)


def _add_others(room: Blueprint, bridge: Bridge) -> None:
    """Two contacts that are one person, or are none."""

    @room.post("/<int:number>/link")
    def link(number: int) -> str | Answer:
        """Make one of two contacts: this one stays. Both are shown first, and `sure` names the one that was seen."""
        named, actor = request.form.get("other", "").strip()[:200], signed().actor

        async def both(desk: Desk) -> tuple[ContactHistory, ContactHistory]:
            other = await find_contact(desk.store, named or "0")
            if other.number == number:
                raise BadInput(f"contact {number} is the same contact already", "name another one")
            return await history_of(desk, number), await history_of(desk, other.number)

        keep, other = bridge.run(both)
        if request.form.get("sure", 0, type=int) != other.contact.number:
            return render_template("contacts/link.html", keep=keep, other=other)

        async def story(desk: Desk) -> None:
            kept = await same_person.complete(desk, await by_number(desk, number))
            await same_person.merge(desk, kept, await by_number(desk, other.contact.number), actor=actor)

        bridge.run(story, within=LONG)
        flash("The two are one contact now.", "good")
        return _return(number)

    @room.post("/<int:number>/apart")
    def apart(number: int) -> Answer:
        """They are two people: it is not offered again."""
        named, actor = request.form.get("other", "").strip()[:200], signed().actor

        async def story(desk: Desk) -> None:
            one, other = await by_number(desk, number), await find_contact(desk.store, named or "0")
            await same_person.keep_apart(desk, one, other, actor=actor)

        bridge.run(story)
        return _return(number)


def _basics(form: Mapping[str, str], known: ContactKind, prefix: str = "") -> Basics:
    """The fields of a contact as the form gives them, or as it was shown with them."""
    return Basics(
        first_name=form.get(f"{prefix}first_name", ""),
        last_name=form.get(f"{prefix}last_name", ""),
        phone=form.get(f"{prefix}phone", ""),
        language=form.get(f"{prefix}language", ""),
        source=form.get(f"{prefix}source", ""),
        kind=next((kind for kind in ContactKind if kind == form.get(f"{prefix}kind")), known),
    )


def _return(number: int) -> Answer:
    return redirect(back(url_for(".show", number=number)), 303)


def _asked() -> Asked:
    args = request.args
    return Asked(
        search=args.get("search", "")[:LONGEST_SEARCH].strip(),
        kind=next((kind for kind in ContactKind if kind == args.get("kind")), None),
        tag=args.get("tag", "")[:60].strip(),
        source=args.get("source", "")[:LONGEST_SEARCH].strip(),
    )


def _url(asked: Asked, before: int = 0) -> str:
    values = {"search": asked.search, "kind": asked.kind or "", "tag": asked.tag, "source": asked.source}
    query = urlencode({name: value for name, value in {**values, "before": before or ""}.items() if value})
    return url_for(".index") + (f"?{query}" if query else "")

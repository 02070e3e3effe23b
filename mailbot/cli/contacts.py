"""`mailbot contacts`: import, list, show, add, edit, erase, export; and who may be the same person."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, progress, say, show_bytes, show_change, show_list, show_one, show_text
from mailbot.cli.session import operator, with_desk
from mailbot.conversation.arriving import same_person
from mailbot.conversation.operator import erasing
from mailbot.conversation.operator.contact_import import take_in
from mailbot.conversation.writing.agents_words import value_in_words
from mailbot.crm import changing, contact_desk
from mailbot.crm import contacts as people
from mailbot.crm.contact_desk import Basics
from mailbot.crm.contact_history import by_number
from mailbot.crm.contacts import ImportReport
from mailbot.crm.files.columns import CONTACT_ALIASES
from mailbot.crm.files.exporting import write_contacts
from mailbot.crm.files.importing import column_map, read_contacts, unrecognised
from mailbot.crm.files.table import decoded
from mailbot.delivery import suppression
from mailbot.desk import Desk
from models.contact import Contact, ContactKind, StoredNeed
from web.labels import label_of

app = typer.Typer(no_args_is_help=True)
Who = Annotated[str, typer.Argument(help="Their address, number, or id in your own CRM.")]
Encoding = Annotated[
    str,
    typer.Option(
        help="The file's encoding, where letters come out wrong: mac_roman, cp1251 …", show_default="recognised"
    ),
]
Map = Annotated[list[str], typer.Option("--map", help="OURS=THEIRS: which of the file's columns is one of ours.")]

COLUMNS = (
    Column("number", "No.", "right"),
    Column("name", "Name", shrinks=True),
    Column("address", "Address", shrinks=True),
    Column("kind", "Kind"),
    Column("phone", "Phone"),
    Column("language", "Lang"),
    Column("tags", "Tags", shrinks=True),
)

# What people are shown of a contact, and how it is called; ids are for scripts.
BASICS = {
    "number": "number",
    "external_id": "id in your CRM",
    "name": "name",
    "addresses": "addresses",
    "kind": "kind",
    "phone": "phone",
    "language": "language",
    "tags": "tags",
    "source": "source",
    "created_at": "since",
    "away_until": "away until",
    "suppressed": "suppressed",
}

SAME_COLUMNS = (
    Column("number", "No.", "right"),
    Column("name", "Name", shrinks=True),
    Column("address", "Address", shrinks=True),
    Column("other", "Maybe No.", "right"),
    Column("other_address", "Its address", shrinks=True),
)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV; docs/csv.md names its columns.")],
    mapping: Map = [],  # noqa: B006
    encoding: Encoding = "",
    replace_tags: Annotated[
        bool, typer.Option("--replace-tags", help="The tags of a row replace the contact's, instead of being added.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add new contacts and update known ones, by id or address. Bad rows are reported; good rows go in.

    Whose row says that they want no mail (unsubscribed, opt out, bounced …) are suppressed.
    """
    table, columns = (decoded(file, encoding) if encoding else file), column_map(mapping)
    rows = list(read_contacts(table, columns))
    if private := unrecognised(table, CONTACT_ALIASES, columns):
        say(f"not recognised, and kept as private fields of each contact: {', '.join(private)}")
    with progress("contacts", len(rows)) as step:

        async def story(desk: Desk) -> ImportReport:
            return await take_in(desk, rows, file.name, replace_tags=replace_tags, actor=operator(), step=step)

        report = with_desk(ctx, story)
    tell_import(report, as_json=as_json)


@app.command("list")
def list_(
    ctx: typer.Context,
    kind: Annotated[ContactKind | None, typer.Option(help="Only of this kind.")] = None,
    tag: Annotated[str, typer.Option(help="Only with this tag.")] = "",
    search: Annotated[str, typer.Option(help="A part of a name or address.")] = "",
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0: all.")] = 0,
    as_json: Json = False,
) -> None:
    """Show contacts."""

    async def story(desk: Desk) -> list[Contact]:
        return await people.list_contacts(desk.store, kind=kind, tag=tag, search=search, limit=limit)

    show_list(
        [_row(c) for c in with_desk(ctx, story)],
        COLUMNS,
        as_json=as_json,
        empty="no contact fits: try other filters"
        if kind or tag or search
        else "no contacts: `mailbot contacts import FILE.csv`",
    )


@app.command()
def show(ctx: typer.Context, contact: Who, as_json: Json = False) -> None:
    """Show one contact with what they said they want."""

    async def story(desk: Desk) -> tuple[Contact, dict[str, list[str]], str]:
        person = await people.find_contact(desk.store, contact)
        stopped = await suppression.suppressed_among(desk, person.addresses)
        by_address = {address: sorted(scopes) for address, scopes in stopped.items()}
        return person, by_address, desk.config.business.currency

    found, stopped, currency = with_desk(ctx, story)
    row = {**_row(found), "away_until": found.away_until, "suppressed": stopped}
    if as_json:
        needs = {slot: need.model_dump(mode="json") for slot, need in found.needs.items()}
        show_one({**row, "needs": needs, "fields": found.fields}, as_json=True)
        return
    show_one({title: row[key] for key, title in BASICS.items() if row[key]}, as_json=False)
    wishes = {label_of(slot): _in_words(slot, need, currency) for slot, need in found.needs.items()}
    for title, block in (("What they said they want", wishes), ("From your own CRM", found.fields)):
        if block:
            show_text(f"\n{title}")
            show_one(block, as_json=False)


def _in_words(slot: str, need: StoredNeed, currency: str) -> str:
    """What they want, and their own words for it: "$470,000   “up to 470k”"."""
    value = value_in_words(slot, need.value, currency)
    return f"{value}   “{need.quote}”" if need.quote else value


@app.command()
def add(
    ctx: typer.Context,
    email: Annotated[str, typer.Argument(help="Their address.")],
    name: Annotated[str, typer.Option(help="First and last name.")] = "",
    phone: Annotated[str, typer.Option(help="Their number.")] = "",
    kind: Annotated[ContactKind, typer.Option(help="What they are to the agency.")] = ContactKind.LEAD,
    tag: Annotated[list[str], typer.Option(help="A tag; may be given several times.")] = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Add one contact by hand."""

    async def story(desk: Desk) -> Contact:
        return await contact_desk.add(desk, email, name=name, phone=phone, kind=kind, tags=tag, actor=operator())

    show_one(_row(with_desk(ctx, story)), as_json=as_json)


@app.command()
def edit(
    ctx: typer.Context,
    contact: Who,
    name: Annotated[str | None, typer.Option(help="First and last name.")] = None,
    phone: Annotated[str | None, typer.Option(help="Their number.")] = None,
    kind: Annotated[ContactKind | None, typer.Option(help="What they are to the agency.")] = None,
    language: Annotated[str | None, typer.Option(help="Its code or name.")] = None,
    tag: Annotated[list[str], typer.Option(help="Give this tag; may be given several times.")] = [],  # noqa: B006
    untag: Annotated[list[str], typer.Option(help="Take this tag away.")] = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Correct one contact: only what is named changes."""

    async def story(desk: Desk) -> Contact:
        found = await people.find_contact(desk.store, contact)
        first, _, last = (name if name is not None else "").strip().partition(" ")
        given = Basics(
            first_name=found.first_name if name is None else first,
            last_name=found.last_name if name is None else last,
            phone=found.phone if phone is None else phone,
            language=found.language if language is None else language,
            source=found.source,
            kind=kind or found.kind,
        )
        await contact_desk.correct(desk, found.number, given, actor=operator())
        for names, on in ((tag, True), (untag, False)):
            for one in names:
                await changing.tag(desk, await by_number(desk, found.number), one, on=on, actor=operator())
        return await by_number(desk, found.number)

    show_one(_row(with_desk(ctx, story)), as_json=as_json)


@app.command()
def erase(
    ctx: typer.Context,
    contact: Who,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Erase a person with their mail, conversations, drafts and calls, as they may ask for (GDPR, CCPA); for good."""

    async def story(desk: Desk) -> dict[str, Any]:
        found = await people.find_contact(desk.store, contact)
        row = {"id": found.number, "external_id": found.external_id}
        if not yes:
            traces = await erasing.traces_of(desk, found)
            say(f"contact {found.number}, {found.name or found.address}: {traces.in_words}")
            say(erasing.WHAT_STAYS)
            if not typer.confirm("Erase them for good?", err=True):
                return {**row, "erased": False}
        done = await erasing.erase(desk, found, actor=operator())
        say(f"contact {found.number} is erased: {done.in_words}")
        return {**row, "erased": True}

    row = with_desk(ctx, story)
    show_change(erasing.WHAT_STAYS if row["erased"] else "nothing was changed", row, as_json=as_json)


@app.command()
def export(ctx: typer.Context) -> None:
    """Print every contact as CSV, in the columns that `import` reads."""

    async def story(desk: Desk) -> list[Contact]:
        return [contact async for contact in people.all_contacts(desk.store)]

    found = with_desk(ctx, story)
    sheet = io.StringIO(newline="")
    write_contacts(found, sheet)
    show_bytes(sheet.getvalue().encode())


@app.command()
def same(ctx: typer.Context, as_json: Json = False) -> None:
    """Show pairs of contacts that may be one person; `merge` says whether they are."""
    pairs = with_desk(ctx, same_person.offers)
    rows = [
        {
            "number": one.number,
            "name": one.name,
            "address": one.address,
            "other": two.number,
            "other_address": two.address,
        }
        for one, two in pairs
    ]
    show_list(rows, SAME_COLUMNS, as_json=as_json, empty="nobody seems to be here twice")


@app.command()
def merge(
    ctx: typer.Context,
    keep: Annotated[str, typer.Argument(help="The contact that stays: address, number, or id in your CRM.")],
    other: Annotated[str, typer.Argument(help="The one that becomes part of it.")],
    never: Annotated[bool, typer.Option("--never", help="They are two people: offer it no more.")] = False,
    as_json: Json = False,
) -> None:
    """Make one contact of two that are the same person, with all their mail; this cannot be undone."""

    async def story(desk: Desk) -> tuple[str, Contact]:
        one = await same_person.complete(desk, await people.find_contact(desk.store, keep))
        two = await people.find_contact(desk.store, other)
        if never:
            await same_person.keep_apart(desk, one, two, actor=operator())
            return f"contacts {one.number} and {two.number} stay two people", one
        merged = await same_person.merge(desk, one, two, actor=operator())
        return f"contact {merged.number} has the addresses {', '.join(merged.addresses)}", merged

    words, kept = with_desk(ctx, story)
    show_change(words, _row(kept), as_json=as_json)


@app.command("add-address")
def add_address(
    ctx: typer.Context,
    contact: Who,
    address: Annotated[str, typer.Argument(help="Another address of theirs.")],
    as_json: Json = False,
) -> None:
    """Give a contact another address: they may write from it, and are answered there where they want it."""

    person = _changed(
        ctx, contact, lambda desk, person: same_person.add_address(desk, person, address, actor=operator())
    )
    show_change(f"contact {person.number} has the address {address}", _row(person), as_json=as_json)


@app.command("main-address")
def main_address(
    ctx: typer.Context,
    contact: Who,
    address: Annotated[str, typer.Argument(help="The one of their addresses that mail goes to.")],
    as_json: Json = False,
) -> None:
    """Say which of a contact's addresses mail goes to."""

    person = _changed(ctx, contact, lambda desk, person: same_person.make_main(desk, person, address, actor=operator()))
    show_change(f"mail to contact {person.number} goes to {address}", _row(person), as_json=as_json)


@app.command("remove-address")
def remove_address(
    ctx: typer.Context,
    contact: Who,
    address: Annotated[str, typer.Argument(help="The address that is not theirs.")],
    as_json: Json = False,
) -> None:
    """Take an address from a contact, but not the last; if it is suppressed, it stays so."""

    person = _changed(
        ctx, contact, lambda desk, person: same_person.remove_address(desk, person, address, actor=operator())
    )
    show_change(f"{address} is no address of contact {person.number} any more", _row(person), as_json=as_json)


def _changed(ctx: typer.Context, named: str, change: Callable[[Desk, Contact], Awaitable[None]]) -> Contact:
    """A contact as it is after a change."""

    async def story(desk: Desk) -> Contact:
        person = await people.find_contact(desk.store, named)
        await change(desk, person)
        return await by_number(desk, person.number)

    return with_desk(ctx, story)


def tell_import(report: ImportReport, *, as_json: bool) -> None:
    """What an import did; exits 1 when some rows could not be used."""
    for problem in (*report.problems, *report.remarks):
        say(str(problem))
    row = {
        "added": report.added,
        "changed": report.changed,
        "same": report.same,
        "withdrawn": report.withdrawn,
        "no_longer_offered": report.taken_off,
        "suppressed": report.suppressed,
        "problems": len(report.problems),
    }
    show_one(row, as_json=as_json)
    if report.problems:
        raise typer.Exit(1)


def _row(contact: Contact) -> dict[str, Any]:
    return {
        "number": contact.number,
        "id": contact.number,
        "external_id": contact.external_id,
        "name": contact.name,
        "address": contact.address,
        "addresses": contact.addresses,
        "kind": contact.kind,
        "phone": contact.phone,
        "language": contact.language,
        "tags": contact.tags,
        "source": contact.source,
        "created_at": contact.created_at,
    }

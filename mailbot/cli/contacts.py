"""`mailbot contacts`: import, list, show, export; and who may be the same person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.cli.options import Json
from mailbot.cli.output import Column, progress, say, show_list, show_one
from mailbot.cli.session import operator, with_desk
from mailbot.conversation import same_person
from mailbot.conversation.contact_import import take_in
from mailbot.crm import contacts as people
from mailbot.crm.contacts import ImportReport
from mailbot.crm.csv_columns import CONTACT_ALIASES
from mailbot.crm.csv_export import write_contacts
from mailbot.crm.csv_import import column_map, read_contacts, unrecognised
from mailbot.crm.csv_table import decoded
from mailbot.delivery import suppression
from mailbot.desk import Desk
from models.contact import Contact, ContactKind

app = typer.Typer(no_args_is_help=True)
Encoding = Annotated[
    str,
    typer.Option(help="The file's encoding, where letters come out wrong: mac_roman, cp1251 …", show_default="told"),
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
        report = with_desk(ctx, lambda desk: take_in(desk, rows, file.name, actor=operator(), step=step))
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
        empty="no contacts: `mailbot contacts import FILE.csv`",
    )


@app.command()
def show(
    ctx: typer.Context, contact: Annotated[str, typer.Argument(help="Number or address.")], as_json: Json = False
) -> None:
    """Show one contact with what they said they want."""

    async def story(desk: Desk) -> tuple[Contact, dict[str, list[str]]]:
        person = await people.find_contact(desk.store, contact)
        stopped = await suppression.suppressed_among(desk, person.addresses)
        return person, {address: sorted(scopes) for address, scopes in stopped.items()}

    found, stopped = with_desk(ctx, story)
    needs = {slot: need.model_dump(mode="json") for slot, need in found.needs.items()}
    more = {"needs": needs, "fields": found.fields, "away_until": found.away_until, "suppressed": stopped}
    show_one({**_row(found), **more}, as_json=as_json)


@app.command()
def export(ctx: typer.Context) -> None:
    """Print every contact as CSV, in the columns that `import` reads."""

    async def story(desk: Desk) -> list[Contact]:
        return [contact async for contact in people.all_contacts(desk.store)]

    found = with_desk(ctx, story)
    write_contacts(found, sys.stdout)


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
    keep: Annotated[str, typer.Argument(help="Number or address of the contact that stays.")],
    other: Annotated[str, typer.Argument(help="Number or address of the one that becomes part of it.")],
    never: Annotated[bool, typer.Option("--never", help="They are two people: offer it no more.")] = False,
) -> None:
    """Make one contact of two that are the same person, with all their mail; this cannot be undone."""

    async def story(desk: Desk) -> str:
        one = await same_person.complete(desk, await people.find_contact(desk.store, keep))
        two = await people.find_contact(desk.store, other)
        if never:
            await same_person.keep_apart(desk, one, two, actor=operator())
            return f"contacts {one.number} and {two.number} stay two people"
        merged = await same_person.merge(desk, one, two, actor=operator())
        return f"contact {merged.number} has the addresses {', '.join(merged.addresses)}"

    say(with_desk(ctx, story))


@app.command("add-address")
def add_address(
    ctx: typer.Context,
    contact: Annotated[str, typer.Argument(help="Number or address of the contact.")],
    address: Annotated[str, typer.Argument(help="Another address of theirs.")],
) -> None:
    """Give a contact another address: they may write from it, and are answered there where they want it."""

    async def story(desk: Desk) -> str:
        person = await people.find_contact(desk.store, contact)
        await same_person.add_address(desk, person, address, actor=operator())
        return f"contact {person.number} has the address {address}"

    say(with_desk(ctx, story))


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
        "id": contact.external_id,
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

"""`mailbot properties`: import, list, show, add, edit, set-status, match."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.cli.contacts import Encoding, Map, Who, tell_import
from mailbot.cli.options import Json
from mailbot.cli.output import Column, progress, say, show_change, show_list, show_one
from mailbot.cli.session import operator, with_desk
from mailbot.crm import properties as homes
from mailbot.crm import property_desk
from mailbot.crm.contacts import find_contact
from mailbot.crm.files.columns import PROPERTY_ALIASES
from mailbot.crm.files.importing import column_map, read_properties, unrecognised
from mailbot.crm.files.table import decoded
from mailbot.crm.inventory import active_listings
from mailbot.crm.matching.scoring import match as find_matches
from mailbot.crm.matching.scoring import wants_from
from mailbot.desk import Desk
from models.property import Property, PropertyStatus

app = typer.Typer(no_args_is_help=True)
Ref = Annotated[str, typer.Argument(help="The property's ref.")]

HELP = {
    "address": "The street with its number, and the unit.",
    "price": "What it costs, or a month's rent: 485000, 485k, '2,100/mo'.",
    "status": "active, pending, sold or withdrawn, or a listing service's words.",
    "listed_for": "sale or rent.",
    "type": "house, condo, townhouse, multi_family, land, commercial or other.",
    "area": "The neighborhood that leads ask for.",
    "city": "Its town.",
    "postcode": "Its ZIP or postcode.",
    "bedrooms": "How many.",
    "bathrooms": "How many, as 2.5.",
    "square_feet": "Its size.",
    "year_built": "Four digits.",
    "description": "What is said of it.",
    "features": "All of them, separated by ';'.",
    "url": "The link to its listing.",
    "photo_url": "The link to a photo.",
}
COLUMNS = (
    Column("ref", "Ref"),
    Column("status", "Status"),
    Column("address", "Address", shrinks=True),
    Column("area", "Area", shrinks=True),
    Column("price", "Price", "right"),
    Column("bedrooms", "Bed", "right"),
    Column("bathrooms", "Bath", "right"),
    Column("type", "Type"),
    Column("listed_for", "For"),
)
MATCH_COLUMNS = (
    Column("ref", "Ref"),
    Column("score", "Score", "right"),
    Column("address", "Address", shrinks=True),
    Column("price", "Price", "right"),
    Column("reasons", "Why", shrinks=True),
)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV; docs/csv.md names its columns.")],
    full: Annotated[
        bool, typer.Option("--full", help="The file is the whole inventory: withdraw what it lacks.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --full: even if rows are bad, or more than half would be withdrawn.")
    ] = False,
    mapping: Map = [],  # noqa: B006
    encoding: Encoding = "",
    as_json: Json = False,
) -> None:
    """Add new properties and update known ones by ref. Bad rows are reported; good rows go in."""
    table, columns = (decoded(file, encoding) if encoding else file), column_map(mapping)
    if left_out := unrecognised(table, PROPERTY_ALIASES, columns):
        say(f"not recognised, and left out: {', '.join(left_out)}")
    with progress("properties"):
        rows = read_properties(table, columns)
        report = with_desk(ctx, lambda desk: homes.import_properties(desk.store, rows, full=full, force=force))
    if report.withdrawn_in_words:
        say(report.withdrawn_in_words)
    tell_import(report, as_json=as_json)


@app.command("list")
def list_(
    ctx: typer.Context,
    status: Annotated[PropertyStatus | None, typer.Option(help="Only those.")] = None,
    as_json: Json = False,
) -> None:
    """Show properties."""
    found = with_desk(ctx, lambda desk: homes.list_properties(desk.store, status))
    empty = f"no property is {status.value}" if status else "no properties: `mailbot properties import FILE.csv`"
    show_list([_row(home) for home in found], COLUMNS, as_json=as_json, empty=empty)


@app.command()
def show(ctx: typer.Context, ref: Ref, as_json: Json = False) -> None:
    """Show one property."""
    show_one(_row(with_desk(ctx, lambda desk: homes.find_property(desk.store, ref))), as_json=as_json)


@app.command()
def add(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(help="Its MLS number, or your own id.")],
    address: Annotated[str, typer.Option(help=HELP["address"])],
    price: Annotated[str, typer.Option(help=HELP["price"])],
    status: Annotated[str, typer.Option(help=HELP["status"])] = "active",
    listed_for: Annotated[str, typer.Option(help=HELP["listed_for"], show_default="sale")] = "",
    type_: Annotated[str, typer.Option("--type", help=HELP["type"])] = "house",
    area: Annotated[str, typer.Option(help=HELP["area"])] = "",
    city: Annotated[str, typer.Option(help=HELP["city"])] = "",
    postcode: Annotated[str, typer.Option(help=HELP["postcode"])] = "",
    bedrooms: Annotated[str, typer.Option(help=HELP["bedrooms"])] = "",
    bathrooms: Annotated[str, typer.Option(help=HELP["bathrooms"])] = "",
    square_feet: Annotated[str, typer.Option(help=HELP["square_feet"])] = "",
    year_built: Annotated[str, typer.Option(help=HELP["year_built"])] = "",
    description: Annotated[str, typer.Option(help=HELP["description"])] = "",
    features: Annotated[str, typer.Option(help=HELP["features"])] = "",
    url: Annotated[str, typer.Option(help=HELP["url"])] = "",
    photo_url: Annotated[str, typer.Option(help=HELP["photo_url"])] = "",
    as_json: Json = False,
) -> None:
    """Add one property by hand, read as a row of a file is; an active one is offered to whom it suits."""
    given = {**_named(ctx), "ref": ref}
    home = with_desk(ctx, lambda desk: property_desk.add(desk, given, actor=operator()))
    show_one(_row(home), as_json=as_json)


@app.command()
def edit(
    ctx: typer.Context,
    ref: Ref,
    address: Annotated[str | None, typer.Option(help=HELP["address"])] = None,
    price: Annotated[str | None, typer.Option(help=HELP["price"])] = None,
    status: Annotated[str | None, typer.Option(help=HELP["status"])] = None,
    listed_for: Annotated[str | None, typer.Option(help=HELP["listed_for"])] = None,
    type_: Annotated[str | None, typer.Option("--type", help=HELP["type"])] = None,
    area: Annotated[str | None, typer.Option(help=HELP["area"])] = None,
    city: Annotated[str | None, typer.Option(help=HELP["city"])] = None,
    postcode: Annotated[str | None, typer.Option(help=HELP["postcode"])] = None,
    bedrooms: Annotated[str | None, typer.Option(help=HELP["bedrooms"])] = None,
    bathrooms: Annotated[str | None, typer.Option(help=HELP["bathrooms"])] = None,
    square_feet: Annotated[str | None, typer.Option(help=HELP["square_feet"])] = None,
    year_built: Annotated[str | None, typer.Option(help=HELP["year_built"])] = None,
    description: Annotated[str | None, typer.Option(help=HELP["description"])] = None,
    features: Annotated[str | None, typer.Option(help=HELP["features"])] = None,
    url: Annotated[str | None, typer.Option(help=HELP["url"])] = None,
    photo_url: Annotated[str | None, typer.Option(help=HELP["photo_url"])] = None,
    as_json: Json = False,
) -> None:
    """Correct one property: only what is named changes, '' empties it, until a file that names it is imported again."""
    given = _named(ctx)
    home = with_desk(ctx, lambda desk: property_desk.correct(desk, ref, given, actor=operator()))
    show_one(_row(home), as_json=as_json)


def _named(ctx: typer.Context) -> dict[str, str]:
    """The fields of a property that a command names."""
    given = {name.rstrip("_"): text for name, text in ctx.params.items()}
    return {name: given[name] for name in property_desk.CORRECTED if given.get(name) is not None}


@app.command("set-status")
def set_status(
    ctx: typer.Context,
    ref: Ref,
    status: Annotated[PropertyStatus, typer.Argument(help="What it is from now on.")],
    as_json: Json = False,
) -> None:
    """Say that a property is sold, pending, withdrawn or active again; answers that offer it are stopped at once."""
    home = with_desk(ctx, lambda desk: homes.set_status(desk.store, ref, status, actor=operator()))
    show_change(f"{ref} is {status}", _row(home), as_json=as_json)


@app.command()
def match(
    ctx: typer.Context,
    contact: Who,
    count: Annotated[int, typer.Option(min=1, help="At most so many.")] = 10,
    as_json: Json = False,
) -> None:
    """Show which properties suit what a contact said they want, and why."""

    async def story(desk: Desk) -> list[dict[str, Any]]:
        person = await find_contact(desk.store, contact)
        listings = {listing.ref: listing for listing in await active_listings(desk.store)}
        return [
            {
                "ref": found.property_ref,
                "score": round(found.score, 2),
                "address": listings[found.property_ref].address,
                "price": listings[found.property_ref].price,
                "reasons": "; ".join(found.reasons),
            }
            for found in find_matches(wants_from(person.needs), tuple(listings.values()), (), count)
        ]

    show_list(
        with_desk(ctx, story),
        MATCH_COLUMNS,
        as_json=as_json,
        empty="nothing suits, or nothing is known of what they want",
    )


def _row(home: Property) -> dict[str, Any]:
    row: dict[str, Any] = home.model_dump(exclude={"id", "account_id", "revision_id"})
    return row

"""What a person corrects of a property by hand, read as the cells of a file are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mailbot.crm.files import cells
from mailbot.crm.files.importing import price_doubt, property_value
from mailbot.crm.properties import find_property
from mailbot.desk import Desk
from mailbot.errors import BadInput, Conflict
from models.property import ListedFor, Property

CORRECTED = ("price", "bedrooms", "bathrooms", "square_feet", "description", "features")
LONGEST_TEXT = 10_000
_MENDS: Mapping[ListedFor, str] = {
    ListedFor.SALE: "write it in full, as 485000",
    ListedFor.RENT: "write the rent of a month",
}


def as_written(home: Property) -> dict[str, str]:
    """What may be corrected of a home, as a form shows it and a person would type it."""
    one = len(home.features) == 1 and "," in home.features[0]
    return {
        "price": str(home.price),
        "bedrooms": "" if home.bedrooms is None else str(home.bedrooms),
        "bathrooms": "" if home.bathrooms is None else f"{home.bathrooms:g}",
        "square_feet": "" if home.square_feet is None else str(home.square_feet),
        "description": _plain(home.description),
        "features": "; ".join(home.features) + (";" if one else ""),  # a comma alone would part it
    }


async def correct(
    desk: Desk, ref: str, given: Mapping[str, str], *, shown: Mapping[str, str] | None = None, actor: str
) -> Property:
    """Change what differs from what was `shown`: what a form did not touch stays as somebody else left it meanwhile.

    Raises BadInput, NotFound, and Conflict where somebody else changed the same.
    """
    home = await find_property(desk.store, ref)
    now = as_written(home)
    before = now if shown is None else {name: _plain(text) for name, text in shown.items()}
    typed = {name: _plain(given[name]) for name in CORRECTED if name in given}
    changed = {
        name: value
        for name, text in typed.items()
        if text not in (before.get(name), now[name]) and (value := _value(name, text)) != getattr(home, name)
    }
    lost = [name.replace("_", " ") for name in changed if now[name] != before.get(name, now[name])]
    if lost:
        raise Conflict(
            f"somebody else changed the {' and the '.join(lost)} meanwhile", "look at it and change it again"
        )
    if not changed:
        return home
    if "price" in changed:
        _check_price(home, changed["price"], typed["price"])
    expect = {name: getattr(home, name) for name in changed}
    if not await desk.store.change(Property, str(home.id), expect=expect, set={**changed, "updated_at": desk.now()}):
        raise Conflict("somebody else changed the same in this moment", "look at it and change it again")
    await desk.store.record("property.corrected", _told(home, changed), actor=actor, ref=ref)
    return await find_property(desk.store, ref)


def _plain(text: str) -> str:
    """Text without what a browser adds to it: its own line ends, and blanks around it."""
    return text.replace("\r\n", "\n").strip()


def _value(name: str, text: str) -> Any:
    """What a field is to hold; what is left empty is not known. Raises BadInput."""
    if len(text) > LONGEST_TEXT:
        raise BadInput(f"the {name.replace('_', ' ')} is too long", f"keep to {LONGEST_TEXT:,} letters")
    if not text:
        if name == "price":
            raise BadInput("the price is empty", "write it in full, as 485000")
        return {"description": "", "features": []}.get(name)
    try:
        return property_value(name, text)
    except cells.Unusable as error:
        raise BadInput(f"{error.column.replace('_', ' ')}: {error.words}", error.mend) from error


def _check_price(home: Property, price: int, text: str) -> None:
    """Raises BadInput for what can hardly be meant: no lead may read it."""
    if cells.is_monthly(text) and home.listed_for is ListedFor.SALE:
        raise BadInput(f"{text!r} is a rent, and {home.ref} is for sale", "write the price of the sale")
    doubt = price_doubt(home.ref, price, home.listed_for, home.type)
    if doubt:
        raise BadInput(doubt, _MENDS[home.listed_for])


def _told(home: Property, changed: Mapping[str, Any]) -> str:
    """What was changed, for the history; of long text, that it was."""
    words = [
        "description rewritten"
        if name == "description"
        else f"{name.replace('_', ' ')}: {_shown(getattr(home, name))} → {_shown(value)}"
        for name, value in changed.items()
    ]
    return f"{home.ref}: {', '.join(words)}"


def _shown(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(str, value)) or "none"
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)

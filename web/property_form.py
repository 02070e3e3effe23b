"""The form of one property: what stands in its fields, what is wrong with them, and what was shown beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from mailbot.crm.property_desk import FIELDS, AlreadyThere, ChangedMeanwhile, WrongFields, as_written
from mailbot.errors import BadInput, MailbotError
from models.property import ListedFor, Property, PropertyStatus, PropertyType
from web.trouble import said

SHOWN = "shown_"  # before the name of a field: what it held when its page was made
CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": tuple(PropertyStatus),
    "listed_for": tuple(ListedFor),
    "type": tuple(PropertyType),
}
TITLES: Mapping[str, str] = {
    "ref": "MLS number, or your own id",
    "listed_for": "For",
    "area": "Area, as leads call it",
    "postcode": "ZIP or postcode",
    "url": "Link to the listing",
    "photo_url": "Link to a photo",
}
_BLANK: Mapping[str, str] = {**dict.fromkeys(FIELDS, ""), "status": "active", "listed_for": "sale", "type": "house"}


@dataclass(frozen=True, slots=True)
class Form:
    """`shown` is of a property that is edited; `problems` are sentences by field; `twin` has the ref already."""

    typed: Mapping[str, str]
    shown: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    twin: Property | None = None
    status: int = 200

    @property
    def titles(self) -> dict[str, str]:
        """What each field is called."""
        return {name: TITLES.get(name, name.replace("_", " ").capitalize()) for name in FIELDS}


def blank() -> Form:
    """For a new property."""
    return Form(_BLANK)


def filled(home: Property) -> Form:
    """A property as it is."""
    now = as_written(home)
    return Form(now, now)


def typed_in(form: MultiDict[str, str]) -> dict[str, str]:
    """The fields that came, as they were typed."""
    return {name: form[name] for name in FIELDS if name in form}


def shown_with(form: MultiDict[str, str]) -> dict[str, str] | None:
    """What the fields held when their page was made; None for a form that does not say it."""
    found = {name: form[SHOWN + name] for name in FIELDS if SHOWN + name in form}
    return found or None


def refused(error: MailbotError, typed: Mapping[str, str], shown: Mapping[str, str] | None) -> Form:
    """The form again, with all that was typed and what is wrong beside each field."""
    given = {**_BLANK, **typed}
    if isinstance(error, WrongFields):
        problems = {one.column: said(BadInput(one.words, one.mend)) for one in reversed(error.problems)}
        return Form(given, shown or {}, dict(reversed(problems.items())), status=400)
    if isinstance(error, AlreadyThere):
        words = {"ref": f"{error.home.ref} is there already."}
        return Form(given, problems=words, twin=error.home, status=409)
    if isinstance(error, ChangedMeanwhile):
        return _beside(error, given, shown or {})
    raise error


def _beside(error: ChangedMeanwhile, given: Mapping[str, str], shown: Mapping[str, str]) -> Form:
    """What was typed stands beside what somebody else made of it, and whoever sends it again has seen that."""
    now = as_written(error.home)
    untouched = {name for name in now if given[name].split() == shown.get(name, "").split()}
    typed = {name: now[name] if name in untouched else given[name] for name in now}
    problems = {
        name: f"Somebody else made it “{now[name]}” meanwhile. Save again to put yours in its place."
        if now[name]
        else "Somebody else emptied it meanwhile. Save again to put yours in its place."
        for name in error.columns
    }
    return Form(typed, now, problems, status=409)

"""Contacts in the CRM: imported by address or id, found, listed and exported; never merged silently."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from mailbot.crm.csv_import import ContactRow, RowProblem
from mailbot.errors import NotFound
from mailbot.mail.addresses import normalise
from mailbot.store import Change, Store
from models.base import utcnow
from models.contact import Contact, ContactKind

BATCH = 500
T = TypeVar("T")


@dataclass(slots=True)
class ImportReport:
    """What an import did, row by row: every row of the file is counted once."""

    added: int = 0
    changed: int = 0
    same: int = 0
    withdrawn: int = 0
    problems: list[RowProblem] = field(default_factory=list)


async def import_contacts(store: Store, rows: Iterable[ContactRow | RowProblem]) -> ImportReport:
    """Add new contacts and update known ones, by external id or any address. Importing a file again changes nothing.

    A row whose addresses belong to two contacts is reported, never merged: only a person can tell.
    """
    report = ImportReport()
    for batch in batches(rows, BATCH):
        report.problems += [row for row in batch if isinstance(row, RowProblem)]
        await _import_batch(store, [row for row in batch if isinstance(row, ContactRow)], report)
    if report.added or report.changed:
        await store.record("contacts.imported", f"{report.added} new, {report.changed} changed", actor="operator")
    return report


async def find_contact(store: Store, named: str) -> Contact:
    """A contact by its number or any of its addresses. Raises NotFound and BadInput."""
    where: dict[str, Any] = {"number": int(named)} if named.isdigit() else {"addresses": normalise(named)}
    contact = await store.first(Contact, where)
    if contact is None:
        raise NotFound(f"there is no contact {named}", "`mailbot contacts list` shows them")
    return contact


async def list_contacts(
    store: Store, *, kind: ContactKind | None = None, tag: str = "", search: str = "", limit: int = 0
) -> list[Contact]:
    """Contacts by number; `search` looks for a part of a name or address, in any case."""
    where: dict[str, Any] = {"number": {"$gt": 0}}
    if tag:
        where = {"tags": tag}
    elif kind is not None:
        where = {"kind": kind}
    found = []
    async for contact in store.stream(Contact, where, sort=[("number", 1)]):
        if kind is not None and contact.kind is not kind:
            continue
        if search and search.lower() not in f"{contact.name} {' '.join(contact.addresses)}".lower():
            continue
        found.append(contact)
        if limit and len(found) == limit:
            break
    return found


def all_contacts(store: Store) -> AsyncIterator[Contact]:
    """Every contact, by number, for the export."""
    return store.stream(Contact, {"number": {"$gt": 0}}, sort=[("number", 1)])


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` rows."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


async def _import_batch(store: Store, rows: Sequence[ContactRow], report: ImportReport) -> None:
    by_address, by_id = await _known(store, rows)
    fresh: list[tuple[ContactRow, Contact]] = []
    changes: list[Change] = []
    for row in rows:
        owners = {str(by_address[a].id): by_address[a] for a in row.addresses if a in by_address}
        if row.external_id and row.external_id in by_id:
            owner = by_id[row.external_id]
            owners[str(owner.id)] = owner
        if len(owners) > 1:
            numbers = " and ".join(str(owner.number) for owner in owners.values())
            report.problems.append(
                RowProblem(row.line, "email", f"it belongs to contacts {numbers}", "merge them first")
            )
        elif owners:
            change = _change(next(iter(owners.values())), row)
            changes += [change] if change else []
            report.same += change is None
        else:
            fresh.append((row, _contact(row)))
    await store.change_all(Contact, changes)
    report.changed += len(changes)
    await _add(store, fresh, report)


async def _known(store: Store, rows: Sequence[ContactRow]) -> tuple[dict[str, Contact], dict[str, Contact]]:
    addresses = [address for row in rows for address in row.addresses]
    found = await store.find(Contact, {"addresses": {"$in": addresses}}) if addresses else []
    by_address = {address: contact for contact in found for address in contact.addresses}
    by_id = {contact.external_id: contact for contact in found if contact.external_id}
    for row in rows:  # one by one: the embedded store answers a partial index by equality only
        if row.external_id and row.external_id not in by_id and not any(a in by_address for a in row.addresses):
            owner = await store.first(Contact, {"external_id": row.external_id})
            if owner is not None:
                by_id[row.external_id] = owner
    return by_address, by_id


async def _add(store: Store, fresh: Sequence[tuple[ContactRow, Contact]], report: ImportReport) -> None:
    if not fresh:
        return
    number = await store.numbers("contact", len(fresh))
    for place, (_, contact) in enumerate(fresh):
        contact.number = number + place
    await store.add_all([contact for _, contact in fresh])
    for row, contact in fresh:
        if contact.id is None:
            words = f"{contact.address or row.external_id} belongs to another contact"
            report.problems.append(RowProblem(row.line, "email", words, "import it again, or correct the row"))
        else:
            report.added += 1


def _contact(row: ContactRow) -> Contact:
    return Contact(
        number=0,
        kind=row.kind or ContactKind.LEAD,
        name=row.name or "",
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        addresses=list(row.addresses),
        phone=row.phone or "",
        language=row.language or "",
        tags=list(row.tags or ()),
        source=row.source or "import",
        external_id=row.external_id,
        fields=dict(row.fields),
        updated_at=utcnow(),
    )


def _change(contact: Contact, row: ContactRow) -> Change | None:
    """What a row changes in a known contact; columns that the file lacks, and empty cells, change nothing."""
    given: dict[str, Any] = {
        "name": row.name,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "phone": row.phone,
        "kind": row.kind,
        "language": row.language,
        "source": row.source,
        "external_id": row.external_id,
    }
    changed = {key: value for key, value in given.items() if value and value != getattr(contact, key)}
    if row.tags is not None and list(row.tags) != contact.tags:
        changed["tags"] = list(row.tags)
    changed |= {f"fields.{key}": value for key, value in row.fields.items() if contact.fields.get(key) != value}
    new_addresses = [address for address in row.addresses if address not in contact.addresses]
    if not changed and not new_addresses:
        return None
    return Change(
        str(contact.id),
        set={**changed, "updated_at": utcnow()},
        add={"addresses": new_addresses} if new_addresses else {},
    )

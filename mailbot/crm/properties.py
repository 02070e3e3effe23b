"""Properties in the CRM: imported by ref, withdrawn when a full list no longer has them, found and listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mailbot.batches import batches
from mailbot.crm.contacts import BATCH, ImportReport, find_among
from mailbot.crm.files.homes import STANDING, HomeProblem, PropertyRow, price_doubt, price_problem
from mailbot.crm.files.table import RowProblem
from mailbot.errors import BadInput, Conflict, NotFound
from mailbot.store import Change, Store, event, plain
from models.base import utcnow
from models.event import Event, EventKind
from models.property import ListedFor, Property, PropertyStatus, PropertyType

# A full import that would withdraw more than this share of what is active is taken for a broken file.
MOST_WITHDRAWN = 0.5
ASKED_ABOVE = 0.25  # a person who looks on is asked from this share on
PROBLEMS_SHOWN = 3
# The changes that matter to conversations.
TOLD: Mapping[str, EventKind] = {"status": "property.status_changed", "price": "property.price_changed"}
NAMED = 5  # homes that are named of those that would be withdrawn


@dataclass(frozen=True, slots=True)
class Absence:
    """The active properties that a whole inventory lacks: how many there are, and what they are called."""

    active: int
    absent: tuple[str, ...] = ()

    @property
    def is_much(self) -> bool:
        """Whether a person should say once more that they are to be withdrawn."""
        return len(self.absent) > self.active * ASKED_ABOVE

    @property
    def in_words(self) -> str:
        """ "55 of 56 active properties"."""
        return f"{len(self.absent):,} of {self.active:,} active {'property' if self.active == 1 else 'properties'}"

    @property
    def named(self) -> str:
        """The first of them: "BR-1, BR-2, BR-3, BR-4, BR-5 and 50 more"."""
        more = len(self.absent) - NAMED
        return ", ".join(self.absent[:NAMED]) + (f" and {more:,} more" if more > 0 else "")


async def import_properties(
    store: Store,
    rows: Iterable[PropertyRow | RowProblem],
    *,
    full: bool = False,
    force: bool = False,
    agreed: int = 0,
    actor: str = "operator",
) -> ImportReport:
    """Add new properties and update known ones by ref; `full` withdraws active ones that the file does not speak of.

    With `full`, raises BadInput when the file has bad rows or lacks more than half of what is active, unless `force`,
    or no more than the number to which a person has `agreed`: a broken export must not empty the inventory. The good
    rows are in then, and nothing is withdrawn. A row that is
    bad but names its ref keeps that property from being withdrawn in any case, unless its status takes the home off
    the market, or cannot be read: a home is offered only where that is known.
    """
    report, refs = ImportReport(), set[str]()
    for batch in batches(rows, BATCH):
        refs |= {row.ref if isinstance(row, PropertyRow) else row.key for row in batch}
        report.taken_off += await _take_off(store, _off(batch))
        judged, known = await _judge_batch(store, batch)
        report.problems += [row for row in judged if isinstance(row, RowProblem)]
        good = [row for row in judged if isinstance(row, PropertyRow)]
        report.remarks += [remark for row in good for remark in row.remarks]
        await _import_batch(store, good, known, report)
        report.taken_off += await _take_off(store, _off(judged))  # offered at a price that is none until now
    refusal = await _withdraw_absent(store, refs, report, force=force, agreed=agreed) if full else None
    if report.added or report.changed or report.withdrawn or report.taken_off:
        words = f"{report.added} new, {report.changed} changed, {report.withdrawn + report.taken_off} withdrawn"
        await store.record("properties.imported", words, actor=actor)
    if refusal is not None:
        raise refusal
    return report


async def judge_properties(store: Store, rows: Iterable[PropertyRow | RowProblem]) -> list[PropertyRow | RowProblem]:
    """What import_properties would make of each row, its problem or what it says of a home; nothing is written."""
    judged = list[PropertyRow | RowProblem]()
    for batch in batches(rows, BATCH):
        judged += (await _judge_batch(store, batch))[0]
    return judged


async def find_property(store: Store, ref: str) -> Property:
    """A property by its ref. Raises NotFound."""
    found = await store.first(Property, {"ref": ref})
    if found is None:
        raise NotFound(f"there is no property {ref}", "`mailbot properties list` shows them")
    return found


async def list_properties(store: Store, status: PropertyStatus | None = None) -> list[Property]:
    """Properties by ref; of one status, or all."""
    where: dict[str, Any] = {"status": status} if status else {"ref": {"$gt": ""}}
    return sorted(await store.find(Property, where), key=lambda home: home.ref)


async def set_status(
    store: Store, ref: str, status: PropertyStatus, *, shown: PropertyStatus | None = None, actor: str = "operator"
) -> Property:
    """Change a property's status; replies that would still offer it stop at the gate.

    Raises NotFound, BadInput for a home that would be offered at what can be no price, and Conflict where it is no
    longer what was `shown` to whoever changes it.
    """
    home = await find_property(store, ref)
    if home.status is not status:
        doubt = price_doubt(ref, home.price, home.listed_for, home.type)
        if doubt and status is PropertyStatus.ACTIVE:
            raise BadInput(doubt, "correct its price first")
        expect = {"status": shown or home.status}
        if not await store.change(
            Property, str(home.id), expect=expect, set={"status": status, "updated_at": utcnow()}
        ):
            now = await find_property(store, ref)
            raise Conflict(f"somebody else set {ref} to {now.status} meanwhile", "look at it and set it again")
        await store.record("property.status_changed", f"{ref}: {home.status} → {status}", actor=actor, ref=ref)
    return await find_property(store, ref)


async def _judge_batch(
    store: Store, batch: Sequence[PropertyRow | RowProblem]
) -> tuple[list[PropertyRow | RowProblem], dict[str, Property]]:
    """The rows as they count beside the homes that are known, and these by ref."""
    off = _off(batch)
    found = await find_among(store, Property, "ref", [row.ref for row in batch if isinstance(row, PropertyRow)])
    known = {home.ref: home for home in found}
    return [
        _judged(_taken_off(row, off), known.get(row.ref)) if isinstance(row, PropertyRow) else row for row in batch
    ], known


def _judged(row: PropertyRow, home: Property | None) -> PropertyRow | RowProblem:
    """A row with what it leaves unsaid of its home's standing, or why the home's price can hardly be one."""
    standing = {name: getattr(home, name) for name in STANDING} if home else STANDING
    whole = replace(row, values={**standing, **row.values})
    problem = _doubtful_price(whole)
    if problem and home and _doubtful_price(replace(whole, values={**standing, "price": home.price})):
        return HomeProblem(row.line, "price", problem.words, problem.mend, home.ref)  # an earlier version offered it
    return problem or whole


def _doubtful_price(row: PropertyRow) -> RowProblem | None:
    """Why the price of a home that is to be offered can hardly be one."""
    status, listed_for, kind = (row.values.get(name) for name in ("status", "listed_for", "type"))
    offered = status is PropertyStatus.ACTIVE
    if not offered or not isinstance(listed_for, ListedFor) or not isinstance(kind, PropertyType):
        return None
    return price_problem(row, listed_for, kind)


def _off(rows: Iterable[PropertyRow | RowProblem]) -> dict[str, HomeProblem]:
    """The rows that take a home off the market, by its ref."""
    return {row.key: row for row in rows if isinstance(row, HomeProblem)}


async def _take_off(store: Store, off: Mapping[str, HomeProblem]) -> int:
    """Offer no longer what bad rows do not say to be on the market; how many homes that were active."""
    found = [
        home for home in await find_among(store, Property, "ref", list(off)) if home.status is PropertyStatus.ACTIVE
    ]
    changes = [
        Change(str(home.id), {"status": off[home.ref].status, "updated_at": utcnow()}, expect={"status": home.status})
        for home in found
    ]
    done = await store.change_all(Property, changes)
    await store.record_all(
        [
            event(
                "property.status_changed", f"{home.ref}: active → {off[home.ref].status} (by a bad row)", ref=home.ref
            )
            for home in found
        ]
    )
    return done


def _taken_off(row: PropertyRow, off: Mapping[str, HomeProblem]) -> PropertyRow:
    """A row as it counts where another one of the file takes its home off the market."""
    return replace(row, values={**row.values, "status": off[row.ref].status}) if row.ref in off else row


async def _import_batch(
    store: Store, rows: Sequence[PropertyRow], known: Mapping[str, Property], report: ImportReport
) -> None:
    if not rows:
        return
    lines = {row.ref: row.line for row in rows}
    fresh, changes, history = [], list[Change](), list[Event]()
    for row in rows:
        home = known.get(row.ref)
        if home is None:
            fresh.append(Property.model_validate({"ref": row.ref, "updated_at": utcnow(), **row.values}))
            continue
        changed = {key: value for key, value in row.values.items() if value != getattr(home, key)}
        if not changed:
            report.same += 1
            continue
        changes.append(Change(str(home.id), set={**changed, "updated_at": utcnow()}))
        history += told_of(home, changed)
    report.added += await store.add_all(fresh)
    report.problems += [
        RowProblem(lines[home.ref], "ref", f"{home.ref} was added by somebody else meanwhile", "import the file again")
        for home in fresh
        if home.id is None
    ]
    report.changed += await store.change_all(Property, changes)
    await store.record_all(history)


def told_of(home: Property, changed: Mapping[str, object], *, actor: str = "mailbot") -> list[Event]:
    """The changes that matter to conversations, for the history."""
    return [
        event(kind, f"{home.ref}: {getattr(home, key)} → {plain(changed[key])}", actor=actor, ref=home.ref)
        for key, kind in TOLD.items()
        if key in changed
    ]


async def absence_of(store: Store, refs: Collection[str]) -> Absence:
    """The active properties that are not among `refs`."""
    rows = await store.rows(Property, {"status": PropertyStatus.ACTIVE}, ["ref"])
    return Absence(len(rows), tuple(sorted(row["ref"] for row in rows if row["ref"] not in refs)))


async def _withdraw_absent(
    store: Store, refs: set[str], report: ImportReport, *, force: bool, agreed: int
) -> BadInput | None:
    """Withdraw the active properties that are not among `refs`, or say why not."""
    active = await store.find(Property, {"status": PropertyStatus.ACTIVE})
    absent = [home for home in active if home.ref not in refs]
    lacking = Absence(len(active), tuple(sorted(home.ref for home in absent)))
    if absent and not force and len(absent) > agreed:
        if report.problems:
            shown = "; ".join(str(problem) for problem in report.problems[:PROBLEMS_SHOWN])
            words = (
                f"{len(report.problems)} bad rows, so nothing was withdrawn for being absent (the good rows are in; "
                f"the file lacks {lacking.in_words}: {lacking.named})"
            )
            return BadInput(f"{words}: {shown}", "correct them, or --force")
        if len(absent) > len(active) * MOST_WITHDRAWN:
            words = f"the file lacks {lacking.in_words} ({lacking.named}), so nothing was withdrawn"
            return BadInput(words, "see that it is whole, or --force")
    ids = [str(home.id) for home in absent]
    gone = {"status": PropertyStatus.WITHDRAWN, "updated_at": utcnow()}
    report.withdrawn = await store.change_group(Property, ids, expect={"status": PropertyStatus.ACTIVE}, set=gone)
    report.withdrawn_in_words = f"{lacking.in_words} withdrawn: {lacking.named}" if absent else ""
    words = "active → withdrawn (absent from a full import)"
    await store.record_all([event("property.status_changed", f"{home.ref}: {words}", ref=home.ref) for home in absent])
    return None

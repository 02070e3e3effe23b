"""The analytics: from mail to calls, by campaign, week and intent; how fast leads are answered; what models cost.

Everything is read from what jobs keep: campaigns' sums (mailbot.campaigns.summing) and weeks (week_figures).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mailbot.conversation.figures.week_figures import WEEKS, WITHIN, kept_weeks, last_mondays
from mailbot.desk import Desk
from models.campaign import Campaign, CampaignState
from models.delivery import DeliveryState
from models.week import Answers, Spent, Talks, Week


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One campaign that sent something in the period, as a whole, by its sums. `cost` in millionths."""

    number: int
    name: str
    sent: int
    replied: int
    engaged: int
    calls: int
    cost: int


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One week: campaign mail that was sent and answered, and what its conversations came to."""

    monday: date
    sent: int
    replied: int
    talks: Talks
    answers: Answers
    spent: Spent


@dataclass(frozen=True, slots=True)
class Analytics:
    """`funnel` are (stage, count) from sent to call; `within` how many answers were how fast; weeks oldest first."""

    funnel: tuple[tuple[str, int], ...]
    campaigns: tuple[CampaignLine, ...]
    weeks: tuple[WeekLine, ...]
    intents: tuple[tuple[str, Talks], ...]
    within: tuple[tuple[str, int], ...]
    answered: int
    spent: Spent
    as_of: datetime | None
    counted: bool  # whether every week has been counted: until then nothing is not none
    under_way: bool  # whether a campaign runs of which nothing that it sent is counted yet


async def analytics(desk: Desk, weeks: int = 12) -> Analytics:
    """The figures of the last `weeks` weeks, at most week_figures.WEEKS."""
    mondays = sorted(last_mondays(desk)[: min(weeks, WEEKS)])
    kept = await kept_weeks(desk)
    shown = {week.week: week for week in kept if week.week >= mondays[0].isoformat()}
    fields = ("number", "name", "state", "sums")
    rows = await desk.store.rows(Campaign, {"number": {"$gt": 0}}, fields)
    lines = _campaigns([row for row in rows if _sent_since(row, mondays[0])], kept)
    return Analytics(
        funnel=_funnel(lines),
        campaigns=tuple(lines),
        weeks=tuple(_weeks(mondays, shown, rows)),
        intents=tuple(_intents(shown.values())),
        within=_within(shown.values()),
        answered=sum(week.answers.count for week in shown.values()),
        spent=_spent(shown.values()),
        as_of=max((week.at for week in shown.values()), default=None),
        counted=all(monday.isoformat() in shown for monday in mondays),
        under_way=any(row["state"] == CampaignState.RUNNING and not _days(row) for row in rows),
    )


def _days(row: Mapping[str, Any]) -> Mapping[str, Mapping[str, int]]:
    """What a campaign came to by day, as far as it is added up."""
    return (row.get("sums") or {}).get("days") or {}


def _sent_since(row: Mapping[str, Any], first: date) -> bool:
    return any(day >= first.isoformat() for day in _days(row))


def _campaigns(rows: Iterable[Mapping[str, Any]], weeks: Sequence[Week]) -> list[CampaignLine]:
    """Newest first."""
    costs = Counter[str]()
    for week in weeks:
        costs.update(week.cost_by_campaign)
    lines = []
    for row in rows:
        sums, number = row["sums"], str(row["number"])
        states = sums.get("states") or {}
        lines.append(
            CampaignLine(
                number=row["number"],
                name=row["name"],
                sent=states.get(DeliveryState.ACCEPTED.value, 0),
                replied=sums.get("replied", 0),
                engaged=sums.get("engaged", 0),
                calls=sums.get("calls", 0),
                cost=costs[number],
            )
        )
    return sorted(lines, key=lambda line: -line.number)


def _sum(several: Iterable[Talks]) -> Talks:
    rows = list(several)
    return Talks(
        replied=sum(row.replied for row in rows),
        engaged=sum(row.engaged for row in rows),
        calls=sum(row.calls for row in rows),
    )


def _funnel(lines: Sequence[CampaignLine]) -> tuple[tuple[str, int], ...]:
    stages = ("sent", "replied", "engaged", "calls")
    return tuple((stage, sum(getattr(line, stage) for line in lines)) for stage in stages)


def _weeks(mondays: Sequence[date], kept: Mapping[str, Week], rows: Iterable[Mapping[str, Any]]) -> list[WeekLine]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for day, happened in _days(row).items():
            at = date.fromisoformat(day)
            counts[(at - timedelta(days=at.weekday())).isoformat()].update(happened)
    return [_week(monday, kept.get(monday.isoformat()), counts[monday.isoformat()]) for monday in mondays]


def _week(monday: date, week: Week | None, counts: Mapping[str, int]) -> WeekLine:
    return WeekLine(
        monday,
        counts["accepted"],
        counts["replied"],
        week.talks if week else Talks(),
        week.answers if week else Answers(),
        week.spent if week else Spent(),
    )


def _intents(weeks: Iterable[Week]) -> list[tuple[str, Talks]]:
    groups: defaultdict[str, list[Talks]] = defaultdict(list)
    for week in weeks:
        for intent, talks in week.by_intent.items():
            groups[intent].append(talks)
    return sorted(((intent, _sum(several)) for intent, several in groups.items()), key=lambda pair: -pair[1].replied)


def _within(weeks: Iterable[Week]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for week in weeks:
        found.update(week.answers.within)
    return tuple((name, found[name]) for _, name in WITHIN)


def _spent(weeks: Iterable[Week]) -> Spent:
    rows = [week.spent for week in weeks]
    return Spent(**{name: sum(getattr(row, name) for row in rows) for name in Spent.model_fields})

"""How values are shown: money, times and words for Jinja, and what every page of the dashboard is given."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from flask import Flask, g, request, url_for
from markupsafe import Markup, escape

from mailbot.conversation.reply_to import choices_of
from mailbot.conversation.writing import wording
from mailbot.conversation.writing.agents_words import value_in_words
from mailbot.delivery.gate import in_words
from mailbot.errors import sentence
from models.user import Role
from web import cookies
from web.bridge import Bridge
from web.guard import may, signed
from web.labels import check_name, is_technical, label_of
from web.live import Live
from web.navigation import entries_for

# A state's colour; what is not here is neutral.
TONES: dict[str, str] = {
    **dict.fromkeys(("accepted", "booked", "active", "done", "sent", "approved", "running", "ready"), "good"),
    **dict.fromkeys(("held", "paused", "deferred", "proposing", "pending", "scheduled", "muted", "human"), "warn"),
    "delayed": "warn",
    **dict.fromkeys(("failed", "unknown", "quarantined", "bounced", "cancelled", "rejected", "spam", "upset"), "bad"),
    **dict.fromkeys(("engaged", "new", "queued", "claimed", "handed_over", "buyer", "seller", "renter"), "calm"),
}
UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"))
FAR_DAYS = 7  # what is further away is shown by its date


def furnish(app: Flask, bridge: Bridge, live: Live) -> None:
    """Give the templates their filters and globals."""
    app.jinja_env.filters.update(
        money=lambda amount: money(bridge, amount),
        when=lambda moment: when(bridge, moment),
        clock=lambda moment: clock(bridge, moment),
        day=lambda moment: day(bridge, moment),
        size=size,
        words=words,
        need=lambda value, slot: value_in_words(slot, value, bridge.desk.config.business.currency),
        check_name=check_name,
        phone=wording.phone_number,
        sentence=begun,
        stopped_since=in_words,
        hour=lambda moment: hour(bridge, moment),
        tone=tone,
        cents=lambda amount: cents(bridge, amount),
        many=many,
        choices=lambda draft: choices_of(draft.recipient, draft.elsewhere),
    )
    app.jinja_env.globals.update(asset=asset)
    app.jinja_env.tests["technical"] = is_technical

    @app.context_processor
    def _given() -> dict[str, object]:
        if "signed" not in g:
            return {"csrf": g.get("csrf", ""), "business": bridge.desk.config.business}
        user = signed().user
        return {
            "csrf": g.csrf,
            "user": user,
            "may_change": user.role.may(Role.AGENT),
            "may_own": may(Role.OWNER),
            "business": bridge.desk.config.business,
            "zone_name": f"{bridge.desk.config.business.timezone.rpartition('/')[2].replace('_', ' ')} time",
            "theme": cookies.read(g.desk, cookies.THEME),
            "navigation": entries_for(user.role, app.view_functions),
            "counts": live.counts(),
            "sending_mode_is": bridge.desk.config.sending.mode,
            "here": request.full_path.rstrip("?"),
            "room": request.blueprint or "",
        }


def money(bridge: Bridge, amount: int | None) -> str:
    """Whole currency units, as properties and needs have them."""
    return "" if amount is None else wording.money(int(amount), bridge.desk.config.business.currency)


def cents(bridge: Bridge, amount: int | None) -> str:
    """Cents, as costs have them."""
    if amount is None:
        return ""
    symbol = wording.SYMBOLS.get(bridge.desk.config.business.currency, "")
    return f"{symbol}{amount / 100:,.2f}"


def when(bridge: Bridge, moment: datetime | None) -> Markup:
    """How long ago or how soon, with the exact time in the account's zone where a pointer rests on it."""
    if moment is None:
        return Markup("")
    exact = f"{clock(bridge, moment)} {moment.astimezone(bridge.desk.config.business.zone):%Z}"
    return Markup('<time datetime="{}" title="{}" data-relative>{}</time>').format(
        moment.isoformat(timespec="seconds"), exact, relative(bridge, moment)
    )


def relative(bridge: Bridge, moment: datetime) -> str:
    """ "5 min ago", "in 3 h", "Mar 4"."""
    seconds = (bridge.desk.now() - moment).total_seconds()
    if abs(seconds) < 60:
        return "just now" if seconds >= 0 else "in a moment"
    if abs(seconds) >= FAR_DAYS * 86_400:
        return day(bridge, moment)
    per, unit = next((per, unit) for per, unit in UNITS if abs(seconds) >= per)
    number = f"{int(abs(seconds) // per)} {unit}"
    return f"{number} ago" if seconds > 0 else f"in {number}"


def clock(bridge: Bridge, moment: datetime | None) -> str:
    """A moment in the account's zone: "Thu, Mar 4, 2027, 2:00 PM"."""
    if moment is None:
        return ""
    local = moment.astimezone(bridge.desk.config.business.zone)
    return f"{local:%a, %b} {local.day}, {local.year}, {_of_day(local)}"


def hour(bridge: Bridge, moment: datetime | None) -> str:
    """The time of day alone, where the day is said already: "2:00 PM"."""
    return "" if moment is None else _of_day(moment.astimezone(bridge.desk.config.business.zone))


def _of_day(local: datetime) -> str:
    return f"{local.hour % 12 or 12}:{local:%M} {'AM' if local.hour < 12 else 'PM'}"


def day(bridge: Bridge, moment: datetime | date | None) -> str:
    """A day: "Mar 4", with the year when it is another than this."""
    if moment is None:
        return ""
    zone = bridge.desk.config.business.zone
    local = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
    this_year = bridge.desk.now().astimezone(zone).year
    return f"{local:%b} {local.day}" + ("" if local.year == this_year else f", {local.year}")


def size(count: int) -> str:
    """Bytes for people."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def words(value: object) -> str:
    """A state or the like as words: handed_over becomes "handed over", ask_phone what web.labels says of it."""
    return label_of(str(value.value if isinstance(value, StrEnum) else value or ""))


def begun(text: object) -> str:
    """A reason as a sentence begins: "the reader is not sure" becomes "The reader is not sure"."""
    return sentence(str(text or ""))


def tone(value: object) -> str:
    """The colour of a state's badge."""
    return TONES.get(str(value), "plain")


def many(count: int, most: int = 100) -> str:
    """A number that was only counted up to `most`."""
    return f"{most - 1}+" if count >= most else str(count)


def asset(name: str) -> Markup:
    """The address of a static file, which changes with its content, so that browsers may keep it."""
    return escape(url_for("static", filename=name, v=_digest(name)))


@lru_cache
def _digest(name: str) -> str:
    return hashlib.sha256((Path(__file__).parent / "static" / name).read_bytes()).hexdigest()[:12]

"""How values are written in a lead's language: money, and the times of calls in the account's zone."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "CAD": "CA$", "AUD": "A$", "MXN": "MX$"}
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


def money(amount: int, currency: str) -> str:
    """A price in whole currency units, as in $485,000."""
    return f"{SYMBOLS.get(currency, currency + ' ')}{amount:,}"


def phone_number(number: str) -> str:
    """A telephone number as it is written where it is from: "+12075550150" as "(207) 555-0150"."""
    american = re.fullmatch(r"\+1(\d{3})(\d{3})(\d{4})", number)
    return "({}) {}-{}".format(*american.groups()) if american else number


def in_both(at: datetime, zone: ZoneInfo, theirs: ZoneInfo | None, language: str) -> str:
    """A moment in the account's zone, and by the clock that they told it by: "… 2:00 PM EST (11:00 AM PST)"."""
    text, local = call_time(at, zone, language), at.astimezone(theirs or zone)
    if local.utcoffset() == at.astimezone(zone).utcoffset() or local.date() != at.astimezone(zone).date():
        return text
    half = ("a. m." if local.hour < 12 else "p. m.") if language == "es" else "AM" if local.hour < 12 else "PM"
    return f"{text} ({local.hour % 12 or 12}:{local:%M} {half} {local:%Z})"


def call_time(at: datetime, zone: ZoneInfo, language: str) -> str:
    """A moment in the account's zone: "Thursday, March 4 at 2:00 PM EST", "jueves 4 de marzo a las 2:00 p. m. EST"."""
    local = at.astimezone(zone)
    tongue = language if language in DAYS else "en"
    day, month = DAYS[tongue][local.weekday()], MONTHS[tongue][local.month - 1]
    hour = local.hour % 12 or 12
    if tongue == "es":
        half = "a. m." if local.hour < 12 else "p. m."
        article = "la" if hour == 1 else "las"
        return f"{day} {local.day} de {month} a {article} {hour}:{local:%M} {half} {local:%Z}"
    return f"{day}, {month} {local.day} at {hour}:{local:%M} {'AM' if local.hour < 12 else 'PM'} {local:%Z}"

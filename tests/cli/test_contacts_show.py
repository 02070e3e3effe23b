"""`mailbot contacts show`: what a person wants, as the dashboard says it; ids and records only in --json."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

from agency import Agency

Ran = subprocess.CompletedProcess[str]


async def test_wishes_are_told_a_line_each_in_words(agency: Agency, mailbot: Callable[..., Ran]) -> None:
    contact = await agency.add_contact("dana@away.example", external_id="C-1", fields={"company": "Acme"})
    agency.lead("dana@away.example").write("We want to buy a house with 3 bedrooms in Old Town, up to $470k.", "House")
    await agency.round()
    shown = mailbot("contacts", "show", "C-1").stdout
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert {
        "id in your CRM C-1",
        "addresses dana@away.example",
        "What they said they want",
        "price, at most $470,000 “$470k”",
        "bedrooms, at least 3 “3”",
        "From your own CRM",
        "company Acme",
    } <= set(lines), shown
    for inner in ("message_id", "price_max", "value:"):
        assert inner not in shown
    row = json.loads(mailbot("contacts", "show", "1", "--json").stdout)
    assert (row["id"], row["external_id"], row["fields"]) == (contact.number, "C-1", {"company": "Acme"})
    assert row["needs"]["price_max"]["value"] == 470_000
    assert row["needs"]["price_max"]["message_id"]

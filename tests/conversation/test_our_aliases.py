"""An alias of the agency's mailbox is ours: no answer is copied to it."""

from __future__ import annotations

import pytest
from agency import AGENCY, Agency, reconfigured
from ledger_view import tell

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


@pytest.mark.parametrize(
    ("to", "aliases", "copied"),
    [
        ("info@agency.test", [], []),  # it came here, so it is ours, though no configuration says so
        ("info@agency.test, Sam <sam@away.example>", [], ["sam@away.example"]),
        (f"{AGENCY}, info@agency.test", ["Info@agency.test"], []),
        (f"{AGENCY}, homes@other.test", ["homes@other.test"], []),
        (f"{AGENCY}, lee@agency.test", [], ["lee@agency.test"]),  # a colleague whom the lead added
    ],
)
async def test_no_answer_is_copied_to_an_alias(agency: Agency, to: str, aliases: list[str], copied: list[str]) -> None:
    ours = reconfigured(agency, imap={"aliases": aliases})
    ours.lead("dana@away.example").write(BUYER, "House", To=to, Delivered_To=AGENCY)
    await ours.round()
    [mail] = [mail for mail in ours.sink.mails if "dana@away.example" in mail.recipients]
    assert [one for one in mail.recipients if one != "dana@away.example"] == copied, await tell(ours.store)


async def test_an_address_at_a_public_provider_is_somebody_elses(agency: Agency) -> None:
    gmail = reconfigured(agency, smtp={"from_address": "alder.homes@gmail.com"})
    gmail.lead("dana@away.example").write(BUYER, "House", To="sam.reyes@gmail.com", Delivered_To=AGENCY)
    await gmail.round()
    [mail] = [mail for mail in gmail.sink.mails if "dana@away.example" in mail.recipients]
    assert mail.recipients == ("dana@away.example", "sam.reyes@gmail.com")

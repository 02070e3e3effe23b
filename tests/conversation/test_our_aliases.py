"""An alias of the agency's mailbox is ours: no answer is copied to it."""

from __future__ import annotations

import pytest
from agency import AGENCY, Agency, reconfigured
from ledger_view import tell

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def answered(agency: Agency, to: str) -> tuple[str, ...]:
    """Who gets the answer to a mail to `to`, in a conversation: nobody is copied on the answer to a first mail."""
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "When is your office open?", To=to, Delivered_To=AGENCY)
    await agency.round()
    first, second = [mail for mail in agency.sink.mails if dana.address in mail.recipients]
    assert first.recipients == (dana.address,)
    return second.recipients


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
    recipients = await answered(ours, to)
    assert [one for one in recipients if one != "dana@away.example"] == copied, await tell(ours.store)


async def test_an_address_at_a_public_provider_is_somebody_elses(agency: Agency) -> None:
    gmail = reconfigured(agency, smtp={"from_address": "alder.homes@gmail.com"})
    assert await answered(gmail, "sam.reyes@gmail.com") == ("dana@away.example", "sam.reyes@gmail.com")

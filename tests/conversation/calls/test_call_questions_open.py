"""A question about the time of a call is remembered, whichever step asked it first."""

from __future__ import annotations

from agency import Agency, body_of
from another_day import DAY
from ledger_view import tell

from models.call import Call, CallState


async def say(agency: Agency, *mails: str) -> None:
    dana = agency.lead("dana@away.example")
    for mail in mails:
        if agency.to(dana.address):
            dana.answer(agency.to(dana.address)[-1], mail)
        else:
            dana.write(mail, "House")
        await agency.round()


MAYBE = f"I like 12 Elm St. Maybe call me {DAY} at 4, if that suits my wife. 503-555-0142"


async def test_a_yes_to_the_first_question_books_the_call(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await say(agency, MAYBE)
    assert "A yes is enough" in body_of(agency.to("dana@away.example")[-1]), await tell(agency.store)
    await say(agency, "Yes")
    assert len(await agency.store.find(Call, {"state": CallState.BOOKED})) == 1, await tell(agency.store)


async def test_a_bare_day_after_times_for_a_call_is_no_visit(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await say(agency, "I like 12 Elm St. Can I talk to somebody about it? 503-555-0142", "Friday?")
    answer = body_of(agency.to("dana@away.example")[-1])
    assert "viewing" not in answer, await tell(agency.store)
    assert "Friday" in answer


async def test_what_time_that_is_for_them_is_told_by_their_clock(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await say(
        agency,
        "I like 12 Elm St. Can I talk to somebody about it? 503-555-0142",
        "What time is that for me? I'm in Denver.",
    )
    answer = body_of(agency.to("dana@away.example")[-1])
    assert answer.count("MST)") == 3, await tell(agency.store)
    assert "passed" not in answer
    assert "calls you at" not in answer

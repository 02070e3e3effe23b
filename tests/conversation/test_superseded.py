"""The lead writes again before the answer has left: one answer to everything; what did not leave was not said."""

from __future__ import annotations

from agency import Agency, body_of, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from models.draft import Draft, DraftState
from models.message import Message
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def stock(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")


async def test_homes_of_an_answer_that_never_left_are_offered_by_the_next(agency: Agency) -> None:
    await stock(agency)
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    dana.write("Sorry, I meant up to $450k, to buy in Old Town.", "Re: House", References=f"<{first}>")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    [reply] = agency.to(dana.address)
    assert "12 Elm St" in body_of(reply), await tell(agency.store)
    assert "AI assistant of" in body_of(reply)


async def test_the_next_answer_takes_up_both_mails(agency: Agency) -> None:
    await stock(agency)
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    dana.write("Best regards from sunny Alder!", "Re: House", References=f"<{first}>")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)
    [last] = [d for d in await agency.store.find(Draft, {}) if d.state is DraftState.SENT]
    assert len(last.burst_ids) == 2


async def test_a_mail_that_is_read_while_the_answer_is_made_is_answered_with_it(agency: Agency) -> None:
    """Between the look into the thread and the ledger, a second mail is read."""
    await stock(agency)
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail")
    await agency.round("answer_leads")
    [draft] = await agency.store.find(Draft, {})
    dana.write("PS: it must have a garden.", "Re: House", References=f"<{first}>")
    await agency.round("fetch_mail", "read_mail")
    again = await agency.store.get(Draft, str(draft.id), whole=True)
    assert again.state is DraftState.SUPERSEDED
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)


async def test_mail_that_a_person_approved_leaves_though_the_lead_wrote_again(agency: Agency) -> None:
    await stock(agency)
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await careful.round("fetch_mail", "read_mail", "answer_leads")
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    await committing.approve(careful.desk, draft.number, actor="kim")
    dana.write("We want to buy by June.", "Re: House", References=f"<{first}>")
    await careful.round("fetch_mail", "read_mail", "send_due")
    assert len(careful.to(dana.address)) == 1, await tell(careful.store)


async def test_an_approval_cut_off_before_the_ledger_is_made_up_for(agency: Agency) -> None:
    await stock(agency)
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana = careful.lead("dana@away.example")
    dana.write(BUYER, "House")
    await careful.round("fetch_mail", "read_mail", "answer_leads")
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    cut_off = {"state": DraftState.APPROVED, "decided_by": "kim", "decided_at": careful.desk.now()}
    await careful.store.change(Draft, str(draft.id), set=cut_off)
    await careful.round()
    await careful.round()
    assert len(careful.to(dana.address)) == 1


async def test_mails_of_one_second_read_in_any_order_are_answered(agency: Agency) -> None:
    await stock(agency)
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    dana.write("PS: we want to buy by June.", "Re: House", References=f"<{first}>")
    await agency.round("fetch_mail", "read_mail")
    [thread] = await agency.store.find(Thread, {})
    inbound = await agency.store.find(Message, {"thread_id": str(thread.id)}, sort=[("uid", 1)])
    # The older one was read last, as after a retry from quarantine.
    await agency.store.change(Thread, str(thread.id), set={f"latest_by.{thread.contact_id}": str(inbound[0].id)})
    await agency.round()
    assert len(agency.to(dana.address)) == 1, await tell(agency.store)

"""An answer that did not leave is not forgotten: it is made anew, or the operator is told."""

from __future__ import annotations

import pytest
from agency import OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell

from mailbot.conversation import committing
from mailbot.conversation.figures import attention
from mailbot.conversation.operator import inbox
from mailbot.conversation.operator.inbox import Asked, Show
from mailbot.crm import property_desk
from mailbot.crm.properties import set_status
from mailbot.delivery.gate import in_words
from mailbot.delivery.suppression import suppress
from mailbot.errors import BadInput, Conflict
from models.delivery import Delivery, Purpose
from models.draft import Draft, DraftState
from models.property import PropertyStatus
from models.suppression import SuppressionReason

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."


async def held(agency: Agency, **headers: str) -> tuple[Agency, Draft]:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    careful.lead("dana@away.example").write(BUYER, "House", **headers)
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    return careful, draft


async def test_an_answer_to_nobody_cannot_be_approved(agency: Agency) -> None:
    assert agency.mailbox is not None
    agency.mailbox.drop([f"To: hello@agency.test\r\nSubject: House\r\n\r\n{BUYER}\r\n".encode()])
    await agency.round()
    [draft] = await agency.store.find(Draft, {"state": DraftState.HELD})
    with pytest.raises(BadInput, match="nobody to answer"):
        await committing.approve(agency.desk, draft.number, actor="kim", text="Here it is.")
    assert await agency.store.count(Delivery, {"purpose": Purpose.REPLY}) == 0


def told(agency: Agency, words: str) -> list[str]:
    return [str(mail["Subject"]) for mail in agency.to(OPERATOR) if words in str(mail["Subject"])]


async def stopped_by_a_sale(agency: Agency) -> None:
    """An answer that offers two homes, of which one is sold before it leaves."""
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    agency.lead("dana@away.example").write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    await set_status(agency.store, "BR-1", PropertyStatus.SOLD)
    await agency.round("send_due")


async def test_an_answer_whose_home_was_sold_before_it_left_is_written_anew(agency: Agency) -> None:
    await stopped_by_a_sale(agency)
    await agency.round()
    await agency.round()
    [mail] = agency.to("dana@away.example")
    assert "12 Elm St" not in body_of(mail), await tell(agency.store)
    assert "7 Oak Ave" in body_of(mail)
    assert "AI assistant" in body_of(mail), "what the first answer would have disclosed was not disclosed"
    assert told(agency, "was not sent") == []


async def test_it_is_written_anew_once_though_a_crash_repeats_the_decision(agency: Agency) -> None:
    await stopped_by_a_sale(agency)
    await agency.round("keep_house")
    [stopped] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    await agency.store.change(Delivery, str(stopped.id), set={"told": False})  # as if cut off before it was noted
    await agency.round("keep_house", "answer_leads")
    await agency.store.change(Delivery, str(stopped.id), set={"told": False})
    await agency.round()
    await agency.round()
    assert len(agency.to("dana@away.example")) == 1, await tell(agency.store)
    assert told(agency, "was not sent") == []


async def test_an_answer_stopped_by_a_sale_again_is_a_persons(agency: Agency) -> None:
    await stopped_by_a_sale(agency)
    await agency.round("keep_house", "answer_leads")
    await set_status(agency.store, "BR-2", PropertyStatus.SOLD)
    await agency.round("send_due", "keep_house", "send_due")
    await agency.round()
    assert agency.to("dana@away.example") == []
    assert len(told(agency, "was not sent")) == 1, await tell(agency.store)
    await agency.round()
    assert len(told(agency, "was not sent")) == 1


async def approved(agency: Agency) -> tuple[Agency, Draft]:
    """An answer that a person let go, on its way still."""
    careful, draft = await held(agency)
    assert draft.content.property_refs == ("BR-1",)
    await committing.approve(careful.desk, draft.number, actor="kim")
    return careful, draft


async def test_an_approved_draft_whose_home_was_sold_waits_again_and_is_told_of_in_words(agency: Agency) -> None:
    careful, draft = await approved(agency)
    await set_status(careful.store, "BR-1", PropertyStatus.SOLD)
    await careful.round()
    await careful.round()
    assert careful.to("dana@away.example") == []
    [notice] = [mail for mail in careful.to(OPERATOR) if "was not sent" in str(mail["Subject"])]
    assert "BR-1 is no longer on offer" in body_of(notice)
    assert f"mailbot drafts show {draft.number}" in body_of(notice)
    again = await committing.find(careful.desk, draft.number)
    assert (again.state, again.reason) == (DraftState.HELD, "BR-1 is no longer on offer")
    needing = await inbox.list_conversations(careful.desk, Asked(show=Show.NEEDS))
    assert [str(thread.id) for thread in needing.rows] == [draft.thread_id]
    assert (await attention.counts(careful.desk)).drafts == 1


async def test_an_approved_draft_whose_home_costs_another_price_waits_again_until_its_words_are_right(
    agency: Agency,
) -> None:
    careful, draft = await approved(agency)
    await property_desk.correct(careful.desk, "BR-1", {"price": "455000"}, actor="kim")
    await careful.round()
    await careful.round()
    assert careful.to("dana@away.example") == []
    again = await committing.find(careful.desk, draft.number)
    assert (again.state, again.reason) == (DraftState.HELD, "BR-1 (price) was changed after this was written")
    with pytest.raises(Conflict, match=r"cannot leave as it is: BR-1 \(price\)"):
        await committing.approve(careful.desk, draft.number, actor="kim")
    await committing.approve(careful.desk, draft.number, actor="kim", text="Hi Dana, 12 Elm St is $455,000 now.")
    await careful.round()
    [mail] = careful.to("dana@away.example")
    assert "$455,000" in body_of(mail)


async def test_an_approved_draft_leaves_though_something_else_of_its_home_was_edited(agency: Agency) -> None:
    careful, _ = await approved(agency)
    await property_desk.correct(careful.desk, "BR-1", {"features": "pier"}, actor="kim")
    await careful.round()
    assert len(careful.to("dana@away.example")) == 1, await tell(careful.store)


async def test_what_waits_again_is_let_go_again_without_the_home_that_was_sold(agency: Agency) -> None:
    careful, draft = await approved(agency)
    await set_status(careful.store, "BR-1", PropertyStatus.SOLD)
    await careful.round()
    await careful.round()
    with pytest.raises(Conflict, match="cannot leave as it is: BR-1 is no longer on offer"):
        await committing.approve(careful.desk, draft.number, actor="kim")
    with pytest.raises(Conflict, match="cannot leave as it is"):
        await committing.approve(careful.desk, draft.number, actor="kim", text="Still: 12 Elm Street.")
    await committing.approve(careful.desk, draft.number, actor="kim", text="Hi Dana, it was sold. Shall I call you?")
    await careful.round()
    [mail] = careful.to("dana@away.example")
    assert "Shall I call you?" in body_of(mail)
    assert (await committing.find(careful.desk, draft.number)).state is DraftState.SENT


async def test_an_answer_to_which_the_lead_wrote_more_waits_no_longer(agency: Agency) -> None:
    careful, draft = await approved(agency)
    await set_status(careful.store, "BR-1", PropertyStatus.SOLD)
    await careful.round("send_due")
    careful.lead("dana@away.example").write("Hello? Anything in Old Town?", "Re: House")
    await careful.round("fetch_mail", "read_mail", "answer_leads", "keep_house")
    assert (await committing.find(careful.desk, draft.number)).state is not DraftState.HELD


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Both are lovely: 12 Elm St and 7 Oak Ave.", ("BR-1", "BR-2")),
        ("I would begin with 7 Oak Avenue.", ("BR-2",)),
        ("Have a look at BR-1.", ("BR-1",)),
        ("The one on Oak Ave has the garden.", ("BR-2",)),
        ("Shall I call you tomorrow?", ()),
        ("Our office is at 12 Main St.", ()),  # another street's 12
        ("I have 7 others to show you.", ()),
        ("12 buyers asked last week, so be quick.", ()),
    ],
)
async def test_a_persons_text_names_the_homes_that_it_names(agency: Agency, text: str, refs: tuple[str, ...]) -> None:
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    careful, draft = await held(agency)
    assert set(draft.content.property_refs) == {"BR-1", "BR-2"}
    sent = await committing.approve(careful.desk, draft.number, actor="kim", text=text)
    assert set(sent.content.property_refs) == set(refs)


async def test_what_was_sold_keeps_no_text_back_that_does_not_name_it(agency: Agency) -> None:
    await agency.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town")
    careful, draft = await held(agency)
    await set_status(careful.store, "BR-1", PropertyStatus.SOLD)
    await committing.approve(careful.desk, draft.number, actor="kim", text="Hi Dana, 7 Oak Ave is still there.")
    await careful.round()
    assert "7 Oak Ave is still there" in body_of(careful.to("dana@away.example")[-1])


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("property_gone: 112", "112 is no longer on offer"),
        ("property_gone: 112, 113", "112 and 113 are no longer on offer"),
        ("property_gone: A, B, C", "A, B and C are no longer on offer"),
        ("property_changed: A (price)", "A (price) was changed after this was written"),
        (
            "property_changed: A (url), B (area)",
            "A (url) and B (area) were changed after this was written",
        ),
        ("suppressed", "they are suppressed and get no mail"),
        ("suppressed: hard_bounce", "they are suppressed and get no mail (hard bounce)"),
        ("expired", "it would have come too late"),
        ("550 no such user", "550 no such user"),
        ("quiet hours", "quiet hours"),
        ("", ""),
    ],
)
def test_the_gates_reasons_have_words(reason: str, words: str) -> None:
    assert in_words(reason) == words


async def test_a_draft_to_a_lead_who_unsubscribed_cannot_be_let_go(agency: Agency) -> None:
    careful, draft = await held(agency)
    await suppress(careful.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    with pytest.raises(Conflict, match=r"dana@away\.example is suppressed \(unsubscribed\) and gets no mail"):
        await committing.approve(careful.desk, draft.number, actor="kim")
    assert (await committing.find(careful.desk, draft.number)).state is DraftState.HELD


async def test_an_approved_draft_to_a_lead_who_unsubscribed_since_is_not_sent(agency: Agency) -> None:
    careful, draft = await approved(agency)
    await suppress(careful.desk, "dana@away.example", SuppressionReason.UNSUBSCRIBED)
    await careful.round()
    await careful.round()
    assert careful.to("dana@away.example") == []
    assert len(told(careful, "was not sent")) == 1
    again = await committing.find(careful.desk, draft.number)
    assert (again.state, again.reason) == (DraftState.HELD, "they are suppressed and get no mail (unsubscribed)")


async def test_what_was_let_go_says_so_before_anything_else(agency: Agency) -> None:
    careful, draft = await approved(agency)
    await careful.round()
    with pytest.raises(Conflict, match="draft 1 is sent already"):
        await committing.approve(careful.desk, draft.number, actor="kim", text="")
    with pytest.raises(Conflict, match="draft 1 is sent already — only held drafts can be rejected"):
        await committing.reject(careful.desk, draft.number, actor="kim")


async def test_who_was_copied_and_unsubscribed_since_is_left_out(agency: Agency) -> None:
    dana = agency.lead("dana@away.example")
    dana.write(BUYER, "House")
    await agency.round()
    careful = reconfigured(agency, conversation={"settle_seconds": 0, "autonomy": {"buyer": "draft"}})
    dana.answer(agency.to(dana.address)[-1], "We could go up to $490k to buy.", Cc="lee@away.example")
    await careful.round()
    [draft] = await careful.store.find(Draft, {"state": DraftState.HELD})
    assert draft.content.cc == ("lee@away.example",)
    await suppress(careful.desk, "lee@away.example", SuppressionReason.UNSUBSCRIBED)
    await committing.approve(careful.desk, draft.number, actor="kim")
    await careful.round()
    _, mail = [mail for mail in careful.sink.mails if "dana@away.example" in mail.recipients]
    assert mail.recipients == ["dana@away.example"] or tuple(mail.recipients) == ("dana@away.example",)
    assert b"lee@away.example" not in mail.raw.split(b"\r\n\r\n")[0]


async def test_a_lead_who_is_answered_too_often_is_told_to_the_operator(agency: Agency) -> None:
    capped = reconfigured(agency, conversation={"settle_seconds": 0, "max_replies_per_thread": 1})
    await capped.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = capped.lead("dana@away.example")
    dana.write(BUYER, "House")
    await capped.round()
    dana.answer(capped.to(dana.address)[-1], "Thanks! Is there anything else to buy in Old Town with 3 bedrooms?")
    await capped.round()
    await capped.round()
    assert len(capped.to(dana.address)) == 1
    assert len(told(capped, "was not sent")) == 1, await tell(capped.store)


async def test_an_answer_that_gave_way_to_another_is_not_told_of(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    dana = agency.lead("dana@away.example")
    first = dana.write(BUYER, "House")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    dana.write("Sorry, I meant up to $450k, to buy in Old Town.", "Re: House", References=f"<{first}>")
    await agency.round("fetch_mail", "read_mail")
    await agency.round()
    await agency.round()
    assert told(agency, "was not sent") == []

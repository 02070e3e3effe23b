"""Where a mail with a Reply-To is answered: there where that is the same person for sure, else as a person decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from agency import AGENCY, OPERATOR, Agency, reconfigured
from ledger_view import tell

from mailbot.conversation import call_desk, committing
from mailbot.conversation.arriving import same_person
from mailbot.conversation.operator import by_hand, draft_desk, thread_page
from mailbot.delivery.suppression import suppress
from mailbot.errors import BadInput, Conflict
from mailbot.ops.explain import Explainer
from models.contact import Contact, ContactKind
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.message import Direction, Message
from models.suppression import Suppression, SuppressionReason
from models.thread import Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
MORE = "We would rather have 4 bedrooms. Please show us more houses."
DANA = "dana@away.example"
OTHER = "dana@other.example"
SERVER = "mx.agency.test"
PROVEN = {"Authentication_Results": f"{SERVER}; dkim=pass header.d=corp.example; dmarc=pass header.from=corp.example"}


@pytest.fixture
async def agency(agency: Agency) -> Agency:
    """An agency with homes, that knows under which name its receiving server writes."""
    known = reconfigured(agency, imap={"authserv_id": SERVER})
    await known.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    await known.add_property("BR-2", "7 Oak Ave", 465_000, area="Old Town", bedrooms=4)
    return known


async def written(agency: Agency, reply_to: str, author: str = DANA, text: str = BUYER, **headers: str) -> None:
    agency.lead(author).write(text, "House", Reply_To=reply_to, **headers)
    await agency.round()


def raw(reply_to: str, author: str = DANA, **headers: str) -> bytes:
    """A mail with its headers as they are given, however broken."""
    lines = {"From": author, "To": AGENCY, "Reply-To": reply_to, "Subject": "House", **headers}
    return ("".join(f"{name}: {value}\r\n" for name, value in lines.items()) + f"\r\n{BUYER}\r\n").encode()


async def held(agency: Agency) -> list[Draft]:
    return await agency.store.find(Draft, {"state": DraftState.HELD}, sort=[("number", 1)], whole=True)


async def only_held(agency: Agency) -> Draft:
    drafts = await held(agency)
    assert len(drafts) == 1, await tell(agency.store)
    return drafts[0]


def reached(agency: Agency) -> set[str]:
    """Everybody whom a mail went to, but the operator."""
    return {address for mail in agency.sink.mails for address in mail.recipients} - {OPERATOR}


async def contact_of(agency: Agency, address: str) -> Contact:
    [contact] = await agency.store.find(Contact, {"addresses": address})
    return contact


# ------------------------------------------------------------------------------------------------ answered at once


@pytest.mark.parametrize(
    ("author", "reply_to", "answered"),
    [
        pytest.param(DANA, DANA, DANA, id="the author's own"),
        pytest.param(DANA, f"Dana <{DANA.upper()}>", DANA, id="in another case"),
        pytest.param(DANA, f"{OTHER}, {DANA}", DANA, id="the author's among others"),
        pytest.param(DANA, "dana+r.17@away.example", "dana+r.17@away.example", id="a tag"),
        pytest.param("dana+a@away.example", "dana+b@away.example", "dana+b@away.example", id="another tag"),
        pytest.param("dana.reyes@gmail.com", "danareyes+homes@gmail.com", "danareyes+homes@gmail.com", id="plus, dots"),
        pytest.param("dana@gmail.com", f"Homes: {OTHER}, dana+h@gmail.com;", "dana+h@gmail.com", id="in a group"),
        pytest.param("dana@gmail.com", "=?utf-8?q?D=C3=A1na?= <dana+h@gmail.com>", "dana+h@gmail.com", id="encoded"),
    ],
)
async def test_the_author_is_answered(agency: Agency, author: str, reply_to: str, answered: str) -> None:
    await written(agency, reply_to, author)
    assert reached(agency) == {answered}, await tell(agency.store)
    assert await held(agency) == []


@pytest.mark.parametrize(
    "reply_to",
    ["", "Dana <dana@", f"Dana <{OTHER}", f"see {OTHER}, please", "dana at other", "undisclosed-recipients:;", "a@@b"],
)
async def test_a_field_that_cannot_be_read_asks_for_nothing(agency: Agency, reply_to: str) -> None:
    assert agency.mailbox is not None
    agency.mailbox.drop([raw(reply_to)])
    await agency.round()
    assert reached(agency) == {DANA}, await tell(agency.store)


async def test_another_address_of_the_same_contact_is_answered(agency: Agency) -> None:
    contact = await agency.add_contact(DANA)
    await same_person.add_address(agency.desk, contact, OTHER, actor="kim")
    await written(agency, OTHER)
    assert reached(agency) == {OTHER}, await tell(agency.store)


async def test_an_address_that_the_authors_organisation_vouches_for_is_answered(agency: Agency) -> None:
    await written(agency, "sales@corp.example", "crm@mail.corp.example", **PROVEN)
    assert reached(agency) == {"sales@corp.example"}, await tell(agency.store)
    assert (await contact_of(agency, "crm@mail.corp.example")).addresses == ["crm@mail.corp.example"]


async def test_whom_the_lead_copied_gets_the_answer_wherever_it_goes(agency: Agency) -> None:
    await written(agency, "dana+h@gmail.com", "dana@gmail.com")
    answered = agency.to("dana+h@gmail.com")[-1]
    copied = {"Reply_To": "dana+h@gmail.com", "Cc": "lee@away.example"}
    agency.lead("dana@gmail.com").answer(answered, "We could go up to $490k to buy.", **copied)
    await agency.round()
    assert reached(agency) == {"dana+h@gmail.com", "lee@away.example"}


async def test_who_is_copied_needs_no_decision(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], "We could go up to $490k to buy.", Reply_To=OTHER, Cc=OTHER)
    await agency.round()
    assert reached(agency) == {DANA, OTHER}
    assert await held(agency) == []


async def test_whom_a_first_mail_copies_gets_no_copy_and_needs_one(agency: Agency) -> None:
    await written(agency, OTHER, Cc=OTHER)
    assert reached(agency) == set()
    assert (await only_held(agency)).elsewhere == [OTHER]


async def test_an_answer_goes_where_the_last_mail_wants_it(agency: Agency) -> None:
    await written(agency, "dana+one@gmail.com", "dana@gmail.com")
    first = agency.to("dana+one@gmail.com")[0]
    agency.lead("dana@gmail.com").answer(first, MORE, Reply_To="dana+two@gmail.com")
    await agency.round()
    assert len(agency.to("dana+two@gmail.com")) == 1, await tell(agency.store)
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert thread.exchanges == 1


# ------------------------------------------------------------------------------------------------ a person decides


STRANGERS = [
    pytest.param(DANA, OTHER, {}, id="a stranger"),
    pytest.param(DANA, "dana+r@other.example", {}, id="a tag elsewhere"),
    pytest.param(DANA, "+dana@away.example", {}, id="a tag of nobody's"),
    pytest.param("dana@gmail.com", "lee@gmail.com", {}, id="a couple at a provider"),
    pytest.param(
        "dana@gmail.com",
        "lee@gmail.com",
        {"Authentication_Results": f"{SERVER}; dkim=pass header.d=gmail.com"},
        id="a provider vouches for both",
    ),
    pytest.param("crm@corp.example", "sales@corp.example", {}, id="an organisation without proof"),
    pytest.param(
        "crm@corp.example",
        "sales@corp.example",
        {"Authentication_Results": f"{SERVER}; dkim=pass header.d=corp.example; dmarc=fail header.from=corp.example"},
        id="an organisation that disowns it",
    ),
    pytest.param("crm@corp.example", "sales@corp.example.evil.example", PROVEN, id="a name like the organisation's"),
    pytest.param(
        "x@tenant.example",
        "host@corp.example",
        {"Authentication_Results": f"{SERVER}; dkim=pass header.d=corp.example"},
        id="somebody else's organisation vouches",
    ),
]


@pytest.mark.parametrize(("author", "reply_to", "headers"), STRANGERS)
async def test_a_stranger_gets_nothing_and_a_person_decides(
    agency: Agency, author: str, reply_to: str, headers: dict[str, str]
) -> None:
    await written(agency, reply_to, author, **headers)
    draft = await only_held(agency)
    assert reached(agency) == set(), await tell(agency.store)
    assert (draft.recipient, draft.elsewhere) == (author, [reply_to])
    for words in (f"they want answers at {reply_to}", f"approve to answer {author}", "add it to the contact"):
        assert words in draft.reason
    assert "12 Elm St" in draft.content.text, "it is written, and waits for the address alone"
    assert (await contact_of(agency, author)).addresses == [author]


async def test_another_contacts_address_is_not_theirs_whoever_vouches(agency: Agency) -> None:
    await agency.add_contact("lee@corp.example", "Lee Ito")
    await written(agency, "lee@corp.example", "crm@corp.example", **PROVEN)
    assert (await only_held(agency)).elsewhere == ["lee@corp.example"]
    assert reached(agency) == set()


@pytest.mark.parametrize("reply_to", ["no-reply@shop.example", "dana+no-reply@gmail.com"])
async def test_where_nobody_reads_answers_a_person_decides(agency: Agency, reply_to: str) -> None:
    await written(agency, reply_to, "dana@gmail.com")
    draft = await only_held(agency)
    assert "which nobody reads" in draft.reason
    assert reached(agency) == set()
    with pytest.raises(BadInput, match="cannot be answered"):
        await committing.approve(agency.desk, draft.number, actor="kim", to=reply_to)


async def test_approving_answers_the_author(agency: Agency) -> None:
    await written(agency, OTHER)
    await committing.approve(agency.desk, (await only_held(agency)).number, actor="kim")
    await agency.round()
    assert reached(agency) == {DANA}


async def test_a_person_may_choose_where_it_goes_among_what_the_mail_names(agency: Agency) -> None:
    await written(agency, f"{OTHER}, lee@other.example")
    draft = await only_held(agency)
    with pytest.raises(BadInput, match=r"cannot be answered at thief@evil\.example"):
        await draft_desk.approve(agency.desk, draft.number, draft.content.text, actor="kim", to="thief@evil.example")
    await draft_desk.approve(agency.desk, draft.number, draft.content.text, actor="kim", to="Lee@other.example")
    await agency.round()
    assert reached(agency) == {"lee@other.example"}
    assert (await contact_of(agency, DANA)).addresses == [DANA], "the contact has no address that nobody gave it"


@pytest.mark.parametrize("chosen", [DANA, OTHER])
async def test_a_decision_holds_for_the_conversation_and_for_nobody_else(agency: Agency, chosen: str) -> None:
    await written(agency, OTHER)
    await committing.approve(agency.desk, (await only_held(agency)).number, actor="kim", to=chosen)
    await agency.round()
    agency.lead(DANA).answer(agency.to(chosen)[0], MORE, Reply_To=OTHER)
    await agency.round()
    assert [len(agency.to(address)) for address in (chosen, *({DANA, OTHER} - {chosen}))] == [2, 0]
    agency.lead(DANA).answer(agency.to(chosen)[1], "Do you have any with a garden?", Reply_To="thief@evil.example")
    await agency.round()
    assert (await only_held(agency)).elsewhere == ["thief@evil.example"], "another wish is another decision"
    await agency.round()
    assert reached(agency) == {chosen}


async def test_an_address_that_the_contact_is_given_gets_what_waits_and_what_follows(agency: Agency) -> None:
    await written(agency, OTHER)
    await same_person.add_address(agency.desk, await contact_of(agency, DANA), OTHER, actor="kim")
    draft = await only_held(agency)
    assert (draft.recipient, draft.elsewhere) == (OTHER, [])
    assert f"{OTHER}, which is theirs" in draft.reason
    await committing.approve(agency.desk, draft.number, actor="kim")
    await agency.round()
    agency.lead(DANA).answer(agency.to(OTHER)[0], MORE, Reply_To=OTHER)
    await agency.round()
    assert (len(agency.to(OTHER)), len(agency.to(DANA))) == (2, 0), await tell(agency.store)


async def test_who_writes_from_where_answers_were_wanted_is_offered_as_the_same(agency: Agency) -> None:
    await written(agency, "lee@other.example")
    await committing.approve(agency.desk, (await only_held(agency)).number, actor="kim", to="lee@other.example")
    await agency.round()
    agency.lead("lee@other.example", "Lee Ito").answer(agency.to("lee@other.example")[0], MORE)
    await agency.round()
    [(one, other)] = await same_person.offers(agency.desk)
    assert (one.address, other.address) == (DANA, "lee@other.example")


async def test_a_draft_that_waits_anyway_says_both(agency: Agency) -> None:
    careful = reconfigured(agency, conversation={"autonomy": {"buyer": "draft"}}, imap={"authserv_id": SERVER})
    await written(careful, OTHER)
    reason = (await only_held(careful)).reason
    assert reason.startswith("you see answers to buyers before they leave")
    assert f"they want answers at {OTHER}" in reason


async def test_what_is_not_to_be_answered_does_not_wait(agency: Agency) -> None:
    await written(agency, OTHER, text="Thank you, but we are no longer interested.")
    await written(agency, OTHER, text="I am out of the office.", Auto_Submitted="auto-replied")
    assert await held(agency) == [], await tell(agency.store)
    assert reached(agency) == set()


# ------------------------------------------------------------------------------------------------ nobody's target


@pytest.mark.parametrize(
    "reply_to",
    [
        AGENCY,
        AGENCY.upper(),
        "hello+r.0123@agency.test",
        "info@agency.test",
        OPERATOR,
        "sam@colleague.example",
        f"{AGENCY}, {OPERATOR}",
    ],
)
async def test_we_and_our_staff_are_no_target(agency: Agency, reply_to: str) -> None:
    await agency.add_contact("sam@colleague.example", "Sam", kind=ContactKind.STAFF)
    await written(agency, reply_to)
    await agency.round()
    assert reached(agency) == {DANA}, await tell(agency.store)
    assert [mail for mail in agency.to(OPERATOR) if mail["Auto-Submitted"] == "auto-replied"] == []
    assert await held(agency) == []


async def test_our_own_mark_is_no_target(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    mark = str(agency.to(DANA)[0]["Reply-To"])
    await written(agency, mark, "lee@away.example")
    await agency.round()
    assert reached(agency) == {DANA, "lee@away.example"}


async def test_a_forged_operator_chooses_nobody(agency: Agency) -> None:
    failed = f"{SERVER}; dmarc=fail header.from=agency.test; spf=softfail smtp.mailfrom=agency.test"
    await written(agency, "thief@evil.example", OPERATOR, Authentication_Results=failed)
    assert all(draft.elsewhere == [] for draft in await held(agency))
    assert reached(agency) == set()


async def test_a_portals_mail_is_answered_to_its_lead(agency: Agency) -> None:
    text = f"New lead\n\nName: Lena Hartmann\nEmail: lena@away.example\nPhone: 503-555-0177\nMessage: {BUYER}\n"
    proven = f"{SERVER}; dkim=pass header.d=zillow.com; dmarc=pass header.from=zillow.com"
    agency.lead("leads@zillow.com", "Zillow").write(
        text,
        "New lead from Lena Hartmann",
        Reply_To="someone@elsewhere.example",
        Authentication_Results=proven,
    )
    await agency.round()
    assert reached(agency) == {"lena@away.example"}, await tell(agency.store)


async def test_a_portals_relay_is_answered_as_its_parser_reads_it(agency: Agency) -> None:
    proven = f"{SERVER}; dkim=pass header.d=zillow.com; dmarc=pass header.from=convo.zillow.com"
    agency.lead("z1@convo.zillow.com", "Mia Holt").write(
        BUYER,
        "Mia is requesting information about 12 Elm St",
        Reply_To="z2@convo.zillow.com",
        Authentication_Results=proven,
    )
    await agency.round()
    assert reached(agency) == {"z1@convo.zillow.com"}, await tell(agency.store)


async def test_a_forms_mail_without_proof_can_be_answered_to_its_lead_by_a_person(agency: Agency) -> None:
    text = "Name: Lena Hartmann\nEmail: lena@away.example\nPhone: 503-555-0177\nMessage: I want to see 12 Elm St.\n"
    await written(agency, "lena@away.example", "forms@service.example", text=text)
    draft = await only_held(agency)
    assert "without proof" in draft.reason
    assert reached(agency) == set()
    await committing.approve(agency.desk, draft.number, actor="kim", text="Hello Lena", to="lena@away.example")
    await agency.round()
    assert reached(agency) == {"lena@away.example"}


async def test_a_websites_form_is_no_machines_chatter(agency: Agency) -> None:
    """Its sender says that nobody reads what is sent to it, and its answers go to whom it writes for."""
    await written(agency, DANA, "noreply@webform.example", text=f"{BUYER} Can you call me? 503-555-0142\n\nDana")
    draft = await only_held(agency)
    assert reached(agency) == set()
    assert DANA in (draft.recipient, *draft.elsewhere)
    await committing.approve(agency.desk, draft.number, actor="kim", text="Hello Dana", to=DANA)
    await agency.round()
    assert reached(agency) == {DANA}


async def test_a_newsletter_whose_answers_go_to_its_company_is(agency: Agency) -> None:
    await written(agency, "help@shop.example", "noreply@shop.example", text="Your parcel is on its way to you.")
    assert await held(agency) == []
    assert reached(agency) == set()


# ------------------------------------------------------------------------------------------------ stops and caps


@pytest.mark.parametrize("stopped", ["dana@gmail.com", "dana+h@gmail.com"])
async def test_a_stop_of_either_address_holds_the_answer(agency: Agency, stopped: str) -> None:
    await suppress(agency.desk, stopped, SuppressionReason.OPERATOR)
    await written(agency, "dana+h@gmail.com", "dana@gmail.com")
    assert "suppression list" in (await only_held(agency)).reason
    assert reached(agency) == set()


@pytest.mark.parametrize("stopped", ["dana@gmail.com", "dana+h@gmail.com"])
async def test_a_stop_of_either_address_calls_off_what_has_not_left(agency: Agency, stopped: str) -> None:
    agency.lead("dana@gmail.com").write(BUYER, "House", Reply_To="dana+h@gmail.com")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    [reply] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert (reply.recipient, reply.author, reply.state) == (
        "dana+h@gmail.com",
        "dana@gmail.com",
        DeliveryState.QUEUED,
    )
    await suppress(agency.desk, stopped, SuppressionReason.OPERATOR)
    [reply] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert reply.state is DeliveryState.SKIPPED
    await agency.round("send_due")
    assert reached(agency) == set()


async def test_the_gate_looks_at_either_address(agency: Agency) -> None:
    agency.lead("dana@gmail.com").write(BUYER, "House", Reply_To="dana+h@gmail.com")
    await agency.round("fetch_mail", "read_mail", "answer_leads")
    row = Suppression(address="dana@gmail.com", reason=SuppressionReason.IMPORTED)
    assert await agency.store.add(row), "put on the list behind the ledger's back"
    await agency.round("send_due")
    [reply] = await agency.store.find(Delivery, {"purpose": Purpose.REPLY})
    assert (reply.state, reply.reason) == (DeliveryState.SKIPPED, "suppressed")


async def test_what_a_person_lets_go_is_stopped_too(agency: Agency) -> None:
    await written(agency, OTHER)
    draft = await only_held(agency)
    await committing.approve(agency.desk, draft.number, actor="kim", to=OTHER)
    await suppress(agency.desk, OTHER, SuppressionReason.UNSUBSCRIBED)
    await agency.round()
    await agency.round()
    assert reached(agency) == set()
    assert (await only_held(agency)).number == draft.number


async def test_nothing_is_let_go_to_an_address_that_wants_no_mail(agency: Agency) -> None:
    await written(agency, OTHER)
    await suppress(agency.desk, OTHER, SuppressionReason.UNSUBSCRIBED)
    with pytest.raises(Conflict, match="is suppressed"):
        await committing.approve(agency.desk, (await only_held(agency)).number, actor="kim", to=OTHER)
    await agency.round()
    assert reached(agency) == set()


async def test_who_wants_no_more_mail_stops_it_for_both_addresses(agency: Agency) -> None:
    await written(agency, "sales@corp.example", "crm@corp.example", **PROVEN)
    agency.lead("sales@corp.example", "Sales").answer(
        agency.to("sales@corp.example")[0], "Please unsubscribe us from all of this.", **PROVEN
    )
    await agency.round()
    stopped = {row.address for row in await agency.store.find(Suppression, {"address": {"$gt": ""}})}
    assert stopped == {"crm@corp.example", "sales@corp.example"}, await tell(agency.store)


async def test_who_wants_no_more_mail_stops_it_for_no_stranger(agency: Agency) -> None:
    await agency.add_contact(OTHER, "Lee Ito")
    await written(agency, OTHER, text="Please unsubscribe me from all of this.")
    stopped = {row.address for row in await agency.store.find(Suppression, {"address": {"$gt": ""}})}
    assert stopped == {DANA}


async def test_other_addresses_bring_no_more_answers_a_day(agency: Agency) -> None:
    strict = reconfigured(agency, conversation={"max_replies_per_address_per_day": 1}, imap={"authserv_id": SERVER})
    await written(strict, "dana+one@gmail.com", "dana@gmail.com")
    strict.lead("dana@gmail.com").write(
        BUYER, "Another house", Reply_To="dana+two@gmail.com", References="<x@away.example>"
    )
    await strict.round()
    assert reached(strict) == {"dana+one@gmail.com"}, await tell(strict.store)


# ------------------------------------------------------------------------------------------------ what else is written


async def test_notices_go_where_answers_go(agency: Agency) -> None:
    await written(agency, "dana+h@gmail.com", "dana@gmail.com")
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    starts_at = agency.desk.now().replace(microsecond=0) + timedelta(days=2)
    await call_desk.book(agency.desk, thread.number, starts_at, actor="kim")
    await agency.round()
    invitation = agency.to("dana+h@gmail.com")[-1]
    [calendar] = [part for part in invitation.walk() if part.get_content_type() == "text/calendar"]
    assert "mailto:dana+h@gmail.com" in calendar.get_content().replace("\r\n ", "").replace("\n ", "")
    agency.clock.turn(hours=47.5)
    await agency.round()
    assert reached(agency) == {"dana+h@gmail.com"}, await tell(agency.store)
    purposes = {row.purpose for row in await agency.store.find(Delivery, {"recipient": "dana+h@gmail.com"})}
    assert {Purpose.REPLY, Purpose.INVITE, Purpose.REMINDER} <= purposes


async def test_a_persons_own_answer_goes_where_they_choose(agency: Agency) -> None:
    await written(agency, OTHER)
    [thread] = await agency.store.find(Thread, {"merged_into": ""})
    assert (await thread_page.thread_page(agency.desk, thread.number)).choices == (DANA, OTHER)
    with pytest.raises(BadInput, match="cannot be answered"):
        await by_hand.reply_by_hand(agency.desk, thread.number, "Hello", actor="kim", to="thief@evil.example")
    queued = await by_hand.reply_by_hand(agency.desk, thread.number, "Hello", actor="kim")
    assert (queued.recipient, queued.author) == (DANA, "")
    queued = await by_hand.reply_by_hand(agency.desk, thread.number, "Hello there", actor="kim", to=OTHER)
    assert (queued.recipient, queued.author) == (OTHER, DANA)


async def test_it_is_stored_as_the_mail_has_it(agency: Agency) -> None:
    await written(agency, f"=?utf-8?q?D=C3=A1na?= <{OTHER}>, bad@@x, {OTHER}")
    [message] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    assert message.reply_to == [OTHER]


# ------------------------------------------------------------------------------------------------ explained


async def test_the_dry_run_says_that_a_person_would_decide() -> None:
    row = await Explainer().mail(raw(OTHER))
    assert row["reply_to"] == [OTHER]
    assert (row["next_step"]["action"], row["next_step"]["step"]) == ("hold", "reply_to")
    assert OTHER in row["next_step"]["reason"]


PASSED = {"Authentication-Results": f"{SERVER}; spf=pass smtp.mailfrom=corp.example"}


@pytest.mark.parametrize(
    "mail",
    [
        raw(DANA),
        raw("dana+h@gmail.com", "dana@gmail.com"),
        raw(AGENCY),
        raw(OPERATOR),
        raw("sales@corp.example", "crm@corp.example", **PASSED),
    ],
)
async def test_the_dry_run_answers_where_nothing_is_to_be_decided(mail: bytes) -> None:
    ours = Explainer(own_addresses=frozenset({AGENCY}), staff=frozenset({OPERATOR}), authserv_id=SERVER)
    assert (await ours.mail(mail))["next_step"]["action"] == "reply"

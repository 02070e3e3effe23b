"""What bounces and complaints change: ledger, suppression list, history; and how the operator takes it back."""

from __future__ import annotations

import re
import secrets
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agency import AGENCY, OPERATOR, Agency, body_of, reconfigured
from ledger_view import tell
from reports import complaint, drop, given_back, report

from mailbot.campaigns import launch
from mailbot.campaigns.recipients import everybody
from mailbot.campaigns.spec import spec_of
from mailbot.campaigns.summing import sums_of
from mailbot.conversation.operator import by_hand
from mailbot.delivery.suppression import suppress, suppressed_among, unsuppress
from models.campaign import Campaign
from models.contact import Contact
from models.delivery import Delivery, DeliveryState, Purpose
from models.event import Event
from models.message import Direction, Message
from models.suppression import SuppressionReason

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
DANA = "dana@away.example"


async def written_to(agency: Agency, mails: int = 1, address: str = DANA) -> list[EmailMessage]:
    """Mails of ours that went to a lead."""
    lead = agency.lead(address)
    for number in range(mails):
        lead.write(BUYER, f"House {number}", References=f"<{address}-{number}@lost.example>")
        await agency.round()
    sent = agency.to(address)
    assert len(sent) == mails, await tell(agency.store)
    return sent


async def suppressed(agency: Agency, address: str = DANA) -> bool:
    return bool(await suppressed_among(agency.desk, [address]))


async def history(agency: Agency, kind: str) -> list[Event]:
    events = await agency.store.find(Event, {"created_at": {"$gt": agency.clock.now().replace(year=2000)}})
    return [event for event in events if event.kind == kind]


async def bounces(agency: Agency) -> list[tuple[bool, str, bool]]:
    rows = await agency.store.find(Delivery, {"recipient": DANA})
    return [(row.bounce.hard, row.bounce.status, row.bounce.counts) for row in rows if row.bounce]


async def test_a_hard_bounce_suppresses_and_says_why(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, report(mail, DANA))
    await agency.round()
    assert await suppressed(agency)
    assert await bounces(agency) == [(True, "5.1.1", True)]
    [event] = await history(agency, "address.suppressed")
    assert "5.1.1" in event.reason
    assert event.message_id
    agency.lead(DANA).write("Are you there?", "House")
    await agency.round()
    assert len(agency.to(DANA)) == 1, "a suppressed address was written to"


async def test_a_server_that_does_not_know_us_says_nothing_of_the_lead(agency: Agency) -> None:
    [mail] = await written_to(agency)
    said = f"550-Verification failed for <{AGENCY}> 550-No Such User Here 550 Sender verify failed"
    drop(agency, report(mail, DANA, status="5.0.0", said=said))
    await agency.round()
    assert not await suppressed(agency)
    [(hard, _, _)] = await bounces(agency)
    assert not hard


async def test_soft_bounces_of_three_mails_suppress_and_of_two_do_not(agency: Agency) -> None:
    first, second, third = await written_to(agency, 3)
    soft = [report(mail, DANA, action="failed", status="4.2.2") for mail in (first, second)]
    drop(agency, *soft, report(second, DANA, action="failed", status="4.2.2"))  # the same mail twice counts once
    await agency.round()
    assert not await suppressed(agency), await tell(agency.store)
    drop(agency, report(third, DANA, action="failed", status="4.4.1"))
    await agency.round()
    assert await suppressed(agency)
    [event] = await history(agency, "address.suppressed")
    assert "4.4.1" in event.reason


async def test_soft_bounces_of_long_ago_do_not_count(agency: Agency) -> None:
    first, second, third = await written_to(agency, 3)
    drop(agency, *(report(mail, DANA, status="4.2.2") for mail in (first, second)))
    await agency.round()
    agency.clock.turn(days=31)
    drop(agency, report(third, DANA, status="4.2.2"))
    await agency.round()
    assert not await suppressed(agency)


async def test_delay_notices_never_count(agency: Agency) -> None:
    mails = await written_to(agency, 4)
    drop(agency, *(report(mail, DANA, action="delayed", status="4.4.1") for mail in mails))
    await agency.round()
    assert await bounces(agency) == [(False, "4.4.1", False)] * 4
    assert await history(agency, "delivery.bounced") == []
    assert len(await history(agency, "delivery.delayed")) == 4
    drop(agency, report(mails[0], DANA, status="4.2.2"))  # given up in the end: the first that counts
    await agency.round()
    assert not await suppressed(agency)
    assert (False, "4.2.2", True) in await bounces(agency)


DMARC = "550-5.7.26 Unauthenticated email from agency.test is not accepted due to domain's DMARC policy."
OUR_FAULTS = (
    ("5.7.26", DMARC),
    ("5.7.1", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org"),
    ("4.7.0", "421 4.7.0 Too many messages from your host, rate limited"),
    ("5.7.1", "554 5.7.1 Relay access denied"),
    ("5.7.1", "550 5.7.1 Message rejected as spam by content filtering"),
    ("5.7.9", "554 5.7.9 Message not accepted for policy reasons"),
)


async def test_faults_of_ours_count_against_no_lead(agency: Agency) -> None:
    mails = await written_to(agency, len(OUR_FAULTS))
    drop(
        agency,
        *(report(m, DANA, status=status, said=said) for m, (status, said) in zip(mails, OUR_FAULTS, strict=True)),
    )
    await agency.round()
    assert not await suppressed(agency)
    assert sorted(await bounces(agency)) == sorted((False, status, False) for status, _ in OUR_FAULTS)
    assert {event.reason.split(":")[0] for event in await history(agency, "delivery.bounced")} == {"soft"}
    assert len(told_to_the_operator(agency)) == len(OUR_FAULTS), "one for each reason"


async def test_a_provider_that_takes_nothing_of_ours_and_calls_the_mailbox_unavailable_costs_no_lead_anything(
    agency: Agency,
) -> None:
    said = "550-Requested action not taken: mailbox unavailable 550-Reject due to policy restrictions."
    drop(agency, *(report(mail, DANA, status="5.0.0", said=said) for mail in await written_to(agency, 3)))
    await agency.round()
    assert not await suppressed(agency)
    [notice] = told_to_the_operator(agency)
    assert "a rule of theirs forbids it" in str(notice["Subject"])


def told_to_the_operator(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if "A mail came back" in str(mail["Subject"])]


async def test_the_operator_is_told_of_a_fault_of_ours_once_a_day(agency: Agency) -> None:
    *mails, late = await written_to(agency, 3)
    drop(agency, *(report(mail, DANA, status="5.7.26", said=DMARC) for mail in mails))
    await agency.round()
    [notice] = told_to_the_operator(agency)
    assert DANA in body_of(notice)
    assert "DMARC" in body_of(notice)
    agency.clock.turn(days=1)
    drop(agency, report(late, DANA, status="5.7.26", said=DMARC))
    await agency.round()
    assert len(told_to_the_operator(agency)) == 2


async def test_the_operator_is_told_of_no_delay_and_of_no_fault_of_a_leads(agency: Agency) -> None:
    first, second = await written_to(agency, 2)
    drop(
        agency, report(first, DANA, action="delayed", status="4.7.26", said=DMARC), report(second, DANA, status="4.2.2")
    )
    await agency.round()
    assert told_to_the_operator(agency) == []


async def launched(agency: Agency) -> tuple[Campaign, EmailMessage]:
    """A campaign to one lead, and its mail."""
    await agency.add_contact(DANA)
    spec = {"name": "New", "audience": {"kind": "all"}, "subject": "Homes", "text": "Shall I tell you more?"}
    made = await launch.create(agency.desk, spec_of(spec, ZoneInfo("UTC"), base=Path(), named="a.toml"))
    await launch.launch(agency.desk, made.number)
    await agency.round()
    [mail] = agency.to(DANA)
    return made, mail


async def came_back(agency: Agency, campaign: Campaign) -> tuple[int, int, int, int]:
    """What a campaign's figures say of it: hard, soft, delayed, and how many bounces on all days."""
    sums = await sums_of(agency.desk, campaign)
    days = sum(day.get("bounced", 0) for day in sums.days.values())
    return sums.bounced_hard, sums.bounced_soft, sums.delayed, days


@pytest.mark.parametrize(
    ("status", "said", "figures"),
    [("5.1.1", "", (1, 0, 0, 1)), ("4.2.2", "", (0, 1, 0, 1)), ("5.7.26", DMARC, (0, 1, 0, 1))],
)
async def test_a_campaigns_figures_count_a_delay_as_no_bounce_and_what_follows_once(
    agency: Agency, status: str, said: str, figures: tuple[int, int, int, int]
) -> None:
    made, mail = await launched(agency)
    drop(agency, report(mail, DANA, action="delayed", status="4.4.1"))
    await agency.round()
    assert await came_back(agency, made) == (0, 0, 1, 0)
    [line] = [line async for line in everybody(agency.desk, made.number)]
    assert line.bounce == "delayed 4.4.1"
    drop(agency, report(mail, DANA, status=status, said=said))
    await agency.round()
    assert await came_back(agency, made) == figures


async def test_a_mail_that_was_answered_is_delayed_no_more(agency: Agency) -> None:
    made, mail = await launched(agency)
    drop(agency, report(mail, DANA, action="delayed", status="4.4.1"))
    agency.lead(DANA).answer(mail, "Yes, please.")
    await agency.round()
    assert await came_back(agency, made) == (0, 0, 0, 0)


async def test_a_campaigns_figures_show_what_came_back_by_our_own_fault(agency: Agency) -> None:
    made, mail = await launched(agency)
    drop(agency, report(mail, DANA, status="5.7.26", said=DMARC))
    await agency.round()
    assert (await sums_of(agency.desk, made)).bounced_soft == 1


async def test_a_later_delay_notice_hides_no_bounce(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, report(mail, DANA))
    await agency.round()
    drop(agency, report(mail, DANA, action="delayed", status="4.4.1"))
    await agency.round()
    assert await bounces(agency) == [(True, "5.1.1", True)]


async def test_a_report_that_the_mail_arrived_changes_nothing(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, report(mail, DANA, action="delivered", status="2.0.0"))
    await agency.round()
    assert not await suppressed(agency)
    assert await bounces(agency) == []
    assert len(agency.sink.mails) == 1


async def test_a_report_about_mail_that_we_never_sent_changes_nothing(agency: Agency) -> None:
    other = EmailMessage()
    other["From"], other["To"], other["Message-ID"] = AGENCY, "lee@elsewhere.example", "<x@elsewhere.example>"
    drop(agency, report(other, "lee@elsewhere.example"))
    await agency.round()
    assert not await suppressed(agency, "lee@elsewhere.example")


async def test_the_address_that_it_was_forwarded_to_is_not_the_one_suppressed(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, report(mail, "dana.private@forwarded.example"))
    await agency.round()
    assert await suppressed(agency)
    assert not await suppressed(agency, "dana.private@forwarded.example")


async def test_a_partner_in_copy_who_bounces_costs_the_lead_nothing(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], "We could go up to $490k to buy.", Cc="Lee <lee@away.example>")
    await agency.round()
    _, mail = agency.to(DANA)
    assert "lee@away.example" in str(mail["Cc"])
    drop(agency, report(mail, "lee@away.example"))
    await agency.round()
    assert await suppressed(agency, "lee@away.example")
    assert not await suppressed(agency)
    assert await bounces(agency) == []


async def test_mail_that_was_redirected_to_a_dead_address_costs_the_lead_nothing(agency: Agency) -> None:
    redirected = reconfigured(agency, sending={"mode": "redirect:test@agency.test"})
    redirected.lead(DANA).write(BUYER, "House")
    await redirected.round()
    [mail] = redirected.to("test@agency.test")
    drop(redirected, report(mail, "test@agency.test"))
    await redirected.round()
    assert not await suppressed(redirected)
    assert await bounces(redirected) == []


async def test_a_complaint_suppresses_every_address_of_the_contact(agency: Agency) -> None:
    [mail] = await written_to(agency)
    [contact] = await agency.store.find(Contact, {"addresses": DANA})
    await agency.store.change(Contact, str(contact.id), add={"addresses": ["dana@work.example"]})
    drop(agency, complaint(mail))
    await agency.round()
    assert await suppressed(agency)
    assert await suppressed(agency, "dana@work.example")
    assert len(await history(agency, "address.suppressed")) == 2


def of_a_mail_that_we_never_sent(message_id: str = "<spam-1@botnet.example>") -> EmailMessage:
    """Somebody else's mail in our name, as a report about it gives it back."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = AGENCY, DANA, "cheap pills"
    if message_id:
        mail["Message-ID"] = message_id
    return mail


async def test_a_bounce_of_mail_in_our_name_suppresses_nobody(agency: Agency) -> None:
    """Backscatter, or forged (RFC 3464 §4.1): the Message-ID that it gives back is not ours."""
    await written_to(agency)
    drop(agency, report(of_a_mail_that_we_never_sent(), DANA))
    await agency.round()
    assert not await suppressed(agency)
    assert await bounces(agency) == []


def unmarked(made: bytes) -> bytes:
    """A report without the Message-ID, which bears no mark of ours then. Each is another mail."""
    again = re.sub(rb"(?m)^Message-ID: None\r\n", b"", made)
    return re.sub(rb"(?m)^Message-ID: <\w+", f"Message-ID: <{secrets.token_hex(8)}".encode(), again, count=1)


def bounce_of_nothing(address: str = DANA) -> bytes:
    return unmarked(report(of_a_mail_that_we_never_sent(""), address))


async def test_a_bounce_without_a_mark_of_ours_is_kept_and_counts_for_nothing(agency: Agency) -> None:
    """Anybody can write one about any address (RFC 3464 §4.1)."""
    await written_to(agency)
    drop(agency, bounce_of_nothing())
    await agency.round()
    assert not await suppressed(agency)
    assert await bounces(agency) == []
    [event] = await history(agency, "report.doubted")
    assert "5.1.1" in event.reason
    assert (event.data["address"], bool(event.thread_id), bool(event.contact_id)) == (DANA, True, True)
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    assert len(delivery.reported_on) == 1


async def test_however_often_it_is_said_without_proof_it_suppresses_nobody(agency: Agency) -> None:
    await written_to(agency)
    for _ in range(5):
        drop(agency, bounce_of_nothing(), bounce_of_nothing())
        await agency.round()
        agency.clock.turn(days=1)
    assert not await suppressed(agency)
    assert await bounces(agency) == []
    assert len(await history(agency, "report.doubted")) == 10


def said_without_proof(agency: Agency) -> list[EmailMessage]:
    return [mail for mail in agency.to(OPERATOR) if "is said to have come back" in str(mail["Subject"])]


async def test_the_operator_hears_of_such_reports_in_one_mail_a_day_however_many_they_are(agency: Agency) -> None:
    people = [f"lead{number:02}@away.example" for number in range(13)]
    for person in people:
        await written_to(agency, address=person)
    drop(
        agency,
        *(
            bounce_of_nothing(person).replace(b"mx.away", f"mx{n}.evil".encode())  # each in another name
            for n, person in enumerate(people)
        ),
    )
    await agency.round()
    assert said_without_proof(agency) == [], "the day is not over"
    agency.clock.turn(days=1)
    await agency.round()
    drop(agency, bounce_of_nothing(people[0]))
    await agency.round()
    [notice] = said_without_proof(agency)
    assert "Mail to 13 addresses" in str(notice["Subject"])
    assert people[9] in body_of(notice)
    assert people[10] not in body_of(notice)
    assert "and 3 more" in body_of(notice)
    agency.clock.turn(days=1)
    await agency.round()
    assert "Mail to one address" in str(said_without_proof(agency)[1]["Subject"])


@pytest.mark.parametrize(("action", "said"), [("delayed", ""), ("failed", DMARC)])
async def test_what_is_said_without_proof_changes_nothing_even_where_it_blames_nobody(
    agency: Agency, action: str, said: str
) -> None:
    await written_to(agency)
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    await agency.store.change(Delivery, str(delivery.id), set={"state": DeliveryState.UNKNOWN})
    drop(agency, unmarked(report(of_a_mail_that_we_never_sent(""), DANA, action=action, status="4.4.1", said=said)))
    await agency.round("fetch_mail", "read_mail", "send_due")
    assert (await agency.store.get(Delivery, str(delivery.id))).state is DeliveryState.UNKNOWN
    assert await bounces(agency) == []
    assert told_to_the_operator(agency) == []
    assert len(await history(agency, "report.doubted")) == (action == "failed")


async def test_who_is_put_on_the_list_by_a_report_may_be_taken_off_and_old_reports_are_forgotten(
    agency: Agency,
) -> None:
    [mail] = await written_to(agency)
    drop(agency, bounce_of_nothing(), report(mail, DANA))
    await agency.round()
    await unsuppress(agency.desk, DANA, actor="kim")
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    assert delivery.reported_on == []


@pytest.mark.parametrize(
    ("server", "results", "counts"),
    [
        ("mx.agency.test", "dkim=pass header.d=agency.test", True),
        ("mx.agency.test", "dmarc=fail header.from=mx.agency.test; dkim=none", False),
        ("mx.agency.test", "spf=pass smtp.mailfrom=evil.example", False),
        ("mx.evil.example", "dmarc=pass header.from=mx.evil.example; dkim=pass header.d=evil.example", False),
        ("mx.away.example", "spf=pass smtp.helo=mx.away.example; dkim=pass header.d=away.example", True),
        ("mx.away.example", "dkim=pass header.d=evil.example; dmarc=fail header.from=mx.away.example", False),
    ],
)
async def test_one_that_is_proven_to_be_from_our_own_or_the_recipients_server_counts_at_once(
    agency: Agency, server: str, results: str, counts: bool
) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": "mx.agency.test"})
    await written_to(guarded)
    made = bounce_of_nothing().replace(b"@mx.away.example (Mail", f"@{server} (Mail".encode())
    drop(guarded, f"Authentication-Results: mx.agency.test; {results}\r\n".encode() + made)
    await guarded.round()
    assert await suppressed(guarded) is counts


async def test_a_colleague_of_a_leads_does_not_speak_for_their_mail_server(agency: Agency) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": "mx.agency.test"})
    await written_to(guarded)
    made = bounce_of_nothing().replace(b"MAILER-DAEMON@mx.away.example (Mail", b"eve@away.example (Mail")
    assert b"From: eve@away.example" in made
    drop(guarded, b"Authentication-Results: mx.agency.test; dkim=pass header.d=away.example\r\n" + made)
    await guarded.round()
    assert not await suppressed(guarded)


async def test_a_mark_of_a_mail_to_somebody_else_proves_nothing_of_an_address(agency: Agency) -> None:
    await written_to(agency)
    [theirs] = await written_to(agency, address="eve@evil.example")
    marked = bounce_of_nothing().replace(
        b"\r\nSubject: cheap pills", f"\r\nReply-To: {theirs['Reply-To']}\r\nSubject: cheap pills".encode()
    )
    assert b"+r." in marked
    drop(agency, marked)
    await agency.round()
    assert not await suppressed(agency)
    assert not await suppressed(agency, "eve@evil.example")


@pytest.mark.parametrize(("recipient", "counts"), [(DANA, True), ("eve@evil.example", False)])
async def test_a_mail_that_a_person_here_sent_is_known_by_its_message_id(
    agency: Agency, recipient: str, counts: bool
) -> None:
    await written_to(agency)
    by_hand = {"message_id": "by-hand@agency.test", "to": [recipient], "received_at": agency.desk.now()}
    await agency.store.add(Message(digest="x", size=1, direction=Direction.OUTBOUND, **by_hand))
    drop(agency, report(of_a_mail_that_we_never_sent("<by-hand@agency.test>"), DANA))
    await agency.round()
    assert await suppressed(agency) is counts


async def test_a_bounce_of_ours_is_known_by_another_mark_where_a_server_replaced_the_message_id(agency: Agency) -> None:
    [mail] = await written_to(agency)
    mail.replace_header("Message-ID", "<AM0PR01@eurprd01.prod.outlook.example>")
    given_back = report(mail, DANA).replace(
        b"\r\nSubject: Re:", f"\r\nReply-To: {mail['Reply-To']}\r\nSubject: Re:".encode()
    )
    assert b"Reply-To" in given_back
    drop(agency, given_back)
    await agency.round()
    assert await suppressed(agency)


def passed_on(mail: EmailMessage, to: str) -> bytes:
    """A mail of ours that the agent forwarded from their own mail client: all our marks are in its body."""
    forward = EmailMessage()
    forward["From"], forward["To"], forward["Message-ID"] = AGENCY, to, "<by-hand@agency.test>"
    forward["Subject"] = f"Fwd: {mail['Subject']}"
    marks = f"Reply-To: {mail['Reply-To']}\nList-Unsubscribe: {mail['List-Unsubscribe']}"
    forward.set_content(f"Can you pre-approve her?\n\n---------- Forwarded message\n{marks}\n\n{body_of(mail)}")
    return forward.as_bytes().replace(b"\n", b"\r\n")


async def test_a_bounce_of_what_the_agent_passed_on_by_hand_costs_the_lead_nothing(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, given_back(report(mail, "lendr@bank.example"), passed_on(mail, "lendr@bank.example")))
    await agency.round()
    assert not await suppressed(agency)
    assert await bounces(agency) == []


async def test_a_complaint_about_what_the_agent_passed_on_by_hand_costs_the_lead_nothing(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, given_back(complaint(mail), passed_on(mail, "lender@bank.example")))
    await agency.round()
    assert not await suppressed(agency)


def sent_again(made: bytes, by: str, to: str) -> bytes:
    """A report about a mail of ours that somebody sent again with its own header (RFC 5322 §3.6.6)."""
    head, ours = made.rsplit(b"\r\n\r\nFrom: ", 1)
    resent = f"Resent-From: {by}\r\nResent-To: {to}\r\nResent-Message-ID: <again@agency.test>\r\nFrom: "
    return head + b"\r\n\r\n" + resent.encode() + ours


@pytest.mark.parametrize(
    ("by", "to", "counts"),
    [
        (AGENCY, "lendr@bank.example", False),
        ("kim@agency.test", "lendr@bank.example", False),
        (AGENCY, DANA, True),  # to the lead once more: it is their address that is dead
        (DANA, "dana.private@forwarded.example", True),  # a rule in the lead's own mailbox
    ],
)
async def test_a_bounce_of_a_mail_that_was_sent_again_by_hand_costs_the_lead_nothing(
    agency: Agency, by: str, to: str, counts: bool
) -> None:
    [mail] = await written_to(agency)
    drop(agency, sent_again(report(mail, to), by, to))
    await agency.round()
    assert await suppressed(agency) is counts
    assert await bounces(agency) == ([(True, "5.1.1", True)] if counts else [])


async def test_a_complaint_about_a_mail_that_was_sent_again_by_hand_costs_the_lead_nothing(agency: Agency) -> None:
    [mail] = await written_to(agency)
    drop(agency, sent_again(complaint(mail), AGENCY, "lender@bank.example"))
    await agency.round()
    assert not await suppressed(agency)


async def test_a_bounce_in_the_conversation_that_is_of_another_mail_costs_the_lead_nothing(agency: Agency) -> None:
    """Servers name the whole chain that a mail was in: that ours stands in it does not make it ours."""
    [mail] = await written_to(agency)
    of_another = given_back(report(mail, "lendr@bank.example"), passed_on(mail, "lendr@bank.example"))
    chain = f"In-Reply-To: <by-hand@agency.test>\r\nReferences: {mail['Message-ID']} <by-hand@agency.test>\r\n"
    drop(agency, chain.encode() + of_another)
    await agency.round()
    assert not await suppressed(agency)
    assert await bounces(agency) == []


async def test_a_bounce_behind_a_forwarding_is_known_by_the_address_that_we_had_used(agency: Agency) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": "mx.agency.test"})
    await written_to(guarded)
    bare = bounce_of_nothing("dana.private@forwarded.example")
    told = bare.replace(b"Final-Recipient", f"Original-Recipient: rfc822;{DANA}\r\nFinal-Recipient".encode())
    drop(guarded, b"Authentication-Results: mx.agency.test; dkim=pass header.d=away.example\r\n" + told)
    await guarded.round()
    assert await suppressed(guarded)
    assert not await suppressed(guarded, "dana.private@forwarded.example")


async def test_a_partner_in_copy_whose_forwarding_bounces_costs_the_lead_nothing(agency: Agency) -> None:
    agency.lead(DANA).write(BUYER, "House")
    await agency.round()
    agency.lead(DANA).answer(agency.to(DANA)[-1], "We could go up to $490k to buy.", Cc="Lee <lee@away.example>")
    await agency.round()
    _, mail = agency.to(DANA)
    forwarded = report(mail, "lee.private@forwarded.example")
    drop(
        agency,
        forwarded.replace(b"Final-Recipient", b"Original-Recipient: rfc822; lee@away.example\r\nFinal-Recipient"),
    )
    await agency.round()
    assert await suppressed(agency, "lee@away.example")
    assert not await suppressed(agency)


async def test_a_complaint_about_mail_in_our_name_suppresses_nobody(agency: Agency) -> None:
    """Reports can be forged (RFC 5965 §8.2)."""
    await written_to(agency)
    forged = complaint(of_a_mail_that_we_never_sent())
    drop(agency, forged.replace(b"Version: 1\r\n", f"Version: 1\r\nOriginal-Rcpt-To: {DANA}\r\n".encode()))
    await agency.round()
    assert not await suppressed(agency)


async def test_a_complaint_of_somebody_whom_we_never_wrote_to_suppresses_nobody(agency: Agency) -> None:
    await agency.add_contact(DANA)
    forged = complaint(of_a_mail_that_we_never_sent("")).replace(b"Message-ID: None\r\n", b"")
    drop(agency, forged.replace(b"Version: 1\r\n", f"Version: 1\r\nOriginal-Rcpt-To: {DANA}\r\n".encode()))
    await agency.round()
    assert not await suppressed(agency)


async def test_a_complaint_without_a_mark_of_ours_is_believed_where_our_own_server_vouches_for_it(
    agency: Agency,
) -> None:
    guarded = reconfigured(agency, imap={"authserv_id": "mx.agency.test"})
    await written_to(guarded)
    bare = unmarked(complaint(of_a_mail_that_we_never_sent("")))
    told = bare.replace(b"Version: 1\r\n", f"Version: 1\r\nOriginal-Rcpt-To: {DANA}\r\n".encode())
    for _ in range(4):
        drop(guarded, unmarked(told))
        await guarded.round()
        guarded.clock.turn(days=1)
    assert not await suppressed(guarded)
    assert len(await history(guarded, "report.doubted")) == 4
    ours = unmarked(told).replace(b"fbl@provider.example", b"fbl@agency.test")
    drop(guarded, b"Authentication-Results: mx.agency.test; dkim=pass header.d=agency.test\r\n" + ours)
    await guarded.round()
    assert await suppressed(guarded)


async def test_the_operator_takes_it_back_and_old_soft_bounces_are_forgotten(agency: Agency) -> None:
    first, second, third = await written_to(agency, 3)
    drop(agency, *(report(mail, DANA, status="4.2.2") for mail in (first, second, third)))
    await agency.round()
    assert await suppressed(agency)
    await unsuppress(agency.desk, DANA, actor="kim")
    assert not await suppressed(agency)
    [event] = await history(agency, "address.unsuppressed")
    assert event.actor == "kim"
    agency.lead(DANA).write("Could we talk on the phone about houses in Old Town?", "House")
    await agency.round()
    assert len(agency.to(DANA)) == 4, await tell(agency.store)
    drop(agency, report(agency.to(DANA)[-1], DANA, status="4.2.2"))
    await agency.round()
    assert not await suppressed(agency), "bounces that were taken back still count"


async def test_a_bounce_proves_that_a_mail_in_doubt_had_left(agency: Agency) -> None:
    [mail] = await written_to(agency)
    [delivery] = await agency.store.find(Delivery, {"recipient": DANA})
    await agency.store.change(Delivery, str(delivery.id), set={"state": DeliveryState.UNKNOWN})
    drop(agency, report(mail, DANA))
    await agency.round()
    assert (await agency.store.get(Delivery, str(delivery.id))).state is DeliveryState.ACCEPTED


async def test_what_waits_for_a_suppressed_address_is_called_off_at_once(agency: Agency) -> None:
    await written_to(agency)
    [thread_mail] = agency.to(DANA)
    assert thread_mail["Message-ID"]
    await suppress(agency.desk, "nobody@away.example", SuppressionReason.OPERATOR)
    queued = await by_hand.reply_by_hand(agency.desk, 1, "Hello Dana", actor="kim")
    assert queued.purpose is Purpose.REPLY
    drop(agency, report(thread_mail, DANA))
    await agency.round("fetch_mail", "read_mail")
    row = await agency.store.get(Delivery, str(queued.id))
    assert (row.state, row.reason) == (DeliveryState.SKIPPED, "suppressed: hard_bounce")

"""Who belongs together: a known Message-ID joins whoever names it, but not one that went to several people apart."""

from __future__ import annotations

from datetime import timedelta

from agency import AGENCY, Agency
from threaded import a_mail, groups, put, threads_of

from models.message import Direction
from models.thread import Thread

DANA, LEE, MAX = "Dana <dana@away.example>", "Lee <lee@elsewhere.example>", "Max <max@third.example>"
NEWSLETTER = {"List_Id": "<news.portal.example>", "List_Unsubscribe": "<https://portal.example/stop>"}


async def test_bulk_mail_from_elsewhere_gives_each_correspondent_a_thread(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for sender in (DANA, LEE, MAX):
        name = sender[:3]
        await put(desk, a_mail(f"{name}-1", parents="blast@mailer.example", sender=sender, To=AGENCY))
    await put(desk, a_mail("Dan-2", parents="blast@mailer.example", sender=DANA, To=AGENCY))
    assert await threads_of(desk) == groups([0, 3], [1], [2])


async def test_a_colleague_or_alias_of_ours_makes_two_leads_no_acquaintances(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    to = f"news@agency.test, {AGENCY}, kim@agency.test"
    for sender in (DANA, LEE):
        await put(desk, a_mail(sender[:3], parents="blast@mailer.example", sender=sender, To=to))
    assert await threads_of(desk) == groups([0], [1])


async def test_it_stays_so_when_the_bulk_mail_itself_turns_up(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for sender in (DANA, LEE):
        await put(desk, a_mail(sender[:3], parents="blast@mailer.example", sender=sender, To=AGENCY))
    blast = a_mail("blast@mailer.example", sender=f"Alder <{AGENCY}>", To=AGENCY)  # everybody else by Bcc
    await put(desk, blast, direction=Direction.OUTBOUND)
    await put(desk, a_mail("Max", parents="blast@mailer.example", sender=MAX, To=AGENCY))
    assert await threads_of(desk) == groups([0], [1], [2], [3])


async def test_one_message_id_sent_to_each_by_name_is_a_thread_for_each(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for to in (DANA, LEE):
        sent = a_mail("same@mailer.example", sender=f"Alder <{AGENCY}>", To=to)
        await put(desk, sent, direction=Direction.OUTBOUND)
    for sender in (LEE, DANA):
        await put(desk, a_mail(sender[:3], parents="same@mailer.example", sender=sender, To=AGENCY))
    assert await threads_of(desk) == groups([0, 3], [1, 2])


async def test_readers_of_a_newsletter_that_we_get_too_are_not_merged(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    await put(desk, a_mail("n", sender="News <news@portal.example>", To=AGENCY, **NEWSLETTER))
    for sender in (DANA, LEE):
        await put(desk, a_mail(sender[:3], parents="n", sender=sender, To=AGENCY))
    assert await threads_of(desk) == groups([0], [1], [2])


async def test_a_known_mail_joins_whoever_names_it(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    await put(desk, a_mail("d", sender=DANA, To=AGENCY))
    await put(desk, a_mail("p", parents="d", sender="Partner <pat@other.example>", To=AGENCY))
    assert await threads_of(desk) == groups([0, 1])


async def test_a_known_mail_that_comes_late_joins_them_too(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    await put(desk, a_mail("p", parents="d", sender="Partner <pat@other.example>", To=AGENCY))
    await put(desk, a_mail("d", sender=DANA, To=AGENCY))
    assert await threads_of(desk) == groups([0, 1])


async def test_who_answers_a_discussion_list_to_us_alone_joins_its_thread(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    posted = {"List_Id": "<street.away.example>", "List_Post": "<mailto:street@away.example>", "Precedence": "list"}
    await put(desk, a_mail("d", sender=DANA, To=f"street@away.example, {AGENCY}", **posted))
    await put(desk, a_mail("l", parents="d", sender=LEE, To=AGENCY))
    assert await threads_of(desk) == groups([0, 1])


async def test_what_we_wrote_to_both_openly_makes_their_threads_one(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for sender in (DANA, LEE):
        await put(desk, a_mail(sender[:3], parents="plan@agency.test", sender=sender, To=AGENCY))
    assert await threads_of(desk) == groups([0], [1])
    plan = a_mail("plan@agency.test", sender=f"Kim <{AGENCY}>", To=f"{DANA}, {LEE}")
    await put(desk, plan, direction=Direction.OUTBOUND)
    assert await threads_of(desk) == groups([0, 1, 2])


async def test_one_thread_of_two_quotes_the_mail_that_came_last(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for hours, sender in enumerate((DANA, LEE)):
        mail = a_mail(sender[:3], parents="plan@agency.test", sender=sender, To=AGENCY)
        thread = (await put(desk, mail)).thread
        last = {"last_inbound_at": desk.now() + timedelta(hours=hours), "last_inbound_id": f"mail of {sender[:3]}"}
        await desk.store.change(Thread, str(thread.id), set=last)
    plan = a_mail("plan@agency.test", sender=f"Kim <{AGENCY}>", To=f"{DANA}, {LEE}")
    await put(desk, plan, direction=Direction.OUTBOUND)
    [thread] = await desk.store.find(Thread, {"merged_into": ""})
    assert thread.last_inbound_id == "mail of Lee"


async def test_a_strangers_word_does_not_make_two_leads_one(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for sender in (DANA, LEE):
        await put(desk, a_mail(sender[:3], sender=sender, To=AGENCY))
    await put(desk, a_mail("x", parents="Dan Lee", sender=MAX, To=AGENCY, Cc=f"{DANA}, {LEE}"))
    assert await threads_of(desk) == groups([0, 2], [1])


async def test_a_blind_copy_is_to_us_by_its_envelope(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    for sender in (DANA, LEE):
        hidden = {"To": "undisclosed-recipients:;", "Delivered_To": AGENCY}
        await put(desk, a_mail(sender[:3], parents="blast@mailer.example", sender=sender, **hidden))
    assert await threads_of(desk) == groups([0], [1])


async def test_a_contact_in_conversation_without_references_goes_on_in_it(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    dana = await quiet_agency.add_contact("dana@away.example")
    await put(desk, a_mail("one", sender=DANA, To=AGENCY), contact=dana)
    placed = await put(desk, a_mail("two", sender=DANA, To=AGENCY, Subject="Something else"), contact=dana)
    assert placed.reason == "contact in conversation"
    quiet_agency.clock.turn(days=31)
    assert (await put(desk, a_mail("three", sender=DANA, To=AGENCY), contact=dana)).new


async def test_an_answer_to_a_rewritten_message_id_is_known_by_contact_and_subject_together(
    quiet_agency: Agency,
) -> None:
    desk = quiet_agency.desk
    dana, lee = await quiet_agency.add_contact("dana@away.example"), await quiet_agency.add_contact("lee@b.example")
    ours = a_mail("ours", sender=f"Alder <{AGENCY}>", To=DANA, Subject="Homes in Alder")
    await put(desk, ours, contact=dana, direction=Direction.OUTBOUND)
    rewritten = {"parents": "0100-abc@eu.amazonses.example", "To": AGENCY}
    answer = a_mail("a", sender=DANA, Subject="RE: Homes in Alder", **rewritten)
    assert (await put(desk, answer, contact=dana)).reason == "contact in conversation"
    other_subject = a_mail("b", sender=DANA, Subject="Re: My taxes", parents="x@tax.example", To=AGENCY)
    assert (await put(desk, other_subject, contact=dana)).new
    other_person = a_mail("c", sender=LEE, Subject="RE: Homes in Alder", **rewritten)
    assert (await put(desk, other_person, contact=lee)).new
    assert await quiet_agency.store.count(Thread, {"merged_into": ""}) == 3


async def test_history_is_not_glued_to_a_live_conversation(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    dana = await quiet_agency.add_contact("dana@away.example")
    await put(desk, a_mail("one", sender=DANA, To=AGENCY), contact=dana)
    assert (await put(desk, a_mail("old", sender=DANA, To=AGENCY), contact=dana, history=True)).new

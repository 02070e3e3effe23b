"""Answers of a lead's calendar program to our invitations: accepted, declined, another time (iMIP, RFC 6047)."""

from __future__ import annotations

from mailbot.conversation import operator_mail
from mailbot.conversation.arriving.calendar_words import calendar_answer, says_something
from mailbot.conversation.arriving.read_mail import ReadMail
from mailbot.conversation.calls import booking
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.errors import Conflict
from mailbot.mail.calendar import CalendarAnswer, Participation
from models.call import Call, CallState
from models.contact import Contact
from models.message import Claimed, Kind


async def apply(desk: Desk, found: ReadMail) -> None:
    """Do what the calendar's answer says, if it is about a call of ours and comes from the person it is with.

    Words beside it are answered like any mail's; where the mail says that a machine wrote it, a person is told of them.
    Of one that is not proven to be from them a person is told as well, since no other step does.
    """
    answer = calendar_answer(found.mail)
    if answer is None:
        return
    if found.verdict.forged is Claimed.CONTACT and not says_something(found.text):
        await _tell_of_unproven(desk, found, answer)
    if found.contact is None or found.verdict.forged:
        return
    await _apply(desk, found, found.contact, answer)
    if found.verdict.kind is not Kind.HUMAN and says_something(found.text):
        subject = f"{found.contact.address} wrote words beside their calendar's answer"
        thread_id = str(found.placement.thread.id)
        text = f"Their calendar answered {answer.participation}, and they wrote:\n\n{found.text[:2000]}"
        await notify(desk, f"calendar-words:{found.message.id}", subject, text, thread_id=thread_id)


async def _apply(desk: Desk, found: ReadMail, contact: Contact, answer: CalendarAnswer) -> None:
    call = await _call_of(desk, answer, contact)
    if call is None:
        await desk.store.record("calendar.ignored", f"no booked call {answer.uid}", message_id=str(found.message.id))
        return
    if answer.participation is Participation.DECLINED:
        try:
            gone = await booking.cancel(desk, call, "declined in the lead's calendar")
        except Conflict:
            return
        await operator_mail.call_changed(desk, gone, contact, "cancelled")
    elif answer.participation is Participation.ACCEPTED:
        await desk.store.change(Call, str(call.id), set={"confirmed": True})
        await desk.store.record(
            "call.confirmed", "accepted in the lead's calendar", thread_id=call.thread_id, call=call.number
        )
    else:
        text = f"Their calendar answered {answer.participation}. Look at: mailbot calls list"
        key = f"calendar:{found.message.id}"
        await notify(
            desk,
            key,
            f"Call {call.number}: {contact.address} may need another time",
            text,
            thread_id=call.thread_id,
        )


async def _tell_of_unproven(desk: Desk, found: ReadMail, answer: CalendarAnswer) -> None:
    call, author = await _call_of(desk, answer, None), found.mail.author
    if call is None or author is None:
        return
    text = f"A calendar answered {answer.participation} in their name and failed authentication: nothing was done.\n"
    text += "Ask them, or look at: mailbot calls list"
    subject = f"Call {call.number}: an answer that claims to be from {author.email} failed authentication"
    await notify(desk, f"calendar:{found.message.id}", subject, text, thread_id=call.thread_id)


async def _call_of(desk: Desk, answer: CalendarAnswer, contact: Contact | None) -> Call | None:
    """The booked call that the answer is about, of one contact or whosever it is.

    An answer to an older invitation (SEQUENCE) is about another time.
    """
    calls = await desk.store.find(
        Call, {"state": CallState.BOOKED, "starts_at": {"$gt": desk.now()}}, then={"uid": answer.uid}
    )
    return next(
        (
            call
            for call in calls
            if (contact is None or call.contact_id == str(contact.id)) and answer.sequence >= call.sequence
        ),
        None,
    )

"""What the operator is told by mail: ready leads and calls at once, trouble when it lasts, held drafts in a digest."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.calls.booking import booked_call
from mailbot.conversation.policy.for_the_agent import CALL_THEM, UPSET
from mailbot.conversation.situation import Gathered
from mailbot.conversation.steps import Action, NextStep, ReplyStep
from mailbot.conversation.withdrawing import hold_again, owe_anew
from mailbot.conversation.writing.agents_words import needs_in_words
from mailbot.conversation.writing.topic_words import listed, topic_in_words
from mailbot.conversation.writing.wording import call_time
from mailbot.delivery.gate import in_words
from mailbot.delivery.notices import notify
from mailbot.desk import Desk
from mailbot.mail.dsn import Reason
from mailbot.store import object_id
from models.call import Call
from models.contact import Contact
from models.cursor import called
from models.delivery import Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState
from models.event import EventKind
from models.halt import Halt
from models.message import Message
from models.thread import Thread

UNPROVEN_FOR = timedelta(days=7)  # how far back reports without proof are told of, where mailbot was off meanwhile
MOST_NAMED = 10  # addresses in one notice
UNSENT_FOR = timedelta(days=3)  # how far back answers that did not leave are looked for
# Steps whose reason says what happens now; of others the questions that wait say more.
_SAY_WHAT_HAPPENS = (
    ReplyStep.HAND_OVER,
    ReplyStep.LATER,
    ReplyStep.NOTE_WISH,
    ReplyStep.WITH_AGENT,
    ReplyStep.ABOUT_CALL,
)
_HELD_AGAINST_US = {
    Reason.AUTHENTICATION: "their server does not believe that it is from us (SPF, DKIM or DMARC)",
    Reason.BLOCKED: "our server, network or domain has a bad name there",
    Reason.CONTENT: "it was taken for spam or a virus, or for badly formed",
    Reason.POLICY: "a rule of theirs forbids it",
    Reason.RATE_LIMIT: "too much came at once",
    Reason.RELAYING: "a server on the way does not serve that domain",
}
SETTLES_ITSELF = timedelta(minutes=5)  # an unknown delivery found in the Sent folder by then needs nobody


async def tell(desk: Desk, gathered: Gathered, step: NextStep) -> None:
    """Something in a thread wants the operator's eye now."""
    thread, last = gathered.thread, gathered.last
    who = _who(gathered.contact) or last.from_address
    why = _why(gathered, step)
    lines = [f"{who}: {why}.", "", last.reply_text.strip()[:2000], "", _where(desk, thread)]
    if gathered.needs:
        said = needs_in_words(gathered.needs, thread.intent, desk.config.business.currency)
        lines[1:1] = ["", f"What they said they want: {said}."]
    key = f"step:{step.step}:{last.id}"
    await notify(desk, key, f"{who}: {why}", "\n".join(lines), thread_id=str(thread.id))


async def call_changed(desk: Desk, call: Call, contact: Contact, what: str) -> None:
    """A call was booked, moved or cancelled."""
    when = call_time(call.starts_at, desk.config.business.zone, "en")
    thread = await desk.store.get(Thread, call.thread_id)
    text = f"Call with {_who(contact)} {what}: {when}, {call.minutes} minutes.\n"
    text += f"Number: {call.phone or 'not known'}\n\n{_where(desk, thread)}"
    await notify(
        desk,
        f"call:{call.id}:{call.sequence}:{what}",
        f"Call {what}: {_who(contact)}, {when}",
        text,
        thread_id=call.thread_id,
    )


async def stuck(desk: Desk, thread: Thread, why: str) -> None:
    """mailbot itself failed at a thread."""
    text = f"mailbot could not work out an answer: {why}. A person should answer.\n\n{_where(desk, thread)}"
    await notify(
        desk,
        f"stuck:{thread.id}:{thread.last_inbound_id}",
        f"Thread {thread.number} needs a person",
        text,
        thread_id=str(thread.id),
    )


async def answer_waits(desk: Desk, thread: Thread, why: str) -> None:
    """A lead waits for something outside that fails: told once of each mail of theirs."""
    text = f"An answer has waited for a while, since something that it needs fails:\n\n  {why}\n\n"
    text += f"It is tried again every few minutes. A person may answer meanwhile.\n\n{_where(desk, thread)}"
    key, subject = f"waits:{thread.id}:{thread.last_inbound_id}", f"Thread {thread.number} waits for its answer"
    await notify(desk, key, subject, text, thread_id=str(thread.id))


async def mailbox_broken(desk: Desk, mailbox: str, problem: str, since: datetime) -> None:
    """A mailbox has not been read since `since`: told once, however often this is called."""
    minutes = int((desk.now() - since).total_seconds() // 60)
    how_long = f"has not been read for {minutes} minutes" if minutes else "cannot be read"
    text = f"The mailbox {called(mailbox)} {how_long}:\n\n  {problem}\n\n"
    text += "Mail of leads may be waiting there. `mailbot doctor` tells more."
    await notify(desk, f"mailbox:{mailbox}:{since:%Y%m%d%H%M%S}", "A mailbox cannot be read", text)


async def deadly_mail(desk: Desk, message: Message) -> None:
    """A mail is put aside at which mailbot ended again and again: a lead may wait, and nobody has read it."""
    came = message.received_at.astimezone(desk.config.business.zone)
    text = (
        f"Each time that it read a mail of {came:%d %B, %H:%M} ({message.size:,} bytes), mailbot ended before it was\n"
    )
    text += "through. The mail is in quarantine now, and is not read by itself any more.\n\n"
    text += f"Look at it:     mailbot quarantine show {message.id}\n"
    text += f"Read it again:  mailbot quarantine retry {message.id}"
    await notify(desk, f"deadly:{message.id}", "A mail could not be read", text)


async def deadly_fetch(desk: Desk, message: Message) -> None:
    """A mail over whose fetching mailbot ended again and again is passed over, with its bytes or without: told once."""
    text = f"Each time that it fetched the mail with UID {message.uid} in the folder {message.folder!r} of\n"
    text += f"{called(message.mailbox)}, mailbot ended or failed before it was stored. "
    if message.withheld:
        text += "It may be a lead's: look for it in your mail client.\nIn quarantine is a note of it alone."
    else:
        text += "It lies in quarantine now as it came, and\nnobody has read it."
    text += " The mail behind it is read.\n\n"
    text += f"Look at it:       mailbot quarantine show {message.id}\n"
    text += f"Try it again:     mailbot quarantine retry {message.id}"
    await notify(desk, f"deadly:{message.id}", "A mail could not be read", text)


async def mail_withheld(desk: Desk, mailbox: str, folder: str, uid: int, problem: str) -> None:
    """The server does not hand over one mail, which is passed over: told once."""
    text = f"{called(mailbox)} does not hand over the mail with UID {uid} in the folder {folder!r}:\n\n  {problem}\n\n"
    text += "It may be a lead's: look for it in your mail client. The mail behind it is read. mailbot asks for it\n"
    text += "again three times within a day, and whenever you say so: `mailbot quarantine list`, then\n"
    text += "`mailbot quarantine retry ID`."
    await notify(desk, f"withheld:{mailbox}:{folder}:{uid}:{desk.now():%Y%m%d}", "A mail cannot be read", text)


async def sending_halted(desk: Desk, halt: Halt) -> None:
    """Nothing can leave: told once a day of a server that refuses us, and once of one that cannot be reached.

    The mail itself leaves with the rest, when all is well again; the pages and the history have it now.
    """
    since = call_time(halt.since, desk.config.business.zone, "en")
    kind: EventKind = "sending.refused" if halt.of_account else "sending.unreachable"
    if halt.of_account:
        today = _today(desk)
        key, subject = f"sending-refused:{today}", "The mail server refuses our account"
        text = f"The mail server refuses whatever mailbot sends, since {since}:\n\n  {halt.reason}\n\n"
    else:
        key, subject = f"sending-unreachable:{halt.since:%Y%m%d%H%M%S}", "The mail server could not be reached"
        text = f"No mail could leave since {since}: the mail server could not be reached:\n\n  {halt.reason}\n\n"
    text += "Nothing is lost: all of it waits, and is tried again every few minutes. This notice waited with it.\n"
    text += "While mail cannot leave, the dashboard says so on Today and Health. `mailbot doctor` tells more."
    if await notify(desk, key, subject, text):
        await desk.store.record(kind, halt.reason[:300])


async def refused_elsewhere(desk: Desk, address: str, reason: Reason, detail: str, report: str) -> None:
    """A mail came back through no fault of its address: told once a day for each reason, for every lead's may."""
    today = _today(desk)
    text = f"A mail to {address} came back ({detail}): {_HELD_AGAINST_US[reason]}.\n\n"
    text += "The address is not at fault and stays. Mail to other leads may come back for the same reason.\n"
    text += f"`mailbot doctor` looks at what can be seen from here. The report says:\n\n{report.strip()[:2000]}"
    await notify(desk, f"refused-elsewhere:{reason}:{today}", f"A mail came back: {_HELD_AGAINST_US[reason]}", text)


async def unproven_reports(desk: Desk) -> int:
    """Reports that prove nothing: of each day that is over they are told in one mail; how many days are told now.

    However many somebody sends, and under whichever names, the operator gets no more than that.
    """
    today = _today(desk)
    since = (today - UNPROVEN_FOR).isoformat()
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in await desk.store.rows(Delivery, {"reported_on": {"$gte": since}}, ["recipient", "reported_on"]):
        for day in row["reported_on"]:
            if since <= day < today.isoformat():
                named[day].add(row["recipient"])
    return sum([await _unproven(desk, day, sorted(named[day])) for day in sorted(named)])


async def _unproven(desk: Desk, day: str, addresses: list[str]) -> bool:
    count = "one address" if len(addresses) == 1 else f"{len(addresses)} addresses"
    text = f"On {day} reports came that mail of ours to {count} came back, or was called spam:\n\n"
    text += "\n".join(f"  {address}" for address in addresses[:MOST_NAMED])
    text += f"\n  and {len(addresses) - MOST_NAMED} more" if len(addresses) > MOST_NAMED else ""
    text += (
        "\n\nAnybody can write such a report. These bear no mark of ours, and no server that may say so vouches for\n"
    )
    text += "them, so that nobody was suppressed. If you know one to be true:  mailbot suppression add ADDRESS"
    return await notify(desk, f"unproven:{day}", f"Mail to {count} is said to have come back", text)


async def no_sent_folder(desk: Desk, mailbox: str, since: datetime) -> None:
    """There is no Sent folder to read back: told once, however often this is called."""
    text = (
        f"The mailbox {called(mailbox)} has no Sent folder that mailbot can find. An answer that you write from your\n"
    )
    text += "mail client goes unnoticed: mailbot may answer the same lead beside you. Copies of what it sends are not\n"
    text += "filed either.\n\n"
    text += "Name the folder in imap.sent_folder, then `mailbot doctor`; or mute a thread before you answer in it:\n"
    text += "  mailbot threads mute NUMBER"
    await notify(desk, f"no-sent-folder:{mailbox}:{since:%Y%m%d%H%M%S}", "There is no Sent folder", text)


async def cost_cap(desk: Desk, what: str) -> None:
    """Models may cost no more today, or in a conversation: told once a day."""
    today = _today(desk)
    text = f"{what}.\n\nMail is read by the built-in reader; replies are worded by the templates and wait for you.\n\n"
    text += "What was spent on what:  mailbot costs --by day\nDrafts that wait:         mailbot drafts list"
    await notify(desk, f"cost-cap:{today}", "Models have cost as much as they may", text)


async def unknown_deliveries(desk: Desk) -> int:
    """mailbot cannot tell whether some mails left, and does not send them again by itself; how many are told now.

    The Sent folder often settles them within a poll or two: only what stays in doubt is told, once.
    """
    before = desk.now() - SETTLES_ITSELF
    doubtful = {"told": {"$ne": True}, "ended_at": {"$lte": before}}
    rows = await desk.store.rows(Delivery, {"state": DeliveryState.UNKNOWN}, ["_id"], then=doubtful, limit=1000)
    if not rows:
        return 0
    count = "1 delivery is" if len(rows) == 1 else f"{len(rows)} deliveries are"
    text = (
        "While these mails were being handed over the connection or mailbot ended: nobody can tell whether they left."
    )
    page = desk.config.web.link("/deliveries")
    commands = (
        "See them:    mailbot deliveries list --state unknown\nDecide one:  mailbot deliveries settle ID sent|resend"
    )
    text += "\n\n" + (f"See them, and decide: {page}" if page else commands)
    await notify(desk, f"unknown:{min(row['_id'] for row in rows)}", f"{count} unknown", text)
    await desk.store.change_group(Delivery, [str(row["_id"]) for row in rows], set={"told": True})
    return len(rows)


async def unsent_answers(desk: Desk) -> int:
    """Answers that the gate or the server stopped: a lead waits, and nobody knows; how many were seen to.

    One that offered a home which was sold meanwhile is written anew, once; of the others the operator is told, once,
    and what a person had let go waits for them again.
    """
    since = {"campaign": 0, "due_at": {"$gt": desk.now() - UNSENT_FOR}}
    untold = {"purpose": {"$in": [Purpose.REPLY, Purpose.INVITE, Purpose.REMINDER]}, "told": {"$ne": True}}
    seen_to = 0
    for state in (DeliveryState.SKIPPED, DeliveryState.FAILED):
        for delivery in await desk.store.find(Delivery, {**since, "state": state}, then=untold, limit=200):
            if delivery.purpose is Purpose.REMINDER:
                await _not_reminded(desk, delivery)
            elif not _as_it_should_be(delivery):
                if not await owe_anew(desk, delivery):
                    await _unsent(desk, delivery, await hold_again(desk, delivery))
                seen_to += 1
            await desk.store.change(Delivery, str(delivery.id), set={"told": True})
    return seen_to


def _as_it_should_be(delivery: Delivery) -> bool:
    """Another answer took its place, a person has the conversation, or the lead wants no mail and nobody insisted."""
    suppressed = delivery.reason.startswith("suppressed") and not delivery.approved_by
    return delivery.reason in ("superseded", "muted", "cancelled") or suppressed


async def _not_reminded(desk: Desk, delivery: Delivery) -> None:
    """Who unsubscribed by a link has a call all the same: they hear no more of it, and the operator decides."""
    call = await booked_call(desk, delivery.thread_id, delivery.contact_id)
    if call is None or not delivery.reason.startswith("suppressed"):
        return
    when = call_time(call.starts_at, desk.config.business.zone, "en")
    thread = await desk.store.get(Thread, call.thread_id)
    text = f"{delivery.recipient} wants no more mail and is not reminded of their call: {when}.\n"
    text += f"Ring them as agreed, or call it off:  mailbot calls cancel {call.number}\n\n{_where(desk, thread)}"
    subject = f"{delivery.recipient} has a call, and wants no more mail"
    await notify(desk, f"unreminded:{call.id}:{call.sequence}", subject, text, thread_id=call.thread_id)


async def _unsent(desk: Desk, delivery: Delivery, waits: Draft | None) -> None:
    """Tell of one; `waits` is the draft that it became again, where it did."""
    thread = await desk.store.first(Thread, {"_id": object_id(delivery.thread_id)}) if delivery.thread_id else None
    why = f"{in_words(delivery.reason)} {delivery.smtp_reply}".strip()
    text = f"The answer to {delivery.recipient} was not sent: {why}.\n"
    if waits:
        show = _page_or(desk, f"/drafts/{waits.number}", f"mailbot drafts show {waits.number}")
        text += f"\nIt waits for you again:  {show}"
    if thread:
        command = f"\nAnswer them:  mailbot threads reply {thread.number}"
        text += f"{'' if desk.config.web.link('/') else command}\n{_where(desk, thread)}"
    subject = f"An answer to {delivery.recipient} was not sent"
    await notify(desk, f"unsent:{delivery.id}", subject, text, thread_id=delivery.thread_id)


async def digest(desk: Desk) -> int:
    """One mail about every held draft that no digest has named yet; how many they are."""
    held = await desk.store.find(Draft, {"state": DraftState.HELD}, then={"announced": False}, limit=200)
    if not held:
        return 0
    one = len(held) == 1
    lines = ["An answer waits for you:" if one else f"{len(held)} answers wait for you:", ""]
    for draft in held:
        checks = ", ".join(failed.rule for failed in draft.failed_checks)
        lines.append(f"  draft {draft.number} to {draft.recipient}: {draft.reason}{f' ({checks})' if checks else ''}")
    page = desk.config.web.link("/drafts")
    commands = ("See one:     mailbot drafts show NUMBER", "Let it go:   mailbot drafts approve NUMBER")
    lines += ["", *([f"Read and decide: {page}"] if page else commands)]
    subject = "A draft waits for you" if one else f"{len(held)} drafts wait for you"
    await notify(desk, f"digest:{held[-1].id}", subject, "\n".join(lines))
    for draft in held:
        await desk.store.change(Draft, str(draft.id), set={"announced": True})
    return len(held)


def _why(gathered: Gathered, step: NextStep) -> str:
    """What the operator is told for, with what the lead was told that they hear of."""
    viewing, why = gathered.viewing, _what_waits(gathered, step)
    if step.reason == CALL_THEM and gathered.answer.quote:
        why = f"{why}: “{gathered.answer.quote}”"
    if gathered.refuses_the_call and why != step.reason:
        why = f"{why}; wants no call"
    if viewing is None:
        return why
    homes = " and ".join(home.address for home in gathered.homes_to_see) or "a home"
    before = f" (before that: {viewing.before})" if viewing.before else ""
    if viewing.off:
        return f"{why}; cannot see {homes} on {viewing.off} after all"
    if not viewing.words:
        return why if viewing.agreed else f"{why}; takes a visit for agreed"
    return f"{why}; would see {homes}: {viewing.words}{before}"


def _what_waits(gathered: Gathered, step: NextStep) -> str:
    """The questions that wait for them, else the step's reason; where the step says what happens now, both."""
    topics, homes = gathered.for_the_agent(step.step), gathered.homes.shown
    heard = gathered.situation.heard
    plain = step.step == ReplyStep.WAITS or heard.ready or heard.unanswered
    if step.action is not Action.REPLY or plain or not topics:
        return step.reason
    of = f" ({', '.join(home.address for home in homes)})" if homes else ""
    asked = f"{f'{UPSET}; ' if heard.upset else ''}asks about {listed([topic_in_words(topic) for topic in topics])}{of}"
    if step.step not in _SAY_WHAT_HAPPENS:
        return asked
    return step.reason if topics == (OTHER_TOPIC,) else f"{step.reason}; {asked}"


def _today(desk: Desk) -> date:
    """The day in the account's zone: what is told once a day has it in its key."""
    return desk.now().astimezone(desk.config.business.zone).date()


def _who(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return f"{contact.name} <{contact.address}>" if contact.name else contact.address


def _where(desk: Desk, thread: Thread) -> str:
    number = thread.number
    return f"Thread {number}: {_page_or(desk, f'/threads/{number}', f'mailbot threads show {number}')}"


def _page_or(desk: Desk, path: str, command: str) -> str:
    """Where a person looks: the page, where the dashboard can be reached from their mail, else the command."""
    return desk.config.web.link(path) or command

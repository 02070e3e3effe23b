"""Delivery reports and complaints: which recipients did not get our mail, for how long, and why.

Three kinds of report are read in this order: the fields of RFC 3464 and RFC 5965; notices in plain words; and what
flufl.bounce knows besides. Vacation replies, read receipts and people's mail are none of these.
"""

from __future__ import annotations

import contextlib
import email
import logging
import re
from dataclasses import dataclass, replace

from flufl.bounce import all_failures

from mailbot.mail import subjects
from mailbot.mail.mime import charsets, headers, structure
from mailbot.mail.parsed import ParsedEmail
from mailbot.mail.reports import dsn_fields, dsn_text
from mailbot.mail.reports import dsn_marks as marks
from mailbot.mail.reports.dsn_fields import Action, Group
from mailbot.mail.reports.dsn_reasons import OF_OURS, Judgement, Reason, judge

__all__ = ["OF_OURS", "DeliveryReport", "Reason", "ReportedRecipient", "read_report"]

MAX_FOR_LIBRARY = 12_000  # bytes of a mail that flufl.bounce is given: its time grows faster than they do
MAX_EVIDENCE = 6_000  # characters of a notice that are looked at to tell what it is
MAX_SENDER = 500

# It logs every mail that it fails on, headers and all; such mail is what we give it.
logging.getLogger("flufl.bounce").disabled = True

_MAIL_FIELD = re.compile(r"^[A-Za-z][\w-]*:.*(?:\n[ \t].*)*", re.MULTILINE)
_MESSAGE_ID = re.compile(
    r"^[ \t]*+(?:original-)?message-id[ \t]*+:\s{0,9}(<[^<>\s]{3,250}>)", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class ReportedRecipient:
    """One recipient of a report. `status` is an enhanced code (RFC 3463) or empty.

    `hard`: the address is bad for good. A full mailbox or a refusal of our server is soft.
    """

    address: str
    hard: bool
    status: str = ""
    reason: Reason = Reason.OTHER
    original: str = ""  # the address that the sender had used, where that is told (RFC 3464 §2.3.1)


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a machine reports of a mail of ours."""

    recipients: tuple[ReportedRecipient, ...] = ()
    delayed: bool = False  # still being tried: nothing is lost yet
    delivered: bool = False  # it has arrived, or been passed on: no bounce
    original_message_id: str = ""  # without angle brackets; empty where the report does not show it
    complaint: bool = False  # somebody called it spam


def read_report(mail: ParsedEmail, raw: bytes) -> DeliveryReport | None:
    """What a mail reports of mail of ours, or None where it reports nothing. Never raises; costs little on other mail.

    `raw` is what `mail` was parsed from.
    """
    if not _may_report(mail):
        return None
    root = structure.read(raw)
    if feedback := dsn_fields.read_feedback(root) or dsn_fields.read_hotmail(mail.nested):
        return _complaint(feedback, mail)
    if marks.AMAZON.search(mail.header("from")[:MAX_SENDER]) and (amazon := dsn_fields.read_amazon(mail.text)):
        return _from_amazon(amazon)
    notice, returned = dsn_text.above_returned_mail(_words(mail))
    groups = dsn_fields.read_status(root)
    if not groups:
        if not _is_notice(mail, notice, returned):
            return None
        groups = dsn_fields.read_groups(f"{notice}\n\n{returned}" if "Final-Recipient" in returned else notice)
    passed = bool(groups) and not any(group.action in (Action.FAILED, Action.DELAYED) for group in groups)
    original = _original_id(mail, notice, returned)
    if passed:
        return DeliveryReport(delivered=True, original_message_id=original)
    recipients = _from_groups(mail, groups, notice) or _from_notice(mail, raw, notice, returned)
    return DeliveryReport(recipients, delayed=_is_delayed(mail, groups, notice), original_message_id=original)


def _may_report(mail: ParsedEmail) -> bool:
    """The cheap question: does anything in the header look like a machine's report?"""
    return bool(
        "report" in mail.content_type
        or _sent_by_daemon(mail)
        or mail.header("x-failed-recipients")
        or marks.SUBJECT.search(mail.subject)
        or mail.subject.lower().lstrip().startswith("complaint about message from")
        or mail.header("return-path").strip() == "<>"
    )


def _sent_by_daemon(mail: ParsedEmail) -> bool:
    sender = mail.header("from")
    return bool(marks.DAEMON.search(sender[:MAX_SENDER])) or sender.rstrip().endswith("<>")


def _is_notice(mail: ParsedEmail, notice: str, returned: str) -> bool:
    """Whether a mail without status fields is a delivery notice, on more evidence the less its sender says so."""
    daemon = _sent_by_daemon(mail)
    if "disposition-notification" in mail.content_type and not daemon:  # a read receipt (RFC 8098)
        return False
    if not daemon and (marks.ANSWERING_MACHINE.match(mail.subject) or subjects.PASSED_ON.match(mail.subject)):
        return False
    subject = bool(marks.SUBJECT.search(mail.subject))
    failed = bool(marks.FAILED.search(notice[:MAX_EVIDENCE]) or marks.DELAYED.search(notice[:MAX_EVIDENCE]))
    if mail.header("x-failed-recipients") or (daemon and (subject or failed)):
        return True
    if failed and "delivery-status" in mail.content_type:
        return True
    if not (subject and failed):
        return False
    path = mail.header("return-path").strip()
    if path == "<>" or "mailer-daemon" in path.lower():
        return True
    perhaps = marks.PERHAPS_DAEMON.search(mail.header("from")[:MAX_SENDER])
    if not perhaps and (mail.in_reply_to or mail.references or any(who.name for who in mail.from_)):  # as people's
        return False
    return bool(returned or dsn_text.SMTP_REPLY.search(notice)) or bool(dsn_text.read_notice(notice, _own(mail)))


def _words(mail: ParsedEmail) -> str:
    """All that the report itself says in words, attached text included."""
    attached = [one.content for one in mail.attachments if one.type == "text/plain"][:3]
    texts = [charsets.decode(content[: dsn_text.MAX_NOTICE])[0].replace("\r\n", "\n") for content in attached]
    return "\n".join([mail.text, *texts])


def _is_delayed(mail: ParsedEmail, groups: tuple[Group, ...], notice: str) -> bool:
    if groups:
        return not any(group.action is Action.FAILED for group in groups)
    words = f"{mail.subject}\n{notice[:MAX_EVIDENCE]}"
    return bool(marks.DELAYED.search(words)) and not marks.FINAL.search(words)


# ---------------------------------------------------------------------------------------------- who, and why


class _Scales:
    """Weighs what is said of each recipient; where that says nothing, the notice as a whole is weighed, once."""

    def __init__(self, mail: ParsedEmail, notice: str) -> None:
        self._whole = f"{notice[:MAX_EVIDENCE]} {mail.subject}"
        self._of_whole: dict[tuple[str, bool], Judgement] = {}

    def weigh(self, address: str, said: tuple[str, ...], status: str, *, permanent: bool) -> ReportedRecipient:
        """`said` are words on this recipient, the most telling first.

        A server that took the recipient and refused after DATA refuses the mail, whatever it calls the reason; one
        that says that the account is switched off does not mean that there is none.
        """
        judged = judge("", status, permanent=permanent)
        for words in filter(None, said):
            judged = judge(words, status, permanent=permanent)
            if judged.reason is not Reason.OTHER:
                break
        if judged.reason is Reason.OTHER:
            judged = self._judge_whole(status or judged.status, permanent)
        reason, hard = judged.reason, judged.hard and permanent
        after_data = any(marks.UNKNOWN_AFTER_DATA.search(words) for words in (*said, self._whole))
        if after_data and reason is Reason.NO_SUCH_USER and judged.status != "5.1.1":
            reason, hard = Reason.FILTERED, False
        elif reason is Reason.NO_SUCH_USER and judged.status != "5.1.1" and marks.DISABLED.search(self._whole):
            reason, hard = Reason.SUSPENDED, False
        return ReportedRecipient(address, hard, judged.status, reason)

    def _judge_whole(self, status: str, permanent: bool) -> Judgement:
        if (status, permanent) not in self._of_whole:
            self._of_whole[status, permanent] = judge(self._whole, status, permanent=permanent)
        return self._of_whole[status, permanent]


def _from_groups(mail: ParsedEmail, groups: tuple[Group, ...], notice: str) -> tuple[ReportedRecipient, ...]:
    """The recipients of status fields; what these leave out is looked for in the notice."""
    failing = [group for group in groups if group.address and group.action in (Action.FAILED, Action.DELAYED)]
    if not failing:
        return ()
    scales = _Scales(mail, notice)
    named = {one.address: one.words for one in dsn_text.read_notice(notice, _own(mail))}
    found: dict[str, ReportedRecipient] = {}
    for group in failing:
        if group.address not in found:
            said = (group.diagnostic, named.get(group.address, ""))
            permanent = group.action is Action.FAILED
            weighed = scales.weigh(group.address, said, group.status, permanent=permanent)
            found[group.address] = replace(weighed, original=group.original)
    return tuple(found.values())


def _from_notice(mail: ParsedEmail, raw: bytes, notice: str, returned: str) -> tuple[ReportedRecipient, ...]:
    """The recipients that words name, or else the header, the library, or the returned mail."""
    own = _own(mail)
    named = dsn_text.read_notice(notice, own)
    if not named:
        addresses = (
            _addresses(mail.header("x-failed-recipients"))
            or _by_library(raw)
            or tuple(one.address for one in dsn_text.only_address(notice, own))
            or tuple(one.address for one in dsn_text.read_notice(_MAIL_FIELD.sub("", returned), own))
            or _returned_to(mail, returned)
        )
        named = tuple(dsn_text.Named(address) for address in addresses if address not in own)
    permanent = not _is_delayed(mail, (), notice)
    scales = _Scales(mail, notice)
    return tuple(scales.weigh(one.address, (one.words,), "", permanent=permanent) for one in named)


def _own(mail: ParsedEmail) -> frozenset[str]:
    """Addresses that a report names without meaning that they failed: who it was sent to, and by whom."""
    told = (*mail.to, *mail.cc, *mail.from_)
    return frozenset(who.email for who in told) | frozenset(_addresses(mail.header("delivered-to")))


def _addresses(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[0].lower() for found in dsn_text.ADDRESS.finditer(value)))


def _by_library(raw: bytes) -> tuple[str, ...]:
    """What flufl.bounce finds, which takes neither octets beyond ASCII in a header nor a mail without a sender."""
    message = email.message_from_string(raw[:MAX_FOR_LIBRARY].decode("ascii", "replace"))
    if not headers.read_addresses(str(message["from"] or ""))[0]:
        return ()
    with contextlib.suppress(Exception):  # mail that is not well formed makes it raise whatever comes
        temporary, permanent = all_failures(message)
        found = sorted(address.decode("utf-8", "replace").lower() for address in (*permanent, *temporary))
        return tuple(dict.fromkeys(found))
    return ()


def _returned_to(mail: ParsedEmail, returned: str) -> tuple[str, ...]:
    """The one recipient of the returned mail, where it has only one."""
    for header in (*mail.nested, returned.encode("utf-8", "replace")):
        part = structure.read_header(dsn_text.without_heading(header[: structure.MAX_HEADER]))
        people, _ = headers.read_addresses(part.first("to"))
        if len(people) == 1 and "@" in people[0].email:
            return (people[0].email,)
    return ()


def _complaint(feedback: dsn_fields.Feedback, mail: ParsedEmail) -> DeliveryReport:
    """Who called our mail spam. Reports of failed authentication and of "not spam" name nobody: no one complained."""
    people = feedback.recipients
    if feedback.kind in ("auth-failure", "not-spam"):
        people = ()
    elif not people:
        people = _returned_to(mail, "")
    recipients = tuple(ReportedRecipient(address, hard=False) for address in people)
    return DeliveryReport(recipients, complaint=True, original_message_id=_original_id(mail, "", ""))


def _from_amazon(amazon: dsn_fields.Amazon) -> DeliveryReport:
    failing = [group for group in amazon.groups if group.address and group.action is Action.FAILED]
    recipients = []
    for group in failing:
        one = judge(group.diagnostic, group.status)
        recipients.append(ReportedRecipient(group.address, one.hard and not amazon.complained, one.status, one.reason))
    return DeliveryReport(
        tuple(recipients),
        delivered=bool(amazon.groups) and not failing,
        original_message_id=amazon.original_message_id,
        complaint=amazon.complained,
    )


def _original_id(mail: ParsedEmail, notice: str, returned: str) -> str:
    """The Message-ID of the mail that is reported on, from its header where that came back."""
    for header in mail.nested:
        if found := headers.read_ids(structure.read_header(header[: structure.MAX_HEADER]).first("message-id")):
            return found[0]
    for text in (returned, notice):
        if told := _MESSAGE_ID.search(text[: dsn_text.MAX_NOTICE]):
            return next(iter(headers.read_ids(told[1])), "")
    return next(iter((*mail.in_reply_to, *reversed(mail.references))), "")

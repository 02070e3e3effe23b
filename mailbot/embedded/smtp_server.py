"""The SMTP half of the demo's mail server: aiosmtpd in front of maildirs, for the people of one invented town.

It takes mail for its own domains only, so nothing can leave the machine. An address that is known but broken takes
its mail and returns a delivery status notification (RFC 3464) a little later, as remote servers do.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import uuid
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import BytesHeaderParser
from email.utils import format_datetime, localtime, make_msgid
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from mailbot.embedded import maildir
from mailbot.embedded.mailplan import BrokenAddress, Plan

NULL_SENDER = "<>"  # aiosmtpd's envelope keeps the brackets of RFC 5321 §4.5.5, and of no other address
MAX_BYTES = 33_554_432
_log = logging.getLogger(__name__)


class PostOffice:
    """Answers the SMTP commands that matter, and delivers. One for all connections."""

    def __init__(self, base: Path, plan: Plan) -> None:
        self._base = base
        self._plan = plan
        self._mailboxes = {box.address: box for box in plan.mailboxes}
        self._broken = {address.address: address for address in plan.broken}
        self._returning: dict[asyncio.Task[None], Any] = {}

    def protocol(self) -> SMTP:
        """A protocol for one connection."""
        return SMTP(
            self,
            hostname=f"mx.{self._plan.domains[0]}",
            ident="mailbot demo town",
            data_size_limit=MAX_BYTES,
            auth_require_tls=False,  # it listens on the loopback address only
            authenticator=self._authenticate,
            loop=asyncio.get_running_loop(),
        )

    async def close(self) -> None:
        """Return what is still to be returned, now."""
        for task, notice in list(self._returning.items()):
            task.cancel()
            self._return(*notice)

    # -------------------------------------------------------------------------------------------- commands

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Writing from an address that has a password takes that address's login, sub-addresses included."""
        sender = base_address(address)
        box = self._mailboxes.get(sender)
        if box and box.password and session.auth_data != sender:
            return f"530 5.7.0 Log in as {sender} to write from it"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        recipient = base_address(address)
        if recipient.rpartition("@")[2] not in self._plan.domains:
            return "550 5.7.1 This server knows only the demo town; mail for elsewhere does not leave the machine"
        if recipient not in self._mailboxes and recipient not in self._broken:
            return f"550 5.1.1 <{address}>: no such person here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        queue_id = uuid.uuid4().hex[:12].upper()
        try:
            for recipient in envelope.rcpt_tos:
                self._accept(session, envelope, recipient, queue_id)
        except OSError as error:
            _log.error("cannot deliver %s: %s", queue_id, error)
            return "451 4.3.0 Cannot store the mail at present"
        return f"250 2.0.0 OK queued as {queue_id}"

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, login: LoginPassword
    ) -> AuthResult:
        name = login.login.decode("utf-8", "replace").lower()
        box = self._mailboxes.get(name)
        if box and box.password and hmac.compare_digest(box.password.encode(), login.password):
            return AuthResult(success=True, auth_data=name)
        return AuthResult(success=False, handled=False)

    # -------------------------------------------------------------------------------------------- delivery

    def _accept(self, session: Session, envelope: Envelope, recipient: str, queue_id: str) -> None:
        """Deliver to one recipient, or set out to return the mail."""
        sender = "" if envelope.mail_from == NULL_SENDER else str(envelope.mail_from)
        trace = _trace(session, sender, recipient, queue_id, f"mx.{self._plan.domains[0]}")
        raw = trace + bytes(envelope.original_content or b"")
        address = base_address(recipient)
        if address in self._mailboxes:
            maildir.deliver(maildir.home(self._base, address), raw)
        elif sender:  # RFC 5321 §6.1: a notification is never answered with another
            notice = (self._broken[address], sender, recipient, raw)
            task = asyncio.get_running_loop().create_task(self._return_later(*notice))
            self._returning[task] = notice

    async def _return_later(self, broken: BrokenAddress, sender: str, recipient: str, raw: bytes) -> None:
        await asyncio.sleep(self._plan.bounce_after)
        self._returning.pop(asyncio.current_task(), None)  # type: ignore[arg-type]
        self._return(broken, sender, recipient, raw)

    def _return(self, broken: BrokenAddress, sender: str, recipient: str, raw: bytes) -> None:
        back = base_address(sender)
        if back in self._mailboxes:
            notice = delivery_status(broken, sender, recipient, raw)
            trace = f"Return-Path: <>\r\nDelivered-To: {sender}\r\n".encode()
            maildir.deliver(maildir.home(self._base, back), trace + notice.as_bytes().replace(b"\n", b"\r\n"))


def base_address(address: str) -> str:
    """The mailbox behind an address: lower case, and without its sub-address (RFC 5233)."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def delivery_status(broken: BrokenAddress, sender: str, recipient: str, raw: bytes) -> MIMEMultipart:
    """A notice that a mail could not be delivered: words, fields for machines, the returned headers (RFC 3464)."""
    domain = broken.address.rpartition("@")[2]
    notice = MIMEMultipart("report", report_type="delivery-status")
    notice["From"] = f"Mail Delivery System <MAILER-DAEMON@{domain}>"
    notice["To"] = sender
    notice["Subject"] = "Undelivered Mail Returned to Sender"
    notice["Date"] = format_datetime(localtime())
    notice["Message-ID"] = make_msgid(domain=f"mx.{domain}")
    notice["Auto-Submitted"] = "auto-replied"
    words = (
        f"This is the mail system at host mx.{domain}.\n\n"
        "Your message could not be delivered to one or more recipients.\n\n"
        f"<{recipient}>: {broken.reason}\n"
    )
    notice.attach(MIMEText(words, "plain", "us-ascii"))
    notice.attach(_status_fields(broken, recipient, f"mx.{domain}"))
    returned = BytesHeaderParser().parsebytes(raw)
    headers = Message()
    headers["Content-Type"] = "text/rfc822-headers"
    headers.set_payload("".join(f"{name}: {value}\n" for name, value in returned.items()))
    notice.attach(headers)
    return notice


def _status_fields(broken: BrokenAddress, recipient: str, host: str) -> Message:
    about_all, about_one = Message(), Message()
    about_all["Reporting-MTA"] = f"dns; {host}"
    about_all["Arrival-Date"] = format_datetime(localtime())
    about_one["Final-Recipient"] = f"rfc822; {recipient}"
    about_one["Action"] = "failed"
    about_one["Status"] = broken.status
    about_one["Diagnostic-Code"] = f"smtp; 550 {broken.status} {broken.reason}"
    fields = Message()
    fields["Content-Type"] = "message/delivery-status"
    fields.set_payload([about_all, about_one])
    return fields


def _trace(session: Session, sender: str, recipient: str, queue_id: str, host: str) -> bytes:
    """The headers that the last hop puts on top (RFC 5321 §4.4)."""
    peer = session.peer[0] if session.peer else "unknown"
    protocol = ("ESMTPA" if session.authenticated else "ESMTP") if session.extended_smtp else "SMTP"
    lines = (
        f"Return-Path: <{sender}>",
        f"Delivered-To: {recipient}",
        f"Received: from {session.host_name} ([{peer}])",
        f"\tby {host} (mailbot demo town) with {protocol} id {queue_id}",
        f"\tfor <{recipient}>; {format_datetime(localtime())}",
    )
    return "".join(f"{line}\r\n" for line in lines).encode("ascii", "backslashreplace")

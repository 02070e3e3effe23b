"""Turns what a person says into the mail that their program would send: headers, signature, quote."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, make_msgid
from html import escape
from zoneinfo import ZoneInfo

from mailbot.embedded.personas.hearing import Heard
from mailbot.embedded.personas.person import Client, Move, Persona

LOCAL = ZoneInfo("America/New_York")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DIAS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_PROGRAMS = {
    Client.OUTLOOK: ("X-Mailer", "Microsoft Outlook 16.0"),
    Client.APPLE_MAIL: ("X-Mailer", "Apple Mail (2.3774.600.62)"),
    Client.IPHONE: ("X-Mailer", "iPhone Mail (21E236)"),
    Client.THUNDERBIRD: ("User-Agent", "Mozilla Thunderbird"),
}


def write(persona: Persona, move: Move, heard: Heard | None, to: str, now: datetime | None = None) -> EmailMessage:
    """The mail of a move; `heard` is what it answers, if anything, and `to` whom it goes to."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((persona.name, persona.address))
    mail["To"] = to
    mail["Subject"] = move.subject or _answering(persona.client, heard)
    mail["Date"] = format_datetime((now or datetime.now(UTC)).astimezone(LOCAL))
    mail["Message-ID"] = make_msgid(domain=persona.address.rpartition("@")[2])
    if heard and (move.automatic or not move.subject):
        mail["In-Reply-To"] = heard.message_id
        mail["References"] = " ".join([*heard.references, heard.message_id])
    program = _PROGRAMS.get(persona.client)
    for name, value in (*move.headers, *((program,) if program and not move.automatic else ())):
        mail[name] = value
    mail.set_content(_text(persona, move, heard))
    if persona.client in (Client.GMAIL, Client.OUTLOOK) and not move.automatic:
        mail.add_alternative(_html(persona, move, heard), subtype="html")
    if move.calendar:
        mail.add_alternative(move.calendar, subtype="calendar", params={"method": "REPLY"})
    return mail


def _answering(client: Client, heard: Heard | None) -> str:
    subject = heard.subject if heard else ""
    prefix = "RE:" if client is Client.OUTLOOK else "Re:"
    return subject if subject.lower().startswith("re:") else f"{prefix} {subject}"


# ------------------------------------------------------------------------------------------------ plain text


def _text(persona: Persona, move: Move, heard: Heard | None) -> str:
    if move.automatic:
        return f"{move.text}\n"
    own = _own_words(persona, move, heard)
    if heard is None or not move.quotes or persona.client is Client.BARE:
        return f"{own}\n"
    quoted = "\n".join(f"> {line}".rstrip() for line in heard.text.rstrip().splitlines())
    head = _attribution(persona, heard)
    if persona.client is Client.OUTLOOK:
        return f"{own}\n\n{'_' * 32}\n{_outlook_head(persona, heard)}\n\n{heard.text.rstrip()}\n"
    if persona.client is Client.THUNDERBIRD:
        return f"{head}\n{quoted}\n\n{own}\n"
    if persona.client in (Client.APPLE_MAIL, Client.IPHONE):
        return f"{own}\n\n> {head}\n> \n{quoted}\n"
    wrapped = textwrap.fill(head, 78, break_long_words=False, break_on_hyphens=False)
    return f"{own}\n\n{wrapped}\n\n{quoted}\n"


def _own_words(persona: Persona, move: Move, heard: Heard | None) -> str:
    greeting = "" if persona.client is Client.IPHONE else _greeting(persona, heard)
    marks = {Client.IPHONE: "Sent from my iPhone", Client.THUNDERBIRD: f"-- \n{persona.signature}"}
    ending = marks.get(persona.client, persona.signature)
    return "\n\n".join(part for part in (greeting, move.text, ending if move.text else "") if part)


def _greeting(persona: Persona, heard: Heard | None) -> str:
    first = heard.sender_name.split()[0].strip('",') if heard and heard.sender_name else ""
    if persona.language == "es":
        return f"Hola, {first}:" if first else "Hola:"
    return f"Hi {first}," if first else "Hello,"


def _attribution(persona: Persona, heard: Heard) -> str:
    when = heard.date.astimezone(LOCAL)
    who = f"{heard.sender_name} <{heard.sender}>" if heard.sender_name else f"<{heard.sender}>"
    clock = f"{when.hour % 12 or 12}:{when.minute:02d} {'AM' if when.hour < 12 else 'PM'}"
    day = f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"
    if persona.client is Client.THUNDERBIRD:
        return f"On {when.month}/{when.day}/{when:%y} {when:%H:%M}, {heard.sender_name or heard.sender} wrote:"
    if persona.client in (Client.APPLE_MAIL, Client.IPHONE):
        return f"On {day}, at {clock}, {who} wrote:"
    if persona.language == "es":
        day = f"{_DIAS[when.weekday()]}, {when.day} {_MESES[when.month - 1]} {when.year}"
        return f"El {day} a las {when:%H:%M}, {heard.sender_name} (<{heard.sender}>) escribió:"
    return f"On {_DAYS[when.weekday()]}, {day} at {clock} {who} wrote:"


def _outlook_head(persona: Persona, heard: Heard) -> str:
    when = heard.date.astimezone(LOCAL)
    return (
        f"From: {heard.sender_name} <{heard.sender}>\n"
        f"Sent: {when.month}/{when.day}/{when.year} {when.hour % 12 or 12}:{when.minute:02d} "
        f"{'AM' if when.hour < 12 else 'PM'}\n"
        f"To: {persona.name} <{persona.address}>\n"
        f"Subject: {heard.subject}"
    )


# ------------------------------------------------------------------------------------------------ HTML


def _html(persona: Persona, move: Move, heard: Heard | None) -> str:
    own = _lines(_own_words(persona, move, heard))
    if heard is None or not move.quotes:
        return f'<div dir="ltr">{own}</div>\n'
    quoted = _lines(heard.text.rstrip())
    if persona.client is Client.OUTLOOK:
        head = _lines(_outlook_head(persona, heard))
        return (
            f'<div class="elementToProof">{own}</div>\n<hr style="display:inline-block;width:98%" tabindex="-1">\n'
            f'<div id="divRplyFwdMsg" dir="ltr">{head}</div>\n<div>{quoted}</div>\n'
        )
    return (
        f'<div dir="ltr">{own}</div><br>\n<div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        f"{escape(_attribution(persona, heard))}<br></div>\n"
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">'
        f"{quoted}</blockquote></div>\n"
    )


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in text.splitlines())

"""Leads inside notifications of portals and website forms: recognised by sender domain and structure.

The lead's address is text of the mail, so it is believed only where our own server vouches that the portal (or, for a
form, our own website) sent it: nobody may use mailbot to write to strangers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from classifiers.circumstances import Circumstances
from classifiers.rules import lead_fields
from classifiers.rules.lead_fields import EMAIL, MAX_TEXT, PHONE, LeadFields
from classifiers.rules.portal_formats import FORM_MAILERS, FORM_SUBJECT, PORTALS, SERVICE_DOMAINS, Portal
from classifiers.verdict import Need, PortalLead, Reading, Verdict
from mailbot.mail.addresses import domain_of, is_no_reply, is_public_provider
from mailbot.mail.authentication import is_authentic, is_below
from mailbot.mail.parsed import ParsedEmail
from models.message import Intent, Kind

FORM = "website form"


def judge(around: Circumstances) -> Verdict | None:
    """Claim a notification that carries a lead; a portal's lead mail that no longer parses is claimed for a person."""
    found = recognise(around)
    if found is None:
        return None
    lead = found.lead
    readable = bool(lead.email)
    said = found.sign if readable else f"{found.sign}, but the lead's address was not found in it"
    if readable and not lead.trusted:
        said += ", not proved to come from there"
    return Verdict(
        Kind.HUMAN,
        Intent.BUYER if lead.property_address or lead.property_ref else Intent.GENERAL,
        reason=f"portal: {said}",
        confidence=0.9 if readable else 0.3,
        sure=readable and lead.trusted,
        needs=_needs(lead),
        portal=lead,
    )


def with_reading(verdict: Verdict, reading: Reading) -> Verdict:
    """The verdict on a notification together with what a reader made of the lead's own message.

    A message that says little is still an enquiry about a listing: only a sure reading changes the intent.
    """
    return replace(
        verdict,
        intent=reading.intent if reading.sure else verdict.intent,
        also=reading.also,
        reason=f"{verdict.reason}; its message: {reading.reason}",
        sure=verdict.sure and (reading.sure or verdict.intent is not Intent.GENERAL),
        confidence=min(verdict.confidence, reading.confidence) if reading.sure else verdict.confidence,
        needs={**reading.needs, **verdict.needs},
        ready=reading.ready,
        asks=reading.asks,
        wants_human=reading.wants_human,
        sentiment=reading.sentiment,
        has_agent=reading.has_agent,
        language=reading.language,
    )


# ------------------------------------------------------------------------------------------------ recognition


@dataclass(frozen=True, slots=True)
class Recognised:
    """A lead notification, and what gave it away."""

    lead: PortalLead
    sign: str


def recognise(around: Circumstances) -> Recognised | None:
    """What a mail is as a notification, or None where it is an ordinary mail."""
    author = domain_of(around.mail.author.email) if around.mail.author else ""
    for portal in PORTALS:
        if is_below(author, portal.domains):
            return _from_portal(around, portal, author)
    return _from_form(around)


def _from_portal(around: Circumstances, portal: Portal, author: str) -> Recognised | None:
    mail = around.mail
    fields = lead_fields.read(mail.text, mail.html)
    announced = _first(portal.leads, mail.subject.strip())
    told = _told(portal, mail)
    relayed = is_below(author, portal.relays)
    if announced is None and not relayed and not (fields.get("email") and fields.full_name):
        return None  # the portal's own advertising
    named = {**told, **(announced or {})}
    lead = PortalLead(
        portal=_origin(named.get("origin", "")) or portal.name,
        name=fields.full_name or _fuller(named.get("name", ""), _display_name(mail, relayed)),
        email=fields.get("email") or named.get("email", "") or _lead_address(around, relayed),
        phone=fields.get("phone") or named.get("phone", "") or _first_phone(mail.text),
        message=fields.get("message") or named.get("message", "") or (around.text if relayed else ""),
        property_ref=fields.get("property_ref"),
        property_address=fields.get("property_address") or named.get("property_address", ""),
        trusted=is_authentic(mail, around.authserv_id, portal.domains),
    )
    return Recognised(lead, f"{portal.name} notification from {author}")


def _from_form(around: Circumstances) -> Recognised | None:
    """A form's fields in a mail that is not simply from the person whom they name."""
    mail = around.mail
    fields = lead_fields.read(mail.text, mail.html)
    email = fields.get("email")
    author = mail.author.email if mail.author else ""
    if not email or email == author or email in around.own_addresses or not _is_form(fields):
        return None
    hint = _form_hint(around, fields)
    if not hint:
        return None
    claimed = next(
        (p for p in PORTALS if p.claims and p.claims.search(f"{_display_name(mail, True)} {mail.subject}")), None
    )
    lead = PortalLead(
        portal=claimed.name if claimed else _origin(fields.get("source")) or FORM,
        name=fields.full_name,
        email=email,
        phone=fields.get("phone"),
        message=fields.get("message"),
        property_ref=fields.get("property_ref"),
        property_address=fields.get("property_address"),
        trusted=claimed is None and _is_our_own(around),
    )
    return Recognised(lead, f"form notification from {author or 'nobody'} ({hint})")


def _is_our_own(around: Circumstances) -> bool:
    """Whether our own website wrote this: one of our addresses, or our domain where it is no provider's for all."""
    author = around.mail.author.email if around.mail.author else ""
    one = {domain_of(author)} if author in around.own_addresses else set()
    return is_authentic(around.mail, around.authserv_id, _own_domains(around) | one)


def _own_domains(around: Circumstances) -> set[str]:
    return {domain for domain in map(domain_of, around.own_addresses) if not is_public_provider(domain)}


def _is_form(fields: LeadFields) -> bool:
    """Enough labelled fields, and little else: a letter that gives an address is no form."""
    if fields.certain:
        return True
    says = any(fields.get(name) for name in ("message", "phone", "property_address", "property_ref"))
    return bool(fields.full_name) and says and fields.labelled >= 3 and fields.labelled * 2 >= fields.lines


def _form_hint(around: Circumstances, fields: LeadFields) -> str:
    mail = around.mail
    if fields.certain:
        return "lead metadata or an encoded form"
    if mail.author and is_no_reply(mail.author.email):
        return "a no-reply sender"
    if mail.author and mail.author.email in around.own_addresses:
        return "our own website"
    if any(address.email == fields.get("email") for address in mail.reply_to):
        return "Reply-To is the lead"
    if FORM_SUBJECT.search(mail.subject):
        return f"subject “{mail.subject.strip()[:60]}”"
    if FORM_MAILERS.search(mail.header("x-mailer") or mail.header("x-php-originating-script")):
        return "sent by a form's software"
    return ""


# ------------------------------------------------------------------------------------------------ fields


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> dict[str, str] | None:
    """The groups of the first pattern that is found; None where none is."""
    for pattern in patterns:
        found = pattern.search(text)
        if found:
            return {name: value.strip() for name, value in found.groupdict().items() if value}
    return None


def _told(portal: Portal, mail: ParsedEmail) -> dict[str, str]:
    told: dict[str, str] = {}
    for sentence in portal.sentences:
        found = _first((sentence,), mail.text[:MAX_TEXT])
        for name, value in (found or {}).items():
            told.setdefault(name, re.sub(r"\s+", " ", value))
    return told


def _display_name(mail: ParsedEmail, relayed: bool) -> str:
    """A relay writes the lead's name beside its own address; elsewhere that is the portal's name."""
    return mail.author.name if relayed and mail.author else ""


def _fuller(told: str, shown: str) -> str:
    """A subject tells the first name, the sender's display name the whole one."""
    return shown if not told or shown.lower().startswith(f"{told.lower()} ") else told


def _lead_address(around: Circumstances, relayed: bool) -> str:
    """The first address in Reply-To or the text that is neither the portal's nor ours; a relay's own as the last."""
    mail = around.mail
    written = [address.email for address in mail.reply_to] + [
        found[0].lower() for found in EMAIL.finditer(mail.text[:MAX_TEXT])
    ]
    passed_over = (*SERVICE_DOMAINS, *_own_domains(around))
    for address in written:
        theirs = address not in around.own_addresses and not is_below(domain_of(address), passed_over)
        if theirs and not is_no_reply(address):
            return address
    return mail.author.email if relayed and mail.author else ""


def _first_phone(text: str) -> str:
    numbers = (found[0].strip() for found in PHONE.finditer(text[:MAX_TEXT]))
    return next((number for number in numbers if sum(map(str.isdigit, number)) >= 10), "")


def _origin(source: str) -> str:
    """The portal that a source names, as an aggregator writes it."""
    plain = source.strip().lower()
    return next((portal.name for portal in PORTALS if plain and (portal.name in plain or plain in portal.name)), "")


def _needs(lead: PortalLead) -> dict[str, Need]:
    given = {"name": lead.name, "phone": lead.phone, "lead_email": lead.email, "address": lead.property_address}
    return {slot: Need(value, value) for slot, value in given.items() if value}

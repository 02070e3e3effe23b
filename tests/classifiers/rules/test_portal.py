"""Lead notifications of portals and website forms: what is read in them, and when they are believed."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.circumstances import Circumstances
from classifiers.rules import loop
from classifiers.rules.portal import judge, recognise
from classifiers.verdict import PortalLead
from mailbot.mail.parsed import Address, ParsedEmail
from models.message import Intent, Kind

OURS = frozenset({"hello@agency.example"})
SERVER = "mx.agency.example"


def around(
    mail: ParsedEmail, text: str | None = None, *, authserv_id: str = SERVER, ours: frozenset[str] = OURS
) -> Circumstances:
    said = mail.text if text is None else text
    return Circumstances(mail, b"", said, date(2026, 3, 2), own_addresses=ours, authserv_id=authserv_id)


def mail_from(
    address: str, subject: str, text: str, *, name: str = "", passed: str = "", **more: object
) -> ParsedEmail:
    headers: tuple[tuple[str, str], ...] = (("received", "from out.example by mx.agency.example"),)
    if passed:
        headers = (("authentication-results", f"{SERVER}; {passed}"), *headers)
    return ParsedEmail(
        from_=(Address(address, name),),
        to=(Address("hello@agency.example"),),
        subject=subject,
        text=text,
        headers=headers,
        **more,  # type: ignore[arg-type]
    )


REALTOR = """First Name: Rosa
Last Name: Quintero
Email Address: rosa.q@mailbox.example
Phone Number: 517-555-0129

Comment:
I would like to see 15 Pinewood Dr this weekend.

Is the basement finished?

This consumer inquired about:

Property Address:
15 Pinewood Dr
Grass Lake, MI 49240
MLSID # 26003866
"""


def lead_of(mail: ParsedEmail, text: str | None = None) -> PortalLead:
    verdict = judge(around(mail, text))
    assert verdict is not None
    assert verdict.portal is not None
    assert verdict.kind is Kind.HUMAN
    return verdict.portal


def test_realtor_com_gives_every_field_and_is_trusted_when_dkim_vouches() -> None:
    mail = mail_from(
        "leads@email.realtor.com",
        "New realtor.com lead - Rosa Quintero",
        REALTOR,
        passed="dkim=pass header.d=realtor.com",
    )
    assert lead_of(mail) == PortalLead(
        portal="realtor.com",
        name="Rosa Quintero",
        email="rosa.q@mailbox.example",
        phone="517-555-0129",
        message="I would like to see 15 Pinewood Dr this weekend.\n\nIs the basement finished?",
        property_ref="26003866",
        property_address="15 Pinewood Dr, Grass Lake, MI 49240",
        trusted=True,
    )


def test_realtor_com_with_everything_in_the_subject() -> None:
    mail = mail_from(
        "no-reply@realtorpro.io", "New inquiry: Tom Okafor (517) 555-0144 tom.okafor@mailbox.example.", "Open the app."
    )
    lead = lead_of(mail)
    assert (lead.name, lead.email, lead.phone) == ("Tom Okafor", "tom.okafor@mailbox.example", "(517) 555-0144")


def test_zillow_relay_is_the_leads_address_and_the_subject_names_the_property() -> None:
    text = "Ernest Vale says:\n\nI'd like to schedule a tour. Is Saturday possible?\n\nMove in: Oct 01\n"
    mail = mail_from(
        "z375qg5hx@convo.zillow.com",
        "Ernest is requesting information about 1919 W Diamond St #2, Philadelphia, PA, 19121",
        text,
        name="Ernest Vale",
        passed="dmarc=pass (p=REJECT) header.from=convo.zillow.com",
    )
    lead = lead_of(mail)
    assert lead.portal == "zillow"
    assert lead.email == "z375qg5hx@convo.zillow.com"
    assert lead.property_address == "1919 W Diamond St #2, Philadelphia, PA, 19121"
    assert "Is Saturday possible?" in lead.message
    assert lead.trusted


def test_homes_com_lead() -> None:
    text = "You have a new lead!\n\nName: Ada Lin\nEmail: ada.lin@mailbox.example\nPhone: 555 010 0199\n"
    text += "Property: 8 Alder Ct\nMessage: Could I see it on Friday?\n"
    mail = mail_from(
        "noreply@homes.com", "New Lead from Homes.com", text, passed="spf=pass smtp.mailfrom=b@mail.homes.com"
    )
    lead = lead_of(mail)
    assert (lead.portal, lead.name, lead.email) == ("homes.com", "Ada Lin", "ada.lin@mailbox.example")
    assert (lead.property_address, lead.message, lead.trusted) == ("8 Alder Ct", "Could I see it on Friday?", True)


def test_follow_up_boss_names_the_portal_behind_it() -> None:
    text = "You have a new lead named Steven Frank (555) 010-0177\nfrom Zillow interested in 77 Quail Run ($499,000)\n"
    text += "Email: steven.f@mailbox.example\n"
    mail = mail_from("leads@followupboss.com", "Lead Alert from Zillow - Steven Frank - $499,000", text)
    lead = lead_of(mail)
    assert (lead.portal, lead.name, lead.email) == ("zillow", "Steven Frank", "steven.f@mailbox.example")
    assert lead.property_address == "77 Quail Run"


def test_lead_metadata_in_the_html_wins() -> None:
    markup = (
        '<html><head><meta name="lead_information_version" content="1.0" />'
        '<meta name="lead_source" content="Realtor.com" /><meta name="lead_name" content="Jo &amp; Al Berg" />'
        '<meta name="lead_email" content="berg@mailbox.example" /><meta name="lead_phone" content="703-555-0112" />'
        '<meta name="lead_message" content="Still available?" /></head></html>'
    )
    mail = mail_from("crm@idx.example", "Someone wrote", "Someone wrote", html=markup)
    lead = lead_of(mail)
    assert (lead.portal, lead.name, lead.email) == ("realtor.com", "Jo & Al Berg", "berg@mailbox.example")
    assert lead.message == "Still available?"


FORM = "Name: Mia Holt\nEmail: mia@mailbox.example\nPhone: 555-0100-22\nMessage: Is the yard fenced?\nThanks, Mia\n"


def test_our_own_websites_form_is_trusted_when_our_own_server_vouches() -> None:
    mail = mail_from(
        "no-reply@agency.example", "New contact form submission", FORM, passed="dkim=pass header.d=agency.example"
    )
    lead = lead_of(mail)
    assert (lead.portal, lead.email, lead.trusted) == ("website form", "mia@mailbox.example", True)
    assert lead.message == "Is the yard fenced?\nThanks, Mia"


def test_a_form_sent_as_the_address_that_it_writes_to_is_no_loop() -> None:
    mail = mail_from("hello@agency.example", "Website inquiry", FORM, passed="dkim=pass header.d=agency.example")
    assert loop.judge(around(mail)) is None
    assert lead_of(mail).trusted


@pytest.mark.parametrize(
    ("author", "ours", "trusted"),
    [
        ("mallory@gmail.com", "alder.homes@gmail.com", False),  # anybody may have a mailbox there
        ("alder.homes@gmail.com", "alder.homes@gmail.com", True),
        ("forms@agency.example", "hello@agency.example", True),
        ("forms@www.agency.example", "hello@agency.example", True),
    ],
)
def test_whom_we_share_a_provider_with_is_not_our_own_website(author: str, ours: str, trusted: bool) -> None:
    passed = f"dmarc=pass header.from={author.partition('@')[2]}"
    mail = mail_from(author, "New contact form submission", FORM, passed=passed)
    found = recognise(around(mail, ours=frozenset({ours})))
    assert found is not None
    assert found.lead.trusted is trusted


def test_a_lead_at_our_own_provider_is_read_from_a_portal_s_mail() -> None:
    reply_to = (Address("alder.homes@gmail.com"), Address("mia.holt@gmail.com"))
    mail = mail_from(
        "z1@convo.zillow.com", "Mia is requesting information about 8 Alder Ct", "Hello", reply_to=reply_to
    )
    found = recognise(around(mail, ours=frozenset({"alder.homes@gmail.com"})))
    assert found is not None
    assert found.lead.email == "mia.holt@gmail.com"


def test_a_strangers_form_is_recognised_and_never_believed() -> None:
    mail = mail_from("forms@attacker.example", "Contact form", FORM, passed="dkim=pass header.d=attacker.example")
    verdict = judge(around(mail))
    assert verdict is not None
    assert verdict.portal is not None
    assert not verdict.portal.trusted
    assert not verdict.sure


def test_form_encoded_body() -> None:
    text = "name=Jane+Doe&email=jane%40mailbox.example&phone=555-123-4567&message=Hi%2C+is+it+available%3F"
    lead = lead_of(mail_from("no-reply@agency.example", "form", text))
    assert (lead.name, lead.email, lead.message) == ("Jane Doe", "jane@mailbox.example", "Hi, is it available?")


def test_spanish_form() -> None:
    text = "Nombre: Luz\nApellidos: Prado\nCorreo electrónico: luz@mailbox.example\nTeléfono: 555 010 0133\n"
    text += "Mensaje: ¿Sigue disponible la casa?\n"
    lead = lead_of(mail_from("no-responder@agency.example", "Nuevo mensaje", text))
    assert (lead.name, lead.email, lead.phone) == ("Luz Prado", "luz@mailbox.example", "555 010 0133")
    assert lead.message == "¿Sigue disponible la casa?"


def test_labels_alone_above_their_values_as_tables_leave_them() -> None:
    text = "New!\n\nName\nJane Doe\n\nEmail\njane@mailbox.example\n\nMessage\nWe want to see it.\n\n---\nSent by us\n"
    lead = lead_of(mail_from("wordpress@agency.example", "New submission", text))
    assert (lead.name, lead.email, lead.message) == ("Jane Doe", "jane@mailbox.example", "We want to see it.")


# ------------------------------------------------------------------------------------------------ trust

CHECKS = [
    ("dkim=pass header.d=email.realtor.com", True),
    ("dkim=pass header.i=@realtor.com", True),
    ("spf=pass smtp.mailfrom=bounce@email.realtor.com", True),
    ("dmarc=pass header.from=realtor.com", True),
    ("DKIM=Pass (2048-bit key; unprotected) HEADER.D=Realtor.COM", True),
    ("spf=fail smtp.mailfrom=x.example; dkim=pass header.d=realtor.com", True),
    ("dkim=pass header.d=attacker.example", False),
    ("dkim=pass header.d=notrealtor.com", False),
    ("dkim=pass header.d=realtor.com.attacker.example", False),
    ("dkim=fail header.d=realtor.com", False),
    ("dkim=none; spf=softfail smtp.mailfrom=realtor.com", False),
    ("spf=pass smtp.mailfrom=x@attacker.example (dkim=pass header.d=realtor.com)", False),
    ('spf=pass smtp.mailfrom="x@realtor.com"@attacker.example', False),
    ("spf=pass smtp.mailfrom=x@realtor.com; dmarc=fail header.from=email.realtor.com", False),
    ("", False),
]


@pytest.mark.parametrize(("passed", "trusted"), CHECKS)
def test_only_an_aligned_pass_makes_a_portal_trusted(passed: str, trusted: bool) -> None:
    mail = mail_from("leads@email.realtor.com", "New realtor.com lead - Rosa Quintero", REALTOR, passed=passed)
    verdict = judge(around(mail))
    assert verdict is not None
    assert verdict.portal is not None
    assert verdict.portal.trusted is trusted
    assert verdict.sure is trusted


def test_results_of_another_server_are_not_believed() -> None:
    mail = mail_from(
        "leads@email.realtor.com", "New realtor.com lead - R", REALTOR, passed="dkim=pass header.d=realtor.com"
    )
    for name in ("", "mx.elsewhere.example", "agency.example"):
        found = recognise(around(mail, authserv_id=name))
        assert found is not None
        assert not found.lead.trusted


def test_results_below_our_own_received_header_came_with_the_mail() -> None:
    mail = mail_from("leads@email.realtor.com", "New realtor.com lead - R", REALTOR)
    ours = ("authentication-results", f"{SERVER}; dkim=none")
    forged = ("authentication-results", f"{SERVER}; dkim=pass header.d=realtor.com")
    headers = (ours, *mail.headers, forged)
    found = recognise(around(ParsedEmail(from_=mail.from_, subject=mail.subject, text=mail.text, headers=headers)))
    assert found is not None
    assert not found.lead.trusted


def test_a_lead_mail_that_no_longer_parses_goes_to_a_person() -> None:
    mail = mail_from(
        "leads@email.realtor.com",
        "New realtor.com lead - Rosa Q",
        "Open the app.",
        passed="dkim=pass header.d=realtor.com",
    )
    verdict = judge(around(mail))
    assert verdict is not None
    assert not verdict.sure
    assert "not found" in verdict.reason


# ------------------------------------------------------------------------------------------------ no notification


@pytest.mark.parametrize(
    "mail",
    [
        mail_from("my-saved-home@mail.zillow.com", "5 new homes for your saved search", "See homes\n"),
        mail_from("consumer@e.mail.realtor.com", "Price drop on a home you saved", "Now $412,000\n"),
        mail_from("mia@mailbox.example", "Re: your questions", FORM),
        mail_from(
            "ben@mailbox.example", "Re: 12 Elm", "Hi, my wife's email: ann@mailbox.example\nPhone: 555-0100-22\nThanks"
        ),
        mail_from(
            "ben@mailbox.example",
            "hello",
            "Could you also write to my brother?\nHe wants to see it too and is free on Sunday.\n"
            "Name: Al\nEmail: al@mailbox.example\nHe pays cash. We both love the porch and the yard.\n"
            "Let me know what you think of an offer at 400.\n",
        ),
    ],
    ids=["saved search", "price drop", "the person's own answers", "signature", "a letter that names somebody"],
)
def test_ordinary_mail_is_no_notification(mail: ParsedEmail) -> None:
    assert judge(around(mail)) is None


def test_a_lead_who_asks_about_a_listing_is_a_buyer_until_the_message_says_otherwise() -> None:
    mail = mail_from("leads@email.realtor.com", "New realtor.com lead - Rosa Quintero", REALTOR)
    verdict = judge(around(mail))
    assert verdict is not None
    assert verdict.intent is Intent.BUYER
    assert verdict.needs["phone"].value == "517-555-0129"
    assert verdict.needs["phone"].quote in REALTOR

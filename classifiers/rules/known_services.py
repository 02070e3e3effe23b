"""Services whose notices reach every agency, and the domains that they write from: who bears their name, and who may.

Nobody passes a check for a domain of theirs but they, so that a notice proven to be from there is what it says, however
much it sounds like phishing; and what bears their name and comes from elsewhere is not theirs.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.circumstances import Circumstances
from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.authentication import is_below

# By the names that they write under. A name of one word that people or firms of other trades bear is not here.
SERVICES: Final[dict[str, tuple[str, ...]]] = {
    "adobe|adobe sign|acrobat sign|adobe acrobat sign": ("adobe.com", "adobesign.com", "echosign.com"),
    "airbnb": ("airbnb.com",),
    "amazon|amazon business|amazon web services|aws": ("amazon.com", "amazon.es", "amazon.com.mx", "amazonaws.com"),
    "american express|amex": ("americanexpress.com", "aexp.com"),
    "apple|apple id|icloud": ("apple.com", "icloud.com"),
    "bank of america": ("bankofamerica.com", "bofa.com"),
    "calendly": ("calendly.com",),
    "canva": ("canva.com",),
    "capital one": ("capitalone.com",),
    "chase|jpmorgan chase": ("chase.com", "jpmorgan.com", "jpmchase.com"),
    "citibank": ("citi.com", "citibank.com"),
    "dhl|dhl express": ("dhl.com",),
    "docusign|docu sign": ("docusign.net", "docusign.com"),
    "dotloop": ("dotloop.com",),
    "dropbox|dropbox sign|hellosign": ("dropbox.com", "dropboxmail.com", "hellosign.com"),
    "ebay": ("ebay.com",),
    "facebook|instagram|meta|meta business": ("facebookmail.com", "facebook.com", "meta.com", "instagram.com"),
    "fedex": ("fedex.com",),
    "godaddy": ("godaddy.com", "secureserver.net"),
    "google|google workspace|google drive|google docs|google calendar|gmail": (
        "google.com",
        "gmail.com",
        "youtube.com",
    ),
    "intuit|quickbooks|turbotax|mailchimp": ("intuit.com", "mailchimp.com", "mailchimpapp.com"),
    "internal revenue service|irs": ("irs.gov",),
    "linkedin": ("linkedin.com",),
    "mcafee": ("mcafee.com",),
    "matterport": ("matterport.com",),
    "microsoft|microsoft 365|office 365|outlook|onedrive|sharepoint|microsoft teams|microsoft account": (
        "microsoft.com",
        "microsoftonline.com",
        "sharepointonline.com",
        "office.com",
        "office365.com",
    ),
    "netflix": ("netflix.com",),
    "norton|norton lifelock|nortonlifelock": ("norton.com", "nortonlifelock.com", "gendigital.com"),
    "office depot|officemax": ("officedepot.com",),
    "opendoor": ("opendoor.com",),
    "paypal": ("paypal.com",),
    "realtor com": ("realtor.com", "move.com"),
    "redfin": ("redfin.com",),
    "shopify": ("shopify.com",),
    "showingtime": ("showingtime.com",),
    "skyslope": ("skyslope.com",),
    "social security administration": ("ssa.gov",),
    "spectora": ("spectora.com",),
    "stripe": ("stripe.com",),
    "trulia": ("trulia.com", "zillow.com"),
    "united states postal service|usps|us postal service": ("usps.com", "usps.gov"),
    "ups|united parcel service|ups store": ("ups.com", "upsemail.com", "theupsstore.com", "upsstore.com"),
    "vistaprint": ("vistaprint.com", "vista.com"),
    "wells fargo": ("wellsfargo.com",),
    "wetransfer": ("wetransfer.com",),
    "whatsapp": ("whatsapp.com", "facebookmail.com", "meta.com"),
    "zelle": ("zellepay.com",),
    "zillow|zillow premier agent|zillow rentals": ("zillow.com",),
    "zipform|lone wolf": ("lwolf.com", "zipform.com"),
    "zoom": ("zoom.us", "zoom.com"),
}

# What services write behind their name, and no person or shop does.
_BESIDE: Final = (
    r"(?: (?:account|accounts|admin|alert|alerts|auto ?confirm|billing|care|center|centre|cloud|com|confirmation|"
    r"customer|delivery|desk|documents?|esignature|files?|help|helpdesk|inc|info|invoices?|mail|mailer|message|"
    r"messages|no ?reply|notice|notices|notification|notifications|online|orders?|payments?|receipts?|security|"
    r"service|services|sign|storage|support|system|team|us|verification))*"
)
_NAMES: Final = tuple(
    (re.compile(rf"(?:.+ via )?(?:the )?(?:{names}){_BESIDE}"), domains) for names, domains in SERVICES.items()
)
_DOMAINS: Final = tuple(domain for domains in SERVICES.values() for domain in domains)


def known_service(around: Circumstances) -> str:
    """The author's domain where it is a known service's; empty for all other mail."""
    home = domain_of(around.mail.author.email) if around.mail.author else ""
    return home if is_below(home, _DOMAINS) and not is_public_provider(home) else ""


def borrowed_name(around: Circumstances) -> str:
    """The name of a known service that an author bears who writes from elsewhere; empty for all other mail.

    Where their domain is that name and no more (`fedex.de`), it may be theirs in another country.
    """
    author = around.mail.author
    if author is None:
        return ""
    name, home = " ".join(re.findall(r"\w+", author.name.casefold())), domain_of(author.email)
    for names, domains in _NAMES:
        if names.fullmatch(name):
            theirs = is_below(home, domains) or _own_label(home) in map(_own_label, domains)
            return "" if theirs else author.name
    return ""


def _own_label(domain: str) -> str:
    """The label that its owner chose: of `fedex.com.mx` and of `mail.fedex.de`, fedex."""
    *above, second, _ = ("", *domain.split(".")[-3:]) if "." in domain else ("", domain, "")
    return above[-1] if len(second) <= 3 and above[-1] else second

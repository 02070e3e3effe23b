"""The portals whose notifications carry leads: where they send from, and what their subjects and sentences say.

After the portals' and their customers' public descriptions. A portal that is not named here still reads as a form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.text.phrases import phrases


def _subjects(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _sentences(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE | re.DOTALL) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal. A pattern's groups are fields of a lead (name, email, phone, message, property_address, origin).

    `leads` are subjects that announce a lead; mail of the portal with another subject and no lead's fields is its
    own advertising. `relays` are domains under which the lead's own words and answers travel.
    """

    name: str
    domains: tuple[str, ...]
    leads: tuple[re.Pattern[str], ...]
    sentences: tuple[re.Pattern[str], ...] = ()
    relays: tuple[str, ...] = ()
    claims: re.Pattern[str] | None = None  # how a mail from elsewhere pretends to be this portal's


_NAME = r"(?P<name>[^\W\d_][\w'’. -]{0,60}?)"
_ADDRESS = r"(?P<property_address>\d[^\n]{4,100}?)"
_STOP = r"(?:\s*\(|\.\s|\n|$)"
_ZILLOW_WISH = r"(?:requesting (?:information about|a tour of|an? \w+ (?:for|of))|interested in)"

PORTALS: tuple[Portal, ...] = (
    Portal(
        name="zillow",
        domains=("zillow.com", "zillowgroup.com", "trulia.com", "hotpads.com", "streeteasy.com"),
        leads=_subjects(
            rf"^(?:re: )?{_NAME} is {_ZILLOW_WISH} {_ADDRESS}$",
            rf"^{_ADDRESS} StreetEasy Inquiry From {_NAME}$",
            rf"^new (?:\w+ )?(?:lead|contact|connection|message)\b(?:.*?(?: from |: | - ){_NAME})?$",
            r"\b(?:lead|inquiry|contact request|tour request|connection)\b",
        ),
        sentences=_sentences(
            rf"^{_NAME} says:\s*[\"“]?(?P<message>.+?)[\"”]?\s*(?:\n\s*\n|$)",
            rf"\b(?:about|interested in|for) (?:the )?(?:(?:property|home|rental|listing) )?(?:at )?{_ADDRESS}{_STOP}",
        ),
        relays=("convo.zillow.com", "convo.trulia.com", "convo.hotpads.com", "convo.streeteasy.com"),
        claims=re.compile(r"\b(?:zillow|trulia|hotpads|streeteasy)\b.*\b(?:lead|inquiry|contact)\b", re.IGNORECASE),
    ),
    Portal(
        name="realtor.com",
        domains=("realtor.com", "realtorpro.io", "move.com"),
        leads=_subjects(
            rf"^new realtor\.com lead(?:\s*[-–:]\s*{_NAME})?$",
            rf"^new inquiry:\s*{_NAME}\s+(?P<phone>\+?\(?\d[\d().\s-]{{6,}}\d)\s+(?P<email>[^\s@]+@[^\s@]+?)\.?$",
            rf"^new inquiry:?\s*{_NAME}$",
            r"\b(?:new lead|inquiry|buyer lead|seller lead)\b",
        ),
        sentences=_sentences(
            rf"\b(?:inquired about|interested in|tour of|property at)\s*:?\s*{_ADDRESS}{_STOP}",
        ),
        claims=re.compile(r"\brealtor\.com\b.*\b(?:lead|inquiry)\b", re.IGNORECASE),
    ),
    Portal(
        name="homes.com",
        domains=("homes.com", "homesnap.com"),
        leads=_subjects(
            rf"^new lead from homes\.com(?:\s*[-–:]\s*{_NAME})?$",
            rf"^{_NAME} (?:is interested in|has a question about|requested a tour of) {_ADDRESS}$",
            r"\b(?:new lead|new message|inquiry|tour request)\b",
        ),
        sentences=_sentences(
            rf"\b(?:about|interested in|tour of) (?:your listing (?:at )?)?{_ADDRESS}{_STOP}",
        ),
        claims=re.compile(r"\bhomes\.com\b.*\b(?:lead|inquiry)\b", re.IGNORECASE),
    ),
    Portal(
        name="followupboss",
        domains=("followupboss.com", "followupboss.me"),
        leads=_subjects(
            rf"^(?:new lead|lead alert)(?: from (?P<origin>[\w. ]+?))?\s*[-–:]\s*{_NAME}(?:\s*[-–]\s*\$[\d,.]+\w?)?$",
            rf"^lead alert for {_NAME} from (?P<origin>[\w. ]+)$",
            r"^(?:new lead|lead alert)\b",
        ),
        sentences=_sentences(
            rf"\b(?:lead alert for|new lead named) {_NAME}(?:\s*\(| from )",
            rf"\bfrom (?P<origin>[A-Z][\w. ]{{2,30}}?) interested in {_ADDRESS}{_STOP}",
            rf"\binterested in {_ADDRESS}{_STOP}",
        ),
        claims=re.compile(r"\b(?:follow up boss|followupboss)\b.*\blead\b", re.IGNORECASE),
    ),
)

# Portals' and services' own addresses are never the lead's.
SERVICE_DOMAINS = (
    *(domain for portal in PORTALS for domain in portal.domains),
    *("costar.com", "sendgrid.net", "amazonses.com", "mailgun.org", "google.com", "w3.org"),
)

# A website's own form: what its notification calls itself.
FORM_SUBJECT = phrases(
    r"""
    contact form
    form submission
    new submission
    website (?:lead|inquiry|enquiry|contact|form|request)
    web ?form
    new (?:lead|inquiry|enquiry|contact|message|website)
    (?:property|listing|showing|home|tour|valuation) (?:inquiry|enquiry|request)
    inquiry (?:about|for|from)
    enquiry
    (?:formulario|nuevo (?:contacto|mensaje)|solicitud|kontaktformular|formulaire)
    """
)
# What a form's service or plugin writes into the headers.
FORM_MAILERS = phrases("~(?:wordpress|phpmailer|gravity|wpforms|formspree|jotform|typeform|netlify|squarespace)~")

"""What one recipient of a campaign gets: the step's templates filled in, with the address and the way to stop.

Templates are Jinja2, sandboxed, and strict: a variable that a contact lacks (or has empty) is an error that names both,
found when the campaign is created; `{{ contact.first_name | default("there") }}` says what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from html import escape
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from mailbot.config import Business
from mailbot.errors import BadInput
from models.campaign import Campaign, Step
from models.contact import Contact

_TEXT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
_HTML = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)

FOOTER = """

--
{sender}
{address}
You get this mail because you are in touch with {sender}. {stop}
"""
CONTACT_FIELDS = ("first_name", "last_name", "name", "email", "phone", "language", "fields", "tags")
STOP_BY_REPLY = 'To stop, reply with "unsubscribe".'
STOP_BY_LINK = 'To stop, reply with "unsubscribe" or open {url}'


@dataclass(frozen=True, slots=True)
class Rendered:
    """A campaign mail as one recipient gets it."""

    subject: str
    text: str
    html: str


def render(campaign: Campaign, step: int, contact: Contact, business: Business, unsubscribe_url: str = "") -> Rendered:
    """Fill in a step for a contact. Raises BadInput naming the contact and the variable."""
    wanted, values = campaign.steps[step], variables(campaign, contact, business)
    try:
        subject = " ".join(_template(_TEXT, wanted.subject).render(values).split())
        text = _template(_TEXT, wanted.text).render(values).rstrip()
        html = _template(_HTML, wanted.html).render(values).rstrip() if wanted.html else ""
    except UndefinedError as error:
        raise BadInput(*_missing(campaign, step, contact, error)) from error
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise BadInput(
            f"campaign {campaign.name!r}, step {step + 1}, for {contact.address}: {error}", "correct the template"
        ) from error
    if not subject:
        raise BadInput(
            f"campaign {campaign.name!r}, step {step + 1}: the subject is empty for {contact.address}", "give it one"
        )
    footer = _footer(business, unsubscribe_url)
    return Rendered(subject, text + footer, _with_footer(html, footer) if html else "")


def check_syntax(step: Step, place: int = 0) -> None:
    """Raises BadInput for a template that cannot be read, with its line and the step that `place` counts, from 1."""
    where = f"step {place}: " if place else ""
    for name, environment, source in (
        ("subject", _TEXT, step.subject),
        ("text", _TEXT, step.text),
        ("html", _HTML, step.html),
    ):
        try:
            _template(environment, source)
        except TemplateSyntaxError as error:
            raise BadInput(
                f"{where}the {name} template is wrong in line {error.lineno}: {_plainly(error)}", "correct it"
            ) from error


def _plainly(error: TemplateSyntaxError) -> str:
    """What is wrong with a template, for somebody who wrote a letter; what is rare stays as Jinja says it."""
    words = error.message or ""
    if "end of print statement" in words or "end of template" in words:
        return "what {{ begins does not end with }}, as in {{ contact.first_name }}"
    return words


def check_step(step: Step, place: int = 0) -> None:
    """The same, and that it has all that a mail needs: a subject and a text."""
    check_syntax(step, place)
    which = f"step {place}" if place else "the mail"
    if not step.subject.strip():
        raise BadInput(f"{which} has no subject", "give it one")
    if not step.text.strip():
        raise BadInput(f"{which} has no text", "every mail needs a plain text body; html comes beside it")


def variables(campaign: Campaign, contact: Contact, business: Business) -> dict[str, Any]:
    """What templates may use. What a contact does not have is absent, so that it is noticed."""
    own: dict[str, Any] = {
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "name": contact.name,
        "email": contact.address,
        "phone": contact.phone,
        "language": contact.language,
    }
    known: dict[str, Any] = {key: value for key, value in own.items() if value}
    known["fields"] = {key: value for key, value in contact.fields.items() if value}
    known["tags"] = list(contact.tags)
    agency = {
        "name": business.name,
        "agent": business.agent,
        "phone": business.phone,
        "website": business.website,
        "postal_address": business.postal_address,
        "license": business.license,
    }
    return {
        "contact": known,
        "business": {**{key: value for key, value in agency.items() if value}, "facts": dict(business.facts)},
        "campaign": {"number": campaign.number, "name": campaign.name},
    }


@lru_cache(maxsize=256)
def _template(environment: SandboxedEnvironment, source: str) -> Template:
    return environment.from_string(source)


def _missing(campaign: Campaign, step: int, contact: Contact, error: UndefinedError) -> tuple[str, str]:
    """What is missing, and the mend: a name that we nearly know is a slip, and no contact will ever have it."""
    variable = re.search(r"'([^']+)'$", str(error.message or ""))
    named = variable[1] if variable else str(error.message)
    which = re.search(r"'?([\w.]+)'? is undefined", named)
    named = which[1] if which else named
    mend = 'fill it in, or write {{ … | default("…") }}'
    meant = [] if named in CONTACT_FIELDS else get_close_matches(named, CONTACT_FIELDS, n=1)
    what = f"campaign {campaign.name!r}, step {step + 1}: contact {contact.address} has no {named!r}"
    return what, f"did you mean {meant[0]}? Otherwise {mend}" if meant else mend


def _footer(business: Business, unsubscribe_url: str) -> str:
    stop = STOP_BY_LINK.format(url=unsubscribe_url) if unsubscribe_url else STOP_BY_REPLY
    return FOOTER.format(
        sender=business.name or business.agent, address=" ".join(business.postal_address.split()), stop=stop
    )


def _with_footer(html: str, footer: str) -> str:
    """The same words at the end of the HTML, before the body closes where it is closed."""
    lines = "<br>".join(escape(line) for line in footer.strip().splitlines()[1:])
    block = f'<p style="color:#666;font-size:12px">{lines}</p>'
    head, closing, tail = html.rpartition("</body>")
    return f"{head}{block}{closing}{tail}" if closing else f"{html}\n{block}\n"

"""The demo town's files: what an importer and a campaign would meet in them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mailbot.campaigns.rendering import render
from mailbot.campaigns.spec import read_spec
from mailbot.config import Config
from mailbot.embedded import town
from mailbot.embedded.personas import CAST, strangers
from models.campaign import AudienceKind, Campaign
from models.contact import Contact, ContactKind
from models.property import ListedFor, Property, PropertyStatus, PropertyType

RESERVED = re.compile(r"@[a-z-]+\.example$")
FICTIONAL = re.compile(r"\(207\) 555-01\d\d")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(value: str) -> float | None:
    return float(value) if value else None


PROPERTIES = [
    Property.model_construct(
        ref=row["ref"],
        status=PropertyStatus(row["status"]),
        listed_for=ListedFor(row["listed_for"]),
        type=PropertyType(row["type"]),
        address=row["address"],
        area=row["area"],
        price=int(row["price"]),
        bedrooms=number(row["bedrooms"]),
        bathrooms=number(row["bathrooms"]),
        square_feet=number(row["square_feet"]),
        year_built=number(row["year_built"]),
        description=row["description"],
    )
    for row in rows(town.PROPERTIES)
]
CONTACTS = [
    Contact.model_construct(
        number=number,
        kind=ContactKind(row["kind"]),
        name=f"{row['first_name']} {row['last_name']}",
        first_name=row["first_name"],
        last_name=row["last_name"],
        addresses=[row["email"], *filter(None, row["other_emails"].split(";"))],
        phone=row["phone"],
        language=row["language"],
        tags=[tag for tag in row["tags"].split(";") if tag],
        fields={"neighborhood": row["neighborhood"], "looking_for": row["looking_for"]},
    )
    for number, row in enumerate(rows(town.CONTACTS), 1)
]
CONFIG = Config.model_validate(town.business())


# ------------------------------------------------------------------------------------------------ homes


def test_every_listing_has_all_columns_and_its_own_reference_and_address() -> None:
    columns = (
        "ref,status,listed_for,type,address,area,city,postcode,price,bedrooms,bathrooms,square_feet,year_built,"
        "description,features,url,photo_url"
    )
    assert ",".join(rows(town.PROPERTIES)[0]) == columns
    assert 55 <= len(PROPERTIES) <= 70
    assert len({home.ref for home in PROPERTIES}) == len(PROPERTIES)
    assert len({home.address for home in PROPERTIES}) == len(PROPERTIES)
    for row in rows(town.PROPERTIES):
        needed = set(row) - {"bedrooms", "bathrooms", "square_feet", "year_built"}
        assert all(row[column] for column in needed), row["ref"]


@pytest.mark.parametrize("home", PROPERTIES, ids=lambda home: home.ref)
def test_prices_and_sizes_are_those_of_real_homes(home: Property) -> None:
    if home.listed_for is ListedFor.RENT:
        assert 1_500 <= home.price <= 3_000
    elif home.type is PropertyType.LAND:
        assert 100_000 <= home.price <= 300_000
        assert home.bedrooms is None
        assert home.square_feet is None
    else:
        assert 250_000 <= home.price <= 1_200_000
        assert home.square_feet
        assert 120 <= home.price / home.square_feet <= 420
    if home.type in (PropertyType.HOUSE, PropertyType.CONDO, PropertyType.TOWNHOUSE):
        assert home.bedrooms
        assert home.bathrooms
        assert home.bedrooms / 2 - 1 <= home.bathrooms <= home.bedrooms
        assert 1880 <= (home.year_built or 0) <= 2024


def test_every_status_type_and_area_of_the_town_occurs() -> None:
    assert set(Counter(home.status for home in PROPERTIES)) == set(PropertyStatus)
    assert set(Counter(home.type for home in PROPERTIES)) == set(PropertyType) - {PropertyType.OTHER}
    areas = Counter(home.area for home in PROPERTIES if home.status is PropertyStatus.ACTIVE)
    assert min(areas.values()) >= 4
    assert all(area in CONFIG.business.facts["areas"] for area in areas)


@pytest.mark.parametrize(
    ("listed_for", "types", "areas", "bedrooms", "price"),
    [
        ("sale", {"house"}, {"Millpond", "Orchard Ridge"}, 3, 480_000),  # Clara
        ("sale", {"condo"}, {"Cooper's Wharf", "Old Harbor"}, 2, 390_000),  # Owen
        ("sale", {"townhouse"}, {"Station Quarter", "Birch Hollow"}, 3, 440_000),  # Mei
        ("sale", {"house"}, {"Saltmarsh", "Birch Hollow"}, 3, 420_000),  # Lucía
        ("sale", {"house"}, {"Lighthouse Hill"}, 4, 730_000),  # Dana
        ("rent", {"condo"}, {"Station Quarter", "Old Harbor"}, 2, 2_100),  # Jonah
    ],
)
def test_those_who_look_find_at_least_three_homes(
    listed_for: str, types: set[str], areas: set[str], bedrooms: int, price: int
) -> None:
    fitting = [
        home
        for home in PROPERTIES
        if (home.status, home.listed_for) == ("active", listed_for)
        and home.type in types
        and home.area in areas
        and (home.bedrooms or 0) >= bedrooms
        and home.price <= price
    ]
    assert len(fitting) >= 3


# ------------------------------------------------------------------------------------------------ people


def test_contacts_are_forty_people_at_reserved_addresses_with_fictional_numbers() -> None:
    assert len(CONTACTS) == 40
    addresses = [address for contact in CONTACTS for address in contact.addresses]
    assert len(set(addresses)) == len(addresses)
    assert all(RESERVED.search(address) for address in addresses)
    assert all(FICTIONAL.fullmatch(contact.phone) for contact in CONTACTS if contact.phone)
    assert {contact.language for contact in CONTACTS} == {"en", "es"}
    assert {contact.kind for contact in CONTACTS} == set(ContactKind)


def test_everybody_who_was_written_to_is_a_contact_and_everybody_but_the_broken_has_a_mailbox() -> None:
    known = {address for contact in CONTACTS for address in contact.addresses}
    plan = town.mail_plan("one", "two", strangers())
    boxes = {box.address for box in plan.mailboxes}
    for persona in CAST:
        assert set(persona.addresses) <= boxes
        assert persona.unasked or set(persona.addresses) <= known
    assert known - boxes == {town.REFUSED, *(broken.address for broken in town.BROKEN)}
    assert {box.address for box in plan.mailboxes if box.password} == {town.AGENCY, town.OPERATOR, town.VISITOR}
    assert town.REFUSED.rpartition("@")[2] in plan.domains  # it is the server that refuses it, not a missing route


# ------------------------------------------------------------------------------------------------ the agency


def test_the_agency_is_a_valid_configuration_that_says_what_people_ask() -> None:
    assert CONFIG.smtp.from_address == town.AGENCY
    assert CONFIG.sending.operator == town.OPERATOR
    assert {"hours", "location", "fees", "process"} <= set(CONFIG.business.facts)
    assert any(CONFIG.conversation.business_hours.by_weekday())


SPEC = read_spec(town.CAMPAIGN, ZoneInfo("America/New_York"))
CAMPAIGN = Campaign.model_construct(number=1001, name=SPEC.name, steps=list(SPEC.steps))


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.addresses[0])
@pytest.mark.parametrize("step", range(len(SPEC.steps)))
def test_the_letter_can_be_filled_in_for_every_contact(contact: Contact, step: int) -> None:
    mail = render(CAMPAIGN, step, contact, CONFIG.business)
    assert 10 <= len(mail.subject) <= 80
    for body in filter(None, (mail.text, mail.html)):
        assert contact.first_name in body
        assert CONFIG.business.agent in body
        assert not re.search(r"[{}]|None|Undefined", body)
    assert mail.text.startswith(("Hi ", "Hola, "))
    assert "\n\n\n" not in mail.text
    assert ("Hola" in mail.text) == (contact.language == "es")
    assert bool(mail.html) == (step == 0)


def test_the_letter_goes_to_leads_who_are_tagged_for_it() -> None:
    assert SPEC.audience.kind is AudienceKind.TAGS
    reached = [contact for contact in CONTACTS if set(contact.tags) & set(SPEC.audience.tags)]
    assert {contact.kind for contact in reached} == {ContactKind.LEAD}
    assert len(reached) == 35
    assert [step.wait_days for step in SPEC.steps] == [0, 5]

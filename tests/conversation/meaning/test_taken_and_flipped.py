"""Who takes the home that is talked of applies or offers; and a doubtful word makes no buyer a seller or a tenant."""

from __future__ import annotations

import pytest
from agency import Agency, body_of
from ledger_view import tell

from classifiers.intents.intent import BuiltinReader
from classifiers.needs.anywhere import anywhere_in
from classifiers.needs.refused import AREAS_NOT, refused
from classifiers.verdict import Verdict
from mailbot.conversation.meaning.deals import changes_deal, without_others_selling
from mailbot.conversation.meaning.in_talk import Asked, Written, needs_in_talk
from mailbot.conversation.meaning.open_questions import asks_for_homes
from mailbot.conversation.meaning.ready_words import takes_it, wants_to_apply
from models.delivery import Delivery, Purpose
from models.message import Intent, Kind
from models.property import ListedFor, PropertyType

READER = BuiltinReader()


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("I want it", True),
        ("i'll take it. what now", True),
        ("ok i want it. what do i do next", True),
        ("we'd like to rent it!", True),
        ("Yes, we will take this one please", True),
        ("me la quedo, ¿qué sigue?", True),
        ("sí, la quiero", True),
        ("I want it to have a garage", False),
        ("I'll take it from there", False),
        ("we want it all", False),
        ("i want it sold by March", False),
        ("I would take it if it were cheaper", False),
        ("do we want it?", False),
    ],
)
def test_who_takes_it_says_so(text: str, takes: bool) -> None:
    assert takes_it(text) is takes


@pytest.mark.parametrize(
    ("text", "applies"),
    [
        ("ok id like to apply for chandler st", True),
        ("im ready to apply", True),
        ("we'd love to apply", True),
        ("we want to apply for the unit", True),
        ("id like to apply for a mortgage", False),
        ("does the discount apply", False),
        ("the same rules apply", False),
        ("we want to apply for a loan first", False),
    ],
)
def test_who_applies_needs_no_apostrophe(text: str, applies: bool) -> None:
    assert wants_to_apply(text) is applies


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("do you not want to sell this house", ""),
        ("why are they selling", " "),
        ("are the owners selling because of the road", " "),
        ("when would the seller want to sell by", " "),
        ("do you sell my house for me?", "do you sell my house for me?"),
        ("I want to sell my house", "I want to sell my house"),
        ("we are selling ours", "we are selling ours"),
        ("would you help us sell our condo", "would you help us sell our condo"),
    ],
)
def test_that_others_sell_is_no_home_of_the_writers(text: str, left: str) -> None:
    assert without_others_selling(text).strip() == left.strip()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("our max payment is 2800 a month all in, is that realistic", False),
        ("what are the monthly costs", False),
        ("what's the hoa per month", False),
        ("is the mortgage about 2400 a month", False),
        ("actually we'd rather rent", True),
        ("what do you have for rent, 2000 a month", True),
        ("we need a rental first", True),
        ("can we lease something until then, per month", True),
    ],
)
def test_a_payment_by_the_month_is_no_rent(text: str, changes: bool) -> None:
    assert changes_deal(Intent.BUYER, Intent.RENTER, text, ()) is changes


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("actually we could go up to 2300", 2_300),
        ("we can stretch to 2400 if its nice", 2_400),
        ("max 1900", 1_900),
        ("budget is 2,200 now", 2_200),
    ],
)
def test_a_tenants_sum_stays_a_rent(text: str, price: int) -> None:
    reading = READER.read("Re: Homes", text, None, ())
    verdict = Verdict(Kind.HUMAN, Intent.BUYER, "", sure=False, also=None, needs=reading.needs)
    needs = needs_in_talk(verdict, Written(text, "Re: Homes"), Asked(Intent.RENTER))
    assert needs["price_max"].value == price


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("what would 400 get me", True),
        ("what does 350k buy us", True),
        ("what can i get for 350k?", True),
        ("¿qué puedo comprar con 300 mil?", True),
        ("what would you do", False),
        ("what does the seller get", False),
        ("what can i bring", False),
        ("when would I get it", False),
    ],
)
def test_what_a_sum_buys_asks_for_homes(text: str, homes: bool) -> None:
    assert asks_for_homes(text) is homes


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("saltmarsh or orchard ridge no. anywhere else ok", ("Orchard Ridge", "Saltmarsh")),
        ("Millpond no thanks", ("Millpond",)),
        ("millpond, nope", ("Millpond",)),
        ("we like Saltmarsh and Millpond is out", ("Millpond",)),
        ("Saltmarsh, no condos", ()),
        ("Millpond no more than 400k", ()),
        ("Millpond no?", ()),
        ("is it in Millpond or not", ()),
    ],
)
def test_an_area_with_a_no_behind_is_refused(text: str, areas: tuple[str, ...]) -> None:
    need = refused(text, ("Millpond", "Saltmarsh", "Orchard Ridge")).get(AREAS_NOT)
    assert tuple(sorted(need.value if need else ())) == areas  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "any_area"),
    [
        ("anything built after 2000? area can be wider", True),
        ("we could expand the search area", True),
        ("the area could be anywhere", True),
        ("la zona puede ser más amplia", True),
        ("could the area be flooded", False),
        ("we can go beyond 450", False),
        ("can the area be wider?", False),
        ("the search can be saved", False),
    ],
)
def test_a_wider_area_is_any(text: str, any_area: bool) -> None:
    assert (anywhere_in(text) is not None) is any_area


@pytest.mark.parametrize(
    ("listed_for", "word"), [(ListedFor.RENT, "like to apply for 12 elm st"), (ListedFor.SALE, "offer")]
)
async def test_who_takes_it_is_told_to_the_agent(agency: Agency, listed_for: ListedFor, word: str) -> None:
    price = 1_800 if listed_for is ListedFor.RENT else 430_000
    await agency.add_property("BR-1", "12 Elm St", price, listed_for=listed_for, type=PropertyType.CONDO)
    dana = agency.lead("dana@away.example")
    dana.write("12 Elm St, is it available?", "Home")
    await agency.round()
    dana.answer(agency.to(dana.address)[-1], "i'll take it. what now")
    await agency.round()
    assert word in body_of(agency.to(dana.address)[-1]).lower(), await tell(agency.store)
    told = await agency.store.find(Delivery, {"purpose": Purpose.NOTICE}, whole=True)
    assert any("12 Elm St" in one.content.text for one in told if one.content)

"""What looks like a need and is none, by the words around it; and the same words where it is one."""

from __future__ import annotations

import pytest

from classifiers.needs.extracting import extract, relevant
from models.message import Intent

BUYER = frozenset({Intent.BUYER})
KNOWN = ("Millpond", "Birch Hollow", "Station Quarter", "Orchard Ridge")


def told(text: str, *intents: Intent, subject: str = "") -> dict[str, object]:
    wants = frozenset(intents) or BUYER
    return {slot: need.value for slot, need in relevant(extract(text, subject, KNOWN, wants), wants).items()}


@pytest.mark.parametrize("intents", [(Intent.BUYER,), (Intent.BUYER, Intent.RENTER)])
@pytest.mark.parametrize(
    "text",
    [
        "We're renting in Station Quarter right now for 1900 and our lease ends in March. Thinking of buying",
        "We want to buy a house. Our current rent is 1900",
        "Looking to buy, we currently pay 2100 for a two bedroom",
        "I want to buy. My rent just went up to 2200",
        "quiero comprar casa, actualmente pago 1800 de renta",
    ],
)
def test_what_is_paid_today_is_no_budget(text, intents):
    found = told(text, *intents)
    assert "price_max" not in found
    assert "Station Quarter" not in found.get("areas", ())


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Looking for a rental, we can pay 1900", 1900),
        ("We're renting and want another place to rent up to 2100", 2100),
        ("looking to rent, our budget is 1900 a month", 1900),
        ("busco cuarto en renta, pago 600", 600),
    ],
)
def test_a_rent_that_is_sought_stays_one(text, price):
    assert told(text, Intent.RENTER)["price_max"] == price


@pytest.mark.parametrize(
    "text",
    [
        "I'll take a look at 304. Lunchtime any day",
        "Can we see 304 on Saturday?",
        "I loved 211, is it still available?",
        "we'd like to tour 304 this week",
    ],
)
def test_a_units_number_is_no_price(text):
    assert not {"price_max", "price_min"} & told(text).keys()


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("2 bedroom condo for about 260", 260_000),
        ("Still 3 bed in Millpond. New number 712", 712_000),
        ("3 bedrooms in Millpond between 700 and 800", 800_000),
        ("3 bedroom house, we'd like to see 400k and under", 400_000),
    ],
)
def test_a_bare_price_stays_one(text, price):
    assert told(text)["price_max"] == price


@pytest.mark.parametrize(
    "text",
    [
        "we'd like to buy 63 Sluice Road for 390",
        "needs a whole bathroom, I'd say 380",
        "I'd do 550 cash close in 3 weeks no contingencies. Would they take that?",
        "Let's buy the second one for 410k",
    ],
)
def test_an_offer_for_one_home_is_no_budget(text):
    assert "price_max" not in told(text)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("we'd like to buy a 3 bed house for 390", 390_000),
        ("We can do 475, all cash, 3 bedrooms", 475_000),
        ("Three bedrooms in Millpond, I'd say 450 max", 450_000),
        ("I could pay 250,000 in cash for a lot", 250_000),
    ],
)
def test_a_budget_in_words_of_an_offer_stays_one(text, price):
    assert told(text)["price_max"] == price


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("House in Orchard Ridge, 4+ bedrooms, between 1/2 million and 3/4 million", 500_000, 750_000),
        ("3 bedrooms, 1/2 to 3/4 million", 500_000, 750_000),
        ("a house in the 400s", 400_000, 499_000),
        ("3 bedroom house, 400s, Birch Hollow", 400_000, 499_000),
        ("under ½ million, 3 beds", None, 500_000),
        ("3 bedrooms up to half a million", None, 500_000),
    ],
)
def test_fractions_and_hundreds_have_two_ends(text, low, high):
    found = told(text)
    assert (found.get("price_min"), found.get("price_max")) == (low, high)


@pytest.mark.parametrize("intents", [(Intent.BUYER,), (Intent.BUYER, Intent.RENTER)])
@pytest.mark.parametrize(
    "text",
    [
        "3 beds under 400 with a yard",
        "Just looking right now, our lease is up in June. But sure send us anything 3 beds under 400 with a yard",
        "house under 400, we rent now",
        "my lease ends in May, looking for 2 bedrooms under 350",
    ],
)
def test_hundreds_are_thousands_where_no_rent_is_sought(text, intents):
    assert told(text, *intents)["price_max"] in (350_000, 400_000)


@pytest.mark.parametrize(
    "text", ["a room to rent under 450 a month", "cheap rental under 480", "looking to rent under 490"]
)
def test_a_low_rent_stays_one(text):
    assert told(text, Intent.RENTER, Intent.BUYER).get("price_max", 0) < 500


def test_at_least_so_many_bedrooms_are_a_wish_wherever_they_stand():
    assert told("House in Orchard Ridge, 4+ bedrooms, between 1/2 million and 3/4 million")["bedrooms_min"] == 4


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Linda would like to see the second one. Can we come by this week?", ""),
        ("I'd like something smaller now that Harold is gone. Two bedrooms", ""),
        ("Peg loves the condo but Tom prefers a house", ""),
        ("We are looking for 4 bedrooms and a home office. Clara works from home.", ""),
        ("3 bedrooms up to 290k. Not sure about areas yet, we're renting on the Southside.", ""),
        ("8 weir st. - still avail?", "Weir"),
        ("We'd love a good Christian neighborhood, families like us. 3 bedrooms", ""),
        ("3 bed up to 480 in a Jewish area", ""),
        ("Looking in a mostly White neighborhood, 3 beds", ""),
        ("a nice Hispanic community please, 2 bedrooms", ""),
        ("We own a 3/2 in Station Quarter and want 4 bedrooms", ""),
    ],
)
def test_people_and_streets_are_no_areas(text, subject):
    assert "areas" not in told(text, subject=subject)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("3 bedrooms in White Plains up to 500k", ("White Plains",)),
        ("3 beds in Blanco, Wimberley or Dripping Springs", ("Blanco", "Wimberley", "Dripping Springs")),
        ("Looking for a condo near Kings Crossing. I saw 1500 Kings Crossing.", ("Kings Crossing",)),
        ("I'd like a house in Millpond", ("Millpond",)),
        ("can I rent a townhouse in Odenton or Hanover starting Feb 1? 3 beds", ("Odenton", "Hanover")),
    ],
)
def test_places_stay_areas(text, areas):
    assert told(text)["areas"] == areas


@pytest.mark.parametrize(
    "text",
    [
        "Steve died on October 30th. I suppose the house will have to go",
        "My mother passed away in September and we need to sell her house at 5 Lichen Court",
        "What did other homes in Birch Hollow sell for this year?",
        "I have a two family at 88 Sluice Road, downstairs lease is up in may. I want to sell.",
    ],
)
def test_the_time_of_something_else_is_no_timeline(text):
    assert "timeline" not in told(text, Intent.SELLER)


@pytest.mark.parametrize(
    "text",
    [
        "I think it should be sold this spring",
        "My mother passed away, we want to sell by October 30th",
        "Selling my house this year",
        "I'd sell when the lease is up in May",
    ],
)
def test_when_they_want_to_sell_stays_one(text):
    assert "timeline" in told(text, Intent.SELLER)


@pytest.mark.parametrize(
    "text",
    [
        "What's the upstairs at 70 Sluice renting for? Are the tenants month to month or on a lease?",
        "We're renting right now, want to buy a house",
        "is the upper unit renting out now?",
        "what does the upper flat rent for?",
    ],
)
def test_what_a_home_rents_for_is_not_what_they_want(text):
    assert told(text, Intent.BUYER, Intent.RENTER).get("listed_for") != "rent"


def test_parents_are_no_rent() -> None:
    assert "listed_for" not in told("can my parents cosign", Intent.RENTER)


@pytest.mark.parametrize(
    "text", ["Looking to rent a 2 bedroom", "we want to rent for a year first", "2 br for rent please"]
)
def test_a_rental_that_is_sought_stays_one(text):
    assert told(text, Intent.RENTER)["listed_for"] == "rent"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("House in Orchard Ridge, 4 bedrooms. Must have land, horses.", "house"),
        ("Looking for land, 5 acres or more, with a well", "land"),
        ("a lot or land to build on", "land"),
    ],
)
def test_land_with_a_house_is_a_house(text, kind):
    assert told(text)["property_type"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Forget the ferry. Land matters most, at least half an acre, and I can do 530.",
        "Land is important to us, up to 530k",
        "4 beds up to 500. Land would be nice",
        "Land is the most important thing, 3 bedrooms",
    ],
)
def test_land_that_counts_is_no_plot(text):
    assert told(text).get("property_type") != "land"


@pytest.mark.parametrize(
    "text",
    [
        "Looking for land, location matters, up to 200k",
        "do u have any land for sale? 1 acre or more",
        "I want to build, so land matters most",
        "we want to buy land",
    ],
)
def test_land_that_is_sought_stays_a_plot(text):
    assert told(text)["property_type"] == "land"


@pytest.mark.parametrize(
    "text",
    [
        "Busco casa de 3 recámaras cerca del mar, hasta 420 mil",
        "busco un departamento cerca de la playa",
        "looking for a 3 bed near the train station up to 400k",
        "3 bedroom house near the water up to 575k",
    ],
)
def test_what_any_town_has_is_no_area(text):
    assert "areas" not in told(text)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("3 bed house in Del Mar up to 800k", "Del Mar"),
        ("looking for 3 beds in Long Beach", "Long Beach"),
        ("3 beds near Salt Lake up to 400k", "Salt Lake"),
        ("looking in Ocean Park, 3 beds", "Ocean Park"),
    ],
)
def test_places_named_after_water_stay_areas(text, area):
    assert any(area in name for name in told(text)["areas"])


@pytest.mark.parametrize(
    "text",
    [
        "The house in Albany with its four bedrooms is far too big for us now",
        "Our house in Albany is too big. Something with a garden please",
        "Our old place back in Albany needs work",
        "The condo in Albany is sold, we want a garden",
        "Nuestra casa en Albany es muy grande",
    ],
)
def test_where_somebody_lives_today_is_no_area(text):
    assert "Albany" not in told(text).get("areas", ())


@pytest.mark.parametrize(
    "text",
    [
        "our dream house in Millpond, up to 400k",
        "we want our next home in Millpond",
        "we want a house in Millpond",
        "the house in Millpond you sent is nice",
    ],
)
def test_where_a_home_is_sought_is_an_area(text):
    assert told(text)["areas"] == ("Millpond",)


@pytest.mark.parametrize(
    "text",
    [
        "My husband and I came through Wrenfield Harbor in August and fell in love with it, 3 bedrooms please",
        "We visited in May. 3 bedrooms please",
        "We drove by it in August and loved it, 3 bedrooms please",
        "I stayed there last summer, 3 bedrooms please",
    ],
)
def test_when_they_were_here_is_not_when_they_move(text):
    assert "timeline" not in told(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("We visited in May and want to move in August", "August"),
        ("we came to see it and are ready to buy in March", "March"),
        ("We drove by, and could move by June", "June"),
        ("moving in feb", "feb"),
    ],
)
def test_when_they_move_stays(text, when):
    assert when in str(told(text)["timeline"])


@pytest.mark.parametrize(
    ("text", "pays"),
    [
        ("We'd like to stay around $440,000 as we will be paying mostly from the sale here.", None),
        ("We'd pay cash from the sale of our house", "cash"),
        ("we are paying cash, up to 440k", "cash"),
    ],
)
def test_what_a_sale_brings_is_not_said_to_be_cash(text, pays):
    assert told(text).get("financing") == pays


@pytest.mark.parametrize(
    "text",
    [
        "Jamie and Katie are staying in Bangor after all, so three bedrooms is plenty now. Millpond still.",
        "Katie is coming with us, so 3 bedrooms. Millpond still.",
        "Which hours would suit Miss Castellane? We still like Millpond",
    ],
)
def test_whoever_stays_comes_or_has_a_title_is_no_area(text):
    assert told(text).get("areas") == ("Millpond",)


def test_a_split_bill_is_no_house():
    assert "property_type" not in told("what if i split it with my buddy, 2 bedrooms", Intent.RENTER)
    assert told("a split level with 3 bedrooms")["property_type"] == "house"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Busco casa. ¿Cómo va el mercado? Mi esposo va a trabajar ahí.", None),
        ("Busco casa con 3 recámaras, va a ser con préstamo VA", "va"),
        ("We would use a va loan", "va"),
        ("We're buying with our VA", "va"),
    ],
)
def test_a_verb_is_no_loan(text, means):
    assert told(text).get("financing") == means

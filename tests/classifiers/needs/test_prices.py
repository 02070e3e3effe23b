"""Prices: what a writer would pay is read from words for a budget, and no other number is."""

from __future__ import annotations

import pytest

from classifiers.needs.prices import prices

CEILINGS = [
    ("looking for 3/2 under 485k", 485_000),
    ("up to $1.2M", 1_200_000),
    ("half a million budget", 500_000),
    ("tops 350", 350_000),
    ("350 tops", 350_000),
    ("under 450,000 please", 450_000),
    ("around 400 (±)", 400_000),
    ("we can go to 4.6, not the full 5 million", 4_600_000),
    ("can go up to 540ish", 540_000),
    ("Pre approved w/ Chase to 625", 625_000),
    ("310k approved FHA", 310_000),
    ("We have about 330 to spend all in", 330_000),
    ("we bumped our budget to 575", 575_000),
    ("looking at waterfront under a million", 1_000_000),
    ("not exceeding $300,000", 300_000),
    ("4 bed, Lakeshore, 400,000.", 400_000),
    ("budget 220000 dollar", 220_000),
    ("Our ceiling is $410,000.", 410_000),
    ("the most we'll go is 390", 390_000),
    ("three hundred fifty thousand max", 350_000),
    ("what homes are for sale under 300k", 300_000),
    ("listings under 375k in 78745", 375_000),
    ("presupuesto medio millón", 500_000),
    ("Our lender has us at 345.", 345_000),
    ("Our number is 455 now", 455_000),
    ("Please don't send me anything over 400 again.", 400_000),
    ("Price up to 5 hundred.", 500_000),
    ("no more than six fifty", 650_000),
    ("We'd consider 510.", 510_000),
    ("Got anything like it nearer to 600?", 600_000),
    ("Would 280 be realistic?", 280_000),
    ("Is 280 too little for Bayshore?", 280_000),
    ("I'm at 1.3 for the right view.", 1_300_000),
    ("3 bedrooms, Millbrook, 350 ish", 350_000),
    ("4 beds, Highland, 475 or so", 475_000),
    ("half a million is all we have", 500_000),
    ("Silver Creek or Mt. Angel, 3 bed, $400k give or take", 400_000),
    ("no queremos pasar de 350", 350_000),
    ("hasta 300 mil", 300_000),
    ("máximo 280 mil", 280_000),
    ("no más de 320 mil", 320_000),
    ("tope 250 mil, pago de contado", 250_000),
    ("presupuesto de 1,2 millones", 1_200_000),
    ("doscientos cincuenta mil como máximo", 250_000),
    ("Estamos preaprobados hasta 380 mil", 380_000),
]


@pytest.mark.parametrize(("text", "highest"), CEILINGS)
def test_a_ceiling_is_read_in_whole_currency_units(text: str, highest: int) -> None:
    found = prices(text)
    assert found["price_max"].value == highest
    assert "price_min" not in found


RANGES = [
    ("between 800 and 1.1M", 800_000, 1_100_000),
    ("budget 450-500k", 450_000, 500_000),
    ("between 300 and 350k", 300_000, 350_000),
    ("realistically $380-420k", 380_000, 420_000),
    ("Price range: $250k - $325k", 250_000, 325_000),
    ("Price range: $300,000 - $350,000", 300_000, 350_000),
    ("from 1.2 to 1.5 million", 1_200_000, 1_500_000),
    ("entre 200 y 260 mil", 200_000, 260_000),
    ("mid 300s", 335_000, 365_000),
    ("low to mid 400s", 400_000, 465_000),
    ("something in the 300s", 300_000, 399_000),
    ("high 600s to low 700s", 665_000, 735_000),
    ("Let's be realistic: 330 to 360, 3 bedrooms", 330_000, 360_000),
    ("between 5 and 6 hundred thousand", 500_000, 600_000),
]


@pytest.mark.parametrize(("text", "lowest", "highest"), RANGES)
def test_a_range_gives_both_ends(text: str, lowest: int, highest: int) -> None:
    found = prices(text)
    assert (found["price_min"].value, found["price_max"].value) == (lowest, highest)


RENTS = [
    ("looking to rent, max 1800 a month", 1_800),
    ("rent up to $2,200/mo", 2_200),
    ("need an apartment, no more than $1,500", 1_500),
    ("busco departamento en renta, hasta 950 mensuales", 950),
    ("is there anything under 900, studio is fine", 900),
]


@pytest.mark.parametrize(("text", "highest"), RENTS)
def test_a_rent_stays_a_months_rent(text: str, highest: int) -> None:
    assert prices(text)["price_max"].value == highest


NO_PRICES = [
    "call me at 555-0190",
    "1031 exchange with 31 days left",
    "under 15 minutes to work",
    "1800+ sqft and around 1600 sq ft",
    "built in 1962, we bought in 2019",
    "in 78704 near the park",
    "around 78704",
    "MLS# 7734120",
    "rates are over 6.5% now",
    "I make about 85k and have 30k saved",
    "the number came back at 389 and the neighbor got 430",
    "we paid 290 and owe 180",
    "My score is around 690",
    "12k down",
    "I have about $18k put aside",
    "would like 5-10 acres",
    "it was listed at 412,000",
    "dogs over 50 lbs",
    "55+ community",
    "within 25 min of the gate",
    "closing in 30 days",
    "Thinking 15k under ask",
    "BAH is around 2400 so the loan payment has to be under that",
    "I want to buy, not more than 1500/mo payment",
    "sell my house, it was appraised at 340",
    "on 4th and Main at 3301 Bay St",
    "the city builds a $450,000 park behind us",
    "we're at 340 Oak St",
    "we can do six thirty on Tuesday",
    "call me at 430ish, 3 bed",
    "rates are awful, we're at 7.1",
    "my lender has us at 6.5",
    "my number is 541 555 0127",
    "is 300 enough for the repairs?",
    "how about 300 for the couch",
    "3 bed, 2 bath, unit 305, Oak Towers",
    "HOA is 310, 2 bed 2 bath",
    "taxes 450, insurance 120, 3 bed",
    "don't send more than 100 emails",
    "near 405 and 10",
    "Seller countered at 418, we said 410, they said 416",
    "We saw 3 homes in Oakdale, all about 470.",
    "we dont want to go above 5",  # 500 thousand or 5 million: nobody can tell
]


@pytest.mark.parametrize("text", NO_PRICES)
def test_other_numbers_are_no_prices(text: str) -> None:
    assert dict(prices(text)) == {}


def test_a_floor_is_no_ceiling() -> None:
    assert prices("at least $300k")["price_min"].value == 300_000
    assert "price_max" not in prices("looking at 2 million plus")

"""Which properties a lead is shown, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.scoring import UNDER_BUDGET, Wants, match, wants_from
from models.property import ListedFor, PropertyStatus, PropertyType

HOME = Listing(
    ref="BR-1", address="12 Elm Street, Springfield", price=400_000, area="Midtown", city="Springfield",
    postcode="62701", bedrooms=3, bathrooms=2.0,
)  # fmt: skip
BUYER = Wants(ListedFor.SALE, price_max=450_000)


def refs(found):
    return [each.property_ref for each in found]


def fits(wants, **differs):
    return bool(match(wants, [replace(HOME, **differs)], (), 1))


@dataclass
class Need:
    value: object


def test_nothing_known_matches_nothing():
    assert match(Wants(), [HOME], (), 3) == ()
    assert match(Wants(ListedFor.SALE), [HOME], (), 3) == ()


@pytest.mark.parametrize("status", [each for each in PropertyStatus if each is not PropertyStatus.ACTIVE])
def test_only_active_ones(status):
    assert fits(BUYER)
    assert not fits(BUYER, status=status)


def test_sale_and_rent_are_kept_apart():
    assert not fits(BUYER, listed_for=ListedFor.RENT)
    assert fits(replace(BUYER, listed_for=ListedFor.RENT), listed_for=ListedFor.RENT)


def test_the_type_must_be_the_wanted_one():
    assert fits(replace(BUYER, property_type=PropertyType.HOUSE))
    assert not fits(replace(BUYER, property_type=PropertyType.CONDO))


@pytest.mark.parametrize("kind", PropertyType)
def test_who_names_no_type_looks_for_a_home_to_live_in(kind):
    assert fits(BUYER, type=kind) is (kind not in (PropertyType.LAND, PropertyType.COMMERCIAL))


@pytest.mark.parametrize("kind", [PropertyType.LAND, PropertyType.COMMERCIAL])
def test_land_and_commercial_property_need_no_rooms(kind):
    wants = Wants(price_max=450_000, bedrooms_min=3, bathrooms_min=2.0, property_type=kind)
    assert fits(wants, type=kind, bedrooms=None, bathrooms=None)
    assert not fits(wants, type=PropertyType.HOUSE)


@pytest.mark.parametrize(
    ("price", "passes"),
    [(450_000, True), (449_000, True), (450_001, False), (458_000, False), (463_500, False), (90_000, True)],
)
def test_the_highest_price_that_was_named_is_the_highest(price, passes):
    assert fits(BUYER, price=int(price)) is passes


@pytest.mark.parametrize(("price", "passes"), [(300_000, True), (300_000 * (1 - UNDER_BUDGET), True), (260_000, False)])
def test_far_below_the_lowest_price_is_no_match(price, passes):
    assert fits(Wants(price_min=300_000), price=int(price)) is passes


@pytest.mark.parametrize(("bedrooms", "passes"), [(2, False), (3, True), (5, True), (None, False)])
def test_bedrooms_are_a_minimum_and_must_be_known(bedrooms, passes):
    assert fits(Wants(bedrooms_min=3), bedrooms=bedrooms) is passes


@pytest.mark.parametrize(("bathrooms", "passes"), [(1.5, False), (2.0, True), (2.5, True), (None, False)])
def test_bathrooms_are_a_minimum_and_must_be_known(bathrooms, passes):
    assert fits(Wants(bathrooms_min=2.0), bathrooms=bathrooms) is passes


@pytest.mark.parametrize(
    ("wanted", "area", "city", "passes"),
    [
        ("Midtown", "Midtown", "Springfield", True),
        ("midtown", "Midtown East", "Springfield", True),
        ("the Midtown area", "Midtown", "Springfield", True),
        ("Midtown Springfield", "Midtown", "Springfield", True),
        ("Midtown Shelbyville", "Midtown", "Springfield", False),
        ("Springfield", "Midtown", "Springfield", True),
        ("Springfield, IL", "Midtown", "Springfield", True),
        ("62701", "", "Springfield", True),
        ("Peñalolén", "Penalolen", "", True),
        ("PEÑALOLEN", "Peñalolén", "", True),
        ("Saint Mary's Hts", "St Marys Heights", "", True),
        ("North Hollywood", "North", "", False),
        ("town", "Midtown", "Springfield", False),
        ("Riverside", "Midtown", "Springfield", False),
        ("Midtown", "", "Springfield", False),
        ("Midtown", "", "", False),
    ],
)  # fmt: skip
def test_a_named_area_must_be_the_propertys_own(wanted, area, city, passes):
    assert fits(Wants(areas=(wanted,)), area=area, city=city) is passes


def test_any_of_several_areas_will_do():
    assert fits(Wants(areas=("Riverside", "Midtown")))


def test_nothing_in_the_named_area_gives_no_other_areas():
    assert match(replace(BUYER, areas=("Riverside",)), [HOME, replace(HOME, ref="BR-2", area="Oldtown")], (), 3) == ()


def test_already_shown_ones_are_left_out():
    assert refs(match(BUYER, [HOME, replace(HOME, ref="BR-2")], {"BR-1"}, 3)) == ["BR-2"]


def test_the_neighbourhood_outranks_the_city():
    elsewhere = replace(HOME, ref="A-1", area="Oldtown", city="Midtown")
    assert refs(match(Wants(areas=("Midtown",)), [elsewhere, HOME], (), 2)) == ["BR-1", "A-1"]


def test_several_units_come_after_homes_unless_they_are_asked_for():
    duplex = replace(HOME, ref="A-2", type=PropertyType.MULTI_FAMILY, price=450_000)
    assert refs(match(BUYER, [duplex, HOME], (), 2)) == ["BR-1", "A-2"]
    assert refs(match(replace(BUYER, property_type=PropertyType.MULTI_FAMILY), [duplex, HOME], (), 2)) == ["A-2"]
    condo = replace(duplex, type=PropertyType.CONDO)
    assert refs(match(BUYER, [condo, replace(HOME, price=460_000)], (), 2)) == ["A-2"]


def test_the_exact_number_of_bedrooms_outranks_more():
    assert refs(match(Wants(bedrooms_min=3), [replace(HOME, ref="A-5", bedrooms=5), HOME], (), 2)) == ["BR-1", "A-5"]


def test_near_the_budget_outranks_far_below():
    found = match(BUYER, [replace(HOME, ref="LOW", price=100_000), HOME], (), 3)
    assert refs(found) == ["BR-1", "LOW"]


def test_equal_ones_come_by_price_then_ref_whatever_their_order():
    same = [replace(HOME, ref=ref, price=price) for ref, price in (("C", 400_000), ("A", 400_000), ("B", 390_000))]
    assert refs(match(BUYER, same, (), 3)) == refs(match(BUYER, same[::-1], (), 3)) == ["B", "A", "C"]


def test_reasons_can_be_read():
    wants = Wants(ListedFor.SALE, None, 450_000, 3, 1.5, ("midtown",), PropertyType.HOUSE)
    (found,) = match(wants, [replace(HOME, bedrooms=4)], (), 1)
    assert found.reasons == (
        "in Midtown",
        "price 400,000 is within the budget of 450,000",
        "4 bedrooms (3 wanted)",
        "a house, as wanted",
        "2 bathrooms (1.5 wanted)",
    )


@given(
    st.builds(
        Wants,
        st.sampled_from([None, *ListedFor]),
        st.none() | st.integers(1, 10**7),
        st.none() | st.integers(1, 10**7),
        st.none() | st.integers(1, 9),
        st.none() | st.floats(0.5, 9),
        st.lists(st.sampled_from(["Midtown", "Springfield", "x"]), max_size=2).map(tuple),
        st.sampled_from([None, *PropertyType]),
    ),
    st.lists(st.integers(0, 10**7), max_size=8),
)
def test_scores_lie_between_0_and_1_and_fall(wants, prices):
    found = match(wants, [replace(HOME, ref=str(place), price=price) for place, price in enumerate(prices)], (), 5)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert all(each.reasons for each in found)


# ------------------------------------------------------------------------------------------------ from needs


def test_wants_are_read_from_needs():
    needs = {
        "price_max": Need(450_000),
        "bedrooms_min": Need(3),
        "bathrooms_min": Need(1.5),
        "areas": Need(["Midtown"]),
        "property_type": Need("condo"),
        "timeline": Need("soon"),
        "listed_for": Need("sale"),
    }
    assert wants_from(needs) == Wants(ListedFor.SALE, None, 450_000, 3, 1.5, ("Midtown",), PropertyType.CONDO)


def test_what_the_caller_knows_outranks_the_need():
    assert wants_from({"listed_for": Need("sale")}, listed_for="rent").listed_for is ListedFor.RENT


def test_a_range_the_wrong_way_round_is_turned():
    wants = wants_from({"price_min": Need(500_000), "price_max": Need(300_000)})
    assert (wants.price_min, wants.price_max) == (300_000, 500_000)


@pytest.mark.parametrize("value", [-5, 0, "many", None, [], True, float("nan"), float("inf"), {"a": 1}])
def test_values_that_make_no_sense_are_left_out(value):
    needs = dict.fromkeys(
        ("price_min", "price_max", "bedrooms_min", "bathrooms_min", "areas", "property_type"), Need(value)
    )
    assert wants_from({**needs, "areas": Need(value if not isinstance(value, str) else [])}) == Wants()


@pytest.mark.parametrize(
    ("wants", "enough"),
    [
        (Wants(), False),
        (Wants(ListedFor.SALE), False),
        (Wants(property_type=PropertyType.HOUSE), False),
        (Wants(bedrooms_min=3), False),
        (Wants(ListedFor.SALE, bedrooms_min=3), False),
        (Wants(ListedFor.RENT), False),
        (Wants(ListedFor.RENT, bedrooms_min=2), True),
        (Wants(bedrooms_min=2, property_type=PropertyType.CONDO), True),
        (Wants(price_max=400_000), True),
        (Wants(areas=("Midtown",)), True),
    ],
)
def test_a_price_a_place_or_rooms_of_a_kind_are_enough_to_suggest_by(wants, enough):
    assert wants.knows_enough is enough


def test_a_kind_that_is_refused_is_never_offered():
    assert fits(replace(BUYER, types_not=frozenset({PropertyType.CONDO})))
    assert not fits(replace(BUYER, types_not=frozenset({PropertyType.CONDO})), type=PropertyType.CONDO)


@pytest.mark.parametrize(
    ("area", "offered"), [("Old Harbor", True), ("Midtown", False), ("midtown", False), ("62701", False)]
)
def test_an_area_that_is_refused_is_never_offered(area, offered):
    assert fits(replace(BUYER, areas_not=(area,))) is offered


def test_needs_say_what_is_refused():
    needs = {"areas_not": Need(["Midtown"]), "property_types_not": Need(["condo", "castle"])}
    assert wants_from(needs) == Wants(areas_not=("Midtown",), types_not=frozenset({PropertyType.CONDO}))


def test_a_refusal_alone_fits_nothing():
    assert match(Wants(ListedFor.SALE, types_not=frozenset({PropertyType.CONDO})), [HOME], (), 3) == ()

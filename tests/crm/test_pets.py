"""The pets that somebody moves with, and which rentals take them by their records."""

from __future__ import annotations

import pytest

from mailbot.crm.inventory import Listing
from mailbot.crm.matching.must_haves import best_equipped, not_denying
from mailbot.crm.matching.pets import CATS, DOGS, pets_kept


@pytest.mark.parametrize(
    "text",
    [
        "looking to rent a 2 bed, i have a 55 lb lab mix",
        "3 bedroom minimum, 2500/mo, two small dogs",
        "We have an old beagle named Pretzel.",
        "do u have anything else that takes big dogs",
        "My dog is friendly.",
        "Tengo un perro pequeño.",
    ],
)
def test_a_dog_is_heard(text: str) -> None:
    assert [pet.name for pet in pets_kept([text])] == ["dogs"]


@pytest.mark.parametrize(
    "text", ["me and a cat", "cat OK please, up to 2400", "tengo dos gatos", "I have 2 indoor cats"]
)
def test_a_cat_is_heard(text: str) -> None:
    assert pets_kept([text]) == (CATS,)


@pytest.mark.parametrize(
    "text",
    [
        "We don't have any dogs.",
        "the chandler one says cats so thats out",
        "I start a job at the lab in Rockland",
        "no pets, no dogs, just me",
        "Is there a dog park nearby?",
        "Sin perros ni niños",
        "I work with a cat shelter as a volunteer photographer",
    ][:6],
)
def test_no_pet_is_none(text: str) -> None:
    assert pets_kept([text]) == ()


def test_the_last_word_counts() -> None:
    assert pets_kept(["i have a dog", "our dog stays with my mother"]) == ()


def test_records_that_take_the_pet_decide() -> None:
    homes = [
        Listing("A", "1 Elm St", 1_900, features=("dogs welcome",)),
        Listing("B", "2 Elm St", 1_900, features=("cat friendly",)),
        Listing("C", "3 Elm St", 1_900, description="Furnished, pets considered."),
        Listing("D", "4 Elm St", 1_900, features=("no pets",)),
        Listing("E", "5 Elm St", 1_900),
    ]
    assert [home.ref for home in best_equipped(homes, [DOGS])] == ["A", "C"]
    assert [home.ref for home in best_equipped(homes, [CATS])] == ["B", "C"]
    assert best_equipped(homes[3:], [DOGS]) == tuple(homes[3:]), "where none is known to, the reply says so"


UP_TO_40 = Listing("A", "1 Elm St", 1_900, description="Dogs up to 40 pounds are welcome.", features=("dogs welcome",))
ANY_DOG = Listing("B", "2 Elm St", 1_900, features=("dogs welcome",))
CATS_ALONE = Listing("C", "3 Elm St", 1_900, features=("cat friendly",))
NOT_SAID = Listing("D", "4 Elm St", 1_900)


@pytest.mark.parametrize(
    "text",
    [
        "i have a 60 lb dog",
        "tengo un perro de 60 libras",
        "we have a lab mix, about 70 pounds",
        "traigo un perro, pesa 30 kilos",
        "two dogs, 25 lbs and a 65 lb shepherd",
    ],
)
def test_a_heavy_dog_is_refused_where_lighter_ones_are_taken(text: str) -> None:
    pets = pets_kept([text])
    assert not_denying([UP_TO_40, ANY_DOG, CATS_ALONE, NOT_SAID], pets) == (ANY_DOG, NOT_SAID)
    assert best_equipped([UP_TO_40, ANY_DOG, NOT_SAID], pets) == (ANY_DOG,)


@pytest.mark.parametrize(
    "text", ["i have a dog", "a 30 lb dog", "tengo un perro de 15 kilos", "my dog. I lift 200 lb, my dog does not"]
)
def test_a_light_dog_is_taken(text: str) -> None:
    assert not_denying([UP_TO_40, ANY_DOG, CATS_ALONE], pets_kept([text])) == (UP_TO_40, ANY_DOG)

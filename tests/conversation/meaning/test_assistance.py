"""Assistance animals are the agent's matter: no rule on pets is told at them, in no later mail either."""

from __future__ import annotations

import pytest
from agency import Agency, body_of

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.needs.assistance_animals import assistance_animal
from mailbot.conversation.brief import OfferedProperty
from mailbot.conversation.meaning.assistance import ASSISTANCE_TOPIC, with_assistance
from mailbot.conversation.writing.records import without_pet_rules

SAID = "I have an emotional support dog, with a letter."


@pytest.mark.parametrize(
    "text",
    [
        "would it take my service dog even though it says 40 lbs? He isn't a pet",
        "I have an emotional support animal, my therapist wrote a letter",
        "He's not a pet, he's a service dog.",
        "my ESA is a 60 lb lab",
        "we have an esa, is that ok?",
        "I'm blind and have a guide dog",
        "she is a trained psychiatric service dog",
        "a letter from my doctor for our dog",
        "Tengo un perro guía.",
        "es un animal de apoyo emocional",
        "mi perrita es de servicio, perro de servicio registrado",
        "her seizure alert dog comes with her",
    ],
)
def test_who_has_one_says_so(text: str) -> None:
    assert assistance_animal(text)


@pytest.mark.parametrize(
    "text",
    [
        "we have two dogs and a cat, is that ok?",
        "Esa casa me gusta, ¿y esas otras?",
        "is there a dog park near by?",
        "the customer service was great, my dog says hi",
        "We support animal shelters",
        "He's not a service dog, just a pet.",
        "no es un perro guía, es mascota",
        "I need a letter from my doctor for the bank",
        "is there a guide to the area?",
    ],
)
def test_pets_and_other_things_are_none(text: str) -> None:
    assert not assistance_animal(text)


@pytest.mark.parametrize(
    ("asks", "said", "before", "told"),
    [
        (("pets",), "Is there a pet fee for my service dog?", "", (ASSISTANCE_TOPIC,)),
        ((), "2br up to 2000, I have a guide dog", "", (ASSISTANCE_TOPIC,)),
        (("pets", "deposit"), "So no pet deposit either?", SAID, (ASSISTANCE_TOPIC,)),
        (("price", "pets"), "what's the rent, and are dogs ok", SAID, ("price", ASSISTANCE_TOPIC)),
        ((OTHER_TOPIC,), "My service dog can't be denied, right?", "", (ASSISTANCE_TOPIC,)),
        (("deposit",), "how much is the deposit?", SAID, ("deposit",)),
        (("pets",), "are dogs ok?", "two beds please", ("pets",)),
        (("utilities",), "is heat included?", SAID, ("utilities",)),
    ],
)
def test_rules_on_pets_answer_nothing_of_it(
    asks: tuple[str, ...], said: str, before: str, told: tuple[str, ...]
) -> None:
    assert with_assistance(asks, [said], [before, said]) == told


def test_a_home_is_shown_without_them() -> None:
    home = OfferedProperty(
        "A-1", "1 Elm St", 1700, "$1,700", features=("dogs welcome", "near train"), in_spanish=("se aceptan perros",)
    )
    shown = without_pet_rules(home)
    assert shown.features == ("near train",)
    assert shown.in_spanish == ("cerca del tren",)


async def test_it_is_passed_on_each_time_and_remembered(agency: Agency) -> None:
    await agency.add_property(
        "R-1", "71 Junction Road", 1_725, listed_for="rent", type="condo", bedrooms=2, features=["dogs welcome"],
        description="Two bedrooms. Dogs up to 40 pounds are welcome.",
    )  # fmt: skip
    kim = agency.lead("dana@away.example")
    kim.write("Looking for a 2 bedroom apartment to rent up to $2000. I have a service dog, a 70 lb lab.", "2br")
    await agency.round()
    kim.answer(agency.to(kim.address)[-1], "Is there a pet fee then?")
    await agency.round()
    first, second = map(body_of, agency.to(kim.address))
    for body in (first, second):
        assert "assistance animal on to" in body
        assert "40 pounds" not in body
        assert "dogs welcome" not in body
    told = [mail for mail in agency.to("kim@agency.test") if "assistance animal" in str(mail["Subject"])]
    assert len(told) == 2

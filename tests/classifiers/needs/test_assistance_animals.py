"""Which animals help a person, and are no pets."""

from __future__ import annotations

import pytest

from classifiers.needs.assistance_animals import assistance_animal


@pytest.mark.parametrize(
    "text",
    [
        "2br rental up to 2100, I have a guide dog",
        "I have an emotional support cat, is that a problem?",
        "my son has a service dog",
        "Do they take an ESA? I have a letter",
        "she uses a seeing-eye dog",
        "Our lab is a seizure alert dog.",
        "I have a doctor's letter for my dog",
        "the dog is trained for my PTSD",
        "we have a psychiatric service dog and a cat",
        "tengo un perro guía",
        "mi hija tiene un perro de servicio",
        "es un animal de apoyo emocional",
        "mi gato es de apoyo",
        "my support animal weighs 60 lb",
    ],
)
def test_an_animal_that_assists(text):
    assert assistance_animal(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have two dogs and a cat",
        "is there a dog walking service nearby?",
        "He's not a service dog, just a pet",
        "We don't have a service animal",
        "ME GUSTA ESA CASA",
        "quiero ver esa, tengo un perro",
        "great customer service! we have a dog",
        "is the room service elevator near the dog park",
        "no es perro de servicio, es mascota",
        "a neighborhood guide for dog owners",
        "we support our dogs",
    ],
)
def test_no_animal_that_assists(text):
    assert not assistance_animal(text)

"""A no to a thing is none to us: what is refused, what is left, and what a mail therefore is not."""

from __future__ import annotations

import pytest

from classifiers.intents.bounds import bounds_of
from classifiers.intents.narrowing import but_things
from classifiers.intents.present import not_of_a_machine
from classifiers.intents.stopping import may_stop
from classifiers.rules.unsubscribe import read_words
from models.message import Intent

ENDS = frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED))

OF_A_THING = """
quítenme la de Cordgrass, esa no me gusta
quita la de cordgrass de la lista, no nos gusta
saquen la del muelle, es muy cara
no me manden townhouses por favor, solo casas
ya no me manden condos, quiero casa con patio
dejen de mandar casas sin garaje
remove the condo from my list
Please remove 35 Cordgrass from the list
drop 12 Weir from my list please
can you take the condos off my search
stop sending me townhouses
quit showing me fixer uppers
stop sending me stuff with one bathroom
Not interested in flood zone stuff. what else
stop. wait. i have 2 baths and a half bath actually
Stop it, 22 Hoop Lane is gorgeous!!
is there a bus stop by Junction Road?
Take the parking off my list, and stop at 360 max
I unsubscribed from Zillow because yours are better. keep em coming!
Our last agent wouldn't stop calling. Can we do this by email?
no more open houses please
enough with the capes already
no stop lights nearby please lol
no need to come out here
i dont want a sales pitch
delete my number, I don't want calls
"""
GOES_ON = """
I'm not interested in 35 Cordgrass but 22 Heron yes
No longer interested in Saltmarsh, try Birch Hollow
not interested in someone coming by. ballpark is fine
We're done with renting so we need to move fast!
Not for us. Next!
cancel my saturday, sorry
mi esposo ya no quiere buscar, pero yo sí. sigamos
any in station quarter
ok how do i see it. im off mondays
not into townhouses. whats next
no thanks on Cordgrass, keep looking
Not interested in Heron Point anymore
"""
STOPS = """
stop sending me stuff
stop sending me emails about condos
not interested in condo emails
Stop. I am not interested in condos or anything else.
remove my name from the list
quítenme de la lista
quítenme ya
quiten mi correo de la lista por favor
retírenme de su lista de correos
por favor me retiran de la lista
no quiero que me manden más casas ni correos
No more emails please, and no calls either
Enough with the condos. Unsubscribe.
Please stop. Wait until I contact you.
STOP! I love my current home.
no need to keep in touch
no quiero nada de ustedes
we've decided to stay put, so there's no need to keep in touch. All the best
no hace falta que sigamos en contacto
"""
OVER = """
We bought another house so cancel my saturday, sorry
Please cancel our call and my subscription.
We went with another agent. Cancel the showing please.
we decided to stay put, no need to call
no longer interested, we bought a house in Dover
not interested in selling
Not for us, thanks
No longer interested in buying
my husband isn't interested and neither am I
no longer interested in the house
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", [*lines(OF_A_THING), *lines(GOES_ON)])
def test_who_refuses_a_thing_and_looks_on_refuses_us_in_nothing(text: str) -> None:
    assert read_words("Re: Homes", text) is None
    assert bounds_of("Re: Homes", text, pitches=False).cannot_be >= ENDS


@pytest.mark.parametrize("text", lines(STOPS))
def test_a_plain_stop_stays_one_whatever_thing_it_names(text: str) -> None:
    asked = read_words("Re: Homes", text)
    assert asked is not None
    assert not asked.doubt


@pytest.mark.parametrize("text", lines(OVER))
def test_who_is_done_is_done_though_a_thing_is_called_off_as_well(text: str) -> None:
    assert Intent.NOT_INTERESTED not in bounds_of("Re: Homes", text, pitches=False).cannot_be


@pytest.mark.parametrize(
    "text",
    [
        "dejen de mandarme tantos correos, uno a la semana basta",
        "ya no me manden tantos mensajes",
        "take me off the 35 Cordgrass alert but keep the rest",
        "dejen de escribirme tantas veces a la semana",
    ],
)
def test_fewer_mails_are_for_a_person_to_see_to(text: str) -> None:
    asked = read_words("Re: Homes", text)
    assert asked is not None
    assert asked.doubt


@pytest.mark.parametrize(
    "text",
    [
        "Me retire del correo federal y quiero mudarme cerca del mar",
        "Me retiré del correo hace dos años, busco algo chico",
        "no need to keep in touch with my old agent, we're all yours",
        "you don't need to keep in touch by phone",
        "mi papá se retiró de los correos, quiere una casa chica",
    ],
)
def test_words_of_a_stop_about_something_else_are_none(text: str) -> None:
    assert read_words("Re: Homes", text) is None


@pytest.mark.parametrize(
    "text",
    ["make the emails stop", "stop calling and emailing me", "take John off your list", "Stop sending condo alerts"],
)
def test_words_of_mail_are_never_blanked(text: str) -> None:
    assert may_stop(but_things(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm on vacation until the 14th, after that",
        "Sure, feel free to check back in June",
        "I am out of the office this week but call my cell 207-555-0131",
        "I'm out of town til the 10th but interested",
        "sorry for the late reply I was out of the office. 22 Heron yes please",
        "Sorry about the auto reply. Use helen@mail.example instead. I like 48 Cordgrass",
        "estoy de viaje hasta el viernes, pero sí me interesa la de Heron",
        "out of town until the 3rd. anytime after that works",
    ],
)
def test_who_is_away_and_answers_is_no_machine(text: str) -> None:
    assert not_of_a_machine(text) == {Intent.AUTO_REPLY}


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until Monday. For urgent matters call my cell 207-555-0131.",
        "I'm on vacation until the 14th. I will respond when I return.",
        "Out of office till Dec 10, please contact Jane at jane@x.example",
        "I am on leave until June 3 and will get back to you then.",
        "Estoy fuera de la oficina hasta el lunes. Responderé a mi regreso.",
    ],
)
def test_who_only_tells_an_absence_may_be_one(text: str) -> None:
    assert not not_of_a_machine(text)

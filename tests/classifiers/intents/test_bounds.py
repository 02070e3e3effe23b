"""What the words of a mail forbid a model to make of it: wishes about mail and calls, thinking it over, questions."""

from __future__ import annotations

import pytest

from classifiers.asking.asks import wants_human
from classifiers.intents.intent import BuiltinReader
from classifiers.intents.mail_wish import wants_to_be_asked_again
from classifiers.intents.stopping import may_stop
from classifiers.rules.unsubscribe import read_words
from models.message import Intent


@pytest.fixture(scope="module")
def reader() -> BuiltinReader:
    return BuiltinReader()


@pytest.mark.parametrize(
    "text",
    [
        # in a language
        "please write me in english from now on",
        "Can you write to me in Spanish please?",
        "por favor escribame en español",
        "Please send me everything in English",
        # by another way
        "Email me only",
        "Please just text me, I'm at work all day",
        "Once a month is plenty. And text me instead",
        "I can't do a phone call. is there another way to schedule",
        "Mejor mándeme un mensaje de texto",
        # at another time
        "Can you make that 4:30, I have to get my son from practice",
        "could we do 5pm, my kids have a recital",
        "can we push it to Thursday, I forgot about my dentist",
        "¿Podemos a las cuatro? Tengo que ir por mi hijo",
        # a question about homes
        "do any of these come without an HOA fee?",
        "what do I need for a deposit",
        "is the basement dry or does it leak",
    ],
)
def test_a_wish_or_question_is_no_wish_to_stop(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent not in (Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.SPAM)


@pytest.mark.parametrize(
    "text",
    [
        "Don't write me in English or Spanish, just stop",
        "No more emails in Spanish please, no more at all",
        "don't text me, don't email me",
        "Stop texting me instead of calling, just stop it all",
        "You wrote me at 3am. Don't email me again",
        "Leave me alone, it's 10pm",
        "How much more of this? Take me off your list",
        "Is the price of peace that I never hear from you again? Remove me",
        "Is this a robot? Stop emailing me",
        "Get me a human so I can tell them to stop writing to me",
        "Let me think about it: no. Take me off your list",
    ],
)
def test_who_has_had_enough_has_whatever_else_is_said(reader: BuiltinReader, text: str) -> None:
    stops = read_words("", text) is not None
    assert stops or reader.read("", text).intent is Intent.UNSUBSCRIBE


def test_fewer_mails_are_a_persons_to_see_as_what_they_are(reader: BuiltinReader) -> None:
    for text in (
        "Once a month is plenty",
        "please write less often",
        "Una vez al mes basta",
        "two emails a week is too often",
    ):
        reading = reader.read("", text)
        assert not reading.sure
        assert "less often" in reading.reason
    for text in (
        "We visit so often that we may as well own something",
        "the rent is due once a month",
        "I ask too \
        many questions, sorry",
    ):
        assert "less often" not in reader.read("", text).reason


@pytest.mark.parametrize(
    "text",
    [
        "Not yet, ask me again in February please",
        "Too early for us. Try again in the spring",
        "not right now, check back next year",
        "Todavía no, escríbame en enero",
    ],
)
def test_not_now_but_then_is_a_no_that_names_its_end(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert reading.intent is Intent.NOT_INTERESTED
    assert reading.sure


@pytest.mark.parametrize(
    "text",
    [
        "Not yet decided between the two houses, can we see both in February?",
        "Call me in the morning",
        "Not ready to sign yet, call me in two hours to go over the offer on 8 Weir Street please, I want to buy it",
        "We are looking to buy in the spring",
    ],
)
def test_who_is_in_the_middle_of_it_has_not_said_no(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent is not Intent.NOT_INTERESTED


@pytest.mark.parametrize(
    "text",
    [
        "Is this a damn robot answering me? Get me a human being",
        "Is this a robot? Get me a human",
        "am I talking to a machine? I want a real person",
        "¿Es usted un robot? Quiero hablar con una persona real",
    ],
)
def test_who_asks_for_a_person_is_heard_and_does_not_stop(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert reading.wants_human
    assert reading.intent not in (Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.SPAM)


@pytest.mark.parametrize(
    "text",
    [
        "Lovely, thanks. Let us mull it over",
        "let me talk to my wife first",
        "We'll think on it",
        "Thank you, we need to sleep on it",
        "Gracias, lo vamos a pensar",
    ],
)
def test_who_thinks_it_over_has_not_said_no(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent not in (Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE)


@pytest.mark.parametrize(
    "text",
    [
        "We thought it over and decided to stay put, we are not interested",
        "No thanks, we are not moving. We'll get back to you",
        "We talked it over, we already bought a house",
        "Not interested, I'll let you know",
    ],
)
def test_who_has_thought_it_over_may_have_said_no(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent in (Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE)


@pytest.mark.parametrize(
    "text",
    [
        "no need to keep me on your list",
        "No need to keep us on your mailing list",
        "You don't need to keep me in your database",
        "There's no reason to keep us on your email list",
        "No hace falta que me mantengan en su lista",
    ],
)
def test_who_need_not_be_kept_on_a_list_asks_to_stop(text: str) -> None:
    asked = read_words("", text)
    assert asked is not None
    assert not asked.doubt


@pytest.mark.parametrize(
    "text",
    [
        "there is really no need to keep us on your rounds",
        "Save your postage",
        "You can save your stamps, we moved",
        "No point in keeping us on this",
    ],
)
def test_a_polite_stop_is_named_and_a_person_looks(text: str) -> None:
    asked = read_words("", text)
    assert asked is not None
    assert asked.doubt


@pytest.mark.parametrize(
    "text",
    [
        "please keep us on your list",
        "no need to keep me on the phone, email is fine",
        "no need to keep us in the loop about the small ones",
        "No need to send me the two bedrooms",
        "save the listing for me",
        "we need to save for the postage machine",
        "Save the date: the closing is on Friday",
    ],
)
def test_what_else_need_not_be_kept_is_no_stop(text: str) -> None:
    assert read_words("", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "What's 2 Beacon Road going for, just curious?",
        "what did 34 Weir Street sell for?",
        "no not selling, just nosy. How long was 44 Wharf Road on the market",
        "How much did the house across the street go for?",
        "did 12 Pippin Drive sell?",
        "I'm not planning to sell, just curious what 8 Weir Street sold for",
        "¿En cuánto se vendió la casa de Weir Street?",
        "Not looking to list with an agent, but if you have a buyer I'd pay 2%",
        "We are selling it ourselves, but if you bring a buyer we will pay 2 percent",
        "FSBO at 5 Elm Street, buyers agents welcome",
        "We sell by ourselves, no agents please. But do you have a buyer for a 3/2 ranch in Millpond?",
    ],
)
def test_the_curious_and_owners_who_sell_alone_are_no_sellers(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert reading.intent is not Intent.SELLER
    assert not reading.sure


@pytest.mark.parametrize(
    "text",
    [
        "What would my house sell for?",
        "What did my neighbor's house sell for? Thinking about selling ours",
        "what is my condo going for these days",
        "I listed by owner for three months, no luck, what is your commission?",
        "We tried to sell it ourselves and need an agent now",
        "What would 14 Compass Lane sell for?",
        "We want to sell our house at 5 Elm Street",
    ],
)
def test_who_may_list_a_home_is_a_seller(reader: BuiltinReader, text: str) -> None:
    assert reader.read("", text).intent is Intent.SELLER


@pytest.mark.parametrize(
    "text",
    [
        "Getting quotes from three agents. Please send me your listing commission and your marketing budget.",
        "Kindly email your listing agreement terms, I have a 600k house.",
        "What commission do you charge to sell our condo?",
    ],
)
def test_who_asks_by_what_terms_we_sell_is_a_seller_and_no_pitch(reader: BuiltinReader, text: str) -> None:
    reading = reader.read("", text)
    assert (reading.intent, reading.sure) == (Intent.SELLER, True)


def test_who_offers_something_beside_such_words_is_read_as_before(reader: BuiltinReader) -> None:
    pitch = "We help agents defend your listing commission, guaranteed leads every month. Our platform costs $99."
    assert reader.read("", pitch).intent is Intent.SPAM


@pytest.mark.parametrize(
    "text",
    [
        "No no, I did not ask to be removed. I only would like to see the condos please.",
        "We don't want to be in Old Harbor after all, can you remove it from the search?",
        "Please don't remove me, I still want homes",
        "I never asked to be unsubscribed",
        "No pedí que me quiten de la lista, busco casa",
    ],
)
def test_who_did_not_ask_for_it_does_not_stop(text: str) -> None:
    assert not may_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "I did not ask for this. Remove me from your list",
        "Remove me from the search",
        "I don't want to be on your list",
        "You guys are relentless. Disappear.",
        "Close my file, we are done",
        "No necesito más anuncios",
    ],
)
def test_who_may_mean_it_may_stop(text: str) -> None:
    assert may_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "Not for a year at least, just keep in touch every few months",
        "no rush at all, just keep in touch every few months",
        "Maybe in a year or so, when my youngest finishes school. What do you reckon prices will do?",
        "We're in no hurry, keep us posted",
        "Quizás en dos años, gracias",
        "Not yet, check back in February",
    ],
)
def test_who_would_be_kept_in_touch_with_is_asked_again(reader: BuiltinReader, text: str) -> None:
    assert wants_to_be_asked_again(text)
    assert reader.read("", text).intent is not Intent.UNSUBSCRIBE


@pytest.mark.parametrize(
    "text",
    [
        "No rush on the answer about the roof",
        "We have been here a year or so",
        "The lease is not for a year, is it?",
        "Please keep me posted on anything new in Millpond",
        "Get in touch with my lender, we need to move within a month",
        "No hurry to stop by, but never write me again",
    ],
)
def test_what_only_sounds_like_later_is_not_put_off(text: str) -> None:
    assert not wants_to_be_asked_again(text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Hello, could you please send me 2 bedroom condos in Old Harbor up to 380000? Thank you.", True),
        ("Good day, would you be so kind and show me 3 bedroom houses in Old Harbor under 450k?", True),
        ("My 2 bedroom condo in Old Harbor, send me up to 380000 and it is yours", False),
        ("We list condos in Old Harbor, 2 bedrooms, up to 380000, send me your fees", False),
    ],
)
def test_who_asks_for_homes_in_plain_words_is_sure(reader: BuiltinReader, text: str, sure: bool) -> None:
    reading = reader.read("Homes", text, None, ("Old Harbor",))
    assert (reading.intent is Intent.BUYER and reading.sure) is sure


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("I'd like to talk to a person please.", True),
        ("Can I speak with a person?", True),
        ("Quiero hablar con una persona por favor", True),
        ("I talk to people at the bank every day", False),
        ("Is it big enough for a family with one person in a wheelchair?", False),
    ],
)
def test_a_person_is_asked_for(text: str, person: bool) -> None:
    assert wants_human(text) is person

"""What a burst says in its conversation: "no", "thanks", "sounds good to me" and questions, by what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from classifiers.needs.extracting import extract
from classifiers.needs.refused import refused
from mailbot.conversation.call_reading.acceptance import CallAnswer
from mailbot.conversation.meaning import hearing, questions
from mailbot.conversation.meaning import hearing_words as words
from mailbot.conversation.meaning.bereavement import BEREAVED
from mailbot.conversation.meaning.deals import changes_deal, gives_up, says_only_no, wishes_otherwise
from mailbot.conversation.meaning.homes import Spoken
from mailbot.conversation.meaning.rereading import as_gone_on, without_taken_back
from mailbot.conversation.steps import CallWord
from mailbot.conversation.writing.wording import phone_number
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.in_a_list import named_by_order
from models.message import Direction, Intent, Message
from models.thread import Thread

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLACES = ("Birch Hollow", "Saltmarsh")
AREAS = ("areas", "areas_not")
NOTHING_NAMED = Spoken({}, (), ())
NOTHING_OF_A_CALL = CallAnswer(CallWord.NONE)


def mail(text: str, intent: Intent = Intent.GENERAL, *, sure: bool = False, asks: Sequence[str] = ()) -> Message:
    said = {"reply_text": text, "intent": intent, "sure": sure, "asks": list(asks), "also": None, "ready": ""}
    return Message.model_construct(
        digest="", size=0, received_at=NOON, direction=Direction.INBOUND, subject="Re: house", needs={}, **said
    )


def thread(about: Sequence[str] = ()) -> Thread:
    """A buyer's, to whom these homes were shown."""
    return Thread.model_construct(number=1, last_at=NOON, about=list(about), intent=Intent.BUYER, offered_slots=[])


@pytest.mark.parametrize(
    ("known", "heard", "text", "changes"),
    [
        (Intent.BUYER, Intent.RENTER, "Is it pet friendly?", False),
        (Intent.BUYER, Intent.RENTER, "Actually, could we rent it first?", True),
        (Intent.RENTER, Intent.BUYER, "Does it have a garage?", False),
        (Intent.RENTER, Intent.BUYER, "We would rather buy something now", True),
        (Intent.BUYER, Intent.RENTER, "¿Aceptan mascotas?", False),
        (Intent.BUYER, Intent.RENTER, "Mejor quisiera alquilar", True),
        (Intent.BUYER, Intent.SELLER, "We want to sell our house", True),
        (Intent.RENTER, Intent.SELLER, "what if i split w my buddy, we could do 2000", False),
        (Intent.BUYER, Intent.SELLER, "My start date slipped, and my husband wants 4 bedrooms", False),
        (Intent.BUYER, Intent.SELLER, "What would our old yellow colonial go for?", True),
        (Intent.BUYER, Intent.NOT_INTERESTED, "No.", False),
        (Intent.BUYER, Intent.NOT_INTERESTED, "No, we have bought elsewhere", True),
        (Intent.BUYER, Intent.BUYER, "We want to buy", False),
    ],
)
def test_what_somebody_wants_changes_by_words_that_say_so(
    known: Intent, heard: Intent, text: str, changes: bool
) -> None:
    assert changes_deal(known, heard, text, {}) is changes


@pytest.mark.parametrize(
    "text",
    [
        "What's the upstairs at 70 Sluice renting for?",
        "what does the upper flat rent for?",
        "Are the tenants month to month or on a lease?",
        "Is it rented right now?",
        "We're renting now and our lease ends in March",
        "Send me what you have with rents",
    ],
)
def test_what_a_home_brings_in_makes_no_tenant(text: str) -> None:
    assert not changes_deal(Intent.BUYER, Intent.RENTER, text, {})


@pytest.mark.parametrize(
    "text",
    [
        "We decided to rent for a year first",
        "Are the tenants leaving? Then I would rent it myself",
        "We're renting now and want to rent again",
        "actually a rental would be better",
    ],
)
def test_who_wants_to_rent_is_one(text: str) -> None:
    assert changes_deal(Intent.BUYER, Intent.RENTER, text, {})


def test_a_slot_that_tells_of_renting_says_so_too() -> None:
    assert changes_deal(Intent.BUYER, Intent.RENTER, "Max 2000", {"listed_for"})


@pytest.mark.parametrize("text", ["no", "No.", "nope", "not really", "none of them", "ninguna", "None of these!"])
def test_a_bare_no_is_one(text: str) -> None:
    assert says_only_no(text)


@pytest.mark.parametrize("text", ["no thanks", "no, remove me", "not interested", "no calls please", "nothing else?"])
def test_what_says_more_is_none(text: str) -> None:
    assert not says_only_no(text)


def test_a_no_to_homes_is_no_farewell_and_to_nothing_it_is() -> None:
    said = mail("no", Intent.NOT_INTERESTED, sure=True)
    [heard] = hearing.as_answers_to_us(thread(about=["BR-1"]), (said,))
    assert heard.intent is Intent.GENERAL
    [heard] = hearing.as_answers_to_us(thread(), (said,))
    assert heard.intent is Intent.NOT_INTERESTED


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Which of these has the biggest yard?", ("yard",)),
        ("Would they throw in the washer?", ("other",)),
        ("Do you have anything else?", ()),
        ("Anything cheaper?", ()),
        ("Something with a balcony maybe?", ()),
        ("do you have any lofts?", ()),
        ("Do you guys have one with a pool? got any with a barn?", ()),
        ("do you have any photos of the loft?", ("loft",)),
        ("Can you tell me more about it?", ()),
        ("And what about the other one?", ()),
        ("I like the kitchen.", ()),
    ],
)
def test_questions_about_what_was_shown(text: str, topics: tuple[str, ...]) -> None:
    asked = questions.topics_of(thread(about=["BR-1"]), [mail(text, Intent.BUYER, sure=True)], NOTHING_OF_A_CALL, None)
    assert asked == topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("How much is it?", ("price",)),
        ("Is the price negotiable?", ("other",)),
        ("Has the price come down?", ("other",)),
    ],
)
def test_whether_a_price_moves_is_not_told_by_the_price(text: str, topics: tuple[str, ...]) -> None:
    asked = questions.topics_of(
        thread(about=["BR-1"]), [mail(text, Intent.BUYER, asks=["price"])], NOTHING_OF_A_CALL, None
    )
    assert asked == topics


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("mi esposo dice que mejor en Birch Hollow y ya no en Saltmarsh, lo demás igual.", True),
        ("My husband would rather be in Birch Hollow, no longer in Saltmarsh", True),
        ("We live in Birch Hollow now and are happy", False),
        ("We bought in Birch Hollow instead", False),
        ("Birch Hollow is better, but please no more mails", False),
        ("Not for us, sorry. We prefer to rent.", False),
    ],
)
def test_a_wish_for_something_else_is_no_lack_of_interest(text: str, otherwise: bool) -> None:
    found = {**extract(text, known_areas=PLACES, intents={Intent.BUYER}), **refused(text, PLACES)}
    needs = {slot: {"value": list(found[slot].value), "quote": found[slot].quote} for slot in AREAS if slot in found}
    said = mail(text, Intent.NOT_INTERESTED).model_copy(update={"needs": needs})
    assert wishes_otherwise(said) is otherwise


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("Thanks!", True),
        ("Thank you so much, bye", True),
        ("Gracias", True),
        ("Thanks!\n\nDana Reyes", True),
        ("Great, thank you very much for the quick reply.", True),
        ("Thanks, see it", False),
        ("Thanks! We Love It", False),
        ("Perfect", False),
        ("👍", True),
        ("We'll think about it and get back to you", True),
        ("Let me sleep on it", True),
        ("Lo vamos a pensar, gracias", True),
        ("OK I'll wait on that then. Much obliged.", True),
        ("Perfect, thank you so much! Gerald says thanks too.", True),
        ("good enough. thx", True),
        ("Thanks! Gerald says it is too small", False),
        ("Thanks, I'll wait for her answer", True),
        ("Thanks, I'll wait until the price comes down", False),
        ("", False),
        ("ok", False),
        ("Thanks, is there a garage?", False),
        ("Thanks, we would like to see it", False),
        ("Let me know when we can see it", False),
    ],
)
def test_who_pauses_is_let_be(text: str, pauses: bool) -> None:
    assert hearing.only_pauses(mail(text)) is pauses


@pytest.mark.parametrize(
    ("text", "kind", "intent"),
    [
        ("I'd rather keep it by email, no calls please", CallWord.DECLINES, Intent.GENERAL),
        ("None of those work for me, I work until 5", CallWord.PROPOSES_VAGUE, Intent.GENERAL),
        ("Stop emailing me", CallWord.DECLINES, Intent.UNSUBSCRIBE),
        ("None of those work for me", CallWord.NONE, Intent.UNSUBSCRIBE),
    ],
)
def test_no_calls_please_is_no_wish_to_stop_mail(text: str, kind: CallWord, intent: Intent) -> None:
    doubted = mail(text, Intent.UNSUBSCRIBE)
    [heard] = hearing.as_said_of_the_call(thread(), (doubted,), CallAnswer(kind), None)
    assert heard.intent is intent


def test_a_sure_wish_to_stop_is_one_whatever_it_says_of_a_call() -> None:
    plain = mail("No calls and no mail please", Intent.UNSUBSCRIBE, sure=True)
    [heard] = hearing.as_said_of_the_call(thread(), (plain,), CallAnswer(CallWord.DECLINES), None)
    assert heard.intent is Intent.UNSUBSCRIBE


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+12075550150", "(207) 555-0150"),
        ("+442071838750", "+442071838750"),
        ("555-0150", "555-0150"),
        ("", ""),
    ],
)
def test_a_number_is_written_as_where_it_is_from(number: str, shown: str) -> None:
    assert phone_number(number) == shown


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("We'll think about it and get back to you", True),
        ("Let me talk to my wife and get back to you", True),
        ("No problem, have a good day", True),
        ("I'll get back to you with my number, we want the second one", False),
        ("Thanks. I'd think about offering on the first one then", False),
        ("I'll let you know about the roof when they send it", False),
        ("Yes, thanks", False),
        ("You're the best, thank you!", True),
        ("bet thx", True),
        ("OK Agentname just called me and explained. All sorted, thank you.", True),
        ("Thanks, just call me now", False),
    ],
)
def test_who_only_pauses_says_nothing_else(text: str, pauses: bool) -> None:
    assert hearing.only_pauses(mail(text)) is pauses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dana passed away in January. This is her son.", True),
        ("my mom died last week", True),
        ("mi marido murió ayer, disculpe", True),
        ("My old car died on Sunday", False),
        ("our deal died last week", False),
        ("is this their estate agent?", False),
    ],
)
def test_a_death_is_one_of_people(text: str, told: bool) -> None:
    assert (BEREAVED.search(text) is not None) is told


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Do you think they'd come down to 400?", True),
        ("Would the owner consider 5% less?", True),
        ("¿Los dueños bajarían el precio?", True),
        ("Do they accept dogs?", False),
        ("Does the landlord take section 8?", False),
        ("¿El precio incluye la planta baja?", False),
    ],
)
def test_whether_they_would_take_less_is_asked_with_a_sum_or_less(text: str, asks: bool) -> None:
    assert (words.MOVES_THE_PRICE.search(text) is not None) is asks


@pytest.mark.parametrize(
    "text",
    [
        "No calls, please send me nothing more",
        "No calls. I prefer not to get anything else by email",
        "None of these times work and I'm not interested in any more of this. Goodbye",
    ],
)
def test_who_has_had_enough_beside_a_word_of_calls_is_not_explained_away(text: str) -> None:
    doubtful = mail(text, Intent.UNSUBSCRIBE)
    answer = CallAnswer(CallWord.DECLINES)
    [told] = hearing.as_said_of_the_call(thread(), (doubtful,), answer, None)
    assert told.intent is Intent.UNSUBSCRIBE


def test_who_wants_no_call_and_mail_instead_does_not_want_it_to_stop() -> None:
    doubtful = mail("I don't want to talk on the phone, just email me", Intent.UNSUBSCRIBE)
    [told] = hearing.as_said_of_the_call(thread(), (doubtful,), CallAnswer(CallWord.DECLINES), None)
    assert told.intent is Intent.GENERAL


@pytest.mark.parametrize(
    ("known", "heard", "text", "changes"),
    [
        (Intent.SELLER, Intent.BUYER, "It has 4 beds and we're looking for a quick sale, by June", False),
        (Intent.SELLER, Intent.BUYER, "we're looking for an agent", False),
        (Intent.SELLER, Intent.BUYER, "we are also looking for a smaller house", True),
        (Intent.BUYER, Intent.SELLER, "What did 34 Weir Street sell for?", False),
    ],
)
def test_a_seller_and_a_buyer_change_by_words_of_it(known: Intent, heard: Intent, text: str, changes: bool) -> None:
    assert changes_deal(known, heard, text, {}) is changes


@pytest.mark.parametrize(
    "text", ["first", "ok, first please", "Does the first have a garage?", "an offer on the first", "primera"]
)
def test_an_ordinal_names_a_home_of_the_list(text: str) -> None:
    assert named_by_order(text, ["BR-1", "BR-2"]) == ("BR-1",)


@pytest.mark.parametrize(
    "text", ["First time buyer", "first, is there parking?", "second thoughts, sorry", "my first home"]
)
def test_other_ordinals_name_none(text: str) -> None:
    assert named_by_order(text, ["BR-1", "BR-2"]) == ()


def in_talk(replies: int = 1, intent: Intent = Intent.BUYER) -> Thread:
    """A thread in which so many mails of ours were sent."""
    return thread().model_copy(update={"replies": replies, "intent": intent})


@pytest.mark.parametrize(
    "text",
    [
        "These are all too far from the water.",
        "Then no thank you, Camden only. Let me know if you ever get something there.",
        "up to 2000, anywhere. and please fix my name: William Harkin",
        "We don't want to be in Old Harbor after all, can you remove it from the search?",
        "Ninguna tiene patio para los niños",
    ],
)
def test_who_talks_with_us_and_says_no_word_of_stopping_goes_on(text: str) -> None:
    (read,) = as_gone_on(in_talk(), (mail(text, Intent.UNSUBSCRIBE),))
    assert read.intent is Intent.GENERAL
    (first,) = as_gone_on(in_talk(replies=0), (mail(text, Intent.UNSUBSCRIBE),))
    assert first.intent is Intent.UNSUBSCRIBE, "nothing of ours went before it: a person looks"


@pytest.mark.parametrize(
    "text",
    [
        "I am done with these. Enough.",
        "U guys are relentless. Disappear.",
        "Who gave you my address?",
        "Goodbye, and no more homes by mail",
        "I would rather you left me in peace",
        "Ya no me escriban",
    ],
)
def test_a_guess_that_some_word_bears_stays_one(text: str) -> None:
    (read,) = as_gone_on(in_talk(), (mail(text, Intent.UNSUBSCRIBE),))
    assert read.intent is Intent.UNSUBSCRIBE


def test_a_sure_wish_to_stop_is_no_guess() -> None:
    (read,) = as_gone_on(in_talk(), (mail("These are too far.", Intent.UNSUBSCRIBE, sure=True),))
    assert read.intent is Intent.UNSUBSCRIBE


WHO = "Who is this and how did you get my email address?"
LETS_ONE = "Could you manage my rental property?"


@pytest.mark.parametrize(
    ("earlier", "text", "asks"),
    [
        (WHO, "Oh wait, I remember… Sorry! Is Unit 5 still for sale?", ()),
        (WHO, "Never mind my question. I have seen your sign.", ()),
        (WHO, "Is 7 Chandler Street, Unit 5 still for sale?", ("availability",)),
        (LETS_ONE, "Forget the management, what about the bakery space?", ()),
        (LETS_ONE, "Olvídelo, prefiero vender", ()),
    ],
)
def test_what_is_taken_back_holds_nothing_up(earlier: str, text: str, asks: Sequence[str]) -> None:
    intent = Intent.UNSUBSCRIBE if earlier == WHO else Intent.GENERAL
    burst = (mail(earlier, intent), mail(text, asks=asks))
    assert without_taken_back(burst) == burst[1:]


@pytest.mark.parametrize(
    ("earlier", "text", "asks"),
    [
        (WHO, "Well? Who are you?", ()),
        (WHO, "Forget it, just remove me", ()),
        (WHO, "Thank you", ()),
        (LETS_ONE, "And what about the bakery space?", ()),
        (LETS_ONE, "Is 8 Weir Street for sale?", ("availability",)),
        ("We need three bedrooms", "Forget the garage", ()),
    ],
)
def test_what_is_not_taken_back_stands(earlier: str, text: str, asks: Sequence[str]) -> None:
    intent = Intent.UNSUBSCRIBE if earlier == WHO else Intent.GENERAL
    burst = (mail(earlier, intent), mail(text, asks=asks))
    assert without_taken_back(burst) == burst


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("nvm", True),
        ("612?? way too much for me. nvm", True),
        ("Ok, too expensive for us, never mind then", True),
        ("I need to think", True),
        ("Thanks so much, that's really helpful. Have a good evening!", True),
        ("olvídelo, gracias", True),
        ("612? Is that with the fee?", False),
        ("too expensive for us", False),
        ("never mind the garage, show us others", False),
        ("I need to think of a garage as well", False),
        ("That's really helpful, is it near the train?", False),
        ("really?? which one has a garage", False),
    ],
)
def test_who_lets_it_be_is_let_be(text: str, pauses: bool) -> None:
    assert hearing.only_pauses(mail(text)) is pauses


@pytest.mark.parametrize("text", ["612??", "What?!", "Seriously?? 612 for that", "¿En serio? Wow?"])
def test_who_is_astonished_asks_nothing(text: str) -> None:
    assert questions.topics_of(thread(["BR-1"]), [mail(text)], NOTHING_OF_A_CALL, None) == ()


@pytest.mark.parametrize("text", ["Still waiting. Is anyone there?", "Did my message reach you?", "Hello??"])
def test_who_waits_asks_nothing_of_a_home(text: str) -> None:
    assert questions.topics_of(thread(["BR-1"]), [mail(text)], NOTHING_OF_A_CALL, None) == ()


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Hi, we went with another house through a friend. Please cancel the call.", True),
        ("We found a place, thanks", True),
        ("No longer looking, please cancel", True),
        ("Ya compramos otra casa, cancele la llamada", True),
        ("I can't make it on Tuesday", False),
        ("Please cancel the call, I am sick", False),
        ("I found your sign on Weir Street", False),
        ("Something came up, another day please", False),
    ],
)
def test_who_has_found_another_home_gives_it_up(text: str, over: bool) -> None:
    assert gives_up(text) is over


@pytest.mark.parametrize(
    "text",
    [
        "So we talked to the bank again and turns out we can do 540. Still Birch Hollow",
        "We could go 430 now",
        "I'd go 540 for 4 bedrooms",
    ],
)
def test_what_somebody_can_spend_is_no_offer(text: str) -> None:
    rooms = {"bedrooms_min": {"value": 4, "quote": "4"}} if "bedrooms" in text else {}
    said = mail(text).model_copy(update={"needs": rooms})
    (told,) = hearing.as_offers(thread(["BR-1"]), NOTHING_NAMED, (said,))
    assert told.ready == ""


def test_nobody_bids_for_a_home_that_is_let() -> None:
    renting = thread(["BR-1"]).model_copy(update={"intent": Intent.RENTER})
    (told,) = hearing.as_offers(renting, NOTHING_NAMED, (mail("I'd do 1800"),))
    assert told.ready == ""


def test_a_sum_for_the_home_that_is_talked_of_is_an_offer() -> None:
    (told,) = hearing.as_offers(thread(["BR-1"]), NOTHING_NAMED, (mail("I'd do 550, cash"),))
    assert told.ready == "offer"


def test_what_a_fee_gets_one_asks_for_no_value() -> None:
    text = "the one with the skylight. how much is the condo fee each month and what do i get for it"
    asked = mail(text, asks=["hoa", "valuation"])
    assert questions.topics_of(thread(), (asked,), NOTHING_OF_A_CALL, None, of_homes=True) == ("hoa",)


def test_who_asks_for_a_home_of_ours_without_a_mark_seeks_it() -> None:
    home = Listing("BR-1", "8 Weir Street", 465_000)
    told = mail("saw the cape on 8 weir st is it still avail n how much")
    spoken = Spoken({"BR-1": home}, (home,), ())
    assert hearing.of_a_home(spoken, (told,), Intent.GENERAL, False) == (Intent.BUYER, True)


def test_who_sells_and_tells_what_they_seek_is_shown_homes_first() -> None:
    wish = {"property_type": {"value": "land", "quote": "lots"}}
    told = mail("Selling our cape. Any lots?", Intent.SELLER, sure=True).model_copy(
        update={"also": Intent.BUYER, "needs": wish}
    )
    new = Thread.model_construct(number=1, last_at=NOON, intent=Intent.SELLER, replies=0, exchanges=0)
    assert hearing.in_context(new, [told], NOTHING_OF_A_CALL) == (Intent.BUYER, True)
    going_on = new.model_copy(update={"replies": 1})
    assert hearing.in_context(going_on, [told], NOTHING_OF_A_CALL) == (Intent.SELLER, True)
    of_the_sale = told.model_copy(update={"needs": {}})
    assert hearing.in_context(new, [of_the_sale], NOTHING_OF_A_CALL) == (Intent.SELLER, True)


@pytest.mark.parametrize(
    ("text", "sent", "intent"),
    [
        ("the one on Weir Street, is it on a hill?", ["BR-1"], Intent.BUYER),
        ("the one on Weir Street, is it on a hill?", [], Intent.SELLER),
        ("our house is like the one on Weir Street, what would it bring?", ["BR-1"], Intent.SELLER),
    ],
)
def test_who_sells_and_asks_of_a_home_that_they_were_shown_seeks_it(text: str, sent: list[str], intent: Intent) -> None:
    home = Listing("BR-1", "8 Weir Street", 465_000)
    spoken = Spoken({"BR-1": home}, (home,), ())
    found = hearing.of_a_home(spoken, (mail(text),), Intent.SELLER, True, known=Intent.SELLER, sent=sent)
    assert found == (intent, True)

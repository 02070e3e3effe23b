"""What a mail means because a conversation runs: nothing of somebody who talks with us is lost or misplaced."""

from __future__ import annotations

import pytest
from agency import Agency, Lead, body_of
from ledger_view import tell

from models.call import Call
from models.contact import Contact
from models.draft import Draft, DraftState
from models.message import Intent, Message
from models.thread import Stage, Thread

BUYER = "Hello, we are looking to buy a house with 3 bedrooms in Old Town, our budget is up to $470k."
KIM = "kim@agency.test"


async def wrote(agency: Agency, *texts: str, subject: str = "House") -> Lead:
    """A lead who wrote the first of `texts`, and the others in answer to what came."""
    dana = agency.lead("dana@away.example")
    dana.write(texts[0], subject)
    await agency.round()
    for text in texts[1:]:
        assert agency.to(dana.address), await tell(agency.store)
        dana.answer(agency.to(dana.address)[-1], text)
        await agency.round()
    return dana


async def last_answer(agency: Agency) -> str:
    assert agency.to("dana@away.example"), await tell(agency.store)
    return body_of(agency.to("dana@away.example")[-1])


async def the_thread(agency: Agency) -> Thread:
    thread = await agency.store.first(Thread, {})
    assert thread is not None
    return thread


async def elm_street(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")


# ------------------------------------------------------------------------------------------------ not taken for spam


async def test_what_sounds_like_spam_in_a_conversation_is_for_a_person(agency: Agency) -> None:
    await elm_street(agency)
    pitch = (
        "By the way, I run a roofing company and we offer your clients 10% off and you a referral fee of 10%."
        " Reply for a free quote, limited time offer!"
    )
    dana = await wrote(agency, BUYER, pitch)
    read = await agency.store.first(Message, {"intent": Intent.SPAM})
    assert read is not None, await tell(agency.store)
    assert len(agency.to(dana.address)) == 1
    assert await agency.store.find(Draft, {"state": DraftState.HELD}), "a person looks at it"


async def test_a_strangers_spam_is_ignored(agency: Agency) -> None:
    await wrote(agency, "SEO offer: rank #1 on Google, guaranteed! Click http://seo.example/now", subject="Rank #1")
    assert await agency.store.find(Draft, {}) == [], await tell(agency.store)


# ------------------------------------------------------------------------------------------------ sellers


@pytest.mark.parametrize(
    "text",
    [
        "We owe about 210k on it. What would we walk away with?",
        "It's a 3 bed ranch, asking 389k.",
        "We paid 300k in 2016",
    ],
)
async def test_who_tells_of_a_home_to_sell_is_shown_none_to_buy(agency: Agency, text: str) -> None:
    await agency.add_property("BR-1", "12 Elm St", 385_000, area="Old Town")
    await wrote(agency, "I want to sell my house at 9 Tern Lane. What do I do first?", text, subject="Selling")
    assert "12 Elm St" not in await last_answer(agency)
    assert "price range" not in await last_answer(agency)
    assert (await the_thread(agency)).intent is Intent.SELLER, await tell(agency.store)


async def test_a_seller_who_then_seeks_a_home_is_a_buyer(agency: Agency) -> None:
    await elm_street(agency)
    seller = "I want to sell my house at 9 Tern Lane. What do I do first?"
    await wrote(agency, seller, "We are also looking to buy a house with 3 bedrooms in Old Town up to 470k")
    assert "12 Elm St" in await last_answer(agency), await tell(agency.store)


# ------------------------------------------------------------------------------------------------ a call is booked


async def booked(agency: Agency, *after: str) -> Lead:
    await elm_street(agency)
    ask = f"{BUYER} Please call me at 207-555-0142."
    dana = await wrote(agency, ask, "The first one works", *after)
    assert await agency.store.find(Call, {}), await tell(agency.store)
    return dana


async def test_a_question_while_a_call_is_booked_is_passed_on(agency: Agency) -> None:
    dana = await booked(agency, "Is there anything we should bring? And could we also see 12 Elm St?")
    assert "passed your questions about 12 Elm St on to Kim Alvarez" in await last_answer(agency)
    assert len(agency.to(dana.address)) == 3
    assert "could we also see 12 Elm St?" in body_of(agency.to(KIM)[-1]), "with their words"


async def test_news_while_a_call_is_booked_reaches_the_agent_and_is_not_answered(agency: Agency) -> None:
    dana = await booked(agency, "We are on the road all morning.")
    assert len(agency.to(dana.address)) == 2
    assert "We are on the road all morning." in body_of(agency.to(KIM)[-1]), await tell(agency.store)


async def test_thanks_while_a_call_is_booked_trouble_nobody(agency: Agency) -> None:
    before = len(agency.to(KIM))
    dana = await booked(agency)
    told = len(agency.to(KIM)) - before
    dana.answer(agency.to(dana.address)[-1], "Perfect, thank you, talk to you then!")
    await agency.round()
    assert (len(agency.to(dana.address)), len(agency.to(KIM)) - before) == (2, told)


async def test_a_question_beside_a_time_that_is_taken_is_passed_on(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(
        agency, f"{BUYER} Please call me at 207-555-0142.", "The first one works. Do we need a preapproval letter?"
    )
    answer = await last_answer(agency)
    assert "passed your question about financing on to Kim Alvarez" in answer
    assert await agency.store.find(Call, {}), await tell(agency.store)
    assert any("preapproval letter" in body_of(mail) for mail in agency.to(KIM))


async def test_whether_the_time_is_fine_is_no_question_for_the_agent(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Please call me at 207-555-0142.", "The first one. Does that still work for you?")
    assert "passed your question" not in await last_answer(agency)


async def test_who_calls_off_a_call_that_is_not_booked_is_not_gone(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Please call me at 207-555-0142.", "Sorry, I have to cancel.")
    assert (await the_thread(agency)).stage is not Stage.CLOSED, await tell(agency.store)
    assert agency.to(KIM), "a person looks at it"


# ------------------------------------------------------------------------------------------------ numbers and hours


async def test_a_whole_number_takes_the_place_of_a_part_of_it(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Can I see 12 Elm St this week?", "555-0142", "207-555-0142")
    contact = await agency.store.first(Contact, {"addresses": "dana@away.example"})
    assert contact is not None
    assert contact.phone == "+12075550142", await tell(agency.store)


async def test_another_number_is_no_reason_to_drop_the_known_one(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} My number is 207-555-0142, call me.", "or at work, 207-555-0199")
    contact = await agency.store.first(Contact, {"addresses": "dana@away.example"})
    assert contact is not None
    assert contact.phone == "+12075550142"


async def test_times_are_offered_when_they_can_be_reached(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, "I'd love to see 12 Elm St. I'm available Tues/Thurs afternoons. Dana, 207-555-0142")
    lines = [line for line in (await last_answer(agency)).splitlines() if line[:2] in ("1.", "2.", "3.")]
    assert lines, await tell(agency.store)
    assert all(("Tuesday" in line or "Thursday" in line) and "PM" in line for line in lines), lines


async def test_where_no_time_is_as_wished_the_nearest_are_offered_and_the_agent_is_told(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Please call me, any day after 8 pm is best. 207-555-0142")
    answer = await last_answer(agency)
    assert "No time is free when you said" in answer, await tell(agency.store)
    assert "AM" not in answer
    assert any("after 8 pm" in body_of(mail) for mail in agency.to(KIM))


# ------------------------------------------------------------------------------------------------ which home


async def test_the_subject_names_the_home_where_the_words_do_not(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, "Hello, what is the price of this one?", subject="12 Elm St")
    assert "$430,000" in await last_answer(agency)


async def test_a_forwarded_listing_names_the_home(agency: Agency) -> None:
    await elm_street(agency)
    forwarded = (
        "Hello, is this one still available?\n\n---------- Forwarded message ---------\n"
        "From: Homes Daily <alerts@homes.example>\nDate: Mon, Nov 23, 2026 at 8:02 AM\nSubject: New listing\n"
        "To: <dana@away.example>\n\n12 Elm St - $419,000 - 3 bd 2 ba\nUnsubscribe from these alerts\n"
    )
    await wrote(agency, forwarded, subject="Fwd: New listing")
    answer = await last_answer(agency)
    assert "12 Elm St" in answer
    assert "$430,000" in answer, "our record's price"


async def test_a_forwarded_digest_of_many_homes_asks_about_none_of_them(agency: Agency) -> None:
    for number in range(4):
        await agency.add_property(f"BR-{number}", f"{number}2 Elm St", 430_000, area="Old Town")
    listed = "\n".join(f"{number}2 Elm St - $430,000" for number in range(4))
    head = "---------- Forwarded message ---------\nFrom: Homes Daily <alerts@homes.example>\nSubject: Homes\n"
    await wrote(agency, f"{BUYER}\n\n{head}To: <dana@away.example>\n\n{listed}\n", subject="Fwd: Homes")
    assert len(numbered(await last_answer(agency))) == 3, "as many as are suggested"


async def test_a_home_that_is_not_ours_is_said_to_be_none_of_ours(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, "Hello, we want to buy. Is 5 Gull Point still available?", subject="A home")
    answer = await last_answer(agency)
    assert "The home that you name is not among our listings." in answer, await tell(agency.store)
    assert "passed your question about availability on to Kim Alvarez" in answer
    assert "Gull Point" not in answer, "what a stranger writes is not repeated"


async def test_two_homes_named_in_two_ways_are_both_meant(agency: Agency) -> None:
    await elm_street(agency)
    await agency.add_property("BR-2", "7 Oak Ave", 440_000, area="Old Town")
    await agency.add_property("BR-3", "9 Pine Rd", 600_000, area="Harbor")
    await wrote(agency, BUYER, "We want to see second one and also 9 Pine Rd")
    first_line = await last_answer(agency)
    assert "9 Pine Rd and 7 Oak Ave" in first_line, await tell(agency.store)


# ------------------------------------------------------------------------------------------------ what fits, nearly


async def test_where_nothing_fits_the_closest_is_shown_and_what_it_misses_is_said(agency: Agency) -> None:
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Harbor")
    await wrote(agency, BUYER, "I like the first one")
    shown = body_of(agency.to("dana@away.example")[0])
    assert "12 Elm St" in shown, await tell(agency.store)
    assert "In another area than you named:" in shown
    assert "12 Elm St appeals to you" in await last_answer(agency)


# ------------------------------------------------------------------------------------------------ schools, safety


@pytest.mark.parametrize(
    ("question", "source"),
    [("How are the schools near 12 Elm St?", "school district"), ("¿Cómo son las escuelas?", "distrito escolar")],
)
async def test_schools_are_pointed_to_a_neutral_source(agency: Agency, question: str, source: str) -> None:
    await elm_street(agency)
    hello = "Hola, busco una casa de 3 recámaras en Old Town hasta 470 mil dólares." if "¿" in question else BUYER
    await wrote(agency, hello, question)
    assert source in await last_answer(agency), await tell(agency.store)


async def test_what_the_business_says_of_it_itself_comes_first(agency: Agency) -> None:
    agency.desk.config.business.facts["schools"] = "Enrollment is handled by the town's school office on Main Street."
    await elm_street(agency)
    await wrote(agency, BUYER, "How do the schools work here?")
    assert "school office on Main Street" in await last_answer(agency), await tell(agency.store)


async def test_whether_they_would_take_less_is_for_the_agent(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(
        agency, "We loved 12 Elm St at the open house. Do you think they'd come down to 400k?", subject="Open house"
    )
    assert "passed your question on to Kim Alvarez" in await last_answer(agency), await tell(agency.store)


async def test_who_asks_about_a_home_of_ours_is_no_seller_for_it(agency: Agency) -> None:
    """The reader takes the first mail for a seller's, and is not sure."""
    await elm_street(agency)
    await wrote(agency, "Can you tell me the price of 12 Elm St?", "and year built?", subject="Elm Street")
    assert "When would you like to sell?" not in await last_answer(agency)
    assert (await the_thread(agency)).intent is Intent.BUYER, await tell(agency.store)


async def test_who_calls_a_call_off_is_no_less_a_buyer(agency: Agency) -> None:
    dana = await booked(agency, "I won't be able to make it after all, sorry")
    assert (await the_thread(agency)).intent is Intent.BUYER, await tell(agency.store)
    count = len(agency.to(dana.address))
    dana.answer(agency.to(dana.address)[-1], "Thank you")
    await agency.round()
    assert len(agency.to(dana.address)) == count
    assert not await agency.store.find(Draft, {"state": DraftState.HELD}), "nobody must look at thanks"


# ------------------------------------------------------------------------------------------------ times, once more


async def test_times_that_still_stand_are_offered_again(agency: Agency) -> None:
    """A question beside them, or a number, is no reason to offer others."""
    await elm_street(agency)
    ask = f"{BUYER} Please call me, only Thursdays work. 207-555-0142"
    await wrote(agency, ask, "Please call me, do you charge for it?")
    answers = agency.to("dana@away.example")
    assert len(answers) == 2, await tell(agency.store)
    first, second = (numbered(body_of(mail)) for mail in answers)
    assert all("Thursday" in line for line in first), first
    assert second == first, await tell(agency.store)


async def test_who_was_asked_for_a_number_may_decline_the_call(agency: Agency) -> None:
    await elm_street(agency)
    dana = await wrote(
        agency, f"{BUYER} Can I see 12 Elm St this week?", "I don't want to talk on the phone, just email me"
    )
    assert (await the_thread(agency)).call_declined, await tell(agency.store)
    assert not await agency.store.find(Draft, {"state": DraftState.HELD})
    said = " ".join(body_of(agency.to(dana.address)[-1]).split())
    assert "No call, then" in said
    assert "you would like a viewing of 12 Elm St" in said
    assert "direct number" not in said, "who wants no call is given no number to call"


async def test_a_visit_is_no_booked_call(agency: Agency) -> None:
    dana = await booked(agency, "Great, see you at the house on Thursday at 11!")
    said = " ".join(body_of(agency.to(dana.address)[-1]).split())
    assert "What is booked is a phone call with Kim Alvarez" in said, await tell(agency.store)
    assert "“Thursday at 11”" in said
    assert not await agency.store.find(Draft, {"state": DraftState.HELD})
    assert any("Thursday at 11" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_when_they_would_come_is_passed_on(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Can I see 12 Elm St on Saturday at 10? 207-555-0142")
    said = " ".join((await last_answer(agency)).split())
    assert "“Saturday at 10”" in said, await tell(agency.store)
    assert "the times below are for the call" in said
    assert any("Saturday at 10" in str(mail["Subject"]) for mail in agency.to("kim@agency.test"))


async def test_when_to_call_is_said_before_any_time_was_offered(agency: Agency) -> None:
    await agency.add_property("BR-9", "24 Rope Row", 2_350, area="Old Town", listed_for="rent")
    await wrote(agency, "Is 24 Rope Row still for rent?", "My number is (207) 555-0187, call anytime after 3")
    lines = numbered(await last_answer(agency))
    assert lines, await tell(agency.store)
    assert all("PM" in line for line in lines), lines


def numbered(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line[:2] in ("1.", "2.", "3.")]


# ------------------------------------------------------------------------------------------------ the cheapest


@pytest.mark.parametrize(
    "text", ["too expensive, what's the cheapest?", "demasiado cara, ¿qué es lo más barato que tienen?"]
)
async def test_who_asks_for_the_cheapest_is_shown_it(agency: Agency, text: str) -> None:
    for number, price in enumerate((465, 460, 455, 300), 1):
        await agency.add_property(f"BR-{number}", f"{number}0 Elm St", price * 1_000, area="Old Town")
    hello = "Hola, busco una casa de 3 recámaras en Old Town hasta 470 mil dólares." if "¿" in text else BUYER
    await wrote(agency, hello, text)
    lines = numbered(await last_answer(agency))
    assert "40 Elm St" in lines[0], await tell(agency.store)


async def test_homes_that_are_to_be_compared_are_told_of(agency: Agency) -> None:
    await elm_street(agency)
    await agency.add_property("BR-2", "7 Oak Ave", 440_000, area="Old Town")
    await wrote(agency, "Compare 12 Elm St and 7 Oak Ave for me please", subject="compare")
    assert len(numbered(await last_answer(agency))) == 2, await tell(agency.store)


async def test_after_a_list_of_homes_the_first_is_a_home_and_no_time(agency: Agency) -> None:
    await elm_street(agency)
    await agency.add_property("BR-7", "7 Quay St", 420_000, area="Harbor")
    ask = f"{BUYER} Please call me at 207-555-0142."
    await wrote(agency, ask, "what else do you have in Harbor up to 500k?", "first")
    assert not await agency.store.find(Call, {}), await tell(agency.store)


async def test_of_two_wished_times_those_that_are_free_are_offered(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, f"{BUYER} Please call me at 207-555-0142.", "Tuesday morning or Thursday after 3 would suit")
    answer = await last_answer(agency)
    assert "No time is free when you said" not in answer, await tell(agency.store)


async def test_the_other_area_that_a_mail_names_is_the_one(agency: Agency) -> None:
    await elm_street(agency)
    await agency.add_property("BR-7", "7 Quay St", 420_000, area="Harbor")
    await wrote(agency, BUYER, "Anything in Harbor? That area is closer to my work.")
    assert "7 Quay St" in await last_answer(agency), await tell(agency.store)


async def test_an_address_with_a_slip_is_not_said_to_be_none_of_ours(agency: Agency) -> None:
    await agency.add_property("BR-1", "8 Weir Street", 430_000, area="Old Town")
    await wrote(agency, "Hello, we want to buy. Is 8 Wier Street still available?", subject="A home")
    assert "not among our listings" not in await last_answer(agency), await tell(agency.store)


async def test_who_likes_a_home_again_is_not_offered_the_same_times_again(agency: Agency) -> None:
    await elm_street(agency)
    dana = await wrote(agency, f"{BUYER} My number is 207-555-0142.", "love the first one", "love it", "love it!")
    assert len(agency.to(dana.address)) == 2, await tell(agency.store)


async def test_something_came_up_moves_the_call(agency: Agency) -> None:
    await booked(agency, "Something came up, can't make it")
    assert not await agency.store.find(Draft, {"state": DraftState.HELD}), await tell(agency.store)


# ------------------------------------------------------------------------------------------------ residents, neighbours


async def test_a_neighbours_matter_stays_a_persons(agency: Agency) -> None:
    """The complaint gets one line, and neither it nor what follows it is answered with the listing that it names."""
    await elm_street(agency)
    dana = agency.lead("dana@away.example")
    dana.write("Cars of your visitors to 12 Elm St are parked across my driveway every weekend.", "12 Elm St")
    await agency.round()
    dana.write("Nobody has answered me. Is someone going to do something??", "Re: 12 Elm St")
    await agency.round()
    (line,) = map(body_of, agency.to(dana.address))
    assert "I have passed on to Kim Alvarez what you write" in line, await tell(agency.store)
    assert "$" not in line
    held = await agency.store.find(Draft, {"state": DraftState.HELD})
    assert held, await tell(agency.store)
    assert all("neighbour" in draft.reason for draft in held)


# ------------------------------------------------------------------------------------------------ who sells, and asks

SELLS = "We'd like to sell our townhouse at 20 Tern Lane, 2 bed 2 bath, this spring. It has a new roof."


async def test_a_seller_is_told_of_the_homes_they_ask_about(agency: Agency) -> None:
    await elm_street(agency)
    await wrote(agency, SELLS, "Is 12 Elm St still for sale, and at what price?", subject="Selling")
    said = await last_answer(agency)
    assert "12 Elm St is for sale at $430,000" in said, await tell(agency.store)
    assert "had in mind" not in said
    assert (await the_thread(agency)).intent is Intent.SELLER


async def test_who_was_not_answered_is_told_that_a_person_will(agency: Agency) -> None:
    await wrote(agency, SELLS, "But honestly you didn't answer either question.", subject="Selling")
    said = await last_answer(agency)
    assert "I am sorry that what you asked was left unanswered." in said, await tell(agency.store)
    assert "passed your questions on" in said
    assert "call" not in said
    assert any("was not answered" in str(mail["Subject"]) for mail in agency.to(KIM)), await tell(agency.store)


async def test_what_a_seller_told_is_not_asked(agency: Agency) -> None:
    await wrote(agency, SELLS, subject="Selling")
    said = await last_answer(agency)
    assert "work done" not in said, await tell(agency.store)
    assert "anything else about the home" in said


async def test_who_sells_and_seeks_is_shown_what_they_seek(agency: Agency) -> None:
    """Neither their own street nor the rooms of the home that they sell are what they look for."""
    await agency.add_property("BR-1", "12 Elm St", 430_000, area="Old Town")
    await agency.add_property("BR-2", "7 Oak Ave", 440_000, area="Old Town")
    await agency.add_property("BR-3", "90 Platform Street, Unit 3", 250_000, area="Station Quarter")
    both = "We have a 2 bed condo at Platform Street and want to sell it and buy a house in Old Town up to $470k."
    dana = await wrote(agency, both, "Our condo is 2 bed 1 bath 930 sqft, what would it fetch?")
    assert "12 Elm St" in body_of(agency.to(dana.address)[0]), await tell(agency.store)
    assert "Platform" not in body_of(agency.to(dana.address)[0])
    assert (await the_thread(agency)).needs["price_max"].value == 470_000
    assert "bedrooms_min" not in (await the_thread(agency)).needs

"""What the people of the demo town understand: questions, offered times, confirmations, in whatever words they come."""

from __future__ import annotations

from datetime import time

import pytest

from mailbot.embedded.personas.appointments import offers_in
from mailbot.embedded.personas.hearing import hear, newly_written
from mailbot.embedded.personas.questions import Topic, asked
from mailbot.embedded.town import homes_in

T = Topic


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("What is your price range, and how many bedrooms do you need?", {T.BUDGET, T.BEDROOMS}),
        ("Could you tell me what you'd be comfortable spending?", {T.BUDGET}),
        ("Which neighborhoods do you like best?", {T.AREA, T.WHICH}),
        ("When are you hoping to move, and have you been pre-approved?", {T.TIMELINE, T.FINANCING}),
        ("What is the best number to reach you on?", {T.PHONE}),
        ("To set up the call I just need a phone number.", {T.PHONE}),
        ("Would you like to have a quick call this week?", {T.CALL}),
        ("When would be a good time to talk?", {T.CALL}),
        ("Do any of these catch your eye?", {T.WHICH}),
        ("Would you like to see it?", {T.VISIT}),
        ("Could you share the address of the house and why you are thinking of selling?", {T.ADDRESS, T.REASON}),
        (
            "Could you tell me:\n- the year it was built\n- its condition and updates\n- how many square feet\n\nBye",
            {T.YEAR, T.CONDITION, T.SIZE},
        ),
        ("It would help to know what matters most to you in a\nhome, and your\nbudget.", {T.FEATURES, T.BUDGET}),
        ("¿Cuántos dormitorios necesita y cuál es su presupuesto?", {T.BEDROOMS, T.BUDGET, T.WHICH}),
        ("¿En qué zona le gustaría vivir?", {T.AREA}),
        ("¿Para cuándo le gustaría mudarse? ¿Ya tiene la hipoteca preaprobada?", {T.TIMELINE, T.FINANCING}),
        ("¿A qué número de teléfono le puedo llamar?", {T.PHONE}),
        ("¿Le vendría bien una llamada esta semana?", {T.CALL}),
        ("Para vender su casa, ¿me podría dar la dirección y el estado en que está?", {T.ADDRESS, T.CONDITION}),
    ],
)
def test_questions_are_understood_by_their_words(words: str, topics: set[Topic]) -> None:
    assert asked(words) >= topics
    assert not asked(words) - topics - {T.WHICH}


@pytest.mark.parametrize(
    "words",
    [
        "Here are two homes within your budget, each with three bedrooms. The price range is wide.",
        "Our homes:\n- 8 Weir Street, 3 bedrooms, $465,000\n- 27 Weir Street, 3 bedrooms, $438,000",
        "I will keep an eye on the area.\n\nNora Castellane\nLantern Street Realty · (207) 555-0101",
        "Tenemos tres casas en su zona, dentro de su presupuesto.",
    ],
)
def test_statements_are_no_questions(words: str) -> None:
    assert not asked(words)


def test_what_is_listed_as_a_home_is_not_taken_for_a_question() -> None:
    words = "Could one of these be right for you:\n- 8 Weir Street: 3 bedrooms, $465,000\n- 27 Weir Street: 1.5 baths"
    assert T.BEDROOMS not in asked(words)
    assert T.BATHROOMS not in asked(words)


THREE = [(3, time(14)), (4, time(10)), (0, time(16))]


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("- Thursday, May 7 at 2:00 PM\n- Friday, May 8 at 10:00 AM\n- Monday, May 11 at 4:00 PM", THREE),
        ("1. Thu 7 May, 14:00\n2. Fri 8 May, 10:00\n3. Mon 11 May, 16:00", THREE),
        ("Thursday the 7th of May at 2pm, Friday at 10am or Monday at 4 p.m. would all work here.", THREE),
        ("Would Thursday (May 7) 2:00 PM EDT, Friday (May 8) 10:00 AM EDT or Monday (May 11) 4:00 PM EDT do?", THREE),
        ("* jueves 7 de mayo a las 14:00\n* viernes 8 de mayo a las 10:00\n* lunes 11 de mayo a las 16:00", THREE),
        ("¿El jueves 7 de mayo a las 2:00 p. m., el viernes a las 10:00 a. m. o el lunes a las 4:00 p. m.?", THREE),
        ("Thursday, May 7: 2:00–2:30 PM\nFriday, May 8: 10:00–10:30 AM\nMonday, May 11: 4:00–4:30 PM", THREE),
        ("at 14:00 on Thursday, at 10:00 on Friday, at 16:00 on Monday", THREE),
        ("I could call you on Thursday at 10:00 or 14:30.", [(3, time(10)), (3, time(14, 30))]),
        ("Thursday, May 7 at noon?", [(3, time(12))]),
        ("2026-05-07 14:00\n2026-05-08 10:00", [(None, time(14)), (None, time(10))]),
        ("The office is open Monday to Friday from 9:00 to 17:00 and on Saturday from 10:00 AM to 2:00 PM.", []),
        ("It has 2 baths, 1,440 square feet and costs $398,000. Call (207) 555-0101.", []),
        ("We spoke on Thursday. The train leaves every hour.\n\nTimes vary, 10:00 is the usual one.", []),
    ],
)
def test_offered_times_are_found_however_they_are_written(words: str, offers: list[tuple[int | None, time]]) -> None:
    assert [(offer.weekday, offer.clock) for offer in offers_in(words)] == offers


def test_homes_are_known_by_address_and_reference_and_not_within_other_numbers() -> None:
    text = "See 8  weir\nstreet and WH-1019, not 18 Weir Street, and 90 Platform Street, Unit 12, not Unit 3;"
    text += " nor 90 Platform Street, Unit 31."
    assert [home.address for home in homes_in(text)] == [
        "8 Weir Street",
        "27 Weir Street",
        "90 Platform Street, Unit 12",
    ]


def test_what_was_quoted_and_what_stands_below_a_signature_is_not_heard() -> None:
    text = "Thank you!\n\n-- \nNora. What is your budget?\n"
    assert newly_written(text) == "Thank you!"
    assert newly_written("Good.\n\nOn Tue, May 5, 2026 at 10:12 AM Clara\n<c@x.example> wrote:\n\n> When?") == "Good."
    assert newly_written("Bien.\n\nEl mar, 5 may 2026 a las 10:12, Lucía (<l@x.example>) escribió:\n> ¿?") == "Bien."


MAIL = "From: Nora <hello@agency.example>\r\nSubject: x\r\nMessage-ID: <1@agency.example>\r\n{headers}\r\n{body}"
INVITATION = (
    'Content-Type: multipart/alternative; boundary="b"\r\n',
    "--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n--b--\r\n",
)


@pytest.mark.parametrize(
    ("headers", "body", "booked"),
    [
        ("", "You are booked for Thursday, May 7 at 2:00 PM. Need another time? Just reply.", True),
        ("", "Queda confirmada nuestra llamada el jueves 7 de mayo a las 14:00.", True),
        ("", "Would Thursday, May 7 at 2:00 PM work for you?", False),
        ("", "Pick one and it is booked: Thursday at 2:00 PM or Friday at 10:00 AM.", False),
        ("", "The viewing of the other house is confirmed.", False),
        (*INVITATION, True),
        (INVITATION[0], INVITATION[1].replace("REQUEST", "CANCEL"), False),
    ],
)
def test_an_appointment_stands_when_the_mail_says_so_or_invites(headers: str, body: str, booked: bool) -> None:
    assert hear(MAIL.format(headers=headers, body=body).encode()).booked is booked


def test_a_mail_of_html_alone_is_heard_too() -> None:
    headers = "Content-Type: text/html; charset=utf-8\r\n"
    body = (
        "<p>How about:</p><ul><li>Thursday at 2&nbsp;PM</li><li>Friday at 10&nbsp;AM</li></ul><p>Which suits you?</p>"
    )
    heard = hear(MAIL.format(headers=headers, body=body).encode())
    assert [offer.clock for offer in heard.offers] == [time(14), time(10)]

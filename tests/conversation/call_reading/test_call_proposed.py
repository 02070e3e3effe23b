"""Which words propose an exact time of their own."""

from __future__ import annotations

import pytest
from call_talk import THU, june, read, shown

PROPOSALS = {
    "what about Friday at 3": "6/13 15:00",
    "How about Wednesday at 11?": "6/11 11:00",
    "Could I speak with Agentname Wednesday at 9am?": "6/11 9:00",
    "I'd like to talk to someone on Friday at 10": "6/13 10:00",
    "Please have Agentname call our office on Friday at 9:30 am, 207 555 0195, and ask for me.": "6/13 9:30",
    "Ask her to ring my husband on Friday at 10": "6/13 10:00",
    "Friday at noon, she can phone me. 207-555-0166": "6/13 12:00",
    "Wednesday at 4, you can call me then": "6/11 16:00",
    "¿Me puede llamar Agentname el viernes a las 11 de la mañana?": "6/13 11:00",
    "Wednesday the 11th, four in the afternoon. By then I'll have had enough coffee.": "6/11 16:00",
    "could we do Thursday at 4 instead?": "6/12 16:00",
    "Thursday is good. Could we do 4 instead?": "6/12 16:00",
    "tomorrow morning at 9:30": "6/10 9:30",
    "Tomorrow at 9:30 would be better": "6/10 9:30",
    "today at 4?": "6/9 16:00",
    "Can you call me today at 3pm?": "6/9 15:00",
    "next tuesday at noon works better": None,
    "Monday the 16th at 11": "6/16 11:00",
    "Wednesday at noon would be perfect": "6/11 12:00",
    "Would June 17 at 9am be possible?": "6/17 9:00",
    "Tuesday at half past 2 is better": "6/10 14:30",
    "quarter past 3 on Friday?": "6/13 15:15",
    "a quarter to five on Wednesday would work": "6/11 16:45",
    "Wednesday at 10:15 am works best for me": "6/11 10:15",
    "Wednesday 16:30": "6/11 16:30",
    "Friday at 1 please": "6/13 13:00",
    "None of those work, how about Wednesday at 2?": "6/11 14:00",
    "Thursday at 2 doesn't work. Can we do Wednesday at 2?": "6/11 14:00",
    "I can't do Thursday at 2, would Friday at 11 be ok?": "6/13 11:00",
    "Is 3pm on Friday possible?": "6/13 15:00",
    "Saturday at 11 am is the only time I'm free": "6/14 11:00",
    "day after tomorrow at 10am works": "6/11 10:00",
    "Tuesday of next week at 3 would be great": "6/17 15:00",
    "A week from Thursday at 2 works": "6/19 14:00",
    "Friday at 7pm works": "6/13 19:00",
    "Friday at 7 in the evening?": "6/13 19:00",
    "Friday at 8 works": "6/13 8:00",
    "el viernes a las 3": "6/13 15:00",
    "¿Qué tal el miércoles a las 11?": "6/11 11:00",
    "el miércoles a las 4 y media": "6/11 16:30",
    "¿Podría ser el viernes a la una?": "6/13 13:00",
    "pasado mañana a las 10 de la mañana": "6/11 10:00",
    "mañana por la mañana a las 9:30": "6/10 9:30",
    "el miércoles al mediodía me queda mejor": "6/11 12:00",
    "el viernes a las cinco menos cuarto": "6/13 16:45",
    "Mejor el viernes a las 15 h": "6/13 15:00",
    "el martes de la próxima semana a las 10": "6/17 10:00",
    "hoy a las 4 de la tarde?": "6/9 16:00",
    "Thursday at 2pm Pacific": "6/12 17:00",
    "maybe Wednesday at 4?": "6/11 16:00",
    "Thursday at two thirty works better": "6/12 14:30",
    "Thursday at 14.30?": "6/12 14:30",
    "Friday 3.30 is good": "6/13 15:30",
    "Could you call Wednesday at 9.15?": "6/11 9:15",
    "10.30 on Friday please": "6/13 10:30",
    "Friday, 4.45 please": "6/13 16:45",
    "el viernes a las 3.30 me va bien": "6/13 15:30",
    "Tomorrow at 10 doesn't work, but 11 does": "6/10 11:00",
    "tomorrow but at 11": "6/10 11:00",
    "Friday works, but could we make it 5?": "6/13 17:00",
    "Ring me at half 3 on Friday": "6/13 15:30",
    "Let's do tomorrow @ 11": "6/10 11:00",
}


@pytest.mark.parametrize(("text", "time"), [pair for pair in PROPOSALS.items() if pair[1]])
def test_proposes_another_time(text, time):
    assert shown(read(text)) == f"proposes | {time.replace(' 9:', ' 09:').replace(' 8:', ' 08:')}"


def test_a_time_alone_is_meant_for_the_only_offered_day():
    assert shown(read("could we do 4 instead?", (THU,))) == "proposes | 6/12 16:00"
    assert shown(read("could we do 4 instead?", (THU, june("12 10:00")))) == "proposes | 6/12 16:00"
    assert shown(read("4?", (THU,))) == "proposes | 6/12 16:00"


@pytest.mark.parametrize(
    "text", ["Can you call me tomorrow at 3?", "Call me tomorrow at 3 please", "¿Me puede llamar mañana a las 3?"]
)
def test_a_call_may_be_proposed_before_any_was_offered(text):
    assert shown(read(text, ())) == "proposes | 6/10 15:00"

"""Invitations that calendars understand, their answers, and what a feed says is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from mailbot.errors import BadInput
from mailbot.mail.calendar import (
    LARGEST_ANSWER,
    CalendarAnswer,
    CallEvent,
    Participation,
    answer_of,
    busy_spans,
    invite,
)

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
EVENT = CallEvent(
    uid="call-7-64f0@agency.example",
    sequence=0,
    starts_at=datetime(2026, 3, 4, 15, 30, tzinfo=UTC),
    minutes=30,
    summary="Call with Sam Taylor",
    description="Sam Taylor calls +1 555 0100.",
    organizer="sam+r@agency.example",
    organizer_name="Sam Taylor",
    attendee="anna@home.example",
    attendee_name="Anna Lee",
)


def event_in(text: str) -> Component:
    [event] = Calendar.from_ical(text).walk("VEVENT")
    return event


# ---------------------------------------------------------------------------------------------------- invitations


def test_an_invitation_asks_for_an_answer():
    text = invite(EVENT, "REQUEST", now=NOW)
    calendar, event = Calendar.from_ical(text), event_in(text)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "REQUEST")
    assert calendar["PRODID"]
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (EVENT.uid, 0, "CONFIRMED")
    assert event["ORGANIZER"] == "mailto:sam+r@agency.example"
    assert event["ORGANIZER"].params["CN"] == "Sam Taylor"
    attendee = event["ATTENDEE"]
    assert attendee == "mailto:anna@home.example"
    assert {name: attendee.params[name] for name in ("CN", "PARTSTAT", "RSVP")} == {
        "CN": "Anna Lee",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (EVENT.summary, EVENT.description)


def test_the_times_are_written_in_utc():
    there = replace(EVENT, starts_at=datetime(2026, 3, 4, 10, 30, tzinfo=ZoneInfo("America/New_York")))
    for event in (EVENT, there):
        lines = invite(event, "REQUEST", now=NOW).split("\r\n")
        assert {"DTSTAMP:20260301T080000Z", "DTSTART:20260304T153000Z", "DTEND:20260304T160000Z"} <= set(lines)


def test_a_cancellation_names_the_same_event_and_wants_no_answer():
    text = invite(replace(EVENT, sequence=2), "CANCEL", now=NOW)
    event = event_in(text)
    assert Calendar.from_ical(text)["METHOD"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (EVENT.uid, 2, "CANCELLED")
    assert event["ATTENDEE"] == "mailto:anna@home.example"
    assert "RSVP" not in event["ATTENDEE"].params


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)


@given(summary=words, name=words)
def test_no_text_adds_a_line_of_its_own_or_a_long_one(summary: str, name: str):
    event = replace(EVENT, summary=summary, description=summary, attendee_name=name, organizer_name=name)
    text = invite(event, "REQUEST", now=NOW)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\r" not in b"".join(lines)
    assert b"\n" not in b"".join(lines)
    read = event_in(text)
    assert set(read) == {
        *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "ATTENDEE", "STATUS"),
        *(("DESCRIPTION",) if summary else ()),
    }
    assert len(Calendar.from_ical(text).walk()) == 2


def test_a_name_that_tries_to_write_properties_stays_a_name():
    event = replace(EVENT, attendee_name='Anna "A"\r\nATTENDEE:mailto:eve@evil.example', summary="Hi\nBEGIN:VALARM")
    read = event_in(invite(event, "REQUEST", now=NOW))
    assert read["ATTENDEE"].params["CN"] == "Anna 'A' ATTENDEE:mailto:eve@evil.example"
    assert read["SUMMARY"] == "Hi\nBEGIN:VALARM"


def test_an_address_that_is_not_ascii_becomes_a_uri_and_comes_back():
    event = replace(EVENT, attendee="jürgen@bücher.example")
    text = invite(event, "REQUEST", now=NOW)
    assert event_in(text)["ATTENDEE"] == "mailto:j%C3%BCrgen@xn--bcher-kva.example"
    answer = answer_of(reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:j%C3%BCrgen@xn--bcher-kva.example"))
    assert answer is not None
    assert answer.attendee == "jürgen@xn--bcher-kva.example"


@pytest.mark.parametrize(
    ("event", "method", "now"),
    [
        (EVENT, "PUBLISH", NOW),
        (replace(EVENT, starts_at=datetime(2026, 3, 4, 15)), "REQUEST", NOW),  # noqa: DTZ001 - no zone is the point
        (EVENT, "REQUEST", datetime(2026, 3, 4)),  # noqa: DTZ001
        (replace(EVENT, attendee="nobody"), "REQUEST", NOW),
    ],
)
def test_what_makes_no_invitation_is_bad_input(event: CallEvent, method: str, now: datetime):
    with pytest.raises(BadInput):
        invite(event, method, now=now)


# ---------------------------------------------------------------------------------------------------- answers


def reply(*lines: str, method: str = "REPLY", uid: str = f"UID:{EVENT.uid}") -> str:
    head = ("BEGIN:VCALENDAR", "PRODID:-//Example//EN", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", uid)
    return "\r\n".join([*head, "DTSTAMP:20260302T080000Z", *lines, "END:VEVENT", "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("said", "participation"),
    [
        ("ACCEPTED", Participation.ACCEPTED),
        ("declined", Participation.DECLINED),
        ("TENTATIVE", Participation.TENTATIVE),
    ],
)
def test_a_reply_says_how_its_attendee_takes_part(said: str, participation: Participation):
    text = reply("SEQUENCE:3", f"ATTENDEE;CN=Anna;PARTSTAT={said}:MAILTO:Anna@Home.example")
    assert answer_of(text) == CalendarAnswer(EVENT.uid, 3, participation, "anna@home.example", None)


def test_an_answer_without_sequence_is_about_the_first_invitation():
    answer = answer_of(reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@home.example"))
    assert answer is not None
    assert answer.sequence == 0


@pytest.mark.parametrize(
    ("start", "proposed"),
    [
        ("DTSTART:20260305T170000Z", datetime(2026, 3, 5, 17, tzinfo=UTC)),
        ("DTSTART;TZID=America/New_York:20260305T120000", datetime(2026, 3, 5, 17, tzinfo=UTC)),
        ("DTSTART;TZID=Eastern Standard Time:20260305T120000", datetime(2026, 3, 5, 17, tzinfo=UTC)),
        ("DTSTART:20260305T120000", None),
        ("DTSTART;TZID=Our Office:20260305T120000", None),
        ("DTSTART;VALUE=DATE:20260305", None),
        ("COMMENT:later please", None),
    ],
)
def test_a_counter_proposes_the_moment_that_it_names(start: str, proposed: datetime | None):
    people = (
        f"ORGANIZER:mailto:{EVENT.organizer}",
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{EVENT.organizer}",
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@home.example",
    )
    answer = answer_of(reply(start, "SEQUENCE:1", *people, method="COUNTER"))
    assert answer == CalendarAnswer(EVENT.uid, 1, Participation.COUNTERED, "anna@home.example", proposed)


def with_zone(text: str, tzid: str, offset: str, rule: str = "RRULE:FREQ=YEARLY") -> str:
    """The calendar with a time zone of its own: two rules, so that it has to be computed when it is used."""
    offsets = f"TZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}"
    rules = "".join(
        f"BEGIN:{kind}\r\nDTSTART:1970{month}01T000000\r\n{offsets}\r\n{rule}\r\nEND:{kind}\r\n"
        for kind, month in (("STANDARD", "01"), ("DAYLIGHT", "06"))
    )
    return text.replace("BEGIN:VEVENT", f"BEGIN:VTIMEZONE\r\nTZID:{tzid}\r\n{rules}END:VTIMEZONE\r\nBEGIN:VEVENT", 1)


@pytest.mark.parametrize("rule", ["FREQ=YEARLY", "FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0"])
def test_a_time_zone_that_a_mail_defines_itself_is_not_computed(rule: str):
    text = reply("DTSTART;TZID=Our Office:20260305T120000", method="COUNTER")
    answer = answer_of(with_zone(text, "Our Office", "+0300", f"RRULE:{rule}"))
    assert answer is not None
    assert answer.proposed is None


@pytest.mark.parametrize(
    "text",
    [
        invite(EVENT, "REQUEST", now=NOW),
        invite(EVENT, "CANCEL", now=NOW),
        reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@home.example", method="PUBLISH"),
        reply("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anna@home.example"),
        reply("ATTENDEE;PARTSTAT=DELEGATED:mailto:anna@home.example"),
        reply("ATTENDEE:mailto:anna@home.example"),
        reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@home.example").replace("VEVENT", "VTODO"),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    ],
)
def test_other_calendars_are_no_answers(text: str):
    assert answer_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no calendar",
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1",
        "BEGIN:VCALENDAR\r\nthis is no property\r\nEND:VCALENDAR",
        reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@home.example", uid="SUMMARY:x"),
        reply("COMMENT:whose?"),
        reply("COMMENT:" + "x" * LARGEST_ANSWER),
    ],
    ids=lambda text: text[:40],
)
def test_broken_answers_are_bad_input(text: str):
    with pytest.raises(BadInput):
        answer_of(text)


# ---------------------------------------------------------------------------------------------------- busy times

ZONE = ZoneInfo("America/New_York")  # UTC-5; UTC-4 from 8 March 2026
SINCE, UNTIL = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 20, tzinfo=UTC)


def feed(*events: str) -> str:
    """A calendar of events, each given as its properties with spaces between."""
    body = [line for event in events for line in ("BEGIN:VEVENT", "UID:1", *event.split(), "END:VEVENT")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *body, "END:VCALENDAR", ""])


def busy(*events: str) -> list[str]:
    """The spans of a feed, like "03-04 15:00 03-04 16:00"."""
    spans = busy_spans(feed(*events), SINCE, UNTIL, ZONE)
    assert all(edge.tzinfo is UTC for span in spans for edge in span)
    return [f"{start:%m-%d %H:%M} {end:%m-%d %H:%M}" for start, end in spans]


HOUR = "DTSTART:20260304T150000Z DTEND:20260304T160000Z"


@pytest.mark.parametrize(
    ("event", "spans"),
    [
        (HOUR, ["03-04 15:00 03-04 16:00"]),
        ("DTSTART:20260304T150000Z DURATION:PT90M", ["03-04 15:00 03-04 16:30"]),
        ("DTSTART:20260304T100000 DURATION:PT1H", ["03-04 15:00 03-04 16:00"]),
        ("DTSTART;TZID=Europe/London:20260304T150000 DURATION:PT1H", ["03-04 15:00 03-04 16:00"]),
        ("DTSTART;VALUE=DATE:20260304", ["03-04 05:00 03-05 05:00"]),
        ("DTSTART;VALUE=DATE:20260304 DTEND;VALUE=DATE:20260304", ["03-04 05:00 03-05 05:00"]),
        ("DTSTART;VALUE=DATE:20260308 DTEND;VALUE=DATE:20260310", ["03-08 05:00 03-10 04:00"]),
        ("DTSTART:20260304T150000Z", []),
        ("DTSTART:20260301T220000Z DURATION:PT4H", ["03-01 22:00 03-02 02:00"]),
        ("DTSTART:20260319T220000Z DURATION:PT4H", ["03-19 22:00 03-20 02:00"]),
        ("DTSTART:20260301T220000Z DURATION:PT2H", []),
        ("DTSTART:20260320T000000Z DURATION:PT2H", []),
        # On the clock of its zone it is over before the first moment asked for, which is in UTC.
        ("DTSTART:20260301T193000 DURATION:PT1H", ["03-02 00:30 03-02 01:30"]),
        ("DTSTART:20260319T193000 DURATION:PT1H", ["03-19 23:30 03-20 00:30"]),
    ],
)
def test_an_event_takes_the_time_that_it_lasts(event: str, spans: list[str]):
    assert busy(event) == spans


@pytest.mark.parametrize("mark", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"])
def test_free_and_cancelled_events_take_no_time(mark: str):
    assert busy(f"{HOUR} {mark}") == []


@pytest.mark.parametrize("mark", ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"])
def test_other_events_do(mark: str):
    assert busy(f"{HOUR} {mark}") == ["03-04 15:00 03-04 16:00"]


def test_a_zone_that_the_feed_defines_is_its_own_and_nobody_elses():
    """The library remembers the first definition of a name, from whatever mail or feed it came."""
    text = feed("DTSTART;TZID=Customized:20260304T150000 DURATION:PT1H")
    answer_of(with_zone(reply("COMMENT:x", method="COUNTER"), "Customized", "-0700"))
    for offset, start in (("+0300", 12), ("-0100", 16)):
        [(begin, _)] = busy_spans(with_zone(text, "Customized", offset), SINCE, UNTIL, ZONE)
        assert begin.hour == start
    [(begin, _)] = busy_spans(text, SINCE, UNTIL, ZONE)
    assert begin.hour == 20  # as a time without a zone


def test_a_series_keeps_its_local_time_through_the_change_of_clocks():
    weekly = "DTSTART;TZID=America/New_York:20260107T100000 DURATION:PT30M RRULE:FREQ=WEEKLY"
    assert busy(weekly) == ["03-04 15:00 03-04 15:30", "03-11 14:00 03-11 14:30", "03-18 14:00 03-18 14:30"]


def test_a_series_leaves_out_what_was_deleted_and_moves_what_was_moved():
    weekly = "DTSTART:20260104T150000Z DURATION:PT30M RRULE:FREQ=DAILY;COUNT=64 EXDATE:20260305T150000Z"
    moved = "RECURRENCE-ID:20260306T150000Z DTSTART:20260312T090000Z DURATION:PT1H"
    gone = "RECURRENCE-ID:20260307T150000Z DTSTART:20260307T150000Z DURATION:PT30M STATUS:CANCELLED"
    assert busy(weekly, moved, gone) == [
        *("03-02 15:00 03-02 15:30", "03-03 15:00 03-03 15:30", "03-04 15:00 03-04 15:30"),
        *("03-08 15:00 03-08 15:30", "03-12 09:00 03-12 10:00"),
    ]


def test_a_series_of_whole_days_follows_the_zone():
    assert busy("DTSTART;VALUE=DATE:20250308 RRULE:FREQ=YEARLY") == ["03-08 05:00 03-09 04:00"]


def test_times_come_in_order_and_each_once():
    later = HOUR.replace("0304", "0305")
    assert busy_spans(feed(later), SINCE, UNTIL, ZONE) + busy_spans(feed(HOUR), SINCE, UNTIL, ZONE) != ()
    text = feed(later, HOUR).replace("UID:1", "UID:2", 1)
    twice = text + feed(HOUR)  # an iCalendar stream may hold several calendars (RFC 5545 §3.4)
    spans = busy_spans(twice, SINCE, UNTIL, ZONE)
    assert [start.day for start, _ in spans] == [4, 5]


def test_an_empty_calendar_leaves_everything_free():
    assert busy() == []
    assert busy_spans("\ufeff" + feed(), SINCE, UNTIL, ZONE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>Please sign in</html>",
        feed(HOUR) + feed(HOUR)[:-25],
        feed(HOUR)[:-25],  # cut short, as by a limit or a lost connection
        feed("DTSTART:tomorrow"),
        feed("SUMMARY:when?"),
        feed("DTSTART:20260304T150000Z DTSTART:20260305T150000Z"),
        feed(f"{HOUR} RRULE:FREQ=SOMETIMES"),
        feed(f"{HOUR} RRULE:FREQ=DAILY;UNTIL=never"),
        feed(f"{HOUR} EXDATE:never"),
        feed("DTSTART:19700101T000000Z DURATION:PT1S RRULE:FREQ=SECONDLY"),
        feed(f"{HOUR} RRULE:FREQ=WEEKLY;INTERVAL=0"),
        feed(f"{HOUR} RRULE:FREQ=YEARLY;BYMONTH=13"),
        feed(f"{HOUR} RRULE:FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31"),
        with_zone(feed(HOUR), "X", "+0100", "RRULE:FREQ=MINUTELY"),
        feed(HOUR).replace("VERSION:2.0", "CALSCALE:JULIAN"),
    ],
)
def test_a_feed_that_cannot_be_read_is_bad_input(text: str):
    with pytest.raises(BadInput):
        busy_spans(text, SINCE, UNTIL, ZONE)


LINES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:X", "UID:1", "UID:2", "", " folded"),
        *("DTSTART:20260304T150000Z", "DTSTART;VALUE=DATE:20260305", "DTSTART;TZID=X:20260306T150000", "DTSTART:1"),
        *(
            "DTEND:20260304T160000Z",
            "DTEND;VALUE=DATE:20260309",
            "DTEND:20260101T000000",
            "DURATION:-PT1H",
            "DURATION:P",
        ),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;UNTIL=20260310", "RRULE:COUNT=3", "RRULE:FREQ=WEEKLY;INTERVAL=0"),
        *("RRULE:FREQ=MONTHLY;BYDAY=5FR;BYSETPOS=-1", "RRULE:FREQ=YEARLY;BYMONTH=13", "RDATE:20260307T150000Z"),
        *("EXDATE;VALUE=DATE:20260306", "RECURRENCE-ID:20260305T150000Z", "RECURRENCE-ID;VALUE=DATE:20260305"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20260305T150000Z", "RDATE;VALUE=PERIOD:20260304T150000Z/PT1H"),
        *(
            "SEQUENCE:x",
            "DURATION:P",
            "STATUS:CANCELLED",
            "METHOD:REPLY",
            "METHOD:COUNTER",
            "ATTENDEE;PARTSTAT=ACCEPTED:x",
        ),
        *("ATTENDEE:mailto:a@b.example", "X-WR-TIMEZONE:Nowhere", "no property", "DTSTART:00010101T000000Z"),
        *("DTEND:99991231T235959Z", "RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z"),
    ]
)


@given(lines=st.lists(LINES, max_size=12))
def test_no_calendar_raises_anything_but_bad_input(lines: list[str]):
    for text in (
        "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]),
        "\r\n".join(["BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"]),
    ):
        for read in (answer_of, lambda text: busy_spans(text, SINCE, UNTIL, ZONE)):
            try:
                read(text)
            except BadInput:
                continue

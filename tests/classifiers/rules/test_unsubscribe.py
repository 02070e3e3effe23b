"""Unsubscribing by mark, by a mail client's button, and in words."""

from __future__ import annotations

from datetime import date

import pytest
from unsubscribe_phrases import CAMPAIGN_STOPS, HELD, LEADS, STOPS

from classifiers.circumstances import Circumstances
from classifiers.rules.unsubscribe import judge_mark, judge_words
from classifiers.verdict import Scope
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.mail.tokens import Keyring
from models.message import Intent, Kind

KEYRING = Keyring(b"k" * 32)
DELIVERY = "65f0c0ffee65f0c0ffee65f0"


def around(mail: ParsedEmail, text: str = "") -> Circumstances:
    return Circumstances(mail, b"", text, date(2026, 3, 2), keyring=KEYRING)


def unescaped(phrase: str) -> str:
    return phrase.replace("\\n", "\n")


@pytest.mark.parametrize("phrase", STOPS)
def test_a_plain_request_stops_everything(phrase: str) -> None:
    verdict = judge_words(around(ParsedEmail(subject="Re: New homes for you"), unescaped(phrase)))
    assert verdict is not None
    assert (verdict.intent, verdict.stop, verdict.sure) == (Intent.UNSUBSCRIBE, Scope.EVERYTHING, True)
    assert "“" in verdict.reason


@pytest.mark.parametrize("phrase", LEADS)
def test_a_lead_is_never_taken_for_an_unsubscriber(phrase: str) -> None:
    assert judge_words(around(ParsedEmail(subject="Re: New homes for you"), phrase)) is None


@pytest.mark.parametrize("phrase", HELD)
def test_a_mixed_or_unclear_request_is_for_a_person(phrase: str) -> None:
    verdict = judge_words(around(ParsedEmail(subject="Re: New homes for you"), phrase))
    assert verdict is not None
    assert (verdict.intent, verdict.stop, verdict.sure) == (Intent.UNSUBSCRIBE, None, False)


@pytest.mark.parametrize("phrase", CAMPAIGN_STOPS)
def test_one_kind_of_mail_stops_where_the_rest_is_welcome(phrase: str) -> None:
    verdict = judge_words(around(ParsedEmail(subject="Re: Market report"), phrase))
    assert verdict is not None
    assert verdict.stop is Scope.CAMPAIGN


def test_a_subject_of_ours_in_an_answer_is_not_their_wish() -> None:
    text = "Yes, Thursday at 5 works for us. Is parking included?"
    assert (
        judge_words(around(ParsedEmail(subject="Re: How to stop emails piling up: unsubscribe from clutter"), text))
        is None
    )


def test_a_subject_alone_is_enough_where_the_writer_made_it() -> None:
    verdict = judge_words(around(ParsedEmail(subject="Please unsubscribe me"), ""))
    assert verdict is not None
    assert verdict.stop is Scope.EVERYTHING


def test_a_subject_that_stops_and_a_text_that_asks_is_for_a_person() -> None:
    verdict = judge_words(around(ParsedEmail(subject="unsubscribe"), "Could we see 12 Elm on Friday?"))
    assert verdict is not None
    assert (verdict.stop, verdict.sure) == (None, False)


@pytest.mark.parametrize(
    "slip", ["unsubcribe", "unsubscibe", "unsuscribe me", "usubscribe", "unsubscirbe", "un-subscribe"]
)
def test_misspelt_requests_are_understood(slip: str) -> None:
    assert judge_words(around(ParsedEmail(subject="Re: hi"), slip)) is not None


@pytest.mark.parametrize(
    "mail",
    [
        ParsedEmail(to=(Address(KEYRING.unsubscribe_address("hello@agency.example", DELIVERY)),)),
        ParsedEmail(subject=f"unsubscribe {KEYRING.unsubscribe_token(DELIVERY)}"),
        ParsedEmail(headers=(("delivered-to", KEYRING.unsubscribe_address("hello@agency.example", DELIVERY)),)),
        ParsedEmail(headers=(("x-original-to", KEYRING.unsubscribe_address("a@b.example", DELIVERY).upper()),)),
    ],
    ids=["To", "Subject", "Delivered-To", "X-Original-To in capitals"],
)
def test_our_mark_names_the_delivery_whose_recipient_stops(mail: ParsedEmail) -> None:
    verdict = judge_mark(around(mail))
    assert verdict is not None
    assert (verdict.stop, verdict.stop_delivery) == (Scope.EVERYTHING, DELIVERY)
    assert verdict.kind is Kind.HUMAN


def test_a_forged_mark_is_not_believed() -> None:
    forged = Keyring(b"x" * 32).unsubscribe_address("hello@agency.example", DELIVERY)
    assert judge_mark(around(ParsedEmail(to=(Address(forged),)))) is None


def test_a_reply_address_is_no_unsubscribe_address() -> None:
    assert judge_mark(around(ParsedEmail(to=(Address(KEYRING.reply_address("a@b.example", DELIVERY)),)))) is None


def test_a_mail_clients_own_unsubscribe_mail_is_a_complaint_and_not_an_auto_reply() -> None:
    headers = (("auto-submitted", "auto-replied"), ("x-apple-unsubscribe", "true"))
    verdict = judge_mark(around(ParsedEmail(subject="unsubscribe", headers=headers)))
    assert verdict is not None
    assert (verdict.kind, verdict.stop) == (Kind.COMPLAINT, Scope.EVERYTHING)

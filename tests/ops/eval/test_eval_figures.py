"""The arithmetic of the evaluation, against values worked out by hand or known from tables."""

from __future__ import annotations

import pytest

from classifiers.needs.judged import judged
from classifiers.verdict import Need
from mailbot.mail.addresses import domain_of, is_public_provider
from mailbot.mail.authentication import Standing, standing
from mailbot.mail.parsing import parse
from mailbot.ops.eval import needs, outward, portal, sets
from mailbot.ops.eval.figures import abstention, by_class, confusion, kept, latency, mcnemar, rate, wilson
from mailbot.ops.eval.outward_words import words_as_mails
from mailbot.ops.eval.raw_mails import raw_mails
from mailbot.ops.eval.suite import Aim, Bench, Case

CASES = (
    Case("1", True, "buyer", "buyer", confidence=0.9),
    Case("2", False, "buyer", "seller", sure=False, confidence=0.4),
    Case("3", True, "seller", "seller", confidence=0.8),
    Case("4", True, "seller", "buyer", confidence=0.7),  # a second label: right all the same
)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (29, 30, 0.8333, 0.9941)],
)
def test_wilson(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=5e-5)


def test_classes_count_a_second_label_as_the_wanted_one() -> None:
    found = by_class(CASES)
    assert found["classes"]["buyer"]["recall"]["rate"] == 0.5
    assert found["classes"]["buyer"]["precision"]["rate"] == 1.0
    assert found["classes"]["seller"]["precision"] == rate(2, 3)
    assert found["macro_f1"] == pytest.approx((2 / 3 + 0.8) / 2, abs=1e-3)
    assert confusion(CASES) == {"buyer": {"buyer": 1, "seller": 1}, "seller": {"seller": 2}}


def test_what_is_abstained_from() -> None:
    assert kept(CASES)["kept"]["rate"] == 0.75
    assert kept(CASES)["right"]["rate"] == 1.0
    curve = {line["confidence"]: line for line in abstention(CASES)}
    assert (curve[0.0]["kept"], curve[0.5]["kept"], curve[0.9]["kept"]) == (1.0, 0.75, 0.25)


@pytest.mark.parametrize(
    ("only_first", "only_second", "p"), [(0, 0, 1.0), (1, 1, 1.0), (0, 5, 0.0625), (0, 6, 0.03125), (3, 10, 0.0923)]
)
def test_mcnemar_is_exact(only_first: int, only_second: int, p: float) -> None:
    first = {f"a{n}": True for n in range(only_first)} | {f"b{n}": False for n in range(only_second)} | {"c": True}
    second = {f"a{n}": False for n in range(only_first)} | {f"b{n}": True for n in range(only_second)} | {"c": True}
    found = mcnemar(first, {**second, "not in the first": True})
    assert (found.both, found.only_first, found.only_second, found.neither) == (1, only_first, only_second, 0)
    assert found.p == pytest.approx(p, abs=5e-5)


def test_aims() -> None:
    assert Aim("x", 0.9, 0.9).met
    assert not Aim("x", 0.1, 0.05, at_least=False).met


def test_latency_is_told_in_milliseconds() -> None:
    assert latency([n / 1000 for n in range(100, 0, -1)]) == {"median": 51.0, "95th percentile": 96.0}
    assert latency([0.002]) == {"median": 2.0, "95th percentile": 2.0}
    assert latency([]) == {"median": 0.0, "95th percentile": 0.0}


def test_a_slot_that_was_read_as_another_with_its_value_is_told() -> None:
    marked = {"price_max": 400_000, "bedrooms_min": 3, "areas": ["Old Town"], "phone": "1"}
    found = {
        "price_min": Need(400_000, "400k"),
        "bedrooms_min": Need(4, "4"),
        "areas": Need(("Old Town",), "Old Town"),
        "timeline": Need("may", "May"),
    }
    assert needs.confusion([list(judged(marked, found))]) == {
        "areas": {"areas": 1},
        "bedrooms_min": {"another value": 1},
        "nothing": {"timeline": 1},
        "phone": {"nothing": 1},
        "price_max": {"price_min": 1},
    }


async def test_portals_are_told_apart_by_name_and_belief() -> None:
    table = (await portal.run(Bench())).figures["confusion"]
    assert {"no lead", "zillow, trusted", "zillow, doubted"} <= table.keys()
    assert sum(sum(row.values()) for row in table.values()) == 28


def test_whole_mails_are_made_of_what_is_written_and_of_the_way_that_it_comes_by() -> None:
    halves = [raw_mails(outward.SEEN), raw_mails(outward.LOCKED)]
    for half in halves:
        assert {mail.label for mail in half} == {"lead", "business", "phishing", "pitch"}
        assert len({mail.id for mail in half}) == len(half) > 160
        for mail in half:
            found = parse(mail.raw)
            assert found.author, mail.id
            assert found.text.strip(), mail.id
            assert b"{" not in mail.raw.partition(b"\n\n")[0], mail.id
    seen, locked = ({parse(mail.raw).subject for mail in half if mail.label != "lead"} for half in halves)
    assert not seen & locked
    [tracked] = [mail for mail in halves[0] if mail.id == "outward_seen-013 by crm with tracked links"]
    assert b'href="https://d2v8.hubspotlinks.example/Ctc/' in tracked.raw
    assert b"https%3A%2F%2Fahlgrenphoto.example" in tracked.raw
    assert parse(tracked.raw).author.email == "ben@ahlgrenphoto.example"  # type: ignore[union-attr]


def test_words_without_headers_come_in_a_shell_that_fits_their_sender_and_proves_them() -> None:
    rows, mails = sets.rows(outward.WORDS), words_as_mails(outward.WORDS)
    assert [(row["id"], row["kind"]) for row in rows] == [(mail.id, mail.label) for mail in mails]
    for row, mail in zip(rows, mails, strict=True):
        found = parse(mail.raw)
        assert found.author, mail.id
        assert standing(found, portal.SERVER, domain_of(found.author.email)) is Standing.PROVEN, mail.id
        assert found.author.name == row["from_name"], mail.id
        assert found.subject == " ".join(row["subject"].split()), mail.id
        assert found.text.split() == row["text"].split(), mail.id
        assert (b"CAF" in mail.raw) is is_public_provider(row["from_domain"]), mail.id

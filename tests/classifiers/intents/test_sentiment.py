"""How a writer feels about the agency: floors on the locked set, and what the model file was made from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sklearn.linear_model import LogisticRegression

from classifiers.intents.features import Features, features
from classifiers.intents.linear import LinearModel
from classifiers.intents.sentiment import SENTIMENT_FILE, seen_in, sentiment_of, with_signs
from classifiers.training import train_sentiment
from classifiers.training.fit import Fitted, judged_across, learn, write
from mailbot.ops.eval import sentiment, sets
from mailbot.ops.eval.suite import Bench
from models.message import Sentiment


@pytest.mark.parametrize(
    "text",
    [
        "This is the third time I ask and nobody has called me back. Very unprofessional.",
        "I am so frustrated with you people. You said Monday and it's Thursday.",
        "Ya van tres veces que les escribo y nadie me contesta, qué falta de respeto.",
    ],
)
def test_a_reproach_is_heard(text: str) -> None:
    assert sentiment_of("", text) is Sentiment.NEGATIVE


@pytest.mark.parametrize(
    "text",
    [
        "We absolutely love this one!! You have been so helpful, thank you for everything.",
        "Me encantó, muchísimas gracias por todo.",
    ],
)
def test_who_is_pleased_is_heard(text: str) -> None:
    assert sentiment_of("", text) is Sentiment.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        "We are looking for a house with 3 bedrooms in Old Town, up to 450k.",
        "The kitchen is awful and the traffic is terrible there. What else do you have?",
        "Thanks, Tuesday at 4 works.",
        "Please unsubscribe me.",
        "",
    ],
)
def test_what_is_thought_of_homes_is_no_feeling_about_the_agency(text: str) -> None:
    assert sentiment_of("", text) is Sentiment.NEUTRAL


async def test_the_figures_on_mail_that_taught_nothing() -> None:
    found = (await sentiment.run(Bench())).figures
    negative = found["classes"]["negative"]
    assert negative["recall"]["rate"] >= 0.45
    assert negative["precision"]["rate"] >= 0.72
    assert found["ordinary mail called negative wrongly"]["rate"] <= 0.025


def test_the_locked_set_is_apart_from_the_training_data() -> None:
    taught = {
        json.loads(line)["text"] for path in train_sentiment.files() for line in path.read_text("utf-8").splitlines()
    }
    assert taught.isdisjoint(row["text"] for row in sets.rows("sentiment"))
    assert len(taught) >= 1500


def test_mail_of_one_hand_is_held_out_together_whichever_file_it_stands_in(tmp_path: Path) -> None:
    row = {"text": "You never called.", "label": "negative"}
    for name, of in {
        "hand_5_curt": {},
        "hand_5_polite": {},
        "ordinary_1": {"hand": "hand_7"},
        "ordinary_2": {"hand": "hand_7"},
    }.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row | of) + "\n")
    curt, polite, one, two = (train_sentiment.read(path)[0].part for path in sorted(tmp_path.iterdir()))
    assert curt == polite == "hand_5"
    assert one == two != curt


def test_no_mail_is_judged_by_a_model_that_saw_its_hand() -> None:
    words = ("angry", "angry", "calm", "calm", "glad", "glad")
    mails = [Features(frozenset({word}), frozenset()) for word in words]
    taught: list[Sequence[int]] = []

    def fitted(places: Sequence[int]) -> Fitted:
        taught.append(places)
        return learn(LogisticRegression(), mails, mails, words, [1.0] * len(words))

    said = judged_across(["one", "two"] * 3, mails, fitted)
    assert taught == [[1, 3, 5], [0, 2, 4]]
    assert [max(odds, key=odds.__getitem__) for odds in said] == list(words)


def test_a_model_beside_it_hears_what_the_built_in_reader_hears() -> None:
    subject, text = "Re: Your visit", "You never called, and I asked twice. Where is the key?"
    assert seen_in(subject, text) == with_signs(features(subject, text), text)


def test_the_shipped_file_was_made_from_the_data_beside_it(tmp_path: Path) -> None:
    stored = json.loads(gzip.decompress(SENTIMENT_FILE.read_bytes()))
    assert stored["data_sha256"] == train_sentiment.digest(), "run `python -m classifiers.training.train_sentiment`"
    rows = train_sentiment.read_all()
    path = tmp_path / "made.gz"
    write(train_sentiment.fit(rows), path, keep_above=train_sentiment.SURE_FROM, digest=train_sentiment.digest())
    made, shipped = LinearModel.load(path), LinearModel.load(SENTIMENT_FILE)
    same = [made.score(row.seen).ranked[0] == shipped.score(row.seen).ranked[0] for row in rows]
    assert sum(same) / len(same) >= 0.99  # another processor rounds otherwise

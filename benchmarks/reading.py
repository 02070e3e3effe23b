"""Measures the reading of mail on mail whose right answers are known; prints figures, asserts nothing.

    python benchmarks/reading.py bounces DIR     bounces in DIR, answers in DIR/expected.jsonl
    python benchmarks/reading.py flufl DIR       the same for flufl.bounce's own test mails
    python benchmarks/reading.py replies FILE…   replies (JSON lines) and tests/support/reply_samples.py, beside peers
    python benchmarks/reading.py quoting HALF    benchmarks/data/quoting, by program and by language
    python benchmarks/reading.py stops HALF|FILE…  benchmarks/data/unsubscribe, or labelled mails (JSON lines)
    python benchmarks/reading.py alarms FILE…    ordinary mail (JSON lines with text or raw, mbox): no report in it
    python benchmarks/reading.py speed [DIR]     every mail below DIR, or the leads' mail of the training data: parsed,
                                                 its reply cut, its report read, all of it explained
    python benchmarks/reading.py long            mails of one phrase, each twice as long as the one before
    python benchmarks/reading.py fuzz [N [SEED]] N damaged mails (10,000): nothing may raise; the slowest is shown

A line of expected.jsonl holds file, kind, recipients and hard (a list), or permanent and temporary addresses; a line
of replies holds raw and expected.trimmed. HALF is "developed" (what the rules were worked out on) or "locked" (what
was only measured); MAILBOT_SHOW=1 shows what was read wrong.
"""

from __future__ import annotations

import asyncio
import collections
import json
import mailbox
import os
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from mailbot.mail.dsn import DeliveryReport, read_report
from mailbot.mail.parsing import parse
from mailbot.mail.quoting import newly_written, split
from mailbot.ops.eval.intent import LEADS
from mailbot.ops.explain import Explainer

TESTS = Path(__file__).parent.parent / "tests"
DATA = Path(__file__).parent / "data"
EXPLAINER = Explainer()
LONG = (
    "I want a house ",
    "x ",
    "no apartments, ",
    "Is it free? ",
    "512 555 0147 ",
    "We saw it on Friday.\n",
    "not interested. ",
)
LENGTHS = (5_000, 10_000, 20_000, 40_000, 80_000)


def main(arguments: list[str]) -> None:
    sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ops")]
    modes: dict[str, Callable[..., None]] = {
        "bounces": bounces,
        "flufl": flufl,
        "replies": replies,
        "quoting": quoting,
        "stops": stops,
        "alarms": alarms,
        "speed": speed,
        "long": long,
        "fuzz": fuzz,
    }
    if not arguments or arguments[0] not in modes:
        sys.exit(__doc__)
    modes[arguments[0]](*arguments[1:])


# ---------------------------------------------------------------------------------------------------- reports


def bounces(folder: str) -> None:
    """Detection, recipients and hardness against another decoder's answers."""
    rows = read_lines(Path(folder, "expected.jsonl"))
    told = [row for row in rows if row["kind"] == "bounce"]
    answers = [(row, report_of(Path(folder, row["file"]))) for row in told]
    count("detected", (is_bounce(got) for _, got in answers))
    count("recipients exactly right", (addresses(got) == set(row["recipients"]) for row, got in answers))
    count("hard or soft right", (bool(addresses(got)) and is_hard(got) == any(row["hard"]) for row, got in answers))
    if any("delayed" in row for row in rows):
        count("delay told from failure", (got is not None and got.delayed == row["delayed"] for row, got in answers))
    for row, got in answers:
        right = addresses(got) == set(row["recipients"]) and is_hard(got) == any(row["hard"])
        show(right and is_bounce(got), row["file"], (row["recipients"], row["hard"]), got)
    for kind in sorted({row["kind"] for row in rows} - {"bounce"}):
        others = [report_of(Path(folder, row["file"])) for row in rows if row["kind"] == kind]
        print(f"{kind}: {dict(collections.Counter(summary(got) for got in others))}")


def flufl(folder: str) -> None:
    """The same on delivery reports of which only the recipients are known."""
    rows = [row for row in read_lines(Path(folder, "expected.jsonl")) if row["kind"] == "bounce"]
    answers = [(row, report_of(Path(folder, row["file"]))) for row in rows]
    count("detected", (is_bounce(got) for _, got in answers))
    right = (addresses(got) == {one.lower() for one in row["permanent"] + row["temporary"]} for row, got in answers)
    count("recipients exactly right", right)
    count(
        "delay known as such",
        (got.delayed for row, got in answers if got and row["temporary"] and not row["permanent"]),
    )


def alarms(*files: str) -> None:
    """Ordinary mail read as a report."""
    raws = [raw for name in files for raw in ordinary(Path(name))]
    raws += [path.read_bytes() for path in emails("plain-*", "person-*", "vacation-*", "read-receipt*", "reply-*")]
    reports = [(raw, read_report(parse(raw), raw)) for raw in raws]
    for raw, got in reports:
        if got is not None:
            print(" ", raw[:200], got)
    count("false alarms", (got is not None for _, got in reports))


def ordinary(path: Path) -> list[bytes]:
    if path.suffix == ".mbox":
        return [bytes(mail) for mail in mailbox.mbox(path, create=False)]
    return [row["raw"].encode() if "raw" in row else as_mail(row["text"]) for row in read_lines(path)]


def report_of(path: Path) -> DeliveryReport | None:
    raw = path.read_bytes()
    return read_report(parse(raw), raw)


def is_bounce(got: DeliveryReport | None) -> bool:
    return got is not None and not got.delivered and not got.complaint


def is_hard(got: DeliveryReport | None) -> bool:
    return got is not None and any(one.hard for one in got.recipients)


def addresses(got: DeliveryReport | None) -> set[str]:
    return {one.address for one in got.recipients} if got else set()


def summary(got: DeliveryReport | None) -> str:
    if got is None:
        return "none"
    return "complaint" if got.complaint else "delivered" if got.delivered else "bounce"


# ---------------------------------------------------------------------------------------------------- replies


def replies(*files: str) -> None:
    """Exactly right (blanks aside) and token F1, for us and for whichever peers are installed."""
    from reply_samples import SAMPLES

    told = [(sample.text, sample.subject, sample.new) for sample in SAMPLES]
    for name in files:
        mails = [(parse(row["raw"].encode()), row["expected"]["trimmed"]) for row in read_lines(Path(name))]
        compare(name, [(mail.text, mail.subject, wanted) for mail, wanted in mails])
    compare("reply_samples", told)


def quoting(half: str) -> None:
    """The same on mails that this project wrote, as programs in seven languages make them, text and HTML only."""
    rows = read_lines(DATA / "quoting" / f"{half}.jsonl")
    mails = [parse(as_mail_of(row)) for row in rows]
    parts = [split(mail.text, subject=mail.subject) for mail in mails]
    for row, got in zip(rows, parts, strict=True):
        show(plain(got.new) == plain(row["new"]), row["id"], row["new"], got.new)
    answers = [(row, got.new) for row, got in zip(rows, parts, strict=True)]
    for key in ("client", "language", "form"):
        for value in dict.fromkeys(row[key] for row in rows):
            score(f"{key} {value}", [(got, row["new"]) for row, got in answers if row[key] == value])
    score(half, [(got, row["new"]) for row, got in answers])
    forwards = [(row["forwarded"], got.forwarded) for row, got in zip(rows, parts, strict=True) if "forwarded" in row]
    count("forwards kept and marked", (wanted in got for wanted, got in forwards))


def score(name: str, pairs: list[tuple[str, str]]) -> None:
    right = sum(plain(got) == plain(wanted) for got, wanted in pairs)
    mean = sum(f1(got, wanted) for got, wanted in pairs) / len(pairs)
    print(f"{name:24} exactly right {right}/{len(pairs)} ({right / len(pairs):.1%})  F1 {mean:.3f}")


def as_mail_of(row: dict[str, Any]) -> bytes:
    kind = "text/html" if row["form"] == "html" else "text/plain"
    header = f"From: Lead <lead@lead.test>\nTo: kim@agency.test\nSubject: {row['subject']}\nMIME-Version: 1.0\n"
    return f"{header}Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{row['body']}".encode()


def stops(*sources: str) -> None:
    """Requests to stop, and leads who use the same words: what is stopped, and what is left to a person."""
    from classifiers.rules.unsubscribe import read_words

    for source in sources:
        rows = stop_rows(source)
        for language in sorted({row["language"] for row in rows}):
            some = [(row, read_words(row["subject"], row["text"])) for row in rows if row["language"] == language]
            wanted = [got for row, got in some if row["stop"]]
            others = [got for row, got in some if not row["stop"]]
            name = f"{Path(source).stem} {language}"
            count(f"{name}: stopped at once", (got is not None and not got.doubt for got in wanted))
            count(f"{name}: stopped, or left to a person", (got is not None for got in wanted))
            count(f"{name}: others stopped by mistake", (got is not None and not got.doubt for got in others))
            count(f"{name}: others left to a person", (got is not None and bool(got.doubt) for got in others))
            for row, got in some:
                show(bool(got) == row["stop"] and not (got and got.doubt), row["text"], row["stop"], got)


def stop_rows(source: str) -> list[dict[str, Any]]:
    """A half of benchmarks/data/unsubscribe, or labelled mails, of which only the newly written text is looked at."""
    path = DATA / "unsubscribe" / f"{source}.jsonl"
    if path.exists():
        return [{"subject": "Re: New homes for you", **row} for row in read_lines(path)]
    rows = []
    for row in read_lines(Path(source)):
        mail = parse(as_mail(row["text"]))
        stop = "unsubscribe" in (row["label"], row.get("multi"), row.get("also"))
        language = row.get("lang") or "all"
        rows.append({"subject": mail.subject, "text": newly_written(mail), "stop": stop, "language": language})
    return rows


def compare(name: str, told: list[tuple[str, str, str]]) -> None:
    for peer, cut in {"mailbot": ours, **peers()}.items():
        start = time.perf_counter()
        got = [cut(text, subject) for text, subject, _ in told]
        took = time.perf_counter() - start
        right = sum(plain(a) == plain(b) for a, (_, _, b) in zip(got, told, strict=True))
        score = sum(f1(a, b) for a, (_, _, b) in zip(got, told, strict=True)) / len(told)
        print(f"{name}: {peer:18} exactly right {right}/{len(told)}  F1 {score:.3f}  {len(told) / took:,.0f}/s")


def ours(text: str, subject: str) -> str:
    return split(text, subject=subject).new


def peers() -> dict[str, Callable[[str, str], str]]:
    """Libraries that do the same, where they are installed (they are no dependencies of ours)."""
    found: dict[str, Callable[[str, str], str]] = {}
    try:
        from mailparser_reply import EmailReplyParser  # mail-parser-reply

        languages = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "ja", "zh", "da", "cs", "ko"]
        found["mail-parser-reply"] = lambda text, _: EmailReplyParser(languages=languages).read(text).replies[0].body
    except ImportError:
        pass
    try:
        from email_reply_parser import EmailReplyParser as Zapier

        found["email-reply-parser"] = lambda text, _: Zapier.parse_reply(text)
    except ImportError:
        pass
    return found


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def f1(got: str, wanted: str) -> float:
    a, b = collections.Counter(plain(got).split()), collections.Counter(plain(wanted).split())
    common = sum((a & b).values())
    return 1.0 if not a and not b else 2 * common / max(1, sum(a.values()) + sum(b.values()))


# ------------------------------------------------------------------------------------------------ speed, totality


def speed(folder: str = "") -> None:
    """Mails per second of processor time through each reader, and through all of `mailbot explain`."""
    raws = mails_below(Path(folder)) if folder else mails_of_leads()
    explain(raws[0])  # tables and weights are loaded at the first mail
    mails = timed("parse", len(raws), lambda: [parse(raw) for raw in raws])
    timed("newly_written", len(raws), lambda: [newly_written(mail) for mail in mails])
    timed("read_report", len(raws), lambda: [read_report(mail, raw) for mail, raw in zip(mails, raws, strict=True)])
    timed("explain", len(raws), lambda: [explain(raw) for raw in raws])


def mails_below(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in (".eml", ".txt")]


def mails_of_leads() -> list[bytes]:
    """Each has needs to be found, which takes more than half of the time."""
    from classifiers.training import corpus

    rows = [row for row in corpus.training_rows() if row.hand and row.label in LEADS]
    return [as_mail(f"Subject: {row.subject}\n\n{row.text}") for row in rows]


def explain(raw: bytes) -> dict[str, Any]:
    return asyncio.run(EXPLAINER.mail(raw))


def timed(name: str, number: int, work: Callable[[], Any]) -> Any:
    start = time.process_time()
    done = work()
    print(f"{name}: {number / (time.process_time() - start):,.0f} mails/s")
    return done


def long() -> None:
    """Seconds of processor time, and how many times those of the length before: 2 is linear, and 1 bounded."""
    explain(as_mail(" ".join(LONG)))
    for phrase in LONG:
        took = [seconds_for((phrase * (length // len(phrase) + 1))[:length]) for length in LENGTHS]
        times = ["", *(f" ({now / before:.1f})" for before, now in pairwise(took))]
        figures = (f"{length:,}: {s:.2f} s{x}" for length, s, x in zip(LENGTHS, took, times, strict=True))
        print(f"{phrase.strip():22}" + "   ".join(figures))


def seconds_for(text: str) -> float:
    raw = as_mail(f"Subject: x\n\n{text}")
    start = time.process_time()
    explain(raw)
    return time.process_time() - start


def fuzz(number: str = "10000", seed: str = "1") -> None:
    """Damaged mails through everything that reads a mail; time and memory of the worst are the figures to look at."""
    from damaged_mail import damaged
    from test_explain_damaged import read_whole

    slowest = hungriest = 0.0
    for at, raw in enumerate(damaged(int(number), int(seed))):
        start = time.process_time()
        read_whole(raw)
        slowest = max(slowest, time.process_time() - start)
        if at % 20 == 0:
            tracemalloc.start()
            read_whole(raw)
            hungriest = max(hungriest, tracemalloc.get_traced_memory()[1] / (len(raw) + 10_000))
            tracemalloc.stop()
    print(f"{number} damaged mails: none raised; slowest {slowest * 1000:.0f} ms; memory at most {hungriest:.0f} times")
    print("the size of the mail and 10 kB (of every twentieth)")


# ---------------------------------------------------------------------------------------------------- small things


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def emails(*patterns: str) -> list[Path]:
    return [path for pattern in patterns for path in sorted((TESTS / "emails").glob(f"{pattern}.eml"))]


def as_mail(text: str) -> bytes:
    subject, _, body = text[9:].partition("\n\n") if text.startswith("Subject: ") else ("hello", "", text)
    header = (
        f"From: Kim Doe <kim@example.com>\nTo: hello@agency.test\nSubject: {subject}\nMessage-ID: <x@example.com>\n"
    )
    return f"{header}Content-Type: text/plain; charset=utf-8\n\n{body}".encode()


def show(right: bool, name: str, wanted: object, got: object) -> None:
    if not right and os.environ.get("MAILBOT_SHOW"):
        print(f"- {name}\n    wanted {wanted!r}\n    got    {got!r}")


def count(name: str, answers: Iterable[bool]) -> None:
    got = list(answers)
    print(f"{name}: {sum(got)}/{len(got)}" + (f" ({sum(got) / len(got):.1%})" if got else ""))


if __name__ == "__main__":
    main(sys.argv[1:])

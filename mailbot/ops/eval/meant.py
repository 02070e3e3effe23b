"""What an answer means beyond slots: which of our homes, what of a call, what a home must have, who would apply.

Each case answers one mail of ours, of three homes or of three times. What is measured is what the conversation would
make of it: code's own hearing first, then what a model says and code lets it; the built-in parts are code alone. The
set is small and of one hand, who knew the rules: it shows what a model adds, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from classifiers.verdict import Reading
from mailbot.conversation.meaning.declined import declined_in
from mailbot.conversation.meaning.must_have import must_haves
from mailbot.conversation.meaning.ready_words import wants_to_apply
from mailbot.conversation.meaning.which_homes import Known, homes_of, mentions_in
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.in_a_list import named_by_order
from mailbot.crm.naming.listings import named_in
from mailbot.mail.parsed import Address, ParsedEmail
from mailbot.mail.quoting import newly_written
from mailbot.ops.eval import figures, sets
from mailbot.ops.eval.suite import Bench, Case, SuiteResult, read_by_builtin
from models.message import CallSaid, Message
from models.property import PropertyType

TODAY: Final = date(2025, 6, 9)  # a Monday
NOTHING: Final = "nothing"
_HOMES: Final = (
    Listing("A", "12 Elm St", 440_000, area="Old Town", bedrooms=3, features=("Two-car garage",)),
    Listing("B", "7 Oak Ave", 465_000, area="Old Town", bedrooms=4, features=("Porch swing", "Fenced yard")),
    Listing("C", "90 Lake Rd", 390_000, area="Lakeside", type=PropertyType.CONDO, bedrooms=2, features=("Lake view",)),
)
_OF_HOMES: Final = """1. 12 Elm St, Old Town: a house with 3 bedrooms and a two-car garage, $440,000.
2. 7 Oak Ave, Old Town: a house with 4 bedrooms, a porch swing and a fenced yard, $465,000.
3. 90 Lake Rd, Lakeside: a condo with 2 bedrooms and a view of the lake, $390,000.
Which of them do you like?"""
_OF_TIMES: Final = """Shall we talk on the phone?
1. Tuesday, June 10, 10:00 AM
2. Thursday, June 12, 2:00 PM
3. Friday, June 13, 4:00 PM"""
_OURS: Final[Mapping[str, str]] = MappingProxyType({"call": _OF_TIMES})  # else of homes
_WRITER, _AGENCY = (Address("writer@away.example"),), (Address("hello@agency.example"),)


async def run(bench: Bench) -> SuiteResult:
    """For each kind of case how many are read right, and how often something is said that nobody meant."""
    rows = bench.some(sets.rows("meant"))
    cases = [await _judged(bench, row) for row in rows]
    kinds: dict[str, list[Case]] = {}
    for row, case in zip(rows, cases, strict=True):
        kinds.setdefault(row["kind"], []).append(case)
    found: dict[str, Any] = {
        "answers": len(cases),
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        **{kind: _rates(several) for kind, several in kinds.items()},
    }
    return SuiteResult(tuple(cases), found)


def _rates(cases: list[Case]) -> dict[str, Any]:
    wrongly = [case for case in cases if not case.right and case.said != NOTHING]
    return {
        "right": figures.rate(sum(case.right for case in cases), len(cases)),
        "said and not meant": figures.rate(len(wrongly), len(cases)),
    }


async def _judged(bench: Bench, row: Mapping[str, str]) -> Case:
    mail = _mail_of(row)
    text = newly_written(mail)
    reading = await bench.reader.read(mail, text, TODAY)
    said = _SAID[row["kind"]](text, reading) or NOTHING
    wanted = row["wanted"] or NOTHING
    return Case(row["id"], said == wanted, wanted, said, by_builtin=read_by_builtin(reading.reason))


def _mail_of(row: Mapping[str, str]) -> ParsedEmail:
    """The answer to a mail of ours, which it quotes."""
    quoted = "\n".join(f"> {line}" for line in _OURS.get(row["kind"], _OF_HOMES).splitlines())
    whole = f"{row['text']}\n\nOn Mon, Jun 9, 2025 at 9:00 AM Kim <hello@agency.example> wrote:\n{quoted}\n"
    return ParsedEmail(from_=_WRITER, to=_AGENCY, subject="Re: Homes", in_reply_to=("1@agency.example",), text=whole)


# ------------------------------------------------------------------------------------------------ what is said


def _homes(text: str, reading: Reading) -> str:
    """The refs of the homes that are meant: those that code finds named, else those that a model understood."""
    named = homes_of(mentions_in(text, Known(_HOMES, _HOMES, _HOMES)))
    ordered = named_by_order(text, [home.ref for home in _HOMES])
    understood = [home.ref for home in named_in("\n".join(reading.means), _HOMES)]
    unwanted = {ref for ref, refused in declined_in(text, _HOMES).items() if refused}
    return " ".join(sorted(({*named, *ordered} or {*understood}) - unwanted))


def _call(_text: str, reading: Reading) -> str:
    """What a model says of the call, where code does not read the language; a time with its day and hour."""
    claims = reading.claims
    if claims is None or claims.call is None:
        return "thanks" if claims and claims.thanks else ""
    time = f"{claims.call.day} {claims.call.clock}".strip() if claims.call.says is CallSaid.TIME else ""
    return f"{claims.call.says} {time}".strip()


def _wishes(text: str, reading: Reading) -> str:
    mail = Message.model_construct(reply_text=text, language=reading.language, wishes=list(reading.wishes))
    return ", ".join(sorted(thing.name for thing in must_haves([mail])))


def _ready(text: str, reading: Reading) -> str:
    return reading.ready or ("apply" if wants_to_apply(text) else "")


_SAID: Final = MappingProxyType({"homes": _homes, "call": _call, "wishes": _wishes, "ready": _ready})

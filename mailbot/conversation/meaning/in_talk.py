"""What a mail says its writer needs in the light of the conversation: "450ish" and "3" answer what we asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from classifiers.intents.own_sale import offers_own_home
from classifiers.intents.stopping import may_stop
from classifiers.needs.anywhere import anywhere_in
from classifiers.needs.bare_answers import bare_answers, questions_in
from classifiers.needs.doubted import doubted, without_doubted
from classifiers.needs.extracting import extract, relevant
from classifiers.needs.given_number import number_given
from classifiers.needs.prices import SALE_RANGE
from classifiers.needs.refused import refused, without_refused
from classifiers.needs.rooms import rooms
from classifiers.verdict import Need, Verdict
from mailbot.conversation.meaning.deals import changes_deal
from mailbot.conversation.meaning.kept_needs import OF_A_HOME
from models.message import Intent, Kind

_DEALS: Final = (Intent.BUYER, Intent.SELLER, Intent.RENTER)
# What may be an answer or a liking as long as nobody knows the conversation.
_OPEN: Final = (Intent.GENERAL, Intent.NOT_INTERESTED, *_DEALS)
_ROOMS: Final = ("bedrooms_min",)
_A_KIND: Final = re.compile(
    r"\W*(?:(?:ok(?:ay)?|and|so|or|well|then|what about|how about|any|y|o|qu[eé] tal|hay)\W+){0,4}"
    r"(?P<kind>[a-zé-]{4,14}(?: homes?| houses?)?)\W*",
    re.IGNORECASE,
)
_PRICES: Final = ("price_min", "price_max")


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody newly wrote: all of it, and what of it stands under which quoted words."""

    text: str
    subject: str = ""
    inline: Sequence[tuple[str, str]] = ()
    said: str = ""  # the text with our agent known to tables of patterns, where they are spoken of


@dataclass(frozen=True, slots=True)
class Asked:
    """What we know of a writer, and have asked them, when their mail comes."""

    deal: Intent | None  # that the thread is about
    slots: Collection[str] = ()  # asked for in the thread
    known: Collection[str] = ()  # slots of which a bare number is no answer any more
    lists: bool = False  # homes or times were offered to choose from
    areas: Collection[str] = ()  # of the agency's own homes
    prices: Collection[int] = ()  # of the homes that they were shown

    @property
    def open(self) -> set[str]:
        """The slots that we asked for and do not know. While a list waits for a choice, "3" may be its third."""
        asked = set(self.slots) - set(self.known)
        return asked - {"bedrooms_min"} if self.lists else asked

    @property
    def quotable(self) -> Collection[int]:
        """The prices that a bare sum quotes back, as long as none is an answer."""
        return () if "price_max" in self.open else self.prices


def needs_in_talk(verdict: Verdict, written: Written, asked: Asked) -> Mapping[str, Need]:
    """The needs of a mail, with those that only the conversation tells."""
    needs = _needs_in_talk(verdict, written, asked)
    awaited = verdict.kind is Kind.HUMAN and "phone" in asked.open and "phone" not in needs
    number = number_given(written.text) if awaited else None
    return {**needs, "phone": number} if number else needs


def _needs_in_talk(verdict: Verdict, written: Written, asked: Asked) -> Mapping[str, Need]:
    deal = asked.deal
    if verdict.kind is not Kind.HUMAN or deal is None or not _goes_on(verdict, deal, written):
        return verdict.needs
    if deal is not Intent.SELLER and verdict.intent is Intent.SELLER and offers_own_home(written.text):
        return {slot: need for slot, need in verdict.needs.items() if slot not in OF_A_HOME}
    read = _without_doubted(_read_again(verdict, written, deal, asked), written.text, deal, asked)
    answers = _answers(written, replace(asked, known={*asked.known, *read}))
    if deal is Intent.SELLER:  # prices and places are not what we ask them
        answers = {slot: need for slot, need in answers.items() if slot == "bedrooms_min"}
        read = relevant(read, {deal})  # "zillow says 512" is no price that they would pay
    against = refused(written.text, asked.areas)
    told = {**_anywhere(written.text, deal, asked), **_bare_kind(written.text, deal), **answers, **read}
    return {**without_refused(told, against), **against}


def _answers(written: Written, asked: Asked) -> dict[str, Need]:
    """The bare answers: below their questions first, then to what is open."""
    rents = asked.deal is Intent.RENTER
    found: dict[str, Need] = {}
    for quoted, answer in written.inline:
        found |= bare_answers(answer, set(questions_in(quoted)) - found.keys(), rents=rents, known_areas=asked.areas)
    return {**bare_answers(written.text, asked.open - found.keys(), rents=rents, known_areas=asked.areas), **found}


def _anywhere(text: str, deal: Intent, asked: Asked) -> dict[str, Need]:
    """The areas of somebody who would have any; none are asked of who sells."""
    said = anywhere_in(text, asked="areas" in asked.open) if deal is not Intent.SELLER else None
    return {"areas": said} if said else {}


def _bare_kind(text: str, deal: Intent) -> dict[str, Need]:
    """The kind of home that is all a mail names: "ok and condos?"."""
    bare = _A_KIND.fullmatch(text.strip()) if deal is not Intent.SELLER else None
    kind = rooms(bare["kind"]).get("property_type") if bare else None
    return {"property_type": kind} if kind else {}


def _goes_on(verdict: Verdict, deal: Intent, written: Written) -> bool:
    """Whether a mail belongs to a deal that is talked about, and begins no other."""
    in_doubt = verdict.intent is Intent.UNSUBSCRIBE and not verdict.sure
    guessed = in_doubt and not may_stop(written.said or written.text)
    if deal not in _DEALS or not (verdict.intent in _OPEN or guessed) or verdict.portal:
        return False
    return not verdict.sure or not changes_deal(deal, verdict.intent, written.text, verdict.needs)


def _read_again(verdict: Verdict, written: Written, deal: Intent, asked: Asked) -> Mapping[str, Need]:
    """The needs that the mail gives to who knows the deal; what its reader found surely stands."""
    if verdict.sure and verdict.intent is deal:
        return verdict.needs
    again = relevant(extract(written.text, written.subject, asked.areas, {deal}), {deal})
    # A bare "3" is a choice rather than a wish, where nobody asked how many rooms.
    bare = bare_answers(written.text, _ROOMS).keys() - asked.open
    first = {slot: need for slot, need in verdict.needs.items() if not _is_of_another_deal(slot, need, deal)}
    return {**{slot: need for slot, need in again.items() if slot not in bare}, **first}


def _without_doubted(needs: Mapping[str, Need], text: str, deal: Intent, asked: Asked) -> Mapping[str, Need]:
    """The needs without those that were read in a complaint, or in the price of a home that was shown."""

    def again(left: str) -> Mapping[str, Need]:
        return relevant(extract(left, "", asked.areas, {deal}), {deal})

    return without_doubted(needs, text, doubted(text, asked.quotable), again)


def _is_of_another_deal(slot: str, need: Need, deal: Intent) -> bool:
    """Whether "under 400" was read as a rent, and a home is bought; or "2300" as millions, and one is rented."""
    worth = need.value if isinstance(need.value, int | float) else SALE_RANGE[0]
    if slot not in _PRICES:
        return False
    if deal is Intent.RENTER:
        bare = re.fullmatch(r"\$?\d[,.]?\d{3}|\d{3,4}", need.quote) is not None
        return bare and worth >= SALE_RANGE[0]
    return deal is Intent.BUYER and worth < SALE_RANGE[0]

"""What a lead seeks by their mails, then and now: not the home that they sell, and what fits only since the last mail.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from classifiers.needs.prices import RENT_RANGE, SALE_RANGE
from mailbot.conversation.meaning.deals import says_owns
from mailbot.conversation.meaning.kept_needs import OF_A_HOME
from mailbot.crm.inventory import Listing
from mailbot.crm.matching.scoring import Wants, passes, wants_from
from models.contact import StoredNeed
from models.message import Direction, Intent, Message

_PRICES: Final = ("price_min", "price_max")


def sought_needs(needs: Mapping[str, StoredNeed], mails: Sequence[Message]) -> Mapping[str, StoredNeed]:
    """The needs without the rooms, kind and price that they told of a home of their own, in mails about selling it, and
    without the rent of who would buy now, or the price of who would rent."""
    of_their_own = {str(mail.id) for mail in mails if _tells_of_their_own(mail)}
    sought = {
        slot: need for slot, need in needs.items() if slot not in OF_A_HOME or need.message_id not in of_their_own
    }
    deal = sought.get("listed_for")
    return {slot: need for slot, need in sought.items() if deal is None or not _is_of_another(slot, need, deal)}


def _is_of_another(slot: str, need: StoredNeed, deal: StoredNeed) -> bool:
    """Whether a price was told before they wanted this deal, and no home costs so little, or no month so much."""
    if slot not in _PRICES or not isinstance(need.value, int | float) or need.message_id == deal.message_id:
        return False
    return need.value < SALE_RANGE[0] if deal.value == "sale" else need.value > RENT_RANGE[1]


def _tells_of_their_own(mail: Message) -> bool:
    seeks = mail.also in (Intent.BUYER, Intent.RENTER)
    return mail.intent is Intent.SELLER and not seeks and says_owns(mail.reply_text)


def wanted_before(turns: Sequence[Message], listed_for: str | None = None) -> Wants:
    """What a lead wanted by the mails of theirs that came before, later words in place of earlier ones."""
    told: dict[str, StoredNeed] = {}
    for mail in turns:
        if mail.direction is Direction.INBOUND and not _tells_of_their_own(mail):
            told |= {slot: StoredNeed.model_validate(need) for slot, need in mail.needs.items()}
    return wants_from(told, listed_for)


def fit_now(wants: Wants, before: Wants, sent: Collection[str], on_offer: Mapping[str, Listing]) -> frozenset[str]:
    """Of the homes that were sent, those that meet what is wanted now and did not meet what was wanted then."""
    known = (on_offer[ref] for ref in sent if ref in on_offer)
    return frozenset(home.ref for home in known if passes(wants, home) and not passes(before, home))

"""Whether an address in a mail is that of the writer's own home, or of one of ours that they speak of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from classifiers.text.phrases import phrases
from classifiers.verdict import Need
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.listings import named_in
from models.contact import StoredNeed

_REACH: Final = 60  # letters before an address in which it is said to be one's own
_BARE: Final = 3  # words beside an address that is all of an answer

# Ends where the address begins.
_THEIRS = phrases(
    r"""
    (?:my|our|mom'?s|dad'?s|mother'?s|father'?s|parents['’]?|her|his|their) (?:\w+ ){0,3}?(?:homes?|house|place|\
        condo|property|unit|townhouse|apartment|duplex|one|address|building)(?: (?:is|at|on|here|located|in|the|\
        over))*[,:]?\s$
    (?:ours|mine)(?: (?:is|at|on|here|the))*[,:]?\s$
    (?:we|i)(?:['’]re| are|['’]m| am)? (?:own|live|living|have|at|over at|located)(?: \w+){0,4} $
    (?:we|i)(?:['’]re| are|['’]m| am) $
    (?:sell|selling|list|listing|sale of|owners? of|value of|worth of)(?: (?:it|my|our|the|home|house|at|on))* $
    address(?: is| of)?:?\s$
    (?:mi|nuestra|la) (?:casa|propiedad|direcci[oó]n)(?: (?:es|est[aá]|en|queda|de|:))* $
    (?:vivo|vivimos|vendo|vendemos|vender)(?: (?:en|mi|nuestra|la|casa|de))* $
    """
)
_THEIRS_AFTER = phrases(
    r"""
    ^,? (?:is|was) (?:mine|ours|(?:my|our) (?:house|home|place|condo|address))
    ^,? es (?:m[ií]a|nuestra|mi casa)
    """
)


def remembered(
    needs: Mapping[str, Need], text: str, known: Mapping[str, StoredNeed], on_offer: Sequence[Listing], *, sells: bool
) -> Mapping[str, Need]:
    """The needs of a mail that are kept: without the address of a home of ours, where it would pass for the writer's.

    `sells`: whether they sell a home of their own. Who sells none asks about the home of such an address.
    """
    need = needs.get("address")
    if need is None or says_theirs(text, need.quote) or not named_in(str(need.value), on_offer):
        return needs
    own = known.get("address")
    knows_own = own is not None and not named_in(str(own.value), on_offer)
    return {slot: need for slot, need in needs.items() if slot != "address"} if sells or knows_own else needs


def says_theirs(text: str, address: str) -> bool:
    """Whether a text says that an address is the writer's own, or gives it and nothing else."""
    at = text.find(address)
    if at < 0:
        return False
    before, after = text[max(0, at - _REACH) : at], text[at + len(address) :]
    bare = "?" not in text and len(text.split()) <= len(address.split()) + _BARE
    return bare or bool(_THEIRS.search(before) or _THEIRS_AFTER.search(after))

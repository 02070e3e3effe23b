"""What the status words of listing services mean: whether a home may be offered, and for sale or for rent.

They are RESO's StandardStatus and what services write beside it (MlsStatus), in English and Spanish. A word that means
two things in two services, and any that is not here, is no status: whoever reads it must not offer the home.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.property import ListedFor, PropertyStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """How a home stands; `listed_for` is None where its status does not tell."""

    status: PropertyStatus
    listed_for: ListedFor | None = None


_ACTIVE, _PENDING = Standing(PropertyStatus.ACTIVE), Standing(PropertyStatus.PENDING)
_SOLD, _WITHDRAWN = Standing(PropertyStatus.SOLD), Standing(PropertyStatus.WITHDRAWN)
_FOR_SALE = Standing(PropertyStatus.ACTIVE, ListedFor.SALE)
_TO_LET = Standing(PropertyStatus.ACTIVE, ListedFor.RENT)
_LET_AGREED = Standing(PropertyStatus.PENDING, ListedFor.RENT)
_RENTED = Standing(PropertyStatus.SOLD, ListedFor.RENT)

# Whole statuses, folded: small letters, single blanks, no marks.
_WHOLE: Mapping[str, Standing] = {
    words: standing
    for standing, listed in (
        (_ACTIVE, "a; act; actv; bom; disponible; activo; activa; en el mercado"),
        (_FOR_SALE, "for sale; en venta; a la venta; se vende"),
        (_TO_LET, "for rent; for lease; to let; to rent; en renta; en alquiler; se renta; se alquila"),
        (_PENDING, "pnd; pend; auc; aucs; cntg; ctg; uag; ucb; stc; sstc; sale agreed; under offer; reserved"),
        (_PENDING, "pendiente; bajo contrato; en contrato; reservado; reservada; apartado"),
        (_LET_AGREED, "let agreed; lease pending; rental pending; application pending"),
        (_SOLD, "sld; clsd; cls; settled; vendido; vendida; cerrado; cerrada"),
        (_RENTED, "let; rented; leased; rnt; rentado; rentada; alquilado; alquilada"),
        (_WITHDRAWN, "coming soon; cs; hold; on hold; delete; deleted; incomplete; draft; tom; exp; can; canc"),
        (_WITHDRAWN, "wth; wdn; wthd; inactive; not active; unavailable; not available; suspended; terminated"),
        (_WITHDRAWN, "retirado; retirada; vencido; vencida; cancelado; cancelada; suspendido; suspendida; inactivo"),
    )
    for words in listed.split("; ")
}

# A status that is made only of these words offers the home: "Active - Price Reduced", "Back on Market", "New Listing".
_OFFERING = (
    *("active", "reactivated", "available", "new", "newly", "listing", "listed", "relisted", "just", "extended"),
    *("price", "change", "changed", "reduced", "reduction", "increased", "increase", "decreased", "decrease"),
    *("improved", "improvement", "back", "on", "the", "market", "act", "now", "firm", "open", "house", "for", "to"),
    *("sale", "rent", "rental", "lease", "let"),
)
_SAYS_OFFERED = re.compile(
    r"\b(?:active|reactivated|available|new|newly|relisted|just listed|extended|reduced|(?:back )?on (?:the )?market"
    r"|price \w+)\b"
)

# What a longer status holds, the most telling first: none of them is offered, whatever else it says.
_HELD: tuple[tuple[re.Pattern[str], Standing], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), standing)
    for words, standing in (
        (r"let agreed|(?:lease|rental|application) (?:is )?pending|pending (?:lease|rental)", _LET_AGREED),
        (r"contract|contrato|contingent|contingency|contingencies|pending|escrow|optioned|backups?|back up", _PENDING),
        (r"under (?:offer|agreement)|offer accepted|accepted offer|sale agreed|subject to contract|s?stc", _PENDING),
        (r"active option|in option|option (?:contract|pending|period)|kick ?out", _PENDING),
        (r"first right|right of (?:first )?refusal", _PENDING),
        (r"leased|rented", _RENTED),
        (r"sold|closed", _SOLD),
        (r"off (?:the )?market|coming soon|temp(?:orarily)? off|withdrawn|expired|cancell?ed|deleted|hold", _WITHDRAWN),
        (r"incomplete|inactive|not active|suspended|terminated|no longer available", _WITHDRAWN),
    )
)


def standing_of(text: str) -> Standing | None:
    """What a status means, however it is punctuated ("Active-Under Contract", "ActiveUnderContract"); None: unknown."""
    folded = _folded(text)
    whole = _WHOLE.get(folded)
    if whole is not None:
        return whole
    held = next((standing for pattern, standing in _HELD if pattern.search(folded)), None)
    if held is not None:
        return held
    words = set(folded.split())
    if not words.issubset(_OFFERING) or not _SAYS_OFFERED.search(folded):
        return None
    for_rent, for_sale = bool(words & {"rent", "rental", "lease", "let"}), "sale" in words
    return _ACTIVE if for_rent == for_sale else _TO_LET if for_rent else _FOR_SALE


def _folded(text: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.sub(r"[^\w]|_", " ", apart.lower()).split())

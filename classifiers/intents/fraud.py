"""Whether a mail tells of changed payment instructions, or asks for codes that are worth money.

Both are how closings are robbed: the account in a title company's mail is the thief's. Whoever writes so, and whoever
asks whether such a mail is real, is for a person of the agency at once.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted

_FRAUD: Final = Sifted(
    r"""
    <NEW>(?: (?!to\b|for\b)\w+){0,2} <PAY>
    <PAY>(?: \w+){0,5} (?:chang\w+|updat\w+|revis\w+|no longer (?:valid|in use|active)|replaced|superseded)
    (?:chang\w+|updat\w+|revis\w+|switch\w*|replac\w+)(?: \w+){0,4} <PAY>
    (?:disregard|ignore|do not use|don['’]?t use)(?: (?:the|our|any|all|my|previous|earlier|prior|old|former|\
        other))* <PAY>
    <SEND>(?: \w+){0,8} (?:to|into) (?:the|this|our|an?|that)(?: \w+)? (?:new|following|different|updated|attached|\
        other|\
        alternate) (?:bank |escrow |trust )?account
    (?:our|the|my) (?:bank|escrow|trust)(?: account)? (?:is|has been|was)(?: \w+)? (?:under (?:audit|review)|audited|\
        frozen|compromised)
    (?:buy|purchase|get|pick up|need|grab)(?: [\w$-]+){0,6} gift ?cards?
    gift ?cards?\b[^.?!\n]{0,80}\b(?:codes?|scratch|numbers? on the back|send me)
    (?:send|text|forward|read|give)(?: me| us)?(?: the| that| your)?(?: \w+)? (?:verification|security|one-time|\
        login) codes?
    # -- Spanish
    (?:nuev[oa]s?|actualizad[oa]s?)(?: \w+){0,2} <PAGO>
    <PAGO>(?: \w+){0,4} (?:cambi\w+|actualiz\w+|nuev[oa]s?)
    (?:cambi\w+|actualiz\w+)(?: \w+){0,4} <PAGO>
    tarjetas? de regalo\b[^.?!\n]{0,80}\bc[oó]digos?
    """,
    NEW=r"(?:new|updated?|revised|changed|corrected|amended|different|modified)",
    PAY=(
        r"(?:(?:wire|wiring|bank(?:ing)?|ach|remittance|payoff|disbursement|payment|funding)(?: transfer| account)? "
        r"(?:instructions?|coordinates)|(?:wire|bank(?:ing)?|ach|remittance)(?: transfer| account)? (?:details|"
        r"info(?:rmation)?)|(?:bank )?account details|routing (?:and account )?numbers?)"
    ),
    SEND=r"(?:wire|send|transfer|remit|forward|pay|deposit)",
    PAGO=(
        r"(?:instrucciones (?:de|para) (?:la |el )?(?:transferencia|pago|dep[oó]sito|wire)|(?:datos"
        r"|informaci[oó]n|cuenta) "
        r"bancari[oa]s?)"
    ),
)


def smells_of_fraud(text: str) -> bool:
    """Whether a mail tells of changed payment instructions, asks about such a change, or wants codes bought or sent."""
    return _FRAUD.search(text) is not None

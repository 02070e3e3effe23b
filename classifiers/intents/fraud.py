"""Whether a mail tells of changed payment instructions, asks for codes that are worth money, or has money sent on.

So are closings and agencies robbed: the account in a title company's mail is the thief's, and the check whose rest is
to be sent on is not honoured. Whoever writes so, and whoever asks whether such a mail is real, is for a person at once.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases

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
    # -- an account that is another now, and where what is owed is to go
    (?:switched|changed|changing|switching)(?: our| my| the)? banks?
    (?:our|my|the company['’]?s)? ?banking (?:has|is)(?: been)? (?:moved|changed|new)
    (?:outdated|former|previous|old|closed) (?:remittance|bank|payment) (?:account|address)
    (?:my|our|the) (?:money|funds|proceeds|check)(?: to be)? (?:sent|wired|paid|deposited|moved) (?:to|into) \
        (?:an?|my|another)(?: [\w'’]+)? (?:bank|account)
    <OWED>\b[^.?!\n]{0,90}\b(?:to|into) (?:the|a|my|our|his|her|their)(?: \w+['’]?s?)? ?(?:new|other|different|\
        attached|following|son['’]?s|lawyer['’]?s|attorney['’]?s) (?:bank )?account
    <OWED>\b[^.?!\n]{0,60}\b(?:to|into) (?:the|this|that) account (?:below|attached|on|at)
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
    OWED=r"(?:commissions?|proceeds|deposits?|invoices?|payments?|payroll|funds|wages|payouts?|earnest money|rent)",
    SEND=r"(?:wire|send|transfer|remit|forward|pay|deposit)",
    PAGO=(
        r"(?:instrucciones (?:de|para) (?:la |el )?(?:transferencia|pago|dep[oó]sito|wire)|(?:datos"
        r"|informaci[oó]n|cuenta) "
        r"bancari[oa]s?)"
    ),
)


# A check that is too large, of which the rest is sent on; and what is asked of staff before they are robbed.
_TO_SEND_ON: Final = phrases(
    r"""
    (?:cashier['’]?s|certified|bank|company|employer['’]?s) (?:che(?:ck|que)|draft)s?\b[^\n]{0,160}\b(?:deduct|\
        remainder|excess|difference|the (?:balance|rest) (?:to|back)|forward|movers?|shippers?|transport)
    (?:deposit|put|cash|pay)(?: it| this| them)? in(?:to)? your (?:bank|account|trust account)\b[^\n]{0,120}\b(?:send|\
        wire|forward|give|transfer|transmit|pay)
    (?:send|wire|return|refund|transfer)(?: me| us)?(?: back)? the (?:difference|excess|overpayment|remainder)
    (?:wire|pay|transfer|\w*send)(?: him| her| them)? (?:what(?:['’]?s| is) left|the rest of (?:it|the money)\
        |(?:his|her|their) (?:part|share))(?: over| on)? (?:to|by|for)
    make (?:an?|two|three|some|several|a few|\d+) (?:\w+ )?transfers? from (?:the )?(?:operating|trust|escrow)
    (?:available|current) balance (?:is )?(?:on|in|of)(?: the| your| our)? (?:operating|trust|escrow|account)
    balance is (?:available|on|in) (?:on |in )?(?:the )?(?:operating|trust|escrow)
    """
)


# Money, and that they were asked for it.
_MONEY: Final = phrases(
    r"""
    wir(?:e|es|ed|ing)|(?:bank |money |the )transfer|routing|zelle|venmo|cash ?app|western union|moneygram|\
        bitcoin|gift ?cards?
    (?:closing|down payment|escrow|earnest) (?:money|funds|cost)|(?:bank|payment|account) (?:details|info\w*|\
        instructions)
    (?:send|pay|asking for|asks? (?:me |us )?for|asked (?:me |us )?for|wants?|requesting|deposit of|\
        mail)(?: \w+){0,4} (?:\$ ?\d|\d+ ?k|money|\
        deposit|payment|funds|fee)
    transferencia|dep[oó]sito|dinero|cuenta bancaria|pagar
    """
)
# And that they doubt who asked.
_IS_IT_YOU: Final = phrases(
    r"""
    (?:is|was|are)(?: (?:that|this|it|these|they))(?: (?:e-?mails?|messages?|texts?|instructions|really|\
        actually|even|guys?|one))* (?:you|yours|\
        from (?:you|agentname|your)|legit\w*|real|genuine|authentic|fake|fraud\w*|phishing|an? (?:scam|fraud|hoax))
    (?:is|are) (?:the|those|these|this|that) (?:[\w'’-]+ ){1,4}(?:really )?(?:yours|from you|legit\w*|genuine|\
        authentic|fake|fraud\w*|a scam)
    (?:did|was it|were) (?:you|agentname|your office|someone (?:there|at your office))(?: guys)?(?: really|\
         actually)? (?:send|sent|e-?mail\w*|write|\
        text\w*|who (?:sent|wrote|e-?mailed))
    (?:a|an|some|this|that|the)(?: \w+){0,2} (?:gmail|yahoo|hotmail|outlook|aol|proton\w*|strange|weird|odd|\
        different|unknown|unfamiliar|suspicious|\
        sketchy|foreign)(?: \w+)? (?:address|account|e-?mail|sender|number|domain)
    (?:from|by)(?: an?)? (?:gmail|yahoo|hotmail|aol)
    (?:looks?|seems?|feels?|sounds?|smells?)(?: \w+)? (?:fishy|off|suspicious|weird|phishy|sketchy|shady|funny|\
        like (?:a scam|fraud|phishing))
    (?:being|getting|got|been) (?:scammed|phished|hacked|spoofed)|scam(?:mer|mers|med)?
    (?:es|son|fue|eran?) (?:de )?ustedes|(?:ustedes|agentname) (?:me |nos )?(?:mand[oó]|mandaron|envi[oó]|enviaron|\
        escribi[oó]|escribieron)
    (?:es|ser[aá]|parece) (?:una? )?(?:estafa|fraude|enga[nñ]o)|(?:es|son) (?:de verdad|real(?:es)?|\
        leg[ií]tim[oa]s?)|estafa(?:dor)?
    (?:correo|cuenta|direcci[oó]n) (?:de )?(?:gmail|rar[oa]|desconocid[oa]|extra[nñ][oa]|otra)
    """
)


def asks_if_we_want_money(text: str) -> bool:
    """Whether the writer was asked for money in a mail or a call, and doubts that it was us."""
    return _MONEY.search(text) is not None and _IS_IT_YOU.search(text) is not None


def smells_of_fraud(text: str) -> bool:
    """Whether a mail tells of changed payment instructions, asks about such a change, or wants codes bought or sent."""
    return _FRAUD.search(text) is not None


def wants_money_sent_on(text: str) -> bool:
    """Whether a check is too large and its rest is to be sent on, or somebody feels for what an account holds."""
    return _TO_SEND_ON.search(text) is not None

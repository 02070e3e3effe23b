"""A phone number where one was asked for, and one without its area code. Beside the tables that a model learned from.

"2075550155. tmrw 2?" names no calling, and answers the question for a number; "555-0133" can be dialled by nobody until
its area code is known.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.needs.contact_details import COUNTRY_CODE
from classifiers.verdict import Need

_WHOLE: Final = re.compile(
    r"(?<![\w.$#/+-])(?:\+?1[ .-]?)?\(?(?P<area>[2-9]\d\d)\)?[ .-]{0,3}(?P<rest>[2-9]\d\d[ .-]?\d{4})(?![\w-]|[.,]\d)"
)
_PART: Final = re.compile(r"(?<![\w.$#/+-])(?P<rest>[2-9]\d\d[ .-]?\d{4})(?![\w-]|[.,]\d)")
_LEAST_DIGITS: Final = 10  # of a number that can be dialled from everywhere, in digits alone
_LEAST_INTERNATIONAL: Final = 8
_LOCAL_DIGITS: Final = 7
_TOLL_FREE: Final = ("800", "833", "844", "855", "866", "877", "888")


def number_given(text: str) -> Need | None:
    """The number in the answer to our question for one: a whole one first."""
    found = _WHOLE.search(text) or _PART.search(text)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["rest"])
    area = found.groupdict().get("area")
    return Need(f"+{COUNTRY_CODE}{area}{digits}" if area else digits, found[0].strip())


def with_area_code(need: Need, agency_phone: str) -> Need:
    """A number of seven digits with the agency's own area code: who leaves it out means the one that all around use.

    What is dialled is said back when the call is confirmed.
    """
    number = str(need.value)
    own = re.sub(r"\D", "", agency_phone).removeprefix(COUNTRY_CODE)
    local = number.isdigit() and len(number) == _LOCAL_DIGITS
    if not local or len(own) != _LEAST_DIGITS or own.startswith(_TOLL_FREE):
        return need
    return Need(f"+{COUNTRY_CODE}{own[:3]}{number}", need.quote)


def can_be_dialled(number: str) -> bool:
    """Whether a number is whole enough to be called."""
    digits = re.sub(r"\D", "", number)
    return len(digits) >= (_LEAST_INTERNATIONAL if number.startswith("+") else _LEAST_DIGITS)

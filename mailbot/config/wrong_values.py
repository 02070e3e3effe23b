"""What is wrong with a value that somebody wrote, in words for them: pydantic's are for programmers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_NUMBER: Final = "{given} is no number: write it in digits, as 12"
_TEXT: Final = "it is no text: put it in quotes"  # the value is not shown: it may be a password
_MOMENT: Final = "{given} is no date and time: write it like 2027-03-01T09:00"

# By pydantic's type of error. What stands in the place of {ge} and its like is the bound.
WORDS: Final[Mapping[str, str]] = {
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_from_float": "{given} is no whole number",
    "int_parsing_size": "{given} is too large a number",
    "finite_number": "{given} is no finite number",
    "greater_than_equal": "{given} is too small: {ge} is the least",
    "greater_than": "{given} is too small: it must be more than {gt}",
    "less_than_equal": "{given} is too large: {le} is the most",
    "less_than": "{given} is too large: it must be less than {lt}",
    "bool_parsing": "{given} is neither true nor false",
    "bool_type": "{given} is neither true nor false",
    "string_type": _TEXT,
    "list_type": 'it is no list: write it as ["one", "two"]',
    "tuple_type": 'it is no list: write it as ["one", "two"]',
    "dict_type": "it is no table",
    "model_type": "it is no table",
    "literal_error": "{given} is not one of {expected}",
    "enum": "{given} is not one of {expected}",
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "missing": "it is missing",
}


def in_words(problem: Mapping[str, Any]) -> str:
    """One of the problems of a ValidationError (`errors()`), without the key that it is about."""
    words = WORDS.get(problem["type"])
    if words is None:
        return str(problem["msg"]).removeprefix("Value error, ")
    return words.format(**{**problem.get("ctx", {}), "given": repr(problem.get("input"))})

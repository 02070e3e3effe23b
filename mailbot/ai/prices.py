"""What a question to a model costs, by the table [ai.prices]: whole millionths of a currency unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal
from typing import Final

from mailbot.ai.probe import MOST_TOKENS
from mailbot.config import Price
from mailbot.doors import Prompt, Usage

_LETTERS_PER_TOKEN: Final = 2  # fewer than any tokenizer of the field needs for European languages
_REPAIR_TOKENS: Final = 2_500  # a bad answer that is sent back, and what is wrong with it
_SCHEMA_TOKENS: Final = 1_500  # where the schema stands in the prompt, and the question that finds the dialect


def price_of(prices: Mapping[str, Price], *names: str) -> Price | None:
    """The price of a model, by the first of its names that the table knows; a dated release goes by its family's."""
    for name in names:
        known = [key for key in prices if name == key or name.startswith(f"{key}-")]
        if known:
            return prices[max(known, key=len)]
    return None


def cost(price: Price, usage: Usage) -> int:
    """What was used. A price for a million tokens is the same number of millionths for one token."""
    cached = min(usage.cached_tokens, usage.input_tokens)
    cached_price = price.input if price.cached is None else price.cached
    exact = (usage.input_tokens - cached) * price.input + cached * cached_price + usage.output_tokens * price.output
    return _up(exact)


def most(price: Price, prompt: Prompt) -> int:
    """The most that a question may cost: two answers of full length, for the first one may need repair."""
    asked = (len(prompt.system) + len(prompt.user)) // _LETTERS_PER_TOKEN + _SCHEMA_TOKENS
    return _up((2 * asked + _REPAIR_TOKENS) * price.input + 2 * MOST_TOKENS * price.output)


def _up(exact: Decimal) -> int:
    return int(exact.to_integral_value(ROUND_CEILING))

"""Whole conversations played through mailbot as it runs, and judged turn by turn: the suite `conversations`."""

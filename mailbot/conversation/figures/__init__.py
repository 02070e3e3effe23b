"""Conversations in numbers: what needs a person, how mailbot is, and the weeks as the analytics show them."""

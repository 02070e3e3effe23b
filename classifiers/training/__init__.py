"""How the built-in reader's weights are made: the mail it learns from, and the program that learns.

Not in the wheel.
"""

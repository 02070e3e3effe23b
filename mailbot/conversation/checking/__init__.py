"""What every draft must pass before it may leave by itself, whoever worded it: small named rules in one table."""

"""Delivery: the gate, the ledger, and the one way to send."""

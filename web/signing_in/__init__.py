"""Signing in and out, and what somebody may change of their own account."""

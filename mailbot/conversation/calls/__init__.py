"""Calls: which times are free, and how one is taken, moved and called off."""

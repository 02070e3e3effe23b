"""Statements in drafts: whether what may be said backs what a clause says, learned from drafts of several hands."""

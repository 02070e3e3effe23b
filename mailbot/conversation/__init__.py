"""Conversations: intake of one email, threading, policy, replying, checks, call booking."""

"""Campaigns: whom they reach, what each recipient gets, and when they leave."""

"""Delivery reports taken apart: fields for machines, words for people, the reasons in both; dsn.py joins them."""

"""DKIM (RFC 6376): the keys, and signing what leaves."""

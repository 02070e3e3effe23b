"""Mail formats, and the doors to IMAP and SMTP.

A mail that comes in: `parsing` (mime/, the parts of a mail) makes a `parsed` value; `quoting` (quotes/) leaves what
its writer newly wrote; `dsn` (reports/) reads delivery reports; `authentication` says what our server found out about
the sender. One that goes out: `composing` makes its bytes, dkim/ signs them, `tokens` let it be known again. The doors:
`imap` (imap_session/) and `smtp` (smtp_session/), with `refusals` and `backoff` for servers that say no, and oauth/.
"""

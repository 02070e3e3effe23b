"""Mail formats, and the doors to IMAP and SMTP."""

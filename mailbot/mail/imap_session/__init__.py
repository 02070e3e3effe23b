"""One IMAP session, from the connection to the commands; the door beside it (imap.py) is what others use."""

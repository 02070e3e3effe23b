"""One SMTP session, opened, secured and logged in; the door beside it (smtp.py) is what others use."""

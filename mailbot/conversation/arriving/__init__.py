"""What happens to a mail as it is read: whose it is, in which order, and what it changes."""

"""What a writer wants: the built-in model, what it sees in a mail, and what the words forbid it to make of one."""

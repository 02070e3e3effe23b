"""The quarantine: mail that could not be handled, as the operator looks through it, retries it and takes it out."""

"""Access tokens in place of passwords (RFC 6749): asking a provider, the device login, and the grant in its file."""

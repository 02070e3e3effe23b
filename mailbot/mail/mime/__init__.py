"""What a mail is made of: structure, header fields, bodies, charsets and encodings (RFC 5322, RFC 2045)."""

"""mailbot: an email-centric AI campaign daemon for real-estate agencies."""

"""What a mail means in its conversation: what is wanted and asked, of which homes, and which needs are to be kept."""

"""What a mail asks: about homes and the business, for a person, for a call or a visit."""

"""What a lead's words say about a call: days and times in English and Spanish, taken, refused, moved or called off."""

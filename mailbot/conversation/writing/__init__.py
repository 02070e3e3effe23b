"""How a reply is worded: the voices that word a brief of facts, and the letter around the words."""

"""The rules of the chain: what marks, headers and words say for sure of a mail, before anything is guessed."""

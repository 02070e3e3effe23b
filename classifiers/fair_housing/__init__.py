"""Whether a sentence of a draft speaks of people where only the home may be: patterns, and what was learned."""

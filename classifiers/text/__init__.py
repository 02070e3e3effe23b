"""Words: how a text becomes words, what words mean in this trade, and the notation of tables of phrases."""

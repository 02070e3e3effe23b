"""Which homes, places and features a text names."""

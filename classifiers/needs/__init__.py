"""What a writer needs or has: prices, rooms, places, times and ways to be reached, each with the words that say it."""

"""What a writer needs, tagged token by token: tokens, their clues, a trained model, and what its tags say."""

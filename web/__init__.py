"""The dashboard: shows and edits rows; never talks to a mail server or a model."""

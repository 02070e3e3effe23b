"""What teaches the reader of statements: drafts by several hands, and how it learns. Not part of the wheel."""

"""What people of the agency see and do: conversations, drafts and contacts (pages and command line)."""

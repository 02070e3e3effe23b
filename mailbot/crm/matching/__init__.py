"""Which homes suit a lead: what must be met, what is scored, and what comes near; all pure."""

"""Parts that stand in for servers on one machine: the store, the mail server, the demo town."""

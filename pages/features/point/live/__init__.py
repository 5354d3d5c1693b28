"""One point: its way through a session's network, and what the network answers when it is asked."""

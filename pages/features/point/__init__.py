"""One point: its way through the network, and asking the network."""

"""Inside the network."""

INSIDE: dict[str, str] = {}

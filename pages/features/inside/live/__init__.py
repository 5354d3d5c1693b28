"""Inside the network: what the section of that name shows of a session's run."""

"""Where a student takes the network home."""

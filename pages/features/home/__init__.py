"""Taking the trained network home."""

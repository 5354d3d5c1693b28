"""What its page shows."""

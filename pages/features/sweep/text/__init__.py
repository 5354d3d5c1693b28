"""Its texts."""

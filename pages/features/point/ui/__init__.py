"""The page on one point."""

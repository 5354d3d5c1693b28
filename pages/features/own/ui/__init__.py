"""The page about own data: reading, looking, choosing, splitting, and the sealed test set."""

"""A feature, a folder: what its page shows, its work in the engine, its charts and texts."""

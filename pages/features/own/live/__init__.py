"""Its work in the engine."""

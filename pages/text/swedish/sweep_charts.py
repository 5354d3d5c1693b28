"""The charts of the architecture map, the race and double descent."""

SWEEP_CHARTS: dict[str, str] = {}

"""The architecture map, the race and double descent."""

MAP: dict[str, str] = {}

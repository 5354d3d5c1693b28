"""The architecture map, the race and double descent."""

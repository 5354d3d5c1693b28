"""Sweeps: many architectures trained at once, for the architecture map and the race."""

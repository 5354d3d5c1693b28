"""The verdict on a run, its evidence and its experiments."""

VERDICT: dict[str, str] = {}

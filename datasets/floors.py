"""Best achievable losses (being filled in)."""

from collections.abc import Mapping


def best_losses(name: str, noise: float, n_classes: int) -> Mapping[str, float] | None:
    """Lowest expected loss that any predictor can reach, by loss name; None where not known."""
    return None

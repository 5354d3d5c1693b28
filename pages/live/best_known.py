"""The lowest losses that the runs of a session have reached, where losses can be compared."""

from collections.abc import Hashable
from math import inf

MOST = 64  # kinds of data that are remembered; each new data seed is another


class BestKnown:
    """By what two runs must share for their losses to mean the same: data, loss, output."""

    def __init__(self) -> None:
        self._lowest: dict[Hashable, float] = {}

    def of(self, kind: Hashable) -> float:
        """The lowest validation loss; infinite where nothing has been trained yet."""
        return self._lowest.get(kind, inf)

    def note(self, kind: Hashable, loss: float) -> None:
        """A run has reached this validation loss; NaN is none."""
        lowest = min(self.of(kind), loss if loss == loss else inf)
        self._lowest.pop(kind, None)
        self._lowest[kind] = lowest
        if len(self._lowest) > MOST:
            del self._lowest[next(iter(self._lowest))]

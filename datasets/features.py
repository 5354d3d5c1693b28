"""Features: functions of a plane's x and y that a network is given instead of, or beside, these.

The names stand in links and are never given another meaning.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets.expression import Expression

Array = NDArray[np.float64]


class Feature(NamedTuple):
    """A function of the two inputs, and how it is written."""

    label: str
    value: Callable[[Any, Any], Any]


FEATURES: Mapping[str, Feature] = {
    "x": Feature("x", lambda x, y: x),
    "y": Feature("y", lambda x, y: y),
    "x2": Feature("x²", lambda x, y: x * x),
    "y2": Feature("y²", lambda x, y: y * y),
    "xy": Feature("xy", lambda x, y: x * y),
    "sin_x": Feature("sin x", lambda x, y: np.sin(x)),
    "sin_y": Feature("sin y", lambda x, y: np.sin(y)),
    "cos_x": Feature("cos x", lambda x, y: np.cos(x)),
    "cos_y": Feature("cos y", lambda x, y: np.cos(y)),
}
PLAIN = ("x", "y")  # the inputs as they are


@dataclass(frozen=True)
class FeatureMap:
    """From (x, y) to what a network is given: chosen FEATURES, and a formula of the user's own."""

    names: tuple[str, ...]
    expression: str = ""  # as datasets.expression.read accepts it; empty: none

    @property
    def labels(self) -> tuple[str, ...]:
        """Of each feature, in the order of the columns."""
        own = (self.expression,) if self.expression else ()
        return (*(FEATURES[name].label for name in self.names), *own)

    def __call__(self, x: NDArray[np.floating]) -> Array:
        """Inputs (..., 2) -> features (..., F). None is NaN; a power may be infinite far out."""
        across, up = (np.asarray(x[..., i], np.float64) for i in (0, 1))
        with np.errstate(over="ignore"):
            columns = [FEATURES[name].value(across, up) for name in self.names]
        if self.expression:
            columns.append(Expression(self.expression)(across, up))
        return np.stack(columns, axis=-1)

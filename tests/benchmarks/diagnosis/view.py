"""A case under one choice of thresholds: what the definition of the truth asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from nn_core.arrays import BoolArray, FloatArray
from tests.benchmarks.diagnosis.observe import LONGER, Case

RATES = ("a_tenth_of_the_rate", "a_third_of_the_rate")
THRESHOLDS = {
    "tolerance": 1.0,  # times 0.1 for regression, 0.2 for classes
    "no_range": 0.02,
    "worse": 1.5,
    "helped_share": 0.5,
    "helped_by": 0.1,
    "stuck": 0.1,
    "rise": 0.05,
    "gain": 0.05,
    "memorized": 0.5,
    "gap_share": 0.5,
    "gradient_ratio": 1e-3,
}
QUARTER = (0.75, 1.25)
NEARLY = {"gradient_ratio": (0.25, 4.0)}  # a ratio of gradients is a matter of powers of ten


class View(NamedTuple):
    """A case under one choice of thresholds.

    shift: standard errors added to the test loss. horizon: at how many times the epochs is later.
    """

    case: Case
    limits: Mapping[str, float] = THRESHOLDS
    shift: float = 0.0
    horizon: tuple[int, ...] = (4, LONGER)

    def test(self, factor: int = 1) -> float:
        """Test excess at so many times the epochs; infinite where it diverged."""
        value = self.case.late(self.case.test, factor) + self.shift * self.case.test_error
        return value if np.isfinite(value) else np.inf

    def train(self, factor: int = 1) -> float:
        """Training excess likewise."""
        value = self.case.late(self.case.train, factor)
        return value if np.isfinite(value) else np.inf

    @property
    def later(self) -> float:
        """The better test excess of 4 N and 5 N."""
        return min(self.test(factor) for factor in self.horizon)

    @property
    def tolerance(self) -> float:
        """The test excess of a good fit."""
        return self.limits["tolerance"] * self.case.tolerance

    @property
    def good(self) -> bool:
        """The fit is as good as the data allow."""
        return self.test() <= self.tolerance

    def helps(self, name: str, share: float = 1.0) -> bool:
        """Whether a variant ends clearly better, from this start and from another one."""
        better = self._better(name, share)
        return bool(better[0] and better[1:].any())

    def frees(self) -> bool:
        """Whether without its penalty the run goes a good part of the way."""
        return self.helps("without_penalty", 0.5)

    def gains(self, name: str) -> bool:
        """Whether a variant ends better from this start, be it by half as much."""
        return bool(self._better(name, 0.5)[0])

    def _better(self, name: str, share: float) -> BoolArray:
        if name not in self.case.variants:
            return np.zeros(2, np.bool_)
        changed, same = (capped(self.case.variants[key][0]) for key in (name, "as_it_is"))
        enough = share * self.limits["helped_share"] * (same - self.tolerance)
        return np.asarray(same - changed > np.maximum(enough, self.limits["helped_by"]))

    @property
    def finite(self) -> bool:
        """No loss was infinite until the verdict."""
        until = self.case.epochs <= self.case.group.epochs
        return bool(np.isfinite([self.case.test[until], self.case.train[until]]).all())

    def fits_better(self, name: str) -> bool:
        """Whether a variant ends with a lower training excess, from this start."""
        changed, same = (capped(self.case.variants[key][1]) for key in (name, "as_it_is"))
        return bool(changed[0] < same[0])

    def best_variant(self, *names: str) -> float:
        """The lowest test excess of the variants from this start; infinite without any."""
        found = [self.case.variants[name][0][0] for name in names if name in self.case.variants]
        return float(min(capped(np.array(found)), default=np.inf))


def capped(excess: FloatArray) -> FloatArray:
    """Diverged is as bad as ten times guessing."""
    return np.minimum(np.nan_to_num(excess, nan=10.0, posinf=10.0), 10.0)

"""No ufunc is used in a way that the NumPy at hand gets wrong.

From 2.1 to 2.4 at least, np.negative takes an input for contiguous whose stride in elements is its
item size in bytes, where the output is strided:

    x = np.zeros((8, 4), "f4"); x[:, 0] = range(1, 9)
    np.negative(x[:, 0], x[:, 0])  # [-1, 0, 0, 0, -2, 0, 0, 0]

A batch of one sample beside batches of 4 in float32, or of 8 in float64, is such an array. NumPy
2.0 too gets np.isfinite, isnan, isinf and signbit wrong into a strided output of 16 or more.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.arrays import Array
from tests.conftest import Figures
from tests.nn_core.ufuncs import GIVEN, NEW, REDUCED, Use, faults, uses

ROOT = Path(__file__).parents[2]
FOLDERS = ("nn_core", "datasets", "pages")


def test_no_ufunc_is_used_in_a_way_that_this_numpy_gets_wrong(figures: Figures) -> None:
    sources = {
        path.relative_to(ROOT): uses(path.read_text(encoding="utf-8"))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
    }
    names = {name for used in sources.values() for name, _ in used}
    wrong = {name: found for name in sorted(names) if (found := faults(getattr(np, name)))}
    figures("what this NumPy gets wrong on strides", ", ".join(wrong) or "nothing", "not used so")
    bad = [
        f"{path} uses np.{name} {where}: wrong for {wrong[name][where]}"
        for path, used in sources.items()
        for name, where in used
        if where in wrong.get(name, {})
    ]
    assert not bad


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("np.negative(z, out)", {("negative", GIVEN)}),
        ("np.maximum(z, 0, out=z)", {("maximum", GIVEN)}),
        ("np.abs(z)", {("absolute", NEW)}),
        ("-z < y", {("negative", NEW), ("less", NEW)}),
        ("z -= y", {("subtract", GIVEN)}),
        ("np.add.reduce(z)", {("add", REDUCED)}),
        ("f = np.exp", {("exp", NEW), ("exp", GIVEN)}),
        ("np.zeros(3).sum()", set()),
    ],
)
def test_the_ufuncs_of_a_source_are_found(source: str, expected: set[Use]) -> None:
    assert uses(source) == expected


class Faulty:
    """A negation with the fault above, whatever the NumPy at hand does."""

    nin, nout, signature, types = 1, 1, None, ("f->f", "d->d")

    def __call__(self, x: Array, out: tuple[Array] | Array | None = None) -> Array:
        if out is None:
            return np.multiply(x, -1)
        target = out[0] if isinstance(out, tuple) else out
        if x.strides[-1] == x.itemsize**2 and target.strides[-1] != x.itemsize:
            x = np.lib.stride_tricks.as_strided(x, strides=(x.strides[0], x.itemsize))
        return np.multiply(x, -1, target)


def test_a_faulty_ufunc_is_named_with_a_layout() -> None:
    assert faults(Faulty()) == {GIVEN: "f, 5 elements, strides 4 to 2, operands alike"}

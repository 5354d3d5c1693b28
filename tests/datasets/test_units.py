"""Inputs and targets in the units of their source, and back."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from datasets import DATASETS, Dataset, load

CARS = load("cars")
VALUES = st.floats(-1e6, 1e6)
SCALES = st.floats(1e-3, 1e3)


@st.composite
def units(draw: st.DrawFn) -> Dataset:
    """A set of three inputs and two outputs, each in a unit of its own."""
    numbers = {
        f"{side}_{what}": draw(arrays(np.float64, n, elements=elements))
        for side, n in (("input", 3), ("target", 2))
        for what, elements in (("mean", VALUES), ("scale", SCALES))
    }
    domain = tuple(tuple(sorted(draw(st.tuples(VALUES, VALUES)))) for _ in range(3))
    return replace(CARS, domain=domain, **numbers)


@given(units(), arrays(np.float64, (4, 3), elements=VALUES))
def test_inputs_come_back(data: Dataset, x: np.ndarray) -> None:
    raw = data.to_raw_inputs(x)
    room = 1e-9 * (np.abs(data.input_mean) / data.input_scale + np.abs(x) + 1)
    assert (np.abs(data.from_raw_inputs(raw) - x) <= room).all()
    np.testing.assert_array_equal(raw, x * data.input_scale + data.input_mean)


@given(units(), arrays(np.float64, (2, 4, 2), elements=VALUES))
def test_targets_come_back_with_any_axes_before_the_columns(data: Dataset, y: np.ndarray) -> None:
    back = data.from_raw_targets(data.to_raw_targets(y))
    room = 1e-9 * (np.abs(data.target_mean) / data.target_scale + np.abs(y) + 1)
    assert (np.abs(back - y) <= room).all()


@given(units(), arrays(np.float64, (4, 3), elements=VALUES), st.integers(0, 1))
def test_a_column_alone_is_that_column_of_all(data: Dataset, x: np.ndarray, i: int) -> None:
    y = x[:, :2]
    for values, to_raw, from_raw in (
        (x, data.to_raw_inputs, data.from_raw_inputs),
        (y, data.to_raw_targets, data.from_raw_targets),
    ):
        raw = to_raw(values)
        np.testing.assert_array_equal(to_raw(values[:, i], i), raw[:, i])
        np.testing.assert_array_equal(from_raw(raw[:, i], i), from_raw(raw)[:, i])


@given(units(), st.integers(0, 2))
def test_the_domain_has_the_units_of_its_input(data: Dataset, i: int) -> None:
    ends = [data.to_raw_inputs(np.array(end), i) for end in data.domain[i]]
    assert list(data.raw_domain(i)) == ends


@pytest.mark.parametrize("name", DATASETS)
def test_the_specification_names_the_inputs_and_the_two_to_show(name: str) -> None:
    spec = DATASETS[name]
    assert spec.input_names == load(name).input_names
    one, other = spec.first_inputs
    assert one != other
    assert max(one, other) < max(2, spec.n_inputs)

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core import ACTIVATIONS, OUTPUT_ACTIVATIONS
from nn_core.arrays import Array
from nn_core.functions.activations import softmax
from tests.nn_core import plain

Z = np.array([-30.0, -3.0, -1.5, -0.7, -0.1, 0.1, 0.4, 0.9, 2.0, 5.0, 30.0])


def value_of(name: str, z: Array) -> Array:
    out = np.full_like(z, np.nan)
    ACTIVATIONS[name].value(z, out)
    return out


def derivative_of(name: str, z: Array) -> Array:
    out = z.copy()  # in place, as the backward pass does
    ACTIVATIONS[name].derivative(out, value_of(name, z), out)
    return out


def test_every_activation_has_a_plain_definition() -> None:
    assert set(plain.ACTIVATIONS) == set(ACTIVATIONS)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_value_follows_the_definition(name: str) -> None:
    expected = plain.ACTIVATIONS[name][0](Z)
    np.testing.assert_allclose(value_of(name, Z), expected, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_derivative_is_that_of_the_complex_step(name: str) -> None:
    expected = value_of(name, Z + 1e-30j).imag / 1e-30
    np.testing.assert_allclose(derivative_of(name, Z), expected, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_value_leaves_the_pre_activations_alone(name: str) -> None:
    z = Z.copy()
    value_of(name, z)
    np.testing.assert_array_equal(z, Z)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_float32_stays_float32_and_close(name: str) -> None:
    single = value_of(name, Z.astype(np.float32))
    assert single.dtype == np.float32
    np.testing.assert_allclose(single, value_of(name, Z), rtol=3e-6, atol=3e-7)


@pytest.mark.parametrize("name", ["relu", "elu", "softplus", "tanh", "sigmoid", "hard_tanh"])
def test_huge_pre_activations_give_the_limit(name: str) -> None:
    limits = {"relu": (0, 1e4), "elu": (-1, 1e4), "softplus": (0, 1e4), "sigmoid": (0, 1)}
    with np.errstate(over="ignore"):
        found = value_of(name, np.array([-1e4, 1e4], np.float32))
    np.testing.assert_array_equal(found, limits.get(name, (-1, 1)))


@pytest.mark.parametrize("table", [ACTIVATIONS, OUTPUT_ACTIVATIONS])
def test_every_entry_has_a_formula_and_a_source(table: dict[str, object]) -> None:
    for entry in table.values():
        assert entry.latex  # type: ignore[attr-defined]
        assert entry.source  # type: ignore[attr-defined]


LOGITS = arrays(np.float64, (2, 4, 3), elements=st.floats(-50, 50))


@given(LOGITS, st.floats(-1000, 1000))
def test_softmax_does_not_feel_a_shift(z: Array, shift: float) -> None:
    original, shifted = np.empty_like(z), np.empty_like(z)
    softmax(z, original)
    softmax(z + shift, shifted)
    np.testing.assert_allclose(shifted, original, rtol=1e-10)


@given(LOGITS)
def test_softmax_gives_shares_of_one(z: Array) -> None:
    shares = np.empty_like(z)
    softmax(z, shares)
    assert (shares >= 0).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-12)


def test_softmax_does_not_overflow() -> None:
    shares = np.array([[1e30, 0.0, -1e30]], np.float32).T
    softmax(shares, shares)
    np.testing.assert_array_equal(shares[:, 0], [1, 0, 0])

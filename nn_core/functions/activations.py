"""Activation functions, one entry each in ACTIVATIONS and OUTPUT_ACTIVATIONS.

`value(z, out)` writes f(z) into out and leaves the pre-activations z alone. `derivative(z, a, out)`
writes f'(z) into out, from whichever of z and a = f(z) is cheaper; out may be z itself. All
functions work on arrays of any shape, real or complex: a complex step checks the gradients, and
NumPy orders complex numbers by their real part first, so `maximum` means there what it should.

A batch of one sample gives columns of the buffers, which np.negative gets wrong from NumPy 2.1 to
2.4 at least, so a sign is turned by subtracting from ZERO. tests/nn_core/test_ufuncs.py asks the
NumPy at hand for such faults.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import MINUS_ONE, ONE, ZERO, Array, FloatArray

LEAK = 0.01
SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772
GELU_SCALE = float(np.sqrt(2 / np.pi))
GELU_CUBIC = 0.044715


@dataclass(frozen=True)
class Activation:
    """An elementwise function of the pre-activations and its derivative."""

    value: Callable[[Array, Array], object]
    derivative: Callable[[Array, Array, Array], object]
    latex: str
    source: str


@dataclass(frozen=True)
class OutputActivation:
    """`value` as above, units on axis -2; `pull_back(g, a)` turns dloss/da into dloss/dz.

    `nearest(y)` moves targets (S, K) to the closest values that the outputs can take or approach.
    """

    value: Callable[[Array, Array], object]
    pull_back: Callable[[Array, Array], Array]
    nearest: Callable[[FloatArray], FloatArray]
    latex: str
    source: str


def identity(z: Array, out: Array) -> None:
    np.copyto(out, z)


def identity_derivative(z: Array, a: Array, out: Array) -> None:
    out.fill(1)


def relu(z: Array, out: Array) -> None:
    np.maximum(z, ZERO, out=out)


def relu_derivative(z: Array, a: Array, out: Array) -> None:
    np.sign(a, out)  # a >= 0, so its sign is the derivative, in one call and without a cast


def leaky_relu(z: Array, out: Array) -> None:
    np.multiply(z, LEAK, out)
    np.maximum(z, out, out=out)


def leaky_relu_derivative(z: Array, a: Array, out: Array) -> None:
    np.sign(a, out)
    np.maximum(out, LEAK, out=out)


def elu(z: Array, out: Array) -> None:
    np.minimum(z, ZERO, out=out)
    np.expm1(out, out)
    np.maximum(z, out, out=out)  # exp(z) - 1 >= z below zero, and is 0 above


def elu_derivative(z: Array, a: Array, out: Array) -> None:
    np.minimum(a, ZERO, out=out)
    np.add(out, ONE, out)


def selu(z: Array, out: Array) -> None:
    np.minimum(z, ZERO, out=out)
    np.expm1(out, out)
    np.multiply(out, SELU_SCALE * SELU_ALPHA, out)
    np.add(out, SELU_SCALE * np.maximum(z, 0), out)


def selu_derivative(z: Array, a: Array, out: Array) -> None:
    np.add(a, SELU_SCALE * SELU_ALPHA, out)
    np.copyto(out, SELU_SCALE, where=a > 0)


def gelu(z: Array, out: Array) -> None:
    np.tanh(_gelu_argument(z), out)
    np.add(out, ONE, out)
    np.multiply(out, z, out)
    np.multiply(out, 0.5, out)


def gelu_derivative(z: Array, a: Array, out: Array) -> None:
    t = np.tanh(_gelu_argument(z))
    inner = GELU_SCALE * (1 + 3 * GELU_CUBIC * z * z)
    np.add(0.5 * (1 + t), 0.5 * z * (1 - t * t) * inner, out)


def _gelu_argument(z: Array) -> Array:
    argument: Array = GELU_SCALE * (z + GELU_CUBIC * z * z * z)
    return argument


def silu(z: Array, out: Array) -> None:
    sigmoid(z, out)
    np.multiply(out, z, out)


def silu_derivative(z: Array, a: Array, out: Array) -> None:
    s = np.empty_like(z)
    sigmoid(z, s)
    np.add(s, a * (1 - s), out)


def softplus(z: Array, out: Array) -> None:
    np.subtract(ZERO, z, out)
    np.minimum(z, out, out=out)  # -|z|
    np.exp(out, out)
    np.log1p(out, out)
    np.add(out, np.maximum(z, 0), out)


def softplus_derivative(z: Array, a: Array, out: Array) -> None:
    np.subtract(ZERO, a, out)
    np.expm1(out, out)
    np.subtract(ZERO, out, out)


def tanh(z: Array, out: Array) -> None:
    np.tanh(z, out)


def tanh_derivative(z: Array, a: Array, out: Array) -> None:
    np.multiply(a, a, out)
    np.subtract(ONE, out, out)


def sigmoid(z: Array, out: Array) -> None:
    # exp(-z) may overflow to infinity, and 1 / (1 + infinity) is the 0 that is right there.
    np.subtract(ZERO, z, out)
    np.exp(out, out)
    np.add(out, ONE, out)
    np.reciprocal(out, out)


def sigmoid_derivative(z: Array, a: Array, out: Array) -> None:
    np.subtract(ONE, a, out)
    np.multiply(out, a, out)


def hard_tanh(z: Array, out: Array) -> None:
    np.maximum(z, MINUS_ONE, out=out)
    np.minimum(out, ONE, out=out)


def hard_tanh_derivative(z: Array, a: Array, out: Array) -> None:
    np.copyto(out, np.abs(a) < 1)


def step(z: Array, out: Array) -> None:
    np.copyto(out, z > ZERO)


def step_derivative(z: Array, a: Array, out: Array) -> None:
    out.fill(0)  # also at 0, where there is none: gradient descent learns nothing through it


def sine(z: Array, out: Array) -> None:
    np.sin(z, out)


def sine_derivative(z: Array, a: Array, out: Array) -> None:
    np.cos(z, out)


def softmax(z: Array, out: Array) -> None:
    """Shifted by the largest logit, so that no exponential overflows."""
    np.subtract(z, np.maximum.reduce(z, axis=-2, keepdims=True), out)
    np.exp(out, out)
    np.divide(out, np.add.reduce(out, axis=-2, keepdims=True), out)


def softmax_pull_back(g: Array, a: Array) -> Array:
    """The full Jacobian diag(a) - a a^T applied to g."""
    pulled: Array = a * (g - np.add.reduce(g * a, axis=-2, keepdims=True))
    return pulled


ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation(identity, identity_derivative, r"z", "linear unit"),
    "relu": Activation(relu, relu_derivative, r"\max(0, z)", "Nair & Hinton 2010"),
    "leaky_relu": Activation(
        leaky_relu, leaky_relu_derivative, r"\max(0.01\,z, z)", "Maas, Hannun & Ng 2013"
    ),
    "elu": Activation(
        elu,
        elu_derivative,
        r"\max(0, z) + \min(0, e^{z} - 1)",
        "Clevert, Unterthiner & Hochreiter 2016",
    ),
    "selu": Activation(
        selu,
        selu_derivative,
        r"1.0507\,\bigl(\max(0, z) + 1.6733\,\min(0, e^{z} - 1)\bigr)",
        "Klambauer et al. 2017",
    ),
    "gelu": Activation(
        gelu,
        gelu_derivative,
        r"\tfrac{z}{2}\Bigl(1 + \tanh\bigl(\sqrt{2/\pi}\,(z + 0.044715\,z^3)\bigr)\Bigr)",
        "Hendrycks & Gimpel 2016, the form with tanh",
    ),
    "silu": Activation(
        silu,
        silu_derivative,
        r"\frac{z}{1 + e^{-z}}",
        "Elfwing, Uchibe & Doya 2018; Ramachandran, Zoph & Le 2017",
    ),
    "softplus": Activation(softplus, softplus_derivative, r"\ln(1 + e^{z})", "Dugas et al. 2001"),
    "tanh": Activation(tanh, tanh_derivative, r"\tanh z", "LeCun et al. 1998"),
    "sigmoid": Activation(
        sigmoid, sigmoid_derivative, r"\frac{1}{1 + e^{-z}}", "Rumelhart, Hinton & Williams 1986"
    ),
    "hard_tanh": Activation(
        hard_tanh, hard_tanh_derivative, r"\max(-1, \min(1, z))", "Collobert et al. 2011"
    ),
    "step": Activation(step, step_derivative, r"[z > 0]", "Rosenblatt 1958"),
    "sine": Activation(sine, sine_derivative, r"\sin z", "Sitzmann et al. 2020"),
}


# Nothing is learnt through these: their derivative is 0 everywhere.
WITHOUT_SLOPE = ("step",)


def _elementwise(
    name: str, derivative_of_value: Callable[[Array], Array], low: float, high: float
) -> OutputActivation:
    hidden = ACTIVATIONS[name]
    return OutputActivation(
        hidden.value,
        lambda g, a: g * derivative_of_value(a),
        lambda y: np.clip(y, low, high),
        hidden.latex,
        hidden.source,
    )


def nearest_shares(y: FloatArray) -> FloatArray:
    """Each row of (S, K) moved to the closest shares that add up to 1 (Held et al. 1974)."""
    descending = -np.sort(-np.asarray(y, np.float64), axis=1)
    surplus = (np.cumsum(descending, axis=1) - 1) / np.arange(1, y.shape[1] + 1)
    kept = np.sum(descending > surplus, axis=1)  # at least 1
    shift = surplus[np.arange(len(y)), kept - 1]
    return np.asarray(np.maximum(y - shift[:, None], 0.0))


OUTPUT_ACTIVATIONS: dict[str, OutputActivation] = {
    "identity": OutputActivation(
        identity, lambda g, a: g, lambda y: np.asarray(y), r"z", "linear regression"
    ),
    "sigmoid": _elementwise("sigmoid", lambda a: a * (1 - a), 0.0, 1.0),
    "softmax": OutputActivation(
        softmax,
        softmax_pull_back,
        nearest_shares,
        r"\frac{e^{z_k}}{\sum_j e^{z_j}}",
        "Bridle 1990",
    ),
    "tanh": _elementwise("tanh", lambda a: 1 - a * a, -1.0, 1.0),
}

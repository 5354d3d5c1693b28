"""Optimizers, one entry each in OPTIMIZERS: a few ufuncs on the (R, P) matrix of parameters.

`step(parameters, gradient, state, learning_rate, decay)` changes parameters in place and may use
the gradient's memory up. learning_rate is (R, 1), or without axes where R is 1. decay is l2 on the
weights (R, P), or None: AdamW takes it as a decay of the weights, apart from the gradient; all
others find l2 in the gradient.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from nn_core.arrays import Array, per_run

MOMENTUM = 0.9
RMSPROP_DECAY = 0.9
BETA_1, BETA_2 = 0.9, 0.999  # of Adam
EPSILON = 1e-8


class State:
    """What an optimizer remembers: slots (N, R, P), and the number of steps taken."""

    def __init__(self, slots: Array) -> None:
        _, n_runs, n_parameters = slots.shape
        self.slots, self.steps = slots, 0
        self.scratch = np.zeros((n_runs, n_parameters), slots.dtype)
        self.rate = per_run(np.zeros((n_runs, 1), slots.dtype))
        # Numbers as arrays without axes, see arrays.py.
        self.betas = [np.array(beta, slots.dtype) for beta in (BETA_1, BETA_2)]
        self.factor, self.epsilon = np.zeros((), slots.dtype), np.zeros((), slots.dtype)


Step = Callable[[Array, Array, State, Array, Array | None], None]


@dataclass(frozen=True)
class Optimizer:
    """A rule of one step, and how many (R, P) arrays it remembers."""

    step: Step
    n_slots: int
    latex: str
    source: str
    decoupled: bool = False  # l2 is a decay of the weights, not part of the gradient

    def start(self, parameters: Array) -> State:
        return State(np.zeros((self.n_slots, *parameters.shape), parameters.dtype))


def sgd(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """p <- p - lr g."""
    np.multiply(g, learning_rate, g)
    np.subtract(p, g, p)


def momentum(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """v <- 0.9 v + g, p <- p - lr v."""
    velocity = state.slots[0]
    np.multiply(velocity, MOMENTUM, velocity)
    np.add(velocity, g, velocity)
    np.multiply(velocity, learning_rate, g)
    np.subtract(p, g, p)


def nesterov(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """v <- 0.9 v + g, p <- p - lr (g + 0.9 v): the gradient as seen one step ahead."""
    velocity = state.slots[0]
    np.multiply(velocity, MOMENTUM, velocity)
    np.add(velocity, g, velocity)
    np.multiply(velocity, MOMENTUM, state.scratch)
    np.add(g, state.scratch, g)
    np.multiply(g, learning_rate, g)
    np.subtract(p, g, p)


def rmsprop(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """v <- 0.9 v + 0.1 g^2, p <- p - lr g / (sqrt(v) + eps)."""
    squares, scratch = state.slots[0], state.scratch
    np.multiply(g, g, scratch)
    np.multiply(scratch, 1 - RMSPROP_DECAY, scratch)
    np.multiply(squares, RMSPROP_DECAY, squares)
    np.add(squares, scratch, squares)
    np.sqrt(squares, scratch)
    np.add(scratch, EPSILON, scratch)
    np.divide(g, scratch, g)
    np.multiply(g, learning_rate, g)
    np.subtract(p, g, p)


def adam(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """Kingma & Ba 2015, algorithm 1, with both moments kept without their factor (1 - beta).

    These factors and the bias corrections are scalars: they go into the rate and into epsilon.
    """
    state.steps += 1
    first = (1 - BETA_1) / (1 - BETA_1**state.steps)
    second = sqrt((1 - BETA_2) / (1 - BETA_2**state.steps))
    state.factor[()], state.epsilon[()] = first / second, EPSILON / second
    mean, squares = state.slots
    np.multiply(mean, state.betas[0], mean)
    np.add(mean, g, mean)
    np.multiply(squares, state.betas[1], squares)
    np.multiply(g, g, g)
    np.add(squares, g, squares)
    np.sqrt(squares, g)
    np.add(g, state.epsilon, g)
    np.divide(mean, g, g)
    np.multiply(learning_rate, state.factor, state.rate)
    np.multiply(g, state.rate, g)
    np.subtract(p, g, p)


def adamw(p: Array, g: Array, state: State, learning_rate: Array, decay: Array | None) -> None:
    """Adam after p <- p - lr l2 p on the weights: l2 is not in the gradient and not rescaled."""
    if decay is not None:
        scratch = state.scratch
        np.multiply(p, decay, scratch)
        np.multiply(scratch, learning_rate, scratch)
        np.subtract(p, scratch, p)
    adam(p, g, state, learning_rate, None)


OPTIMIZERS: dict[str, Optimizer] = {
    "sgd": Optimizer(sgd, 0, r"p \leftarrow p - \eta g", "Robbins & Monro 1951"),
    "momentum": Optimizer(
        momentum, 1, r"v \leftarrow 0.9 v + g,\quad p \leftarrow p - \eta v", "Polyak 1964"
    ),
    "nesterov": Optimizer(
        nesterov,
        1,
        r"v \leftarrow 0.9 v + g,\quad p \leftarrow p - \eta (g + 0.9 v)",
        "Nesterov 1983; Sutskever et al. 2013",
    ),
    "rmsprop": Optimizer(
        rmsprop,
        1,
        r"v \leftarrow 0.9 v + 0.1 g^2,\quad p \leftarrow p - \eta\, g / (\sqrt{v} + \epsilon)",
        "Tieleman & Hinton 2012",
    ),
    "adam": Optimizer(
        adam, 2, r"p \leftarrow p - \eta\, \hat m / (\sqrt{\hat v} + \epsilon)", "Kingma & Ba 2015"
    ),
    "adamw": Optimizer(
        adamw,
        2,
        r"p \leftarrow p - \eta \lambda p - \eta\, \hat m / (\sqrt{\hat v} + \epsilon)",
        "Loshchilov & Hutter 2019",
        decoupled=True,
    ),
}

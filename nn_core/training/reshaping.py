"""A run that goes on with another architecture and keeps what it has learned.

New units begin with outgoing weights of 0, so the network answers as before, and their own weights
are drawn by the run's initializer. A new layer begins as the identity, where its activation lets a
value pass unchanged (Chen, Goodfellow & Shlens 2016, "Net2Net", for ReLU).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np

from nn_core.arrays import Array
from nn_core.config import NetworkConfig, layout_of
from nn_core.functions.activations import ACTIVATIONS
from nn_core.functions.initializers import INITIALIZERS
from nn_core.layers.layout import Layout
from nn_core.training.trainer import Trainer

FAR = 1e6  # an activation that is lower there than anywhere near has no lowest value
NEAR = np.linspace(-40.0, 40.0, 80_001)


class Passage(NamedTuple):
    """How a new layer hands on what comes in: f(weight * a + shift) = a + lift."""

    weight: float
    shift: float
    lift: float


def passage(below: str | None, activation: str) -> Passage | None:
    """For what an activation below gives (None: the inputs); None where nothing passes unchanged.

    An activation that is a straight line from 0 up passes on what has a lowest value.
    """
    slope, both_ways = _straight(activation)
    if not slope:
        return None
    if both_ways:
        return Passage(1 / slope, 0.0, 0.0)
    low = -np.inf if below is None else _lowest(below)
    if not np.isfinite(low):
        return None
    lift = max(0.0, -low)
    return Passage(1 / slope, lift / slope, lift)


def keeps_all(before: NetworkConfig, after: NetworkConfig) -> bool:
    """Whether the network can go on as `after` and answer as it does now."""
    narrower = any(b < a for a, b in zip(before.hidden_widths, after.hidden_widths, strict=False))
    return goes_on(before, after) and not narrower


def goes_on(before: NetworkConfig, after: NetworkConfig) -> bool:
    """Whether the network can go on as `after` at all: units more or fewer in the layers that it
    has, and at most one layer more, as wide as the last one, that can begin as the identity."""
    depth = before.depth
    same = replace(after, hidden_widths=(), activations=()) == replace(
        before, hidden_widths=(), activations=()
    )
    if not same or after.layer_activations[:depth] != before.layer_activations:
        return False
    if after.depth == depth:
        return True
    deeper = after.depth == depth + 1 and depth > 0
    return deeper and (
        after.hidden_widths == (*before.hidden_widths, before.hidden_widths[-1])
        and passage(before.layer_activations[-1], after.layer_activations[-1]) is not None
    )


def reshaped(trainer: Trainer, network: NetworkConfig) -> Trainer:
    """One run (R = 1) as it stands, with another architecture, for which goes_on() holds.

    Curves, optimizer and the order of the batches go on. A look at all losses that was under way
    begins anew.
    """
    state, before = trainer.state(), trainer.runs[0].network
    run = replace(trainer.runs[0], network=network)
    old, new = (layout_of([n], *trainer.columns) for n in (before, network))
    snapshot = state["snapshot"]
    parameters = _moved(snapshot.parameters, old, new)
    if network.depth > before.depth:
        _insert(parameters, new, before, network)
    _draw_new_units(parameters, new, before, run.network, run.seed)
    slots = [_moved(slot, old, new) for slot in snapshot.slots]
    shape = (len(slots), 1, new.n_parameters)
    moved = replace(
        snapshot,
        runs=(run,),
        parameters=parameters,
        slots=np.reshape(slots, shape).astype(snapshot.slots.dtype),
    )
    return Trainer.from_state({"data": state["data"], "snapshot": moved})


def _moved(matrix: Array, old: Layout, new: Layout) -> Array:
    """(1, P) of the old layout in the new one: each layer in its place, the output layer last."""
    moved = np.zeros((1, new.n_parameters), matrix.dtype)
    for source, target in _pairs(old.cut(matrix), new.cut(moved)):
        rows, columns = (min(a, b) for a, b in zip(source.shape, target.shape, strict=True))
        target[:rows, :columns] = source[:rows, :columns]
    return moved


def _pairs(old: list[Array], new: list[Array]) -> Iterator[tuple[Array, Array]]:
    blocks = zip((*old[:-1], old[-1]), (*new[: len(old) - 1], new[-1]), strict=True)
    for source, target in blocks:
        yield source[0], target[0]


def _insert(parameters: Array, layout: Layout, before: NetworkConfig, after: NetworkConfig) -> None:
    """The new last hidden layer as the identity; the output's biases take back what it lifts."""
    way = passage(before.layer_activations[-1], after.layer_activations[-1])
    assert way is not None
    *_, layer, output = (block[0] for block in layout.cut(parameters))
    layer[0] = way.shift
    np.fill_diagonal(layer[1:], way.weight)
    output[0] -= way.lift * output[1:].sum(axis=0)


def _draw_new_units(
    parameters: Array, layout: Layout, before: NetworkConfig, after: NetworkConfig, seed: int
) -> None:
    """Weights into units that the layer did not have; biases stay 0."""
    draw = INITIALIZERS[after.initializer].draw
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, *layout.sizes))))
    blocks = layout.cut(parameters)
    for block, width in zip(blocks[: before.depth], before.hidden_widths, strict=True):
        fan_in, fan_out = block.shape[1] - 1, block.shape[2]
        if fan_out > width:
            block[0, 1:, width:] = draw(rng, fan_in, fan_out)[:, width:]


@cache
def _straight(activation: str) -> tuple[float, bool]:
    """The slope of a straight line from 0 up, 0 where it is none; and whether it goes on below."""
    z = np.array([0.125, 1.0, 7.0, 100.0])
    up, down = _value(activation, z), _value(activation, -z)
    slope = float(up[1])
    if slope <= 0 or not np.allclose(up, slope * z, rtol=1e-12):
        return 0.0, False
    return slope, bool(np.allclose(down, -slope * z, rtol=1e-12))


@cache
def _lowest(activation: str) -> float:
    """The lowest value that an activation takes; minus infinity where there is none."""
    near = float(_value(activation, NEAR).min())
    far = float(_value(activation, np.array([-FAR])).min())
    return near if far >= near - 1e-9 else -np.inf


def _value(activation: str, z: Array) -> Array:
    value = np.empty_like(z)
    with np.errstate(all="ignore"):
        ACTIVATIONS[activation].value(z, value)
    return value

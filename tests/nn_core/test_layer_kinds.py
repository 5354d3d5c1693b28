"""A new kind of layer is one file: here are two, which train as all others do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pytest

from nn_core import ConfigError, NetworkConfig, RunConfig, Sweep, Trainer, parameter_count
from nn_core.arrays import Array
from nn_core.inspection.layers import layers_of
from nn_core.layers import LAYERS, Bound, Buffers, Linear, Place, activate, affine, chain
from tests.nn_core.helpers import relative_error, xor_like

SIZES = [(4, 4, 4), (3, 3, 3), (6, 6, 6)]


class Residual(Linear):
    """What is below is added to the units: x + f(W x + b), as far as both have as many."""

    def bind(self, place: Place) -> Bound:
        here, below = place.here, place.below
        assert isinstance(here, Buffers)
        if not isinstance(below, Buffers):
            return super().bind(place)
        # The derivative of f is found from f(z), so that must not be overwritten by the sum.
        values = place.room("values", here.units.shape[1])
        layer = super().bind(replace(place, here=here._replace(values=values)))
        branch = values if place.mask is None else here.units
        pulled = place.room("pulled", here.pulled.shape[1])
        forward = [partial(np.copyto, here.units[:, 1:], branch[:, 1:])]
        backward = []
        for runs, d, h in place.segments:
            part = runs, slice(1, 1 + min(d, h))
            forward.append(partial(np.add, here.units[part], below.units[part], here.units[part]))
            kept, low = pulled[part], below.pulled[part]
            backward.append(partial(np.add, low, kept, low))
        keep = partial(np.copyto, pulled, here.pulled)
        return Bound([*layer.forward, *forward], [keep, *layer.backward, *backward])


class Normalized(Linear):
    """f(gain * n + shift), n being W x + b of mean 0 and variance 1 over a sample's units."""

    unit_parameters = 3  # gain, shift, bias

    def initialize(self, block: Array, weights: Array) -> None:
        super().initialize(block, weights)
        block[0] = 1

    def bind(self, place: Place) -> Bound:
        n, length = place.room("n", place.z.shape[1]), place.room("length", 1)
        forward, backward = [], []
        for runs, _, h in place.segments:
            z, own = (place.z[runs, :h], n[runs, :h], length[runs]), (runs, slice(2), slice(h))
            parameters, gradient = place.parameters[own], place.gradient[own]
            forward.append(partial(self._normalize, *z, parameters))
            backward.append(partial(self._pull_back, *z, parameters, gradient))
        return chain(affine(place), Bound(forward, backward), activate(place))

    @staticmethod
    def _normalize(z: Array, n: Array, length: Array, parameters: Array) -> None:
        np.subtract(z, z.mean(axis=1, keepdims=True), n)
        length[:] = np.sqrt((n * n).mean(axis=1, keepdims=True) + 1e-3)
        np.divide(n, length, n)
        gain, shift = parameters[:, :1].swapaxes(1, 2), parameters[:, 1:].swapaxes(1, 2)
        np.add(gain * n, shift, z)

    @staticmethod
    def _pull_back(
        delta: Array, n: Array, length: Array, parameters: Array, gradient: Array
    ) -> None:
        gradient[:, 0], gradient[:, 1] = (delta * n).sum(axis=2), delta.sum(axis=2)
        pulled = delta * parameters[:, :1].swapaxes(1, 2)
        mean = pulled.mean(axis=1, keepdims=True)
        along = (pulled * n).mean(axis=1, keepdims=True)
        np.divide(pulled - mean - n * along, length, delta)


@dataclass(frozen=True)
class Mixed(NetworkConfig):
    """Kinds in turn."""

    kinds: tuple[str, ...] = ("residual",)

    @property
    def layer_kinds(self) -> tuple[str, ...]:
        return tuple(self.kinds[i % len(self.kinds)] for i in range(self.depth))


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LAYERS, "residual", Residual())
    monkeypatch.setitem(LAYERS, "normalized", Normalized())


KINDS = [("residual",), ("normalized",), ("normalized", "residual", "linear")]


def stack(kinds: tuple[str, ...], **settings: object) -> list[RunConfig]:
    """Three runs of unlike widths."""
    networks = [Mixed(widths, "tanh", kinds=kinds) for widths in SIZES]
    return [
        RunConfig(network, seed=seed, dtype="float64", **settings)  # type: ignore[arg-type]
        for seed, network in enumerate(networks)
    ]


def own_parameters(trainer: Trainer, run: int) -> Iterator[tuple[Array, Array]]:
    """A run's parameters, and the gradient at the same places; what is padding is left out."""
    network, x, y = trainer._network, *xor_like(11)[:2]
    gradients = network.layout.cut(trainer.gradients(x, y))
    pairs = (
        network.layout.of_run(blocks, run, network.run_sizes[run])
        for blocks in (network.blocks, gradients)
    )
    yield from zip(*pairs, strict=True)


def differences(trainer: Trainer, run: int, block: Array, h: float = 1e-5) -> Array:
    """Central differences of the loss by each parameter of a block."""
    x, y = xor_like(11)[:2]
    found = np.zeros_like(block)
    for index, value in np.ndenumerate(block.copy()):
        block[index] = value + h
        above = trainer.loss(x, y)[run]
        block[index] = value - h
        found[index] = (above - trainer.loss(x, y)[run]) / (2 * h)
        block[index] = value
    return found


@pytest.mark.parametrize("kinds", KINDS)
def test_the_gradient_is_that_of_central_differences_alone_and_in_a_stack(
    kinds: tuple[str, ...],
) -> None:
    runs = stack(kinds)
    for chosen in (runs, runs[:1]):
        trainer = Trainer(chosen, *xor_like(11))
        trainer.run(max_epochs=3)
        for run in range(len(chosen)):
            for block, gradient in own_parameters(trainer, run):
                assert relative_error(gradient, differences(trainer, run, block)) < 1e-7


@pytest.mark.parametrize("kinds", KINDS)
def test_in_a_stack_a_run_becomes_what_it_becomes_alone(kinds: tuple[str, ...]) -> None:
    runs = stack(kinds, dropout=0.2, l2=0.01, batch_size=4)
    together = Trainer(runs, *xor_like(11))
    together.run(max_epochs=3)
    for index, run in enumerate(runs):
        alone = Trainer([run], *xor_like(11))
        alone.run(max_epochs=3)
        np.testing.assert_array_equal(together.subset([index]).parameters, alone.parameters)
        assert alone.parameters.shape[1] == parameter_count(run.network, 2, 1)
        assert (together.subset([index]).parameters != 0).all()


def test_a_network_of_no_weights_passes_on_what_is_below_a_residual_layer() -> None:
    trainer = Trainer(stack(("linear", "residual", "residual"))[:1], *xor_like(11))
    for layer in (1, 2):
        trainer.weights(layer)[:] = 0
    first, second, third, _ = trainer.activations(xor_like(11)[0])
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(first, third)


def test_penalties_leave_alone_what_a_unit_has_beside_its_weights() -> None:
    trainer = Trainer(stack(("normalized",), l2=1.0)[:1], *xor_like(11))
    x, y = xor_like(11)[:2]
    penalized = trainer.gradients(x, y)
    trainer.adjust(l2=0.0)
    extra = trainer._network.layout.cut(penalized - trainer.gradients(x, y))[0][0]
    assert (extra[:3] == 0).all()
    np.testing.assert_allclose(extra[3:], trainer.weights(0)[0])


def test_inspection_refuses_what_it_would_compute_wrongly() -> None:
    with pytest.raises(ConfigError, match="linear"):
        layers_of(Trainer(stack(("residual",)), *xor_like(11)))


def test_a_sweep_puts_unlike_kinds_in_stacks_of_their_own() -> None:
    runs = [run for kinds in KINDS for run in stack(kinds)]
    sweep = Sweep(runs, *xor_like(11), max_epochs=2)
    sweep.run()
    for run, parameters in zip(runs, (row["parameters"] for row in sweep.rows()), strict=True):
        assert parameters == parameter_count(run.network, 2, 1)
    with pytest.raises(ConfigError, match="layer_kinds"):
        Trainer([runs[0], runs[-1]], *xor_like(11))

"""The core in every layout of its buffers, against plain contiguous float64 arithmetic (plain.py).

The last batch of an epoch may have one sample, or two: its arrays are then columns of the buffers,
or pairs. What a NumPy does with such strides can be wrong, see test_ufuncs.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from nn_core import ACTIVATIONS, LOSSES, OPTIMIZERS, RunConfig, Trainer
from nn_core.arrays import Array
from nn_core.functions.head import make_head
from nn_core.layers import Buffers
from nn_core.training.workspace import Workspace
from tests.nn_core import plain
from tests.nn_core.helpers import PAIRS, run_config, same_sized
from tests.nn_core.plain import LayerArrays

TOLERANCE = {"float32": 5e-6, "float64": 1e-13}
RATE = 0.05
STACK = ((4, 3), (5, 1))
BATCH_SIZES = range(1, 17)
RESTS = range(3)
LARGEST = BATCH_SIZES[-1] + RESTS[-1]
X = np.random.default_rng(0).uniform(-1.5, 1.5, (LARGEST, 2))
Z = np.array([-5.0, -3.0, -1.5, -0.7, -0.1, 0.1, 0.4, 0.9, 2.0, 5.0])


def assert_close(found: Array, expected: Array, *where: object) -> None:
    allowed = TOLERANCE[found.dtype.name] * (1 + np.abs(expected))
    assert (np.abs(found - expected) <= allowed).all(), (where, found, expected)


def plain64(values: Array) -> Array:
    return np.array(values, np.float64, order="C")


def settings() -> list[RunConfig]:
    """Every output with every loss; every activation and optimizer is in every second one, too."""
    names, rules = [*ACTIVATIONS], [*OPTIMIZERS]
    return [
        run_config(
            activations=(names[index % len(names)], names[(index + 1) % len(names)]),
            output_activation=output,
            loss=loss,
            optimizer=rules[index // 2 % len(rules)],
            learning_rate=RATE,
        )
        for index, (output, loss) in enumerate(PAIRS)
    ]


def targets(run: RunConfig) -> Array:
    """(S, K) zeros and ones; 3 instead of 1 where the loss allows it, for both parts of Huber's."""
    one_hot = np.eye(3)[np.arange(LARGEST) % 3]
    y = one_hot if run.network.output_activation == "softmax" else one_hot[:, :1]
    return y if LOSSES[run.loss].targets_are_shares else 3 * y


def trainer_of(runs: list[RunConfig], n: int) -> Trainer:
    """On n samples, with outputs between 0.1 and 0.9: there no loss has a kink or a pole."""
    x, y = X[:n], targets(runs[0])[:n]
    trainer = Trainer(runs, x, y, x, y)
    trainer.weights(-1)[:] *= 0.1
    trainer.biases(-1)[:] = 0.5
    return trainer


def layers_in(trainer: Trainer, matrix: Array, run: int) -> list[LayerArrays]:
    """A run's part of a matrix (R, P), layer by layer and without padding."""
    sizes = trainer._network.run_sizes[run]
    layout = trainer._network.layout
    blocks = layout.of_run(layout.cut(matrix), run, sizes)
    return [(plain64(block[1:]), plain64(block[0])) for block in blocks]


def flat(layers: list[LayerArrays]) -> Array:
    return np.concatenate([part.ravel() for layer in layers for part in layer])


class Watched:
    """A trainer that keeps the batch and the gradients of its steps."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer, self.gradients = trainer, list[Array]()
        self._take, self._update = trainer._batches.take, trainer._update
        trainer._batches.take, trainer._update = self.take, self.update

    def take(self) -> tuple[Array, Array]:
        batch = self._take()
        self.inputs, self.targets = (array.copy() for array in batch)
        return batch

    def update(self, parameters: Array, gradient: Array) -> None:
        self.gradients.append(gradient.copy())
        self._update(parameters, gradient)

    def batch(self, run: int) -> tuple[Array, Array]:
        """Inputs (B, D) and targets (B, K) of the last step."""
        inputs, y = (array[run % len(array)].T for array in (self.inputs[:, 1:], self.targets))
        return plain64(inputs), plain64(y)


def assert_steps(trainer: Trainer, n: int) -> None:
    """An epoch on n samples: each batch's gradient, and the step, both from the same parameters."""
    watched, start = Watched(trainer), trainer.parameters.copy()
    for _ in range(trainer.batches_per_epoch):
        trainer.parameters[:] = start
        trainer.step()
        for index, run in enumerate(trainer.runs):
            before, (x, y) = layers_in(trainer, start, index), watched.batch(index)
            past = [flat(layers_in(trainer, g, index)) for g in watched.gradients]
            expected = flat(plain.gradient(run, before, x, y))
            assert_close(past[-1].astype(run.dtype), expected, run, n, len(x))
            after = plain.OPTIMIZERS[run.optimizer](flat(before), past, RATE)
            found = flat(layers_in(trainer, trainer.parameters, index))
            assert_close(found.astype(run.dtype), after, run, n, len(x))


def assert_evaluation(trainer: Trainer, n: int) -> None:
    """Outputs, gradient and loss of all n samples, in chunks; the loss of each sample, too."""
    x, y = X[:n].astype(trainer.parameters.dtype), targets(trainer.runs[0])[:n]
    found = trainer.predict(x), trainer.loss(x, y), trainer.gradients(x, y)
    each, evaluator = np.zeros((len(trainer.runs), n), x.dtype), trainer._evaluator
    for _ in evaluator.add_loss(trainer.train_data, evaluator.no_loss(), each):
        pass
    for index, run in enumerate(trainer.runs):
        layers = layers_in(trainer, trainer.parameters, index)
        outputs, _ = plain.forward(run, layers, plain64(x))
        assert_close(found[0][index], outputs, run, n)
        loss = plain.LOSSES[run.loss][0](outputs, y)
        assert_close(found[1][index].astype(run.dtype), loss, run, n)
        assert_close(each[index].sum() * x.dtype.type(LOSSES[run.loss].scale(*y.shape)), loss, run)
        gradient = flat(layers_in(trainer, found[2], index)).astype(run.dtype)
        assert_close(gradient, flat(plain.gradient(run, layers, plain64(x), y)), run, n)


def trainers(batch_size: int) -> Iterator[tuple[Trainer, int]]:
    """Runs alone and in stacks, on as many samples as a batch has, and on 1 or 2 more."""
    for rest, dtype in product(RESTS, TOLERANCE):
        for run in settings()[(batch_size + rest) % 2 :: 2]:
            stack = same_sized(replace(run, batch_size=batch_size, dtype=dtype), *STACK)
            for runs in (stack[:1], stack):
                yield trainer_of(runs, batch_size + rest), batch_size + rest


@pytest.mark.parametrize("half", [0, 1])
def test_half_of_the_settings_has_every_activation_and_optimizer(half: int) -> None:
    runs = settings()[half::2]
    assert {name for run in runs for name in run.network.layer_activations} == set(ACTIVATIONS)
    assert {run.optimizer for run in runs} == set(OPTIMIZERS)


@pytest.mark.parametrize("batch_size", BATCH_SIZES)
def test_steps_and_losses_are_those_of_plain_arithmetic(
    batch_size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Losses are computed in chunks, which are made as small as the batches here."""
    monkeypatch.setattr("nn_core.training.evaluation.CHUNK_SAMPLES", (batch_size, batch_size))
    for trainer, n in trainers(batch_size):
        assert_evaluation(trainer, n)
        assert_steps(trainer, n)


def assert_activation(name: str, layer: Buffers, rng: np.random.Generator) -> None:
    """Value and derivative as passes call them: the derivative in place, with one row more."""
    value, derivative = plain.ACTIVATIONS[name]
    z, values = layer.z[:, 1:], layer.values[:, 1:]
    z[:] = rng.choice(Z, z.shape)
    expected = plain64(z)
    ACTIVATIONS[name].value(z, values)
    assert_close(values, value(expected), name, values.strides)
    ACTIVATIONS[name].derivative(layer.z, layer.values, layer.z)
    assert_close(z, derivative(expected), name, z.strides)


def assert_head(output: str, loss: str, logits: Array, z: Array, y: Array) -> None:
    head, (value, pull_back) = make_head(output, loss), plain.OUTPUTS[output]
    logits[:] = z
    scale = head.scale(z.shape[2], z.shape[1], z.dtype)
    losses = head.losses(logits, y)
    head.delta(logits, y, scale)
    for run in range(len(z)):
        one, target = plain64(z[run].T), plain64(y[run].T)
        outputs = value(one)
        found = losses[run].sum() * scale / np.array(head.factor, z.dtype)
        assert_close(found, plain.LOSSES[loss][0](outputs, target), output, loss, logits.strides)
        derivative = plain.LOSSES[loss][1](outputs, target)
        assert_close(logits[run].T, pull_back(derivative, outputs), output, loss, logits.strides)


@pytest.mark.parametrize("batch_size", BATCH_SIZES)
def test_every_function_is_plain_arithmetic_on_views_of_the_buffers(batch_size: int) -> None:
    """What lies beside a view is not a number here, so that it shows if it is read."""
    rng = np.random.default_rng(batch_size)
    counts = sorted({1, min(2, batch_size), batch_size})
    for n, dtype, n_runs, dropout in product(counts, TOLERANCE, (1, 3), (False, True)):
        workspace = Workspace(n_runs, (5, 3), batch_size, np.dtype(dtype), dropout=dropout)
        for buffer in (workspace._z[0], workspace._units[0], workspace._logits):
            buffer.fill(np.nan)
        layer, logits = workspace.hidden(n)[0], workspace.logits(n)
        for name in ACTIVATIONS:
            assert_activation(name, layer, rng)
        z = rng.uniform(0.1, 0.9, logits.shape).astype(dtype)
        rows = rng.integers(0, 2, (n_runs, n, 6)).astype(dtype)  # as the last batch has them
        for output, loss in PAIRS:
            assert_head(output, loss, logits, z, rows[..., 3:].swapaxes(1, 2))

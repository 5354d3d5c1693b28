"""One point's way: every number is that of the training passes, and what formulas give."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

from nn_core import ACTIVATIONS, OPTIMIZERS, NetworkConfig, RunConfig, ShapeError, Trainer
from nn_core.arrays import Array
from nn_core.inspection import Trace, sample_gradients, trace_point
from tests.nn_core.helpers import PAIRS, make, run_config, same_sized, xor_like


def of_outputs(n_outputs: int, n: int = 40) -> tuple[Array, Array, Array, Array]:
    """xor-like inputs with so many outputs, each 0 or 1; with several, one of them is 1."""
    x, y, x_validation, y_validation = xor_like(n)
    if n_outputs == 1:
        return x, y, x_validation, y_validation
    classes = (x[:, 0] > 0).astype(int) + y[:, 0].astype(int)
    return x, np.eye(3)[classes], x, np.eye(3)[classes]


def trained(run: RunConfig, n_outputs: int = 1) -> tuple[Trainer, Array, Array]:
    x, y, *validation = of_outputs(n_outputs)
    trainer = Trainer([run], x, y, *validation)
    trainer.run(3)
    return trainer, x, y


def flat(blocks: tuple[Array, ...]) -> Array:
    return np.concatenate([block.ravel() for block in blocks])


def close(found: object, expected: object) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-14)


def assert_passes(trace: Trace, trainer: Trainer, x: Array, y: Array) -> None:
    """Forward, loss and gradient are the trainer's own."""
    for mine, theirs in zip(trace.activations, trainer.activations(x), strict=True):
        close(mine, theirs[0, 0])
    close(trace.output, trainer.predict(x)[0, 0])
    close(trace.loss, trainer.loss(x, y)[0])
    close(trace.losses.sum(), trace.loss)
    close(flat(trace.gradients), trainer.gradients(x, y)[0])


def assert_formulas(trace: Trace) -> None:
    """Each number follows from those before it, as the page writes it out."""
    for layer, delta in enumerate(trace.deltas):
        below = trace.below(layer)
        close(below @ trace.weights[layer] + trace.biases[layer], trace.pre_activations[layer])
        expected = np.concatenate([delta[None], np.outer(below, delta)])
        if trace.penalties:
            expected += trace.penalties[layer]
        close(trace.gradients[layer], expected)
        if layer + 1 < len(trace.deltas):
            back = trace.weights[layer + 1] @ trace.deltas[layer + 1]
            close(delta, back * trace.slopes[layer])
    if trace.error_factor is not None:
        close(trace.deltas[-1], trace.error_factor * (trace.output - trace.targets))
    elif trace.slopes[-1] is None:
        g, o = trace.loss_derivatives, trace.output
        close(trace.deltas[-1], o * (g - g @ o))
    else:
        close(trace.deltas[-1], trace.loss_derivatives * trace.slopes[-1])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("output", "loss"), PAIRS)
def test_every_number_is_the_cores(activation: str, output: str, loss: str) -> None:
    network = NetworkConfig((4, 3), activation, output, "glorot_normal")
    run = RunConfig(network, loss, learning_rate=0.001, l1=0.01, l2=0.02, dtype="float64")
    trainer, x, y = trained(run, 3 if output == "softmax" else 1)
    trace = trace_point(trainer, 0, x[7], y[7])
    assert_passes(trace, trainer, x[7:8], y[7:8])
    assert_formulas(trace)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_one_step_is_that_of_a_batch_of_this_point(optimizer: str, dtype: str) -> None:
    x, y, *validation = xor_like(1)
    run = run_config(optimizer=optimizer, batch_size=1, l1=0.01, l2=0.02, dtype=dtype)
    trainer = Trainer([run], x, y, *validation)
    trainer.run(4)
    before = copy.deepcopy(trainer.snapshot())
    trace = trace_point(trainer, 0, x[0], y[0])
    np.testing.assert_array_equal(trainer.parameters, before.parameters)
    np.testing.assert_array_equal(trainer.snapshot().slots, before.slots)
    trainer.step()
    tolerance = 1e-12 if dtype == "float64" else 1e-6
    np.testing.assert_allclose(trace.updated, trainer.parameters[0], rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(trace.new_output, trainer.predict(x)[0, 0], rtol=1e-5)
    np.testing.assert_allclose(trace.new_loss, trainer.loss(x, y)[0], rtol=1e-4)
    np.testing.assert_array_equal(flat(trace.updated_blocks), trace.updated)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_step_follows_from_what_the_optimizer_remembers(optimizer: str) -> None:
    trainer, x, y = trained(run_config(optimizer=optimizer, l2=0.02, dtype="float64"))
    trace = trace_point(trainer, 0, x[0], y[0])
    rate, decay = trace.run.learning_rate, trace.run.l2
    for layer, g in enumerate(trace.gradients):
        p = np.concatenate([trace.biases[layer][None], trace.weights[layer]])
        kept = {name: blocks[layer] for name, blocks in trace.memory.items()}
        if optimizer == "sgd":
            change = g
        elif optimizer in ("momentum", "nesterov"):
            close(kept["v"], 0.9 * kept["v_before"] + g)
            change = kept["v"] if optimizer == "momentum" else g + 0.9 * kept["v"]
        elif optimizer == "rmsprop":
            close(kept["v"], 0.9 * kept["v_before"] + 0.1 * g**2)
            change = g / (np.sqrt(kept["v"]) + 1e-8)
        else:
            close(kept["m"], 0.9 * kept["m_before"] + 0.1 * g)
            close(kept["v"], 0.999 * kept["v_before"] + 0.001 * g**2)
            m_hat = kept["m"] / (1 - 0.9**trace.steps)
            v_hat = kept["v"] / (1 - 0.999**trace.steps)
            one = trace.remembered(layer, 1, 0)
            close([one["m_hat"], one["v_hat"]], [m_hat[1, 0], v_hat[1, 0]])
            change = m_hat / (np.sqrt(v_hat) + 1e-8)
        if optimizer == "adamw":
            p = p - rate * decay * np.concatenate([np.zeros_like(p[:1]), p[1:]])
        np.testing.assert_allclose(trace.updated_blocks[layer], p - rate * change, rtol=1e-9)


def test_a_way_holds_no_number_of_a_weight_more_often_than_needed() -> None:
    trainer, x, y = trained(run_config((64, 64), optimizer="adam"))
    trace = trace_point(trainer, 0, x[0], y[0])
    assert trace.penalties == ()
    assert trace.penalty(0, 1, 0) == 0
    copies = len(pickle.dumps(trace)) / trace.updated.nbytes
    assert copies < 7.5  # weights, gradients, after the step; two moments before and after


def test_a_run_of_a_stack_is_traced_without_its_padding() -> None:
    trainer = make(*same_sized(run_config(dtype="float64"), (3, 5), (4, 2)))
    trainer.run(2)
    x, y, _, _ = xor_like()
    for run in (0, 1):
        alone = trainer.subset([run])
        trace = trace_point(trainer, run, x[3], y[3])
        assert_passes(trace, alone, x[3:4], y[3:4])
        assert len(trace.updated) == alone.parameters.shape[1]


def test_the_gradients_of_a_batch_average_to_that_of_the_batch() -> None:
    trainer, x, y = trained(run_config((4, 3), dtype="float64"))
    gradients = trainer._network.layout.cut(trainer.gradients(x[:10], y[:10]))
    for layer, block in enumerate(gradients):
        for unit in range(block.shape[2]):
            each = sample_gradients(trainer, 0, x[:10], y[:10], layer, unit)
            close(each.mean(axis=0), block[0, :, unit])
            trace = trace_point(trainer, 0, x[4], y[4])
            close(each[4], trace.gradients[layer][:, unit])


def test_a_network_without_a_hidden_layer_and_one_at_its_start_are_traced() -> None:
    x, y, *validation = xor_like(5)
    trainer = Trainer([run_config(())], x, y, *validation, look=False)
    trace = trace_point(trainer, 0, x[0], y[0])
    assert len(trace.activations) == 1
    assert trace.steps == 1


def test_a_point_of_other_columns_is_refused() -> None:
    trainer, _, y = trained(run_config())
    with pytest.raises(ShapeError):
        trace_point(trainer, 0, [1.0, 2.0, 3.0], y[0])

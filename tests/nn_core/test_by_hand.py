"""What is changed by hand in a run: single weights, and units and layers that are added."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import ACTIVATIONS, OPTIMIZERS, ConfigError, NetworkConfig, RunConfig, Trainer
from nn_core.inspection import trace_point
from nn_core.training import goes_on, keeps_all, reshaped

RNG = np.random.default_rng(5)
X, Y = RNG.standard_normal((60, 3)), (RNG.random((60, 1)) < 0.5).astype(float)


def trained(network: NetworkConfig, epochs: int = 4, **options: object) -> Trainer:
    run = RunConfig(network=network, dtype="float64", **options)  # type: ignore[arg-type]
    trainer = Trainer([run], X[:40], Y[:40], X[40:], Y[40:])
    trainer.run(max_epochs=epochs)
    return trainer


# Single weights


def test_an_edited_weight_is_what_the_network_computes_with() -> None:
    trainer = trained(NetworkConfig((3, 2), "identity", "identity"), loss="mse")
    trainer.edit(0, 1, 2, 1, -1.5)
    trainer.edit(0, 1, None, 0, 0.25)
    product = X
    for layer in range(3):
        product = product @ trainer.weights(layer)[0] + trainer.biases(layer)[0]
    assert trainer.weights(1)[0, 2, 1] == -1.5
    assert trainer.biases(1)[0, 0] == 0.25
    np.testing.assert_allclose(trainer.predict(X)[0], product)


def test_an_edit_travels_with_a_snapshot() -> None:
    trainer = trained(NetworkConfig((3,), "tanh"))
    trainer.edit(0, 0, 1, 2, 3.0)
    before, answers = trainer.snapshot(), trainer.predict(X)
    trainer.run(max_epochs=2)
    trainer.restore(before)
    np.testing.assert_array_equal(trainer.predict(X), answers)
    assert trainer.weights(0)[0, 1, 2] == 3.0


def test_losses_that_were_half_known_are_not_mixed_with_those_after_an_edit() -> None:
    run = RunConfig(NetworkConfig((4,), "tanh"), dtype="float64")
    big_x, big_y = np.tile(X, (60, 1)), np.tile(Y, (60, 1))
    trainer = Trainer([run], big_x, big_y, big_x, big_y, look=False)
    trainer.run(max_steps=0, budget_s=0.0)  # a chunk of several
    assert not trainer.history
    trainer.edit(0, 1, None, 0, 4.0)
    trainer.finish_look()
    assert trainer.history.train_loss[-1, 0] == pytest.approx(trainer.loss(big_x, big_y)[0])


@pytest.mark.parametrize(
    "place", [(3, 0, 0, 1.0), (0, 3, 0, 1.0), (0, 0, 4, 1.0), (0, None, -1, 1.0), (0, 0, 0, np.nan)]
)
def test_an_edit_of_what_is_not_there_is_refused(place: tuple[int, int | None, int, float]) -> None:
    trainer = trained(NetworkConfig((4, 2), "tanh"), epochs=0)
    before = trainer.parameters.copy()
    with pytest.raises(ConfigError):
        trainer.edit(0, *place)
    np.testing.assert_array_equal(trainer.parameters, before)


# Units and layers


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("widths", [(5, 4), (4, 7), (9, 6)])
def test_units_are_added_without_a_change_of_the_function(
    widths: tuple[int, int], optimizer: str
) -> None:
    trainer = trained(NetworkConfig((4, 4), "tanh"), optimizer=optimizer)
    wider = replace(trainer.runs[0].network, hidden_widths=widths)
    grown = reshaped(trainer, wider)
    assert keeps_all(trainer.runs[0].network, wider)
    np.testing.assert_allclose(grown.predict(X), trainer.predict(X), atol=1e-12)
    assert (grown.epoch, len(grown.history.epochs)) == (trainer.epoch, len(trainer.history.epochs))
    grown.run(max_epochs=3)
    assert grown.epoch == trainer.epoch + 3
    for layer, (old, new) in enumerate(zip((4, 4), widths, strict=True)):
        outgoing = grown.weights(layer + 1)[0, old:new]
        assert (outgoing != 0).all()  # the new units have begun to learn


@pytest.mark.parametrize("activation", list(ACTIVATIONS))
@pytest.mark.parametrize("below", list(ACTIVATIONS))
def test_a_layer_is_added_as_the_identity_or_not_at_all(below: str, activation: str) -> None:
    before = NetworkConfig((5,), (below,))
    after = replace(before, hidden_widths=(5, 5), activations=(below, activation))
    if not goes_on(before, after):
        straight_up = ("relu", "leaky_relu", "elu", "selu")
        assert activation not in straight_up or below in ("identity", "leaky_relu")
        assert activation != "identity"
        return
    trainer = trained(before)
    grown = reshaped(trainer, after)
    np.testing.assert_allclose(grown.predict(X), trainer.predict(X), atol=1e-8)
    grown.run(max_epochs=1)
    assert grown.weights(1).shape == (1, 5, 5)


def test_a_removed_unit_leaves_the_others_as_they_are() -> None:
    trainer = trained(NetworkConfig((4, 3), "relu"))
    narrower = replace(trainer.runs[0].network, hidden_widths=(3, 3))
    assert goes_on(trainer.runs[0].network, narrower)
    assert not keeps_all(trainer.runs[0].network, narrower)
    smaller = reshaped(trainer, narrower)
    trainer.weights(1)[0, 3] = 0  # the unit that went says nothing more
    np.testing.assert_allclose(smaller.predict(X), trainer.predict(X))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (((), ()), ((3,), ("relu",))),
        (((3,), ("relu",)), ((), ())),
        (((3,), ("relu",)), ((3, 4), ("relu", "relu"))),
        (((3,), ("relu",)), ((3,), ("tanh",))),
        (((3,), ("relu",)), ((3, 3, 3), ("relu",) * 3)),
    ],
)
def test_what_cannot_go_on_is_told_beforehand(
    before: tuple[tuple[int, ...], tuple[str, ...]], after: tuple[tuple[int, ...], tuple[str, ...]]
) -> None:
    assert not goes_on(NetworkConfig(*before), NetworkConfig(*after))


# A step on chosen points


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_step_on_a_point_is_the_one_that_its_way_tells_of(optimizer: str) -> None:
    trainer = trained(NetworkConfig((3,), "tanh"), optimizer=optimizer, l1=0.01, l2=0.02)
    told, position = trace_point(trainer, 0, X[7], Y[7]), trainer.step_count
    trainer.step_on(X[7:8], Y[7:8])
    np.testing.assert_array_equal(trainer.parameters[0], told.updated)
    np.testing.assert_allclose(trainer.predict(X[7:8])[0, 0], told.new_output, rtol=1e-12)
    assert trainer.step_count == position
    again = trace_point(trainer, 0, X[7], Y[7])
    for name, blocks in told.memory.items():  # the optimizer remembers the step
        if not name.endswith("_before"):
            for after, before in zip(blocks, again.memory[f"{name}_before"], strict=True):
                np.testing.assert_array_equal(after, before)


def test_a_step_beyond_all_numbers_changes_nothing() -> None:
    network = NetworkConfig((3,), "identity", "identity")
    trainer = trained(network, epochs=0, loss="mse", optimizer="sgd", learning_rate=1e308)
    before = trainer.parameters.copy()
    with pytest.raises(ConfigError, match="learning_rate"):
        trainer.step_on(1e3 * X[:1], Y[:1])
    np.testing.assert_array_equal(trainer.parameters, before)

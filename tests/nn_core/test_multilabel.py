"""Several sigmoids with binary cross-entropy: labels that do not exclude each other."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss, multilabel_confusion_matrix

from nn_core import Trainer, accuracy, baseline_loss
from nn_core.arrays import Array
from nn_core.functions.classes import classes_of
from nn_core.inspection.results import confusion_matrix
from tests.nn_core.helpers import complex_step_gradient, relative_error, run_config

RNG = np.random.default_rng(4)
X = RNG.normal(size=(60, 2))
Y = (X @ RNG.normal(size=(2, 3)) + 0.3 * RNG.normal(size=(60, 3)) > 0).astype(float)
OUTPUTS = np.clip(Y + RNG.normal(0, 0.45, Y.shape), 0.01, 0.99)


def joint(widths: tuple[int, ...], y: Array = Y) -> Trainer:
    run = run_config(
        widths, activations="tanh", output_activation="sigmoid", loss="binary_cross_entropy",
        optimizer="sgd", batch_size=len(X), learning_rate=0.5, dtype="float64",
    )  # fmt: skip
    return Trainer([run], X, y, X, y)


def test_a_class_is_a_combination_of_labels() -> None:
    targets = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 0, 1], [1, 1, 1]])
    assert classes_of(targets, multilabel=True).tolist() == [0, 1, 2, 5, 7]
    assert classes_of(2 * targets - 1, 0.0, multilabel=True).tolist() == [0, 1, 2, 5, 7]


def test_a_point_is_right_where_all_its_labels_are() -> None:
    expected = accuracy_score(Y, OUTPUTS > 0.5)
    assert 0.05 < expected < 0.95
    assert accuracy(OUTPUTS[None], Y, 0.5, multilabel=True)[0] == pytest.approx(expected)
    counts = confusion_matrix(OUTPUTS, Y, multilabel=True)
    assert counts.shape == (8, 8)
    assert counts.trace() == round(expected * len(Y))
    hits = [each[1, 1] for each in multilabel_confusion_matrix(Y, OUTPUTS > 0.5)]
    has = np.arange(8)[:, None] >> np.arange(3) & 1  # which labels each combination has
    assert [int((counts * np.outer(h, h)).sum()) for h in has.T] == hits


def test_the_loss_is_the_sum_of_the_labels_own() -> None:
    trainer = joint((4,))
    p = trainer.predict(X)[0]
    expected = sum(log_loss(y, q, labels=[0, 1]) for y, q in zip(Y.T, p.T, strict=True))
    assert trainer.loss(X, Y)[0] == pytest.approx(expected, rel=1e-12)
    guess = sum(log_loss(y, np.full(len(y), y.mean()), labels=[0, 1]) for y in Y.T)
    assert baseline_loss("binary_cross_entropy", Y, "sigmoid") == pytest.approx(guess, rel=1e-12)


@pytest.mark.parametrize(("output", "loss"), [("sigmoid", "binary_cross_entropy"),
                                              ("softmax", "cross_entropy")])  # fmt: skip
def test_the_gradient_is_right_where_rows_have_no_label_or_several(output: str, loss: str) -> None:
    assert {0.0, 2.0} <= set(Y.sum(axis=1))
    run = run_config((4, 3), activations="tanh", output_activation=output, loss=loss,
                     dtype="float64")  # fmt: skip
    trainer = Trainer([run], X, Y, X, Y)
    expected = complex_step_gradient(run, trainer.parameters[0], X, Y)
    assert relative_error(trainer.gradients(X, Y)[0], expected) < 1e-12


def test_without_hidden_layers_each_label_is_learned_as_if_alone() -> None:
    together, alone = joint(()), [joint((), Y[:, [k]]) for k in range(3)]
    for k, one in enumerate(alone):
        one.weights(0)[0][:] = together.weights(0)[0][:, [k]]
    for trainer in (together, *alone):
        trainer.run(max_epochs=40)
    found = np.concatenate([one.predict(X)[0] for one in alone], axis=1)
    np.testing.assert_allclose(together.predict(X)[0], found, rtol=1e-12)

"""What other starts of a network say about a point: as those starts say it alone."""

from dataclasses import replace

import numpy as np
import pytest

from nn_core import Trainer
from pages.features.point.live.other_starts import STARTS, Others, OthersOf, starts_at_once
from pages.live.experiment import Experiment
from pages.live.settings import Settings, for_dataset

SMALL = Settings(hidden_widths=(4, 3), activations=("tanh",) * 2, n_samples=60, dropout=0.1)


def settled(experiment: Experiment, x: np.ndarray) -> Others:
    for _ in range(1000):
        found = OthersOf(x)(experiment)
        if found.done:
            return found
    raise AssertionError("they never end")


@pytest.mark.parametrize("dataset", ["spiral", "rings", "cars"])
def test_each_answers_as_that_start_alone_trained_as_long(dataset: str) -> None:
    experiment = Experiment(for_dataset(SMALL, dataset))
    experiment.trainer.run(max_epochs=2)
    experiment.trainer.run(max_steps=3)
    x, own = experiment.data.x_validation[1], experiment.trainer.parameters.copy()
    found = settled(experiment, x)
    assert found.answers.shape == (STARTS, experiment.trainer.columns[1])
    np.testing.assert_array_equal(experiment.trainer.parameters, own)  # the run stays as it is
    (run,), data = experiment.trainer.runs, experiment.trainer
    for i in (0, 6):
        alone = Trainer.on_prepared(
            [replace(run, seed=run.seed + 1 + i)], data.train_data, data.validation_data
        )
        alone.run(max_steps=experiment.trainer.step_count)
        np.testing.assert_allclose(
            found.answers[i], alone.predict(x[None])[0, 0], rtol=1e-3, atol=1e-5
        )


def test_they_train_on_with_the_run_and_begin_anew_with_another() -> None:
    experiment = Experiment(SMALL)
    x = experiment.data.x_train[0]
    untrained = OthersOf(x)(experiment)
    assert untrained.done
    assert untrained.goal == 0
    experiment.trainer.run(max_epochs=1)
    trained = settled(experiment, x)
    assert trained.step == experiment.trainer.step_count
    assert not np.array_equal(trained.answers, untrained.answers)
    experiment.reset()
    np.testing.assert_array_equal(OthersOf(x)(experiment).answers, untrained.answers)


def test_those_that_diverge_are_told_as_not_finite_and_end() -> None:
    rate = {"learning_rate": 1e6, "optimizer": "sgd", "activations": ("relu", "relu")}
    output = {"output_activation": "identity", "loss": "mse"}
    experiment = Experiment(replace(SMALL, **rate, **output))
    experiment.trainer.run(max_epochs=30)
    found = settled(experiment, experiment.data.x_train[0])
    assert not np.isfinite(found.answers).all()


def test_a_large_network_has_fewer_at_once() -> None:
    assert starts_at_once(100, 32) == STARTS
    assert 2 <= starts_at_once(600_000, 32) < starts_at_once(100_000, 32) < STARTS + 1
    assert starts_at_once(10**9, 256) == 2

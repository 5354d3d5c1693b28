"""Rates that change on the way, dropout, penalties, and runs that diverge."""

import numpy as np
import pytest

from nn_core import ConfigError, Trainer
from tests.nn_core.helpers import make, run_config, xor_like


def test_an_adjusted_rate_takes_effect_at_the_next_step() -> None:
    trainer = make(
        run_config(optimizer="sgd", learning_rate=0.1), run_config(optimizer="sgd", seed=1)
    )
    trainer.step()
    trainer.adjust(learning_rate=[0.0, 0.5], l2=0.1)
    assert [run.learning_rate for run in trainer.runs] == [0.0, 0.5]
    assert [run.l2 for run in trainer.runs] == [0.1, 0.1]
    before = trainer.parameters.copy()
    trainer.step()
    assert np.array_equal(trainer.parameters[0], before[0])
    assert not np.array_equal(trainer.parameters[1], before[1])


def test_adjusting_and_adjusting_back_changes_nothing() -> None:
    plain, adjusted = make(run_config()), make(run_config())
    for trainer in (plain, adjusted):
        trainer.run(max_epochs=2)
    adjusted.adjust(learning_rate=3.0, l1=1, l2=1, dropout=0.5)
    adjusted.adjust(learning_rate=0.01, l1=0, l2=0, dropout=0)
    for trainer in (plain, adjusted):
        trainer.run(max_epochs=2)
    np.testing.assert_array_equal(plain.parameters, adjusted.parameters)
    assert adjusted.runs == plain.runs


def test_adjusted_runs_train_like_runs_made_so() -> None:
    settings = {"learning_rate": 0.02, "l1": 0.001, "l2": 0.003, "dropout": 0.2}
    made, adjusted = make(run_config(**settings)), make(run_config())
    adjusted.adjust(**settings)
    made.run(max_epochs=3)
    adjusted.run(max_epochs=3)
    np.testing.assert_array_equal(made.parameters, adjusted.parameters)


@pytest.mark.parametrize(
    "value", [-1, float("nan"), "fast", [0.1, 0.2], [[0.1, 0.2]], [[1], [1, 2]], []]
)
def test_a_bad_adjustment_is_refused_and_changes_nothing(value: object) -> None:
    trainer = make(run_config())
    with pytest.raises(ConfigError, match="learning_rate"):
        trainer.adjust(learning_rate=value)  # type: ignore[arg-type]
    assert trainer.runs[0].learning_rate == 0.01


def test_penalties_shrink_the_weights() -> None:
    trainer = make(run_config(), run_config(l1=0.05), run_config(l2=0.1))
    trainer.run(max_epochs=50)
    size = np.abs(trainer.weights(0)).sum(axis=(1, 2))
    assert size[1] < 0.5 * size[0]
    assert size[2] < 0.5 * size[0]


def test_dropout_switched_off_leaves_nothing_out() -> None:
    trainer = make(run_config((9,), dropout=0.5), run_config((9,), dropout=0.5, seed=1))
    trainer.step()
    trainer.adjust(dropout=[0.0, 0.5])
    assert trainer._dropout is not None
    trainer._dropout.draw(10)
    kept, thinned = trainer._dropout.masks(10)[0]
    assert (kept == 1).all()
    assert (thinned == 0).any()


def test_dropout_leaves_out_its_share_and_keeps_the_mean() -> None:
    trainer = make(run_config((100,), dropout=0.3, batch_size=200))
    assert trainer._dropout is not None
    trainer._dropout.draw(200)
    mask = trainer._dropout.masks(200)[0]
    assert (mask == 0).mean() == pytest.approx(0.3, abs=0.02)
    assert mask.mean() == pytest.approx(1, abs=0.03)
    assert len(np.unique(mask)) == 2


def test_the_gradient_under_dropout_is_that_of_the_thinned_network() -> None:
    trainer = make(
        run_config((6, 5), dropout=0.4, batch_size=200, dtype="float64", optimizer="sgd")
    )
    batch, (inputs, targets) = trainer._passes.at(200), trainer._batches.take()
    trainer._dropout.draw(200)  # type: ignore[union-attr]
    batch.forward(inputs)
    batch.backward(targets, batch.scale)
    found, parameters = trainer._network.gradient[0].copy(), trainer.parameters[0]
    for index in range(len(parameters)):
        sides = []
        for h in (1e-5, -2e-5):
            parameters[index] += h
            sides.append(trainer._head.losses(batch.forward(inputs), targets).mean())
        parameters[index] += 1e-5
        assert found[index] == pytest.approx((sides[0] - sides[1]) / 2e-5, abs=1e-8)


def test_dropout_does_not_touch_predictions_or_the_order_of_batches() -> None:
    plain, thinned = make(run_config()), make(run_config(dropout=0.5))
    x = xor_like()[0]
    np.testing.assert_array_equal(plain.predict(x), thinned.predict(x))
    np.testing.assert_array_equal(plain._batches.take()[0], thinned._batches.take()[0])


def test_a_diverged_run_ends_and_the_others_go_on() -> None:
    runs = [
        run_config(optimizer="sgd", output_activation="identity", loss="mse", seed=s)
        for s in (0, 1)
    ]
    trainer = make(*runs)
    alone = make(runs[1])
    trainer.adjust(learning_rate=[1e6, 0.01])
    assert trainer.run(max_epochs=30) == 30
    alone.run(max_epochs=30)
    assert trainer.diverged.tolist() == [True, False]
    assert trainer.diverged_epoch[0] >= 1
    assert trainer.diverged_epoch[1] == -1
    history = trainer.history
    assert len(history.epochs) == 31
    assert np.isfinite(history.train_loss[: trainer.diverged_epoch[0], 0]).all()
    assert not np.isfinite(history.train_loss[trainer.diverged_epoch[0], 0])
    np.testing.assert_array_equal(history.train_loss[:, 1], alone.history.train_loss[:, 0])


def test_training_returns_at_once_when_all_runs_have_diverged() -> None:
    run = run_config(optimizer="sgd", output_activation="identity", loss="mse", learning_rate=1e6)
    trainer = make(run)
    trainer.run(max_epochs=1000)
    epoch, steps = trainer.epoch, trainer.step_count
    assert epoch == trainer.diverged_epoch[0] < 1000
    assert (trainer.run(max_epochs=5), trainer.run(budget_s=1.0)) == (0, 0)
    trainer.step()
    assert (trainer.epoch, trainer.step_count) == (epoch, steps)


def test_an_ended_run_keeps_its_parameters() -> None:
    x, y, *_ = xor_like()
    runs = [run_config(output_activation="identity", loss="mse", seed=seed) for seed in (0, 1)]
    trainer = Trainer(runs, x, y, x, np.full_like(y, 1e25))  # too far off for float32
    assert trainer.diverged.all()
    assert trainer.diverged_epoch.tolist() == [0, 0]
    other = Trainer(runs, x, y, x, y)
    other.diverged_epoch[0] = 0
    other.adjust()
    before = other.parameters.copy()
    other.run(max_epochs=2)
    np.testing.assert_array_equal(other.parameters[0], before[0])
    assert not np.array_equal(other.parameters[1], before[1])


def test_adjusting_does_not_wake_a_diverged_run() -> None:
    run = run_config(optimizer="sgd", output_activation="identity", loss="mse", learning_rate=1e6)
    trainer = make(run)
    trainer.run(max_epochs=1000)
    trainer.adjust(learning_rate=0.01)
    assert trainer.run(max_epochs=5) == 0


def test_rates_beyond_single_precision_end_the_run_without_a_warning() -> None:
    trainer = make(run_config(optimizer="sgd", learning_rate=1e39, l1=1e300, l2=1e39))
    trainer.run(max_epochs=2)
    assert trainer.diverged.all()


def test_no_batch_is_begun_that_would_end_after_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = make(run_config((4,), batch_size=4), n=400)
    began = iter(range(0, 1000, 10))  # by this clock a batch takes 10 s
    monkeypatch.setattr("nn_core.training.trainer.perf_counter", lambda: next(began))
    trainer.run(budget_s=35)
    assert trainer.step_count == 3
    trainer.run(budget_s=5)
    assert trainer.step_count == 4  # one is always done

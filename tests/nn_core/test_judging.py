"""When a verdict is certain: what few samples can tell, and what is put down to a penalty."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import Diagnosis, LookAhead, Probe, RunConfig, Trainer, diagnose
from nn_core.diagnosis.chance import FEWEST_SAMPLES
from nn_core.diagnosis.judging import judge
from nn_core.diagnosis.run_facts import RunFacts, curves_of
from nn_core.diagnosis.splits import Elsewhere, Splits
from nn_core.diagnosis.verdict_view import View, future_of
from tests.nn_core.helpers import make, run_config

SINE = {"loss": "mse", "output_activation": "identity", "activations": "tanh"}


def judged(
    run: RunConfig, noise: float, n_validation: int, epochs: int, splits: bool = True
) -> Diagnosis:
    """A run on 30 noisy points of a sine, whose best loss is known."""
    rng = np.random.default_rng(0)
    x = rng.uniform(-2, 2, (30 + n_validation, 1))
    y = np.sin(2 * x) + rng.normal(0, noise, x.shape)
    trainer = Trainer([run], x[:30], y[:30], x[30:], y[30:])
    trainer.run(epochs)
    ahead = LookAhead(trainer, 0, noise**2)
    ahead.run()
    ahead.elsewhere = ahead.elsewhere if splits else None
    return diagnose(trainer, 0, noise**2, ahead)


def test_what_is_learned_by_heart_is_certain_however_few_points_tell_the_rest() -> None:
    run = run_config((64, 64), learning_rate=0.01, batch_size=30, **SINE)
    found = judged(run, 0.6, FEWEST_SAMPLES - 5, 1500)
    assert found.evidence["excess_train"] < 0
    assert (found.verdict, found.certain) == ("overfitting", True)


@pytest.mark.parametrize("n", [FEWEST_SAMPLES - 1, 200])
def test_a_good_fit_is_certain_only_if_enough_points_tell_it(n: int) -> None:
    run = run_config((8, 8), learning_rate=0.01, batch_size=10, **SINE)
    found = judged(run, 0.05, n, 500, splits=False)
    assert found.verdict in ("learned", "oversized", "lagom")
    assert (found.evidence["reason"] == "too_few_samples") == (n < FEWEST_SAMPLES)


@pytest.mark.parametrize("n", [FEWEST_SAMPLES - 1, 200])
def test_nor_is_a_bad_one(n: int) -> None:
    run = run_config((1,), learning_rate=0.02, batch_size=10, **SINE)
    found = judged(run, 0.05, n, 400, splits=False)
    assert found.verdict == "underfitting"
    assert found.certain == (n >= FEWEST_SAMPLES)


@pytest.mark.parametrize("n", [FEWEST_SAMPLES - 1, 200])
def test_other_splits_are_tried_where_points_are_few_and_tell_it_too(n: int) -> None:
    run = run_config((1,), learning_rate=0.02, batch_size=10, **SINE)
    found = judged(run, 0.05, n, 400)
    assert (found.verdict, found.certain) == ("underfitting", True)
    assert (found.evidence["elsewhere"] is not None) == (n < FEWEST_SAMPLES)


def test_a_validation_set_that_is_easy_by_chance_makes_no_good_fit() -> None:
    """Coin flips are learned by heart, and the validation points stand beside training points."""
    rng = np.random.default_rng(3)
    x = rng.uniform(-3, 3, (20, 2))
    y = rng.integers(0, 2, (20, 1)).astype(float)
    run = run_config((32, 32), learning_rate=0.01, batch_size=20)
    trainer = Trainer([run], x, y, x[:5] + 1e-3, y[:5])
    trainer.run(400)
    found = diagnose(trainer, floor=0.0)
    assert found.evidence["excess_validation"] < 0.1
    assert found.evidence["elsewhere"]["validation"] > 0.3
    assert not (found.certain and found.verdict in ("learned", "oversized", "lagom"))


def test_every_sample_is_held_out_by_some_split() -> None:
    trainer = make(run_config((4,)), n=30)
    splits = Splits(trainer, epochs=0)
    splits.run()
    found, (train, validation) = splits.found, trainer.history.latest
    assert found is not None
    assert (found.samples, found.splits) == (60, 5)
    # Untrained, all splits are the same network.
    assert found.validation == pytest.approx((train[0] + validation[0]) / 2, rel=1e-5)


@pytest.mark.parametrize(("epochs", "reason"), [(5, "too_few_samples"), (200, None)])
def test_targets_that_vary_less_than_their_noise_are_too_few_to_tell(
    epochs: int, reason: str | None
) -> None:
    """Their mean alone is below the best that any predictor can reach on new points; unless these
    have clearly got worse."""
    rng = np.random.default_rng(1)
    x = rng.uniform(-1, 1, (209, 1))
    y = x + rng.normal(0, 1.0, x.shape)
    y[:9] *= 0.3
    run = run_config((8,), learning_rate=0.01, batch_size=9, **SINE)
    trainer = Trainer([run], x[:9], y[:9], x[9:], y[9:])
    trainer.run(epochs)
    found = diagnose(trainer, floor=1.0)
    assert found.evidence["excess_train"] < 0
    assert (found.verdict, found.evidence["reason"]) == ("overfitting", reason)


@pytest.mark.parametrize(
    ("without", "wider", "verdict"),
    [(0.7, 0.9, "penalized"), (0.9, 0.95, "underfitting"), (0.7, 0.6, "underfitting")],
)
def test_a_penalty_is_blamed_where_nothing_else_helps_as_much(
    without: float, wider: float, verdict: str
) -> None:
    """without, wider: shares of the excess that are left without the penalty, with more units."""
    trainer = make(run_config((1,), l2=1e-3, learning_rate=0.02))
    trainer.run(100)
    ahead = LookAhead(trainer, 0, 0.0)
    ahead.run()
    now = diagnose(trainer, floor=0.0, probe=ahead).evidence["validation_loss"]
    (some, *_) = ahead.outcomes.values()
    run = trainer.runs[0]
    ahead.outcomes = {
        "no_penalty": some._replace(run=replace(run, l2=0.0), validation=without * now),
        "double_width": some._replace(validation=wider * now),
    }
    assert diagnose(trainer, floor=0.0, probe=ahead).verdict == verdict


def test_what_a_copy_gains_is_weighed_against_its_own_error_and_not_that_of_the_loss() -> None:
    """The same samples before and after: their difference is known better than their loss."""
    trainer = make(run_config((8,), optimizer="sgd", learning_rate=0.01))
    trainer.run(20)
    probe = Probe(trainer)
    probe.run()
    facts = RunFacts(trainer, 0, 0.0, curves_of(trainer)[0])
    future = future_of(facts, probe)
    assert future is not None
    assert 0 < future.gain_error < facts.standard_error
    assert judge(View(facts, future=future))[:2] == ("still_learning", None)
    unsure = future._replace(gain_error=future.validation_gain)
    assert judge(View(facts, future=unsure))[:2] == ("still_learning", "close_call")


@pytest.mark.parametrize(("elsewhere", "certain"), [(0.6, True), (0.1, False)])
def test_noise_learned_from_a_few_samples_is_overfitting_where_other_splits_are_bad(
    elsewhere: float, certain: bool
) -> None:
    """elsewhere: excess on samples that other splits have held out."""
    rng = np.random.default_rng(3)
    x = rng.uniform(-3, 3, (12, 2))
    y = rng.integers(0, 2, (12, 1)).astype(float)
    run = run_config((32, 32), learning_rate=0.01, batch_size=12, loss="mse")
    validation = np.tile(y, (3, 1))
    validation[:5] = 1 - validation[:5]
    trainer = Trainer([run], x, y, np.tile(x, (3, 1)), validation)
    trainer.run(400)
    floor = 0.15  # of 0.25: by chance, validation is as good as that
    ahead = LookAhead(trainer, 0, floor)
    ahead.run()
    scale = diagnose(trainer, floor=floor, probe=False).evidence
    loss = floor + elsewhere * (scale["baseline"] - floor)
    ahead.elsewhere = Elsewhere(loss, 0.1, scale["train_loss"], 5, 48, trainer.epoch)
    found = diagnose(trainer, floor=floor, probe=ahead)
    assert (found.verdict, found.certain) == ("overfitting", certain)

"""The verdict: what it says of runs that everyone would judge alike, and of bad input."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace

import numpy as np
import pytest

from nn_core import (
    ConfigError,
    Diagnosis,
    LookAhead,
    Probe,
    RunConfig,
    Trainer,
    diagnose,
    diagnose_all,
)
from nn_core.arrays import Array
from nn_core.diagnosis.changes import ADVISED, CHANGES, KINDS, UNCHANGED, changed_runs
from nn_core.diagnosis.references import references_of
from nn_core.diagnosis.settled import SETTLED
from nn_core.diagnosis.verdict_view import DEFAULT_LIMITS, THRESHOLDS
from nn_core.diagnosis.verdicts import RULES, VERDICTS
from tests.nn_core.helpers import make, run_config

FLAT = {"loss": "mse", "output_activation": "identity"}
LINEAR = {"activations": "identity"}


def trained(run: RunConfig, epochs: int, n: int = 200) -> Trainer:
    trainer = make(run, n=n)
    trainer.run(epochs)
    return trainer


def on(x: Array, y: Array, *validation: Array, epochs: int = 20, **settings: object) -> Trainer:
    run = run_config((4, 4), **settings)
    trainer = Trainer([run], x, y, *(validation or (x, y)))
    trainer.run(epochs)
    return trainer


def test_a_good_fit_is_learned_until_smaller_ones_have_been_tried() -> None:
    trainer = trained(run_config((8, 8)), 300, n=500)
    found = diagnose(trainer, floor=0.0, probe=False)
    assert (found.verdict, found.certain, found.runner_up) == ("learned", True, None)
    assert found.evidence["excess_validation"] < found.evidence["tolerance"] == 0.2
    assert (found.evidence["reason"], found.needs_trials) == (None, True)


def test_larger_than_needed_where_a_smaller_one_reaches_it_too() -> None:
    found = diagnose(trained(run_config((16, 16), learning_rate=0.02), 100), floor=0.0)
    assert (found.verdict, found.certain, found.needs_trials) == ("oversized", True, False)
    half = found.evidence["trials"]["halve_width"]
    assert (half["hidden_widths"], half["starts"], half["reached"]) == ([8, 8], 5, 5)
    smaller = min(found.advice, key=lambda advice: sum(advice.run.network.hidden_widths))
    assert smaller.tried is not None
    assert smaller.tried[0] == found.evidence["validation_loss"]


def test_lagom_where_the_smaller_ones_that_were_tried_do_not_reach_it() -> None:
    found = diagnose(trained(run_config((4,), learning_rate=0.05, seed=1), 200), floor=0.0)
    assert found.verdict == "lagom"
    tried = found.evidence["trials"]
    assert set(tried) == {"halve_width", "one_layer_less"}
    assert all(each["reached"] <= each["starts"] / 2 for each in tried.values())
    assert found.advice == ()


@pytest.mark.parametrize(
    "run",
    [run_config(()), run_config((8,), activations="identity"), run_config((4, 4, 4), **LINEAR)],
)
@pytest.mark.parametrize("epochs", [0, 5, 100])
def test_only_straight_lines_is_said_at_once_and_a_bent_activation_is_advised(
    run: RunConfig, epochs: int
) -> None:
    found = diagnose(trained(run, epochs), floor=0.0, probe=False)
    assert (found.verdict, found.certain, found.needs_probe) == ("straight", True, False)
    assert found.evidence["linear_loss"] == pytest.approx(np.log(2), abs=0.03)
    bent = found.advice[0].run.network
    assert (found.advice[0].kind, set(bent.layer_activations)) == ("bend", {"relu"})
    assert bent.hidden_widths == (run.network.hidden_widths or (8,))


@pytest.mark.parametrize("activations", ["step", ("step", "tanh"), ("tanh", "step")])
def test_a_step_is_blamed_for_what_does_not_reach_the_layers_before_it(
    activations: str | tuple[str, ...],
) -> None:
    run = run_config((2, 2), activations=activations)
    before = trained(run, 0)
    for epochs in (0, 40):
        found = diagnose(trained(run, epochs), floor=0.0, probe=epochs > 0)
        assert (found.verdict, found.certain) == ("vanished", True)
    last = found.evidence["flat_layer"]
    assert last == (0 if activations == ("step", "tanh") else 1)
    for layer, weights in enumerate(trained(run, 40).weights(layer) for layer in range(3)):
        assert np.array_equal(weights, before.weights(layer)) == (layer <= last)


def test_steps_that_leave_the_layer_behind_them_learning_have_not_made_it_vanish() -> None:
    """The first layer stays as it was drawn, and the output learns from it, slowly."""
    x = np.random.default_rng(0).normal(size=(200, 2))
    y = (x[:, :1] + x[:, 1:] > 0).astype(float)
    run = run_config((16,), activations="step", optimizer="sgd", learning_rate=0.001, seed=2)
    trainer = Trainer([run], x[:100], y[:100], x[100:], y[100:])
    trainer.run(6)
    found = diagnose(trainer, floor=0.0)
    assert found.evidence["excess_train"] > 0.9
    assert found.evidence["probe"]["train_gain"] > 0.05
    assert (found.verdict, found.certain) == ("still_learning", True)


def test_a_line_where_a_line_is_enough_is_not_only_straight() -> None:
    x = np.random.default_rng(0).normal(size=(200, 2))
    y = (x[:, :1] + x[:, 1:] > 0).astype(float)
    trainer = Trainer([run_config((), learning_rate=0.1)], x[:100], y[:100], x[100:], y[100:])
    trainer.run(100)
    assert diagnose(trainer, floor=0.0).verdict == "lagom"  # there is nothing smaller


def test_the_penalty_is_blamed_before_dead_vanished_or_diverged() -> None:
    held = diagnose(trained(run_config((4, 2), l2=0.3), 60), floor=0.0)
    assert (held.verdict, held.certain, held.advice[0].kind) == ("penalized", True, "no_penalty")
    assert held.advice[0].tried[1] < 0.5 * held.advice[0].tried[0]  # type: ignore[index]
    at_once = diagnose(trained(run_config((4, 2), l2=0.3), 60), floor=0.0, probe=False)
    assert (at_once.verdict, at_once.certain) == ("penalized", True)
    thrown = run_config((4, 2), optimizer="sgd", learning_rate=0.3, l2=10.0)
    for epochs in (20, 200):
        assert diagnose(trained(thrown, epochs), floor=0.0).verdict == "penalized"


def test_a_penalty_that_does_no_harm_is_not_blamed() -> None:
    found = diagnose(trained(run_config((1,), l2=1e-5), 100), floor=0.0)
    assert found.verdict == "underfitting"
    assert all(advice.kind != "no_penalty" for advice in found.advice)


def test_steps_too_large_are_told_by_the_run_at_a_lower_rate() -> None:
    found = diagnose(trained(run_config((8, 8), learning_rate=0.5), 100), floor=0.0)
    assert found.verdict == "unsteady"
    assert found.advice[0].kind in ("learning_rate_tenth", "learning_rate_third")
    before, after = found.advice[0].tried or (0, 1)
    assert after < 0.5 * before


def test_targets_beyond_the_output_are_out_of_reach_before_any_training() -> None:
    rng = np.random.default_rng(0)
    x = rng.uniform(-1, 1, (400, 1))
    y = np.sin(2 * np.pi * x) + rng.normal(0, 0.1, x.shape)
    settings = {"output_activation": "sigmoid", "loss": "mse"}
    for epochs in (0, 50):
        found = diagnose(on(x, y, epochs=epochs, **settings), floor=0.01, probe=False)
        assert (found.verdict, found.certain) == ("unreachable", True)
        # Of the half below 0, sin^2 is 1/2 on average; the noise is there everywhere.
        assert found.evidence["reachable_loss"] == pytest.approx(0.26, abs=0.03)
    assert [advice.kind for advice in found.advice] == ["linear_output"]
    assert diagnose(on(x, 100 * y, output_activation="tanh", loss="mae")).verdict == "unreachable"
    assert diagnose(on(x, y, **FLAT), floor=0.01, probe=False).verdict != "unreachable"


def test_far_from_guessing_and_falling_is_still_learning() -> None:
    """Targets far from zero cost many times what guessing does before the first step."""
    x = np.random.default_rng(0).normal(size=(400, 1))
    found = diagnose(on(x, x + 5, epochs=10, learning_rate=0.0003, **FLAT), floor=0.0)
    assert found.verdict == "still_learning"
    assert found.evidence["train_loss"] > 5 * found.evidence["baseline"]


def test_training_targets_that_are_all_the_same_ask_for_more_data() -> None:
    y = np.ones((6, 1))
    y[3:] = [[0], [1], [0]]
    trainer = on(X[:3], y[:3], X[3:6], y[3:])
    found = diagnose(trainer, floor=0.0)
    assert (found.verdict, found.certain) == ("no_signal", True)
    assert not found.evidence["constant_validation"]
    assert [advice.kind for advice in found.advice] == ["more_data"]
    assert diagnose(BAD["one class"]()).advice == ()


def test_too_small_wins_over_overfitting_while_training_is_far_from_the_best() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(300, 2)), rng.integers(0, 2, (300, 1)).astype(float)
    y[100:] = (np.sin(6 * x[100:, :1]) > 0).astype(float)
    y[:100] = (np.sin(6 * x[:100, :1]) > 0).astype(float)
    trainer = Trainer([run_config((2,), learning_rate=0.05)], x[:60], y[:60], x[60:], y[60:])
    trainer.run(300)
    found = diagnose(trainer, floor=0.0)
    assert found.evidence["excess_train"] > 0.5
    assert found.verdict == "underfitting"


def test_learning_noise_by_heart_is_overfitting_from_the_best_epoch_on() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(160, 2)), rng.integers(0, 2, (160, 1)).astype(float)
    run = run_config((32, 32), learning_rate=0.02)
    trainer = Trainer([run], x[:60], y[:60], x[60:], y[60:])
    trainer.run(200)
    found = diagnose(trainer, floor=0.5)
    assert (found.verdict, found.certain) == ("overfitting", True)
    stop = found.advice[0]
    assert (stop.kind, stop.epochs) == ("stop_here", found.evidence["best_epoch"])
    assert 0 < stop.epochs < 100
    assert found.evidence["rise"] > DEFAULT_LIMITS["rise"]


def test_stopping_is_advised_only_where_it_would_have_been_better() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(80, 2))
    y = (x[:, :1] > 0) ^ (rng.random((80, 1)) < 0.2)
    run = run_config((32, 32), loss="mae", learning_rate=0.003)
    trainer = Trainer([run], x[:40], y[:40], x[40:], y[40:])
    trainer.run(200)
    found = diagnose(trainer, floor=0.2)
    assert found.verdict == "overfitting"
    assert 0 < found.evidence["rise"] < found.evidence["rise_error"]  # by chance, for all one knows
    assert [advice.kind for advice in found.advice] == ["more_data"]


def test_a_slow_start_is_still_learning_and_the_probe_shows_it() -> None:
    trainer = trained(run_config((8, 8), learning_rate=0.002), 15)
    found = diagnose(trainer, floor=0.0)
    assert (found.verdict, found.certain) == ("still_learning", True)
    assert found.evidence["probe"]["gain"] > 0.05
    assert found.continuation is not None
    assert list(found.continuation.epochs) == list(range(15, 61))
    assert trainer.epoch == 15  # only a copy went on


def test_without_its_probe_an_open_verdict_is_not_certain() -> None:
    found = diagnose(trained(run_config((1,)), 200), floor=0.0, probe=False)
    assert (found.verdict, found.certain, found.needs_probe) == ("underfitting", False, True)
    assert (found.evidence["reason"], found.runner_up) == ("not_probed", "still_learning")


@pytest.mark.parametrize("initializer", ["zeros", "constant"])
def test_equal_units_are_symmetric_whatever_the_loss(initializer: str) -> None:
    found = diagnose(trained(run_config((8,), initializer=initializer), 50))
    assert (found.verdict, found.certain) == ("symmetric", True)
    assert (found.evidence["layer"], found.evidence["units"]) == (0, list(range(8)))
    assert found.advice[0].run.network.initializer == "glorot_normal"


def test_a_layer_of_zeros_is_dead() -> None:
    trainer = trained(run_config((6, 6), activations="relu"), 5)
    trainer.biases(1)[:] = -100
    trainer.run(40)
    found = diagnose(trainer, floor=0.0)
    assert (found.verdict, found.certain) == ("dead", True)
    assert (found.evidence["layer"], found.evidence["units"]) == (1, list(range(6)))


def test_ten_sigmoid_layers_have_a_vanished_gradient() -> None:
    settings = {"activations": "sigmoid", "initializer": "glorot_normal", "optimizer": "sgd"}
    found = diagnose(trained(run_config((8,) * 10, **settings), 30), floor=0.0)
    assert (found.verdict, found.certain) == ("vanished", True)
    assert found.evidence["gradient_ratio"] < 1e-4
    assert found.advice[0].run.network.activations == "relu"


def test_units_far_out_in_their_flat_ends_are_saturated() -> None:
    trainer = make(run_config((4, 4), optimizer="sgd"))
    trainer.weights(1)[:] = 0
    trainer.biases(1)[:] = [[30, -30, 30, -30]]
    trainer.run(60)
    found = diagnose(trainer, floor=0.0)
    assert (found.verdict, found.certain) == ("saturated", True)
    assert (found.evidence["layer"], found.evidence["saturated_share"]) == (1, 1.0)


def test_a_rate_far_too_large_is_diverged() -> None:
    run = run_config((8, 8), activations="relu", optimizer="sgd", learning_rate=1.0, **FLAT)
    found = diagnose(trained(run, 30))
    assert (found.verdict, found.certain) == ("diverged", True)
    assert 0.1 in [advice.run.learning_rate for advice in found.advice]
    assert json.dumps(found.evidence, allow_nan=False)


def test_data_without_signal_are_named() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(400, 2)), rng.integers(0, 2, (400, 1)).astype(float)
    found = diagnose(on(x, y, optimizer="sgd"), floor=float(np.log(2)))
    assert (found.verdict, found.advice) == ("no_signal", ())


def test_an_unknown_floor_is_estimated_from_quick_references_and_the_run_itself() -> None:
    found = diagnose(trained(run_config((1,)), 200), probe=False)
    evidence = found.evidence
    assert not evidence["floor_known"]
    neighbours = references_of(trained(run_config((1,)), 0)).neighbours.validation
    assert evidence["floor"] == pytest.approx(neighbours)
    assert evidence["floor"] < evidence["best_validation_loss"]
    better = diagnose(trained(run_config((8, 8)), 300, n=500), probe=False)
    assert better.verdict == "learned"
    # That of the smoothed curve, not of a single epoch.
    lowest = better.evidence["best_validation_loss"]
    assert better.evidence["floor"] == pytest.approx(lowest, abs=0.01)


def test_before_training_and_just_after_nothing_that_is_judged_is_certain() -> None:
    for epochs, reason in ((0, "not_trained"), (1, "too_few_epochs")):
        found = diagnose(trained(run_config((1,)), epochs), floor=0.0)
        assert (found.certain, found.evidence["reason"]) == (False, reason)


X = np.random.default_rng(0).normal(size=(40, 2))
Y = (X[:, :1] > 0).astype(float)
BAD = {
    "two samples": lambda: on(X[:1], Y[:1], X[1:2], Y[1:2]),
    "one validation point": lambda: on(X, Y, X[:1], Y[:1]),
    "one class": lambda: on(X, 0 * Y),
    "constant target": lambda: on(X, 0 * Y + 3, **FLAT),
    "huge targets": lambda: on(1e15 * X, 1e25 * X[:, :1], epochs=0, **FLAT),
    "all-zero weights": lambda: filled(0.0),
    "huge weights": lambda: filled(1e30),
    "weights that are not numbers": lambda: filled(np.nan),
}


def filled(value: float) -> Trainer:
    trainer = on(X, Y)
    trainer.parameters[:] = value
    return trainer


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("floor", [None, 0.0, -1.0, float("nan"), 10.0])
def test_bad_input_gets_a_verdict_and_no_exception(name: str, floor: float | None) -> None:
    found = diagnose(BAD[name](), floor=floor)
    assert found.verdict in VERDICTS
    assert found.certain == (found.evidence["reason"] is None) == (found.runner_up is None)
    assert json.dumps(found.evidence, allow_nan=False)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [({"trainer": None}, "trainer"), ({"floor": "low"}, "floor"), ({"run": 0.5}, "run")],
)
def test_what_is_no_trainer_no_floor_or_no_run_is_refused(
    arguments: dict[str, object], field: str
) -> None:
    with pytest.raises(ConfigError, match=field):
        diagnose(**{"trainer": BAD["one class"](), **arguments})  # type: ignore[arg-type]


def test_a_constant_target_has_no_signal_and_one_point_decides_nothing() -> None:
    assert diagnose(BAD["one class"]()).verdict == "no_signal"
    assert diagnose(BAD["constant target"]()).evidence["constant_targets"]
    assert diagnose(BAD["one validation point"]()).evidence["reason"] == "too_few_samples"
    with pytest.raises(ConfigError, match="run"):
        diagnose(BAD["one class"](), run=1)


def test_a_run_in_a_stack_gets_the_verdict_it_gets_alone() -> None:
    runs = [run_config((width,), seed=width) for width in (1, 2, 8)]
    stack = make(*runs)
    stack.run(60)
    for index, (run, quick) in enumerate(zip(runs, diagnose_all(stack), strict=True)):
        alone = diagnose(trained(run, 60))
        together = diagnose(stack, index)
        assert _said(together) == _said(alone)
        assert _said(quick) == _said(diagnose(stack, index, probe=False))


def _said(found: Diagnosis) -> tuple[object, ...]:
    evidence = json.loads(json.dumps(found.evidence))
    for trial in (evidence["trials"] or {}).values():
        del trial["seconds"]
    return found.verdict, found.certain, found.runner_up, evidence, found.advice


def test_a_probe_in_slices_equals_one_at_once_and_serves_while_the_run_goes_on() -> None:
    trainer = trained(run_config((8, 8), learning_rate=0.002), 20)
    probe = Probe(trainer)
    assert diagnose(trainer, floor=0.0, probe=probe).needs_probe
    while not probe.run(budget_s=0.002):
        pass
    ahead, at_once = LookAhead(trainer, 0, 0.0), diagnose(trainer, floor=0.0)
    while not ahead.run(budget_s=0.002):
        pass
    sliced = diagnose(trainer, floor=0.0, probe=pickle.loads(pickle.dumps(ahead)))
    assert _said(sliced) == _said(at_once)
    assert diagnose(trainer, floor=0.0, probe=probe).verdict == sliced.verdict
    trainer.run(10)
    assert not diagnose(trainer, floor=0.0, probe=probe).needs_probe
    trainer.run(20)
    later = diagnose(trainer, floor=0.0, probe=probe)
    assert later.needs_probe or later.verdict == "lagom"


def test_what_a_probe_sees_is_what_becomes_of_the_run() -> None:
    stack = make(*(run_config((width, 3), seed=width, dropout=0.2) for width in (2, 5)))
    stack.run(7)
    stack.step()
    probe = Probe(stack, 1)
    probe.run()
    stack.run(probe.epoch - stack.epoch)
    np.testing.assert_array_equal(probe.curves.train, stack.history.train_loss[:, 1])


def test_every_threshold_has_its_reason_and_every_verdict_its_advice() -> None:
    assert all(len(entry.reason) > 20 for entry in THRESHOLDS.values())
    assert set(KINDS) == set(VERDICTS)
    assert {kind for kinds in KINDS.values() for kind in kinds} <= ADVISED
    assert {part for kind in ADVISED for part in kind.split("+")} == {*CHANGES, *UNCHANGED}
    assert set(SETTLED) <= {rule for _, rule in RULES}


def test_advice_changes_something_and_stays_within_the_interfaces_limits() -> None:
    largest = run_config((256,) * 10, learning_rate=10.0)
    for kind, change in CHANGES.items():
        for run in (run_config(()), run_config((1,)), run_config((4, 2)), largest):
            changed = change(run)
            assert changed.network.depth <= 10, kind
            assert max(changed.network.hidden_widths, default=0) <= 256, kind
    named = replace(largest.network, hidden_widths=(4, 2), activations=("relu", "tanh"))
    deeper = CHANGES["add_layer"](replace(largest, network=named)).network
    assert deeper.layer_activations == ("relu", "tanh", "tanh")


def test_one_activation_for_all_layers_is_no_other_than_one_for_each() -> None:
    run = run_config((4, 4), activations=("relu", "relu"), initializer="he_normal")
    assert "relu" not in changed_runs("underfitting", run)
    assert "relu" in changed_runs("underfitting", run_config((4, 4), activations=("relu", "tanh")))


def test_changes_are_joined_only_where_each_is_one_to_this_run() -> None:
    run = run_config((4, 4), learning_rate=0.003)
    both = changed_runs("underfitting", run)["double_width+adam"]
    assert (both.network.hidden_widths, both.learning_rate) == ((8, 8), 0.01)
    at_adam = changed_runs("underfitting", replace(run, learning_rate=0.01))
    assert not {"adam", "double_width+adam", "relu+adam"} & set(at_adam)
    assert {"double_width", "plain"} <= set(at_adam)


def test_training_on_is_advised_to_where_the_copy_was_best_and_says_what_that_came_to() -> None:
    trainer = trained(run_config((8, 8), learning_rate=0.002), 15)
    found = diagnose(trainer, floor=0.0)
    advice = found.advice[0]
    assert advice.kind == "train_on"
    probe = found.evidence["probe"]
    assert advice.epochs in (probe["epoch"], probe["best_epoch"])
    assert advice.tried is not None
    before, after = advice.tried
    assert (before, after) == (found.evidence["validation_loss"], pytest.approx(after))
    trainer.run((advice.epochs or 0) - trainer.epoch)
    assert trainer.history.latest[1][0] == pytest.approx(after, rel=0.1)


def test_validation_that_is_good_by_chance_makes_no_good_fit() -> None:
    """Training is at guessing, and the few validation samples happen to be of one kind."""
    x = np.random.default_rng(0).normal(size=(60, 2))
    y = (x[:, :1] * x[:, 1:] > 0).astype(float)
    few = np.flatnonzero(y[:, 0] == 1)[:6]
    trainer = on(x, y, x[few], y[few], epochs=30, learning_rate=1e-5)
    trainer.biases(2)[0][:] = 4.0  # answers 1 to everything
    trainer.run(30)
    found = diagnose(trainer, floor=0.0, probe=False)
    assert found.evidence["excess_validation"] < found.evidence["tolerance"]
    assert found.verdict not in ("learned", "oversized", "lagom")


def test_hardly_any_signal_beside_the_noise_is_never_certain() -> None:
    """Regression on 60 samples, noise of variance 1, signal of 0.05: the sign of it is chance."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=(60, 1))
    y = 0.2 * x + rng.normal(size=(60, 1))
    found = diagnose(on(x, y, epochs=40, **FLAT, initializer="constant"), floor=1.0, probe=False)
    assert found.verdict == "no_signal" or not found.certain


def test_what_is_lost_without_the_penalty_too_is_lost_by_its_rate() -> None:
    lost = run_config((8,), optimizer="sgd", learning_rate=30.0, l2=1.0, **FLAT)
    assert diagnose(trained(lost, 10), floor=0.0, probe=False).verdict == "penalized"
    found = diagnose(trained(lost, 10), floor=0.0)
    assert found.evidence["trials"]["no_penalty"]["validation_loss"] is None
    assert found.verdict == "diverged"

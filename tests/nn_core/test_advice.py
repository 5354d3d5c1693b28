"""Advice: what helps from other starts, too, and more data where samples are what is lacking."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nn_core import LookAhead, Trainer, diagnose
from nn_core.diagnosis.changes import changed_runs
from nn_core.diagnosis.once_more import AS_IT_IS, Again, OnceMore
from nn_core.diagnosis.references import references_of
from nn_core.sweep.sweep import Sweep
from tests.nn_core.helpers import make, run_config, xor_like

SMALL = run_config((2,), learning_rate=0.02)


@pytest.fixture(scope="module")
def ahead() -> LookAhead:
    trainer = make(SMALL)
    trainer.run(60)
    found = LookAhead(trainer, 0, 0.0)
    found.run()
    return found


def advised(ahead: LookAhead, again: dict[str, Again] | None) -> list[str]:
    trainer = make(SMALL)
    trainer.run(60)
    ahead.again = again
    return [each.kind for each in diagnose(trainer, 0, 0.0, ahead).advice]


def test_what_helped_is_offered_only_if_it_does_from_other_starts_too(ahead: LookAhead) -> None:
    assert ahead.again
    losses = ahead.again
    offered = advised(ahead, losses)
    assert offered
    lasting = {kind: Again((0.7, 0.7), (0.1, 0.7)) for kind in losses}
    assert advised(ahead, lasting)
    one_of_three = {kind: Again((0.7, 0.7, 0.7), (0.1, 0.7, 0.7)) for kind in losses}
    assert not set(advised(ahead, one_of_three)) & set(losses)
    ahead.again = losses


def test_other_starts_are_those_of_a_sweep_with_the_next_seeds() -> None:
    trainer = Trainer([SMALL], *xor_like(400))  # too many samples to be split otherwise
    trainer.run(5)
    wider = replace(SMALL, network=replace(SMALL.network, hidden_widths=(8,)))
    once_more = OnceMore(trainer, {"wider": (wider, 5), "longer": (SMALL, 10)}, stop=2)
    once_more.run()
    assert set(once_more.found) == {"wider", "longer", "stop_here"}
    for kind, run, epochs in (("wider", wider, 5), ("longer", SMALL, 10)):
        runs = [replace(run, seed=run.seed + step) for step in (1, 2)]
        sweep = Sweep(runs, *xor_like(400), max_epochs=epochs)
        sweep.run()
        ends = [row["validation_loss"] for row in sweep.rows()]
        assert once_more.found[kind].after == pytest.approx(ends, rel=0.05)
    assert len(once_more.found["wider"].before) == 2
    assert AS_IT_IS not in once_more.found


def test_nothing_is_advised_where_nothing_that_was_tried_helped() -> None:
    """12 of each of two classes that noise has mixed: no change of the network helps."""
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(48, 2)), rng.integers(0, 2, (48, 1)).astype(float)
    trainer = Trainer([run_config((1,), learning_rate=0.01)], x[:24], y[:24], x[24:], y[24:])
    trainer.run(60)
    found = diagnose(trainer, floor=0.0)
    assert all(advice.tried or advice.kind == "more_data" for advice in found.advice)


def test_the_loss_of_classes_is_tried_where_the_targets_are_shares_of_them() -> None:
    x, y, *validation = xor_like()
    run = run_config((4,), loss="mae", output_activation="identity")
    assert references_of(Trainer([run], x, y, *validation)).classes == 1
    signs = 2 * y - 1
    assert references_of(Trainer([run], x, signs, x, signs)).classes == 0
    both = np.hstack([y, 1 - y])
    assert references_of(Trainer([run], x, both, x, both)).classes == 2
    assert references_of(Trainer([run], x, np.hstack([y, y]), x, np.hstack([y, y]))).classes == 0
    one, several = (changed_runs("underfitting", run, classes=n) for n in (1, 2))
    assert one["yes_or_no"].loss == "binary_cross_entropy"
    assert several["one_of_several"].network.output_activation == "softmax"
    right = run_config((4,), loss="binary_cross_entropy")
    assert "yes_or_no" not in changed_runs("underfitting", right, classes=1)

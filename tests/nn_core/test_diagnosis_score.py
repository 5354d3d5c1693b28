"""The verdict holds up against what became of the runs, and is quick enough for every frame."""

from __future__ import annotations

from timeit import repeat

import pytest

from nn_core import diagnose
from nn_core.verdicts import VERDICTS
from tests.benchmarks.diagnosis_handmade import HANDMADE
from tests.benchmarks.diagnosis_truth import observe
from tests.benchmarks.score_diagnosis import answer, score
from tests.nn_core.helpers import make, run_config


@pytest.mark.slow
def test_two_handmade_configurations_of_each_verdict_are_judged_as_they_turned_out() -> None:
    chosen = [
        group
        for verdict in VERDICTS
        for group in [each for each in HANDMADE if each.intended == verdict][:2]
    ]
    answers = [answer(case) for group in chosen for case in observe(group)]
    result = score(answers)
    assert result.n == 60
    assert result.right >= 0.9, [each for each in answers if each.truth != each.verdict]
    assert result.right_where_certain >= 0.95


def test_every_verdict_has_at_least_five_handmade_configurations() -> None:
    for verdict in VERDICTS:
        assert sum(group.intended == verdict for group in HANDMADE) >= 5


def test_a_diagnosis_without_a_probe_costs_less_than_two_epochs() -> None:
    """About 0.7 ms beside 2 ms where nothing else runs; measured together, on any machine."""
    trainer = make(run_config((8, 8, 8)), n=250)
    trainer.run(300)
    diagnosis = min(repeat(lambda: diagnose(trainer, probe=False), number=5, repeat=30))
    epoch = min(repeat(lambda: trainer.run(1), number=5, repeat=30))
    assert diagnosis < 2 * epoch

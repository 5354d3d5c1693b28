"""Frozen networks answer as they did at their moment, in slices, whatever is trained meanwhile."""

import numpy as np
import pytest

from nn_core.training.frozen import Answering
from nn_core.training.parts import frozen_part
from tests.nn_core.helpers import make, run_config, same_sized, xor_like

X = xor_like(1000)[2]


@pytest.mark.parametrize("chosen", [[0, 1, 2], [2, 0], [1]])
def test_a_frozen_part_answers_as_its_runs_did(chosen: list[int]) -> None:
    trainer = make(*same_sized(run_config((1, 1)), (4, 2), (200, 1), (3, 8)))
    trainer.run(max_epochs=2)
    frozen = frozen_part(trainer.runs, trainer.parameters, trainer.columns, chosen)
    before = trainer.predict(X)[chosen]
    answering = Answering(frozen, X, X[:10])
    calls = 1
    while not answering.run(budget_s=0):
        trainer.step()
        calls += 1
    assert calls >= (4 if 1 in chosen else 2)
    np.testing.assert_allclose(answering.outputs[0], before, atol=1e-6)
    np.testing.assert_allclose(answering.outputs[1], before[:, :10], atol=1e-6)
    assert not np.allclose(trainer.predict(X)[chosen], before, atol=1e-6)


def test_a_frozen_network_alone_answers_to_the_last_bit() -> None:
    trainer = make(run_config((16, 16)))
    frozen = frozen_part(trainer.runs, trainer.parameters, trainer.columns, [0])
    np.testing.assert_array_equal(frozen.predict(X), trainer.predict(X))

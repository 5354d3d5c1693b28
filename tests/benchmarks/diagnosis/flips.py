"""Does the verdict stay calm? Ordinary runs, looked at every tenth epoch from the fifth on.

A flip is a change from one certain verdict to another, looks in doubt left out. The truth shares it
where each of the two verdicts was true at its look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nn_core import Diagnosis, NetworkConfig, RunConfig, Trainer, diagnose
from nn_core.arrays import FloatArray, IntArray
from tests.benchmarks.diagnosis.asking import answer
from tests.benchmarks.diagnosis.cache import cached
from tests.benchmarks.diagnosis.cases import LOSS, OUTPUT, SYNTHETIC, Group, Problem
from tests.benchmarks.diagnosis.material import Material, make
from tests.benchmarks.diagnosis.observe import LONGER, Case, kept_run, new_case, wanted_variants
from tests.benchmarks.diagnosis.scores import Answer
from tests.benchmarks.diagnosis.truth import GOOD, truth_of
from tests.benchmarks.diagnosis.variants import LATE, stacked

LOOKS = tuple(range(5, 150, 10))


class Flip(NamedTuple):
    """Two certain verdicts, one after the other."""

    before: Answer
    after: Answer

    @property
    def shared(self) -> bool:
        """Whether the truth makes it too."""
        return self.before.right and self.after.right


def ordinary_group(rng: np.random.Generator) -> Group:
    """What a student tries: default data, a small network, a usual optimizer and rate."""
    problem = Problem(
        str(rng.choice(SYNTHETIC)),
        n_samples=int(rng.choice([100, 200, 500])),
        noise=float(rng.choice([0.0, 0.1, 0.2, 0.3])),
        seed=int(rng.integers(10_000)),
    )
    widths = (int(rng.choice([2, 3, 4, 6, 8, 16])),) * int(rng.choice([1, 1, 2, 2, 3]))
    activation = str(rng.choice(["tanh", "tanh", "relu", "sigmoid"]))
    network = NetworkConfig(widths, activation, OUTPUT[problem.task])
    optimizer = str(rng.choice(["adam", "adam", "adam", "sgd", "momentum"]))
    rate = float(rng.choice([0.003, 0.01, 0.03, 0.1]))
    run = RunConfig(network, LOSS[problem.task], optimizer, rate, seed=int(rng.integers(10_000)))
    return Group(problem, (run,), LOOKS[-1])


def observe_looks(group: Group, name: str) -> list[Case]:
    """The run as it is at each look, each with what became of it."""
    material, run = make(group.problem, group.runs[0]), group.runs[0]
    trainer = Trainer([run], *material.training)
    kept = {}
    epochs = np.unique([*range(LOOKS[-1] + 1), *_later()])
    test, train = np.zeros((2, len(epochs)))
    for place, epoch in enumerate(epochs):
        trainer.run(int(epoch) - trainer.epoch)
        test[place] = trainer.loss(material.test.x, material.test.y)[0]
        train[place] = trainer.history.latest[0][0]
        if epoch in LOOKS:
            kept[int(epoch)] = kept_run(trainer, 0, material)
    wanted = wanted_variants(run)
    tracks = _tracks([one for runs in wanted.values() for one in runs], material)
    cases = []
    for look in LOOKS:
        looked = replace(group, epochs=look)
        case = new_case(f"{name}@{look}", looked, 0, material, kept[look], epochs, test, train)
        at = np.median(tracks[:, :, _late(look)], axis=2)
        with np.errstate(all="ignore"):
            ends = np.stack([case.scale.excess(at[0]), case.train_scale.excess(at[1])])
        for kind, runs in wanted.items():
            case.variants[kind], ends = np.split(ends, [len(runs)], axis=1)
        cases.append(case)
    return cases


def _later() -> set[int]:
    """What the truth looks at beyond the last look."""
    looks = {round(f * look * share) for f in (4, LONGER) for look in LOOKS for share in LATE}
    return {look for look in looks if look > LOOKS[-1]}


def _late(look: int) -> IntArray:
    return np.unique(np.round(np.array(LATE) * look).astype(int))


def _tracks(runs: Sequence[RunConfig], material: Material) -> FloatArray:
    """(2, n, E) test and training losses of runs at each epoch until the last look."""
    found = np.full((2, len(runs), LOOKS[-1] + 1), np.nan)
    for indices, trainer in stacked(runs, material):
        for epoch in range(LOOKS[-1] + 1):
            trainer.run(epoch - trainer.epoch)
            found[0, indices, epoch] = trainer.loss(material.test.x, material.test.y)
            found[1, indices, epoch] = trainer.history.latest[0]
    return found


def report_flips(seed: int, n_runs: int, folder: Path | None, look_ahead: bool) -> None:
    """Prints the flips of each run, and how many the truth does not share."""
    rng, flips, n_certain = np.random.default_rng([seed, 7]), list[Flip](), 0
    for number in range(n_runs):
        group = ordinary_group(rng)
        observe = partial(observe_looks, group, f"flips.{number}")
        cases = cached(folder, "flips", (group, LOOKS), observe)
        answers = [Answer(case, truth_of(case), _asked(case, folder, look_ahead)) for case in cases]
        certain = [each for each in answers if each.said.certain]
        n_certain += len(certain)
        found = [Flip(a, b) for a, b in pairwise(certain) if _differ(a, b)]
        flips += found
        for flip in found:
            print(_described(flip))
    own = [flip for flip in flips if not flip.shared]
    print(
        f"\n== Flips {'with' if look_ahead else 'without'} looking ahead: {n_runs} runs x", end=" "
    )
    print(f"{len(LOOKS)} looks, {n_certain} certain: {len(flips)} flips, not shared {len(own)}")


def _asked(case: Case, folder: Path | None, look_ahead: bool) -> Diagnosis:
    return answer(case, folder) if look_ahead else diagnose(case.trainer, 0, case.floor, False)


def _differ(a: Answer, b: Answer) -> bool:
    """The three words for a good fit contradict each other only where smaller ones were tried."""
    pair = {a.said.verdict, b.said.verdict}
    return len(pair) == 2 and not ("learned" in pair and pair <= set(GOOD))


def _described(flip: Flip) -> str:
    words = " -> ".join(
        f"epoch {each.case.group.epochs} {each.said.verdict} (truth {sorted(each.truth.accepted)})"
        for each in flip
    )
    return f"{'shared ' if flip.shared else 'OWN    '}{words}\n        {flip.after.case.run}"

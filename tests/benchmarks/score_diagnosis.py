"""Scores the verdict: run as `python -m tests.benchmarks.score_diagnosis`, takes some minutes.

Two sets: configurations made by hand, and ones drawn at random from a seed that shaped nothing.
Arguments: --groups (of three random runs), --seed (of the random set), --skip-handmade.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import NamedTuple

import numpy as np

from nn_core.arrays import IntArray
from nn_core.diagnosis import is_open, judge
from nn_core.verdicts import VERDICTS, View, future_of
from tests.benchmarks.diagnosis_cases import Group, random_group
from tests.benchmarks.diagnosis_handmade import HANDMADE
from tests.benchmarks.diagnosis_truth import Case, observe
from tests.benchmarks.diagnosis_verdicts import truth_of

TUNING_SEEDS = (11, 12, 21, 22, 31, 32)  # these and the hand-made set shaped the thresholds
FRESH_SEED = 2026


class Answer(NamedTuple):
    """What became of one run, and what the diagnosis said of it."""

    truth: str
    verdict: str
    reason: str | None  # None where it was certain
    runner_up: str | None


class Score(NamedTuple):
    """Shares of a set of answers."""

    n: int
    right: float
    abstained: float
    right_where_certain: float


def answer(case: Case) -> Answer:
    """The diagnosis as `diagnose` gives it, with the run's own continuation as the probe."""
    with np.errstate(all="ignore"):
        ahead = future_of(case.facts, case.probe) if is_open(case.facts) else None
        return Answer(truth_of(case), *judge(View(case.facts, future=ahead)))


def score(answers: list[Answer]) -> Score:
    """How many are right, over all and of those that are certain."""
    right = np.array([each.truth == each.verdict for each in answers])
    certain = np.array([each.reason is None for each in answers])
    return Score(len(answers), right.mean(), 1 - certain.mean(), right[certain].mean())


def confusion(answers: Iterable[Answer]) -> IntArray:
    """(V, V): row is the truth, column the verdict, in the order of VERDICTS."""
    counts = np.zeros((len(VERDICTS), len(VERDICTS)), np.int64)
    for each in answers:
        counts[VERDICTS.index(each.truth), VERDICTS.index(each.verdict)] += 1
    return counts


def observed(groups: Iterable[Group], total: int) -> Iterator[Case]:
    """All cases of the groups, with word of how far it has come."""
    start = perf_counter()
    for done, group in enumerate(groups, 1):
        yield from observe(group)
        if done % 20 == 0 or done == total:
            print(f"  {done} of {total} groups, {perf_counter() - start:.0f} s", flush=True)


def report(title: str, answers: list[Answer]) -> None:
    """Prints the score and both confusion matrices."""
    result = score(answers)
    right, abstained, certain = (round(100 * share, 1) for share in result[1:])
    print(f"\n{title}: {result.n} runs, {right} % right;", end=" ")
    print(f"abstains on {abstained} %, right on {certain} % of the rest")
    for name, chosen in (
        ("all", answers),
        ("where certain", [each for each in answers if each.reason is None]),
    ):
        print(f"\n{name + ': truth down':22}" + "".join(f"{name[:8]:>9}" for name in VERDICTS))
        for verdict, row in zip(VERDICTS, confusion(chosen), strict=True):
            print(f"{verdict:22}" + "".join(f"{count or '.':>9}" for count in row))


def main() -> None:
    """Scores both sets and prints the seeds and the date."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=int, default=120)
    parser.add_argument("--seed", type=int, default=FRESH_SEED)
    parser.add_argument("--skip-handmade", action="store_true")
    options = parser.parse_args()
    print(f"{datetime.date.today()}, tuned on the hand-made set and seeds {TUNING_SEEDS}")
    if not options.skip_handmade:
        cases = observed(HANDMADE, len(HANDMADE))
        report("Hand-made", [answer(case) for case in cases])
    rng = np.random.default_rng(options.seed)
    groups = (random_group(rng) for _ in range(options.groups))
    title = f"Random, seed {options.seed}"
    report(title, [answer(case) for case in observed(groups, options.groups)])


if __name__ == "__main__":
    main()

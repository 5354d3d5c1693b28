"""Scores the verdict: run as `python -m tests.benchmarks.score_diagnosis --cache FOLDER`.

Sets: made by hand, variations of what it was once wrong about, drawn at random from a seed that
shaped nothing, the same with the best loss withheld, and real data. With a cache only the first run
takes minutes.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import process_time

import numpy as np

from tests.benchmarks.diagnosis.advice import report_advice
from tests.benchmarks.diagnosis.asking import answer
from tests.benchmarks.diagnosis.cache import cached, digest
from tests.benchmarks.diagnosis.cases import Group, random_group, random_real_group
from tests.benchmarks.diagnosis.flips import report_flips
from tests.benchmarks.diagnosis.handmade import HANDMADE
from tests.benchmarks.diagnosis.observe import Case, observe
from tests.benchmarks.diagnosis.scores import answers_of, report
from tests.benchmarks.diagnosis.times import report_times
from tests.benchmarks.diagnosis.varied import VARIED

SETS = ("handmade", "varied", "random", "withheld", "real")
FRESH_SEED = 2027
FLIP_RUNS = 30


def main() -> None:
    """Scores the sets asked for and prints the date."""
    options = _options()
    print(f"{datetime.date.today()}, seed {options.seed}")
    sets: dict[str, list[Group]] = {
        "handmade": HANDMADE,
        "varied": VARIED,
        "random": random_groups(options.seed, options.groups),
        "real": random_groups(options.seed, options.groups // 2, real=True),
    }
    for name in options.sets:
        groups = sets["random" if name == "withheld" else name]
        cases = observed(name, groups, options.cache)
        ask = partial(answer, folder=options.cache, floor_known=name != "withheld")
        answers = answers_of(cases, ask)
        report(name, answers)
        if options.advice:
            report_advice(answers, options.cache)
    for look_ahead in (False, True)[: options.flips]:
        report_flips(options.seed, FLIP_RUNS, options.cache, look_ahead)
    if options.times:
        report_times()


def random_groups(seed: int, n_groups: int, real: bool = False) -> list[Group]:
    """So many groups from a seed."""
    rng = np.random.default_rng([seed, real])
    return [(random_real_group if real else random_group)(rng) for _ in range(n_groups)]


def observed(title: str, groups: Sequence[Group], folder: Path | None) -> list[Case]:
    """All cases of the groups, with word of how far it has come."""
    start, cases = process_time(), list[Case]()
    for done, group in enumerate(groups, 1):
        name = f"{group.problem.name}-{digest(group)[:6]}"
        cases += cached(folder, "cases", group, partial(observe, group, name))
        if done % 20 == 0 or done == len(groups):
            seconds = process_time() - start
            print(f"  {title}: {done} of {len(groups)} groups, {seconds:.0f} s of processor time")
    return cases


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--groups", type=int, default=40, help="of three random runs")
    parser.add_argument("--seed", type=int, default=FRESH_SEED)
    parser.add_argument("--sets", nargs="*", default=SETS, choices=SETS)
    parser.add_argument("--advice", action="store_true", help="follow all advice, too")
    parser.add_argument("--flips", action="count", default=0, help="twice: with looking ahead, too")
    parser.add_argument("--times", action="store_true")
    parser.add_argument("--cache", type=Path, help="folder of what has been observed")
    return parser.parse_args()


if __name__ == "__main__":
    main()

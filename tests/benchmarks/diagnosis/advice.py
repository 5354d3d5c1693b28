"""Does advice help? Each is followed: from the same start, data and seed, and from two others.

Helps: the test excess falls by a fifth at least; after a good fit, that it stays good. Worse: it
rises by more than 0.02. Both from two of three starts at least. Judged by the test excess of the
runs as they were and as they are told to be, whatever the verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.diagnosis.advice import Advice
from tests.benchmarks.diagnosis.cache import cached
from tests.benchmarks.diagnosis.cases import REAL
from tests.benchmarks.diagnosis.material import make
from tests.benchmarks.diagnosis.observe import Case, scale_of
from tests.benchmarks.diagnosis.scores import Answer
from tests.benchmarks.diagnosis.truth import GOOD
from tests.benchmarks.diagnosis.variants import first_rate_of, outcomes, with_seeds
from tests.benchmarks.diagnosis.view import capped

FALL, WORSE = 0.8, 0.02


class Followed(NamedTuple):
    """What came of one piece of advice; before and after are test excesses from three starts."""

    answer: Answer
    place: int  # 0 is the first
    kind: str
    before: FloatArray
    after: FloatArray

    @property
    def helps(self) -> bool:
        """From most starts."""
        if self.answer.said.verdict in GOOD:
            return bool(np.median(self.after) <= self.answer.case.tolerance)
        return int(np.sum(self.after <= FALL * self.before)) >= 2

    @property
    def worse(self) -> bool:
        """From most starts; a smaller network that is still good is no worse."""
        if self.answer.said.verdict in GOOD:
            return not self.helps
        return int(np.sum(self.after > self.before + WORSE)) >= 2


def follow(answer: Answer, folder: Path | None) -> list[Followed]:
    """All advice that an answer gives, followed; more data cannot be had of real data."""
    case = answer.case
    found = []
    for place, advice in enumerate(answer.said.advice):
        if advice.kind == "more_data" and case.group.problem.name in REAL:
            continue
        before = _ended(case, Advice("as_it_is", case.run), folder)
        after = _ended(case, advice, folder)
        found.append(Followed(answer, place, advice.kind, before, after))
    return found


def _ended(case: Case, advice: Advice, folder: Path | None) -> FloatArray:
    group, told = case.group, (advice.run, advice.epochs, advice.n_train)
    key = group.problem, group.epochs, group.first_rate, case.run, told
    return cached(folder, "advice", key, partial(_end_of, case, advice))


def _end_of(case: Case, advice: Advice) -> FloatArray:
    """(3,) test excess of the runs that the advice makes of three starts."""
    problem, epochs = case.group.problem, case.group.epochs
    if advice.epochs is not None:
        epochs = max(1, advice.epochs)
    if advice.n_train is not None:
        problem = replace(problem, one_class=False)
    material = make(problem, advice.run, advice.n_train)
    runs = with_seeds(advice.run)
    rates = [first_rate_of(run, case.run, case.group.first_rate) for run in runs]
    test, _ = outcomes(runs, material, epochs, rates)
    # With another output the losses are measured as before, with another loss in its own units.
    judged_as = case.run if case.run.loss == advice.run.loss else advice.run
    with np.errstate(all="ignore"):
        return capped(scale_of(material.test, judged_as, material.assumed_floor).excess(test))


def report_advice(answers: Sequence[Answer], folder: Path | None) -> None:
    """Prints how often the first and any advice helps, and each kind on its own."""
    followed = [follow(each, folder) for each in answers]
    bad = [each for each in followed if each and each[0].answer.said.verdict not in GOOD]
    print(f"\n== Advice, of {len(answers)} runs")
    for name, chosen in (
        ("not learned", bad),
        ("verdict right", [each for each in bad if each[0].answer.right]),
        ("verdict certain", [each for each in bad if each[0].answer.said.certain]),
        ("fits well", [each for each in followed if each and each not in bad]),
    ):
        first = _share([each[0].helps for each in chosen])
        some = _share([any(one.helps for one in each) for each in chosen])
        worse = _share([one.worse for each in chosen for one in each])
        print(f"{name:16} n {len(chosen):4}  first helps {first:6.1%}  any {some:6.1%}", end="  ")
        print(f"worse, of all offered {worse:6.1%}")
    silent = [each for each in answers if not each.said.advice]
    print("no advice:", _counted([each.said.verdict for each in silent]))
    _print_kinds([one for each in followed for one in each])


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts) if facts else float("nan")


def _counted(names: Sequence[str]) -> dict[str, int]:
    return {name: names.count(name) for name in sorted(set(names))}


def _print_kinds(followed: Sequence[Followed]) -> None:
    kinds: dict[tuple[str, int, str], list[Followed]] = defaultdict(list)
    for one in followed:
        kinds[one.answer.said.verdict, one.place, one.kind].append(one)
    print(f"{'verdict':16}{'place':>6}  {'advice':28}{'n':>4}{'helps':>8}{'worse':>8}")
    for (verdict, place, kind), ones in sorted(kinds.items()):
        helps, worse = np.mean([one.helps for one in ones]), np.mean([one.worse for one in ones])
        print(f"{verdict:16}{place:>6}  {kind:28}{len(ones):>4}{helps:>8.0%}{worse:>8.0%}")


def described(one: Followed) -> str:
    """A line for each piece of advice that did not help."""
    case, said = one.answer.case, one.answer.said
    before, after = (np.round(each, 3).tolist() for each in (one.before, one.after))
    return f"{case.name}: {said.verdict}/{one.kind}: {before} -> {after}; {case.run}"

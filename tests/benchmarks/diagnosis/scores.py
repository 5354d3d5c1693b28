"""Scores of a set of answers, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from nn_core import Diagnosis
from tests.benchmarks.diagnosis.observe import Case
from tests.benchmarks.diagnosis.truth import GOOD, VERDICTS, Truth, truth_of
from tests.benchmarks.diagnosis.view import View


class Answer(NamedTuple):
    """A case, what became of it, and what the diagnosis says of it."""

    case: Case
    truth: Truth
    said: Diagnosis

    @property
    def right(self) -> bool:
        """As the truth says, or as true."""
        return self.said.verdict in self.truth.accepted

    @property
    def strictly_right(self) -> bool:
        """As the truth says; `learned` stands for both words of a good fit."""
        verdict, said = self.truth.verdict, self.said.verdict
        return said == verdict or (said == "learned" and verdict in GOOD)


class Score(NamedTuple):
    """Shares of a set of answers."""

    n: int
    right: float
    right_where_certain: float
    abstained: float
    wrong_and_certain: float


def score(answers: Sequence[Answer], right: Callable[[Answer], bool]) -> Score:
    """How many are right, over all and of those that are certain."""
    n, certain = len(answers), [each for each in answers if each.said.certain]
    wrong = sum(not right(each) for each in certain)
    n_right = sum(right(each) for each in answers)
    where_certain = 1 - wrong / max(1, len(certain))
    return Score(
        n, n_right / max(1, n), where_certain, 1 - len(certain) / max(1, n), wrong / max(1, n)
    )


def report(title: str, answers: Sequence[Answer]) -> None:
    """Prints the scores, both confusion matrices, and what is wrong and certain."""
    print(f"\n== {title}: {len(answers)} runs")
    clear = [each for each in answers if each.truth.clear]
    _line("accepted truths", score(answers, lambda each: each.right))
    _line("clear truths only", score(clear, lambda each: each.right))
    _line("strict, first truth", score(answers, lambda each: each.strictly_right))
    confusion("all", answers)
    confusion("where certain", [each for each in answers if each.said.certain])
    for each in answers:
        if not each.right and each.said.certain:
            print(described(each))


def _line(name: str, result: Score) -> None:
    right, certain, abstained, wrong = (f"{100 * share:5.1f} %" for share in result[1:])
    print(f"{name:20} n {result.n:4}  right {right}  where certain {certain}", end="  ")
    print(f"abstains {abstained}  wrong and certain {wrong}")


def confusion(title: str, answers: Sequence[Answer]) -> None:
    """Row: the truth; column: the verdict. Where another answer is as true, it counts as given."""
    counts: dict[tuple[str, str], int] = {}
    for each in answers:
        truth = each.said.verdict if each.right else each.truth.verdict
        counts[truth, each.said.verdict] = counts.get((truth, each.said.verdict), 0) + 1
    rows = [name for name in VERDICTS if any(name in pair for pair in counts)]
    print(f"\n{title + ': truth down':22}" + "".join(f"{name[:8]:>9}" for name in rows))
    for row in rows:
        print(f"{row:22}" + "".join(f"{counts.get((row, name), '.'):>9}" for name in rows))


def described(answer: Answer) -> str:
    """Everything needed to look into a case."""
    case, said = answer.case, answer.said
    view = View(case)
    others = sorted(answer.truth.accepted - {answer.truth.verdict})
    evidence = {name: _short(value) for name, value in said.evidence.items()}
    variants = {
        name: f"{[_short(v) for v in each[0]]} (training {[_short(v) for v in each[1]]})"
        for name, each in case.variants.items()
    }
    looks = [f"{view.test(k):.3g} ({view.train(k):.3g})" for k in (1, 4, 5)]
    return (
        f"\n-- {case.name}: says {said.verdict}{'' if said.certain else ' (in doubt)'},"
        f" truth {answer.truth.verdict} {others or ''}, made for {case.group.intended}\n"
        f"   {case.run}\n   {case.group.problem}, {case.group.epochs} epochs,"
        f" first rate {case.group.first_rate}\n"
        f"   test (training) excess at N, 4 N, 5 N: {', '.join(looks)};"
        f" lowest until N {case.test[case.epochs <= case.group.epochs].min():.3g}\n"
        f"   linear {case.linear:.3g}, reachable {case.reachable:.3g}, start {case.at_start},"
        f" verdict {case.at_verdict}\n   variants {variants}\n   evidence {evidence}"
    )


def _short(value: object) -> object:
    return float(f"{value:.3g}") if isinstance(value, float) else value


def answers_of(cases: Sequence[Case], ask: Callable[[Case], Diagnosis]) -> list[Answer]:
    """Truth and answer of each case."""
    return [Answer(case, truth_of(case), ask(case)) for case in cases]

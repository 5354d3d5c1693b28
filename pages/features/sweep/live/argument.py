"""Which network is lagom: a sentence, with the numbers behind it for those who ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nn_core.sweep import FEW_STARTS, NO_DIFFERENCE, ONE_START, Cell, Lagom
from pages.charts.numbers import short, whole
from pages.features.sweep.live.beyond import Beyond, edge_of
from pages.features.sweep.live.labels import axis_value, labels_of
from pages.features.sweep.live.plan import Place
from pages.features.sweep.live.summary import Summary, side_of
from pages.features.sweep.live.sweep_run import Problem, SweepRun
from pages.features.sweep.live.sweep_sentences import Labels, best_words, name_of
from pages.live.run_settings import is_of_data
from pages.text import Translator

NAMED = 3  # of the networks that are larger than needed; the others are counted


class Line(NamedTuple):
    """A sentence, the numbers behind it, one a line, and what a button beside it offers."""

    text: str
    numbers: tuple[str, ...] = ()
    offer: str = ""


def argument(
    sweep_run: SweepRun, summary: Summary, place: Place, running: bool, t: Translator,
    onward: Beyond | None = None,
) -> list[Line]:  # fmt: skip
    """Which network is lagom. onward: the map beyond the edge at which it stands, to be offered.

    Where the data are varied, first how lagom moves with them, then the argument for the data of
    the chosen place.
    """
    labels = labels_of(sweep_run.plan, t, data=False)
    side = side_of(place, sweep_run.plan.sweep)
    lagom = summary.lagoms[side]
    lines: list[Line] = []
    begun, runs = sweep_run.begun, len(sweep_run.plan.runs)
    early = running or begun < runs
    if lagom.chosen is not None or not early:  # else it is too early to say that there is none
        # The edge of the smaller grid, which is trained first, is not that of the map.
        edge = (edge_of(lagom, sweep_run.plan) if begun == runs else None) or "inside"
        case = _Case(lagom, edge, summary, sweep_run.problem(place.runs[0]), labels)
        lines = [case.line(onward, t)]
    if side is not None:
        at = [_at(sweep_run, side, line, t) for line in lines]
        lines = [*_across(sweep_run, summary, labels, early, t), *at]
    if not early:
        return lines
    if begun == runs:
        return [line._replace(text=t("lagom.so_far", text=line.text)) for line in lines]
    known = {"n": begun, "runs": runs}
    return [line._replace(text=t("lagom.so_far.some", text=line.text, **known)) for line in lines]


@dataclass(frozen=True)
class _Case:
    """What there is to say of the networks that learn the same data."""

    lagom: Lagom
    edge: str
    summary: Summary
    problem: Problem
    labels: Labels

    def line(self, onward: Beyond | None, t: Translator) -> Line:
        """The network that is lagom, or why none is; the other rule stands among the numbers."""
        chosen, other = self.lagom.chosen, self.lagom.by_error
        if chosen is None:
            text, numbers = self._none(t), self._goal(t) if other else self._best(t)
            found = [self._by_rule(other, t)] if other else []
        else:
            text, numbers = self._found(chosen, t), self._numbers(chosen, t)
            other = None if other and other.rows == chosen.rows else other
            found = [self._beside(chosen, other, t)] if other else []
        numbers = (*numbers, *found, *(self._rule(other, t) if other else ()))
        # Where no rule takes any network, nothing stands at an edge.
        offer = _offer(onward, t) if onward and (chosen or other) else ""
        return Line(text, numbers, offer)

    def _found(self, chosen: Cell, t: Translator) -> str:
        label = self._name(chosen)
        larger = [self._name(cell) for cell in self.lagom.oversized]
        if not larger:
            return t(f"lagom.found.{self.edge}", label=label)
        return t(f"lagom.oversized.{self.edge}", label=label, larger=_listed(larger, t))

    def _none(self, t: Translator) -> str:
        best = self.lagom.best
        return t(
            f"lagom.none.{self.lagom.reason}",
            percent=self.summary.percent,
            label=self._name(best) if best else "",
        )

    def _by_rule(self, picked: Cell, t: Translator) -> str:
        where = "alike" if NO_DIFFERENCE in self.lagom.doubts else self.edge
        return t(f"lagom.rule.{where}", label=self._name(picked))

    def _beside(self, chosen: Cell, other: Cell, t: Translator) -> str:
        """What the rule of one standard error takes instead, and what its parameters buy."""
        return t(
            "lagom.beside",
            label=self._name(other),
            best=best_words(self.problem, t),
            parameters=whole(other.parameters, t),
            excess=short(self.problem.excess(other.mean), t),
            mean=short(other.mean, t),
            lagom_parameters=whole(chosen.parameters, t),
            lagom_excess=short(self.problem.excess(chosen.mean), t),
            lagom_mean=short(chosen.mean, t),
        )

    # Numbers

    def _numbers(self, chosen: Cell, t: Translator) -> tuple[str, ...]:
        smaller, oversized = self.lagom.best_smaller, self.lagom.oversized[:1]
        cells = [cell for cell in (chosen, smaller, *oversized) if cell is not None]
        few = [t("lagom.doubt.few_starts")] if FEW_STARTS in self.lagom.doubts else []
        return *self._goal(t), *(self._measured(cell, t) for cell in cells), *few

    def _best(self, t: Translator) -> tuple[str, ...]:
        best = self.lagom.best
        if best is None or self.lagom.reason == ONE_START:
            return ()
        return *self._goal(t), self._measured(best, t)

    def _goal(self, t: Translator) -> tuple[str, ...]:
        threshold = self.problem.threshold(self.summary.tolerance)
        goal = t(
            "lagom.goal",
            best=best_words(self.problem, t),
            tolerance=short(self.summary.tolerance, t),
            threshold=short(threshold, t),
            percent=self.summary.percent,
        )
        if self.problem.floor is not None:
            return (goal,)
        if not self.problem.least:
            return goal, t("lagom.goal.nothing")
        return goal, t("lagom.goal.unknown", least=short(self.problem.least, t))

    def _rule(self, picked: Cell, t: Translator) -> tuple[str, ...]:
        best = self.lagom.best
        assert best is not None
        limit = t(
            "lagom.limit",
            label=self._name(best),
            mean=short(best.mean, t),
            error=short(best.standard_error, t),
            limit=short(self.lagom.limit, t),
        )
        cells = [picked] if picked is best else [picked, best]
        return limit, *(self._measured(cell, t) for cell in cells)

    def _measured(self, cell: Cell, t: Translator) -> str:
        return t(
            "lagom.measured",
            label=self._name(cell),
            best=best_words(self.problem, t),
            parameters=whole(cell.parameters, t),
            excess=short(self.problem.excess(cell.mean), t),
            mean=short(cell.mean, t),
            error=short(cell.standard_error, t),
            k=cell.successes,
            n=cell.starts,
        )

    def _name(self, cell: Cell) -> str:
        return name_of(cell, self.labels)


def _listed(names: Sequence[str], t: Translator) -> str:
    shown = ", ".join(names[:NAMED])
    left = len(names) - NAMED
    return t("lagom.and_more", names=shown, n=left) if left > 0 else shown


def _offer(onward: Beyond, t: Translator) -> str:
    values = ", ".join(axis_value(onward.axis, value, t) for value in onward.values)
    return t("sweep.beyond", axis=t(f"axis.{onward.axis}"), values=values)


# Where the data are varied


def _across(
    sweep_run: SweepRun, summary: Summary, labels: Labels, running: bool, t: Translator
) -> list[Line]:
    """Which network is lagom for each of the data; none where there is none, once that is sure."""
    names = {
        side: name_of(lagom.chosen, labels) if lagom.chosen else None
        for side, lagom in summary.lagoms.items()
        if side is not None
    }
    found = {name for name in names.values() if name}
    if not found:
        return []
    told = [
        t("lagom.at", where=_where(sweep_run, side, t), label=name or t("lagom.at.none"))
        for side, name in names.items()
        if name or not running
    ]
    key = "moves" if len(found) > 1 else "stays" if all(names.values()) else "sides"
    return [Line(t(f"lagom.{key}", moves="; ".join(told)))]


def _at(sweep_run: SweepRun, side: int, line: Line, t: Translator) -> Line:
    """The sentence with the data for which it holds."""
    where = _where(sweep_run, side, t)
    where = where[:1].upper() + where[1:]
    return line._replace(text=t("lagom.where", where=where, text=line.text))


def _where(sweep_run: SweepRun, side: int, t: Translator) -> str:
    sweep = sweep_run.plan.sweep
    axis, values = sweep.columns, sweep.column_values
    if is_of_data(sweep.rows):
        axis, values = sweep.rows, sweep.row_values
    return f"{t(f'axis.{axis}')} {axis_value(axis, values[side], t)}"

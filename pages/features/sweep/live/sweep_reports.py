"""What pages ask about a sweep beside its frames: one cell, all runs, a run to take out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from nn_core import Trainer
from nn_core.diagnosis import Verdict
from pages.features.sweep.live.labels import label_of
from pages.features.sweep.live.plan import plan_of
from pages.features.sweep.live.sweep_run import Problem, SweepRun
from pages.features.sweep.live.sweep_sentences import best_words
from pages.features.sweep.live.sweep_session import SweepSession
from pages.features.sweep.live.sweep_standing import SweepStanding
from pages.live.experiment import Experiment
from pages.live.run_session import Request, Session
from pages.live.run_standing import Standing
from pages.live.settings import Settings
from pages.text import Translator


@dataclass(frozen=True)
class CellReport:
    """One cell for the page: its name, the verdict on it, and its starts from first to last."""

    label: str
    verdict: Verdict | None  # None where its turn to be trained has not come yet
    excess: float  # of the mean validation loss
    best: str  # what it is measured from, in words
    seeds: tuple[int, ...]
    succeeded: tuple[bool, ...]
    verdicts: tuple[str, ...]  # on each start by itself


@dataclass(frozen=True)
class OpenedRun:
    """A run on its way to the playground; without a trainer, it is to be trained again so far."""

    settings: Settings
    trainer: Trainer | None
    seconds: float
    epochs: int = 0

    def session(self, request: Request) -> Session:
        """A session whose playground has it, as the request's page stands."""
        experiment = Experiment(self.settings, self.trainer)
        experiment.seconds = self.seconds
        request = replace(request, settings=self.settings)
        if self.trainer is None:
            step = self.epochs * experiment.trainer.batches_per_epoch
            again = Standing(self.settings, step, self.epochs)
            request = replace(request, was=replace(again, command_number=request.command_number))
        return Session(request, experiment)


def cell_of(session: SweepSession, chosen: tuple[int, int], t: Translator) -> CellReport | None:
    """What the page tells of one cell; None where there are no results."""
    if session.sweep_run is None:
        return None
    sweep_run, place = session.sweep_run, session.chosen_place(chosen)
    cell, verdict, each = session.judged(place)
    problem = sweep_run.problem(place.runs[0])
    return CellReport(
        label=label_of(place, sweep_run.plan, t),
        verdict=verdict,
        excess=problem.excess(cell.mean),
        best=best_words(problem, t),
        seeds=tuple(sweep_run.plan.runs[run].seed for run in place.runs),
        succeeded=cell.succeeded,
        verdicts=tuple(one.name for one in each),
    )


def rows_of(sweep_run: SweepRun, tolerance: float) -> list[Mapping[str, Any]]:
    """Every run with its place. tolerance: the excess loss up to which a run has succeeded."""
    rows = sweep_run.measure()
    classes = sweep_run.plan.settings.task != "regression"
    right: list[float | None] = [None] * len(rows)
    for stack in sweep_run.stacks() if classes else []:
        for run, share in zip(stack, sweep_run.accuracies(stack), strict=True):
            right[run] = share
    return [
        {
            **sweep_run.plan.runs[i].data(),
            "depth": len(row["hidden_widths"]),
            "width": max(row["hidden_widths"], default=0),
            **row,
            "validation_accuracy": right[i],
            "succeeded": _succeeded(row, sweep_run.problem(i), tolerance),
        }
        for i, row in enumerate(rows)
    ]


def taken_out(
    sweep_run: SweepRun | None,
    chosen: tuple[int, int],
    start: int,
    was: SweepStanding | None = None,
) -> OpenedRun | None:
    """A run as trained so far, bit for bit; None where there are no results.

    was: how the sweep stood, should this engine know nothing of it.
    """
    plan = sweep_run.plan if sweep_run else plan_of(was.settings) if was else None
    place = plan.at(*chosen) if plan else None
    if plan is None or place is None or start >= len(place.runs):
        return None
    run = place.runs[start]
    if sweep_run is None:
        epochs = plan.epochs_in(plan.turns[run], was.epochs) if was else 0
        return OpenedRun(plan.runs[run], None, 0.0, epochs)
    seconds = sweep_run.rows()[run]["seconds"]
    return OpenedRun(plan.runs[run], sweep_run.trainer(run, look=False), seconds)


def _succeeded(row: Mapping[str, Any], problem: Problem, tolerance: float) -> bool:
    good = row["validation_loss"] <= problem.threshold(tolerance)
    return bool(good and row["status"] != "diverged")

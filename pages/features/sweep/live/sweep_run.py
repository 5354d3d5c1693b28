"""A plan in training: its sweeps, one for each data set, advanced together."""

import math
import secrets
import time
from collections import deque
from collections.abc import Sequence
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core import Sweep, Trainer, baseline_loss
from nn_core.diagnosis import NOTHING_SEEN, References, references_of
from nn_core.sweep import excess, machine_factor, success_threshold
from nn_core.training import History
from pages.features.sweep.live.pace import Pace
from pages.features.sweep.live.plan import Plan
from pages.live.settings import Settings
from pages.live.source import source
from pages.live.tasks import best_loss, encode_targets

Array = NDArray[np.floating]
# A worker that takes over from a dead one must not count the same again: browsers know what they
# hold by the number of its sweep run.
_numbers = count(secrets.randbelow(2**40))
# Cards, pictures and data of a sweep run that is done, measured.
KEPT_MB = 1.5


class Problem:
    """One data set as the runs learn it, and the losses that theirs are compared with."""

    def __init__(self, settings: Settings) -> None:
        s = settings
        self.data: Dataset = source(s).load()
        self.y_train = encode_targets(self.data.y_train, s.task, s.output_activation)
        self.y_validation = encode_targets(self.data.y_validation, s.task, s.output_activation)
        self.baseline = baseline_loss(s.loss, self.y_train, s.output_activation)
        self.floor = best_loss(self.data.floor, s.task, s.output_activation, s.loss)
        self.references: References | None = None  # of the runs that learn it
        self.lowest = math.inf  # of their validation losses

    @property
    def constant(self) -> bool:
        """Whether all training targets are the same: there is nothing to tell apart."""
        return bool(np.all(self.y_train == self.y_train[0]))

    def threshold(self, tolerance: float) -> float:
        """The loss up to which a run succeeds; tolerance is an excess."""
        return success_threshold(self.baseline, self.least, tolerance)

    def excess(self, loss: float) -> float:
        """0 for the best achievable loss, 1 for guessing."""
        return excess(loss, self.baseline, self.least)

    @property
    def least(self) -> float:
        """The best achievable loss; where it is unknown, the lowest of networks and references.

        0 where none of them does better than guessing: that says nothing of what can be reached.
        """
        if self.floor is not None:
            return self.floor
        known = self.references.best if self.references else self.baseline
        seen = max(0.0, min(known, self.lowest))
        return seen if self.baseline - seen > NOTHING_SEEN * self.baseline else 0.0


class SweepRun:
    """All runs of a plan, trained a little of each at a time. Runs are numbered as in the plan.

    at_once: whether to make all networks now; else prepare() does so in slices, and nothing can be
    asked before the sweep run is `ready`.
    """

    def __init__(self, plan: Plan, at_once: bool = True) -> None:
        self.plan = plan
        self.number = next(_numbers)
        self._work = 0.0  # in all, in seconds of the machine that the model of the cost knows
        self._pace, self._training = Pace(), Pace()  # in all, and of training alone
        self._known: dict[tuple[object, ...], Problem] = {}  # by what the data are made from
        self._sweeps: list[Sweep] = []
        self._learned: list[Problem] = []  # by each of them
        self._turns: list[int] = []  # when each of them is trained
        self._places: dict[int, tuple[int, int]] = {}  # run -> its sweep, and its number there
        self._rows: list[dict[str, Any]] | None = None  # until there is training
        self._groups = deque(plan.groups())
        if at_once:
            self.prepare(math.inf)

    def prepare(self, budget_s: float) -> None:
        """Make data and networks for about so long."""
        end = time.perf_counter() + budget_s
        while not self.ready:
            if self._groups:
                self._add(*self._groups[0])
                self._groups.popleft()  # only now: without its data it is still due
            else:
                next(sweep for sweep in self._sweeps if not sweep.ready).run(0.0)
            if time.perf_counter() >= end:
                break

    @property
    def ready(self) -> bool:
        """Whether all networks have been made."""
        return not self._groups and all(sweep.ready for sweep in self._sweeps)

    @property
    def problems(self) -> list[Problem]:
        """All that its runs learn."""
        return [*self._known.values()]

    def _add(self, turn: int, group: list[int]) -> None:
        first = self.plan.runs[group[0]]
        problem = self._known.get(first.data_key()) or Problem(first)
        self._known[first.data_key()] = problem
        data = problem.data
        runs = [self.plan.runs[index].run_config() for index in group]
        sweep = Sweep(
            runs, data.train_features, problem.y_train, data.validation_features,
            problem.y_validation, self.plan.epochs, at_once=False,
        )  # fmt: skip
        self._places |= {run: (len(self._sweeps), i) for i, run in enumerate(group)}
        self._work += sweep.work_left
        self._learned.append(problem)
        self._turns.append(turn)
        self._sweeps.append(sweep)

    # Training

    def advance(self, budget_s: float, until: int | None = None) -> None:
        """Train for about so long: those whose turn it is, the sweep first that is furthest behind.

        until: an epoch, as in `epochs`, that no run goes beyond while another is not there yet.
        """
        start, self._rows, before = time.perf_counter(), None, self._work_left
        while not self.reached(until) and time.perf_counter() - start < budget_s:
            turn, waiting = self._waiting(until)
            behind = min(waiting, key=lambda sweep: sweep.progress)
            left = budget_s - (time.perf_counter() - start)
            behind.run(max(0.002, left / len(waiting)), self._due(turn, until))
        now = time.perf_counter()
        self._pace.note(start, now, before - self._work_left)
        self._training.rest()
        self._training.note(start, now, before - self._work_left)

    def _waiting(self, until: int | None) -> tuple[int, list[Sweep]]:
        """The first turn that is not there yet, and its sweeps that are not."""
        pairs = [*zip(self._turns, self._sweeps, strict=True)]
        late = [(turn, sweep) for turn, sweep in pairs if not sweep.reached(self._due(turn, until))]
        first = min(turn for turn, _ in late)
        return first, [sweep for turn, sweep in late if turn == first]

    def _due(self, turn: int, until: int | None) -> int | None:
        return None if until is None else self.plan.epochs_in(turn, until)

    def pause(self) -> None:
        """The time until it goes on does not count."""
        self._pace.rest()

    @property
    def done(self) -> bool:
        return all(sweep.done for sweep in self._sweeps)

    def reached(self, epoch: int | None) -> bool:
        """Whether every run that goes on has had so many epochs; None: whether none goes on."""
        pairs = zip(self._turns, self._sweeps, strict=True)
        return all(sweep.reached(self._due(turn, epoch)) for turn, sweep in pairs)

    @property
    def epochs(self) -> int:
        """What every run has had that goes on, counted from one turn to the next."""
        least: dict[int, int] = {}
        for turn, sweep in zip(self._turns, self._sweeps, strict=True):
            least[turn] = min(sweep.epoch, least.get(turn, sweep.epoch))
        return sum(least.values())

    def has_begun(self, run: int) -> bool:
        """Whether its turn has come: before that there is nothing to judge it by."""
        return self._turns[self._places[run][0]] == 0 or self.rows()[run]["epoch"] > 0

    @property
    def begun(self) -> int:
        """How many runs have."""
        return sum(map(self.has_begun, range(len(self.plan.runs))))

    @property
    def megabytes(self) -> float:
        """What a sweep run holds that is done."""
        return KEPT_MB + sum(sweep.nbytes for sweep in self._sweeps) / 1e6

    @property
    def progress(self) -> float:
        """From 0 to 1, by the work that it takes."""
        return 1.0 if self.done or not self._work else 1.0 - self._work_left / self._work

    @property
    def seconds_left(self) -> float:
        """Until it is done, with as much of the server as it had of late."""
        return self._work_left * self._pace.each(machine_factor())

    @property
    def slowness(self) -> float:
        """Of training, of late: how many times as long it takes as with nobody else here."""
        usual = machine_factor()
        return max(1.0, self._training.each(usual) / usual)

    @property
    def _work_left(self) -> float:
        return sum(sweep.work_left for sweep in self._sweeps)

    # Looking

    def rows(self) -> list[dict[str, Any]]:
        """Sweep.rows of every run, in the plan's order; nobody changes them."""
        if self._rows is None:
            rows = [sweep.rows() for sweep in self._sweeps]
            self._rows = [rows[s][i] for s, i in self._ordered()]
        return self._rows

    def measure(self) -> list[dict[str, Any]]:
        """The rows, after the lowest of their losses has been noted of each problem."""
        rows = self.rows()
        for problem in self.problems:
            problem.lowest = math.inf
        for run, row in enumerate(rows):
            problem = self.problem(run)
            if problem.floor is None and problem.references is None and not problem.constant:
                self.trainer(run, look=False)
            if row["status"] != "diverged":
                problem.lowest = min(problem.lowest, row["validation_loss"])
        return rows

    def stacks(self) -> list[list[int]]:
        """Runs that are asked together."""
        numbers = {place: run for run, place in self._places.items()}
        return [
            [numbers[s, i] for i in stack]
            for s, sweep in enumerate(self._sweeps)
            for stack in sweep.stacks
        ]

    def accuracies(self, runs: Sequence[int]) -> list[float]:
        """Share of validation points that each of these runs of one problem puts in its class."""
        number, problem = self._places[runs[0]][0], self.problem(runs[0])
        places = [self._places[run][1] for run in runs]
        x, y = problem.data.validation_features, problem.y_validation
        sweep, is_multilabel = self._sweeps[number], problem.data.is_multilabel
        shares: list[float] = sweep.accuracy(x, y, places, is_multilabel).tolist()
        return shares

    def problem(self, run: int) -> Problem:
        """What this run learns."""
        return self._learned[self._places[run][0]]

    def predict(self, x: Array, runs: Sequence[int]) -> list[Array]:
        """Answers (S, K) of runs of one problem to its inputs (S, D)."""
        sweep, data = self._sweeps[self._places[runs[0]][0]], self.problem(runs[0]).data
        return sweep.predict(data.features_of(x), [self._places[run][1] for run in runs])

    def curves(self, run: int) -> History:
        """Its losses so far, E by 1."""
        sweep, index = self._places[run]
        return self._sweeps[sweep].curves(index)

    def trainer(self, run: int, look: bool = True) -> Trainer:
        """That run alone, as trained so far, bit for bit; look as in Sweep.trainer."""
        sweep, index = self._places[run]
        trainer, problem = self._sweeps[sweep].trainer(index, look), self._learned[sweep]
        # The data, the loss and the output are those of all runs there.
        problem.references = references_of(trainer, problem.references)
        return trainer

    def _ordered(self) -> list[tuple[int, int]]:
        return [self._places[run] for run in range(len(self.plan.runs))]

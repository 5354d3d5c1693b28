"""What the map says in words: how far it is, what is wrong, who leads a race."""

from math import hypot, isfinite

from nn_core.sweep import Cell
from pages.charts.numbers import number, short
from pages.features.sweep.live.labels import labels_of
from pages.features.sweep.live.summary import Summary
from pages.features.sweep.live.sweep_run import Problem, SweepRun
from pages.text import Translator

Labels = dict[tuple[int, int], str]
MINUTE = 90  # seconds from which one speaks of minutes
TOLD_FROM = 0.05  # before so much is done, the pace so far says little of what is left


def duration(seconds: float, t: Translator) -> str:
    """About how long, in the unit that one would say."""
    if seconds >= MINUTE:
        return t("time.minutes", n=round(seconds / 60))
    return t("time.seconds", n=max(1, round(seconds)))


def progress(sweep_run: SweepRun, status: str, t: Translator) -> str:
    """How far the training is, and how long it will go on."""
    share, n = f"{100 * sweep_run.progress:.0f}", len(sweep_run.plan.runs)
    if status != "running":
        return t(f"sweep.{status}", share=share, n=n, epochs=sweep_run.plan.epochs)
    told = t("sweep.running.begun", share=share)
    if sweep_run.progress >= TOLD_FROM:
        told = t("sweep.running", share=share, left=duration(sweep_run.seconds_left, t))
    return told if sweep_run.begun == n else f"{told} {t('sweep.running.first')}"


def warnings(sweep_run: SweepRun, t: Translator) -> list[str]:
    """What one must know of these results before one believes them."""
    found = []
    if any(problem.constant for problem in sweep_run.problems):
        key = "one_class" if sweep_run.plan.settings.task != "regression" else "constant_target"
        found.append(t(f"sweep.warning.{key}"))
    statuses = [row["status"] for row in sweep_run.rows()]
    if all(status == "diverged" for status in statuses):
        found.append(t("sweep.warning.all_diverged"))
    elif "diverged" in statuses:
        found.append(t("sweep.warning.some_diverged", n=statuses.count("diverged")))
    return found


def standing(sweep_run: SweepRun, summary: Summary, t: Translator) -> list[str]:
    """Who leads the race, or has won it, by how much, and whether that is more than luck."""
    labels = labels_of(sweep_run.plan, t)
    ranked = sorted(summary.cells, key=lambda cell: cell.mean)
    first, second = ranked[:2]
    if not isfinite(second.mean):
        return []
    if first.starts < 2:
        return [t("lagom.none.one_start")]
    # Two means differ when they are further apart than twice the error of their difference.
    close = second.mean - first.mean <= 2 * hypot(first.standard_error, second.standard_error)
    ended = "undecided" if close else "wins"
    text = t(
        f"race.{ended if sweep_run.done else 'leads'}",
        first=name_of(first, labels),
        mean=number(first.mean, t),
        error=short(first.standard_error, t),
        second=name_of(second, labels),
        second_mean=number(second.mean, t),
        second_error=short(second.standard_error, t),
    )
    return [f"{text} {t('race.close')}" if close and not sweep_run.done else text]


def best_words(problem: Problem, t: Translator) -> str:
    """What an excess of 0 stands for: the best achievable loss, or what is put in its place."""
    if problem.floor is not None:
        return t("lagom.best.known")
    return t(f"lagom.best.{'seen' if problem.least else 'zero'}")


def name_of(cell: Cell, labels: Labels) -> str:
    """What a cell is called."""
    row, column = cell.key
    return labels[row, column]

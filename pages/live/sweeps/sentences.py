"""What the map says in words: how far it is, which network is lagom and why, what is wrong."""

from math import hypot, isfinite

from nn_core.lagom import Cell, Lagom
from pages.charts.sweep.numbers import grouped
from pages.live.sweep_settings import DATA_AXES
from pages.live.sweeps.labels import axis_value, labels_of
from pages.live.sweeps.plan import Place
from pages.live.sweeps.summary import Summary
from pages.live.sweeps.trial import Trial
from pages.text import Translator

Labels = dict[tuple[int, int], str]
MINUTE = 90  # seconds from which one speaks of minutes
TOLD_FROM = 0.05  # before so much is done, the pace so far says little of what is left


def duration(seconds: float, t: Translator) -> str:
    """About how long, in the unit that one would say."""
    if seconds >= MINUTE:
        return t("time.minutes", n=round(seconds / 60))
    return t("time.seconds", n=max(1, round(seconds)))


def progress(trial: Trial, status: str, t: Translator) -> str:
    """How far the training is, and how long it will go on."""
    share = f"{100 * trial.progress:.0f}"
    if status == "running" and trial.progress < TOLD_FROM:
        return t("sweep.running.begun", share=share)
    if status == "running":
        return t("sweep.running", share=share, left=duration(trial.seconds_left, t))
    return t(f"sweep.{status}", share=share, n=len(trial.plan.runs), epochs=trial.plan.epochs)


def warnings(trial: Trial, t: Translator) -> list[str]:
    """What one must know of these results before one believes them."""
    found = []
    if any(problem.constant for problem in trial.problems):
        key = "one_class" if trial.plan.settings.task != "regression" else "constant_target"
        found.append(t(f"sweep.warning.{key}"))
    statuses = [row["status"] for row in trial.rows()]
    if all(status == "diverged" for status in statuses):
        found.append(t("sweep.warning.all_diverged"))
    elif "diverged" in statuses:
        found.append(t("sweep.warning.some_diverged", n=statuses.count("diverged")))
    return found


def argument(
    trial: Trial, summary: Summary, place: Place, running: bool, t: Translator
) -> list[str]:
    """Which network is lagom, with the numbers.

    Where the data are varied, first how lagom moves with them, then the argument for the data of
    the chosen place.
    """
    labels = labels_of(trial.plan, t, without=DATA_AXES)
    sides = dict(summary.lagoms)
    if None in sides:
        return _one_argument(sides[None], labels, "", running, t)
    line = place.row if trial.plan.sweep.rows in DATA_AXES else place.column
    where = _where(trial, line, t)
    return _across(trial, summary, labels, running, t) + _one_argument(
        sides[line], labels, where, running, t
    )


def _across(
    trial: Trial, summary: Summary, labels: Labels, running: bool, t: Translator
) -> list[str]:
    """Which network is lagom for each of the data; none where there is none, once that is sure."""
    names = {
        side: _name(lagom.chosen, labels) if lagom.chosen else None
        for side, lagom in summary.lagoms
        if side is not None
    }
    found = {name for name in names.values() if name}
    if not found:
        return []
    told = [
        t("lagom.at", where=_where(trial, side, t), label=name or t("lagom.at.none"))
        for side, name in names.items()
        if name or not running
    ]
    key = "moves" if len(found) > 1 else "stays" if all(names.values()) else "sides"
    text = t(f"lagom.{key}", moves="; ".join(told))
    return [t("lagom.so_far", text=text) if running else text]


def _one_argument(
    lagom: Lagom, labels: Labels, where: str, running: bool, t: Translator
) -> list[str]:
    if running and lagom.chosen is None:
        return []  # too early to say so
    text = _argued(lagom, labels, t)
    if where:
        text = t("lagom.where", where=where[:1].upper() + where[1:], text=text)
    return [t("lagom.so_far", text=text) if running else text]


def standing(trial: Trial, summary: Summary, t: Translator) -> list[str]:
    """Who leads the race, by how much, and whether that is more than luck."""
    labels = labels_of(trial.plan, t)
    ranked = sorted(summary.cells, key=lambda cell: cell.mean)
    first, second = ranked[:2]
    if not isfinite(second.mean):
        return []
    text = t(
        "race.leads",
        first=_name(first, labels),
        mean=number(first.mean, t),
        error=number(first.standard_error, t),
        second=_name(second, labels),
        second_mean=number(second.mean, t),
        second_error=number(second.standard_error, t),
    )
    if first.starts < 2:
        return [t("lagom.none.one_start")]
    # Two means differ when they are further apart than twice the error of their difference.
    error = hypot(first.standard_error, second.standard_error)
    close = second.mean - first.mean <= 2 * error
    return [f"{text} {t('race.close')}" if close else text]


def _where(trial: Trial, side: int, t: Translator) -> str:
    sweep = trial.plan.sweep
    axis, values = sweep.columns, sweep.column_values
    if sweep.rows in DATA_AXES:
        axis, values = sweep.rows, sweep.row_values
    return f"{t(f'axis.{axis}')} {axis_value(axis, values[side], t)}"


def _argued(lagom: Lagom, labels: Labels, t: Translator) -> str:
    if lagom.chosen is None or lagom.best is None:
        return t(f"lagom.none.{lagom.reason}")
    best, chosen = lagom.best, lagom.chosen
    key = "lagom.is_best" if chosen is best else "lagom.found"
    text = t(
        key,
        label=_name(chosen, labels),
        parameters=grouped(chosen.parameters, t),
        mean=number(chosen.mean, t),
        best=_name(best, labels),
        best_mean=number(best.mean, t),
        error=number(best.standard_error, t),
        limit=number(lagom.limit, t),
        k=chosen.successes,
        n=chosen.starts,
    )
    doubts = (t(f"lagom.doubt.{doubt}") for doubt in lagom.doubts)
    return " ".join([text, _runner_up(lagom, labels, t), *doubts])


def _runner_up(lagom: Lagom, labels: Labels, t: Translator) -> str:
    second = lagom.runner_up
    if second is None:
        return t("lagom.runner_up.none")
    return t(
        "lagom.runner_up" if second.mean <= lagom.limit else "lagom.runner_up.beyond",
        label=_name(second, labels),
        parameters=grouped(second.parameters, t),
        mean=number(second.mean, t),
    )


def _name(cell: Cell, labels: Labels) -> str:
    row, column = cell.key
    return labels[row, column]


def number(value: float, t: Translator) -> str:
    """Three significant digits in the reader's language."""
    return f"{value:.3g}".replace(".", t("format.decimal"))

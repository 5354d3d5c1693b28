"""What stands still while a network trains: figures, diagram and words, each with a key."""

from typing import Any

from datasets.slices import Slice
from pages.charts.chart import ALT, Chart, live_alt
from pages.charts.decision_map import DecisionMap
from pages.charts.diagram import Diagram
from pages.charts.fit import CURVE_WIDTH, Fit
from pages.charts.loss_curves import Curves, LossCurves
from pages.charts.points import data_colours, without_validation
from pages.charts.space import Space
from pages.charts.style import BLUE, HIGH, LOW, MIDDLE
from pages.live.caption import caption
from pages.live.experiment import Experiment
from pages.live.inputs import WORDS as INPUT_WORDS
from pages.live.inputs import content as inputs_content
from pages.live.modebar import modebar
from pages.live.painting import WORDS as PAINT_WORDS
from pages.live.painting import content as paint_content
from pages.live.pictures import fit_grid, shape_of, space_grid
from pages.live.recipes import Recipe, figure_content
from pages.live.tasks import is_signed
from pages.live.verdict_panel import ghost_content, panel, verdict_words
from pages.live.verdict_watch import Shown
from pages.text import Translator, template

WORDS = (
    "epoch", "train_loss", "validation_loss", "train_accuracy", "validation_accuracy",
    "parameters", "seconds", "speed",
)  # fmt: skip
TOUCH_WORDS = (
    "help", "unit", "end", "hint", "close", "card", "bias", "weights", "largest", "inputs",
    "without", "counting", "off", "on", "is_off", "are_off", "one_off", "all_on", "image", "pixel",
    "line", "bias_of", "value", "pull_up", "pull_down", "pull_none", "no_number", "edited",
    "more_units", "fewer_units", "layers", "more_layers", "fewer_layers", "anew", "keep",
    "keep_why", "follow",
)  # fmt: skip
STATUSES = ("idle", "running", "paused", "diverged", "done")


def recipes(experiment: Experiment, shown: Shown, language: str) -> dict[str, Recipe]:
    """For each part what it depends on, and how it is made."""
    s, data = experiment.settings, experiment.data
    t, output = Translator(language), s.output_activation
    cut, signed = s.slice, is_signed(s.task, output)
    seen = (data.shown, s.truth, s.validation, s.discrete)
    loss_name = t(f"loss.{s.loss}")
    empty, is_waiting = _without_curves(experiment), data.placed is not None
    small_print = caption(s, t)
    ghost, outcome = experiment.ghost, experiment.outcome()
    # A run that diverged shows how: on a log axis its curve stays in sight.
    log = s.log_loss or experiment.status == "diverged"
    hidden = tuple(zip(s.hidden_widths, s.activations, strict=True))
    kind, shape = shape_of(data, int(experiment.trainer.parameter_counts[0]))
    side = shape[0] if kind == "space" else 0  # of a lattice that is part of the figure
    return {
        "words": ((language,), lambda: _words(language)),
        "caption": ((small_print,), lambda: small_print),
        "curves": (
            (language, loss_name, empty, log, is_waiting),
            lambda: _live(LossCurves(empty, loss_name, log, t, waiting=is_waiting)),
        ),
        "view": (
            (
                *(language, s.data_key(), cut.axes, cut.components, bool(cut.chosen), signed),
                *(side, *seen),
            ),
            lambda: _view(experiment, cut, side, language),
        ),
        "diagram": (
            (language, s.dataset, s.own, s.n_classes, data.feature_names, hidden, output),
            lambda: Diagram(data, hidden, output, t).columns(),
        ),
        "paint": ((language, s.data_key()), lambda: paint_content(s, t)),
        "inputs": (
            (language, s.dataset, s.own, s.points[:1], s.features, s.expression),
            lambda: inputs_content(s, t),
        ),
        "verdict": ((language, shown), lambda: panel(shown, t)),
        "ghost": (
            (language, ghost and ghost.run, outcome),
            lambda: ghost_content(ghost, outcome, language),
        ),
    }


def _without_curves(experiment: Experiment) -> Curves:
    """The loss chart's straight lines alone."""
    limit = experiment.reachable()
    floor = experiment.floor() if limit is None else limit
    return Curves([], [], [], experiment.baseline(), floor, limit is not None)


KEY_WORDS = (
    "title", "training", "after", "validation", "never", "floor", "baseline", "best", "lowest",
    "lagom", "zone", "distance", "verdict", "smooth",
)  # fmt: skip


def _words(language: str) -> dict[str, Any]:
    t = Translator(language)
    return {
        "language": language,
        "stats": {name: t(f"stat.{name}") for name in WORDS},
        "folding": {name: t(f"stat.{name}") for name in ("more", "fewer")},
        "toward": template(language, "stat.toward"),
        "status": {name: t(f"status.{name}") for name in STATUSES},
        "alt": {place: live_alt(place, t) for place in ALT},
        "key": {name: t(f"key.{name}") for name in KEY_WORDS},
        "more": template(language, "diagram.more"),
        "signs": t("diagram.signs"),
        "modebar": modebar(language),
        "late": t("live.late"),
        "slow": t("live.slow"),
        "touch": {name: template(language, f"touch.{name}") for name in TOUCH_WORDS},
        "paint": {name: template(language, f"paint.{name}") for name in PAINT_WORDS},
        "inputs": {name: template(language, f"inputs.{name}") for name in INPUT_WORDS},
        "verdict": verdict_words(language),
    }


def _live(chart: Chart, validation: bool = True) -> dict[str, Any]:
    """A chart's skeleton; the live view fills in what comes with frames."""
    figure = chart.figure()
    return figure_content(figure if validation else without_validation(figure))


def _view(experiment: Experiment, cut: Slice, side: int, language: str) -> dict[str, Any]:
    data, output = experiment.data, experiment.settings.output_activation
    t, s = Translator(language), experiment.settings
    if len(data.input_names) == 1:
        figure = _live(Fit(data, fit_grid(data), t), s.validation)
        return {"kind": "fit", "figure": figure, "curve": {"colour": BLUE, "width": CURVE_WIDTH}}
    if side:
        space = Space(data, space_grid(data, side), t)
        return {"kind": "space", "figure": _live(space, s.validation)}
    return {
        "kind": "map",
        "figure": _live(DecisionMap(data, cut, t, output, s.truth), s.validation),
        "scale": [LOW, MIDDLE, HIGH],
        "discrete": s.discrete and s.task != "regression",
        "colours": data_colours(data),
        "contour": data.task == "binary",
    }

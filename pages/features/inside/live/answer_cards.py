"""The cards that show what the network's answers are worth."""

import numpy as np
from numpy.typing import NDArray

from nn_core.functions import classes_of, shares_of, threshold_of
from nn_core.inspection import results
from pages.charts.chart import Chart
from pages.charts.points import class_labels
from pages.features.inside.charts.calibration import Calibration, Sureness
from pages.features.inside.charts.confusion import Confusion
from pages.features.inside.charts.gap import Gap
from pages.features.inside.charts.importance import Importance
from pages.features.inside.charts.mistakes import MOST, Mistakes, Wrong
from pages.features.inside.charts.predictions import Answers, Predictions, Residuals
from pages.features.inside.live.inspection_cards import Maker
from pages.features.inside.live.inspection_view import InspectionView
from pages.features.inside.live.permutation import columns_of
from pages.live.cards import Card

Array = NDArray[np.float64]


ASKING = (  # cards that need the answers
    "predictions",
    "residuals",
    "confusion",
    "mistakes",
    "calibration",
)
IMPORTANCE = "importance"


def answer_cards(maker: Maker) -> list[Card]:
    """The gap, and then what suits the problem: numbers, or classes."""
    shuffled = [_importance(maker)] if len(columns_of(maker.look.experiment.data)) > 1 else []
    if maker.look.settings.task == "regression":
        return [_gap(maker), _predictions(maker), _residuals(maker), *shuffled]
    pictures = [_mistakes(maker)] if maker.look.experiment.data.is_image else []
    return [_gap(maker), _confusion(maker), *pictures, _calibration(maker), *shuffled]


def _gap(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    loss_name = t(f"loss.{look.settings.loss}")
    return maker.card("gap", loss_name, lambda: Gap(look.experiment.curves(), loss_name, t))


def _predictions(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    name, span = t.name(look.experiment.data.shown_name), value_span(look)

    def chart() -> Chart:
        return Predictions(values(look), name, span, t)

    return maker.card("predictions", (name, span), chart, look.answered_at)


def _residuals(maker: Maker) -> Card:
    look, t, span = maker.look, maker.t, value_span(maker.look)
    name = t.name(look.experiment.data.shown_name)

    def chart() -> Chart:
        return Residuals(values(look), name, span, t)

    return maker.card("residuals", (name, span), chart, look.answered_at)


def _confusion(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    classes = class_labels(look.experiment.data, t)
    return maker.card(
        "confusion",
        classes,
        lambda: Confusion(classes, counts(look), firsts(look), t),
        look.answered_at,
    )


def _mistakes(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    classes = class_labels(look.experiment.data, t)
    return maker.card(
        "mistakes", classes, lambda: Mistakes(wrong(look), classes, t), look.answered_at
    )


def _calibration(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    known = look.experiment.data.truth is not None
    return maker.card(
        "calibration", known, lambda: Calibration(sureness(look), known, t), look.answered_at
    )


def _importance(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    names = tuple(t.name(column.name) for column in columns_of(look.experiment.data))
    loss_name, found = t(f"loss.{look.settings.loss}"), look.importances

    def chart() -> Chart:
        if found is None:
            return Importance(names, np.nan, np.empty((len(names), 0)), loss_name, t)
        return Importance(names, found.loss, found.shuffled - found.loss, loss_name, t)

    moment = found.moment if found else look.moment
    return maker.card(IMPORTANCE, (names, loss_name), chart, (found is not None, moment))


def value_span(look: InspectionView) -> tuple[float, float]:
    """Smallest and largest target of both halves, in the units of the source."""
    data = look.experiment.data
    y = data.to_raw_targets(np.concatenate([data.y_train, data.y_validation]))[:, data.shown]
    return float(y.min()), float(y.max())


def values(look: InspectionView) -> Answers:
    """Actual and predicted values, in the units of the source; no predictions: nan."""
    data, answers = look.experiment.data, look.answers
    found = []
    for y, outputs in (
        (data.y_train, answers and answers.train),
        (data.y_validation, answers and answers.validation),
    ):
        predicted = np.full_like(y, np.nan) if outputs is None else outputs
        shown = data.shown
        found += [data.to_raw_targets(y)[:, shown], data.to_raw_targets(predicted)[:, shown]]
    return Answers(*found)


def counts(look: InspectionView) -> NDArray[np.int64]:
    """(C, C) on the validation points; zeros where there are no answers."""
    targets, answers = look.experiment.y_validation, look.answers
    if answers is None:
        n_classes = len(look.experiment.data.class_names)
        return np.zeros((n_classes, n_classes), np.int64)
    threshold = threshold_of(look.settings.output_activation)
    return results.confusion_matrix(
        answers.validation, targets, threshold, look.experiment.data.is_multilabel
    )


def firsts(look: InspectionView) -> NDArray[np.int64]:
    """(C, C): the first validation point of each cell of the confusion matrix, -1 for none."""
    data, answers = look.experiment.data, look.answers
    found = np.full((len(data.class_names), len(data.class_names)), -1)
    if answers is not None:
        threshold = threshold_of(look.settings.output_activation)
        predicted = classes_of(answers.validation, threshold, data.is_multilabel)
        true = classes_of(data.y_validation, multilabel=data.is_multilabel)
        places = np.arange(len(true))[::-1]  # of several in a cell the first is written last
        found[true[places], predicted[places]] = places
    return found


def wrong(look: InspectionView) -> Wrong:
    """The validation points that are predicted wrong; first those whose output is the largest."""
    data, answers, none = look.experiment.data, look.answers, np.zeros(0, np.int64)
    if answers is None:
        return Wrong(np.zeros((0, data.x_train.shape[1])), none, none, none, 0, 0)
    outputs, threshold = answers.validation, threshold_of(look.settings.output_activation)
    true, predicted = classes_of(data.y_validation), classes_of(outputs, threshold)
    places = np.flatnonzero(true != predicted)
    surest = places[np.argsort(-outputs[places].max(axis=1), kind="stable")][:MOST]
    pictures = data.to_raw_inputs(data.x_validation[surest])
    return Wrong(pictures, true[surest], predicted[surest], surest, len(places), len(true))


def sureness(look: InspectionView) -> Sureness:
    """Predicted probabilities of every class, beside the true ones or the outcomes."""
    answers = look.answers
    if answers is None:
        nothing = np.zeros(0)
        return Sureness(nothing, nothing, nothing, nothing, np.zeros(0, np.int64))
    outputs = answers.validation
    predicted = np.clip(shares_of(outputs, look.settings.output_activation), 0.0, 1.0)
    true = look.truth
    binned = results.calibration(predicted, true)
    return Sureness(predicted.ravel(), true.ravel(), *binned)

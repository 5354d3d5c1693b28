"""The cards that show what the network's answers are worth."""

import numpy as np
from numpy.typing import NDArray

from nn_core.functions import shares_of, threshold_of
from nn_core.inspection import results
from pages.charts.inside import calibration, confusion, predictions
from pages.charts.inside.gap import gap, gap_alt, gap_traces
from pages.charts.points import class_labels
from pages.live.cards import Card
from pages.live.inside.inspection_cards import Maker
from pages.live.inside.inspection_view import InspectionView

Array = NDArray[np.float64]


ASKING = ("predictions", "residuals", "confusion", "calibration")  # cards that need the answers


def answer_cards(maker: Maker) -> list[Card]:
    """The gap, and then what suits the problem: numbers, or classes."""
    if maker.look.settings.task == "regression":
        return [_gap(maker), _predictions(maker), _residuals(maker)]
    return [_gap(maker), _confusion(maker), _calibration(maker)]


def _gap(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    loss_name = t(f"loss.{look.settings.loss}")
    curves = look.experiment.curves
    return maker.card(
        "gap",
        loss_name,
        lambda: gap(loss_name, t),
        lambda: (gap_traces(curves()), gap_alt(curves(), t)),
    )


def _predictions(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    name, span = t.name(look.experiment.data.output_names[0]), value_span(look)
    return maker.card(
        "predictions",
        (name, span),
        lambda: predictions.predictions(name, span, t),
        lambda: (
            predictions.predictions_traces(values(look)),
            predictions.predictions_alt(values(look), t),
        ),
        look.answered_at,
    )


def _residuals(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    span = value_span(look)
    return maker.card(
        "residuals",
        span,
        lambda: predictions.residuals(span, t),
        lambda: (
            predictions.residuals_traces(values(look)),
            predictions.residuals_alt(values(look), t),
        ),
        look.answered_at,
    )


def _confusion(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    classes = class_labels(look.experiment.data, t)
    return maker.card(
        "confusion",
        classes,
        lambda: confusion.confusion(classes, t),
        lambda: (
            confusion.confusion_traces(counts(look), t),
            confusion.confusion_alt(classes, counts(look), t),
        ),
        look.answered_at,
    )


def _calibration(maker: Maker) -> Card:
    look, t = maker.look, maker.t
    known = look.experiment.data.truth is not None
    return maker.card(
        "calibration",
        known,
        lambda: calibration.calibration(known, t),
        lambda: (
            calibration.calibration_traces(sureness(look)),
            calibration.calibration_alt(sureness(look), t),
        ),
        look.answered_at,
    )


def value_span(look: InspectionView) -> tuple[float, float]:
    """Smallest and largest target of both halves, in the units of the source."""
    data = look.experiment.data
    y = data.to_raw_targets(np.concatenate([data.y_train, data.y_validation]))[:, 0]
    return float(y.min()), float(y.max())


def values(look: InspectionView) -> predictions.Answers:
    """Actual and predicted values, in the units of the source; no predictions: nan."""
    data, answers = look.experiment.data, look.answers
    found = []
    for y, outputs in (
        (data.y_train, answers and answers.train),
        (data.y_validation, answers and answers.validation),
    ):
        predicted = np.full_like(y, np.nan) if outputs is None else outputs
        found += [data.to_raw_targets(y)[:, 0], data.to_raw_targets(predicted)[:, 0]]
    return predictions.Answers(*found)


def counts(look: InspectionView) -> NDArray[np.int64]:
    """(C, C) on the validation points; zeros where there are no answers."""
    targets, answers = look.experiment.y_validation, look.answers
    if answers is None:
        n_classes = max(2, targets.shape[1])
        return np.zeros((n_classes, n_classes), np.int64)
    threshold = threshold_of(look.settings.output_activation)
    return results.confusion_matrix(answers.validation, targets, threshold)


def sureness(look: InspectionView) -> calibration.Sureness:
    """Predicted probabilities of every class, beside the true ones or the outcomes."""
    answers = look.answers
    if answers is None:
        nothing = np.zeros(0)
        return calibration.Sureness(nothing, nothing, nothing, nothing, np.zeros(0, np.int64))
    outputs = answers.validation
    predicted = np.clip(shares_of(outputs, look.settings.output_activation), 0.0, 1.0)
    true = look.truth
    binned = results.calibration(predicted, true)
    return calibration.Sureness(predicted.ravel(), true.ravel(), *binned)

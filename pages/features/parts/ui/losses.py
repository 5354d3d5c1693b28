"""Losses: one prediction under all of them, and what a single value far off does."""

import numpy as np
import streamlit as st

from nn_core import LOSSES
from pages.charts.numbers import number as written
from pages.charts.numbers import percent
from pages.features.parts.charts.lines import Line, Mark, lines
from pages.features.parts.charts.outlier import Guess, outlier, outlier_alt
from pages.features.parts.live.choices import choose_loss, home_of
from pages.features.parts.live.functions import answer_at, best_guess, loss_at, share_of_last
from pages.features.parts.ui import pieces
from pages.features.parts.ui.formulas import formula, source
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, number, t
from pages.ui.terms import with_terms

LOW, HIGH = -2.0, 3.0
PREDICTIONS = [round(LOW + i * 0.05, 2) for i in range(101)]
FIRST = 0.3
SHOWN = [-0.2, 4.5], [-6.5, 6.5]  # of the losses, and of their derivatives
TARGETS = np.array([1.0, 1.5, 1.8, 2.1, 2.4, 2.6, 3.0])
FARTHEST = 20
FIRST_OUTLIER = 12


def losses() -> None:
    """The losses over the prediction, then the outlier, then each loss by itself."""
    st.markdown(with_terms("parts.losses.about"))
    _predicted()
    _far_off()
    _each()


@fragments.fragment("parts_losses")
def _predicted() -> None:
    """One slider moves the mark on every curve, and every number."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        prediction = pieces.choice(
            st.select_slider, "prediction", PREDICTIONS, FIRST, format_func=number
        )
    with right:
        target = pieces.choice(
            st.segmented_control, "target", [0, 1], 1, format_func=str, required=True
        )
    for column, is_loss in zip(st.columns(2), (True, False), strict=True):
        with column:
            _over_predictions(prediction, target, is_loss)
    _numbers(prediction, target)


def _over_predictions(prediction: float, target: int, is_loss: bool) -> None:
    kind = "loss" if is_loss else "derivative"
    x = np.linspace(LOW, HIGH, 501)
    named, marks = [], []
    for sign, name in enumerate(LOSSES):
        curve = loss_at(name, x, target)
        named.append(Line(t(f"loss.{name}"), sign, x, curve.value if is_loss else curve.derivative))
        answer = answer_at(name, prediction, target)
        y = answer.loss if is_loss else answer.derivative
        marks += [] if y is None else [Mark(sign, prediction, y)]
    translator = Translator(language())
    words = t(f"parts.losses.{kind}"), t("parts.prediction"), t(f"parts.losses.{kind}.axis")
    shown = SHOWN[0] if is_loss else SHOWN[1]
    alt = t(
        f"parts.losses.{kind}.alt",
        prediction=number(prediction),
        target=target,
        values="; ".join(
            f"{line.name}: {_at(name, prediction, target, is_loss)}"
            for name, line in zip(LOSSES, named, strict=True)
        ),
    )
    pieces.figure(lines(named, words, translator, marks, range=shown), f"losses_{kind}", alt, 420)


def _at(name: str, prediction: float, target: int, is_loss: bool) -> str:
    answer = answer_at(name, prediction, target)
    value = answer.loss if is_loss else answer.derivative
    return "–" if value is None else written(value + 0.0, Translator(language()))


def _numbers(prediction: float, target: int) -> None:
    pieces.table(
        [t("control.loss"), t("parts.losses.loss.axis"), t("parts.losses.derivative.axis")],
        [
            [t(f"loss.{name}"), *(_at(name, prediction, target, each) for each in (True, False))]
            for name in LOSSES
        ],
    )
    if not 0 < prediction < 1:
        st.caption(with_terms("parts.losses.outside"))


@fragments.fragment("parts_outlier")
def _far_off() -> None:
    """Only losses of numbers: a label cannot lie far off."""
    st.subheader(t("parts.outlier"))
    left, right = st.columns([2, 3])
    with left:
        st.markdown(with_terms("parts.outlier.about"))
        value = pieces.choice(
            st.select_slider,
            "outlier_at",
            list(range(FARTHEST + 1)),
            FIRST_OUTLIER,
            format_func=number,
        )
        targets = np.append(TARGETS, float(value))
        guesses = {
            name: Guess(t(f"loss.{name}"), sign, best_guess(name, targets))
            for sign, (name, entry) in enumerate(LOSSES.items())
            if not entry.targets_are_shares
        }
        _guesses(guesses, targets)
        st.caption(with_terms("parts.outlier.label"))
    translator, shown = Translator(language()), list(guesses.values())
    with right:
        chart = outlier(targets, shown, FARTHEST, translator)
        pieces.figure(chart, "outlier", outlier_alt(targets, shown, translator))


def _guesses(guesses: dict[str, Guess], targets: np.ndarray) -> None:
    translator = Translator(language())
    pieces.table(
        [t("control.loss"), t("parts.outlier.guess"), t("parts.outlier.share")],
        [
            [
                guess.name,
                written(guess.value, translator),
                percent(share_of_last(name, guess.value, targets), translator),
            ]
            for name, guess in guesses.items()
        ],
    )


def _each() -> None:
    """Formula, home and reason, and the way to the playground."""
    st.subheader(t("parts.losses.home"))
    st.markdown(with_terms("output.not_activation"))
    for name, entry in LOSSES.items():
        task, output = home_of(name)
        with st.container(border=True):
            st.markdown(f"**{t(f'loss.{name}')}**: {formula(entry.latex)}")
            belongs = t(
                "parts.losses.belongs",
                task=t(f"parts.task.{task}"),
                output=t(f"activation.{output}"),
            )
            st.markdown(f"{belongs} {with_terms(f'parts.loss.{name}.about')}")
            st.caption(source(entry.source))
            chosen = choose_loss(pieces.playground(), name)
            if chosen.dataset != pieces.playground().dataset:
                st.caption(
                    with_terms("parts.losses.other_data", dataset=t(f"dataset.{chosen.dataset}"))
                )
            pieces.open_in_playground(chosen, t(f"loss.{name}"))

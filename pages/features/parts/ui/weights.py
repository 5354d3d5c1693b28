"""Weights: how signal and gradient run through the layers at the start, and what comes of it."""

import numpy as np
import streamlit as st

from nn_core import ACTIVATIONS, INITIALIZERS, LIMITS
from pages.charts.numbers import loss, number, percent
from pages.features.parts.charts.lines import Line, lines, lines_alt
from pages.features.parts.live.small_runs import Losses
from pages.features.parts.live.starts import (
    BATCH,
    MOST_POINTS,
    OPTIMIZER,
    RATE,
    STEPS,
    WIDTH,
    Start,
    begun,
)
from pages.features.parts.ui import pieces, results
from pages.features.parts.ui.formulas import formula, source
from pages.live.settings import Settings
from pages.text import Translator
from pages.ui import fragments
from pages.ui.language import language, t
from pages.ui.language import number as setting
from pages.ui.terms import with_terms

FIRST = ("zeros", "constant", "uniform", "glorot_normal", "he_normal", "orthogonal")
DEPTHS = list(range(1, int(LIMITS["depth"].maximum) + 1))
FIRST_DEPTH = 6


@fragments.fragment("parts_weights")
def weights() -> None:
    """What is seen at the start stands there before the training is done."""
    st.markdown(with_terms("parts.weights.about"))
    depth, activation, names = _choices()
    if not names:
        st.info(t("parts.weights.choose"))
        return
    playground = pieces.playground()
    networks = {name: begun(playground, activation, depth, name) for name in names}
    starts = results.beginnings(networks)
    _signals(starts)
    st.caption(with_terms("parts.weights.zero", points=MOST_POINTS))
    with st.spinner(t("parts.training")):
        curves = results.trainings(networks)
    _training(curves)
    _table(starts, curves)
    _ways_out(networks)


def _choices() -> tuple[int, str, list[str]]:
    left, right = st.columns(2)
    with left:
        depth = pieces.choice(st.select_slider, "depth", DEPTHS, FIRST_DEPTH)
    with right:
        activation = pieces.choice(
            st.selectbox,
            "hidden",
            list(ACTIVATIONS),
            "relu",
            format_func=lambda name: t(f"activation.{name}"),
        )
    picked = pieces.choice(
        st.pills,
        "initializers",
        list(INITIALIZERS),
        list(FIRST),
        format_func=_word,
        selection_mode="multi",
    )
    return depth, activation, [name for name in INITIALIZERS if name in picked]


def _word(name: str) -> str:
    return t(f"initializer.{name}")


def _sign(name: str) -> int:
    return list(INITIALIZERS).index(name)


def _signals(starts: dict[str, Start]) -> None:
    for column, kind in zip(st.columns(2), ("signal", "gradient"), strict=True):
        named = []
        for name, start in starts.items():
            sizes = start.signal if kind == "signal" else start.gradient
            layers = np.arange(1, len(sizes) + 1, dtype=np.float64)
            named.append(Line(_word(name), _sign(name), layers, sizes))
        title = t(f"parts.weights.{kind}")
        words = title, t("parts.weights.layer"), t(f"parts.weights.{kind}.size")
        translator = Translator(language())
        chart = lines(named, words, translator, log=True, points=True)
        chart.update_xaxes(dtick=1)
        with column:
            pieces.figure(chart, f"weights_{kind}", lines_alt(title, named, translator), 400)


def _training(curves: dict[str, Losses]) -> None:
    named = [
        Line(_word(name), _sign(name), curve.epochs, curve.train) for name, curve in curves.items()
    ]
    translator, title = Translator(language()), t("parts.weights.training")
    words = title, t("chart.loss.epoch"), t(f"loss.{pieces.playground().loss}")
    chart = lines(named, words, translator, rangemode="tozero")
    set_up = {
        "width": WIDTH,
        "optimizer": t(f"optimizer.{OPTIMIZER}"),
        "rate": setting(RATE),
        "batch": BATCH,
        "steps": STEPS,
    }
    alt = lines_alt(title, named, translator)
    pieces.figure(chart, "weights_training", alt, 380, t("parts.weights.set_up", **set_up))
    st.caption(with_terms("parts.weights.set_up", **set_up))


def _table(starts: dict[str, Start], curves: dict[str, Losses]) -> None:
    heads = ("draw", "signal_ratio", "gradient_ratio", "dead", "alike", "loss", "from")
    rows = [[_word(name), *_row(name, start, curves[name])] for name, start in starts.items()]
    pieces.table([t("control.initializer"), *(t(f"parts.weights.{h}") for h in heads)], rows)


def _row(name: str, start: Start, curve: Losses) -> list[str]:
    translator, entry = Translator(language()), INITIALIZERS[name]
    return [
        formula(entry.latex),
        _ratio(start.signal[-1], start.signal[0]),
        _ratio(start.gradient[0], start.gradient[-1]),
        percent(start.dead, translator),
        t(f"parts.answer.{int(start.alike)}"),
        loss(float(curve.train[-1]), translator),
        source(entry.source),
    ]


def _ratio(size: float, of: float) -> str:
    return number(float(size / of), Translator(language())) if of else "–"


def _ways_out(networks: dict[str, Settings]) -> None:
    for name, network in networks.items():
        st.markdown(f"**{_word(name)}.** {with_terms(f'parts.initializer.{name}.about')}")
        pieces.open_in_playground(network, _word(name))

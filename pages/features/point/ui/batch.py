"""A batch: how the gradients of several points average into one."""

import numpy as np
import streamlit as st

from pages.charts.latex import lines, tex
from pages.features.point.charts.bars import batch_alt, batch_bars
from pages.features.point.ui.look import Look, kept
from pages.features.point.ui.tables import show
from pages.features.point.ui.units import chosen_unit, chosen_weight
from pages.live.questions import GradientsOf
from pages.live.tasks import encode_targets
from pages.ui.language import t
from pages.ui.run_questions import ask
from pages.ui.session_state import widget_value
from pages.ui.still_chart import still_chart
from pages.ui.terms import with_terms

MANY = 10
HEIGHT = 340


def batch(look: Look) -> None:
    """Ten training points from the chosen one on, or from the first."""
    x, y = look.data.x_train, look.data.y_train
    first = look.index if widget_value("point_half") == "training" else 0
    first = 0 if look.typed else min(first, max(0, len(x) - MANY))
    places = range(first, min(first + MANY, len(x)))
    st.markdown(with_terms("point.batch", n=len(places), first=first))
    if look.typed:
        st.caption(with_terms("point.batch.typed"))
    layer, unit, place = _chosen(look)
    s = look.settings
    targets = encode_targets(y[places], s.task, s.output_activation)
    each = ask(GradientsOf(x[places], targets, layer, unit))[:, place]
    _shown(look, each, list(map(str, places)))
    st.caption(with_terms("point.batch.size", size=min(s.batch_size, len(x))))


def _chosen(look: Look) -> tuple[int, int, int]:
    """Layer, unit and weight; at first of the output."""
    n_layers = len(look.names.layers)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"point_layer_{n_layers}"
        kept(key, list(range(n_layers)), n_layers - 1)
        layer = st.selectbox(
            t("point.layer"),
            options=list(range(n_layers)),
            format_func=look.names.layers.__getitem__,
            key=key,
            persist_state="session",
        )
        unit = chosen_unit(look, layer, weights=True)
        return layer, unit, chosen_weight(look, layer, unit)


def _shown(look: Look, each: np.ndarray, names: list[str]) -> None:
    import pandas as pd

    picture, table = st.columns([3, 2])
    with picture:
        still_chart(
            batch_bars(each, names, look.t),
            key="point_batch",
            height=HEIGHT,
            alt=batch_alt(each, look.t),
        )
        up, down = int((each > 0).sum()), int((each < 0).sum())
        st.markdown(with_terms("point.batch.signs", up=up, down=down))
    with table:
        total, mean = (tex(float(value), look.t) for value in (each.sum(), each.mean()))
        n = len(each)
        st.latex(lines([rf"g &= \frac{{1}}{{{n}}} \sum_s g_s", rf"&= \frac{{{total}}}{{{n}}}",
                        rf"&= {mean}"]))  # fmt: skip
        frame = pd.DataFrame({t("point.batch.point"): names, t("point.gradient"): each})
        show(frame, look, "batch")

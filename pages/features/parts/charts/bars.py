"""Shares that add up to one, as bars."""

import plotly.graph_objects as go
from numpy.typing import NDArray

from pages.charts.numbers import decimal
from pages.charts.style import Translate, axis, base_layout, class_colours


def softmax_bars(shares: NDArray, t: Translate) -> go.Figure:  # type: ignore[type-arg]
    """A bar a class (K,), with its share written above it."""
    names = [t("chart.class", name=k + 1) for k in range(len(shares))]
    return go.Figure(
        data=[
            go.Bar(
                x=names,
                y=shares,
                text=[decimal(float(share), t) for share in shares],
                textposition="outside",
                marker={"color": class_colours(len(shares))},
                hoverinfo="skip",
            )
        ],
        layout=base_layout(
            t,
            title_text=t("parts.softmax.title"),
            xaxis=axis("", type="category"),
            yaxis=axis(t("parts.softmax.share"), range=[0, 1.12], tickvals=[0, 0.25, 0.5, 0.75, 1]),
        ),
    )


def softmax_bars_alt(shares: NDArray, t: Translate) -> str:  # type: ignore[type-arg]
    """All shares."""
    said = (
        f"{t('chart.class', name=k + 1)}: {decimal(float(share), t)}"
        for k, share in enumerate(shares)
    )
    return t("parts.softmax.alt", shares="; ".join(said))

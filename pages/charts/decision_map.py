"""The decision map: what the network answers at every place of two inputs."""

import plotly.graph_objects as go

from datasets import Dataset
from pages.charts.points import class_traces, hollow_key, parts, value_trace
from pages.charts.style import LEGEND_BELOW, Translate, axis, base_layout


def decision_map(data: Dataset, axes: tuple[int, int], t: Translate) -> go.Figure:
    """The points over a transparent ground; the live view paints the answers beneath them.

    With more than two inputs it is a slice: the others stand at their medians, and the title
    says so.
    """
    return go.Figure(
        data=_traces(data, axes, t),
        layout=base_layout(
            t,
            title_text=_title(data, t),
            margin_t=34 if len(data.input_names) == 2 else 52,  # the slice has a second line
            legend=LEGEND_BELOW,
            xaxis=_axis(data, axes[0]),
            yaxis=_axis(data, axes[1]),
        ),
    )


def _traces(data: Dataset, axes: tuple[int, int], t: Translate) -> list[go.Scatter]:
    if data.task == "regression":
        training, validation = parts(data, t)
        return [value_trace(data, validation, axes), value_trace(data, training, axes)]
    return [*class_traces(data, axes, t), hollow_key(t)]


def _title(data: Dataset, t: Translate) -> str:
    key = {"regression": "values", "binary": "probability", "multiclass": "classes"}[data.task]
    title = t(f"chart.map.{key}")
    others = len(data.input_names) - 2
    return f"{title}<br><sup>{t('chart.map.slice', n=others)}</sup>" if others else title


def _axis(data: Dataset, i: int) -> dict[str, object]:
    scale, mean = float(data.input_scale[i]), float(data.input_mean[i])
    low, high = (value * scale + mean for value in data.domain[i])
    return axis(data.input_names[i], range=[low, high], showgrid=False)

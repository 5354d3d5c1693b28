"""The evidence in the loss curves, and the axis of the excess loss."""

from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import pytest

from pages.charts.chart import plain
from pages.charts.loss_curves import Curves, LossCurves
from pages.live.ghost import thinned
from pages.text import Translator
from tests.pages.test_charts import by_name

LIVE = Path(__file__).parents[2] / "static/live"
CURVES = {"training", "validation", "best"}
t = Translator("en")


def figure(floor: float | None = 0.1, baseline: float = 0.69, log: bool = False) -> go.Figure:
    curves = Curves([0, 1, 2, 3], [0.9, 0.5, 0.3, 0.2], [0.9, 0.6, 0.4, 0.5], baseline, floor)
    return LossCurves(curves, "MSE", log, t).figure()


def test_the_evidence_is_empty_and_silent() -> None:
    traces = [trace for name, trace in by_name(figure()).items() if name not in CURVES]
    assert all(len(trace.x) == 0 for trace in traces)
    assert all(trace.hoverinfo == "skip" and trace.showlegend is False for trace in traces)


def test_the_live_view_fills_every_trace_under_its_name() -> None:
    scripts = ("curves.js", "evidence.js")
    text = "".join((LIVE / script).read_text(encoding="utf-8") for script in scripts)
    for name in by_name(figure()).keys() - {"excess"}:
        assert f"{name}:" in text or f"'{name}'" in text


def test_before_and_ahead_differ_from_now_by_more_than_colour() -> None:
    lines = by_name(figure())
    now = {lines[name].line.dash for name in ("training", "validation")}
    assert now == {"solid", "dash"}
    assert lines["training_ahead"].line.dash == lines["validation_ahead"].line.dash == "dot"
    before = lines["training_before"], lines["validation_before"]
    assert {line.line.dash for line in before} == now
    assert all(line.opacity < 0.5 and line.line.width < 2.5 for line in before)
    assert lines["gap"].fill == lines["zone"].fill == "toself"


@pytest.mark.parametrize("log", [False, True])
def test_the_excess_axis_follows_the_loss_axis_and_knows_its_scale(log: bool) -> None:
    layout = figure(log=log).layout
    assert (layout.yaxis2.matches, layout.yaxis2.overlaying) == ("y", "y")
    assert (layout.yaxis2.side, layout.yaxis2.type) == ("right", layout.yaxis.type)
    assert layout.meta["floor"] == 0.1
    assert layout.meta["range"] == pytest.approx(0.59)
    assert by_name(figure(log=log))["excess"].yaxis == "y2"


def test_an_unknown_floor_is_said_on_the_excess_axis() -> None:
    assert figure(None).layout.meta["distance"] == t("chart.excess.unknown")
    assert figure(0.0).layout.meta["distance"] == t("chart.excess")


@pytest.mark.parametrize(("floor", "baseline"), [(0.69, 0.69), (0.685, 0.69), (0.0, 0.0)])
def test_where_there_is_nothing_to_learn_there_is_no_excess(floor: float, baseline: float) -> None:
    built = figure(floor, baseline)
    assert "yaxis2" not in built.to_plotly_json()["layout"]
    assert "excess" not in by_name(built)


@pytest.mark.parametrize("log", [False, True])
def test_every_reference_line_has_a_name_for_its_height(log: bool) -> None:
    layout = figure(log=log).layout
    heights = [shape.y0 for shape in layout.shapes]
    assert heights == [0.69, 0.1] == [name["y"] for name in layout.meta["references"]]


def test_a_constant_target_can_be_drawn_on_a_log_axis() -> None:
    assert len(figure(0.0, 0.0, log=True).layout.shapes) == 0


def test_a_long_curve_is_thinned_to_its_ends() -> None:
    rows = np.arange(3000.0).reshape(3, 1000)
    thin = thinned(rows, 50)
    assert thin.shape == (3, 50)
    assert thin[:, [0, -1]].tolist() == rows[:, [0, -1]].tolist()
    assert thinned(rows[:, :20], 50) is not None
    assert plain(np.array([1.0, np.inf, np.nan])) == [1.0, None, None]

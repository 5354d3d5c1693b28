"""Charts as figures: what is drawn, with which signs, and whether it can be seen."""

import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from datasets import DATASETS, Dataset, load
from datasets.slices import Slice
from pages.charts import style
from pages.charts.chart import filled
from pages.charts.decision_map import DecisionMap
from pages.charts.diagram import SUMMARY_UNITS, Diagram
from pages.charts.fit import Fit, shown_range
from pages.charts.loss_curves import Curves, LossCurves
from pages.charts.points import class_labels, data_colours, parts
from pages.charts.space import Space
from pages.charts.thumbnail import MOST, thumbnail
from pages.live.pictures import fit_grid, space_grid
from pages.text import LANGUAGES, Translator

ROOT = Path(__file__).resolve().parents[2]
WHITE = "#FFFFFF"
t = Translator("en")

# Okabe and Ito (2008).
OKABE_ITO = {
    "BLUE": "#0072B2",
    "VERMILLION": "#D55E00",
    "GREEN": "#009E73",
    "PURPLE": "#CC79A7",
    "ORANGE": "#E69F00",
    "SKY": "#56B4E9",
}
MAPS = [name for name, spec in DATASETS.items() if spec.n_inputs > 1]
LINES = [name for name, spec in DATASETS.items() if spec.n_inputs == 1]
SPACES = [name for name, spec in DATASETS.items() if spec.family == "space"]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(a: str, b: str) -> float:
    low, high = sorted([luminance(a), luminance(b)])
    return (high + 0.05) / (low + 0.05)


def curves(floor: float | None = 0.1, baseline: float = 0.69) -> Curves:
    return Curves([0, 1, 2, 3], [0.9, 0.5, 0.3, 0.2], [0.9, 0.6, 0.4, 0.5], baseline, floor)


def loss_curves(curves: Curves, loss_name: str, log: bool, t: Translator) -> go.Figure:
    return filled(LossCurves(curves, loss_name, log, t))


def decision_map(data: Dataset, cut: Slice, t: Translator, *more: Any, **named: Any) -> go.Figure:
    return DecisionMap(data, cut, t, *more, **named).figure()


def fit(data: Dataset, grid: np.ndarray, t: Translator) -> go.Figure:
    return Fit(data, grid, t).figure()


def space(data: Dataset, grid: np.ndarray, t: Translator) -> go.Figure:
    return Space(data, grid, t).figure()


def named(figure: go.Figure) -> dict[str, Any]:
    return {trace.name: trace for trace in figure.data}


def by_name(figure: go.Figure) -> dict[str, Any]:
    """By the names that the browser knows the traces by; each has one of its own."""
    found = {trace.uid: trace for trace in figure.data}
    assert None not in found
    assert len(found) == len(figure.data)
    return found


def reference_lines(figure: go.Figure) -> dict[float, str]:
    """Height and dash of the horizontal lines."""
    return {s.y0: s.line.dash for s in figure.layout.shapes if s.y0 == s.y1}


def points(figure: go.Figure) -> list[Any]:
    """Traces of data points, without the legend's key."""
    traces = [tr for tr in figure.data if getattr(tr, "mode", None) == "markers"]
    return [tr for tr in traces if tr.x is not None and list(tr.x) != [None]]


# Colours


@pytest.mark.parametrize("name", OKABE_ITO)
def test_the_palette_is_that_of_okabe_and_ito(name: str) -> None:
    assert getattr(style, name) == OKABE_ITO[name]


def test_training_is_blue_validation_vermillion_and_signed_values_orange_to_blue() -> None:
    assert style.TRAINING == style.HIGH == OKABE_ITO["BLUE"]
    assert OKABE_ITO["VERMILLION"] == style.VALIDATION
    assert OKABE_ITO["ORANGE"] == style.LOW
    assert style.signed_scale()[1] == [0.5, style.MIDDLE]


@pytest.mark.parametrize("name", ["TRAINING", "VALIDATION", "GREEN", "PURPLE", "GREY"])
def test_a_mark_without_an_outline_stands_out_from_white(name: str) -> None:
    assert contrast(getattr(style, name), WHITE) >= 3


@pytest.mark.parametrize("colour", ["#000000", "#0072B2"])
def test_contrast_is_computed_as_wcag_says(colour: str) -> None:
    assert contrast(colour, WHITE) == pytest.approx({"#000000": 21, "#0072B2": 5.2}[colour], 0.01)


@pytest.mark.parametrize("n_classes", range(2, 11))
def test_every_class_has_its_own_colour_and_its_own_symbol(n_classes: int) -> None:
    colours = style.class_colours(n_classes)
    assert len(colours) == n_classes == len(set(colours))
    assert len(set(style.CLASS_SYMBOLS[:n_classes])) == n_classes


def test_the_diagram_in_the_browser_wears_the_same_colours() -> None:
    script = (ROOT / "static" / "live" / "colours.js").read_text(encoding="utf-8")
    for name, colour in (("BLUE", style.HIGH), ("VERMILLION", style.VERMILLION)):
        assert f"const {name} = '{colour}'" in script
    assert f"ORANGE = '{style.LOW}'" in script
    assert "POSITIVE = BLUE" in script
    assert "NEGATIVE = VERMILLION" in script
    assert f"UNIT_SCALE = [ORANGE, '{style.MIDDLE}', BLUE]" in script


# Loss curves


def test_training_is_solid_validation_dashed_and_the_best_epoch_marked() -> None:
    traces = by_name(loss_curves(curves(), "MSE", False, t))
    train, validation, best = (traces[name] for name in ("training", "validation", "best"))
    assert (train.line.color, train.line.dash) == (style.TRAINING, "solid")
    assert (validation.line.color, validation.line.dash) == (style.VALIDATION, "dash")
    assert train.line.width >= 2
    assert list(train.y) == [0.9, 0.5, 0.3, 0.2]
    assert (list(best.x), list(best.y), best.mode) == ([2], [0.4], "markers")


def test_the_constant_predictor_and_the_best_achievable_loss_are_lines_of_their_own() -> None:
    figure = loss_curves(curves(), "MSE", False, t)
    assert reference_lines(figure) == {0.69: "dash", 0.1: "dot"}
    baseline, floor = figure.layout.meta["references"]
    assert (baseline["y"], floor["y"]) == (0.69, 0.1)
    assert "0.690" in baseline["text"]
    assert "0.100" in floor["text"]


def test_where_no_best_loss_is_known_no_line_claims_it() -> None:
    assert reference_lines(loss_curves(curves(None), "MSE", False, t)) == {0.69: "dash"}


def test_a_best_loss_of_zero_is_a_line_except_on_a_log_axis() -> None:
    assert 0.0 in reference_lines(loss_curves(curves(0.0), "MSE", False, t))
    assert 0.0 not in reference_lines(loss_curves(curves(0.0), "MSE", True, t))


@pytest.mark.parametrize("log", [False, True])
def test_empty_curves_and_a_baseline_of_zero_still_make_a_chart(log: bool) -> None:
    figure = loss_curves(Curves([], [], [], 0.0, 0.0), "MSE", log, t)
    assert by_name(figure).keys() >= {"training", "validation", "best"}
    assert "NaN" not in figure.to_json()


def test_the_axes_have_names_and_the_loss_axis_may_be_logarithmic() -> None:
    plain, log = (loss_curves(curves(), "Huber loss", on, t) for on in (False, True))
    assert plain.layout.xaxis.title.text == t("chart.loss.epoch")
    assert plain.layout.yaxis.title.text == "Huber loss"
    assert (plain.layout.yaxis.type, log.layout.yaxis.type) == ("linear", "log")


def test_large_losses_are_powers_of_ten_and_log_ticks_are_left_to_the_live_view() -> None:
    plain, log = (loss_curves(curves(), "MSE", on, t).layout.yaxis for on in (False, True))
    assert plain.exponentformat == "power"
    assert (log.tickmode, log.tickvals) == ("array", ())


def test_hovering_names_the_epoch_and_that_of_the_best() -> None:
    figure = loss_curves(curves(), "MSE", False, t)
    assert figure.layout.xaxis.unifiedhovertitle.text == "epoch %{x}"
    assert "epoch %{x}" in by_name(figure)["best"].hovertemplate


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    swedish = loss_curves(curves(), "MSE", False, Translator("sv"))
    assert "0,6900" in swedish.layout.meta["references"][0]["text"]
    assert swedish.layout.separators[0] == ","


# Points and maps


@pytest.mark.parametrize("name", MAPS)
def test_training_points_are_filled_and_validation_points_are_not(name: str) -> None:
    data = load(name)
    if data.task == "regression":
        validation, training = points(decision_map(data, Slice(), t))
        assert not training.marker.symbol.endswith("-open")
        assert validation.marker.symbol.endswith("-open")
        return
    traces = points(decision_map(data, Slice(), t))
    n = len(data.class_names)
    hollow, filled = traces[:n], traces[n:]
    colours = list(data_colours(data))
    assert [tr.marker.color for tr in filled] == colours
    assert [tr.marker.line.color for tr in hollow] == [style.outline(c) for c in colours]
    assert all(contrast(tr.marker.line.color, WHITE) >= 3 for tr in hollow)
    assert {tr.marker.color for tr in hollow} == {"rgba(255,255,255,0.75)"}


@pytest.mark.parametrize("name", [n for n in MAPS if DATASETS[n].task != "regression"])
def test_every_class_of_a_map_has_its_symbol_and_a_dark_outline(name: str) -> None:
    data = load(name)
    filled = points(decision_map(data, Slice(), t))[len(data.class_names) :]
    symbols = [tr.marker.symbol for tr in filled]
    assert len(set(symbols)) == len(symbols) == len(data.class_names)
    assert all(contrast(tr.marker.line.color, WHITE) >= 3 for tr in filled)


@pytest.mark.parametrize("name", [n for n in MAPS if DATASETS[n].task != "regression"])
def test_a_map_shows_every_point_in_its_class(name: str) -> None:
    data = load(name)
    training, validation = parts(data, t)
    traces = points(decision_map(data, Slice(), t))
    assert sum(len(tr.x) for tr in traces) == len(training.x) + len(validation.x)
    assert len(training.x) == min(len(data.x_train), style.MAX_POINTS)


def test_a_map_is_drawn_with_equal_steps_where_both_axes_have_one_unit() -> None:
    def equal(name: str, axes: tuple[int, int]) -> bool:
        return decision_map(load(name), Slice(*axes), t).layout.yaxis.scaleanchor == "x"

    assert equal("moons", (0, 1))
    assert equal("iris", (2, 3))  # both in cm
    assert equal("digits", (36, 21))
    names = load("penguins").input_names
    length, mass = (next(i for i, n in enumerate(names) if n.endswith(u)) for u in ("(mm)", "(g)"))
    assert not equal("penguins", (length, mass))


def test_a_class_has_one_colour_in_the_map_and_in_the_diagram() -> None:
    data = load("iris")
    output = Diagram(data, ((4, "relu"),), "softmax", t).columns()[-1]
    filled = points(decision_map(data, Slice(2, 3), t))[len(data.class_names) :]
    assert list(output["colours"]) == [trace.marker.color for trace in filled]


def test_the_colour_bar_of_values_has_a_title_and_true_minus_signs() -> None:
    bar = points(decision_map(load("reg-plane"), Slice(), Translator("sv")))[1].marker.colorbar
    assert bar.title.text == Translator("sv").name(load("reg-plane").output_names[0])
    assert bar.ticktext[0].startswith("−")
    assert "," in bar.ticktext[0]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_transparent_and_its_axes_bear_the_names_of_the_inputs(name: str) -> None:
    data = load(name)
    last = len(data.input_names) - 1
    layout = decision_map(data, Slice(last, 0), t).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.xaxis.title.text == data.input_names[last]
    assert layout.yaxis.title.text == data.input_names[0]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_of_more_inputs_says_that_it_is_a_slice(name: str) -> None:
    data = load(name)
    title = decision_map(data, Slice(), t).layout.title
    others = len(data.input_names) - 2
    assert title.subtitle.text == (t("chart.map.slice", n=others) if others else None)


@pytest.mark.parametrize("name", MAPS)
def test_every_point_of_a_map_lies_within_its_axes(name: str) -> None:
    figure = decision_map(load(name), Slice(), t)
    for trace in points(figure):
        for values, axis in ((trace.x, figure.layout.xaxis), (trace.y, figure.layout.yaxis)):
            inside = (np.array(values) >= axis.range[0]) & (np.array(values) <= axis.range[1])
            assert inside.mean() > 0.9 if inside.size else True


def test_the_true_boundary_lies_where_two_classes_are_equally_likely() -> None:
    """Between two round clouds of equal spread it is the straight line halfway."""
    data = load("gauss", noise=0.2)
    shown = decision_map(data, Slice(), t, truth=True)
    (line,) = [tr for tr in shown.data if tr.type == "contour"]
    x, y, z = (np.array(values, float) for values in (line.x, line.y, line.z))
    assert (line.contours.start, line.contours.end) == (0, 0)
    across, up = np.meshgrid(x, y)
    assert (z[across + up > 0.3] > 0).all()
    assert (z[across + up < -0.3] < 0).all()


def test_the_true_boundary_is_drawn_for_every_class_and_only_where_it_is_known() -> None:
    def drawn(name: str) -> int:
        data = load(name)
        shown = decision_map(data, Slice(), t, truth=True)
        return sum(tr.type == "contour" for tr in shown.data)

    assert [drawn(name) for name in ("pinwheel", "iris", "reg-plane")] == [5, 0, 0]


def test_classes_are_named_as_a_reader_names_them() -> None:
    assert class_labels(load("circle"), t) == ("orange", "blue")
    assert class_labels(load("rings"), t) == ("class 0", "class 1", "class 2")
    assert class_labels(load("digits"), t) == tuple("0123456789")
    assert "1" not in "".join(class_labels(load("penguins"), t))


# The fit


@pytest.mark.parametrize("name", LINES)
def test_a_fit_shows_points_truth_and_prediction(name: str) -> None:
    data = load(name)
    figure = fit(data, fit_grid(data), t)
    traces = by_name(figure)
    validation, training, truth = (traces[name] for name in ("validation", "training", "truth"))
    legend, prediction = traces["prediction_key"], traces["prediction"]
    assert (training.name, validation.name) == (t("chart.training"), t("chart.validation"))
    assert training.marker.symbol == "circle"
    assert validation.marker.symbol.endswith("-open")
    assert (len(training.x), len(validation.x)) == (len(data.x_train), len(data.x_validation))
    assert truth.line.dash == "dash"
    assert (legend.name, legend.line.color) == (t("chart.fit.prediction"), style.BLUE)
    np.testing.assert_allclose(prediction.x, fit_grid(data))


@pytest.mark.parametrize("name", LINES)
def test_the_region_outside_the_data_is_shaded_on_both_sides(name: str) -> None:
    data = load(name)
    low, high = data.domain[0]
    shapes = [s for s in fit(data, fit_grid(data), t).layout.shapes if s.type == "rect"]
    spans = [(s.x0, s.x1) for s in shapes]
    left, right = shown_range(data)
    np.testing.assert_allclose(spans, [(left, low), (high, right)])


def test_the_truth_is_not_claimed_outside_the_data() -> None:
    data = load("sine")
    truth = named(fit(data, fit_grid(data), t))[t("chart.fit.truth")]
    low, high = data.domain[0]
    assert low <= min(truth.x) <= max(truth.x) <= high


# The space


@pytest.mark.parametrize("name", SPACES)
def test_a_space_shows_both_classes_and_the_undecided_surface(name: str) -> None:
    data = load(name)
    *traces, hollow, surface = space(data, space_grid(data, 14), t).data
    assert surface.uid == "surface"
    assert (hollow.type, hollow.name) == ("scatter3d", t("chart.validation"))
    assert [tr.type for tr in traces] == ["scatter3d"] * 4
    symbols = [tr.marker.symbol for tr in traces]
    assert len(set(symbols)) == 4
    assert [symbol.endswith("-open") for symbol in symbols] == [True, True, False, False]
    assert (surface.type, surface.isomin, surface.isomax) == ("isosurface", 0.5, 0.5)
    assert len(surface.x) == len(space_grid(data, 14))


# The diagram


@pytest.mark.parametrize("width", [1, 16, 17, 256])
def test_a_wide_layer_is_drawn_in_summary(width: int) -> None:
    columns = Diagram(load("iris"), ((width, "relu"),), "softmax", t).columns()
    hidden = columns[1]
    assert hidden["width"] == width
    assert hidden["shown"] == (width if width <= 16 else SUMMARY_UNITS)


def test_a_diagram_names_every_layer_and_labels_inputs_and_outputs() -> None:
    data = load("iris")
    columns = Diagram(data, ((4, "relu"), (2, "tanh")), "softmax", t).columns()
    assert [c["title"] for c in columns] == ["Input", "Hidden 1", "Hidden 2", "Output"]
    assert [c["detail"] for c in columns] == ["", "ReLU", "tanh", "softmax"]
    assert columns[0]["labels"] == data.input_names
    assert columns[-1]["labels"] == data.output_names
    assert [c["width"] for c in columns] == [4, 4, 2, 3]


@pytest.mark.parametrize(
    ("output", "name", "ticks"),
    [("sigmoid", "P(blue)", (0, 0.5, 1)), ("tanh", "answer", (-1, 0, 1))],
)
def test_a_tanh_units_answer_is_not_called_a_probability(
    output: str, name: str, ticks: tuple[float, ...]
) -> None:
    data = load("circle")
    (key,) = [
        trace.marker for trace in decision_map(data, Slice(), t, output).data
        if trace.type == "scatter" and trace.marker.showscale
    ]  # fmt: skip
    assert (key.colorbar.title.text, key.colorbar.tickvals) == (name, ticks)
    assert (key.cmin, key.color[0], key.cmax) == ticks
    assert Diagram(data, (), output, t).columns()[-1]["labels"] == (name,)


# All of them


def all_figures(data: Dataset, language: str) -> list[go.Figure]:
    translated = Translator(language)
    figures = [loss_curves(curves(), "MSE", False, translated)]
    if len(data.input_names) == 1:
        return [*figures, fit(data, fit_grid(data), translated)]
    if data.name in SPACES:
        figures.append(space(data, space_grid(data, 14), translated))
    return [*figures, decision_map(data, Slice(), translated)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sine", "circle", "rings", "reg-plane", "iris", "double-helix"])
def test_every_chart_has_a_title_and_keeps_the_users_zoom(name: str, language: str) -> None:
    for figure in all_figures(load(name), language):
        assert by_name(figure)
        assert figure.layout.title.text
        assert figure.layout.uirevision == "keep"


def test_titles_and_names_come_in_the_readers_language() -> None:
    for english, swedish in zip(
        all_figures(load("circle"), "en"), all_figures(load("circle"), "sv"), strict=True
    ):
        assert english.layout.title.text != swedish.layout.title.text
        names = [
            {tr.name for tr in figure.data} - {None, "orange"} for figure in (english, swedish)
        ]
        assert names[0].isdisjoint(names[1])


@pytest.mark.parametrize("name", DATASETS)
def test_a_thumbnail_shows_the_training_points(name: str) -> None:
    data = load(name, n_samples=60 if DATASETS[name].has_samples else None)
    axes = (0, 1) if len(data.input_names) > 1 else (0, 0)
    svg = thumbnail(data, axes)
    assert svg.startswith("<svg")
    pixels = 4 * 64 if data.is_image else 0  # of pictures, some are shown as they are
    assert svg.count("fill='#") == pixels
    assert svg.count("h0") == (0 if pixels else min(len(data.x_train), MOST))
    assert len(svg) < (20_000 if pixels else 4_000), "it travels to every browser"
    assert "nan" not in svg


def test_the_points_of_two_classes_wear_the_ends_of_the_map() -> None:
    assert set(style.class_colours(2)) == {style.LOW, style.HIGH}


@pytest.mark.parametrize("n_classes", range(3, 11))
def test_neighbouring_class_colours_differ(n_classes: int) -> None:
    rgb = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in style.CLASS_COLOURS])
    pairs = combinations(range(n_classes), 2)
    assert min(float(np.abs(rgb[a] - rgb[b]).sum()) for a, b in pairs) > 60


# Without the screen


@pytest.mark.parametrize(
    "modules",
    [
        "pages.charts.decision_map, pages.charts.fit, pages.charts.space, pages.charts.thumbnail",
        "pages.live.worker, pages.live.engine",
    ],
)
def test_charts_and_engine_know_no_streamlit_and_stay_light(modules: str) -> None:
    heavy = "{'streamlit', 'pandas', 'plotly.express'}"
    program = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"

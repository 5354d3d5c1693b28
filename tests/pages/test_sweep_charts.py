"""The charts of the architecture map, the race and double descent, of real sweeps and odd ones."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import inf, isnan, log10, nan
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets import load
from datasets.slices import Slice
from nn_core import NetworkConfig, RunConfig, Sweep, baseline_loss
from nn_core.diagnosis.architecture_verdict import Verdict
from nn_core.diagnosis.verdicts import VERDICTS as RUN_VERDICTS
from nn_core.sweep.budget import operations
from nn_core.sweep.lagom import cells as gathered
from nn_core.sweep.lagom import success_threshold
from nn_core.sweep.random_features import double_descent as descend
from pages.charts.chart import Chart, filled, plain
from pages.charts.numbers import short
from pages.features.sweep.charts.capacity import Capacity
from pages.features.sweep.charts.cell_numbers import (
    round_down,
    round_number,
    round_up,
    ticks,
)
from pages.features.sweep.charts.cells import CellView, Grid, excess
from pages.features.sweep.charts.colours import (
    CIVIDIS,
    VERDICT_COLOURS,
    VERDICTS,
    colour_at,
    is_dark,
    luminance,
)
from pages.features.sweep.charts.cost import COSTS, Cost, NoCost, pareto
from pages.features.sweep.charts.curves import (
    MOST_POINTS,
    StartCurve,
    joined,
    quartile_band,
    thinned,
)
from pages.features.sweep.charts.disagreement import Disagreement, disagreeing, most_disagreement
from pages.features.sweep.charts.double_descent import DoubleDescentCurves
from pages.features.sweep.charts.heat_map import MEASURES, HeatMap
from pages.features.sweep.charts.map_marks import top_of
from pages.features.sweep.charts.measures import TABLE, place_on
from pages.features.sweep.charts.race_curves import COLOURS, DASHES, SYMBOLS, RaceCurves
from pages.features.sweep.charts.race_standing import Standing
from pages.features.sweep.charts.start_curves import StartCurves
from pages.features.sweep.charts.start_fits import StartFits
from pages.features.sweep.charts.starts import Starts
from pages.live.run_settings import AXES
from pages.text import LANGUAGES, Translator

t = Translator("en")
GRID = Grid("depth", "width", ("1", "2"), ("2", "4", "8"), "size")
EPOCHS = 15


class Real(NamedTuple):
    """A small sweep as the page would hand it over."""

    cells: list[CellView]
    curves: dict[tuple[int, int], list[StartCurve]]
    answers: dict[tuple[int, int], list[np.ndarray]]  # over places, of each start
    places: np.ndarray


def cell(row: int = 0, column: int = 0, **changes: Any) -> CellView:
    """Two of three starts succeeded."""
    found = CellView(
        row=row, column=column, label=f"{row} x {column}", parameters=10 * (row + column + 1),
        operations=25 * (row + column + 1), train=(0.1, 0.12, 0.5), validation=(0.13, 0.15, 0.6),
        median=0.15, mean=0.29, standard_error=0.15, train_median=0.12, success_rate=2 / 3,
        interval=(0.2, 0.94), failed=1 / 3, accuracy=0.9, seconds=0.02,
        verdict=Verdict("lagom"), baseline=0.7, floor=0.05, least=0.05, threshold=0.2,
    )  # fmt: skip
    return found._replace(**changes)


DIVERGED = cell(
    train=(nan, inf), validation=(inf, nan), median=inf, mean=inf, standard_error=nan,
    train_median=inf, success_rate=0.0, interval=(0.0, 0.66), failed=1.0, accuracy=None,
    verdict=Verdict("diverged"),
)  # fmt: skip
ONE_START = cell(
    train=(0.1,), validation=(0.13,), median=0.13, mean=0.13, standard_error=nan,
    train_median=0.1, success_rate=1.0, interval=(0.2, 1.0), failed=0.0, verdict=None,
)  # fmt: skip
NO_RESULT = cell(
    train=(), validation=(), median=nan, mean=nan, standard_error=nan, train_median=nan,
    success_rate=nan, failed=nan, accuracy=None, seconds=0.0, verdict=None,
)  # fmt: skip
NAN_CELL = cell(
    train=(nan,) * 3, validation=(nan,) * 3, median=nan, mean=nan, standard_error=nan,
    train_median=nan, success_rate=0.0, failed=1.0, accuracy=nan, seconds=nan, floor=None,
    least=0.0,
)  # fmt: skip
NOTHING_TO_LEARN = cell(baseline=0.0, floor=0.0, least=0.0, threshold=0.0)
ODD = {
    "no cells": [],
    "one cell": [cell()],
    "one start": [ONE_START],
    "all diverged": [DIVERGED, DIVERGED._replace(column=1)],
    "no result yet": [NO_RESULT],
    "not a number": [NAN_CELL, cell(1, 1)],
    "nothing to learn": [NOTHING_TO_LEARN],
    "a bit of all": [
        cell(), DIVERGED._replace(column=1), ONE_START._replace(column=2),
        NO_RESULT._replace(row=1), NAN_CELL._replace(row=1, column=1), cell(1, 2),
    ],
}  # fmt: skip


@cache
def real(name: str = "moons") -> Real:
    """Depths 1 and 2, widths 2, 4 and 8, three starts each, trained for a moment."""
    data = load(name)
    loss, output = ("mse", "identity") if data.task == "regression" else (
        "binary_cross_entropy", "sigmoid",
    )  # fmt: skip
    keys = [(row, column, seed) for row in (0, 1) for column in (0, 1, 2) for seed in range(3)]
    networks = [NetworkConfig((2**c * 2,) * (r + 1), "tanh", output) for r, c, _ in keys]
    runs = [
        RunConfig(network, loss=loss, learning_rate=0.1, batch_size=20, seed=seed)
        for network, (_, _, seed) in zip(networks, keys, strict=True)
    ]
    sweep = Sweep(
        runs, data.x_train, data.y_train, data.x_validation, data.y_validation, max_epochs=EPOCHS
    )
    sweep.run()
    rows = [
        {**row, "row": r, "column": c} for row, (r, c, _) in zip(sweep.rows(), keys, strict=True)
    ]
    baseline, floor = baseline_loss(loss, data.y_train), (data.floor or {}).get(loss)
    threshold = success_threshold(baseline, floor, 0.5)
    found = gathered(rows, threshold, ("row", "column"))
    axes = [np.linspace(*domain, 9) for domain in data.domain]
    places = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, len(axes))
    views = []
    for one in found:
        row, column = one.key
        price = operations(networks[one.rows[0]], data.x_train.shape[1], 1)
        views.append(
            CellView(
                row, column, f"{row + 1} x {GRID.column_labels[column]}", one.parameters, price,
                tuple(rows[i]["train_loss"] for i in one.rows),
                tuple(rows[i]["validation_loss"] for i in one.rows),
                one.median, one.mean, one.standard_error, one.train_median, one.success_rate,
                one.interval, 1 - one.success_rate, None, one.seconds, None, baseline, floor,
                floor or 0.0, threshold,
            )
        )  # fmt: skip
    curves = {
        one.key: [
            StartCurve(
                h.epochs.tolist(), h.train_loss[:, 0].tolist(), h.validation_loss[:, 0].tolist()
            )
            for h in map(sweep.curves, one.rows)
        ]
        for one in found
    }
    answers = {one.key: sweep.predict(places, one.rows) for one in found}
    return Real(views, curves, answers, places)


def drawn(chart: Chart) -> dict[str, Any]:
    """The traces by name as the browser shows them; Plotly refuses attributes it does not know."""
    return {trace.uid: trace for trace in whole(chart).data}


def whole(chart: Chart) -> go.Figure:
    data = chart.data()
    json.dumps(data, allow_nan=False)
    figure = filled(chart)
    names = [trace.uid for trace in figure.data]
    assert None not in names
    assert len(names) == len(set(names))
    assert set(data) <= set(names)
    return figure


def heat_map(cells: list[CellView], measure: str, tr: Translator = t, **marks: Any) -> HeatMap:
    return HeatMap(GRID, cells, measure, marks.get("lagom", ()), marks.get("chosen"), tr)


def capacity(cells: list[CellView], row: int = 0, tr: Translator = t, **more: Any) -> Capacity:
    known = {"grid": GRID, "lagom": (), "baseline": 0.7, "loss_name": "loss", **more}
    return Capacity(cells=cells, row=row, t=tr, **known)


def cost(cells: list[CellView], by: str, tr: Translator = t, **more: Any) -> Cost:
    known = {"lagom": (), "chosen": None, "floor_known": False, **more}
    return Cost(cells=cells, by=by, t=tr, **known)


def starts(
    one: CellView | None, epochs: Any = (), chosen: int | None = None, tr: Translator = t
) -> Starts:
    return Starts(one, epochs, chosen, 0.7, "loss", tr)


def standing(racers: list[tuple[int, CellView]], tr: Translator = t) -> Standing:
    return Standing(racers, 0.7, "loss", tr)


# All of them, whatever the cells are


def every_chart(cells: list[CellView], tr: Translator) -> Iterator[Chart]:
    """Each chart that shows cells."""
    for measure in MEASURES:
        yield heat_map(cells, measure, tr, lagom=[(0, 0)], chosen=(0, 0))
    for row in (0, 1):
        yield capacity(cells, row, tr, lagom=[(0, 0)])
    for one in [*cells, None]:
        epochs = [nan if i else 3.0 for i in range(len(one.validation))] if one else []
        yield starts(one, epochs, 0, tr)
    for by in COSTS:
        yield cost(cells, by, tr, lagom=[(0, 0)], chosen=(0, 0))
    yield NoCost(tr)
    yield standing([*enumerate(cells[:4])], tr)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ODD)
def test_every_chart_can_show_any_cells(kind: str, language: str) -> None:
    for chart in every_chart(ODD[kind], Translator(language)):
        figure, alt = whole(chart), chart.alt()
        assert figure.layout.title.text
        assert alt.endswith(".")
        assert "nan" not in alt
        assert not {"NaN", "Infinity", "nan"} & set(figure.to_json().replace('"', " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_can_show_a_real_sweep(language: str) -> None:
    shown = list(every_chart(real().cells, Translator(language)))
    assert len(shown) == len(MEASURES) + 2 + len(real().cells) + 1 + len(COSTS) + 2
    assert all("∞" not in chart.alt() for chart in shown)


def test_charts_of_the_two_languages_differ() -> None:
    both = [list(every_chart(real().cells, Translator(language))) for language in LANGUAGES]
    for one, other in zip(*both, strict=True):
        assert one.figure().layout.title.text != other.figure().layout.title.text
        assert one.alt() != other.alt()


def test_titles_fit_on_a_phone() -> None:
    for language in LANGUAGES:
        for chart in every_chart(real().cells, Translator(language)):
            assert len(chart.figure().layout.title.text) <= 46


# The map


def texts_of(cells: list[CellView], measure: str, tr: Translator = t) -> tuple[Any, Any]:
    """The traces of the white texts and of the black ones."""
    traces = drawn(heat_map(cells, measure, tr))
    return traces["cells"], traces["black"]


def test_a_cell_of_the_map_stands_at_its_row_and_column() -> None:
    figure = whole(heat_map(real().cells, "parameters"))
    heat, black = figure.data[:2]
    for one in real().cells:
        texts = {trace.text[one.row][one.column].strip("\u00a0") for trace in (heat, black)}
        assert texts == {str(one.parameters), ""}
        assert heat.customdata[one.row][one.column] == [one.row, one.column]
        assert one.label in heat.hovertext[one.row][one.column]
    assert (list(heat.x), list(heat.y)) == ([0, 1, 2], [0, 1])
    assert list(figure.layout.xaxis.ticktext) == list(GRID.column_labels)
    assert list(figure.layout.yaxis.ticktext) == list(GRID.row_labels)


def test_a_single_row_has_a_second_one_too_low_to_be_seen() -> None:
    grid = Grid("depth", "width", ("2",), ("1", "2"), "size")
    traces = drawn(HeatMap(grid, [cell(), cell(0, 1)], "parameters", [], None, t))
    heat, black = traces["cells"], traces["black"]
    assert heat.y == black.y == (-0.5, 0.5, pytest.approx(0.5, abs=1e-3))
    assert [len(table) for table in (heat.z, heat.text, heat.hovertext, black.z)] == [2] * 4
    assert list(heat.z[1]) == [None, None]
    assert heat.z[0][0] is not None
    assert heat.customdata[0][1] == [0, 1]


def test_cells_without_a_result_are_blank() -> None:
    heat, black = texts_of([cell(1, 2), NO_RESULT], "validation_loss")
    known = [(r, c) for r in range(2) for c in range(3) if heat.z[r][c] is not None]
    assert known == [(1, 2)]
    assert (heat.hovertext[0][0], heat.text[0][0].strip("\u00a0")) == (None, "")
    assert black.text[0][0].strip("\u00a0") == ""


@pytest.mark.parametrize("measure", MEASURES)
def test_both_texts_of_a_cell_are_of_one_length_so_that_they_get_one_size(measure: str) -> None:
    heat, black = texts_of(ODD["a bit of all"], measure)
    for white_row, black_row in zip(heat.text, black.text, strict=True):
        for one, other in zip(white_row, black_row, strict=True):
            lines = [list(map(len, text.split("<br>"))) for text in (one, other)]
            assert lines[0] == lines[1]


@pytest.mark.parametrize("place", np.linspace(0, 1, 41))
@pytest.mark.parametrize("measure", ["validation_loss", "verdict"])
def test_the_numbers_in_the_cells_can_be_read(measure: str, place: float) -> None:
    ground = luminance(colour_at(measure, place))
    text = 1.0 if is_dark(measure, place) else 0.0
    low, high = sorted((ground, text))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_scale_is_cividis_and_rises_in_lightness() -> None:
    lightness = [luminance(colour_at("validation_loss", p)) for p in np.linspace(0, 1, 30)]
    assert lightness == sorted(lightness)
    assert (CIVIDIS[0], CIVIDIS[-1]) == ("#00224E", "#FEE838")


def test_lower_loss_is_brighter_and_a_diverged_cell_is_the_darkest() -> None:
    good, bad = cell(0, 0, median=0.1), cell(0, 1, median=0.4)
    heat = drawn(heat_map([good, bad, DIVERGED._replace(column=2)], "validation_loss"))["cells"]
    assert heat.z[0][0] > heat.z[0][1] > heat.z[0][2] == 0
    assert heat.text[0][2] == "∞"


@pytest.mark.parametrize("measure", ["success_rate", "accuracy"])
def test_a_higher_rate_is_brighter(measure: str) -> None:
    low = cell(0, 0, success_rate=1 / 3, accuracy=0.6)
    heat = drawn(heat_map([low, cell(0, 1, success_rate=1.0, accuracy=0.97)], measure))["cells"]
    assert heat.z[0][0] < heat.z[0][1]


def test_the_colours_of_losses_do_not_move_while_other_cells_improve() -> None:
    still = cell(0, 0)
    before = drawn(heat_map([still, cell(0, 1, median=0.6)], "validation_loss"))["cells"].z[0][0]
    after = drawn(heat_map([still, cell(0, 1, median=0.001)], "validation_loss"))["cells"].z[0][0]
    assert before == after


def test_the_scale_of_losses_goes_from_guessing_to_the_best_achievable() -> None:
    entry = TABLE["validation_loss"]
    span = entry.span([cell()])
    assert span == (0.05, 0.7)
    assert place_on(entry, span, 0.7) == pytest.approx(0)
    assert place_on(entry, span, 0.05) == pytest.approx(1)
    half = 10 ** ((log10(0.7) + log10(0.05)) / 2)
    assert place_on(entry, span, half) == pytest.approx(0.5)
    assert isnan(place_on(entry, span, nan))


@pytest.mark.parametrize("measure", [m for m in MEASURES if m != "verdict"])
def test_the_colour_bar_says_which_value_has_which_colour(measure: str) -> None:
    bar = drawn(heat_map(real().cells, measure))["cells"].colorbar
    entry = TABLE[measure]
    span = entry.span(real().cells)
    values = ticks(*span, entry.log)
    assert 2 <= len(values) <= 8
    known = dict(zip(bar.tickvals, bar.ticktext, strict=True))
    for value in values:
        place = place_on(entry, span, value)
        assert known.get(place, round_number(value, t)) == round_number(value, t)
    assert len(known) > len(values) / 2
    assert all(0 <= place <= 1 for place in bar.tickvals)


def test_the_colour_bar_says_where_its_ends_stand_for_more() -> None:
    within = drawn(heat_map([cell()], "validation_loss"))["cells"].colorbar.ticktext
    assert not [text for text in within if "≤" in text or "≥" in text]
    cells = [cell(median=0.01), DIVERGED._replace(column=1)]
    beyond = drawn(heat_map(cells, "validation_loss"))["cells"].colorbar
    ends = dict(zip(beyond.ticktext, beyond.tickvals, strict=True))
    assert ends["≤ 0.05"] == pytest.approx(1)
    assert ends["≥ 0.7"] == pytest.approx(0)
    assert "0.05" not in ends


def test_small_losses_differ_in_number_and_colour() -> None:
    losses = (0.0098, 0.0033, 0.0017)
    cells = [cell(0, i, median=loss, floor=0.0005) for i, loss in enumerate(losses)]
    heat, black = texts_of(cells, "validation_loss")
    written = [(w + b).strip("\u00a0") for w, b in zip(heat.text[0], black.text[0], strict=True)]
    assert written == ["0.0098", "0.0033", "0.0017"]
    assert heat.z[0][0] + 0.1 < heat.z[0][1] < heat.z[0][2] - 0.05


def test_the_gap_is_validation_less_training_and_infinite_where_half_diverged() -> None:
    entry = TABLE["gap"]
    assert entry.value(cell()) == pytest.approx(0.03)
    assert entry.value(DIVERGED) == inf
    assert entry.text(cell(median=0.1), t, True) == "−0.020"


@pytest.mark.parametrize("name", VERDICTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_has_a_word_and_a_colour(name: str, language: str) -> None:
    tr = Translator(language)
    heat, black = texts_of([cell(verdict=Verdict(name))], "verdict", tr)
    texts = {trace.text[0][0].strip("\u00a0") for trace in (heat, black)} - {""}
    word = texts.pop().replace("<br>", " ")
    assert word
    assert heat.z[0][0] == pytest.approx((VERDICTS.index(name) + 0.5) / len(VERDICTS))
    assert colour_at("verdict", heat.z[0][0]) == colour_at("verdict", heat.z[0][0] + 0.02)
    assert all(len(line) <= 10 for line in word.split())
    assert set(VERDICT_COLOURS) == set(RUN_VERDICTS)


def test_words_and_colours_of_verdicts_differ() -> None:
    for language in LANGUAGES:
        words = {Translator(language)(f"verdict.{name}.short") for name in VERDICTS}
        assert len(words) == len(VERDICTS)
    assert len(set(VERDICT_COLOURS.values())) == len(VERDICTS)


def test_a_verdict_in_doubt_has_a_question_mark_and_names_both_candidates() -> None:
    cells = [cell(verdict=Verdict("dead", "overfitting")), cell(0, 1, verdict=Verdict("dead"))]
    heat, _ = texts_of([*cells, cell(0, 2, verdict=None)], "verdict")
    assert heat.text[0][:2] == ["dead<br>units?", "dead<br>units"]
    assert "hard to tell: dead units or overfitting" in heat.hovertext[0][0]
    assert heat.hovertext[0][1].endswith("dead units")
    assert heat.z[0][2] is None


def test_the_hatched_bar_is_as_long_as_the_share_that_failed() -> None:
    cells = [cell(0, 0, failed=0.25), cell(0, 1, failed=0.0), cell(1, 2, failed=1.0)]
    bar = drawn(heat_map(cells, "validation_loss"))["failed"]
    full = bar.x[1]
    assert bar.x[0] == pytest.approx(full / 4)
    assert list(zip(np.round(bar.base), bar.y, strict=True)) == [
        (0, pytest.approx(-0.4, abs=0.1)),
        (2, pytest.approx(0.6, abs=0.1)),
    ]
    assert all(base >= column - 0.5 for base, column in zip(bar.base, (0, 2), strict=True))
    assert all(b + x <= c + 0.5 for b, x, c in zip(bar.base, bar.x, (0, 2), strict=True))
    assert bar.marker.pattern.shape == "/"
    assert bar.showlegend


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), unique=True, max_size=6))
def test_a_frame_stands_around_its_cell_and_no_other(places: list[tuple[int, int]]) -> None:
    traces = drawn(heat_map(real().cells, "validation_loss", lagom=places, chosen=(1, 2)))
    rim, frame = traces["lagom_rim"], traces["lagom"]
    chosen_rim, chosen = traces["chosen_rim"], traces["chosen"]
    assert frame.x == rim.x
    assert chosen.x == chosen_rim.x
    squares = list(zip(frame.x, frame.y, strict=True))
    for i, (row, column) in enumerate(places):
        corners = squares[6 * i : 6 * i + 5]
        assert {(round(x), round(y)) for x, y in corners} == {(column, row)}
        assert max(x for x, _ in corners) - min(x for x, _ in corners) > 0.9
        assert squares[6 * i + 5] == (None, None)
    assert len(squares) == 6 * len(places)
    assert {(round(x), round(y)) for x, y in zip(chosen.x[:5], chosen.y[:5], strict=True)} == {
        (2, 1)
    }
    assert (frame.line.dash, chosen.line.dash) == ("solid", "dash")


def test_nothing_is_framed_before_there_is_a_lagom() -> None:
    traces = drawn(heat_map(real().cells, "validation_loss"))
    frames = ("lagom_rim", "lagom", "chosen_rim", "chosen")
    assert [len(traces[name].x) for name in frames] == [0] * 4


def test_the_alternative_text_of_the_map_names_best_and_lagom() -> None:
    best = min(real().cells, key=lambda one: one.median)
    alt = heat_map(real().cells[:4], "validation_loss", lagom=[(0, 1)]).alt()
    assert "4 of 6" in alt
    full = heat_map(real().cells, "validation_loss", lagom=[(0, 1)]).alt()
    assert f"{best.label} with {short(best.median, t)}" in full
    assert "Lagom is 1 x 4." in full


# The capacity curve


def test_every_start_of_the_chosen_row_is_a_point_at_its_number_of_parameters() -> None:
    chart = capacity(real().cells, 1)
    training, validation = drawn(chart)["training"], drawn(chart)["validation"]
    row = [one for one in real().cells if one.row == 1]
    for trace, name in ((training, "train"), (validation, "validation")):
        wanted = {(one.parameters, float(f"{v:.5g}")) for one in row for v in getattr(one, name)}
        assert set(zip(trace.x, trace.y, strict=True)) == wanted
        assert len(trace.x) == 9
    assert (training.marker.symbol, validation.marker.symbol) == ("circle", "circle-open")
    assert [tuple(d) for d in validation.customdata][:3] == [
        (1, 0, 0, 1),
        (1, 0, 1, 2),
        (1, 0, 2, 3),
    ]
    assert chart.figure().layout.xaxis.type == "log"


def test_the_medians_join_in_the_order_of_size_and_name_their_row() -> None:
    traces = drawn(capacity(real().cells))
    median, others = traces["validation_median"], traces["other_rows"]
    assert list(median.x) == sorted(median.x)
    assert list(median.y) == plain(one.median for one in real().cells if one.row == 0)
    assert [tuple(place) for place in median.customdata] == [(0, 0), (0, 1), (0, 2)]
    assert median.name == "validation, depth 1"
    assert list(others.x) == [*(one.parameters for one in real().cells if one.row == 1), None]
    assert [place and tuple(place) for place in others.customdata] == [(1, 0), (1, 1), (1, 2), None]


def test_the_band_is_one_standard_error_around_the_mean() -> None:
    cells = [cell(0, 0, mean=0.3, standard_error=0.05), cell(0, 1, mean=0.2, standard_error=0.01)]
    band = capacity(cells).data()["band"]
    assert band["x"] == [10, 20, 20, 10, None]
    assert band["y"] == pytest.approx([0.35, 0.21, 0.19, 0.25, None])


def test_the_band_has_a_gap_where_there_is_no_standard_error() -> None:
    cells = [cell(0, 0), DIVERGED._replace(column=1, parameters=20), cell(0, 2)]
    band = capacity(cells).data()["band"]
    assert band["x"].count(None) == 2
    assert all(not 11 < x < 27 for x in band["x"] if x is not None)
    assert capacity([ONE_START]).data()["band"]["x"] == []


def test_starts_that_diverged_or_are_too_high_are_counted_at_the_edge() -> None:
    cells = [cell(0, 0, validation=(0.1, 3.0, inf)), cell(0, 1)]
    beyond = capacity(cells).data()["beyond"]
    assert beyond["x"] == [10]
    assert "2 starts" in beyond["text"][0]
    assert beyond["y"][0] < top_of(0.7)


def test_lagom_is_a_star_at_its_parameters_and_loss() -> None:
    winner = real().cells[2]
    star = capacity(real().cells, lagom=[winner.place]).data()["lagom"]
    assert (star["x"], star["y"]) == ([winner.parameters], [winner.median])
    assert star["text"] == ["lagom"]


def test_of_several_lagom_networks_one_is_named() -> None:
    places = [one.place for one in real().cells[:3]]
    star = cost(real().cells, "operations", lagom=places).data()["lagom"]
    assert len(star["x"]) == 3
    assert star["text"] == ["lagom", "", ""]


def test_where_a_constant_guess_is_perfect_scales_are_those_of_ordinary_losses() -> None:
    nothing = cell(baseline=1e-7, floor=0.002, median=0.7)
    assert top_of(1e-7) == top_of(0.0) == 1.5
    assert TABLE["validation_loss"].span([nothing]) == (0.01, 1.0)
    assert TABLE["gap"].span([nothing]) == (0.0, 1.0)
    assert isnan(excess(nothing))
    assert capacity([nothing]).data()["floor"]["x"] == [], "it is no floor"


def test_the_reference_lines_follow_the_data_of_the_row() -> None:
    samples = Grid("depth", "samples", ("1",), ("50", "200", "1000"), "factor")
    cells = [cell(0, c, baseline=0.7 - c / 10, floor=0.05 + c / 100) for c in range(3)]
    data = capacity(cells, grid=samples, columns=(50, 200, 1000)).data()
    baseline, floor = data["baseline"], data["floor"]
    assert baseline["y"] == pytest.approx([0.7, 0.7, 0.6, 0.5, 0.5])
    assert floor["y"] == pytest.approx([0.05, 0.05, 0.06, 0.07, 0.07])
    assert baseline["x"][1:-1] == [50, 200, 1000]
    assert baseline["text"][-1].endswith("0.500")


def test_where_no_best_loss_is_known_the_capacity_curve_claims_none() -> None:
    data = capacity([cell(floor=None)]).data()
    assert data["floor"]["x"] == []
    assert data["baseline"]["x"]


@pytest.mark.parametrize(
    ("axis", "columns", "kind", "places"),
    [
        ("samples", (50, 200, 1000), "log", [50, 200, 1000]),
        ("learning_rate", (0.001, 0.01, 0.1), "log", [0.001, 0.01, 0.1]),
        ("noise", (0.0, 0.1, 0.2), "linear", [0.0, 0.1, 0.2]),
        ("l2", (0.0, 0.01, 0.1), "linear", [0.0, 0.01, 0.1]),
        ("activation", None, None, [0, 1, 2]),
    ],
)
def test_an_axis_that_is_no_size_has_its_own_places(
    axis: str, columns: tuple[float, ...] | None, kind: str | None, places: list[float]
) -> None:
    grid = Grid("depth", axis, ("1",), ("a", "b", "c"), AXES[axis].scale)
    cells = [cell(0, column) for column in (2, 0, 1)]
    chart = capacity(cells, grid=grid, columns=columns)
    across = chart.figure().layout.xaxis
    assert across.type == kind
    assert list(across.ticktext) == ["a", "b", "c"]
    assert across.title.text == t(f"axis.{axis}")
    assert chart.data()["validation_median"]["x"] == places


# The starts of a cell


def test_starts_are_sorted_into_succeeded_failed_and_diverged() -> None:
    one = cell(validation=(0.1, 0.9, inf, 0.2, nan, 5.0), threshold=0.2)
    traces = drawn(starts(one))
    groups = [traces[name] for name in ("succeeded", "failed", "diverged")]
    numbers = [[i for i, _ in group.customdata] for group in groups]
    assert numbers == [[0, 3], [1, 5], [2, 4]]
    assert groups[0].x == (0.1, 0.2)
    assert max(x for group in groups for x in group.x) < top_of(one.baseline)
    assert groups[1].text == ("0.90", "5")
    assert [group.marker.symbol for group in groups] == ["circle", "circle-open", "x"]


def test_starts_do_not_hide_each_other() -> None:
    one = cell(validation=(0.3,) * 30)
    heights = sorted(starts(one).data()["failed"]["y"])
    assert min(np.diff(heights)) > 0.005
    assert 0 < heights[0] < heights[-1] < 0.7


def test_the_sentence_gives_count_interval_and_epochs() -> None:
    said = starts(cell(), [10.0, 20.0, nan]).data()["sentence"]["text"][0]
    assert "2 of 3 starts succeeded" in said
    assert "20% to 94%" in said
    assert "15" in said
    never = starts(cell(), [nan] * 3).data()["sentence"]["text"][0]
    assert "epochs" not in never


@pytest.mark.parametrize(("chosen", "n"), [(1, 1), (None, 0), (7, 0), (-1, 0)])
def test_the_chosen_start_has_a_ring(chosen: int | None, n: int) -> None:
    ring = starts(cell(), [], chosen).data()["chosen"]
    assert ring["x"] == [0.15][:n]


def test_curves_are_sorted_by_how_they_end_with_gaps_between() -> None:
    curves = real().curves[1, 1]
    threshold = sorted(curve.validation[-1] for curve in curves)[1]
    chart = StartCurves(curves, 0, threshold, EPOCHS, 0.7, 0.05, "loss", t)
    traces = drawn(chart)
    assert [traces[name].x.count(None) for name in ("failed", "succeeded")] == [1, 2]
    assert list(traces["training"].y[:-1]) == plain(curves[0].train)
    assert list(traces["validation"].y[:-1]) == plain(curves[0].validation)
    assert traces["threshold"].y == pytest.approx((threshold, threshold), rel=1e-4)
    assert traces["threshold_name"].text == (f"success below {threshold:.3f}",)
    assert "2 are below the threshold" in chart.alt()


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("floor", [None, 0.0, 0.05])
def test_start_curves_bear_any_start(log: bool, floor: float | None) -> None:
    curves = [
        StartCurve([], [], []),
        StartCurve([0], [0.7], [0.7]),
        StartCurve([0, 1], [0.7, nan], [0.7, inf]),
    ]
    chart = StartCurves(curves, None, 0.2, 0, 0.7, floor, "loss", t, log)
    for chosen in (None, 0, 1, 2, 3):
        shown = whole(replace(chart, chosen=chosen))
        assert shown.layout.yaxis.range[0] < shown.layout.yaxis.range[1]
    assert "1 diverged" in chart.alt()
    assert replace(chart, curves=[]).alt() == t("chart.sweep.empty")


@given(st.integers(0, 5000))
def test_a_thinned_curve_keeps_its_ends_and_few_points(n: int) -> None:
    kept = thinned(n)
    assert len(kept) == min(n, MOST_POINTS)
    assert kept == sorted(set(kept))
    assert not n or (kept[0], kept[-1]) == (0, n - 1)


def test_joined_curves_have_gaps_and_no_infinite_number() -> None:
    assert joined([([0, 1], [0.5, inf]), ([0], [0.4])]) == {
        "x": [0, 1, None, 0, None],
        "y": [0.5, None, None, 0.4, None],
    }


# Cost

POINTS = st.lists(
    st.tuples(
        st.floats(0.001, 100) | st.sampled_from([1.0, 2.0]),
        st.floats(-0.2, 2) | st.sampled_from([0.1, 0.5, inf, nan]),
    ),
    max_size=25,
)


def beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and one != other


@given(POINTS)
def test_the_pareto_front_is_what_no_point_beats(points: list[tuple[float, float]]) -> None:
    front = [points[i] for i in pareto(points)]
    finite = [point for point in points if np.isfinite(point).all()]
    unbeaten = {p for p in finite if not any(beats(other, p) for other in finite)}
    assert set(front) == unbeaten
    assert len(front) == len(unbeaten)
    assert front == sorted(front)
    assert [e for _, e in front] == sorted((e for _, e in front), reverse=True)


def test_the_pareto_line_goes_through_the_front_to_the_dearest_cell() -> None:
    medians = {(0, 0): 0.4, (0, 1): 0.5, (0, 2): 0.1, (1, 2): 0.2}
    cells = [cell(r, c, median=m, operations=10 ** (r + c)) for (r, c), m in medians.items()]
    line = cost(cells, "operations").data()["pareto"]
    assert line["x"] == [1, 100, 1000]
    assert line["y"] == plain([excess(cells[0]), excess(cells[2]), excess(cells[2])])


@pytest.mark.parametrize("by", COSTS)
def test_every_cell_is_a_point_at_its_cost_and_excess(by: str) -> None:
    cells = real().cells
    data = cost(cells, by, lagom=[(0, 1)], chosen=(1, 2)).data()
    places = {
        tuple(k): (x, y)
        for tr in (data["cells"], data["beyond"])
        for k, x, y in zip(tr["customdata"], tr["x"], tr["y"], strict=True)
    }
    assert len(places) == len(cells)
    for one in cells:
        x, y = places[one.row, one.column]
        assert x == pytest.approx(getattr(one, by), rel=1e-4)
        wanted = (one.median - (one.floor or 0)) / (one.baseline - (one.floor or 0))
        assert y == pytest.approx(min(wanted, 1.48), rel=1e-4)
    assert data["chosen"]["x"] == pytest.approx([places[1, 2][0]], rel=1e-4)
    assert data["lagom"]["x"] == pytest.approx([places[0, 1][0]], rel=1e-4)


def test_what_stands_for_an_unknown_floor_is_said_by_the_chart() -> None:
    assert excess(cell(least=0.0, median=0.35)) == pytest.approx(0.5)
    for least, name in ((0.0, "unknown_zero"), (0.1, "unknown_floor")):
        figure = cost([cell(least=least)], "seconds").figure()
        assert figure.layout.title.subtitle.text == t(f"chart.sweep.cost.{name}")
    known = cost([cell(least=0.1)], "seconds", floor_known=True).figure()
    assert known.layout.title.subtitle.text is None


def test_a_diverged_cell_stands_at_the_upper_edge_and_never_on_the_front() -> None:
    data = cost([DIVERGED, cell(0, 1)], "operations").data()
    assert data["beyond"]["customdata"] == [[0, 0]]
    assert "∞" in data["beyond"]["text"][0]
    assert data["pareto"]["x"][0] == cell(0, 1).operations


def test_cells_without_cost_or_anything_to_learn_are_left_out() -> None:
    for odd in (cell(seconds=0.0), cell(seconds=nan), NOTHING_TO_LEARN, NO_RESULT):
        data = cost([odd], "seconds", lagom=[(0, 0)], chosen=(0, 0)).data()
        assert all(not trace["x"] for trace in data.values())


# Disagreement


def votes(*classes: list[int]) -> list[np.ndarray]:
    """One start a list: its class at each place."""
    return [np.array(one, float)[:, None] for one in classes]


def test_disagreement_is_the_share_outside_the_majority_of_the_most_possible() -> None:
    data = load("moons")
    answers = votes([0, 1, 1], [0, 0, 1], [0, 1, 0], [0, 0, 1])
    assert disagreeing(data, answers).tolist() == pytest.approx([0.0, 1.0, 0.5])


def test_a_vote_is_the_class_that_the_output_means() -> None:
    """With tanh the classes stand at -1 and +1."""
    data, answers = load("moons"), [np.array([[value]]) for value in (-0.2, -0.4, 0.3)]
    assert disagreeing(data, answers, "tanh").tolist() == [1.0]
    assert disagreeing(data, answers, "sigmoid").tolist() == [0.0]


def test_with_several_classes_disagreement_is_complete_when_all_differ() -> None:
    data = load("rings")
    answers = [np.eye(3)[[k, 0]] for k in (0, 1, 2)]
    assert disagreeing(data, answers).tolist() == pytest.approx([1.0, 0.0])


def test_for_regression_it_is_the_standard_deviation_in_units_of_the_file() -> None:
    data = load("cars")
    assert data.target_scale[0] != 1
    answers = [np.array([[0.0], [1.0]]), np.array([[2.0], [1.0]])]
    found = disagreeing(data, answers)
    assert found.tolist() == pytest.approx([float(data.target_scale[0]), 0.0])


def test_one_start_agrees_with_itself_and_a_diverged_one_has_no_say() -> None:
    data = load("moons")
    assert disagreeing(data, votes([0, 1])).tolist() == [0, 0]
    assert disagreeing(data, [*votes([0, 1]), np.full((2, 1), nan)]).tolist() == [0, 0]
    assert disagreeing(data, []).size == 0


@pytest.mark.parametrize("name", ["moons", "rings", "reg-gauss", "iris"])
def test_a_map_of_disagreement_shows_values_and_points(name: str) -> None:
    data = load(name)
    values = np.random.default_rng(0).random((5, 5))
    values[0, 0] = nan
    figure = whole(Disagreement(data, Slice(1, 0), values, t))
    heat = figure.data[0]
    assert (len(heat.z), len(heat.z[0]), heat.z[0][0]) == (5, 5, None)
    assert (heat.zmin, heat.zmax) == (0, most_disagreement(data))
    unit = 1 if data.task == "regression" else 100
    assert heat.z[1][1] == pytest.approx(unit * values[1, 1], rel=1e-3)
    for places, axis in ((heat.x, figure.layout.xaxis), (heat.y, figure.layout.yaxis)):
        half = (axis.range[1] - axis.range[0]) / 10  # of a cell
        assert (places[0] - half, places[-1] + half) == pytest.approx(axis.range)
    points = sum(len(trace.x) for trace in figure.data[1:] if list(trace.x) != [None])
    assert points == min(len(data.x_train), 500) + min(len(data.x_validation), 500)
    assert (figure.layout.title.subtitle.text is not None) == (len(data.input_names) > 2)


def test_real_starts_disagree_somewhere_and_the_text_says_how_much() -> None:
    data = load("moons")
    values = disagreeing(data, real().answers[0, 0])
    assert values.shape == (81,)
    assert 0 < values.mean() < values.max() <= 1
    chart = Disagreement(data, Slice(), values, t)
    assert f"{round(100 * values.max())}% at most" in chart.alt()
    for nothing in ([], [nan]):
        assert replace(chart, values=nothing).alt() == t("chart.sweep.empty")


def test_with_one_input_every_start_is_a_curve_beside_their_mean() -> None:
    found = real("sine")
    units = {"input_scale": 2.0, "input_mean": 7.0, "target_scale": 3.0, "target_mean": 5.0}
    data = replace(load("sine"), **{name: np.array([value]) for name, value in units.items()})
    answers = found.answers[1, 2]
    chart = StartFits(data, found.places[:, 0], answers, t)
    traces = drawn(replace(chart, answers=[*answers, np.full((9, 1), inf)]))
    curves, mean = traces["starts"], traces["mean"]
    raw = [3 * a[:, 0] + 5 for a in answers]
    assert curves.x.count(None) == 3
    assert list(curves.x[:9]) == list(mean.x) == plain(2 * found.places[:, 0] + 7)
    np.testing.assert_allclose(np.array(curves.y[:9], float), raw[0], rtol=1e-4)
    np.testing.assert_allclose(np.array(mean.y, float), np.mean(raw, axis=0), rtol=1e-3, atol=1e-5)
    assert "3 starts" in chart.alt()
    empty = replace(chart, answers=[])
    assert [trace["x"] for trace in empty.data().values()] == [[], []]
    assert empty.alt() == t("chart.sweep.empty")


# The race


def test_the_band_of_a_racer_is_that_of_its_starts() -> None:
    curves = real().curves[1, 2]
    band = quartile_band(curves)
    losses = np.array([curve.validation for curve in curves])
    assert band.epochs == curves[0].epochs
    np.testing.assert_allclose(band.median, np.median(losses, axis=0))
    np.testing.assert_allclose(band.low, losses.min(axis=0))
    np.testing.assert_allclose(band.high, losses.max(axis=0))


def test_a_start_that_diverged_counts_as_infinite_from_then_on() -> None:
    curves = [
        StartCurve([0, 1, 2, 3], [0.0] * 4, [0.7, 0.5, 0.4, 0.3]),
        StartCurve([0, 1, 2], [0.0] * 3, [0.7, 0.6, nan]),
        StartCurve([0, 1, 2], [0.0] * 3, [0.7, 0.55, 0.5]),
    ]
    band = quartile_band(curves)
    assert band.epochs == [0, 1, 2]
    assert band.high == [0.7, 0.6, inf]
    assert band.median == [0.7, 0.55, 0.5]


def test_a_race_in_which_all_diverge_or_nothing_has_begun_still_has_a_band() -> None:
    gone = [StartCurve([0, 1], [0.7, nan], [0.7, nan]), StartCurve([0], [inf], [inf])]
    assert quartile_band(gone).median == [inf, inf]
    assert quartile_band([]) == quartile_band([StartCurve([], [], [])]) == ([], [], [], [])


@given(
    st.lists(
        st.lists(st.floats(0, 10) | st.just(inf), min_size=4, max_size=4), min_size=1, max_size=8
    )
)
def test_the_median_lies_within_the_band(losses: list[list[float]]) -> None:
    band = quartile_band([StartCurve([0, 1, 2, 3], one, one) for one in losses])
    for low, median, high in zip(band.low, band.median, band.high, strict=True):
        assert low <= median <= high


@pytest.mark.parametrize("n", [2, 3, 4])
@pytest.mark.parametrize("log", [False, True])
def test_racers_differ_by_colour_dash_and_name(n: int, log: bool) -> None:
    keys = [(0, 0), (0, 1), (1, 1), (1, 2)][:n]
    bands = [quartile_band(real().curves[key]) for key in keys]
    names = [f"racer {i}" for i in range(n)]
    chart = RaceCurves(names, bands, EPOCHS, 0.7, 0.05, "loss", t, log)
    medians = [drawn(chart)[f"median_{lane}"] for lane in range(n)]
    assert [trace.name for trace in medians] == names
    assert (
        len({trace.line.color for trace in medians}) == len({tr.line.dash for tr in medians}) == n
    )
    for band, median in zip(bands, medians, strict=True):
        assert list(median.y) == plain(band.median)
    assert all(name in chart.alt() for name in names)


def test_each_racer_has_signs_of_its_own() -> None:
    for signs in (COLOURS, DASHES, SYMBOLS):
        assert len(set(signs)) == 4


def test_a_race_before_its_start_and_one_that_diverged_can_be_drawn() -> None:
    empty, gone = quartile_band([]), quartile_band([StartCurve([0, 1], [inf] * 2, [inf] * 2)])
    chart = RaceCurves(["a", "b"], [empty, gone], 5, 0.7, None, "loss", t)
    assert list(drawn(chart)["median_1"].y) == [None, None]
    assert replace(chart, bands=[empty, empty]).alt() == t("chart.sweep.empty")


def test_the_standing_keeps_the_order_given_and_the_racers_signs() -> None:
    first, second = cell(0, 1, mean=0.1, standard_error=0.02), cell(0, 0, mean=0.3)
    traces = drawn(standing([(1, first), (0, second)]))
    dots, words = traces["means"], traces["words"]
    assert list(dots.x) == [0.1, 0.3]
    assert dots.y[0] > dots.y[1]
    assert list(dots.error_x.array) == [0.02, 0.15]
    assert list(dots.marker.color) == [COLOURS[1], COLOURS[0]]
    assert list(dots.marker.symbol) == [SYMBOLS[1], SYMBOLS[0]]
    assert all(part in words.text[0] for part in ("1. 0 x 1", "2 of 3", "20 parameters", "50 mult"))
    assert "0.10 ± 0.020" in dots.text[0]


def test_a_racer_without_results_has_no_place_yet() -> None:
    data = standing([(0, NO_RESULT), (1, cell())]).data()
    assert data["means"]["x"][0] is None
    assert "no results yet" in data["words"]["text"][0]
    assert "0 of 0" not in data["words"]["text"][0]


def test_a_diverged_racer_stands_at_the_edge_without_an_interval() -> None:
    dots = standing([(0, DIVERGED)]).data()["means"]
    assert dots["x"][0] < top_of(DIVERGED.baseline)
    assert dots["error_x"]["array"] == [0.0]
    assert "∞" in dots["text"][0]
    assert "±" not in dots["text"][0]


# Double descent


@cache
def result() -> Any:
    return descend((5, 10, 18, 20, 22, 40, 200), n_train=20, n_inputs=5, seeds=range(4))


def test_double_descent_shows_errors_theory_and_the_interpolation_threshold() -> None:
    found = result()
    chart = DoubleDescentCurves(20, 0.5, found.features, found, t)
    figure, traces = whole(chart), drawn(chart)
    assert list(traces["test"].y) == plain(found.median_test)
    assert list(traces["theory"].y) == plain(found.theory)
    assert None in traces["theory"].y
    first = replace(chart, result=None)
    assert first.data() == {"theory": chart.data()["theory"]}
    assert first.alt() == t("chart.sweep.empty")
    assert list(traces["training"].y)[:3] == plain(found.median_train[:3])
    assert set(traces["threshold"].x) == {20}
    assert list(traces["band"].y[:7]) == plain(np.quantile(found.test, 0.75, axis=0))
    assert (figure.layout.xaxis.type, figure.layout.yaxis.type) == ("log", "log")


def test_the_text_of_double_descent_tells_of_valley_peak_and_end() -> None:
    found = result()
    alt = DoubleDescentCurves(20, 0.5, found.features, found, t).alt()
    peak = int(np.argmax(found.median_test))
    assert f"{short(float(found.median_test[peak]), t)} at {found.features[peak]}" in alt
    assert f"{short(float(found.median_test[-1]), t)} at 200" in alt


# Numbers


def test_what_is_not_finite_is_none_in_json() -> None:
    assert plain([1.0, nan, inf, -inf, 1 / 3]) == [1.0, None, None, None, 0.33333]


@given(st.floats(1e-6, 1e6))
def test_round_ends_enclose_a_value_closely(value: float) -> None:
    low, high = round_down(value), round_up(value)
    assert low <= value * (1 + 1e-6)
    assert high >= value * (1 - 1e-6)
    assert high / low <= 2.5 + 1e-6


@given(st.floats(1e-3, 1e3), st.floats(1.5, 1e4), st.booleans())
def test_ticks_are_few_and_within_the_scale(low: float, factor: float, log: bool) -> None:
    values = ticks(low, low * factor, log)
    assert len(values) <= 8
    assert all(low * 0.999 <= value <= low * factor * 1.001 for value in values)
    assert values == sorted(values)


NO_BAND = quartile_band([])
CHARTS: dict[str, Chart] = {
    "map": heat_map([], "verdict"),
    "capacity": capacity([]),
    "starts": starts(None),
    "curves": StartCurves([], None, 0.2, 10, 0.7, None, "loss", t),
    "cost": cost([], "seconds"),
    "race": RaceCurves(["a", "b"], [NO_BAND, NO_BAND], 10, 0.7, None, "loss", t),
    "standing": standing([(0, cell()), (1, cell())]),
    "descent": DoubleDescentCurves(100, 0.5, [], None, t),
    "fits": StartFits(load("sine"), [], [], t),
    "disagreement": Disagreement(load("moons"), Slice(), [[0, 0], [0, 0]], t),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_skeleton_is_transparent_and_its_axes_are_named(name: str) -> None:
    layout = whole(CHARTS[name]).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.uirevision == "keep"
    assert layout.xaxis.title.text
    assert layout.yaxis.title.text or layout.yaxis.visible is False or name == "starts"

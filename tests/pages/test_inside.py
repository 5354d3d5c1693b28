"""Inside the network: every number on the cards is the network's own, whatever can be set."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
import streamlit as st
from hypothesis import given
from hypothesis import settings as limited
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from datasets import load
from nn_core.arrays import FloatArray
from nn_core.functions import classes_of
from nn_core.inspection.inspection import inspect, predicted_gradient_ratio
from pages.charts.chart import Data, plain
from pages.charts.numbers import percent
from pages.features.inside.charts.gradients import GradientCurves, Gradients
from pages.features.inside.charts.layer_marks import layer_colours
from pages.features.inside.charts.mistakes import LABEL, SIDE
from pages.features.inside.live.inspection_session import (
    FASTEST_MS,
    UNSEEN_MS,
    InsideRequest,
    Insides,
    nothing,
)
from pages.features.inside.live.inspection_view import predicted_sizes
from pages.features.inside.live.permutation import SHUFFLES, columns_of
from pages.features.inside.ui.inspection import asked_for
from pages.live.cards import DATA, BoardRequest
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.frame import ALIGNMENT, unpack
from pages.live.gradient_log import MOST_POINTS, MOST_ROWS, GradientLog
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset, settle
from pages.text import LANGUAGES, Translator
from pages.ui.session_state import KEY, SessionState
from pages.ui.ticks import Tick
from tests.datasets.test_slices import DATA as OWN
from tests.pages.frames import Browser, forbid
from tests.pages.strategies import fast, valid_settings
from tests.pages.test_charts import by_name, contrast
from tests.pages.test_playground import choose, visit

LAYERS = {"gradients", "gradient_steps", "activations", "weights", "similarity"}
CLASSES = {"gap", "confusion", "calibration", "importance"}
NUMBERS = {"gap", "predictions", "residuals", "importance"}
IN_SIGHT = tuple(LAYERS | CLASSES | NUMBERS)
SMALL = Settings(hidden_widths=(6, 4), activations=("tanh", "tanh"), n_samples=60, speed=0)


def of(dataset: str, **changes: Any) -> Settings:
    return settle(replace(for_dataset(SMALL, dataset), **changes))


class Section:
    """The section of one session: trains for some frames, and shows its cards."""

    def __init__(self, settings: Settings, frames: int = 3) -> None:
        self.engine = Engine()
        self.browser = Browser(self.engine, settings)
        for _ in range(frames):
            self.browser.frame()

    def frame(self, language: str = "en", layer: int = 0, **board: Any) -> dict[str, Any]:
        """The header; read as strictly as a browser reads it."""
        asked = InsideRequest(language, layer, BoardRequest(**{"visible": IN_SIGHT, **board}))
        blob = self.engine.panel(Insides).frame("a", asked)
        assert blob is not None
        length = int.from_bytes(blob[:ALIGNMENT], "little")
        header: dict[str, Any] = json.loads(
            blob[ALIGNMENT : ALIGNMENT + length], parse_constant=forbid
        )
        return header

    def traces(self, card: str) -> Data:
        found: Data = self.frame()["new"][card + DATA]["traces"]
        return found

    @property
    def experiment(self) -> Experiment:
        return self.engine._sessions["a"].experiment


def cards(header: dict[str, Any]) -> list[str]:
    return [name for name, *_ in header["cards"]]


def merged(skeleton: dict[str, Any], traces: Data) -> go.Figure:
    """What static/board/plot.js draws; Plotly refuses what it does not know."""
    figure = go.Figure({"data": skeleton["data"], "layout": skeleton["layout"]})
    assert traces.keys() <= by_name(figure).keys()
    for name, changes in traces.items():
        by_name(figure)[name].update(changes)
    return figure


def assert_drawable(header: dict[str, Any]) -> None:
    for name in cards(header):
        part, data = header["new"][name], header["new"][name + DATA]
        figure = merged(part, data["traces"])
        assert figure.layout.title.text
        assert part["about"].endswith(".")
        assert data["alt"].endswith(".")


# Which cards there are


def test_pictures_that_are_answered_wrong_are_shown_as_pictures() -> None:
    section = Section(of("digits"))
    header = section.frame()
    assert set(cards(header)) == LAYERS | CLASSES | {"mistakes"}
    header = section.frame(visible=("mistakes",))
    data, e = header["new"]["mistakes" + DATA], section.experiment
    traces, told = data["traces"], data["alt"]
    assert merged(header["new"]["mistakes"], traces).to_json()
    data, outputs = e.data, e.trainer.predict(e.data.x_validation)[0]
    true, predicted = data.y_validation.argmax(axis=1), outputs.argmax(axis=1)
    wrong = np.flatnonzero(true != predicted)
    first = wrong[np.argmax(outputs[wrong].max(axis=1))]
    assert traces["words"]["text"][0] == f"{true[first]} → {predicted[first]}"
    picture = np.array([row[:SIDE] for row in traces["pictures"]["z"][LABEL : LABEL + SIDE]], float)
    raw = data.to_raw_inputs(data.x_validation[first]).reshape(SIDE, SIDE)
    np.testing.assert_allclose(picture, raw, atol=0.01)
    assert traces["pictures"]["customdata"][LABEL][0] == first
    assert traces["pictures"]["customdata"][0][0] == -1
    assert f"{len(wrong)} of {len(true)} validation" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("dataset", "answers"),
    [
        ("spiral", CLASSES),
        ("rings", CLASSES),
        ("cars", NUMBERS),
        ("eddy", NUMBERS),
        ("discs", CLASSES),
    ],
)
def test_the_cards_suit_the_problem(dataset: str, answers: set[str], language: str) -> None:
    header = Section(of(dataset)).frame(language)
    assert set(cards(header)) == LAYERS | answers
    assert_drawable(header)


@pytest.mark.parametrize(
    ("widths", "missing"), [((), {"gradient_steps", "similarity"}), ((3,), {"gradient_steps"})]
)
def test_what_needs_more_layers_is_left_out(widths: tuple[int, ...], missing: set[str]) -> None:
    header = Section(replace(SMALL, hidden_widths=widths, activations=("tanh",) * len(widths)))
    assert set(cards(header.frame())) == (LAYERS | CLASSES) - missing
    assert_drawable(header.frame())


def test_only_cards_in_sight_are_computed() -> None:
    section = Section(SMALL)
    header = section.frame(visible=("weights",))
    assert set(header["new"]) == {"words", "weights", "weights" + DATA}
    again = section.frame(parts=header["parts"], visible=("weights",))
    assert again["new"] == {}
    section.browser.frame()
    later = section.frame(parts=header["parts"], visible=("weights",))
    assert set(later["new"]) == {"weights" + DATA}


def test_it_is_live_while_it_trains_and_then_rests() -> None:
    section = Section(replace(SMALL, epochs=20_000))
    header = section.frame()
    assert (header["live"], header["status"]) == (True, "running")
    assert header["facts"]["epoch"] == section.experiment.trainer.epoch
    section.browser.frame(playing=False)
    assert (section.frame()["live"], section.frame()["status"]) == (False, "paused")


def test_the_more_sessions_are_active_the_rarer_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.live.engine.ACTIVE_S", 60.0)  # thirty first frames may take a while
    section = Section(SMALL)
    assert FASTEST_MS <= section.frame(visible=("gap",))["every"] < 2 * FASTEST_MS
    assert section.frame(visible=())["every"] >= UNSEEN_MS
    for i in range(30):
        section.engine.frame(str(i), Request(SMALL, "en", playing=False))
    assert section.frame(visible=("gap",))["every"] >= 1500


def test_of_an_unknown_session_there_is_nothing_and_its_board_asks_again() -> None:
    request = InsideRequest("sv", 0, BoardRequest(seq=3))
    assert Engine().panel(Insides).frame("?", request) is None
    header, _ = unpack(nothing(request))
    assert (header["cards"], header["ack"], header["live"]) == ([], 3, True)
    assert header["new"]["words"]["language"] == "sv"


# What they show


def test_the_gradients_are_those_of_the_network_from_the_start_to_now() -> None:
    section = Section(SMALL)
    e = section.experiment
    fresh = Experiment(SMALL)
    traces = section.traces("gradients")
    first, theory, note = traces["layer_0"], traces["theory"], traces["note"]
    x, y = e.data.x_train[:MOST_POINTS], e.y_train[:MOST_POINTS]
    start, now = (inspect(run.trainer, x, y)[0].delta_rms for run in (fresh, e))
    assert first["x"][0] == 0
    assert first["x"][-1] == pytest.approx(e.trainer.step_count / e.trainer.batches_per_epoch)
    assert first["y"][0] == pytest.approx(start, rel=1e-3)
    assert first["y"][-1] == pytest.approx(now, rel=1e-3)
    assert (note["text"], theory["y"][0]) == ([""], None)  # tanh: theory has no short answer


def test_theory_stands_at_the_start_of_every_hidden_layer() -> None:
    relu = replace(SMALL, hidden_widths=(64,) * 4, activations=("relu",) * 4)
    traces = Section(relu).traces("gradient_steps")
    start, now, theory = (traces[name] for name in ("start", "now", "theory"))
    assert theory["y"][:-1] == [start["y"][3]] * 4  # He keeps the gradient's size
    assert theory["y"][-1] is None
    assert all(0.5 * start["y"][3] < size < 2 * start["y"][3] for size in start["y"][:4])
    assert now["y"] != start["y"]


def test_predicted_sizes_are_products_over_the_layers_above() -> None:
    settings = replace(SMALL, hidden_widths=(8, 16, 4), activations=("sigmoid",) * 3)
    sizes = predicted_sizes(replace(settings, initializer="glorot_normal"))
    names = settings.activations
    assert sizes[0] == predicted_gradient_ratio((8, 16, 4), names, "glorot_normal")
    assert sizes[1] == predicted_gradient_ratio((16, 4), names[1:], "glorot_normal")
    assert sizes[2:] == (1.0, None)
    assert predicted_sizes(replace(settings, hidden_widths=(), activations=())) == (None,)


def test_a_gradient_of_zero_is_said_since_a_log_axis_has_none() -> None:
    dead = replace(SMALL, hidden_widths=(3, 3), activations=("relu",) * 2)
    section = Section(dead)
    section.experiment.trainer.biases(1)[:] = -1000
    section.browser.command("step")
    traces = section.traces("gradients")
    assert traces["layer_0"]["y"][-1] is traces["layer_1"]["y"][-1] is None
    assert traces["layer_2"]["y"][-1] > 0
    assert traces["note"]["text"] == ["2 of 3 layers get no gradient"]
    assert "100" in section.traces("activations")["remarks"]["text"][1]


def test_histograms_remarks_and_likeness_are_those_of_inspect() -> None:
    section = Section(replace(SMALL, activations=("relu", "sigmoid")))
    e = section.experiment
    e.trainer.biases(0)[0, 0], e.trainer.biases(1)[:] = -1000, 1000
    section.browser.command("epoch")
    reports = inspect(e.trainer, e.data.x_train[:MOST_POINTS], e.y_train[:MOST_POINTS])
    activations = section.traces("activations")["remarks"]
    dead, saturated = reports[0].dead_share, reports[1].saturated_share
    assert (dead > 0, saturated) == (True, 1)
    t = Translator("en")
    assert activations["text"] == [f"{percent(dead, t)} dead", f"{percent(1, t)} saturated", ""]
    outlines = section.traces("weights")
    for i, report in enumerate(reports):
        assert outlines[f"layer_{i}"]["x"][::2] == plain(report.weights.edges)
    assert outlines["remarks"]["text"][0] == f"largest {reports[0].largest_weight:.3g}"
    heat = section.frame(layer=1)["new"]["similarity" + DATA]["traces"]["cosines"]
    np.testing.assert_allclose(heat["z"], reports[1].similarity, atol=0.006)


def test_heights_of_histograms_grow_with_the_counts_and_stay_in_their_row() -> None:
    section = Section(SMALL)
    e = section.experiment
    report = inspect(e.trainer, e.data.x_train, e.y_train)[0]
    outline = section.traces("activations")["layer_0"]["y"]
    heights = np.array(outline[1:-1:2]) - 2  # the top row of three
    assert (heights >= 0).all()
    assert heights.max() < 1
    counts = report.activations.counts
    np.testing.assert_allclose(heights**2 / heights.max() ** 2, counts / counts.max(), atol=0.005)


def test_the_gap_is_validation_minus_training_up_to_now() -> None:
    section = Section(SMALL)
    line = section.traces("gap")["gap"]
    epochs, train, validation = section.experiment.curves()
    assert (line["x"][0], line["x"][-1]) == (0, epochs[-1])
    assert line["y"][-1] == pytest.approx(validation[-1] - train[-1], rel=1e-3)
    assert len(line["x"]) <= 400


@pytest.mark.parametrize("dataset", ["spiral", "pinwheel"])
@pytest.mark.parametrize("output", ["usual", "tanh"])
def test_the_confusion_matrix_counts_every_validation_point(dataset: str, output: str) -> None:
    settings = of(dataset, output_activation=output) if output == "tanh" else of(dataset)
    section = Section(settings)
    e = section.experiment
    heat = section.traces("confusion")["shares"]
    counts = np.array([[int(cell.split("<br>")[0]) for cell in row] for row in heat["text"]])
    assert counts.sum() == len(e.data.x_validation)
    assert np.trace(counts) / counts.sum() == pytest.approx(
        e.trainer.accuracy(e.data.x_validation, e.y_validation)[0]
    )
    labels = e.data.y_validation
    per_class = labels.sum(axis=0) if labels.shape[1] > 1 else [(labels == 0).sum(), labels.sum()]
    np.testing.assert_array_equal(counts.sum(axis=1), per_class)
    shares = np.array(heat["z"])
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-3)
    first = np.array(heat["customdata"])
    np.testing.assert_array_equal(first >= 0, counts > 0)
    outputs = e.trainer.predict(e.data.x_validation)[0]
    true, answers = classes_of(labels), classes_of(outputs, e.trainer.threshold)
    for row, column in np.argwhere(counts > 0):
        there = (true == row) & (answers == column)
        assert first[row, column] == np.flatnonzero(there)[0]


def test_predictions_stand_in_the_units_of_the_source() -> None:
    section = Section(of("cars"))
    e = section.experiment
    traces, raw = section.traces("predictions"), e.data.to_raw_targets
    validation, training = traces["validation"], traces["training"]
    wanted = raw(e.trainer.predict(e.data.x_train)[0, :5, 0], 0)
    np.testing.assert_allclose(training["y"][:5], wanted, rtol=1e-3)
    np.testing.assert_allclose(training["x"][:5], raw(e.data.y_train[:5, 0], 0), rtol=1e-3)
    left = section.traces("residuals")["validation"]
    difference = np.array(validation["x"]) - np.array(validation["y"])
    np.testing.assert_allclose(left["y"], difference, atol=0.02)
    assert left["x"] == validation["y"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"card": "predictions", "trace": "validation", "place": 3}, ("validation", 3)),
        ({"card": "residuals", "trace": "training", "place": 0}, ("training", 0)),
        ({"card": "predictions", "trace": "diagonal", "place": 1}, None),
        ({"card": "confusion", "data": 7, "trace": "shares", "place": [0, 1]}, ("validation", 7)),
        ({"card": "confusion", "data": -1}, None),
        ({"card": "mistakes", "data": 10**6}, None),
        ({"card": "gap", "data": 3, "trace": "training", "place": 3}, None),
        ({"card": "predictions", "trace": None, "place": "x"}, None),
    ],
)
def test_a_click_names_the_point_that_it_stands_for(
    told: dict[str, Any], found: tuple[str, int] | None
) -> None:
    assert asked_for(load("cars"), told) == found


def test_true_probabilities_are_those_of_the_source_where_it_tells_them() -> None:
    section = Section(of("gauss", noise=0.5))
    e = section.experiment
    traces = section.traces("calibration")
    points, bins = traces["points"], traces["bins"]
    assert e.data.truth is not None
    np.testing.assert_allclose(points["y"], e.data.truth(e.data.x_validation)[:, 0], rtol=1e-3)
    np.testing.assert_allclose(points["x"], e.trainer.predict(e.data.x_validation)[0, :, 0], 1e-3)
    assert sum(bins["customdata"]) == len(e.data.x_validation)
    titles = {
        name: Section(of(name)).frame()["new"]["calibration"]["layout"]["title"]["text"]
        for name in ("gauss", "iris")
    }
    assert titles["gauss"] == "Predicted against true probability"
    assert titles["iris"] == "Predicted probability against outcomes"
    outcomes = Section(of("iris")).traces("calibration")["points"]
    assert set(outcomes["y"]) == {0, 1}


# The log of gradients


def test_the_log_begins_at_the_start_of_every_run_and_never_grows_without_end() -> None:
    e, log = Experiment(SMALL), GradientLog()
    for _ in range(3 * MOST_ROWS):
        log.look(e)
        e.trainer.step()
    assert MOST_ROWS / 2 <= len(log.epochs) <= MOST_ROWS
    assert log.epochs[0] == 0
    assert (np.diff(log.epochs) > 0).all()
    assert log.sizes.shape == (len(log.epochs), 3)
    before = log.sizes[0]
    e.reset()
    log.follow(e)
    assert log.epochs.tolist() == [0]
    np.testing.assert_array_equal(log.sizes[0], before)


def test_looking_again_without_training_adds_nothing() -> None:
    e, log = Experiment(SMALL), GradientLog()
    for _ in range(5):
        log.look(e)
        log.follow(e)
    assert len(log.epochs) == 1


def test_a_line_is_thinned_for_the_browser_and_keeps_its_ends() -> None:
    epochs = np.arange(1000.0)
    sizes: FloatArray = np.stack([epochs + 1, epochs + 2], axis=1)
    found = Gradients(epochs, sizes, (None, None))
    first = GradientCurves(("a", "b"), found, Translator("en")).data()["layer_0"]
    assert (first["x"][0], first["x"][-1]) == (0, 999)
    assert first["y"] == [x + 1 for x in first["x"]]
    assert len(first["x"]) <= 160


# Whatever can be set


@given(valid_settings())
@limited(max_examples=30, deadline=None)
def test_any_settings_give_cards(settings: Settings) -> None:
    section = Section(fast(settings), frames=2)
    for language in LANGUAGES:
        assert_drawable(section.frame(language, layer=7))


@pytest.mark.parametrize(
    "settings",
    [
        replace(SMALL, n_samples=10, train_share=0.1),
        replace(SMALL, epochs=1),
        replace(SMALL, initializer="zeros"),
        replace(SMALL, initializer="constant"),
        replace(SMALL, hidden_widths=(1,) * 10, activations=("relu",) * 10),
        replace(SMALL, hidden_widths=(256, 1), activations=("sine", "softplus")),
    ],
    ids=["one_sample", "one_epoch", "zeros", "constant", "narrow", "wide"],
)
def test_odd_networks_give_cards(settings: Settings) -> None:
    assert_drawable(Section(settings).frame())


@pytest.mark.parametrize("dataset", ["reg-plane", "circle"])
def test_a_run_that_diverged_gives_cards_that_claim_nothing(dataset: str) -> None:
    wild = {"optimizer": "sgd", "learning_rate": 10.0, "activations": ("identity",) * 2}
    loss = {"output_activation": "identity", "loss": "mse"}
    section = Section(of(dataset, **wild, **loss))
    section.browser.until("diverged")
    header = section.frame()
    assert_drawable(header)
    answers = "predictions" if dataset == "reg-plane" else "confusion"
    data = header["new"][answers + DATA]
    if answers == "predictions":
        assert set(data["traces"]["validation"]["y"]) == {None}
    else:
        assert np.sum(data["traces"]["shares"]["z"]) == 0
        assert data["alt"] == LANGUAGES["en"]["inside.nothing"]


@pytest.mark.parametrize("n_layers", range(1, 12))
def test_every_layer_has_a_colour_that_stands_out_from_white_and_from_black(n_layers: int) -> None:
    colours = layer_colours(n_layers)
    assert len(set(colours)) == n_layers
    assert all(contrast(c, "#FFFFFF") >= 3 and contrast(c, "#0E1117") >= 3 for c in colours)


# In the app


def boards(app: AppTest) -> list[dict[str, Any]]:
    headers = (unpack(c.proto.bytes)[0] for c in app.get("bidi_component"))
    return [header for header in headers if header.get("board") == "inside"]


def test_the_section_is_closed_at_first_and_opens_and_closes() -> None:
    app = visit()
    assert not boards(app)
    choose(app, "Inside the network", True)
    (header,) = boards(app)
    assert set(cards(header)) == LAYERS | CLASSES
    choose(app, "Inside the network", False)
    assert not boards(app)
    assert not app.exception


def test_another_network_and_another_language_reach_an_open_section(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # AppTest formats with it.
    monkeypatch.setitem(st.session_state, KEY, SessionState(language="sv"))
    app = visit(lang="sv")
    choose(app, "Inuti nätverket", True)
    choose(app, "Djup", 1)
    (header,) = boards(app)
    assert "gradient_steps" not in cards(header)
    assert header["new"]["words"]["language"] == "sv"
    assert not app.exception


def test_the_layer_whose_units_are_compared_can_be_chosen() -> None:
    app = visit()
    app.session_state[KEY].link.ticks["inside"] = Tick(visible=IN_SIGHT)
    choose(app, "Inside the network", True)
    (control,) = (g for g in app.get("button_group") if g.label == "Compare the units of")
    control.set_value(2).run()
    assert similarity_title(app) == "How alike the units are: Hidden 3"
    choose(app, "Depth", 2)
    assert "Hidden 1" in similarity_title(app)


def similarity_title(app: AppTest) -> str:
    """Of the card, which a frame brings that has time for it."""
    for _ in range(300):
        app.run()  # of the page, since AppTest forgets what a fragment's run leaves alone
        (header,) = boards(app)
        if "similarity" in header["new"]:
            return str(header["new"]["similarity"]["layout"]["title"]["text"])
    raise AssertionError("the card never came")


# How important the inputs are


def test_the_input_that_decides_is_the_most_important() -> None:
    section = Section(of("cars", n_samples=60), frames=40)
    for _ in range(400):
        header = section.frame(visible=("importance",))
        if not header["live"]:
            break
        section.browser.frame(playing=False)
    found = (
        section.engine.panel(Insides)
        ._kept[section.engine._sessions["a"]]
        ._permutation.of_run(section.experiment.run)
    )
    assert found is not None
    assert found.moment == section.experiment.moment
    e, n = section.experiment, found.n_points
    assert n == len(e.data.x_validation)
    (loss,) = e.trainer.loss(e.data.x_validation, e.y_validation)
    assert found.loss == pytest.approx(loss, rel=1e-4)
    expected = by_hand(e, n)
    assert found.shuffled.mean(axis=1) == pytest.approx(expected, rel=1e-4)
    bars = header["new"]["importance" + DATA]["traces"]["rises"]
    rises = found.shuffled.mean(axis=1) - found.loss
    assert bars["x"] == pytest.approx(sorted(rises), rel=1e-3)  # the largest on top
    assert_drawable(header | {"cards": [["importance", "plot", "half"]]})


def by_hand(experiment: Experiment, n: int) -> NDArray[np.float64]:
    """(C,): mean losses with each column shuffled, by the trainer itself."""
    data, found = experiment.data, []
    rng = np.random.default_rng(0)
    orders = [rng.permutation(n) for _ in range(SHUFFLES)]
    for column in columns_of(data):
        losses = []
        for order in orders:
            x = data.x_validation[:n].copy()
            x[:, column.inputs] = x[order][:, column.inputs]
            losses.append(experiment.trainer.loss(x, experiment.y_validation[:n])[0])
        found.append(np.mean(losses))
    return np.array(found)


def test_a_category_is_shuffled_as_one() -> None:
    columns = columns_of(OWN)
    assert [column.inputs for column in columns] == [(0,), (1, 2, 3), (4,), (5,)]
    assert [column.name for column in columns] == ["height", "colour", "weight", "smokes"]

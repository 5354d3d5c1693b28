"""One point: every number on the page is the core's, whatever the network, and nothing trains."""

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from datasets import DATASETS, Dataset, load
from nn_core import ACTIVATIONS, OPTIMIZERS
from nn_core.inspection import Trace
from pages.charts.decision_map import DecisionMap
from pages.charts.fit import Fit
from pages.charts.latex import digits, put_in, tex
from pages.features.point.charts import bars, curve, formulas, network_picture, place
from pages.features.point.charts.names import names_of
from pages.features.point.live.answer import meaning_of
from pages.features.point.live.new_points import plain_preprocessing, read_points
from pages.features.point.live.slices import has_place, slice_through
from pages.features.point.ui import tables
from pages.features.point.ui.look import Look
from pages.live import points
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.hands import PointStep
from pages.live.pictures import fit_grid, painted
from pages.live.questions import AnswersOf, GradientsOf, Retraining, Way, WayOf
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset, settle
from pages.live.tasks import OUTPUT_LOSSES, encode_targets
from pages.live.worker import engine
from pages.text import LANGUAGES, Translator, translate_name
from pages.ui.csv_file import csv_bytes
from pages.ui.session_state import KEY
from tests.pages.test_playground import go_to, visit, widget

EN, SV = Translator("en"), Translator("sv")
SMALL = Settings(hidden_widths=(4, 3), activations=("tanh", "silu"), n_samples=60)
COMBINATIONS = [
    (dataset, output, loss)
    for dataset in ("spiral", "rings", "cars", "eddy", "discs")
    for output, losses in OUTPUT_LOSSES[DATASETS[dataset].task].items()
    for loss in losses
]


def trained(settings: Settings, epochs: int = 2) -> Experiment:
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=epochs)
    return experiment


def way_of(experiment: Experiment, index: int = 3) -> Way:
    s, data = experiment.settings, experiment.data
    y = encode_targets(data.y_train[index], s.task, s.output_activation)
    return WayOf(data.x_train[index], y)(experiment)


def last_number(formula: str) -> str:
    """What a formula comes to: the text behind its last equals sign."""
    return formula.removesuffix(r"\end{aligned}").rpartition("=")[2].strip()


def written(value: float) -> set[str]:
    """What the core's number may read as: where it lies between two, float32 rounds to either."""
    value = float(value)
    return {tex(value * factor, EN) for factor in (1 - 2e-6, 1.0, 1 + 2e-6)}


# Numbers


@pytest.mark.parametrize(("dataset", "output", "loss"), COMBINATIONS)
def test_formulas_end_in_the_cores_numbers(dataset: str, output: str, loss: str) -> None:
    settings = replace(for_dataset(SMALL, dataset), output_activation=output, loss=loss)
    experiment = trained(settle(settings))
    trace = way_of(experiment).trace
    x, y = trace.inputs[None], trace.targets[None]
    layers = experiment.trainer.activations(x)
    gradient = experiment.trainer.gradients(x, y)[0]
    n = 0
    for layer, values in enumerate(layers):
        block = trace.gradients[layer]
        theirs = gradient[n : n + block.size].reshape(block.shape)
        n += block.size
        for unit in range(block.shape[1]):
            said = last_number(formulas.activation(trace, layer, unit, EN))
            assert said in written(values[0, 0, unit])
            assert last_number(formulas.delta(trace, layer, unit, EN)) in written(theirs[0, unit])
            for place_of in range(len(block)):
                said = last_number(formulas.gradient(trace, layer, unit, place_of, EN))
                assert said in written(theirs[place_of, unit])
    assert last_number(formulas.loss(trace, EN)) in written(experiment.trainer.loss(x, y)[0])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_update_ends_in_the_new_weight(optimizer: str) -> None:
    trace = way_of(trained(replace(SMALL, optimizer=optimizer, l2=0.01))).trace
    new = trace.updated_blocks[1][2, 1]
    assert last_number(formulas.update(trace, 1, 1, 2, SV)) == tex(new, SV)


def test_a_sum_of_many_terms_shows_those_that_weigh_most() -> None:
    products = np.array([0.1, -9.0, 0.2, 0.3, 5.0, 0.4, 0.5, 0.6, 0.7, -0.05])
    found = formulas.largest(products)
    assert found.shown == [1, 2, 3, 4, 5, 6, 7, 8]
    assert found.rest == pytest.approx(0.05)
    assert formulas.largest(products[:3]).rest is None


def test_numbers_stand_in_formulas_as_the_language_writes_them() -> None:
    assert tex(-0.5, SV) == "-0{,}5"
    assert tex(1.234e-7, EN) == r"1.234\cdot 10^{-7}"
    assert put_in(r"\max(0.01\,z, z)", "z", -2.0, EN) == r"\max(0.01\cdot (-2), (-2))"
    assert put_in(r"\tanh z", "z", 0.5, SV) == r"\tanh 0{,}5"


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_formula_has_one_decimal_sign(activation: str) -> None:
    trace = way_of(trained(replace(SMALL, activations=(activation, activation)))).trace
    assert not re.search(r"\d\.\d", formulas.activation(trace, 0, 0, SV))


# Points


def test_a_sliders_values_hold_the_training_range_and_reach_beyond() -> None:
    for name in DATASETS:
        data = load(name)
        for (low, high), values in zip(
            points.training_ranges(data), points.input_values(data), strict=True
        ):
            assert values[0] < low <= high < values[-1]
            assert len(values) < 2 * points.STEPS
            assert list(values) == sorted(set(values))


def test_raw_values_come_back() -> None:
    data = load("cars")
    raw = data.to_raw_inputs(data.x_train[5])
    np.testing.assert_allclose(data.from_raw_inputs(raw), data.x_train[5])


def test_the_warning_counts_the_distance() -> None:
    data = load("circle")
    assert not points.nearness(data, data.x_train[0]).is_outside
    far = points.nearness(data, np.array([9.0, 0.0]))
    (beyond,) = far.beyond
    assert far.is_outside
    assert beyond.by == pytest.approx(9.0 - data.x_train[:, 0].max())
    expected = np.sqrt(((data.x_train - [9.0, 0.0]) ** 2).sum(axis=1)).min()
    assert far.distance == pytest.approx(expected)


def test_answers_mean_a_class_or_a_value_in_its_unit() -> None:
    cars, iris, spiral = load("cars"), load("iris"), load("spiral")
    values = meaning_of(cars, np.zeros((1, 1)), "identity").values
    assert values is not None
    assert values[0, 0] == pytest.approx(cars.target_mean[0])
    of_three = meaning_of(iris, np.array([[0.2, 0.7, 0.1]]), "softmax")
    assert of_three.classes is not None
    assert of_three.classes[0] == 1
    of_two = meaning_of(spiral, np.array([[0.3]]), "sigmoid")
    assert of_two.shares is not None
    np.testing.assert_allclose(of_two.shares, [[0.7, 0.3]])
    assert meaning_of(spiral, np.array([[-0.2]]), "tanh").shares is None


def test_several_sigmoids_are_no_probabilities() -> None:
    found = meaning_of(load("iris"), np.array([[0.9, 0.8, 0.1]]), "sigmoid")
    assert found.shares is None
    assert found.outputs is not None
    np.testing.assert_array_equal(found.outputs, [[0.9, 0.8, 0.1]])
    app = open_point(data="iris", output="sigmoid", loss="binary_cross_entropy", widths="3")
    select(app, "point_view", "ask")
    assert not app.exception
    assert any("no probabilities" in caption.value for caption in app.caption)
    assert not any("with a probability" in text.value for text in app.markdown)


# The engine


def test_looking_trains_nothing_and_begins_a_run_where_there_is_none() -> None:
    engine, request = Engine(), Request(SMALL, "en", playing=True)
    x, y = load("spiral", n_samples=60).x_train[:4], np.zeros((4, 1))
    first = engine.see("a", request, WayOf(x[0], y[0]))
    assert (first.step, first.epoch, first.amid) == (0, 0, False)
    for _ in range(3):
        engine.frame("a", request)
    way = engine.see("a", request, WayOf(x[0], y[0]))
    assert way.step > 0
    assert engine.see("a", request, WayOf(x[0], y[0])).step == way.step
    outputs = engine.see("a", request, AnswersOf(x))
    np.testing.assert_allclose(outputs[0], way.trace.output, rtol=1e-5)
    each = engine.see("a", request, GradientsOf(x, y, 2, 0))
    np.testing.assert_allclose(each[0], way.trace.gradients[2][:, 0], rtol=1e-4, atol=1e-7)


def test_a_lost_run_is_trained_again_before_its_numbers_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine, request = Engine(), Request(SMALL, "en", playing=True)
    for _ in range(3):
        engine.frame("a", request)
    request = replace(request, playing=False)
    request = replace(request, was=engine.frame("a", request).standing)
    question = WayOf(np.array([0.5, 0.2]), np.array([1.0]))
    before = engine.see("a", request, question)
    assert before.retraining is None
    monkeypatch.setattr("pages.live.engine.slice_s", lambda active: 0.0)  # a batch a look
    engine = Engine()
    way = engine.see("a", request, question)
    assert way.retraining is not None
    looks = (engine.see("a", request, question) for _ in range(9999))
    way = next(way for way in looks if way.retraining is None)
    assert way.step == before.step
    np.testing.assert_array_equal(way.trace.updated, before.trace.updated)


@pytest.mark.parametrize("ended", ["done", "diverged"])
def test_looking_begins_no_run_that_has_ended_again(ended: str) -> None:
    rate = {"done": 0.01, "diverged": 1e10}[ended]
    output = {"output_activation": "identity", "loss": "mse", "activations": ("relu", "relu")}
    settings = replace(SMALL, speed=0, epochs=20, learning_rate=rate, optimizer="sgd", **output)
    engine, request = Engine(), Request(settings, "en", playing=True)
    while engine.frame("a", request).status == "running":
        pass
    question = AnswersOf(np.zeros((1, 2)))
    experiment = engine._sessions["a"].experiment
    run, goal = experiment.run, experiment.goal
    assert experiment.status == ended
    engine.see("a", request, question)
    assert (experiment.status, experiment.run, experiment.goal) == (ended, run, goal)


def test_the_shown_step_is_done_once_and_only_where_it_was_shown() -> None:
    engine, request = Engine(), Request(SMALL, "en", playing=True)
    data = load("spiral", n_samples=60)
    for _ in range(3):
        engine.frame("a", request)
    request = replace(request, playing=False)
    question = WayOf(data.x_train[4], data.y_train[4])
    shown = engine.see("a", request, question)
    place = (tuple(shown.trace.inputs.tolist()), tuple(shown.trace.targets.tolist()))
    acts = (PointStep(shown.moment, *place, number=1), PointStep(shown.moment, *place, number=2))
    for _ in range(2):  # the second is of a network that is no more
        way = engine.see("a", replace(request, acts=acts), question)
        np.testing.assert_array_equal(after_step(way), shown.trace.updated)
        assert (way.step, way.changes) == (shown.step, 1)
    standing = engine.frame("a", replace(request, acts=acts)).standing
    assert standing.edited


def after_step(way: Way) -> np.ndarray:
    """All parameters, layer after layer, biases before weights."""
    blocks = zip(way.trace.biases, way.trace.weights, strict=True)
    return np.concatenate([np.concatenate([b, w.ravel()]) for b, w in blocks])


# Pictures


def pictures(experiment: Experiment, language: str) -> list[tuple[go.Figure, str]]:
    t, way = Translator(language), way_of(experiment)
    data, trace = experiment.data, way.trace
    names = names_of(data, trace.run, t)
    chosen = network_picture.Chosen(1, 0)
    both = names.inputs, names.outputs
    columns = network_picture.columns_of(trace, names.titles, both, chosen, range(2))
    found = [
        (
            network_picture.network_picture(columns, trace.weights, chosen, "", t),
            network_picture.picture_alt(columns, t),
        ),
        (curve.loss_curve(trace, 0, t), curve.loss_alt(trace, 0, t)),
        (curve.activation_curve(trace, 0, 0, t), curve.activation_alt(trace, 0, 0, t)),
        (bars.batch_bars(trace.gradients[0][:, 0], ["1"] * 3, t), "."),
    ]
    if has_place(data):
        found.append((placed(experiment, trace, t), place.place_alt(data, trace.inputs, "x", t)))
    return found


def placed(experiment: Experiment, trace: Trace, t: Translator) -> go.Figure:
    s, data = experiment.settings, experiment.data
    view = slice_through(data, s.slice, trace.inputs, len(trace.updated))
    answers = AnswersOf(view.x)(experiment)
    raw = data.to_raw_inputs(trace.inputs)
    if view.kind == "fit":
        return place.place_on_curve(data, view.x[:, 0], answers[:, 0], (raw[0], 0.0), t)
    ground = painted(view, answers, data, s.output_activation)
    return place.place_on_map(data, s.slice, ground, raw, s.output_activation, t)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dataset", ["spiral", "rings", "sine", "reg-gauss", "cars", "digits"])
def test_pictures_can_be_drawn_and_are_told_in_words(dataset: str, language: str) -> None:
    for figure, alt in pictures(trained(for_dataset(SMALL, dataset), 1), language):
        assert figure.to_json()
        assert alt.endswith(".")


@pytest.mark.parametrize("dataset", ["rings", "sine", "reg-gauss"])
def test_a_pressed_mark_is_that_data_point(dataset: str) -> None:
    experiment = trained(for_dataset(SMALL, dataset), 1)
    data, trace = experiment.data, way_of(experiment).trace
    found = 0
    marks = [m for m in placed(experiment, trace, EN).data if m.uid != "validation_key"]
    for mark in marks:
        for at in (0, -1 if mark.x is None else len(mark.x) - 1):
            picked = points.picked(data, {"trace": mark.uid, "place": at})
            if picked is not None:
                found += 1
                raw = data.to_raw_inputs(points.half(data, picked[0])[0][picked[1]])
                assert mark.x[at] == pytest.approx(raw[0])
    assert found == 4 * max(1, len(data.class_names))


@pytest.mark.parametrize("dataset", ["rings", "sine", "cars", "digits"])
def test_a_mark_in_the_playgrounds_picture_is_that_data_point(dataset: str) -> None:
    experiment = trained(for_dataset(SMALL, dataset), 0)
    data = experiment.data
    figure = view_figure(experiment.settings, data)
    for trace in figure.data:
        half = str(trace.uid).split("_")[0]
        if half not in points.HALVES or trace.uid == "validation_key" or not len(trace.x):
            continue
        at = len(trace.x) - 1
        found = points.picked(data, {"trace": trace.uid, "place": at})
        assert found is not None
        assert found[0] == half
        x, _ = points.half(data, half)
        place = data.to_raw_inputs(x[found[1]])[experiment.settings.x_axis]
        assert place == pytest.approx(trace.x[at])
        assert points.picked(data, {"trace": trace.uid, "place": at + 1}) is None


def view_figure(settings: Settings, data: Dataset) -> go.Figure:
    if len(data.input_names) == 1:
        return Fit(data, fit_grid(data), EN).figure()
    return DecisionMap(data, settings.slice, EN).figure()


@pytest.mark.parametrize(
    "told",
    [None, 3, {}, {"trace": "answer", "place": 0}, {"trace": "training_0", "place": "x"},
     {"trace": "training_0", "place": -1}, {"trace": "validation_key", "place": 10**9},
     {"trace": "training_99", "place": 0}, {"trace": "training_0", "place": 0.5},
     {"trace": "training_" + "9" * 5000, "place": 0}],
)  # fmt: skip
def test_what_is_no_mark_is_no_point(told: object) -> None:
    assert points.picked(load("rings"), told) is None


# The page


def open_point(**query: str) -> AppTest:
    """By a link to the playground, whose run the page is about, and the navigation from there."""
    return go_to(visit(**query), "one_point")


def select(app: AppTest, key: str, value: str) -> AppTest:
    (group,) = (each for each in app.get("button_group") if each.key == key)
    return group.set_value(value).run()


@pytest.mark.parametrize("dataset", ["rings", "sine", "cars", "digits"])
def test_every_view_is_drawn_for_every_kind_of_data(dataset: str) -> None:
    settings = for_dataset(SMALL, dataset)
    query = {"data": dataset, "output": settings.output_activation, "loss": settings.loss}
    app = open_point(widths="4,3", activations="tanh,silu", **query)
    for view in ("forward", "back", "batch", "ask"):
        app.session_state["point_view"] = view
        app.run()
        assert not app.exception
        assert not app.error
    assert app.query_params["data"] in (dataset, [dataset])


def test_the_steps_lead_to_the_loss_and_the_buttons_end_there() -> None:
    app = open_point(widths="3")
    for _ in range(3):
        widget(app, "Next").click().run()
        app.run()
    assert widget(app, "Next").disabled
    assert any(formula.value.count("L &=") for formula in app.latex)


def test_do_this_step_does_it_in_the_run() -> None:
    app = open_point(widths="3")
    select(app, "point_view", "back")
    for _ in range(2):
        widget(app, "Next").click().run()
        app.run()
    assert not any("by hand" in caption.value for caption in app.caption)
    before = app.dataframe[0].value
    widget(app, "Do this step").click().run()
    app.run()
    assert not app.exception
    assert any("Changes of the run by hand: 1." in caption.value for caption in app.caption)
    after = app.dataframe[0].value
    told, found = (frame.iloc[:, -1 - k] for k, frame in ((0, before), (1, after)))
    np.testing.assert_allclose(found, told, rtol=1e-5)  # where it was said to lead


def test_a_point_far_from_the_data_is_answered_with_a_warning() -> None:
    app = open_point()
    select(app, "point_source", "typed")
    select(app, "point_view", "ask")
    slider = widget(app, "x")
    slider.set_value(float(slider.options[-1].replace("−", "-"))).run()
    assert not app.exception
    assert any("No training data here" in warning.value for warning in app.warning)
    widget(app, "Take the data out of the picture").set_value(True).run()
    assert any("answers as before" in caption.value for caption in app.caption)


@pytest.mark.parametrize(
    ("query", "strips"),
    [
        ({}, 1),
        ({"output": "tanh", "loss": "mse"}, 1),
        ({"data": "iris", "output": "sigmoid", "loss": "binary_cross_entropy"}, 1),
        ({"data": "cars", "output": "identity", "loss": "mse"}, 1),
        ({"data": "eddy", "output": "identity", "loss": "mse"}, 2),  # each number
        ({"data": "discs", "output": "sigmoid", "loss": "binary_cross_entropy"}, 3),  # each label
    ],
)
def test_other_starts_are_counted_and_shown(query: dict[str, str], strips: int) -> None:
    app = select(open_point(widths="3", **query), "point_view", "ask")
    for _ in range(50):  # a slice of training each
        if any("10 networks with the same" in caption.value for caption in app.caption):
            break
        app.run()
    assert not app.exception
    assert sum("with a median of" in text.value for text in app.markdown) == strips
    counted = any("of 10** give the same" in text.value for text in app.markdown)
    assert counted == (query.get("data") not in ("cars", "eddy"))


def answered(monkeypatch: pytest.MonkeyPatch, kind: type, answer: Callable[[], object]) -> None:
    """Lets questions of a kind come to this."""

    def ask(method: object, sid: str, request: Request, question: object) -> object:
        if isinstance(question, kind):
            return answer()
        return engine().ask(method, sid, request, question)

    monkeypatch.setattr("pages.ui.run_questions.engine", lambda: SimpleNamespace(ask=ask))


@pytest.mark.parametrize("kind", [WayOf, AnswersOf, GradientsOf])
@pytest.mark.parametrize(
    ("error", "words"), [(TimeoutError, "too much to do"), (OSError, "could not be computed")]
)
def test_a_question_without_an_answer_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, kind: type, error: type[Exception], words: str
) -> None:
    def fails() -> None:
        raise error

    answered(monkeypatch, kind, fails)
    app = open_point()
    app.session_state["point_view"] = "batch"
    app.run()
    assert not app.exception
    (told,) = app.error
    assert words in told.value


def test_numbers_of_a_run_that_is_trained_again_are_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_point()
    assert app.latex or app.dataframe
    again = Retraining(2, 9)
    way = replace(way_of(trained(SMALL)), retraining=again)
    answered(monkeypatch, object, lambda: again)
    monkeypatch.setattr("pages.features.point.ui.page.look_at", partial(looked_at, way))
    app.run()
    assert not app.exception
    (told,) = app.info
    assert "epoch 2 of 9" in told.value
    assert not app.latex
    assert not app.dataframe


def looked_at(way: Way, data: Dataset, point: points.Point, typed: bool, index: int) -> Look:
    names = names_of(data, way.trace.run, SV)
    return Look(SMALL, data, point, way, names, typed, index, SV)


def test_another_view_or_page_stops_the_steps() -> None:
    app = open_point()

    def plays() -> bool:
        return app.session_state[KEY].way_playing is not None

    widget(app, "Play").click().run()
    assert plays()
    select(app, "point_view", "back")
    assert not plays()
    widget(app, "Play").click().run()
    assert plays()
    go_to(app, "about")
    go_to(app, "one_point")
    assert not plays()


# Files


def test_a_download_is_in_the_pages_language() -> None:
    """Streamlit makes it in a thread of its own, without a session."""
    experiment = trained(SMALL)
    data = experiment.data
    look = looked_at(way_of(experiment), data, points.point_of(data, "training", 3), False, 3)
    with ThreadPoolExecutor(1) as pool:
        products = pool.submit(tables._layer, look, 0, tables._products).result()
        gradients = pool.submit(tables._layer, look, 0, tables._gradients).result()
    assert list(products) == ["enhet", "från", "värde", "vikt", "värde · vikt"]
    assert list(products["från"])[-3:] == ["bias", "summa z", "värde efter aktivering"]
    assert list(gradients)[-3:] == ["gradient", "vikt", "efter steget"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_reads_back_in_the_languages_own_form(language: str) -> None:
    frame = pd.DataFrame({"från": ["=1+1", "å"], "z": [0.5, -1234.25]})
    data = csv_bytes(frame, language)
    signs = {"sep": ";", "decimal": ","} if language == "sv" else {}
    back = pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", **signs)
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(back["z"]) == [0.5, -1234.25]
    assert back["från"][0] == "'=1+1"
    assert not re.search(r"0\.5", data.decode()) or language == "en"
    assert digits(0.5, SV) == "0,5"


def table_of(data: Dataset, language: str, n: int = 3) -> pd.DataFrame:
    raw = data.to_raw_inputs(data.x_validation[:n])
    return pd.DataFrame(raw, columns=[translate_name(language, name) for name in data.input_names])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_new_points_are_read_as_they_were_written(language: str, encoding: str) -> None:
    data = load("cars")
    text = csv_bytes(table_of(data, language), language).decode("utf-8-sig")
    read = read_points(text.encode(encoding), "", plain_preprocessing(data))
    np.testing.assert_allclose(read.inputs, data.to_raw_inputs(data.x_validation[:3]))
    assert read.others == []


def test_a_file_is_answered_as_the_network_answers_each_point() -> None:
    app = open_point(data="cars", output="identity", loss="mse")
    app.session_state["point_view"] = "ask"
    app.run()
    content = csv_bytes(table_of(load("cars"), "en"), "en")
    app.get("file_uploader")[0].set_value(("new.csv", content, "text/csv")).run()
    assert not app.exception
    assert any("given answers for 3 rows" in text.value for text in app.markdown)
    table = next(frame.value for frame in app.dataframe if "prediction" in str(frame.value.columns))
    assert len(table) == 3

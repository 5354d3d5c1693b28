"""The page about the parts: every tab draws, shows the core's numbers, and leads on."""

import base64
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from streamlit.testing.v1 import AppTest

from datasets import DATASETS
from nn_core import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from nn_core.inspection import gradient_sizes
from pages.charts.numbers import loss, number
from pages.features.parts.live import functions, paths, small_runs, starts
from pages.features.parts.live.choices import choose_activation, choose_loss
from pages.features.parts.live.present_inputs import MOST_POINTS, present_inputs_of
from pages.features.parts.ui.tabs import TABS
from pages.live import training_slices
from pages.live.experiment import Experiment
from pages.live.settings import Settings, for_dataset, settle
from pages.live.worker import EngineProcess
from pages.text import LANGUAGES, Translator, translate
from tests.pages.test_playground import ROOT, drawn, frame, go_to, plain, state, visit, widget

ENGLISH = Translator("en")
CHARTS = {"activations": 4, "losses": 3, "weights": 3, "optimizers": 2, "glossary": 0}


def at_once(task: Any, *arguments: Any) -> Any:
    """The worker's part, done here."""
    return task(*arguments)


@cache
def page_hash() -> str:
    """What Streamlit calls the page."""
    pages = visit()._registered_pages
    (found,) = (h for h, page in pages.items() if page["url_pathname"] == "parts")
    return str(found)


def tab(name: str, language: str = "en", **query: str) -> AppTest:
    """The page with that tab open, in a session that has not been to the playground."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    app._page_hash = page_hash()
    for key, value in {"lang": language, "open": name, **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def choose(app: AppTest, label: str, value: Any) -> AppTest:
    widget(app, label).set_value(value).run()
    assert not app.exception
    return app


def charts(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(content["figure"]) for content in drawn(app)]


def text(app: AppTest) -> str:
    return "\n".join(plain(m.value) for m in (*app.markdown, *app.caption))


def link(app: AppTest, label: str) -> dict[str, str]:
    """What a link to another page asks it for."""
    (found,) = (each.proto for each in app.get("page_link") if each.proto.label == label)
    return dict(parse_qsl(found.query_string))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TABS)
def test_a_link_opens_a_tab_in_both_languages(name: str, language: str) -> None:
    app = tab(name, language)
    assert [title.value for title in app.title] == [translate(language, "page.parts")]
    assert len(drawn(app)) == CHARTS[name]
    assert all(content["alt"] for content in drawn(app))
    assert app.query_params["open"] in (name, [name])


@pytest.mark.parametrize("dataset", ["rings", "sine", "ball-in-shell", "iris", "cars"])
@pytest.mark.parametrize("name", ["activations", "weights", "optimizers"])
def test_it_trains_on_every_kind_of_data(name: str, dataset: str) -> None:
    assert len(charts(tab(name, data=dataset))) == CHARTS[name]


# Activations


def test_every_activation_is_drawn_as_the_core_computes_it() -> None:
    app = tab("activations")
    for name, entry in ACTIVATIONS.items():
        choose(app, "Activation function", name)
        curve = functions.activation_curve(name)
        value, slope = _scatters(charts(app)[0])[:2]
        assert_allclose(_numbers(value["y"]), curve.value)
        assert_allclose(_numbers(slope["y"]), curve.derivative)
        assert re.sub(r"(?<=\d)[.](?=\d)", "{.}", entry.latex) in text(app)
        assert translate("en", f"parts.activation.{name}.about") in text(app)


def _scatters(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if trace["type"] == "scatter"]


def _numbers(values: Any) -> np.ndarray:
    """Plotly packs long arrays."""
    if isinstance(values, dict):
        return np.frombuffer(base64.b64decode(values["bdata"]), np.dtype(values["dtype"]))
    return np.array(values, np.float64)


def test_the_facts_are_those_of_the_functions() -> None:
    facts = {name: functions.activation_facts(name) for name in ACTIVATIONS}
    assert (facts["sigmoid"].low, facts["sigmoid"].high, facts["sigmoid"].steepest) == (0, 1, 0.25)
    assert (facts["relu"].low, facts["relu"].high, facts["relu"].flat_below) == (0, np.inf, 0)
    assert (facts["identity"].low, facts["leaky_relu"].low) == (-np.inf, -np.inf)
    assert facts["leaky_relu"].flat_below is facts["sine"].flat_above is None
    # Where inspection calls a unit saturated: 98 % of the way to the limit.
    assert np.tanh(facts["tanh"].flat_above) == pytest.approx(0.98, abs=1e-3)


def test_a_small_run_shows_its_own_loss() -> None:
    settings = small_runs.small(Settings(), "tanh")
    run = small_runs.small_run(at_once, settings)
    app = tab("activations")
    said = translate(
        "en",
        "parts.effect.outcome",
        epochs=int(run.losses.epochs[-1]),
        train=loss(float(run.losses.train[-1]), ENGLISH),
        validation=loss(float(run.losses.validation[-1]), ENGLISH),
    )
    assert said in text(app)


def test_training_in_slices_is_training_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = small_runs.small(Settings(), "relu")
    reference = small_runs.begin(settings)
    reference.run(max_steps=96)
    monkeypatch.setattr(training_slices, "SLICE_S", 0.0)
    sliced = training_slices.trained(at_once, small_runs.begin(settings), 90)
    assert sliced.epoch == reference.epoch == 12
    assert_array_equal(sliced.parameters, reference.parameters)


def test_the_present_inputs_are_the_weighted_sums_of_each_layer() -> None:
    experiment = Experiment(replace(Settings(), activations=("relu", "tanh", "relu")))
    experiment.trainer.run(max_epochs=2)
    found = present_inputs_of(experiment)
    assert found is not None
    assert found.epoch == 2
    assert [layer.activation for layer in found.layers] == ["relu", "tanh", "relu"]
    x, trainer = experiment.data.x_train[:MOST_POINTS], experiment.trainer
    z = x @ trainer.weights(0)[0] + trainer.biases(0)[0]
    assert found.layers[0].flat == pytest.approx(np.mean(z < 0))
    assert found.layers[0].counts.sum() == np.sum(np.abs(z) <= functions.REACH)


def test_a_visitor_without_a_run_is_told_why_there_are_no_bars() -> None:
    assert translate("en", "parts.present.none") in text(tab("activations"))


def test_bars_stand_for_the_network_of_the_playground() -> None:
    app = go_to(visit(), "parts")
    assert "Grey bars" in text(app)
    assert "bar" in [trace["type"] for trace in charts(app)[0]["data"]]
    choose(app, "Activation function", "sine")
    assert "bar" not in [trace["type"] for trace in charts(app)[0]["data"]]


@given(st.lists(st.floats(-30, 30), min_size=2, max_size=6), st.floats(-30, 30))
def test_softmax_shares_add_up_to_one_and_a_common_shift_changes_nothing(
    logits: list[float], shift: float
) -> None:
    shares = functions.softmax_of(np.array(logits))
    assert shares.sum() == pytest.approx(1)
    assert_allclose(functions.softmax_of(np.array(logits) + shift), shares, atol=1e-9)


# Losses


@pytest.mark.parametrize(("prediction", "target"), [(0.3, 1), (0.3, 0), (-1.0, 1), (2.5, 0)])
def test_every_loss_of_a_prediction_is_the_cores(prediction: float, target: int) -> None:
    for name, entry in LOSSES.items():
        answer = functions.answer_at(name, prediction, target)
        if entry.targets_are_shares and not 0 < prediction < 1:
            assert answer == (None, None)
            continue
        o, y = np.array([prediction]), np.array([float(target)])
        assert answer == (entry.value(o, y)[0], entry.derivative(o, y)[0])


def test_one_slider_moves_every_loss_and_its_derivative() -> None:
    app = choose(tab("losses"), "Prediction", 0.8)
    for name in LOSSES:
        answer = functions.answer_at(name, 0.8, 1)
        assert answer.loss is not None
        assert answer.derivative is not None
        row = (translate("en", f"loss.{name}"), number(answer.loss, ENGLISH))
        assert f"| {' | '.join((*row, number(answer.derivative, ENGLISH)))} |" in text(app)
        marks = [t for t in charts(app)[0]["data"] if t["mode"] == "markers"]
        assert answer.loss in [pytest.approx(mark["y"][0]) for mark in marks]
    choose(app, "Prediction", 1.5)
    assert translate("en", "parts.losses.outside") in text(app)


def test_the_outlier_pulls_the_mean_and_hardly_the_median() -> None:
    near, far = np.append(np.arange(1.0, 8), 4), np.append(np.arange(1.0, 8), 400)
    assert functions.best_guess("mse", far) - functions.best_guess("mse", near) > 40
    assert functions.best_guess("mae", far) - functions.best_guess("mae", near) <= 1
    assert functions.share_of_last("mse", functions.best_guess("mse", far), far) > 0.8


# Weights


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_the_start_is_what_inspection_finds(initializer: str) -> None:
    settings = starts.begun(Settings(), "tanh", 3, initializer)
    found = starts.start(at_once, settings)
    trainer = small_runs.begin(settings)
    data = trainer.train_data
    x, y = data.x[: starts.MOST_POINTS, 1:], data.y[: starts.MOST_POINTS]
    assert_allclose(found.gradient, gradient_sizes(trainer, x, y)[:-1])
    first = np.tanh(x @ trainer.weights(0)[0] + trainer.biases(0)[0])
    assert found.signal[0] == pytest.approx(float(np.sqrt(np.mean(first**2))), rel=1e-5)
    assert found.alike == (initializer in ("zeros", "constant"))


def test_another_depth_and_other_starts_are_drawn_at_once() -> None:
    app = choose(tab("weights"), "Hidden layers", 2)
    signal = charts(app)[0]["data"]
    assert len(_numbers(signal[0]["x"])) == 2
    settings = starts.begun(Settings(), "relu", 2, "he_normal")
    assert loss(float(starts.training(at_once, settings).train[-1]), ENGLISH) in text(app)
    app.pills[0].set_value([]).run()
    assert not app.exception
    assert [info.value for info in app.info] == [translate("en", "parts.weights.choose")]


# Optimizers


def test_all_optimizers_begin_alike_and_the_slice_shows_the_loss() -> None:
    found = paths.paths(at_once, Settings(), 0.03)
    assert set(found.losses) == set(OPTIMIZERS)
    assert len({way[0] for way in found.losses.values()}) == 1
    assert_array_equal(found.losses["adam"], found.losses["adamw"])
    for way in found.slice.places.values():
        assert_allclose(way[0], 0, atol=1e-6)
    across, up = found.slice.across, found.slice.up
    near = found.slice.losses[np.argmin(np.abs(up)), np.argmin(np.abs(across))]
    assert near == pytest.approx(found.losses["sgd"][0], rel=0.2)
    assert 0 < found.slice.held <= 1 + 1e-9


def test_a_rate_at_which_it_diverges_leaves_a_picture() -> None:
    app = choose(tab("optimizers", data="reg-plane"), "Learning rate for all", 1.0)
    assert len(charts(app)) == CHARTS["optimizers"]


# The way to the playground


def test_a_choice_opens_in_the_playground_and_in_a_new_tab() -> None:
    app = go_to(visit(noise="0.2"), "parts", open="activations")
    choose(app, "Activation function", "sine")
    query = link(app, "Open in the playground: sine")
    wanted = replace(Settings(), noise=0.2, activations=("sine",) * 3)
    go_to(app, "", **query)
    assert not app.exception
    assert not app.warning
    assert state(app) == state(visit(**query)) == wanted
    assert frame(app)[0]["status"] == "running"
    assert "open" not in app.query_params


@pytest.mark.parametrize(
    ("name", "label", "changes"),
    [
        ("losses", "Huber loss", {"loss": "huber"}),
        ("weights", "orthogonal", {"initializer": "orthogonal", "optimizer": "momentum"}),
        ("optimizers", "RMSprop", {"optimizer": "rmsprop", "learning_rate": 0.03}),
    ],
)
def test_each_tab_hands_its_choice_on(name: str, label: str, changes: dict[str, Any]) -> None:
    settings = state(visit(**link(tab(name), f"Open in the playground: {label}")))
    assert {key: getattr(settings, key) for key in changes} == changes


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_loss_and_activation_can_be_handed_on_from_any_data(dataset: str) -> None:
    present = for_dataset(Settings(), dataset)
    for name in LOSSES:
        chosen = choose_loss(present, name)
        assert settle(chosen) == chosen
        assert chosen.loss == name
    flat = replace(present, hidden_widths=(), activations=())
    assert set(choose_activation(flat, "sine").activations) == {"sine"}


# Glossary


def test_the_glossary_is_searched_and_leads_to_where_a_term_is_seen() -> None:
    app = tab("glossary")
    assert len(app.get("page_link")) > 60
    app.text_input[0].set_value("backprop").run()
    assert "**Backpropagation**" in text(app)
    assert link(app, "See it among the weights") == {"open": "weights"}
    app.text_input[0].set_value("zzz").run()
    assert "zzz" in app.info[0].value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_stands_once_and_is_one_sentence(language: str) -> None:
    texts = LANGUAGES[language]
    terms = {key: value for key, value in texts.items() if key.startswith("term.")}
    names = [value for key, value in terms.items() if not key.endswith(".about")]
    assert len(set(names)) == len(names)
    abouts = [value for key, value in terms.items() if key.endswith(".about")]
    assert len(names) == len(abouts)
    assert all(about.endswith(".") and about.count(". ") == 0 for about in abouts)


@pytest.mark.parametrize("name", ["activations", "weights", "optimizers"])
def test_an_engine_that_does_not_answer_is_said_in_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_: object, **__: object) -> None:
        raise TimeoutError

    app = tab(name)
    monkeypatch.setattr(EngineProcess, "_ask", late)
    streamlit.cache_data.clear()
    app.run()
    assert not app.exception
    assert [error.value for error in app.error] == [translate("en", "live.timeout")]

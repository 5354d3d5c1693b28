"""Features as inputs: the network is given them, and everything that is seen stays over x and y."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from datasets.slices import Slice, slice_grid
from pages.features.parts.live import small_runs
from pages.features.point.live.new_points import answers
from pages.features.sweep.live.plan import parameters_of, plan_of
from pages.features.sweep.live.sweep_run import SweepRun
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.pictures import UNIT_SIDE
from pages.live.points import nearness
from pages.live.questions import AnswersOf, GradientsOf, WayOf
from pages.live.settings import Settings, for_dataset, settle
from pages.live.source import source
from pages.ui.session_state import KEY
from tests.pages.frames import Browser
from tests.pages.test_playground import visit, widget

XOR = replace(
    for_dataset(Settings(), "xor"),
    hidden_widths=(), activations=(), features=("xy", "sin_x"), expression="x - y/2",
    learning_rate=0.1, speed=0, n_samples=100,
)  # fmt: skip
X = np.array([[2.0, 3.0], [-1.5, 0.5]])
GIVEN = np.stack([X[:, 0] * X[:, 1], np.sin(X[:, 0]), X[:, 0] - X[:, 1] / 2], axis=1)


def test_one_product_solves_xor_without_a_hidden_layer() -> None:
    """The input layer follows; the truth, the points and the map are of x and y as before."""
    browser = Browser(Engine(), XOR)
    _, first = browser.frame()
    assert first["map"].ndim == 2
    while (header := browser.frame()[0])["stats"]["epoch"] < 100:
        pass
    header, _ = browser.frame(playing=False)  # paused, all accuracies are those of now
    assert header["stats"]["parameters"] == 4
    assert header["stats"]["validation_accuracy"] == 1.0


def test_the_diagram_names_each_feature_and_shows_it() -> None:
    header, arrays = Browser(Engine(), XOR).frame()
    assert header["new"]["diagram"][0]["labels"] == ["xy", "sin x", "x - y/2"]
    data = source(XOR).load()
    places = slice_grid(data, Slice(), UNIT_SIDE)
    given = data.features_of(places)
    shown = arrays["units"][:3].reshape(3, -1).T / 127.5 - 1.0
    np.testing.assert_allclose(shown, given / np.abs(given).max(axis=0), atol=0.01)


def test_what_is_asked_of_the_run_is_asked_in_x_and_y() -> None:
    experiment = Experiment(XOR)
    way = WayOf(X[0], np.array([1.0]))(experiment)
    np.testing.assert_allclose(way.trace.inputs, GIVEN[0], rtol=1e-6)
    outputs = AnswersOf(X)(experiment)
    np.testing.assert_allclose(outputs, experiment.trainer.predict(GIVEN)[0])
    assert GradientsOf(X, np.ones((2, 1)), 0, 0)(experiment).shape == (2, 4)
    assert nearness(experiment.data, X[0]).beyond == ()


def test_a_point_whose_features_no_network_can_hold_has_no_answer() -> None:
    experiment = Experiment(XOR)
    raw = np.array([[1e20, 1e20], [2.0, 3.0]])
    found = answers(experiment.data, raw, 4, lambda question: question(experiment))
    assert np.isnan(found[0]).all()
    np.testing.assert_allclose(found[1:], AnswersOf(X[:1])(experiment))


def test_the_map_and_the_small_runs_train_on_the_features_too() -> None:
    sweep = replace(XOR.sweep, row_values=("1",), column_values=("2",), starts=2, epochs=2)
    plan = plan_of(settle(replace(XOR, sweep=sweep)))
    assert parameters_of(plan.places[0]) == 4 * 2 + 3
    run = SweepRun(plan)
    run.advance(60.0)
    assert run.rows()[0]["parameters"] == 4 * 2 + 3
    assert run.predict(X, [0])[0].shape == (2, 1)
    small = small_runs.begin(small_runs.small(XOR, "tanh"))
    assert small.columns == (3, 1)


@pytest.mark.parametrize("dataset", ["sine", "iris", "double-helix"])
def test_data_that_are_no_plane_have_their_own_inputs(dataset: str) -> None:
    s = settle(for_dataset(XOR, dataset))
    assert source(s).load().features is None
    assert s.data_key() == replace(s, features=("y2",), expression="").data_key()


# The controls


def present(app: AppTest) -> Settings:
    state: Any = app.session_state[KEY]
    settings: Settings = state.run.settings
    return settings


def formula(app: AppTest) -> Any:
    return next(field for field in app.text_input if field.label == "A formula of your own")


def test_a_link_with_features_opens_with_them_and_one_input_always_stays() -> None:
    app = visit(data="xor", features="xy,y", expression="sin(x*y)")
    assert not app.warning
    assert widget(app, "Inputs to the network").value == ["y", "xy", "own"]
    widget(app, "Inputs to the network").set_value(["xy"]).run()
    assert (present(app).features, present(app).expression) == (("xy",), "")
    widget(app, "Inputs to the network").set_value([]).run()
    app.run()
    assert present(app).features == ("xy",)
    assert widget(app, "Inputs to the network").value == ["xy"]


def test_a_wrong_formula_is_said_in_place_and_nothing_is_lost() -> None:
    app = visit(data="xor", expression="x*y")
    formula(app).set_value("x + foo(y)").run()
    app.run()
    assert present(app).expression == "x*y"
    assert formula(app).value == "x + foo(y)"
    (said,) = app.error
    assert "`foo`" in said.value
    assert app.code[0].value == "x + foo(y)\n    ^"
    formula(app).set_value("x + tanh(y)").run()
    app.run()
    assert present(app).expression == "x + tanh(y)"
    assert not app.error


@pytest.mark.parametrize("expression", ["__import__('os')", "1/0", "log(-1)", "x**x**x**x", "("])
def test_a_link_with_a_wrong_formula_is_repaired_and_says_so(expression: str) -> None:
    app = visit(data="xor", features="xy", expression=expression)
    assert (present(app).features, present(app).expression) == (("xy",), "")
    assert len(app.warning) == 1
    assert not app.exception

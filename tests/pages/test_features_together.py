"""What holds where a saved network, hands on a network and features as inputs meet."""

from dataclasses import replace

import numpy as np
import pytest

from datasets import ExpressionError, load
from datasets.expression import read
from datasets.slices import Slice
from nn_core.export import read_model, write_model
from pages.charts.points import class_traces, true_classes
from pages.features.home.live.questions import lesson, taken, told
from pages.features.home.live.report import report
from pages.features.home.ui.opening import settings_of
from pages.features.inside.live.inspection_session import Inside, InsideRequest
from pages.live import predictions
from pages.live.cards import DATA, BoardRequest
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.frame import unpack
from pages.live.hands import EDIT, Act, Touched
from pages.live.points import picked
from pages.live.run_session import Request, Session
from pages.live.settings import Settings
from pages.live.touch import large, line_content
from pages.text import Translator
from pages.ui.run import Run
from pages.ui.undo import Undo
from pages.ui.url import encode
from tests.pages.frames import Browser

WITH_FEATURES = replace(
    Settings(), dataset="circle", features=("x", "x2", "y2"), expression="x*y", n_samples=60,
    hidden_widths=(4,), activations=("tanh",),
)  # fmt: skip


def trained(settings: Settings) -> Experiment:
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=2)
    return experiment


def test_a_saved_network_of_features_opens_as_it_was() -> None:
    before = trained(WITH_FEATURES)
    now = taken(before)
    model = read_model(write_model(replace(now.model, settings=encode(now.settings))))
    assert settings_of(model) == WITH_FEATURES
    features = before.data.validation_features
    answers = before.trainer.predict(features)[0]
    np.testing.assert_allclose(model.predict(features), answers, rtol=1e-4, atol=1e-5)
    np.testing.assert_array_equal(now.examples, features[: len(now.examples)])


def test_a_report_tells_of_features_and_draws_the_network_s_map() -> None:
    for language in ("sv", "en"):
        text = report(told(trained(WITH_FEATURES)), None, "", "", Translator(language))
        assert "x*y" in text
        assert "x²" in text


def test_a_run_that_a_hand_changed_is_said_to_have_been_changed() -> None:
    experiment = trained(WITH_FEATURES)
    assert not told(experiment).adjusted
    experiment.act(Act(EDIT, experiment.run, Touched(1, 0, 0), 3.0, 1))
    assert told(experiment).adjusted
    assert lesson(experiment).training.adjusted


def test_a_network_from_a_file_may_grow_and_begin_anew() -> None:
    settings = replace(WITH_FEATURES, features=("x", "y"), expression="")
    start = trained(settings).trainer.parameters.copy()
    experiment = Experiment(settings, start=start)
    experiment.apply(replace(settings, hidden_widths=(5,)), keep=True)
    assert experiment.trainer.runs[0].network.hidden_widths == (5,)
    experiment.reset()
    assert experiment.start is None
    assert experiment.trainer.epoch == 0


def test_a_touched_input_or_unit_of_features_has_its_picture() -> None:
    experiment = trained(WITH_FEATURES)
    squares = large(Touched(0, 1), experiment)
    assert squares is not None
    assert squares.picture is not None
    low, high = squares.ends
    edge = max(abs(end) for end in experiment.data.domain[0]) ** 2
    assert 0.9 * edge < high == -low <= edge  # the outermost places lie within the domain
    assert int(squares.picture.min()) >= 127  # x² is nowhere negative
    assert large(Touched(1, 0), experiment) is not None


def test_a_touched_line_says_where_training_would_move_a_weight_of_a_feature() -> None:
    experiment = trained(WITH_FEATURES)
    said = line_content(Touched(1, 2, 3), experiment)
    data, n = experiment.data, len(experiment.data.x_train)
    gradient = experiment.trainer.gradients(data.train_features, experiment.y_train)[0]
    row = 1 + 3  # below the biases
    assert said["n"] == n
    np.testing.assert_allclose(said["pull"], -gradient[row * 4 + 2], rtol=1e-3)


def test_a_change_that_is_taken_back_leaves_a_file_s_weights_and_growth_behind() -> None:
    run = Run("a", WITH_FEATURES, "en")
    run.ask(settings=WITH_FEATURES, start=np.zeros((1, 3)))
    wider = replace(WITH_FEATURES, hidden_widths=(5,))
    run.ask(settings=wider, kept=wider)
    assert run.request.kept == wider
    run.take_back()
    assert run.request.start is None
    assert run.request.kept is None


def test_there_and_back_again_at_once_is_no_change_to_take_back() -> None:
    undo, other = Undo(), replace(WITH_FEATURES, noise=0.3)
    undo.note(WITH_FEATURES, other)
    undo.note(other, WITH_FEATURES)
    assert not undo


def test_an_act_that_rides_with_a_command_is_carried_out() -> None:
    engine = Engine()
    browser = Browser(engine, replace(WITH_FEATURES, epochs=3))
    browser.until("done")
    run = engine._sessions["a"].experiment
    act = Act(EDIT, run.run, Touched(1, 0, 0), 2.5, 1)
    browser.frame(acts=(act,), command="train_on", command_number=7, playing=False)
    assert run.hands.has_changed


def test_a_formula_is_one_line_without_comments() -> None:
    for text in ("x # <b>y</b>", "(x\n+y)", "x\\\n+y"):
        with pytest.raises(ExpressionError):
            read(text)


def test_a_point_of_several_labels_is_drawn_and_picked_as_their_combination() -> None:
    data = load("discs", 120)
    drawn = class_traces(data, Slice(), Translator("en"))
    classes = true_classes(data, data.y_train)
    for k in range(len(data.class_names)):
        of_class = np.flatnonzero(classes == k)
        np.testing.assert_allclose(drawn[f"training_{k}"]["x"], data.x_train[of_class, 0])
        for place, index in enumerate(of_class):
            told = {"trace": f"training_{k}", "place": place}
            assert picked(data, told) == ("training", index)


def test_answers_that_take_several_frames_are_shown_once_they_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(predictions, "BUDGET_S", 0.0)
    settings = replace(Settings(), n_samples=5000, hidden_widths=(256,) * 3, epochs=1)
    session = Session(Request(settings, "en", playing=False))
    inside, parts, alts = Inside(), {}, []
    for _ in range(400):
        board = BoardRequest(parts, visible=("confusion",))
        header, _ = unpack(inside.frame(session, InsideRequest("en", 0, board), 1))
        parts = header["parts"]
        alts += [new["alt"] for name, new in header["new"].items() if name == "confusion" + DATA]
        if not header["live"]:
            break
    assert "nothing to show yet" in alts[0]
    assert "of 2500" in alts[-1] or "of 2,500" in alts[-1]

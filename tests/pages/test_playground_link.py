"""Links of TensorFlow Playground's: the same experiment opens, and what differs is said."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from nn_core import Trainer
from pages.live.playground_link import LONGEST, LinkError, read_link
from pages.live.settings import Settings, settle
from pages.live.source import source
from pages.live.tasks import encode_targets
from pages.ui.session_state import KEY
from tests.pages.strategies import HARMLESS
from tests.pages.test_playground import visit

SITE = "https://playground.tensorflow.org/#"
FULL = (
    f"{SITE}activation=relu&regularization=L2&batchSize=12&dataset=xor&regDataset=reg-gauss"
    "&learningRate=0.03&regularizationRate=0.003&noise=15&networkShape=3,2&seed=0.57352"
    "&showTestData=true&discretize=true&percTrainData=70&x=true&y=false&xTimesY=true"
    "&xSquared=false&ySquared=false&cosX=false&sinX=true&cosY=false&sinY=false"
    "&collectStats=false&problem=classification&initZero=false&hideText=false"
)


def kinds(link: str) -> dict[str, tuple[str, str, str]]:
    return {r.kind: (r.name, r.given, r.used) for r in read_link(link).remarks}


def test_every_control_is_carried_over() -> None:
    s = read_link(FULL).settings
    assert (s.dataset, s.noise, s.train_share, s.n_samples) == ("xor", 0.15, 0.7, 500)
    assert s.features == ("x", "xy", "sin_x")
    assert (s.hidden_widths, s.activations) == ((3, 2), ("relu", "relu"))
    assert (s.output_activation, s.loss, s.optimizer) == ("tanh", "mse", "sgd")
    assert (s.batch_size, s.learning_rate, s.l1, s.l2) == (12, 0.015, 0.0, 0.006)
    assert (s.initializer, s.validation, s.discrete) == ("playground", True, True)
    assert set(kinds(FULL)) == {"loss", "drawn"}
    assert read_link(FULL).settings == s  # its seed decides the random numbers here, too


def test_what_a_link_leaves_out_is_as_there() -> None:
    s = read_link(SITE[:-1]).settings
    assert (s.dataset, s.noise, s.train_share) == ("circle", 0.0, 0.5)
    assert (s.features, s.hidden_widths, s.activations) == (("x", "y"), (4, 2), ("tanh", "tanh"))
    assert (s.batch_size, s.learning_rate, s.validation) == (10, 0.015, False)
    plane = read_link(f"{SITE}problem=regression&networkShape=&initZero=true").settings
    assert (plane.dataset, plane.n_samples, plane.hidden_widths) == ("reg-plane", 1200, ())
    assert (plane.output_activation, plane.initializer) == ("identity", "zeros")


@pytest.mark.parametrize("kind", ["L1", "L2"])
def test_a_step_here_is_the_step_there(kind: str) -> None:
    """w - rate (mean of the half squared errors' gradients + penalty's rate times its gradient)."""
    link = f"{SITE}networkShape=&batchSize=30&learningRate=0.1&regularization={kind}"
    s = read_link(f"{link}&regularizationRate=0.3&activation=linear").settings
    data = source(replace(s, n_samples=60)).load()
    x, y = data.x_train, encode_targets(data.y_train, s.task, s.output_activation)
    run = replace(s.run_config(), dtype="float64")
    trainer = Trainer([run], x, y, data.x_validation, y[: len(data.x_validation)])
    w, b = trainer.weights(0)[0].copy(), trainer.biases(0)[0].copy()
    answer = np.tanh(x @ w + b)
    delta = (answer - y) * (1 - answer**2)
    pull = np.sign(w) if kind == "L1" else w
    trainer.step()
    expected = w - 0.1 * (x.T @ delta / 30 + 0.3 * pull)
    np.testing.assert_allclose(trainer.weights(0)[0], expected, rtol=1e-12)
    np.testing.assert_allclose(trainer.biases(0)[0], b - 0.1 * delta.mean(axis=0), rtol=1e-12)


def test_what_cannot_be_carried_over_is_listed() -> None:
    found = kinds(
        f"{SITE}problem=regression&discretize=true&hideText=true&learningRate_hide=true"
        "&noise_hide=false&noise=80&learningRate=1e-5&batchSize=x&tuturial=1&x=false&y=false"
        "&regularization=L1&regularizationRate=0.1&networkShape=0,9999"
    )
    assert found["hidden"][0] == "learningRate"
    assert found["left_out"][0] == "hideText"
    assert found["unknown"][0] == "tuturial"
    assert found["unreadable"] == ("batchSize", "x", "10.0")
    assert {"discretize", "no_input", "l1", "loss", "drawn"} <= set(found)
    ranges = {
        r.name: r.used
        for r in read_link(f"{SITE}noise=80&learningRate=1e-5&networkShape=0,999").remarks
        if r.kind == "range"
    }
    assert ranges == {"noise": "50", "learningRate": "2e-05", "networkShape": "1,256"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [("hello", "other"), ("", "other"), ("https://example.org/?data=xor", "other"),
     ("#", "other"), (SITE + "x" * LONGEST, "long")],
)  # fmt: skip
def test_other_texts_are_refused(text: str, kind: str) -> None:
    with pytest.raises(LinkError) as refused:
        read_link(text)
    assert refused.value.kind == kind


KEYS = st.sampled_from(
    ["problem", "dataset", "noise", "percTrainData", "batchSize", "learningRate", "networkShape",
     "regularization", "regularizationRate", "x", "seed", "activation", "noise_hide", "nothing"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["", "regression", "spiral", "-1", "1e999", "NaN", "0x10", "1,5", "8,8,8", "L1", "10",
     "%3Cscript%3E", "false"]
) | st.text(HARMLESS, max_size=20)  # fmt: skip


@given(st.lists(st.tuples(KEYS, VALUES), max_size=8))
def test_whatever_stands_in_a_link_opens_something_valid(pairs: list[tuple[str, str]]) -> None:
    link = SITE + "&".join(f"{key}={value}" for key, value in pairs)
    found = read_link(link)
    assert settle(found.settings) == found.settings
    found.settings.run_config()


# The field


def present(app: AppTest) -> Settings:
    state: Any = app.session_state[KEY]
    settings: Settings = state.run.settings
    return settings


def test_a_pasted_link_opens_and_says_what_is_different() -> None:
    app = visit(projector="1")
    field = next(f for f in app.text_input if "TensorFlow" in f.label)
    field.set_value("hej").run()
    assert any("https://playground.tensorflow.org/#" in error.value for error in app.error)
    assert present(app) == replace(Settings(), projector=True)
    field = next(f for f in app.text_input if "TensorFlow" in f.label)
    field.set_value(f"{FULL}&learningRate_hide=true&evil=`<script>`").run()
    app.run()
    assert replace(present(app), projector=False) == read_link(FULL).settings
    (said,) = app.warning
    assert "learningRate" in said.value
    assert "`evil`" in said.value
    assert not app.error
    assert next(f for f in app.text_input if "TensorFlow" in f.label).value == ""

"""What a hand touches and changes in the playground's network, through the engine."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pages.live.engine import Engine
from pages.live.hands import Act, Shape, Touched, act_in, shape_in, shaped, silenced, touched_in
from pages.live.run_session import Request
from pages.live.settings import Settings, for_dataset
from pages.ui.run import Run
from pages.ui.ticks import Tick, read
from tests.pages.frames import Browser

SMALL = Settings(hidden_widths=(4, 3), activations=("tanh",) * 2, n_samples=80, speed=0, epochs=4)
NOWHERE = [
    None,
    [],
    [1],
    [1, 2, 3, 4],
    ["a", 1],
    [0.5, 1],
    [-1, 0],
    [1, 1, -2],
    {"0": 1},
    [1e400, 0],
]


@pytest.fixture
def browser() -> Browser:
    return done(SMALL)


def done(settings: Settings) -> Browser:
    """At the end of its run, where a page plays no more."""
    browser = Browser(Engine(), settings)
    browser.until("done")
    browser.request = replace(browser.request, playing=False)
    return browser


def experiment_of(browser: Browser) -> Any:
    return browser.engine._sessions[browser.sid].experiment


def act(browser: Browser, kind: str, at: Touched, value: float = 0.0) -> dict[str, Any]:
    """The header of the frame in which it has been carried out."""
    number = max((a.number for a in browser.request.acts), default=0) + 1
    acts = (Act(kind, experiment_of(browser).run, at, value, number),)
    return browser.frame(acts=acts)[0]


def settled(browser: Browser) -> dict[str, Any]:
    """Frames until nothing is still computed."""
    for _ in range(400):
        header, _ = browser.frame()
        if not header["pending"]:
            return header
    raise AssertionError("something is pending for ever")


# Messages


@pytest.mark.parametrize("given", NOWHERE, ids=repr)
def test_what_is_no_place_touches_nothing(given: Any) -> None:
    assert touched_in(given) is None
    tick = read({"seq": 1, "touched": given})
    assert tick is not None
    assert tick.touched is None
    assert act_in({"kind": "edit", "run": 1, "at": given, "value": 1}) is None


@pytest.mark.parametrize("value", [None, "1", "nan", [], 1e9, -101, float("nan")])
def test_a_weight_that_is_no_number_within_bounds_is_not_taken(value: Any) -> None:
    told = {"kind": "edit", "run": 7, "at": [1, 0, 0]}
    assert act_in({**told, "value": 2.5}) == Act("edit", 7, Touched(1, 0, 0), 2.5)
    if value != "1":
        assert act_in({**told, "value": value}) is None


def test_a_line_is_not_switched_off_and_a_unit_is_no_weight() -> None:
    assert act_in({"kind": "off", "run": 1, "at": [1, 0, 0]}) is None
    assert act_in({"kind": "edit", "run": 1, "at": [1, 0], "value": 1}) is None


# What is shown of what is touched


@pytest.mark.parametrize(
    ("dataset", "column", "kind", "shape"),
    [
        ("spiral", 1, "map", 2),
        ("spiral", 0, "map", 2),
        ("spiral", 3, "answer", None),
        ("sine", 2, "curve", 1),
        ("iris", 3, "map", 2),
        ("digits", 1, "image", 2),
        ("digits", 0, "image", 2),
        ("digits", 2, "map", 2),
    ],
)
def test_a_touched_unit_comes_large(
    dataset: str, column: int, kind: str, shape: int | None
) -> None:
    browser = done(for_dataset(SMALL, dataset))
    header, arrays = browser.frame(touched=Touched(column, 1 if column < 3 else 0))
    touch = header["touch"]
    assert touch["kind"] == kind
    if shape is None:
        assert "touch" not in arrays
    else:
        assert arrays["touch"].ndim == shape
        assert np.ptp(arrays["touch"]) > 10
    assert len(browser.reply.blob) <= 20_000


def test_a_units_card_is_true(browser: Browser) -> None:
    browser.frame(touched=Touched(2, 1))
    touch = settled(browser)["touch"]
    e = experiment_of(browser)
    trainer, x = e.trainer, e.data.x_train
    assert touch["bias"] == pytest.approx(trainer.biases(1)[0, 1], rel=1e-4)
    assert [w for _, _, w in touch["sources"]] == pytest.approx(
        trainer.weights(1)[0, :, 1].tolist(), rel=1e-4
    )
    assert touch["sources"][0][1] == "unit 1"
    z = np.arctanh(trainer.activations(x)[1][0, :, 1].astype(float))
    assert touch["inputs"] == pytest.approx([z.min(), z.max()], rel=1e-2)
    assert touch["function"] == pytest.approx(
        np.tanh(np.linspace(-touch["reach"], touch["reach"], 61)), abs=1e-4
    )
    with_it, without = touch["without"]
    halves = e.data.x_validation, e.y_validation
    assert with_it == pytest.approx(trainer.loss(*halves)[0], rel=1e-3)
    with silenced(trainer, frozenset({(2, 1)})):
        assert without == pytest.approx(trainer.loss(*halves)[0], rel=1e-3)


def test_a_lines_card_tells_its_weight_and_where_training_pulls_it(browser: Browser) -> None:
    e = experiment_of(browser)
    for at, layer, row in ((Touched(2, 1, 3), 1, 3), (Touched(1, 2, -1), 0, None)):
        touch = browser.frame(touched=at)[0]["touch"]
        weight = e.trainer.biases(layer)[0, 2] if row is None else e.trainer.weights(1)[0, 3, 1]
        assert touch["weight"] == pytest.approx(weight, rel=1e-4)
        x, y = e.data.x_train, e.y_train
        steps = []
        for way in (-1e-2, 1e-2):
            e.trainer.edit(0, layer, row, at.unit, float(weight) + way)
            steps.append(float(e.trainer.loss(x, y)[0]))
        e.trainer.edit(0, layer, row, at.unit, float(weight))
        assert touch["pull"] == pytest.approx(-(steps[1] - steps[0]) / 2e-2, rel=0.05, abs=1e-4)


@pytest.mark.parametrize("at", [Touched(9, 0), Touched(1, 4), Touched(2, 0, 4), Touched(0, 0, -1)])
def test_touching_what_is_gone_shows_nothing(browser: Browser, at: Touched) -> None:
    assert browser.frame(touched=at)[0]["touch"] is None


def test_a_training_run_leaves_the_view_out_while_a_unit_stands_in_its_place() -> None:
    browser = Browser(Engine(), replace(SMALL, epochs=100_000, speed=1))
    for _ in range(4):
        browser.frame()
    browser.frame(touched=Touched(1, 0))
    frames = [browser.frame()[1]]
    while "touch" not in frames[-1]:
        frames.append(browser.frame()[1])
    assert not any("map" in arrays for arrays in frames)
    assert "map" in browser.frame(touched=None)[1]


# Weights


def test_an_edit_is_seen_in_the_next_frame_and_losses_follow(browser: Browser) -> None:
    before = settled(browser)["stats"]
    act(browser, "edit", Touched(3, 0, -1), 9.0)
    e = experiment_of(browser)
    assert e.trainer.biases(2)[0, 0] == 9.0
    after = settled(browser)["stats"]
    expected = e.trainer.loss(e.data.x_validation, e.y_validation)[0]
    assert after["validation_loss"] == pytest.approx(expected, rel=1e-4)
    assert after["validation_loss"] > 2 * before["validation_loss"]


def test_an_edit_is_carried_out_once(browser: Browser) -> None:
    act(browser, "edit", Touched(1, 0, 0), 5.0)
    e = experiment_of(browser)
    e.trainer.edit(0, 0, 0, 0, 1.0)
    browser.frame()  # which asks the same again
    assert e.trainer.weights(0)[0, 0, 0] == 1.0


@pytest.mark.parametrize("at", [Touched(9, 0, 0), Touched(1, 99, 0), Touched(1, 0, 99)])
def test_an_edit_of_what_is_gone_changes_nothing(browser: Browser, at: Touched) -> None:
    before = experiment_of(browser).trainer.parameters.copy()
    act(browser, "edit", at, 5.0)
    np.testing.assert_array_equal(experiment_of(browser).trainer.parameters, before)
    assert not experiment_of(browser).hands.has_changed


def test_an_edit_meant_for_another_run_is_dropped(browser: Browser) -> None:
    run = experiment_of(browser).run
    browser.press("reset")
    browser.frame(acts=(Act("edit", run, Touched(1, 0, 0), 5.0, 1),))
    assert not experiment_of(browser).hands.has_changed


def test_the_verdict_on_an_edited_run_says_so_and_a_new_start_is_judged_again() -> None:
    browser = done(replace(SMALL, epochs=60))
    act(browser, "edit", Touched(1, 0, 0), 5.0)
    verdicts = [h["new"]["verdict"] for h in _until_settled(browser) if "verdict" in h["new"]]
    assert "changed by hand at epoch 60" in verdicts[-1]["because"]
    assert all(offer["kind"] == "train_on" for offer in verdicts[-1]["tries"])
    browser.press("reset")
    assert not experiment_of(browser).hands.has_changed


def _until_settled(browser: Browser) -> list[dict[str, Any]]:
    headers = [browser.frame()[0]]
    while headers[-1]["pending"]:
        headers.append(browser.frame()[0])
        assert len(headers) < 600
    return headers


# Units switched off


def test_a_unit_that_is_off_is_missing_from_the_answers_alone(browser: Browser) -> None:
    e = experiment_of(browser)
    _, shown = browser.frame(touched=None, parts={})
    weights = e.trainer.parameters.copy()
    header = act(browser, "off", Touched(2, 1))
    assert header["off"] == [[2, 1]]
    _, without = browser.frame(parts={})
    assert (without["map"] != shown["map"]).any()
    np.testing.assert_array_equal(without["weights"], shown["weights"])
    np.testing.assert_array_equal(e.trainer.parameters, weights)
    assert act(browser, "on", Touched(2, 1))["off"] == []
    np.testing.assert_array_equal(browser.frame(parts={})[1]["map"], shown["map"])
    assert not e.hands.has_changed


@pytest.mark.parametrize("at", [Touched(0, 0), Touched(3, 0), Touched(1, 40)])
def test_only_hidden_units_are_switched_off(browser: Browser, at: Touched) -> None:
    assert act(browser, "off", at)["off"] == []


# Units and layers


def test_a_unit_more_goes_on_with_the_same_curve_and_the_same_answers(browser: Browser) -> None:
    e = experiment_of(browser)
    epoch, answers = e.trainer.epoch, e.trainer.predict(e.data.x_train)
    settings = shaped(SMALL, Shape("more_units", 1, keep=True))
    header, arrays = browser.frame(settings=settings, kept=settings)
    assert experiment_of(browser) is e
    np.testing.assert_allclose(e.trainer.predict(e.data.x_train), answers, atol=1e-5)
    assert header["stats"]["epoch"] == epoch
    assert arrays["curve"].shape[1] == epoch + 1  # another run's number, with all of its curve
    assert e.hands.has_changed
    browser.frame(playing=True)
    for _ in range(20):
        browser.frame()
    assert e.trainer.epoch > epoch


def test_without_keeping_it_begins_anew(browser: Browser) -> None:
    header, _ = browser.frame(settings=shaped(SMALL, Shape("more_units", 1, keep=False)))
    assert experiment_of(browser).trainer.epoch < 4 or header["status"] == "running"
    assert not experiment_of(browser).hands.has_changed


def test_a_layer_that_cannot_be_the_identity_begins_anew(browser: Browser) -> None:
    settings = shaped(SMALL, Shape("more_layers", 0, keep=True))
    browser.frame(settings=settings, kept=settings)
    assert len(experiment_of(browser).settings.hidden_widths) == 3
    assert not experiment_of(browser).hands.has_changed


@pytest.mark.parametrize(
    ("widths", "kind", "column", "expected"),
    [
        ((4, 3), "more_units", 2, (4, 4)),
        ((4, 3), "fewer_units", 1, (3, 3)),
        ((1,), "fewer_units", 1, (1,)),
        ((256,), "more_units", 1, (256,)),
        ((4,), "more_units", 7, (4,)),
        ((4,), "more_units", 0, (4,)),
        ((4, 3), "more_layers", 0, (4, 3, 3)),
        ((), "more_layers", 0, (8,)),
        ((), "fewer_layers", 0, ()),
        ((4,), "fewer_layers", 0, ()),
        ((2,) * 10, "more_layers", 0, (2,) * 10),
    ],
)
def test_a_shape_stays_within_what_the_sliders_show(
    widths: tuple[int, ...], kind: str, column: int, expected: tuple[int, ...]
) -> None:
    settings = replace(SMALL, hidden_widths=widths, activations=("relu",) * len(widths))
    after = shaped(settings, Shape(kind, column, keep=True))
    assert after.hidden_widths == expected
    assert len(after.activations) == len(expected)


# As the page asks


def _read(asked: dict[str, Any]) -> Tick:
    tick = read(asked)
    assert tick is not None
    return tick


def _pressed(run: Run) -> bool:
    return run.pressed


def test_presses_reach_the_engine_and_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    monkeypatch.setattr("pages.ui.run.engine", lambda: engine)
    run = Run("a", SMALL, "en")
    run.frame(Tick(seq=1))
    number = engine._sessions["a"].experiment.run
    told = {"kind": "edit", "run": number, "at": [1, 0, 1], "value": -2.5, "id": 1}
    run.frame(_read({"seq": 2, "pressed": told}))
    assert engine._sessions["a"].experiment.hands.changes == 1
    assert run.request.acts == ()
    assert not _pressed(run)  # nothing around the picture has to be drawn anew
    run.frame(
        _read({"seq": 3, "pressed": {"kind": "more_units", "column": 1, "keep": True, "id": 2}})
    )
    assert run.settings.hidden_widths == (5, 3)
    assert _pressed(run)
    assert engine._sessions["a"].experiment.trainer.weights(0).shape[2] == 5


def test_a_lost_run_says_that_a_hand_had_changed_it(browser: Browser) -> None:
    act(browser, "edit", Touched(1, 0, 0), 5.0)
    standing = browser.reply.standing
    assert standing.edited
    other = Browser(Engine(), SMALL, was=standing)
    other.frame()
    assert other.reply.again is not None
    assert other.reply.again.edited
    assert isinstance(other.request, Request)
    assert shape_in({"kind": "nonsense"}) is None

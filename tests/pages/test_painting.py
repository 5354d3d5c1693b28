"""Drawn points: what a press makes of the settings, how a run goes on with them, and a link's."""

from dataclasses import replace

import numpy as np
import pytest

from pages.features.sweep.live.plan import trouble
from pages.live.engine import Engine
from pages.live.inputs import chosen
from pages.live.painting import copied, is_one_class, painted, with_points
from pages.live.settings import Settings, for_dataset, settle
from pages.live.source import source
from pages.ui.run import Run
from pages.ui.ticks import Press
from pages.ui.url import decode, encode
from tests.pages.frames import Browser

FOUR = "b" + "aaaa0" + "kkkk1" + "aakk0" + "kkaa1"
FIVE = FOUR + "hzhz1"
BASE = with_points(Settings(), FOUR)


def press(run: Run, **told: object) -> None:
    run.press(Press("paint", 1.0, {"kind": "paint", **told}))


def test_a_press_says_all_points_and_they_become_settings_that_a_link_holds() -> None:
    run = Run("s", Settings(), "en")
    press(run, start="empty")
    assert (run.settings.dataset, run.settings.points) == ("painted", "b")
    press(run, points=FIVE)
    press(run, points=FOUR)  # of two presses the newer counts
    assert run.settings.points == FOUR
    assert decode({k: [v] for k, v in encode(run.settings).items()}) == (run.settings, [])
    before = run.take_back()
    assert before is not None
    assert before.points != FOUR


@pytest.mark.parametrize(
    "told",
    [
        {"points": "b" + "hzhz0" * 10_000},
        {"points": "NaN"},
        {"points": "bzzzz0"},
        {"points": [1, 2]},
        {"start": "nothing"},
        {},
    ],
)
def test_a_press_that_cannot_be_leaves_all_as_it_is(told: dict[str, object]) -> None:
    assert painted(BASE, told) is None


@pytest.mark.parametrize("dataset", ["circle", "blobs", "reg-plane", "sine"])
def test_the_present_points_are_taken_over_two_hundred_of_them(dataset: str) -> None:
    before = replace(for_dataset(Settings(), dataset), noise=0.05)
    after = with_points(before, copied(before))
    data, old = source(after).load(), source(before).load()
    assert (data.task, data.y_train.shape[1]) == (old.task, old.y_train.shape[1])
    found = np.vstack([np.hstack([data.x_train, data.y_train])])
    all_before = np.vstack(
        [np.hstack([old.x_train, old.y_train]), np.hstack([old.x_validation, old.y_validation])]
    )
    gaps = np.abs(found[:, None] - all_before[None]).max(axis=2).min(axis=1)
    assert gaps.max() < 0.006
    assert len(data.x_train) + len(data.x_validation) == 200


def test_other_kinds_bring_their_output_layer() -> None:
    kinds = {"b": "sigmoid", "q": "softmax", "v": "identity", "f": "identity"}
    for letter, output in kinds.items():
        assert with_points(BASE, letter).output_activation == output


def test_without_two_points_nothing_trains_and_with_two_it_does() -> None:
    browser = Browser(Engine(), with_points(Settings(), "b"))
    for _ in range(3):
        header, arrays = browser.frame()
    assert (header["status"], header["pending"]) == ("idle", False)
    assert (header["stats"]["train_loss"], arrays["curve"].size) == (None, 0)
    assert browser.request.parts["paint"]
    browser.change(points="bhzhz0")
    assert browser.frame()[0]["stats"]["epoch"] == 0
    browser.change(points="bhzhz0aaaa1")
    browser.until("running")
    while not browser.curve.size:
        browser.frame()


def test_a_run_goes_on_under_its_weights_with_the_new_points() -> None:
    engine = Engine()
    browser = Browser(engine, replace(BASE, speed=0))
    while browser.frame()[0]["stats"]["epoch"] < 20:
        pass
    experiment = engine._sessions["a"].experiment
    browser.request = replace(browser.request, playing=False)
    browser.frame()
    weights = experiment.trainer.parameters.copy()
    more = replace(browser.request.settings, points=FIVE)
    browser.frame(settings=more, kept=more)
    np.testing.assert_array_equal(experiment.trainer.parameters, weights)
    assert len(experiment.data.x_train) + len(experiment.data.x_validation) == 5
    # What the architecture comes to from its start is not seen here: it says so, until Reset.
    assert experiment.is_warm
    assert experiment.adjusted
    browser.press("reset")
    assert not experiment.is_warm
    assert (experiment.trainer.parameters != weights).any()


def test_an_emptied_picture_begins_anew() -> None:
    engine = Engine()
    browser = Browser(engine, replace(BASE, speed=0))
    while browser.frame()[0]["stats"]["epoch"] < 5:
        pass
    learned = engine._sessions["a"].experiment.trainer.parameters.copy()
    empty = replace(browser.request.settings, points="b")
    browser.frame(settings=empty, kept=empty)
    assert (engine._sessions["a"].experiment.trainer.parameters != learned).any()


@pytest.mark.parametrize(
    ("points", "kept", "kind"),
    [
        ("b" + "hzhz0" * 300, 200, "points_many"),
        ("bzzzz0hzhz1", 1, "points_outside"),
        ("bhzhz1a", 1, "points_unreadable"),
        ("NaN", 0, "points_unreadable"),
    ],
)
def test_a_link_with_points_that_cannot_be_keeps_the_others_in_a_word(
    points: str, kept: int, kind: str
) -> None:
    settings, notices = decode({"data": ["painted"], "points": [points], "widths": ["5"]})
    assert (len(settings.points) - 1) // 5 == kept
    assert settings.hidden_widths == (5,)
    assert [(n.kind, n.parameter) for n in notices] == [(kind, "points")]


def test_points_of_one_class_and_too_few_of_them_are_said() -> None:
    assert is_one_class(with_points(Settings(), "bhzhz0aaaa0"))
    assert not is_one_class(BASE)
    assert not is_one_class(with_points(Settings(), "fhzhzaaaa"))
    assert trouble(with_points(Settings(), "b")) == "few_points"
    assert trouble(BASE) != "few_points"


def test_the_inputs_are_chosen_in_the_diagram_as_in_the_sidebar() -> None:
    s = replace(Settings(), expression="x*y")
    assert chosen(s, {"names": ["xy", "x"]}) == settle(
        replace(s, features=("x", "xy"), expression="")
    )
    assert chosen(s, {"names": ["own"]}) == settle(replace(s, features=()))
    for told in ({"names": []}, {"names": "x"}, {"names": ["z"]}, {}):
        assert chosen(s, told) is None
    assert chosen(for_dataset(Settings(), "iris"), {"names": ["x"]}) is None

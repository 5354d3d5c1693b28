"""What a map shows of more than two inputs: chosen, drawn, said in words, kept in a link."""

from dataclasses import replace

import numpy as np
import pytest

from datasets import load
from datasets.slices import Slice, slice_ranges
from pages.charts.decision_map import DecisionMap
from pages.live.engine import Engine
from pages.live.held import as_held, options_of, with_held
from pages.live.settings import Settings, for_dataset
from pages.text import Translator
from pages.ui.url import decode, encode
from tests.datasets.test_slices import DATA as OWN
from tests.pages.frames import Browser
from tests.pages.test_playground import choose, labels, press, state, visit
from tests.texts import ENGLISH

t = Translator("en")
PENGUINS = ("flipper length (mm)", "body mass (g)")  # that the map does not show at first


def test_the_inputs_that_are_not_shown_are_held_by_sliders_in_their_units() -> None:
    app = visit(data="penguins", pause="1")
    assert set(PENGUINS) <= set(labels(app))
    value = options_of(load("penguins"))[3][40]
    choose(app, PENGUINS[1], value)
    assert not app.exception
    assert state(app).held == (as_held(f"3:{value!r}"),)
    choose(app, ENGLISH["control.y_axis"], 3)  # what is shown now is held no longer
    assert PENGUINS[1] not in labels(app)
    choose(app, ENGLISH["control.y_axis"], 1)
    press(app, ENGLISH["held.back"])
    assert state(app).held == ()
    assert ENGLISH["held.back"] not in labels(app)


def test_the_plane_of_the_components_says_what_they_are() -> None:
    app = visit(data="wine")
    choose(app, ENGLISH["control.plane"], "components")
    assert not app.exception
    assert ENGLISH["control.x_axis"] not in labels(app)
    (said,) = (c.value for c in app.caption if "Principal component 1" in c.value)
    direction = load("wine", train_share=0.5, seed=1).components.directions[0]
    assert load("wine").input_names[int(np.abs(direction).argmax())] in said


def test_neither_is_offered_where_the_picture_shows_all_inputs() -> None:
    for name in ("spiral", "sine", "ball-in-shell"):
        assert ENGLISH["control.plane"] not in labels(visit(data=name))


@pytest.mark.parametrize(
    "given", ["3", "3:", ":4", "-1:4", "3:nan", "3:1e999", "3:<script>", "3:4:5", "x:1"]
)
def test_a_held_value_that_is_none_is_refused_with_a_word(given: str) -> None:
    settings, notices = decode({"data": ["penguins"], "held": [given]})
    assert settings.held == ()
    assert [(each.kind, each.parameter) for each in notices] == [("unreadable", "held")]


def test_a_link_holds_the_slice() -> None:
    settings = with_held(for_dataset(Settings(), "penguins"), 2, 200.0)
    settings = replace(settings, plane="components")
    assert decode({name: [value] for name, value in encode(settings).items()}) == (settings, [])


@pytest.mark.parametrize("cut", [Slice(0, 4), Slice(5, 1), Slice(1, 4), Slice(components=True)])
def test_points_lie_within_the_axes_and_say_where(cut: Slice) -> None:
    figure = DecisionMap(OWN, cut, t).figure()
    (left, right), (low, high) = slice_ranges(OWN, cut)
    assert (figure.layout.xaxis.range, figure.layout.yaxis.range) == ((left, right), (low, high))
    training = next(trace for trace in figure.data if trace.uid == "training")
    assert ((training.x > left) & (training.x < right)).all()
    assert ((training.y > low) & (training.y < high)).all()
    if cut == Slice(1, 4):
        codes = OWN.x_train[:, 1:4].argmax(axis=1)
        colours = OWN.categories[0].labels
        assert [told.split("<br>")[0] for told in training.text] == [
            f"colour: {colours[k]}" for k in codes[: len(training.text)]
        ]
        assert figure.layout.xaxis.ticktext == colours


def test_another_slice_is_shown_at_once_and_goes_on_with_the_run() -> None:
    browser = Browser(Engine(), for_dataset(replace(Settings(), speed=0), "penguins"))
    header, before = browser.frame(playing=False)
    settings = browser.request.settings
    for changed in (
        with_held(settings, 3, 5500.0),
        replace(settings, plane="components"),
        replace(settings, x_axis=3),
    ):
        now, arrays = browser.frame(settings=changed)
        assert now["run"] == header["run"]
        assert not np.array_equal(arrays["classes"], before["classes"])

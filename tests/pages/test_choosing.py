"""Choosing data sets, examples and activation functions by their pictures."""

import re
from typing import Any
from urllib.parse import unquote

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from datasets import DATASETS, PAINTED
from nn_core import ACTIVATIONS
from pages.charts.sketch import REACH, SIZE, curve_sketch
from pages.live.data_groups import data_groups, neighbours
from pages.live.own_key import OWN
from pages.live.presets import PRESETS, presets_of
from pages.text import LANGUAGES, translate
from tests.pages.test_architecture_map import open_map
from tests.pages.test_painting import FOUR
from tests.pages.test_playground import (
    assert_calm,
    choose,
    data_sets,
    frame,
    press,
    state,
    visit,
    widget,
)


def sheets(app: AppTest) -> str:
    """All style sheets of the page."""
    return "".join(each.proto.body for each in app.get("html"))


def picture(app: AppTest, kind: str, name: str) -> str:
    """The last one says what is so."""
    found = re.findall(rf"--{kind}-{name}:url\(\"data:image/svg\+xml,([^\"]*)\"\)", sheets(app))
    return unquote(found[-1]) if found else ""


def chosen(app: AppTest) -> list[str]:
    """The labels of all choices of data that show one as chosen."""
    groups = [w for w in app.get("button_group") if "set_dataset" in w.key]
    return [w.label for w in groups if w.value is not None]


def test_every_data_set_stands_in_one_group_and_near_its_own_kind() -> None:
    groups = data_groups(has_own=True)
    names = [name for group in groups.values() for name in group]
    assert sorted(names) == sorted([*DATASETS, PAINTED, OWN])
    for group in groups.values():
        for name in group:
            near = neighbours(name, has_own=True, most=4)
            assert name in near
            assert set(near) <= set(group)
            assert len(near) == min(4, len(group))


@pytest.mark.parametrize("open_page", [visit, open_map])
def test_everything_that_can_be_chosen_has_a_picture(open_page: Any) -> None:
    app = open_page()
    page = "playground" if open_page is visit else "map"
    for name in (*DATASETS, PAINTED):
        assert picture(app, "data", name).startswith("<svg"), name
    for name in ACTIVATIONS:
        assert picture(app, "activation", name).startswith("<svg"), name
    for preset in presets_of(page):
        assert picture(app, "example", preset.name).startswith("<svg"), preset.name
    for used in set(re.findall(r"--picture:var\((--[\w-]+)\)", sheets(app))):
        assert f"{used}:url(" in sheets(app), used


def test_an_option_shows_the_picture_of_its_own_name() -> None:
    app = visit(data="iris")
    for group, names in data_groups(has_own=False).items():
        box = f"st-key-pictured_dataset_{group}"
        rule = r" \[role=radio\]:nth-child\((\d+)\){--picture:var\(--data-([\w-]+)\)"
        shown = re.findall(re.escape(f".{box}") + rule, sheets(app))
        assert [name for _, name in shown] == names
        assert [int(i) for i, _ in shown] == list(range(1, len(names) + 1))
        options = widget(app, translate("en", f"data.group.{group}")).options
        assert options == [translate("en", f"dataset.{name}") for name in names]


def test_one_press_in_the_row_or_in_a_group_takes_the_data_and_all_choices_follow() -> None:
    app = visit()
    widget(app, "Data set").set_value("xor").run()
    app.run()
    assert state(app).dataset == "xor"
    assert chosen(app) == ["Data set", "Two classes"]
    data_sets(app, "wine").set_value("wine").run()
    app.run()
    assert state(app).dataset == "wine"
    assert chosen(app) == ["Data set", "Real data"]
    assert translate("en", "dataset.penguins") in widget(app, "Data set").options
    press(app, "Undo")
    assert state(app).dataset == "xor"
    assert chosen(app) == ["Data set", "Two classes"]
    assert_calm(app)


def test_the_sessions_own_data_show_themselves() -> None:
    app = visit()
    empty, line = picture(app, "data", PAINTED), picture(app, "data", "above-below")
    assert "stroke-dasharray" in empty, "an empty sheet"
    drawn = visit(data=PAINTED, points=FOUR)
    assert "h0" in picture(drawn, "data", PAINTED)
    other = visit(data="above-below", curve="2*sin(3*x)")
    assert picture(other, "data", "above-below") not in ("", line)
    choose(drawn, "Data set", "moons")
    assert "h0" in picture(drawn, "data", PAINTED), "the points are kept, and so is their picture"


def test_a_curve_is_drawn_from_the_function() -> None:
    unit = SIZE / 2 / REACH
    for name, function in ACTIVATIONS.items():
        path = re.findall(r"<path d='M([^']*)' fill='none'", curve_sketch(name))[0]
        points = np.array([[float(n) for n in p.split()] for p in path.split("L")])
        z = np.linspace(-REACH, REACH, len(points))
        a = np.empty_like(z)
        function.value(z, a)
        np.testing.assert_allclose(points[:, 0], SIZE / 2 + unit * z, atol=0.06)
        np.testing.assert_allclose(points[:, 1], SIZE / 2 - unit * a, atol=0.06)


def test_the_button_of_the_activation_shows_the_present_one() -> None:
    app = visit(widths="3,4", activations="relu,tanh")
    for layer, name in enumerate(("relu", "tanh")):
        rule = f".st-key-pictures_activation_{layer}{{--picture:var(--activation-{name})}}"
        assert rule in sheets(app)
    choose(app, "Activation, layer 2", "sine")
    assert state(app).activations == ("relu", "sine")
    assert ".st-key-pictures_activation_1{--picture:var(--activation-sine)}" in sheets(app)
    assert frame(app)[0]["status"] == "running"
    assert_calm(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_comes_before_the_answer(language: str) -> None:
    """No example names its verdict before it is open, and what to look for stands after."""
    app = visit(lang=language)
    offered = {b.label for b in app.button if str(b.key).startswith("example_")}
    there = [f"preset.{preset.name}.question" for preset in presets_of("playground")]
    assert offered == {translate(language, key) for key in there}
    names = [translate(language, f"preset.{name}") for name in PRESETS]
    visible = {*offered, *(c.value for c in app.caption), *(m.value for m in app.markdown)}
    assert not visible & set(names)
    if language == "en":  # AppTest reads its widgets outside of the session
        press(app, translate(language, "preset.too_large.question"))
        assert translate(language, "preset.too_large.about") in app.info[0].value


def test_the_pictures_travel_once_a_visit() -> None:
    """What a fragment sends again are a few hundred bytes a choice."""
    app = visit()
    shared = [h.proto.body for h in app.get("html") if "--data-circle:" in h.proto.body]
    assert len(shared) == 1
    assert len(shared[0]) < 150_000

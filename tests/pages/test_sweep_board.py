"""What a frame of the map brings: only what is in sight, and only what is new."""

from base64 import b64decode
from collections.abc import Iterable
from dataclasses import replace

import pytest

from pages.features.sweep.live import sweep_session as sessions
from pages.features.sweep.live.cell_pictures import SHARP_SIDE, side_for
from pages.live.cards import AT_FIRST
from pages.live.engine import Engine
from pages.live.settings import for_dataset
from tests.pages.test_sweeps import ENDLESS, Tab, swept, with_sweep

ON_CHOICE = {"chosen", "heat_map", "cells", "cost", "starts", "start_curves", "disagreement"}


@pytest.fixture
def tab() -> Tab:
    return Tab(Engine(), swept())


@pytest.fixture
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers are taken in once, so that only what was asked for differs between frames."""
    monkeypatch.setattr(sessions, "REFRESH_S", 1e9)


def kinds(names: Iterable[str]) -> set[str]:
    """The cards whose data are among these parts."""
    return {name.removesuffix(":data") for name in names if name.endswith(":data")}


def test_only_cards_in_sight_are_drawn(tab: Tab, one_look: None) -> None:
    first = tab.command("run")
    cards = [card for card, _, _ in first["cards"]]
    assert len(cards) == 8
    assert kinds(first["new"]) == set(cards[:AT_FIRST])
    assert tab.look_at("starts")["new"].keys() == {"starts", "starts:data"}
    assert tab.look_at()["parts"].keys() == {"words"}


def test_what_the_tab_has_is_not_sent_again(tab: Tab, one_look: None) -> None:
    tab.trained()
    assert tab.frame()["new"] == {}
    new = tab.frame(language="sv")["new"]
    assert len(kinds(new)) == 8, "every card has words"
    assert tab.frame()["new"] == {}


def test_no_chart_is_sent_twice_while_it_trains(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sessions, "REFRESH_S", 0.0)
    tab = Tab(Engine(), swept(epochs=30))
    tab.trained()
    skeletons = [name for name in tab.sent if not name.endswith(":data")]
    assert sorted(skeletons) == sorted({*skeletons}), "a chart was built anew"
    assert tab.sent.count("heat_map:data") > 2


def test_another_measure_is_another_map_and_nothing_else(tab: Tab, one_look: None) -> None:
    tab.trained()
    new = tab.look(measure="success_rate")["new"]
    shown = {"heat_map", "heat_map:data", "cells", "cells:data", "chosen:data"}
    assert new.keys() == shown, "the numbers in the cells are of that measure, too"


def test_accuracy_is_there_as_soon_as_it_is_asked_for(tab: Tab, one_look: None) -> None:
    tab.trained()
    tab.look(measure="accuracy")
    assert "accuracy" in tab.contents["heat_map"]["layout"]["title"]["text"]
    tab.look(measure="gap")
    assert tab.look(measure="accuracy")["new"].keys() >= {"heat_map", "heat_map:data"}


def test_a_click_brings_what_shows_the_choice(tab: Tab, one_look: None) -> None:
    tab.trained()
    tab.frame(chosen=(2, 0), start=2)
    new = tab.frame(chosen=(2, 1), start=0)["new"]
    assert (tab.reply.chosen, tab.reply.start) == ((2, 1), 0)
    assert kinds(new) == ON_CHOICE
    assert len(new) == len(ON_CHOICE), "a chart was built anew"
    assert kinds(tab.frame(start=1)["new"]) == {"starts", "start_curves", "chosen"}
    assert kinds(tab.frame(chosen=(1, 1))["new"]) == ON_CHOICE | {"capacity"}


def test_another_tolerance_is_judged_at_once(tab: Tab, one_look: None) -> None:
    tab.trained()
    strict = tab.look(tolerance=0.01)["lines"]
    generous = tab.look(tolerance=1.0)["lines"]
    assert strict != generous


def test_settings_changed_in_mid_run_change_nothing_that_is_shown(
    one_look: None,
) -> None:
    tab = Tab(Engine(), swept(**ENDLESS))
    tab.command("run")
    tab.frame()
    tab.command("pause")
    tab.frame()
    rows, seen = tab.rows(), len(tab.sent)
    changed = replace(for_dataset(tab.request.settings, "iris"), learning_rate=1.0)
    header = tab.frame(settings=with_sweep(changed, row_values=("8",), starts=1))
    assert tab.rows() == rows
    assert tab.sent[seen:] == []
    assert header["facts"]["runs"] == 15


def picture(tab: Tab) -> bytes:
    return b64decode(tab.contents["chosen:data"]["picture"]["cells"])


def test_the_chosen_run_has_a_sharp_picture_of_its_own(tab: Tab) -> None:
    tab.trained()
    pictures = []
    for start in (0, 1):
        tab.frame(chosen=(1, 1), start=start)
        pictures.append(picture(tab))
        assert tab.contents["chosen:data"]["which"].endswith(f"seed {start + 1}")
    assert {len(each) for each in pictures} == {SHARP_SIDE**2}
    assert pictures[0] != pictures[1]
    assert side_for(len(tab.pictured)) < SHARP_SIDE
    assert tab.frame()["new"] == {}, "its bytes only when it changes"

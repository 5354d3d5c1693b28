"""A run that its engine has lost is trained again to the batch where it was, in slices."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pages.live.engine import Engine
from pages.live.run_standing import AGAIN, MOST_STEPS, Standing, read
from pages.live.settings import Settings
from tests.pages.frames import Browser

SETTINGS = Settings(
    hidden_widths=(4,), activations=("tanh",), n_samples=100, batch_size=1, speed=0, dropout=0.1,
    epochs=400,
)  # fmt: skip
BATCHES = 50  # of an epoch


class Tab(Browser):
    """A browser whose page remembers how its run stands, as pages/ui/live_view.py does."""

    def frame(self, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        found = super().frame(**changes)
        self.request = replace(self.request, was=self.reply.standing)
        return found

    def loses_its_engine(self) -> None:
        self.engine = Engine()

    def comes_back(self) -> int:
        """Frames until what was lost is there again; how many it took."""
        for n in range(1, 100_000):  # a quick machine has come far
            if self.reply.again is not None and self.reply.again.done:
                return n
            self.frame()
        raise AssertionError(self.reply.again)

    @property
    def parameters(self) -> Any:
        return self.engine._sessions[self.sid].experiment.trainer.parameters.copy()


@pytest.fixture
def tab() -> Tab:
    """A run that was paused in the middle of an epoch."""
    tab = Tab(Engine(), SETTINGS)
    for _ in range(6):  # more than one slice
        tab.frame()
    tab.frame(playing=False)
    tab.command("epoch")
    tab.command("step")
    return tab


def test_a_paused_run_comes_back_to_its_batch_bit_for_bit_and_stays_paused(tab: Tab) -> None:
    curve, parameters, step = tab.curve, tab.parameters, tab.reply.standing.step
    assert step % BATCHES == 1
    tab.loses_its_engine()
    header, _ = tab.frame()
    again = tab.reply.again
    assert again is not None
    assert (again.epoch, again.lost_by, again.adjusted) == (step // BATCHES, "worker", False)
    assert header["target"]["kind"] == "again"
    tab.comes_back()
    assert tab.reply.status == "paused"
    assert tab.reply.standing.step == step
    np.testing.assert_array_equal(tab.parameters, parameters)
    np.testing.assert_array_equal(tab.curve, curve)


def test_it_takes_as_many_slices_as_it_needs(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.live.engine.slice_s", lambda active: 0.0)  # a batch a frame
    step = tab.reply.standing.step
    tab.loses_its_engine()
    tab.frame()
    assert tab.comes_back() >= step


def test_a_run_that_played_plays_on_to_its_goal() -> None:
    tab = Tab(Engine(), replace(SETTINGS, epochs=20))
    tab.until("done")
    tab.frame(playing=False)
    tab.frame(playing=True)
    goal = tab.reply.standing.goal
    assert goal == 40
    tab.loses_its_engine()
    tab.until("done")
    assert tab.reply.epoch == goal
    assert tab.curve[0].tolist() == list(range(goal + 1))


def test_a_second_loss_on_the_way_loses_nothing_more(tab: Tab) -> None:
    parameters = tab.parameters
    for _ in range(2):
        tab.loses_its_engine()
        tab.frame()
    tab.comes_back()
    np.testing.assert_array_equal(tab.parameters, parameters)


@pytest.mark.parametrize(("name", "further"), [("epoch", BATCHES), ("step", 1)])
def test_a_command_that_meets_the_loss_is_carried_out_there(
    tab: Tab, name: str, further: int
) -> None:
    step = tab.reply.standing.step
    tab.loses_its_engine()
    tab.press(name)
    tab.comes_back()
    tab.until("paused")
    assert tab.reply.standing.step == (step // further + 1) * further


def test_who_asks_for_another_run_gets_it_at_once(tab: Tab) -> None:
    for change in ({"settings": replace(SETTINGS, seed=5)}, {"command": "reset"}):
        tab.loses_its_engine()
        number = tab.request.command_number + ("command" in change)
        tab.frame(**change, command_number=number)
        assert (tab.reply.epoch, tab.reply.again) == (0, None)


def test_rates_that_were_changed_on_the_way_are_owned_up_to(tab: Tab) -> None:
    tab.change(learning_rate=0.1)
    step = tab.reply.standing.step
    for _ in range(2):
        tab.loses_its_engine()
        tab.frame()
        assert tab.reply.again is not None
        assert tab.reply.again.adjusted
    tab.comes_back()
    assert tab.reply.standing.step == step
    assert not tab.reply.standing.adjusted, "what there is now can be had again"


def test_a_pause_on_the_way_breaks_it_off(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.live.engine.slice_s", lambda active: 0.0)
    tab.loses_its_engine()
    for _ in range(4):  # the losses at the start, then a batch a frame
        tab.frame()
    tab.press("pause")
    assert (tab.reply.status, tab.reply.again) == ("paused", None)
    assert 0 < tab.reply.standing.step < 10


def test_nothing_is_said_of_a_run_that_had_not_begun() -> None:
    tab = Tab(Engine(), SETTINGS, playing=False)
    tab.frame()
    tab.loses_its_engine()
    tab.frame()
    assert (tab.reply.status, tab.reply.again) == ("idle", None)


@pytest.mark.parametrize("playing", [False, True])
def test_a_new_session_hears_of_the_run_from_the_tab(tab: Tab, playing: bool) -> None:
    told, parameters = tab.reply.standing.content(playing), tab.parameters
    new = Tab(Engine(), SETTINGS, "new")
    new.frame()  # it has begun to play by itself
    standing, plays = read(told, SETTINGS)
    assert standing is not None
    assert plays is playing
    new.frame(was=standing, command=AGAIN, command_number=1, playing=plays)
    assert new.reply.again is not None
    assert new.reply.again.lost_by == "absence"
    if not playing:
        new.comes_back()
        np.testing.assert_array_equal(new.parameters, parameters)
    new.comes_back()
    assert new.reply.status == ("running" if playing else "paused")


def test_a_tab_can_tell_nothing_that_does_harm() -> None:
    fine = {"step": 5, "goal": 10, "adjusted": True, "playing": True}
    assert read(fine, SETTINGS) == (
        Standing(SETTINGS, 5, 10, adjusted=True, lost_by="absence"), True,
    )  # fmt: skip
    bad: list[object] = [None, 7, "x", [], {}, {**fine, "step": -1}, {**fine, "step": 1.5}]
    bad += [{**fine, "goal": True}, {**fine, "goal": "9"}, {"step": 3}]
    for told in bad:
        assert read(told, SETTINGS) == (None, False)
    huge, playing = read({**fine, "step": 10**400, "playing": "yes"}, SETTINGS)
    assert huge is not None
    assert (huge.step, playing) == (MOST_STEPS, False)

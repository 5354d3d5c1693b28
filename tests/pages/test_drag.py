"""A slider that is held: the run follows it, and nothing that is overtaken is written back."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.live.engine import Engine, Reply
from pages.live.frame import unpack
from pages.live.run_session import Request
from pages.live.run_settings import with_depth, with_width
from pages.live.settings import Settings, for_dataset
from pages.ui.drag import Choices, Range, Slider
from pages.ui.panels import Link
from pages.ui.run import Run
from pages.ui.ticks import Draft, Tick, read
from tests.pages.test_playground import choose, visit, widget

SMALL = Settings(n_samples=40, hidden_widths=(4, 4), activations=("relu",) * 2)
DEPTH, WIDTH = "set_depth", "set_width"


def depth(position: float, number: float = 1, settled: int = 0, held: bool = True) -> Draft:
    return Draft(DEPTH, position, number, settled, held)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run beside an engine of its own, with two sliders on the page."""
    engine = Engine()
    monkeypatch.setattr("pages.ui.run.engine", lambda: engine)
    run = Run("somebody", SMALL, "en")
    run.drag.offer(DEPTH, Slider(Range(0, 10), with_depth))
    run.drag.offer(WIDTH, Slider(Choices((1, 2, 4, 8)), with_width))
    return run


def frame(run: Run, draft: Draft | None = None) -> dict[str, Any]:
    """The header of the next frame, and in it how deep the network is that is drawn."""
    tick = Tick(draft=draft)
    header, _ = unpack(run.frame(tick))
    return header


def widths(run: Run) -> tuple[int, ...]:
    """Of the network in training."""
    standing = run.request.was
    assert standing is not None
    return standing.settings.hidden_widths


def test_the_network_in_training_follows_and_the_settings_do_not(run: Run) -> None:
    first = frame(run)["run"]
    held = frame(run, depth(3))
    assert widths(run) == (4, 4, 4)
    assert held["run"] != first
    assert held["parts"]["diagram"] != frame(run, depth(4, 2))["parts"]["diagram"]
    assert run.settings == SMALL


def test_what_is_let_go_begins_nothing_anew(run: Run) -> None:
    held = frame(run, depth(3))["run"]
    frame(run, depth(3, 2, held=False))
    run.set(with_depth(SMALL, 3), DEPTH)
    assert frame(run)["run"] == held
    assert run.settings.hidden_widths == (4, 4, 4)


def test_a_draft_that_comes_after_the_release_is_not_heard(run: Run) -> None:
    frame(run, depth(3))
    run.set(with_depth(SMALL, 5), DEPTH)
    released = frame(run)
    assert frame(run, depth(4, 2))["run"] == released["run"]
    assert widths(run) == (4,) * 5
    # The browser knows of the release by then: this is a new hold.
    frame(run, depth(1, 3, settled=released["settled"]))
    assert widths(run) == (4,)


def test_an_older_draft_that_was_overtaken_is_not_heard(run: Run) -> None:
    frame(run, depth(6, number=2))
    frame(run, depth(5, number=1))
    assert widths(run) == (4,) * 6


def test_another_control_that_comes_late_leaves_the_slider_where_it_is_held(run: Run) -> None:
    frame(run, depth(3))
    run.set(replace(with_width(SMALL, 8), learning_rate=0.1), WIDTH)
    header = frame(run, depth(3))
    assert widths(run) == (8, 8, 8)
    frame(run, depth(4, 2, header["settled"]))
    assert widths(run) == (8,) * 4
    assert run.settings.hidden_widths == (8, 8)


def test_let_go_where_it_was_taken_it_leaves_nothing_behind(run: Run) -> None:
    frame(run, depth(5))
    frame(run, depth(2, 2, held=False))
    assert widths(run) == (4, 4)
    run.set(with_depth(SMALL, 1))  # not by this slider
    frame(run)
    assert widths(run) == (4,)


@pytest.mark.parametrize("end", ["withdrawn", "command"])
def test_it_ends_with_its_slider_and_with_another_experiment(run: Run, end: str) -> None:
    frame(run, depth(5))
    if end == "withdrawn":
        run.drag.withdraw(DEPTH)
    else:
        run.command("reset", settings=SMALL, playing=True)
    frame(run)
    assert widths(run) == (4, 4)


def test_a_paused_run_stays_paused_and_one_that_had_ended_trains(run: Run) -> None:
    run.ask(playing=False)
    assert frame(run, depth(3))["status"] != "running"
    run.status = "done"
    run.drag_to(depth(3, 2))  # the same again
    assert not run.playing
    assert frame(run, depth(4, 3))["status"] == "running"


def test_a_rate_is_taken_over_in_mid_run(run: Run) -> None:
    rates = Choices((0.01, 0.1))
    run.drag.offer("set_rate", Slider(rates, lambda s, rate: replace(s, learning_rate=rate)))
    first = frame(run)["run"]
    assert frame(run, Draft("set_rate", 1, 1, 0, True))["run"] == first
    assert run.drafted.learning_rate == 0.1


def test_what_the_page_repeats_of_a_request_holds_no_draft() -> None:
    link = Link()
    link.take("live_view", Tick(draft=depth(3)))
    assert link.ticks["live_view"].draft is None


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.floats() | st.text()))
def test_whatever_a_browser_says_a_run_has_settings_that_are_allowed(said: dict[str, Any]) -> None:
    whole = {"key": DEPTH, "position": 3, "number": 1, "settled": 0, "held": True}
    for draft in (said, whole | said, {**whole, **dict.fromkeys(said.keys() & whole, None)}):
        run = Run("somebody", SMALL, "en")
        run.drag.offer(DEPTH, Slider(Range(0, 10), with_depth))
        tick = read({"draft": draft})
        assert tick is not None
        run.drag_to(tick.draft)
        assert len(run.drafted.hidden_widths) <= 10


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_position_is_one_of_the_slider_s_own(position: float) -> None:
    assert Choices((1, 2, 4)).at(position) in (1, 2, 4)
    samples = Range(20, 2000).at(position)
    assert isinstance(samples, int)
    assert 20 <= samples <= 2000


@pytest.mark.parametrize(
    ("label", "position"),
    [("Depth", 5), ("Width", 6), ("Noise", 3), ("Samples", 140), ("Learning rate", 7)],
)
def test_held_it_does_what_it_does_when_it_is_let_go(label: str, position: int) -> None:
    app = visit()
    key = widget(app, label).key
    run: Run = app.session_state["lagom"].run
    run.drag_to(Draft(key, position, 1, run.request.settled, True))
    drafted = run.drafted
    assert drafted != run.settings
    choose(app, label, run.drag._sliders[key].values.at(position))
    assert run.settings == drafted == run.drafted


def test_every_slider_of_the_playground_can_be_held() -> None:
    app = visit(widths="2,3")  # each layer has its own
    drawn = {w.key for kind in ("slider", "select_slider") for w in app.get(kind)}
    assert len(drawn) >= 10
    run: Run = app.session_state["lagom"].run
    assert drawn == set(run.drag._sliders)


DIVERGES = replace(for_dataset(SMALL, "sine"), optimizer="sgd", learning_rate=10.0)


@pytest.mark.parametrize(
    "meanwhile", [{"language": "sv"}, {"settings": replace(DIVERGES, log_loss=True)}]
)
def test_the_end_of_a_run_is_noted_though_the_page_was_drawn_meanwhile(
    monkeypatch: pytest.MonkeyPatch, meanwhile: dict[str, Any]
) -> None:
    class Drawn(Engine):
        """While it makes a frame, the page asks for something else."""

        def frame(self, sid: str, request: Request) -> Reply:
            reply = super().frame(sid, request)
            run.ask(**meanwhile)
            return reply

    engine = Drawn()
    monkeypatch.setattr("pages.ui.run.engine", lambda: engine)
    run = Run("somebody", DIVERGES, "en")
    numbers = {frame(run)["run"] for _ in range(40)}
    assert run.status == "diverged"
    assert not run.playing
    assert len(numbers) == 1

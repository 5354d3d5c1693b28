"""Coming to the map: what begins by itself, what stays, and what comes back from the playground."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from datasets import load
from datasets.slices import Slice
from nn_core.sweep import FEATURES
from nn_core.sweep import double_descent as compute
from pages.features.sweep.charts.double_descent import has_peak
from pages.features.sweep.live.cell_cards import points_of
from pages.features.sweep.live.cell_verdicts import verdicts_of
from pages.features.sweep.live.plan import plan_key, plan_of
from pages.features.sweep.live.sweep_run import SweepRun
from pages.features.sweep.ui.session_sweep import SweepState
from pages.live.engine import Engine
from pages.live.run_session import Request
from pages.live.settings import Settings
from pages.text import translate
from pages.ui.session_state import KEY
from pages.ui.url import decode, encode
from tests.pages.frames import sweeps_of
from tests.pages.test_architecture_map import (
    LONG,
    OVER,
    SMALL,
    done,
    open_link,
    open_map,
    said,
    set_group,
)
from tests.pages.test_playground import choose, frame, go_to, press, state
from tests.pages.test_sweeps import MAP, RELOADED, Tab, swept


def is_eager(app: AppTest) -> bool:
    """Whether the browser is told to begin the sweep as soon as the board is seen."""
    return bool(frame(app)[0]["eager"])


def test_a_map_that_nobody_has_told_anything_is_eager_to_begin() -> None:
    assert is_eager(open_map())
    assert is_eager(open_map(**SMALL))
    assert is_eager(open_map(mode="race"))


def test_what_cannot_run_or_was_stopped_is_not() -> None:
    assert not is_eager(open_map(**OVER["parameters"]))
    app = open_map(**LONG)
    press(app, "Run")
    press(app, "Stop here")
    assert not is_eager(app)
    go_to(app, "")
    choose(app, "Data set", "moons")
    go_to(app, "architecture_map")
    header = frame(app)[0]
    assert (header["status"], header["eager"]) == ("cancelled", False)
    assert translate("en", "sweep.stale") in said(app)


def test_other_settings_from_the_playground_are_run_on_arrival() -> None:
    app = done(open_map(**SMALL))
    before = frame(app)[0]["sweep"]
    go_to(app, "")
    choose(app, "Data set", "moons")
    go_to(app, "architecture_map")
    header = frame(app.run())[0]
    assert header["status"] in ("running", "done")
    assert header["sweep"] != before
    assert translate("en", "sweep.stale") not in said(app)


def test_a_run_of_the_map_comes_back_from_the_playground_to_its_map() -> None:
    app = done(open_map(**SMALL))
    before = frame(app)[0]["sweep"]
    choose(app, "Network", (1, 1))
    choose(app, "Start", 1)
    query = open_link(app).query_string.removeprefix("open=")
    go_to(app, "", open=query)
    assert state(app).seed == 2
    go_to(app, "architecture_map")
    header = frame(app.run())[0]
    assert (header["sweep"], header["status"]) == (before, "done")
    for notice in ("sweep.stale", "sweep.stale.running"):
        assert translate("en", notice) not in said(app)


def test_which_run_was_opened_is_known_after_a_reload() -> None:
    engine = Engine()
    tab = Tab(engine, swept())
    tab.trained()
    assert tab.reply.opened is None
    request = Request(tab.request.settings, "en", playing=False)
    run = sweeps_of(engine).open_run("a", MAP, (1, 1), 1, request)
    assert run is not None
    engine.roll_call({"reloaded"}, {"a"})
    assert sweeps_of(engine).adopt(RELOADED, MAP) == "taken"
    reloaded = Tab(engine, run, RELOADED)
    reloaded.frame()
    page = SweepState()
    page.note(reloaded.reply)
    assert page.opened == plan_key(run), "so that the map is not said to be of other settings"


def test_what_the_plan_varies_by_itself_is_no_other_plan() -> None:
    s = Settings()
    noisy = replace(s, sweep=replace(s.sweep, rows="noise", row_values=("0", "0.3")))
    assert plan_key(replace(noisy, noise=0.3)) == plan_key(noisy)
    assert plan_key(replace(noisy, seed=7)) != plan_key(noisy)


@pytest.mark.parametrize("chosen", [{"starts": 7}, {"row_values": ("0", "3")}, {"tolerance": 0.1}])
def test_a_link_of_the_playground_keeps_what_was_chosen_for_the_map(chosen: object) -> None:
    s = Settings()
    s = replace(s, sweep=replace(s.sweep, **chosen))  # type: ignore[arg-type]
    link = {name: [value] for name, value in encode(s).items()}
    assert decode(link) == (s, [])


def test_the_chosen_network_does_not_stay_in_another_mode() -> None:
    app = done(open_map(**SMALL))
    app.run()
    assert "Network" in {box.label for box in app.selectbox}
    for mode in ("double_descent", "race"):
        set_group(app, "What to do", mode)
        assert "Network" not in {box.label for box in app.selectbox}


def test_the_grid_says_lagom_of_the_cells_that_are_ringed() -> None:
    tab = Tab(Engine(), swept())
    tab.trained()
    while tab.frame()["live"]:
        pass
    data = tab.contents["cells:data"]
    ringed = {tuple(f["place"]) for f in data["frames"] if f["mark"] == "lagom"}
    captions = data["captions"]
    assert len(captions) == len(plan_of(tab.request.settings).places)
    assert all(caption["word"] and caption["number"] for caption in captions.values())
    named = {tuple(map(int, p.split(","))) for p, c in captions.items() if c["verdict"] == "lagom"}
    assert named == ringed


def test_sessions_that_share_a_sweep_run_share_its_verdicts() -> None:
    run, other = (SweepRun(plan_of(swept())) for _ in range(2))
    assert verdicts_of(run) is verdicts_of(run)
    assert verdicts_of(run) is not verdicts_of(other)


def test_points_lie_where_the_map_shows_them() -> None:
    moons = load("moons", n_samples=100, noise=0.1, seed=1)
    points = points_of(moons, Slice())
    assert len(points) == min(250, len(moons.x_train))
    (left, right), _ = moons.domain
    assert points[0][0] == pytest.approx((moons.x_train[0, 0] - left) / (right - left), abs=1e-3)
    assert {colour for _, _, colour in points} == {0, 1}


@pytest.mark.parametrize(("ridge", "peak"), [(0.0, True), (0.01, True), (10.0, False)])
def test_double_descent_says_what_the_penalty_does(ridge: float, peak: bool) -> None:
    assert has_peak(compute(FEATURES, n_train=100, noise=0.5, ridge=ridge), 100) == peak
    told = "flat" if not peak else "lower" if ridge else "text"
    app = open_map(mode="double_descent", ridge=str(ridge))
    assert translate("en", f"double_descent.{told}") in said(app)
    assert app.session_state[KEY].run is not None


@pytest.mark.parametrize("starts", [1, 4])
def test_a_race_that_has_ended_leads_no_longer(starts: int) -> None:
    tab = Tab(Engine(), swept(mode="race", race_starts=starts, race_epochs=6))
    tab.command("run")
    header = tab.frame()
    while header["status"] != "done":
        header = tab.frame()
    told = " ".join(line[1] for line in header["lines"])
    assert " leads" not in told
    ended = ("wins", "Undecided") if starts > 1 else ("With one start",)
    assert any(word in told for word in ended)

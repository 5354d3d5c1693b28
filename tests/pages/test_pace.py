"""How long a sweep will take: arithmetic on given times, whatever machine it runs on."""

import pytest

from pages.features.sweep.live.pace import AWAY_S, RECENT_S, Pace

USUAL = 2.0


def trained(pace: Pace, at: float, seconds: float, each: float) -> float:
    """Slices of 30 ms in every 100 ms, while a unit of work takes `each` seconds; when it ended."""
    end = at + seconds
    while at < end:
        pace.note(at, at + 0.03, 0.1 / each)
        at += 0.1
    return at


def test_before_anything_was_done_the_usual_pace_holds() -> None:
    assert Pace().each(USUAL) == USUAL


@pytest.mark.parametrize("load", [1.0, 3.0, 20.0])
def test_the_pace_holds_under_any_load_after_a_second(load: float) -> None:
    pace = Pace()
    trained(pace, 100.0, 1.0, load)
    assert pace.each(USUAL) == pytest.approx(load, rel=0.1)


def test_the_pace_follows_a_load_that_comes_and_goes() -> None:
    pace = Pace()
    at = trained(pace, 0.0, 60.0, 1.0)
    at = trained(pace, at, 5 * RECENT_S, 10.0)
    assert 5 < pace.each(USUAL) <= 10
    trained(pace, at, 4 * RECENT_S, 1.0)
    assert 1 <= pace.each(USUAL) < 2


def test_time_in_which_nobody_looked_does_not_count() -> None:
    pace, other = Pace(), Pace()
    at = trained(pace, 0.0, 5.0, 1.0)
    trained(pace, at + 600.0, 1.0, 1.0)
    trained(other, 0.0, 6.0, 1.0)
    assert pace.each(USUAL) == pytest.approx(other.each(USUAL), rel=0.05)
    assert AWAY_S < 600

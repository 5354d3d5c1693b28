"""How long a sweep will take: arithmetic on given times, whatever machine it runs on."""

import math
import statistics

import pytest

from pages.features.sweep.live.pace import AWAY_S, RECENT_S, Pace
from pages.features.sweep.live.sweep_sentences import TOLD_FROM

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


@pytest.mark.parametrize("load", [0.5, 3.0, 10.0])
def test_the_time_that_is_left_is_right_within_a_factor_of_two_and_gets_better(load: float) -> None:
    """Of 40 units of work, while the load goes up and down by a third about its mean."""
    slice_s, every_s, whole = 0.09, 0.15, 40.0
    pace, at, done = Pace(), 0.0, 0.0
    told: list[tuple[float, float]] = []  # when, and how much was said to be left
    while done < whole:
        each = load * (1 + math.sin(at / (3 * load)) / 3)
        pace.note(at, at + slice_s, slice_s / each)
        done, at = done + slice_s / each, at + every_s
        if TOLD_FROM * whole <= done < 0.95 * whole:
            told.append((at, (whole - done) * pace.each(USUAL)))
    assert max(abs(math.log2(left / (at - when))) for when, left in told) < 1
    seconds_off = [abs(left - (at - when)) for when, left in told]
    quarter = len(told) // 4
    assert statistics.mean(seconds_off[-quarter:]) < statistics.mean(seconds_off[:quarter])

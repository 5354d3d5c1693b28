"""Turns at the worker: who asks faster than its interval waits alone."""

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

import pytest

from pages.live import worker
from pages.live.pacing import BURST, EAGER, FIRST_S, SLOWEST_S, Pacing


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacing(clock: Clock) -> Pacing:
    return Pacing(clock.time, clock.sleep)


def turns(pacing: Pacing, clock: Clock, sid: str, n: int, every_s: float = 0.0) -> list[float]:
    """When each of n requests had its turn, asked for every so many seconds."""
    found = []
    for _ in range(n):
        with pacing.turn(sid):
            found.append(clock.now)
        clock.now += every_s
    return found


def test_who_asks_at_its_interval_never_waits(pacing: Pacing, clock: Clock) -> None:
    found = turns(pacing, clock, "a", 200, FIRST_S)
    assert found == pytest.approx([1000.0 + i * FIRST_S for i in range(200)])


def test_a_flood_gets_a_burst_and_then_less_and_less(pacing: Pacing, clock: Clock) -> None:
    found = turns(pacing, clock, "a", 200)
    assert found[:BURST] == [1000.0] * BURST
    steps = [after - before for before, after in pairwise(found[BURST:])]
    assert steps[0] == pytest.approx(EAGER * FIRST_S)
    assert steps == sorted(steps)
    assert steps[-1] == pytest.approx(SLOWEST_S)


def test_after_a_silence_a_flood_is_forgiven(pacing: Pacing, clock: Clock) -> None:
    turns(pacing, clock, "a", 200)
    clock.now += BURST * EAGER * FIRST_S + SLOWEST_S
    before = clock.now
    assert turns(pacing, clock, "a", BURST) == [before] * BURST


def test_who_comes_back_to_its_interval_is_served_at_it(pacing: Pacing, clock: Clock) -> None:
    turns(pacing, clock, "a", 200)
    found = turns(pacing, clock, "a", 20, FIRST_S)
    assert found[-1] - found[-2] == pytest.approx(FIRST_S)


def test_the_interval_is_the_one_that_the_engine_told_last(pacing: Pacing, clock: Clock) -> None:
    with pacing.turn("a") as turn:
        turn.tell(2000.0)
    found = turns(pacing, clock, "a", 40)
    assert found[-1] - found[-2] == pytest.approx(EAGER * 2.0)


def test_others_wait_for_nobody_who_floods(pacing: Pacing, clock: Clock) -> None:
    turns(pacing, clock, "flood", 100)
    before = clock.now
    assert turns(pacing, clock, "b", 1) == [before]


def test_a_session_has_one_request_at_a_time() -> None:
    pacing, inside = Pacing(sleep=lambda _: None), []

    def ask(_: int) -> int:
        with pacing.turn("a"):
            inside.append(1)
            most = len(inside)
            inside.pop()
        return most

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(200))) == {1}


def test_a_request_that_timed_out_is_not_computed_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "ANSWER_S", 0.01)
    queued: Future[int] = Future()
    with pytest.raises(TimeoutError):
        worker._answer(queued)
    assert queued.cancelled()

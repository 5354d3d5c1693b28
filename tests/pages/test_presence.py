"""Who is there and who may come back, by a clock of the test's own."""

import sys
import threading
from collections.abc import Set
from types import ModuleType

import pytest

from pages.live.malloc import give_back
from pages.ui import presence as module
from pages.ui.presence import REPEAT_S, Presence

KEPT_S = 130.0
Report = tuple[Set[str], Set[str]]


class House:
    """Browsers that come and go, without a server."""

    def __init__(self) -> None:
        self.connected: set[str] = set()
        self.reports: list[Report] = []
        self.presence = Presence(
            self.connected.__contains__, lambda *who: self.reports.append(who), lambda: KEPT_S
        )
        self.presence._thread = threading.current_thread()  # the test looks by itself

    def enters(self, session_id: str, sid: str) -> None:
        self.connected.add(session_id)
        self.presence.note(session_id, sid)

    def at(self, now: float) -> Report:
        """The last report after a look at that time."""
        self.presence.look(now)
        return self.reports[-1]


@pytest.fixture
def house() -> House:
    house = House()
    house.enters("one", "a")
    assert house.at(0.0) == ({"a"}, set())
    return house


def test_who_has_gone_is_away_and_then_forgotten(house: House) -> None:
    house.connected.clear()
    assert house.at(1.0) == (set(), {"a"})
    assert house.at(KEPT_S) == (set(), {"a"})
    assert house.at(KEPT_S + 2) == (set(), set())


def test_an_absence_counts_from_its_own_beginning(house: House) -> None:
    house.connected.clear()
    house.at(1.0)
    house.connected.add("one")  # a paused page comes back, and asks for nothing
    assert house.at(60.0) == ({"a"}, set())
    house.connected.clear()
    assert house.at(120.0) == (set(), {"a"})
    assert house.at(1.0 + KEPT_S + 5) == (set(), {"a"}), "the first absence is over and done with"
    assert house.at(120.0 + KEPT_S + 1) == (set(), set())


def test_reports_come_with_every_change_and_now_and_then(house: House) -> None:
    for now in (1.0, 2.0, 3.0):
        house.at(now)
    assert len(house.reports) == 1
    house.at(REPEAT_S + 1)
    assert len(house.reports) == 2


def test_a_session_that_begins_anew_leaves_its_old_name(house: House) -> None:
    house.presence.note("one", "new")
    assert house.at(1.0) == ({"new"}, set())


def test_one_thread_looks_after_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_S", 0.001)
    gone = threading.Event()
    presence = Presence(
        lambda _: False, lambda here, away: here or away or gone.set(), lambda: 0.05
    )
    before = threading.active_count()
    for i in range(200):
        presence.note(f"session {i}", f"sid {i}")
        assert threading.active_count() <= before + 1
    assert gone.wait(20)
    assert threading.active_count() <= before + 1


def test_memory_is_given_back_while_another_thread_loads_pyarrow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", ModuleType("pyarrow"))  # nothing is in it yet
    give_back()

"""How often a page asks the engine: each question waits for its turn among the class."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.features.sweep.ui import sweep_state
from pages.live.worker import EngineProcess
from tests.pages.test_architecture_map import SMALL, open_map
from tests.pages.test_playground import widget


def test_a_press_of_run_asks_three_times_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    app: AppTest = open_map(**SMALL)
    asked: list[Any] = []
    ask = EngineProcess._ask

    def counted(self: EngineProcess, method: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(method)
        return ask(self, method, *args, **kwargs)

    monkeypatch.setattr(sweep_state, "ASKED_S", 60.0)  # a slow machine asks no more often
    monkeypatch.setattr(EngineProcess, "_ask", counted)
    widget(app, "Run").click().run()
    assert SweepRegistry.frame in asked
    assert len(asked) <= 3, asked

"""What holds for the tests of the pages."""

import pytest


@pytest.fixture(autouse=True)
def _time_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine is, a frame brings all cards and answers that it is asked for."""
    monkeypatch.setattr("pages.live.cards.BUDGET_S", 60.0)
    monkeypatch.setattr("pages.live.predictions.BUDGET_S", 60.0)

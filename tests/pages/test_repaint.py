"""What a callback has asked for is drawn, though another callback comes before it is."""

from typing import Any

import pytest
import streamlit as st

from pages.ui import navigation, repaint


class Asked(Exception):
    """Stands for the exception by which Streamlit leaves a callback."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was asked of Streamlit, one list a call."""
    calls: list[list[str]] = []

    def rerun(keys: list[str]) -> None:
        calls.append(keys)
        raise Asked

    monkeypatch.setattr(st, "rerun", rerun)
    monkeypatch.setattr(st, "session_state", {})
    monkeypatch.setattr(st, "fragment", lambda key: lambda draw: draw)
    monkeypatch.setattr(navigation, "is_late", lambda: False)
    return calls


def ask(*keys: str) -> None:
    with pytest.raises(Asked):
        repaint.ask(*keys)


def test_what_was_not_drawn_is_asked_for_again(asked: list[list[str]]) -> None:
    ask("inside")
    ask("live")
    assert asked == [["inside"], ["live", "inside"]]


def test_what_was_drawn_is_not(asked: list[list[str]]) -> None:
    ask("controls", "live")
    repaint.fragment("controls")(lambda: None)()
    ask("live")
    assert asked[-1] == ["live"]


def test_what_was_broken_off_was_not_drawn(asked: list[list[str]]) -> None:
    def broken() -> Any:
        raise Asked

    ask("controls")
    with pytest.raises(Asked):
        repaint.fragment("controls")(broken)()
    ask("live")
    assert asked[-1] == ["live", "controls"]


def test_the_run_itself_goes_first(asked: list[list[str]]) -> None:
    ask("controls", "inside", "play_bar", "live")
    assert asked[-1][0] == "live"


def test_another_page_owes_nothing(asked: list[list[str]]) -> None:
    ask("inside", "examples")
    repaint.start()
    ask("live")
    assert asked[-1] == ["live"]

"""What a callback has asked for is drawn, though another callback comes before it is."""

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from pages.live.settings import Settings
from pages.ui import fragments, navigation, streamlit_internals
from pages.ui.run import Run
from pages.ui.session_state import session


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
    begun(monkeypatch)
    monkeypatch.setattr(st, "fragment", lambda key: lambda draw: draw)
    monkeypatch.setattr(navigation, "is_late", lambda: False)
    return calls


def begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that has a run."""
    monkeypatch.setattr(st, "session_state", {})
    session().run = Run("somebody", Settings(), "en")


def ask(*keys: str) -> None:
    with pytest.raises(Asked):
        fragments.ask(*keys)


def test_what_was_not_drawn_is_asked_for_again(asked: list[list[str]]) -> None:
    ask("inside")
    ask("live")
    assert asked == [["inside"], ["live", "inside"]]


def test_what_was_drawn_is_not(asked: list[list[str]]) -> None:
    ask("controls", "live")
    fragments.fragment("controls")(lambda: None)()
    ask("live")
    assert asked[-1] == ["live"]


def test_what_was_broken_off_was_not_drawn(asked: list[list[str]]) -> None:
    def broken() -> Any:
        raise Asked

    ask("controls")
    with pytest.raises(Asked):
        fragments.fragment("controls")(broken)()
    ask("live")
    assert asked[-1] == ["live", "controls"]


def test_the_run_itself_goes_first(asked: list[list[str]]) -> None:
    ask("controls", "inside", "play_bar", "live")
    assert asked[-1][0] == "live"


def test_another_page_owes_nothing(asked: list[list[str]]) -> None:
    ask("inside", "examples")
    fragments.start()
    ask("live")
    assert asked[-1] == ["live"]


def test_streamlit_itself_draws_only_what_the_later_callback_names() -> None:
    """Why all this: where it fails, what is owed need no longer be written down."""
    requests = ScriptRequests()
    of_a_callback = {"is_fragment_scoped_rerun": True}
    requests.request_rerun(RerunData(fragment_id_queue=["live", "controls"], **of_a_callback))
    requests.request_rerun(RerunData(fragment_id="live"))  # the browser's next message
    assert to_draw(requests) == ["live", "controls"]
    requests.request_rerun(RerunData(fragment_id_queue=["live"], **of_a_callback))  # its callback
    assert to_draw(requests) == ["live"]


def to_draw(requests: ScriptRequests) -> list[str]:
    request = requests.on_scriptrunner_yield()
    assert request is not None
    return request.rerun_data.fragment_id_queue


class Fragments:
    """Stands for Streamlit's list of fragments, whose ids are not their keys."""

    def resolve_target(self, keys: list[str]) -> list[str]:
        return [f"id of {key}" for key in keys]


def about_to_draw(monkeypatch: pytest.MonkeyPatch, *keys: str) -> None:
    """As in a callback, when Streamlit is going to draw these fragments; none: the whole page."""
    ids = [f"id of {key}" for key in keys] or None
    context = SimpleNamespace(fragment_ids_this_run=ids, fragment_storage=Fragments())
    monkeypatch.setattr(streamlit_internals, "_context", lambda: context)


def test_what_comes_anyway_is_not_asked_for(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    about_to_draw(monkeypatch, "live")
    fragments.ask("live")
    assert asked == []


def test_what_is_still_owed_does_not_come_by_itself(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    about_to_draw(monkeypatch, "live")
    ask("inside")
    ask("live")
    assert asked[-1] == ["live", "inside"]


def test_a_frame_does_not_become_a_run_of_the_whole_page(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slider outside all fragments spoke in the same message."""
    about_to_draw(monkeypatch)
    ask("live")
    assert asked == [["live"]]


def test_nothing_is_drawn_that_was_not_asked_for(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    about_to_draw(monkeypatch, "live", "controls")
    ask("live")
    assert asked == [["live"]]


def test_where_streamlit_does_not_say_what_it_draws_it_is_told(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamlit_internals, "_context", lambda: SimpleNamespace())
    ask("live")
    assert asked == [["live"]]


def test_what_fails_in_a_session_emptied_on_the_way_is_drawn_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def emptied() -> None:
        st.session_state.clear()
        raise AttributeError

    def broken() -> None:
        raise AttributeError

    def rerun() -> None:
        raise Asked

    monkeypatch.setattr(st, "rerun", rerun)
    monkeypatch.setattr(st, "fragment", lambda key: lambda draw: draw)
    begun(monkeypatch)
    with pytest.raises(AttributeError):
        fragments.fragment("live")(broken)()
    with pytest.raises(Asked):
        fragments.fragment("live")(emptied)()

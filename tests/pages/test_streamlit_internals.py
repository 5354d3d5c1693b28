"""What no public call of Streamlit's gives: there in the installed version, and not missed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit
from streamlit import runtime
from streamlit.runtime import Runtime, scriptrunner
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.web.server import server_util

from pages.text import LANGUAGES
from pages.ui import streamlit_internals as internals
from pages.ui.plotly_file import STATIC
from tests.pages.test_playground import choose, frame, press, visit

PAGES = Path(internals.__file__).parents[1]
PUBLIC = ("streamlit", "streamlit.components.v1")
IMPORTS = re.compile(r"^\s*(?:from|import) (streamlit[\w.]*)", re.MULTILINE)
# Words of Streamlit's that do not stand in its scripts in one piece.
PUT_TOGETHER = ("streamlit.lost_why", "streamlit.size_kinds", "streamlit.enter")
BEGINS_WITH = re.compile(r'<script type="module"[^>]* src="\./([^"]+)"')


def a_run(**given: Any) -> ScriptRunContext:
    """A run of a script, as Streamlit describes it."""
    state = SafeSessionState(SessionState(), lambda: None)
    return ScriptRunContext(
        session_id="somebody",
        _enqueue=lambda message: None,
        query_string="",
        session_state=state,
        uploaded_file_mgr=None,  # type: ignore[arg-type]
        main_script_path="app.py",
        user_info={},
        fragment_storage=MemoryFragmentStorage(),
        pages_manager=PagesManager("app.py"),
        **given,
    )


def test_one_module_reaches_into_streamlit() -> None:
    sources = [*PAGES.rglob("*.py"), PAGES.parent / "app.py"]
    reaching = {
        path.name
        for path in sources
        for name in IMPORTS.findall(path.read_text(encoding="utf-8"))
        if name not in PUBLIC
    }
    assert reaching <= {"streamlit_internals.py"}


@pytest.mark.parametrize(
    ("private", "at_home"),
    [
        (r"data-testid|data-baseweb|data-test-script|stIcon|\.st[A-Z]", {"streamlit.js"}),
        (r"\._full|\b_(offset|length|height)\b", {"plotted.js", "outside.js"}),
    ],
)
def test_one_module_reaches_into_what_a_browser_is_given(private: str, at_home: set[str]) -> None:
    """static/page is apart: it is about Streamlit's own page."""
    folders = ("live", "board", "way", "draw")
    sources = [path for name in folders for path in (STATIC / name).glob("*.js")]
    reaching = {p.name for p in sources if re.search(private, p.read_text(encoding="utf-8"))}
    assert reaching == at_home


def test_the_installed_version_says_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    run = a_run()
    monkeypatch.setattr(scriptrunner, "get_script_run_ctx", lambda: run)
    run.pages_manager.set_current_page_script_hash("of the map")
    assert (internals.session_id(), internals.page_asked_for()) == ("somebody", "of the map")
    for key in ("live", "controls"):
        run.fragment_storage.register(f"id of {key}", lambda: None, target_key=key)
    assert not internals.draws_fragments_only()
    assert not internals.draws_just(["live"])
    run.fragment_ids_this_run = ["id of live"]
    assert internals.draws_fragments_only()
    assert internals.draws_just(["live"])
    assert not internals.draws_just(["live", "controls"])


def test_the_installed_server_says_who_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sessions:
        def is_active_session(self, name: str) -> bool:
            return name == "somebody"

    server = object.__new__(Runtime)
    server._session_mgr = Sessions()
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: server)
    assert internals.is_connected("somebody")
    assert not internals.is_connected("nobody")
    assert internals.is_allowed_origin("http://localhost:8501")
    assert not internals.is_allowed_origin("https://example.org")


def test_the_installed_page_begins_with_the_script_that_is_looked_for() -> None:
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = BEGINS_WITH.findall(page.read_text(encoding="utf-8"))
    assert [f"/{script}".startswith(internals.SCRIPT) for script in scripts] == [True]


def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit with none of it."""
    monkeypatch.delattr(scriptrunner, "get_script_run_ctx")
    monkeypatch.delattr(runtime, "get_instance")
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.delattr(server_util, "is_url_from_allowed_origins")


def with_strange_objects(monkeypatch: pytest.MonkeyPatch) -> None:
    """Likewise: the calls are there, and what they return is of another kind."""
    monkeypatch.setattr(scriptrunner, "get_script_run_ctx", object)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", object)
    monkeypatch.delattr(server_util, "is_url_from_allowed_origins")


@pytest.mark.parametrize("lacking", [without, with_strange_objects])
def test_where_it_is_gone_everything_goes_on(
    monkeypatch: pytest.MonkeyPatch, lacking: Callable[[pytest.MonkeyPatch], None]
) -> None:
    lacking(monkeypatch)
    assert (internals.session_id(), internals.page_asked_for()) == ("", "")
    assert not internals.draws_fragments_only()
    assert not internals.draws_just(["live"])
    assert internals.is_connected("anybody")
    assert not internals.is_allowed_origin("https://example.org")


def test_without_it_the_page_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(internals, "_context", lambda: None)
    app = visit()
    choose(app, "Depth", 2)
    assert frame(app)[0]["status"] == "running"
    press(app, "Pause")
    assert frame(app)[0]["status"] == "paused"
    assert not app.exception


def test_the_installed_browser_part_says_the_words_that_are_replaced() -> None:
    """A word that Streamlit says otherwise from now on would stand there in English."""
    scripts = Path(streamlit.__file__).parent.glob("static/static/js/*.js")
    said = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    english = {
        key: re.split(r"\{\w+\}(?:MB)?", text)
        for key, text in LANGUAGES["en"].items()
        if key.startswith("streamlit.") and key not in PUT_TOGETHER
    }
    assert not {key for key, parts in english.items() if not all(part in said for part in parts)}

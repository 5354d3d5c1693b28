"""What a session remembers stands in one object, and only one module asks Streamlit for it."""

from pathlib import Path

from pages.ui import session_state
from pages.ui.session_state import KEY
from tests.pages.test_playground import frame, press, visit

PAGES = Path(session_state.__file__).parents[1]


def test_one_module_asks_streamlit_for_what_a_session_remembers() -> None:
    asking = [
        path.name
        for path in [*PAGES.rglob("*.py"), PAGES.parent / "app.py"]
        if "st.session_state" in path.read_text(encoding="utf-8")
    ]
    assert asking == ["session_state.py"]


def test_a_session_of_other_files_than_the_present_ones_begins_anew() -> None:
    """Streamlit loads files that have changed anew, and their classes are others then."""
    app = visit()
    app.session_state[KEY] = object()
    app.run()
    assert not app.exception
    assert frame(app)[0]["status"] == "running"
    press(app, "Pause")
    assert frame(app)[0]["status"] == "paused"

"""What happens once in a server's life, and the styles that every page shares."""

import gc
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import streamlit as st

from pages.live.worker import engine

STATIC = Path(__file__).parents[2] / "static"
ICON, LOGO = str(STATIC / "icon.svg"), str(STATIC / "logo.svg")
STYLES = (STATIC / "app.css", STATIC / "live" / "live.css", STATIC / "board" / "board.css")
PLOTLY = f"plotly-{version('plotly')}.min.js"


@st.cache_resource(show_spinner=False)
def start_server() -> None:
    """Before anything else: the worker gets ready while the server loads the pages."""
    engine().warm_up()
    _serve_plotly()


@st.cache_resource(show_spinner=False)
def spare_the_collector() -> None:
    """After the first page, which should not wait for it: what is frozen is never looked at again.

    Holds where the option postScriptGC is not honoured.
    """
    gc.collect()
    gc.freeze()


def _serve_plotly() -> None:
    """The installed package's own plotly.js, under a name that changes with its version."""
    target = STATIC / PLOTLY
    if target.exists():
        return
    spec = find_spec("plotly")
    assert spec is not None
    assert spec.origin is not None
    part = target.with_suffix(".part")
    shutil.copyfile(Path(spec.origin).parent / "package_data" / "plotly.min.js", part)
    part.replace(target)  # at once, so that no browser meets half a file


def style() -> None:
    """The app's own style sheets, those of its components among them."""
    for sheet in STYLES:
        st.html(sheet)


def sidebar_state() -> Literal["auto", "collapsed"]:
    """Closed in a link made for a projector, where the pictures need the room."""
    return "collapsed" if st.query_params.get("projector") == "1" else "auto"

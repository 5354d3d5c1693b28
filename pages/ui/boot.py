"""What happens once in a server's life, and the styles that every page shares."""

import gc
import json
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import streamlit as st

from pages.live.worker import engine
from pages.ui import packed, plotly_file
from pages.ui.component import modules
from pages.ui.language import language
from pages.ui.plotly_file import STATIC
from pages.ui.streamlit_words import words
from pages.ui.terms import known

ICON, LOGO = str(STATIC / "icon.svg"), str(STATIC / "logo.svg")
SCRIPTS = tuple(
    STATIC / "page" / f"{name}.js"
    for name in ("early", "history", "swipe", "sheet", "tips", "words", "theme", "calm", "terms")
)
STYLES = tuple(
    STATIC / name
    for name in (
        *("app.css", "pictures.css", "page/sheet.css"),
        *("live/live.css", "live/touch.css", "live/paint.css"),
        *("board/board.css", "way/way.css", "draw/draw.css", "plot/plot.css"),
    )
)


@st.cache_resource(show_spinner=False)
def start_server() -> None:
    """Before anything else: the worker gets ready while the server loads the pages."""
    engine()
    plotly_file.address()


def lifespan(
    prepare: Callable[[], object],
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Of st.App, whose end by a signal runs nothing else.

    prepare: loads what the pages need. The worker gets ready beside it, before anybody is let in.
    """

    @asynccontextmanager
    async def alive(app: object) -> AsyncIterator[None]:
        worker = engine()
        threading.Thread(target=packed.get_ready, daemon=True).start()
        prepare()
        yield
        worker.close()

    return alive


@st.cache_resource(show_spinner=False)
def spare_the_collector() -> None:
    """After the first page, which should not wait for it: what is frozen is never looked at again.

    Holds where the option postScriptGC is not honoured.
    """
    gc.collect()
    gc.freeze()


def style() -> None:
    """The app's own style sheets, those of its components among them."""
    for sheet in STYLES:
        st.html(sheet)


def script(paths: Iterable[str], pictures: str | None) -> None:
    """What the browser does for every page: first of all, since the settings come into the address
    with the first picture.

    paths: of the app's pages, below its root. pictures: the component that draws this page's.
    """
    told = {"language": language(), "words": words(language()), "paths": list(paths)} | known()
    told["early"] = modules(pictures) if pictures else ()
    # A text may hold what would end the script.
    given = "window.lagomPage = " + json.dumps(told).replace("<", "\\u003c")
    code = "\n".join([given, *(script.read_text(encoding="utf-8") for script in SCRIPTS)])
    st.html(f"<script>{code}</script>", unsafe_allow_javascript=True)

"""Lagom's frame: page, language, navigation. Start it with `streamlit run app.py`."""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module

# Before NumPy is imported, here and in the worker that inherits it: the networks are small, and
# several threads on one small product only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")


# What draws the first pictures of a page, by its path.
PICTURES = {"": "live", "playground": "live", "architecture_map": "board"}


def main() -> None:
    """Draw the frame and run the page that was asked for."""
    # Imported here, since the worker process imports this file too, and needs none of it.
    import streamlit as st

    from pages.ui import boot

    boot.start_server()

    from pages.ui import head, navigation, state
    from pages.ui.controls import view
    from pages.ui.language import selector, t

    st.set_page_config(
        page_title=t("app.name"),
        page_icon=boot.ICON,
        layout="wide",
        initial_sidebar_state=state.sidebar(),
    )
    st.logo(boot.LOGO, size="large")
    boot.style()
    view.style()
    shown, led_to = _pages()
    page = st.navigation(shown, position="top")
    boot.script((each.url_path for each in shown), PICTURES.get(page.url_path))
    navigation.remember(led_to, present=page)
    with st.sidebar:
        head.jumps()
        selector()
    page.run()
    head.head()
    boot.spare_the_collector()


def load_pages() -> None:
    """Whatever a visitor would have to wait for."""
    import pages

    for module in pkgutil.iter_modules(pages.__path__):
        if not module.ispkg:
            import_module(f"{pages.__name__}.{module.name}")
    from pages.ui import head, navigation, state  # noqa: F401


def _pages() -> tuple[list[st.Page], dict[str, st.Page]]:
    """The pages as the menu lists them, and by name those that other pages lead to."""
    import streamlit as st

    from pages import about, architecture_map, data, one_point, parts, playground
    from pages.ui.language import t

    home = st.Page(playground.render, title=t("page.playground"), default=True)
    own = st.Page(data.render, title=t("page.data"), url_path="data")
    sweeps = st.Page(architecture_map.render, title=t("page.map"), url_path="architecture_map")
    point = st.Page(one_point.render, title=t("page.point"), url_path="one_point")
    pieces = st.Page(parts.render, title=t("page.parts"), url_path="parts")
    # The default page has no path of its own; who asks for this one finds it too.
    at_its_path = st.Page(
        playground.at_its_path,
        title=t("page.playground"),
        url_path="playground",
        visibility="hidden",
    )
    shown = [
        home,
        at_its_path,
        own,
        sweeps,
        point,
        pieces,
        st.Page(about.render, title=t("page.about"), url_path="about"),
    ]
    led_to = {"playground": home, "data": own, "map": sweeps, "point": point, "parts": pieces}
    return shown, led_to


if __name__ == "__main__":  # Streamlit runs this file as a script, for each visitor
    main()
elif __name__ == "app":  # `streamlit run app.py` finds this, and serves the frames' channel as well
    import streamlit as st
    from starlette.middleware import Middleware

    from pages.ui import boot, channel, flow, packed

    guard = [Middleware(flow.Flow), Middleware(packed.Packed)]
    lifespan = boot.lifespan(load_pages)
    app = st.App(__file__, routes=channel.routes(), middleware=guard, lifespan=lifespan)

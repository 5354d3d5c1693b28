"""Components that are mounted once and draw with the app's own JavaScript under static/."""

from functools import cache
from typing import Any

import streamlit as st

from pages.ui.plotly_file import STATIC, address

# The loader finds the server's root from the address of Streamlit's script, so it works under any
# base path. The version makes browsers fetch new scripts after an update.
_LOADER = """
const streamlit = document.querySelector('script[src*="/static/js/index"]').src;
const root = new URL('../../', streamlit);
let view;
export default async (component) => {{
  view ||= import(new URL('app/static/{folder}/main.js?v={version}', root));
  return (await view).render(component, {{ plotly: new URL('{plotly}', root).href, server: root }});
}};
"""


@cache
def component(folder: str) -> Any:
    """The component of static/<folder>: its main.js.

    Streamlit sends a component's texts with every frame, so the style sheet is the page's (boot).
    """
    version = max(int(f.stat().st_mtime) for f in STATIC.glob("*/*.js"))
    return st.components.v2.component(
        f"lagom_{folder}",
        html=f"<div class='lagom-{folder}' data-status='idle' data-epoch='0'></div>",
        js=_LOADER.format(folder=folder, version=version, plotly=address()),
        isolate_styles=False,  # Plotly's own styles live in the document
    )

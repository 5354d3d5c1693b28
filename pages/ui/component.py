"""Components that are mounted once and draw with the app's own JavaScript under static/."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.plotly_file import STATIC, address
from pages.ui.streamlit_internals import SCRIPT

# The loader finds the server's root from the address of Streamlit's script, so it works under any
# base path, a proxy's too; where there is no such script, below the server's own. The version
# makes browsers fetch new scripts after an update.
_LOADER = """
const streamlit = document.querySelector('script[src*="{script}"]');
const root = streamlit ? new URL('../../', streamlit.src) : new URL('{base}', location);
let view;
export default async (component) => {{
  view ||= import(new URL('app/static/{folder}/main.js?v={version}', root));
  return (await view).render(component, {{ plotly: new URL('{plotly}', root).href, server: root }});
}};
"""


_IMPORTED = re.compile(r"^import [^;']* from '(\.{1,2}/[\w/]+\.js)'", re.MULTILINE)


@cache
def component(folder: str) -> Any:
    """The component of static/<folder>: its main.js.

    Streamlit sends a component's texts with every frame, so the style sheet is the page's (boot).
    """
    return st.components.v2.component(
        f"lagom_{folder}",
        html=f"<div class='lagom-{folder}' data-status='idle' data-epoch='0'></div>",
        js=_LOADER.format(
            folder=folder, version=_version(), plotly=address(), script=SCRIPT, base=base_path()
        ),
        isolate_styles=False,  # Plotly's own styles live in the document
    )


@cache
def modules(folder: str) -> tuple[str, ...]:
    """The addresses of all that its main.js imports, as a browser asks for them, from the root."""
    found, waiting = list[Path](), [(STATIC / folder / "main.js").resolve()]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.append(file)
            text = file.read_text(encoding="utf-8")
            waiting += [(file.parent / name).resolve() for name in _IMPORTED.findall(text)]
    root = STATIC.resolve()
    first, *others = (f"app/static/{file.relative_to(root).as_posix()}" for file in found)
    return f"{first}?v={_version()}", *others


@cache
def _version() -> int:
    return max(int(f.stat().st_mtime) for f in STATIC.glob("*/*.js"))


def base_path() -> str:
    """Below which the server answers: begins and ends with a slash."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}/" if path else "/"

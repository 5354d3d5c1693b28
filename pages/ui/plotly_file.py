"""The installed package's own plotly.js, at an address where browsers can fetch it."""

import logging
import os
import shutil
import time
import uuid
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from streamlit.components.v1 import declare_component

STATIC = Path(__file__).parents[2] / "static"
VERSION = version("plotly")
FORGOTTEN_S = 3600  # a copy takes no second, so a part as old as this was left behind
LOG = logging.getLogger(__name__)


@cache
def address() -> str:
    """Relative to the server's root. Asked for within a run of a page, since Streamlit wants one.

    A copy among the app's static files; where none can be written, the package's own folder, as
    Streamlit serves a component's. It reads such a file whole for each request: thirty slow
    browsers at once cost 222 MB, and 15 MB with the copy, which is sent in pieces.
    """
    source = installed()
    try:
        name = place(source, STATIC)
    except OSError as error:
        LOG.warning("plotly.js cannot be copied to static, so its package serves it: %s", error)
        folder = declare_component("plotly", path=source.parent)
        return f"component/{folder.name}/{source.name}?v={VERSION}"
    return f"app/static/{name}"


def place(source: Path, folder: Path) -> str:
    """Copy the file into a folder, under a name that changes with its version; that name.

    Several servers may do so at once, and no browser meets half a file. Raises OSError where the
    folder cannot be written.
    """
    target = folder / f"plotly-{VERSION}.min.js"
    if not _is_copy(target, source):
        _remove_forgotten(folder)
        part = folder / f"plotly-{uuid.uuid4().hex}.part"
        try:
            shutil.copyfile(source, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return target.name


def installed() -> Path:
    """The package's own file."""
    spec = find_spec("plotly")  # which does not load it
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"


def _is_copy(target: Path, source: Path) -> bool:
    """Whether a whole copy is there, and may be read."""
    whole = target.is_file() and target.stat().st_size == source.stat().st_size
    return whole and os.access(target, os.R_OK)


def _remove_forgotten(folder: Path) -> None:
    """Away with the parts of servers that were killed while they copied."""
    for part in folder.glob("plotly-*.part"):
        with suppress(OSError):  # another server may remove it, too
            if time.time() - part.stat().st_mtime > FORGOTTEN_S:
                part.unlink()

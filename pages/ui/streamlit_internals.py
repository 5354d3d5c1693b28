"""Whatever is used of Streamlit that no public call gives, each with a way to do without.

`tests/pages/test_streamlit_internals.py` tries them on the version that is installed.
"""

from collections.abc import Iterable
from typing import Any

# Of the script by which a page of Streamlit's begins: it stands below the server's root.
SCRIPT = "/static/js/index"


def _context() -> Any:
    """Of the script's present run; None outside one."""
    try:
        from streamlit.runtime.scriptrunner import get_script_run_ctx
    except ImportError:
        return None
    return get_script_run_ctx()


def session_id() -> str:
    """Streamlit's name for the session; empty where it is not known: then nobody's absence is
    noticed, and the session lives as long as the server."""
    return getattr(_context(), "session_id", "")


def page_asked_for() -> str:
    """The page that the browser named in its request; empty where it is not known, which stands for
    one and the same page."""
    return getattr(_context(), "page_script_hash", "")


def draws_fragments_only() -> bool:
    """Whether this run draws fragments, and not the page. Unknown, it counts as the page."""
    return bool(getattr(_context(), "fragment_ids_this_run", None))


def draws_just(fragments: Iterable[str]) -> bool:
    """Whether this run draws just the fragments with these keys. Unknown, it does not."""
    try:
        context = _context()
        coming = context.fragment_ids_this_run
        return set(coming or ()) == set(context.fragment_storage.resolve_target(list(fragments)))
    except AttributeError:
        return False


def is_connected(session: str) -> bool:
    """Whether a session has its browser now. Unknown, or without a server, as in a test of a page,
    everybody is there."""
    try:
        from streamlit import runtime

        return not runtime.exists() or runtime.get_instance().is_active_session(session)
    except (ImportError, AttributeError):
        return True


def is_allowed_origin(origin: str) -> bool:
    """Whether pages of another origin may open websockets (server.corsAllowedOrigins, a proxy's
    address). Unknown, they may not."""
    try:
        from streamlit.web.server.server_util import is_url_from_allowed_origins
    except ImportError:
        return False
    return bool(is_url_from_allowed_origins(origin))

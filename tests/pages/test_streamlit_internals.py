"""What no public call of Streamlit's gives: there in the installed version, and not missed."""

import inspect

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.web.server import server_util

from pages.ui import streamlit_internals as internals


def test_the_installed_version_has_what_is_used() -> None:
    fields = inspect.signature(ScriptRunContext).parameters
    assert {"session_id", "page_script_hash", "fragment_ids_this_run", "fragment_storage"} <= {
        *fields, *vars(ScriptRunContext)
    }  # fmt: skip
    assert callable(MemoryFragmentStorage.resolve_target)
    assert callable(Runtime.is_active_session)
    assert callable(server_util.is_url_from_allowed_origins)


def test_where_it_is_gone_everything_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for context in (None, object()):
        monkeypatch.setattr(internals, "get_script_run_ctx", lambda given=context: given)
        assert (internals.session_id(), internals.page_asked_for()) == ("", "")
        assert not internals.draws_fragments_only()
        assert not internals.draws_just(["live"])
    monkeypatch.setattr(internals.runtime, "exists", lambda: True)
    monkeypatch.setattr(internals.runtime, "get_instance", object)
    assert internals.is_connected("anybody")
    monkeypatch.delattr(server_util, "is_url_from_allowed_origins")
    assert not internals.is_allowed_origin("https://example.org")

"""plotly.js is sent packed to who can unpack it, and nothing else is changed."""

import asyncio
import gzip

import pytest
from starlette.responses import HTMLResponse
from starlette.types import Message, Scope

from pages.ui import packed
from pages.ui.packed import Packed
from pages.ui.plotly_file import VERSION, installed

PLOTLY = f"/app/static/plotly-{VERSION}.min.js"
PAGE = b"<html></html>"


def answer(path: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """Headers and body of what comes to a GET; Streamlit answers everything with a page."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    given = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    scope: Scope = {
        "type": "http", "method": "GET", "path": path, "headers": given,
        "asgi": {"spec_version": "2.4"},
    }  # fmt: skip
    asyncio.run(Packed(HTMLResponse(PAGE))(scope, receive, send))
    start, *pieces = sent
    named = {name.decode(): text.decode() for name, text in start["headers"]}
    return named, b"".join(piece.get("body", b"") for piece in pieces)


@pytest.mark.parametrize("path", ["/", "/about", "/app/static/live/main.js"])
def test_nothing_else_is_changed(path: str) -> None:
    packed.get_ready()
    headers, body = answer(path, accept_encoding="gzip")
    assert (headers["content-length"], body) == (str(len(PAGE)), PAGE)


def test_plotly_is_sent_packed_to_who_can_unpack_it() -> None:
    packed.get_ready()
    headers, body = answer(PLOTLY, accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body)
    assert gzip.decompress(body) == installed().read_bytes()
    for other in ({}, {"accept_encoding": "br"}, {"accept_encoding": "gzip", "range": "bytes=0-9"}):
        assert answer(PLOTLY, **other)[1] == PAGE

"""What a first visit is sent sooner: the page names its scripts, and plotly.js is packed once."""

import asyncio
import gzip
import re

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.ui import early
from pages.ui.component import modules
from pages.ui.early import Early
from pages.ui.plotly_file import VERSION, installed

PLOTLY = f"/app/static/plotly-{VERSION}.min.js"
PAGE = b"<html><head><script src=streamlit></script></head><body></body></html>"


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers everything with a page, in two pieces; packed, where that is asked for."""
    if b"accept-encoding" in dict(scope["headers"]) and "static" not in scope["path"]:
        raise AssertionError("what is packed cannot be changed")
    headers = [(b"content-type", b"text/html"), (b"content-length", b"30"), (b"etag", b"x")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[20:]})


def answer(path: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """Headers and body of what comes to a GET."""
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
    app = Early(streamlit, {"": "live", "playground": "live"})
    asyncio.run(app(scope, receive, send))
    start, *pieces = sent
    named = {name.decode(): text.decode() for name, text in start["headers"]}
    return named, b"".join(piece.get("body", b"") for piece in pieces)


@pytest.mark.parametrize("path", ["/", "/playground"])
def test_a_page_names_all_that_its_picture_is_drawn_with(path: str) -> None:
    headers, body = answer(path, accept_encoding="gzip", if_none_match="x")
    assert (int(headers["content-length"]), "etag" in headers) == (len(body), False)
    named = re.findall(r'<link rel="(\w+)"[^>]*? href="(/[^"]*)"', body.decode())
    wanted = [("modulepreload", f"/{each}") for each in modules("live")]
    assert named[: len(wanted)] == wanted
    assert named[len(wanted) :] in ([], [("preload", PLOTLY)])  # none where nothing can be written
    before, _, behind = body.partition(b"<link")
    assert before == PAGE.partition(b"</head>")[0], "Streamlit's own come first"
    assert behind.endswith(b"</head><body></body></html>")


@pytest.mark.parametrize("path", ["/about", "/app/static/live/main.js", "/_stcore/health"])
def test_nothing_else_is_changed(path: str) -> None:
    headers, body = answer(path)
    assert (headers["content-length"], body) == ("30", PAGE)


def test_plotly_is_sent_packed_to_who_can_unpack_it() -> None:
    early.get_ready()
    headers, body = answer(PLOTLY, accept_encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body)
    assert gzip.decompress(body) == installed().read_bytes()
    for other in ({}, {"accept_encoding": "br"}, {"accept_encoding": "gzip", "range": "bytes=0-9"}):
        assert answer(PLOTLY, **other)[1] == PAGE

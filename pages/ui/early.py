"""What a first visit would wait for, sent sooner: a page names what its picture is drawn with.

plotly.js, the largest of it, is packed once and not for every visitor: that takes some tenths of a
second of the server's processor, and a class arrives at once.
"""

import gzip
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.component import base_path, modules
from pages.ui.plotly_file import STATIC, VERSION, installed, place

PIECE = 1 << 16  # bytes; what a slow browser has not taken yet is not copied for it
OF_THE_FILE = ("etag", "last-modified")  # headers that are not the page's once it has links
CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
A_YEAR = "public, max-age=31536000, immutable"  # its name changes with its version


class Early:
    """ASGI middleware. pictures: the component that draws a page's first pictures, by its path."""

    def __init__(self, app: ASGIApp, pictures: Mapping[str, str]) -> None:
        self._app, self._pictures = app, pictures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return await self._app(scope, receive, send)
        if _asks_for_plotly(scope) and _packed.cache_info().currsize:
            return await _sent()(scope, receive, send)
        folder = self._pictures.get(scope["path"].removeprefix(base_path().rstrip("/")).strip("/"))
        if folder is None:
            return await self._app(scope, receive, send)
        return await self._app(_plain(scope), receive, _Page(send, _links(folder)).send)


def get_ready() -> None:
    """Before the first visit, or beside it: until then everybody is served as without this."""
    _packed()


@cache
def _packed() -> bytes:
    return gzip.compress(installed().read_bytes())


def _asks_for_plotly(scope: Scope) -> bool:
    asked = Headers(scope=scope)
    ours = scope["path"] == f"{base_path()}app/static/plotly-{VERSION}.min.js"
    return ours and "gzip" in asked.get("accept-encoding", "") and "range" not in asked


def _sent() -> StreamingResponse:
    packed = _packed()

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(packed), PIECE):
            yield packed[start : start + PIECE]

    about = {
        "content-encoding": "gzip",
        "content-length": str(len(packed)),
        "cache-control": A_YEAR,
        "vary": "Accept-Encoding",
    }
    return StreamingResponse(pieces(), headers=about, media_type="text/javascript")


class _Page:
    """An answer on its way out, which is held until it is whole; a page then gets its links."""

    def __init__(self, send: Send, links: bytes) -> None:
        self._send, self._links = send, links
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            self._link()
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": self._body})

    def _link(self) -> None:
        headers = MutableHeaders(scope=self._start)
        if headers.get("content-type", "").startswith("text/html"):
            # Behind what Streamlit's own page asks for: without that there is nothing to draw in.
            self._body = self._body.replace(b"</head>", self._links + b"</head>", 1)
            headers["content-length"] = str(len(self._body))
            for name in OF_THE_FILE:
                del headers[name]


def _plain(scope: Scope) -> Scope:
    """The same, asked for anew and unpacked."""
    headers = [pair for pair in scope["headers"] if pair[0].lower() not in CONDITIONS]
    return {**scope, "headers": headers}


@cache
def _links(folder: str) -> bytes:
    """To all that draws, at addresses below the root of the app."""
    links = [_link("modulepreload", each) for each in modules(folder)]
    with suppress(OSError):  # where nothing can be written, another address leads to plotly.js
        links.append(_link('preload" as="script', f"app/static/{place(installed(), STATIC)}"))
    return "".join(links).encode()


def _link(kind: str, address: str) -> str:
    return f'<link rel="{kind}" href="{base_path()}{address}" fetchpriority="low">'

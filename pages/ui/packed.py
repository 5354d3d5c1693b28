"""plotly.js, by far the largest file of a first visit, is packed once and not for every visitor.

That takes some tenths of a second of the server's processor, and a class arrives at once.
"""

import gzip
from collections.abc import AsyncIterator
from functools import cache

from starlette.datastructures import Headers
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.ui.component import base_path
from pages.ui.plotly_file import VERSION, installed

PIECE = 1 << 16  # bytes; what a slow browser has not taken yet is not copied for it
A_YEAR = "public, max-age=31536000, immutable"  # its name changes with its version


class Packed:
    """ASGI middleware; whoever cannot unpack the file gets it from behind, as everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ready = _packed.cache_info().currsize > 0
        answer = _sent() if is_ready and _asks_for_plotly(scope) else self._app
        await answer(scope, receive, send)


def get_ready() -> None:
    """Before the first visit, or beside it: until then everybody is served as without this."""
    _packed()


@cache
def _packed() -> bytes:
    return gzip.compress(installed().read_bytes())


def _asks_for_plotly(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    asked = Headers(scope=scope)
    is_it = scope["path"] == f"{base_path()}app/static/plotly-{VERSION}.min.js"
    return is_it and "gzip" in asked.get("accept-encoding", "") and "range" not in asked


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

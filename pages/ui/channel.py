"""A way for frames beside Streamlit's: a websocket for each picture, or a POST for each frame.

A frame that comes this way costs the server no run of a script. Each session has a token, which its
own browser is given with the frames that Streamlit carries. Where neither way is open, because a
host runs app.py as a script or a proxy lets nothing of ours pass, the browser asks through its
component, as before.

Routes below the root of the app: `lagom/frames` (websocket: first {"token", "panel"}, then a tick
for each frame) and `lagom/frame` (POST of {"token", "panel", "tick"}). An answer is one byte,
NEWS or SAME, and the frame; or FAILED alone.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from pages.live.frame import labelled
from pages.ui.component import base_path
from pages.ui.panels import LINKS, Link, Panel
from pages.ui.session_state import session
from pages.ui.streamlit_internals import is_allowed_origin
from pages.ui.ticks import Tick, read

LOG = logging.getLogger(__name__)
SAME, NEWS, FAILED = b"\0", b"\1", b"\2"
LONGEST = 20_000  # characters of a message; a board's parts take some 3,000
HELLO_S = 10.0  # within which a websocket says whose it is
THREADS = 100  # frames that wait for the engine at the same time, one a websocket
MOST_POSTS = 4  # of a session at the same time; a browser has two under way, and a press
REFUSED, UNKNOWN, NONSENSE, LARGE = 1008, 4401, 1007, 1009  # why a websocket is closed


P = TypeVar("P", bound=Panel)


def kept(name: str, make: Callable[[], P]) -> P:
    """The session's panel of that name: one, so that no frame is made for what is asked no more."""
    return cast(P, session().link.panels.setdefault(name, make()))


def said(name: str, tick: Tick | None) -> Tick:
    """What the browser says of that picture, or said last, whichever way; a press only once."""
    link = session().link
    return link.ticks.get(name, Tick()) if tick is None else link.take(name, tick)


def named(blob: bytes, name: str, presses: bool = True) -> bytes:
    """The frame, with what the browser needs to ask that panel for the next on the channel.

    presses: whether the panel hears on the channel, too, what is pressed on its picture.
    """
    whose = {"token": session().link.token, "panel": name, "presses": presses}
    return labelled(blob, channel=whose)


def routes() -> list[BaseRoute]:
    """For st.App; below the base path, where the server has one."""
    hosts = st.get_option("server.allowedHosts") or ["*"]
    known = [Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)]
    return [
        WebSocketRoute(f"{base_path()}lagom/frames", _stream, middleware=known),
        Route(f"{base_path()}lagom/frame", _post, methods=["POST"], middleware=known),
    ]


async def _stream(socket: WebSocket) -> None:
    if not _is_ours(socket):
        return await socket.close(REFUSED)
    await socket.accept()
    try:
        link, name = _opened(await asyncio.wait_for(_text(socket), HELLO_S))
        if link is None:
            return await socket.close(UNKNOWN)
        await _take_place(link, name, socket)
        token = link.token
        del link  # it is not the websocket that keeps a session
        await _serve(socket, token, name)
    except (WebSocketDisconnect, RuntimeError, TimeoutError):
        return None
    except ValueError:
        return await socket.close(NONSENSE)
    return None


async def _take_place(link: Link, name: str, socket: WebSocket) -> None:
    """Of each picture one websocket is served: the newest."""
    before = link.sockets.get(name)
    link.sockets[name] = socket
    if before is not None:
        with suppress(RuntimeError):  # it has been closed
            await before.close()


async def _serve(socket: WebSocket, token: str, name: str) -> None:
    while True:
        text = await _text(socket)
        if len(text) > LONGEST:
            return await socket.close(LARGE)
        tick = read(_parsed(text))
        if tick is None:
            return await socket.close(NONSENSE)
        answer = await _answer(LINKS.get(token), name, tick)
        if answer is None:
            return await socket.close(UNKNOWN)
        await socket.send_bytes(answer)


async def _text(socket: WebSocket) -> str:
    """The next message. ValueError where it is not a text."""
    try:
        return await socket.receive_text()
    except KeyError:
        raise ValueError("bytes") from None


async def _post(request: Request) -> Response:
    if not _is_ours(request):
        return Response(status_code=403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            return Response(status_code=413)
    try:
        link, name = _opened(body)
        tick = read(_parsed(body)["tick"])
    except (ValueError, KeyError):
        return Response(status_code=400)
    if link is None or tick is None:
        return Response(status_code=404 if link is None else 400)
    if link.posts >= MOST_POSTS:
        return Response(status_code=429)
    link.posts += 1
    try:
        answer = await _answer(link, name, tick)
    finally:
        link.posts -= 1
    return Response(answer, media_type="application/octet-stream")


def _opened(text: str | bytes) -> tuple[Link | None, str]:
    """Whose picture it is, and which. ValueError where the message says neither."""
    if len(text) > LONGEST:
        raise ValueError
    said = _parsed(text)
    token, name = str(said.get("token")), str(said.get("panel"))
    link = LINKS.get(token)
    return (link if link is not None and name in link.panels else None), name


def _parsed(text: str | bytes) -> Mapping[str, Any]:
    """A message's object. ValueError where it is none."""
    try:
        said = json.loads(text)
    except RecursionError:
        raise ValueError from None
    if not isinstance(said, Mapping):
        raise ValueError
    return said


_threads = ThreadPoolExecutor(THREADS, "frames")


async def _answer(link: Link | None, name: str, tick: Tick) -> bytes | None:
    """None where there is no such session any more."""
    if link is None:
        return None
    tick = link.take(name, tick)
    try:
        loop = asyncio.get_running_loop()
        sent = await loop.run_in_executor(_threads, link.panels[name].frame, tick)
    except Exception:
        LOG.exception("The engine could not make a frame")
        return FAILED
    return (NEWS if sent.news else SAME) + sent.blob


def _is_ours(connection: HTTPConnection) -> bool:
    """Whether the page that asks came from this server. Who is no browser names no origin."""
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == connection.headers.get("host") or is_allowed_origin(origin)

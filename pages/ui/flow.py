"""Who sends messages without end is read more slowly, and alone bears it.

The server reads no more from a connection than it has taken in, so what is not read waits in the
sender's own machine. A person with a hand on a slider sends some ten messages a second.
"""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BURST = 60  # messages that may come at once
EVERY_S = 1 / 25  # from one message to the next, in the long run


class Flow:
    """ASGI middleware: paces what comes in on each websocket (generic cell rate algorithm)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            return await self._app(scope, receive, send)
        sent = Sent(send)
        try:
            await self._app(scope, Paced(receive), sent)
        except RuntimeError:
            # Streamlit (1.67) closes a connection that is closed already, when a browser leaves
            # while messages of its wait.
            if not sent.is_closed:
                raise
        return None


class Sent:
    """What goes out on one connection, until one side has closed it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_closed = False

    async def __call__(self, message: Message) -> None:
        try:
            await self._send(message)
        except OSError:
            self.is_closed = True
            raise
        self.is_closed |= message["type"] == "websocket.close"


class Paced:
    """One connection's messages."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._paid_until = 0.0  # when all messages so far will have been due

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive":
            now = time.monotonic()
            self._paid_until = max(self._paid_until, now) + EVERY_S
            await asyncio.sleep(max(0.0, self._paid_until - now - BURST * EVERY_S))
        return message

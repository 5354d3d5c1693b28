"""Flow control: a client that floods the server is read more slowly, the others are not.

The server reads no more from a connection than it has taken in, so what is not read waits in the
sender's own machine. A person with a hand on a slider sends some ten messages a second. What
Streamlit does for a message costs the others much more than to receive it.
"""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.live.pacing import Allowance

BURST = 30  # messages that may come at once
EVERY_S = 1 / 15  # from one message to the next, in the long run


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
        self._allowance = Allowance(EVERY_S, BURST)

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive":
            await asyncio.sleep(self._allowance.wait_s(time.monotonic()))
        return message

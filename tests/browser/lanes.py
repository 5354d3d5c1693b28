"""The ways by which frames come, and how a proxy closes them."""

import re

from playwright.sync_api import Page, WebSocketRoute

PUSHES = re.compile(r"/lagom/frames$")
POSTS = re.compile(r"/lagom/frame$")


def closed(socket: WebSocketRoute) -> None:
    """What a proxy does that lets no websocket of ours through."""
    socket.close()


def on_the_slow_lane(page: Page) -> None:
    """Neither a websocket of ours nor a POST passes: frames come through Streamlit."""
    page.route_web_socket(PUSHES, closed)
    page.route(POSTS, lambda route: route.fulfill(status=404, body=""))

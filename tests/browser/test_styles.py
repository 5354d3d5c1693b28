"""What a frame costs the browser in styles, in elements, which depend on no machine's speed."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView

FRAMES = 10
MAP = "/architecture_map?data=moons&samples=200&starts=3&sweep_epochs=3000"


def styled(page: Page, view: LiveView | MapView) -> float:
    """Elements that the browser styled anew, a frame."""
    assert page.context.browser
    tracing = page.context.browser.new_browser_cdp_session()
    events: list[dict[str, Any]] = []
    ended: list[object] = []
    tracing.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    tracing.on("Tracing.tracingComplete", lambda data: ended.append(data))
    tracing.send("Tracing.start", {"traceConfig": {"includedCategories": ["devtools.timeline"]}})
    first = view.frames
    view.until(lambda view: view.frames >= first + FRAMES)
    frames = view.frames - first
    tracing.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    tracing.detach()
    # One that was under way as the tracing began or ended has no count.
    styles = [event.get("args", {}) for event in events if event["name"] == "UpdateLayoutTree"]
    counts = [args["elementCount"] for args in styles if "elementCount" in args]
    assert counts
    return sum(counts) / frames


@pytest.mark.parametrize("viewport", [(1366, 768), (390, 844)])
@pytest.mark.parametrize(("path", "kind"), [("/?epochs=100000", LiveView), (MAP, MapView)])
def test_a_frame_does_not_style_the_page_anew(
    open_map: Visitor,
    path: str,
    kind: type[LiveView] | type[MapView],
    viewport: tuple[int, int],
) -> None:
    page = open_map(path, viewport=viewport)
    view = kind(page)
    view.until(lambda view: view.frames > FRAMES)
    # 270 to 2,100 of 2,650 while a rule looked with :has() for something anywhere inside the page,
    # and a frame of the map said the document's language anew.
    # The least, since a page that Streamlit has just drawn is styled, too.
    assert min(styled(page, view) for _ in range(3)) < 130

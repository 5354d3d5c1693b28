"""What everybody needs: no grave fault that axe-core can find in any state of any page, words in
the page's language, explained terms, a theme that is kept, and rest for those who want it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_server import ROOT
from tests.browser.fixtures import Visitor
from tests.browser.live_view import LiveView
from tests.browser.map_view import MapView
from tests.browser.patience import until
from tests.texts import ENGLISH

AXE = ROOT / "tests/js/node_modules/axe-core/axe.min.js"
PATIENCE_MS = 60_000
GRAVE = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const grave = violations.filter(({ impact }) => ['critical', 'serious'].includes(impact));
    const told = ({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`);
    return grave.flatMap(told);
}"""
WIDE, PHONE = (1366, 768), (390, 844)


def axe() -> str:
    """The script; where it is not installed the test is skipped, and fails in CI."""
    if not AXE.is_file():
        missing = "axe-core is missing: run `npm ci` in tests/js"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return AXE.read_text(encoding="utf-8")


def trained(page: Page) -> None:
    LiveView(page).until(lambda v: v.status == "done" and v.verdict != "", timeout_s=120)


def begun(page: Page) -> None:
    LiveView(page).until(lambda v: v.frames > 2 or v.status == "done")


def paused(page: Page) -> None:
    begun(page)
    page.locator(".st-key-play").get_by_role("button", name=re.compile("^Pause")).click()
    LiveView(page).until(lambda v: v.status == "paused")


def inside(page: Page) -> None:
    begun(page)
    page.locator(".st-key-inside_shown label").click()
    page.locator(".lagom-board .card").first.wait_for()


def sheet_open(page: Page) -> None:
    begun(page)
    page.get_by_role("button", name="Expand sidebar").click()
    page.get_by_role("slider", name="Depth").wait_for()


def grid_open(page: Page) -> None:
    begun(page)
    page.get_by_role("button", name=re.compile("^(All data sets|Alla datamängder)")).click()
    page.locator(".st-key-data_groups [role=radio]").first.wait_for(timeout=PATIENCE_MS)


def curves_open(page: Page) -> None:
    begun(page)
    page.locator(".st-key-pictures_activation button").first.click()
    page.locator(".st-key-pictured_activation [role=radio]").first.wait_for(timeout=PATIENCE_MS)


def examples_open(page: Page) -> None:
    begun(page)
    page.get_by_role("button", name=re.compile("^(Examples|Exempel)")).click()
    page.locator("[class*=st-key-example_] button").first.wait_for(timeout=PATIENCE_MS)


def shown(name: str, role: str = "heading") -> Callable[[Page], None]:
    def wait(page: Page) -> None:
        page.get_by_role(role, name=name).first.wait_for(timeout=PATIENCE_MS)  # type: ignore[arg-type]

    return wait


def mapped(page: Page) -> None:
    """Where it does not begin by itself, it is told to."""
    board = MapView(page)
    began = lambda: board.status in ("running", "done")  # noqa: E731
    page.locator(".lagom-board .card").first.wait_for()
    try:
        until(page, began, "it begins by itself", timeout_s=20)
    except AssertionError:
        board.button("Run").click()
    board.until(lambda v: v.status == "done")


def pasted(page: Page) -> None:
    shown("Your own data")(page)
    page.get_by_text("Paste", exact=True).first.click()
    field = page.get_by_role("textbox").first
    rows = "\n".join(f"{i},{i % 7},{'ab'[i % 2]}" for i in range(40))
    field.fill(f"length,width,kind\n{rows}")
    page.get_by_role("button", name="Read what was pasted").click()
    page.get_by_role("heading", name="3. Split and open").wait_for(timeout=PATIENCE_MS)


def look(page: Page, script: str) -> list[str]:
    """What is grave; Streamlit fades a page in, so again where there is something."""
    page.evaluate(script)
    found: list[str] = page.evaluate(GRAVE)
    for _ in range(5):
        if not found:
            break
        page.wait_for_timeout(1500)
        found = page.evaluate(GRAVE)
    return found


SMALL_MAP = "row_values=1,2&column_values=2,4&starts=2&sweep_epochs=5"
ENDED = "epochs=12&speed=0"
# What is opened, and when it stands there; on which window, and how dark.
STATES: list[tuple[str, Callable[[Page], None], tuple[int, int], bool]] = [
    ("/?lang=en&epochs=100000", begun, WIDE, False),
    ("/?lang=en&epochs=100000", paused, WIDE, False),
    (f"/?lang=en&{ENDED}", trained, WIDE, False),
    (f"/?lang=sv&{ENDED}&noise=9&nonsense=1", trained, WIDE, False),
    (f"/?lang=en&{ENDED}", inside, WIDE, False),
    (f"/?lang=en&{ENDED}&projector=1", trained, WIDE, False),
    (f"/?lang=en&{ENDED}&data=rings&widths=", trained, WIDE, False),
    (f"/?lang=en&{ENDED}&data=sine", trained, WIDE, False),
    (f"/?lang=en&{ENDED}&data=double-helix", begun, WIDE, False),
    ("/?lang=en&epochs=2&data=digits", begun, WIDE, False),
    (f"/?lang=sv&{ENDED}", trained, WIDE, True),
    (f"/?lang=en&{ENDED}", trained, PHONE, False),
    ("/?lang=en&epochs=100000", sheet_open, PHONE, True),
    ("/?lang=en&epochs=100000", grid_open, WIDE, False),
    ("/?lang=sv&epochs=100000", curves_open, WIDE, True),
    ("/?lang=sv&epochs=100000", examples_open, WIDE, True),
    (f"/architecture_map?lang=en&{SMALL_MAP}", mapped, WIDE, False),
    ("/one_point?lang=en", shown("point"), WIDE, False),
    ("/one_point?lang=sv", shown("punkt"), PHONE, True),
    ("/data?lang=en", shown("Your own data"), WIDE, False),
    ("/data?lang=en", pasted, WIDE, False),
    ("/parts?lang=en&open=activations", shown("Activation functions", "tab"), WIDE, False),
    ("/parts?lang=sv&open=weights", shown("Vikter", "tab"), WIDE, True),
    ("/parts?lang=en&open=glossary", shown("Glossary", "tab"), PHONE, False),
    ("/about?lang=en", shown("About Lagom"), WIDE, False),
    ("/about?lang=sv", shown("Om Lagom"), WIDE, True),
]


def test_axe_finds_nothing_grave_on_any_page_in_any_state(open_map: Visitor) -> None:
    script, found = axe(), {}
    pages: dict[tuple[tuple[int, int], bool], Page] = {}
    for path, stands, window, dark in STATES:
        page = pages.get((window, dark))
        if page is None:
            page = open_map(path, viewport=window, dark=dark)
            pages[window, dark] = page
        else:
            page.goto("/".join(page.url.split("/")[:3]) + path, wait_until="commit")
        stands(page)
        if grave := look(page, script):
            found[f"{path} {stands.__name__} {window} {dark}"] = grave
    assert not found, "\n".join(f"{state}: {grave}" for state, grave in found.items())


def is_dark(page: Page) -> bool:
    script = "() => getComputedStyle(document.querySelector('.stApp')).colorScheme"
    return bool(page.evaluate(script) == "dark")


def test_the_theme_is_changed_in_the_head_and_kept_on_every_page(open_map: Visitor) -> None:
    page = open_map("/?lang=sv&epochs=100000")
    begun(page)
    epoch, theme = LiveView(page).epoch, page.locator(".lagom-theme")
    theme.click()
    expect(theme).to_have_attribute("aria-pressed", "true")
    expect(theme).to_be_focused()
    until(page, lambda: is_dark(page), "it is dark")
    assert LiveView(page).epoch >= epoch, "the run is the same"
    for path, says in (
        ("/data?lang=sv", "Högst 10 MB per fil"),
        ("/nowhere?lang=sv", "Sidan finns inte"),
    ):
        page.goto("/".join(page.url.split("/")[:3]) + path, wait_until="commit")
        page.get_by_text(says).wait_for(timeout=PATIENCE_MS)
        expect(page.locator("html")).to_have_attribute("lang", "sv")
        if "nowhere" not in path:  # an address that the app does not know
            until(page, lambda: is_dark(page), "it is dark")
    page.get_by_role("button", name="Stäng").click()
    page.get_by_role("button", name="Hjälp om Brus").wait_for()
    open_map.visits[0].errors.clear()  # Streamlit notes the unknown address


def test_a_page_rests_at_first_for_whoever_asks_and_explains_its_words(open_map: Visitor) -> None:
    page = open_map("/about?lang=en")
    shown("About Lagom")(page)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/".join(page.url.split("/")[:3]) + "/?lang=en&epochs=100000")
    LiveView(page).until(lambda v: v.status == "paused" and v.frames > 0)
    why = page.get_by_text("Begins paused, since your system asks for less motion.")
    why.wait_for()
    word, told = (
        page.locator(".stats [data-term='term.validation_loss']"),
        page.get_by_role("tooltip"),
    )
    word.focus()
    expect(told).to_have_text("The mean loss over points that the network does not train on.")
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    page.locator(".lagom-titles [data-term='control.loss']").first.focus()  # in a chart's title
    expect(told).to_have_text(ENGLISH["control.loss.help"])
    link = page.get_by_role("link", name="cross-entropy").first
    link.hover()
    expect(told).to_have_text(re.compile("^Minus the logarithm"))
    before = page.url
    link.click()
    assert page.url == before
    page.locator(".st-key-fold_training summary").click()
    page.locator(".st-key-each_layer label").click()
    page.get_by_role("slider", name="Width, layer 2").wait_for()
    expect(page.get_by_role("slider", name="Batch size")).to_be_visible()
    page.locator(".st-key-head label").click()
    page.wait_for_url(re.compile("projector=1"))
    page.locator(".st-key-play").get_by_role("button", name=re.compile("^Play")).click()
    LiveView(page).until(lambda v: v.status == "running")
    expect(why).to_be_hidden()

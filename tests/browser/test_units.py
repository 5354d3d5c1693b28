"""The JavaScript's unit tests, tests/js/*.test.js, each by its name in a new document.

No server is asked: every file of the page comes from the checkout, and plotly.js from its package.
"""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import pytest

from pages.live.frame import pack
from pages.ui.plotly_file import _installed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests/js"
ADDRESS = "http://127.0.0.1/tests/js/"
NAMED = re.compile(r"^test\('([^']+)'", re.MULTILINE)
RUN = """async ([file, name]) => {
  const { run } = await import('./harness.js');
  await import(`./${file}`);
  await run(name);
}"""

ARRAYS: dict[str, dict[str, np.ndarray]] = {
    "types": {
        "curve": np.array([[0, 1], [0.5, np.nan], [-1e30, 1e-30]], np.float32),
        "map": np.arange(252, 258).astype(np.uint8).reshape(2, 3),
        "weights": np.array([-128, -1, 0, 127], np.int8),
    },
    "empty": {"curve": np.empty((3, 0), np.float32), "map": np.ones((1, 1), np.uint8)},
    "nothing": {},
    # Their bytes are no multiples of four, so each is followed by padding.
    "odd": {
        "one": np.array([7], np.uint8),
        "five": np.arange(5).astype(np.int8),
        "cube": np.arange(30).astype(np.uint8).reshape(2, 3, 5),
        "end": np.array([0.25], np.float32),
    },
    "letters": {"å": np.array([1, 2], np.uint8)},
}
HEADERS = {"letters": {"word": "nätverk · 10⁻³ 🙂", "none": None}}


UNITS = [
    (file.name, name)
    for file in sorted(TESTS.glob("*.test.js"))
    for name in NAMED.findall(file.read_text(encoding="utf-8"))
]


def frames() -> dict[str, dict[str, Any]]:
    """Frames as Python packs them, with what is to be read in them."""
    return {
        name: {
            "blob": base64.b64encode(pack(HEADERS.get(name, {}), arrays)).decode(),
            "header": HEADERS.get(name, {}),
            "arrays": {key: _listed(array) for key, array in arrays.items()},
        }
        for name, arrays in ARRAYS.items()
    }


def _listed(array: np.ndarray) -> dict[str, Any]:
    values = [None if np.isnan(value) else value for value in array.ravel().tolist()]
    return {"type": array.dtype.name, "shape": list(array.shape), "values": values}


def answer(route: "Route") -> None:
    path = urlsplit(route.request.url).path
    if path == "/tests/js/":
        route.fulfill(body="<!doctype html><title>Unit tests</title>", content_type="text/html")
    elif path == "/tests/js/plotly.js":
        route.fulfill(path=_installed(), content_type="text/javascript")
    elif path == "/tests/js/frames.json":
        route.fulfill(json=frames())
    else:
        route.fulfill(path=ROOT / path[1:], content_type="text/javascript")


@pytest.fixture(scope="module")
def page(browser: "Browser") -> "Iterator[Page]":
    page = browser.new_page()
    page.route("**/*", answer)
    yield page
    page.close()


def test_every_unit_test_is_found() -> None:
    """And none twice: a page that knows two tests by one name runs neither."""
    texts = [file.read_text(encoding="utf-8") for file in TESTS.glob("*.test.js")]
    written = sum(len(re.findall(r"^ *test\(", text, re.MULTILINE)) for text in texts)
    assert len(UNITS) == written > 50


@pytest.mark.parametrize(("file", "name"), UNITS, ids=[f"{file}: {name}" for file, name in UNITS])
def test_unit(file: str, name: str, page: "Page") -> None:
    """Modules, timers and storage are new for each."""
    page.goto(ADDRESS)
    page.evaluate("sessionStorage.clear()")
    page.evaluate(RUN, [file, name])

"""The JavaScript's unit tests, tests/js/*.test.js, each by its name in a new document.

The app is not asked: every file of the page comes from the checkout, and plotly.js from its
package. A server of files gives them, so that the browser keeps what it has read.
"""

import base64
import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import pytest

from pages.live.frame import pack
from pages.ui.plotly_file import installed
from tests.browser.fixtures import PATIENCE_MS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests/js"
FOLDER = "/tests/js/"
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


class Files(SimpleHTTPRequestHandler):
    """The checkout, with a page to run a test on; kept by the browser for as long as it runs."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == FOLDER:
            self._send(b"<!doctype html><title>Unit tests</title>", "text/html")
        elif path == f"{FOLDER}plotly.js":
            self._send(installed().read_bytes(), "text/javascript")
        elif path == f"{FOLDER}frames.json":
            self._send(json.dumps(frames()).encode(), "application/json")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test that fails says why."""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=ROOT)) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser: "Browser") -> "Iterator[Page]":
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    page.close()


def test_every_unit_test_is_found() -> None:
    """And none twice: a page that knows two tests by one name runs neither."""
    texts = [file.read_text(encoding="utf-8") for file in TESTS.glob("*.test.js")]
    written = sum(len(re.findall(r"^ *test\(", text, re.MULTILINE)) for text in texts)
    assert len(UNITS) == written > 50


@pytest.mark.parametrize(("file", "name"), UNITS, ids=[f"{file}: {name}" for file, name in UNITS])
def test_unit(file: str, name: str, page: "Page", address: str) -> None:
    """Modules, timers and storage are new for each."""
    page.goto(address)
    page.evaluate("sessionStorage.clear()")
    page.evaluate(RUN, [file, name])

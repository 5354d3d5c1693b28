"""Finds a Chromium or Chrome on this machine.

The standard library only: `.ci/run` asks it (`python3 tests/browser/browsers.py`) before anything
is installed. Prints the path and exits with 0, or says how to get one and exits with 1.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
LOCATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "${PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Chromium/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
)
HOW_TO_GET_ONE = (
    "No Chromium or Chrome was found. Install one (Debian and Ubuntu: apt-get install chromium; "
    "macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome), "
    "or set LAGOM_BROWSER to the path of its program."
)


def find_browser(environ: Mapping[str, str]) -> Path | None:
    """The program of a Chromium or Chrome; LAGOM_BROWSER alone counts where it is set."""
    if chosen := environ.get("LAGOM_BROWSER"):
        return Path(chosen) if Path(chosen).is_file() else None
    on_path = (shutil.which(name, path=environ.get("PATH", "")) for name in NAMES)
    installed = (os.path.expanduser(os.path.expandvars(place)) for place in LOCATIONS)
    candidates = (Path(place) for place in (*on_path, *installed) if place)
    return next((place for place in candidates if place.is_file()), None)


if __name__ == "__main__":
    program = find_browser(os.environ)
    print(program or HOW_TO_GET_ONE)
    sys.exit(program is None)

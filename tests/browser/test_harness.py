"""The browser tests' own rules: which browser, and what happens where there is none."""

from pathlib import Path

import pytest

from tests.browser import browsers
from tests.browser.fixtures import required_browser


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of a machine without a browser."""
    monkeypatch.setattr(browsers, "LOCATIONS", ())
    return {"PATH": ""}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """An executable file with the name of a browser."""
    path = tmp_path / "chromium"
    path.touch(mode=0o755)
    return path


def test_a_browser_on_the_path_is_found(bare_machine: dict[str, str], program: Path) -> None:
    assert required_browser({**bare_machine, "PATH": str(program.parent)}) == program


def test_a_browser_in_its_usual_place_is_found(
    monkeypatch: pytest.MonkeyPatch, program: Path
) -> None:
    monkeypatch.setattr(browsers, "LOCATIONS", (str(program),))
    assert required_browser({"PATH": ""}) == program


def test_the_chosen_browser_comes_before_all_others(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "another"
    other.touch()
    chosen = {"PATH": str(program.parent), "LAGOM_BROWSER": str(other)}
    assert required_browser(chosen) == other


def test_without_a_browser_the_test_is_skipped_and_says_how_to_get_one(
    bare_machine: dict[str, str],
) -> None:
    with pytest.raises(pytest.skip.Exception, match="Install one"):
        required_browser(bare_machine)


@pytest.mark.parametrize("browser_setting", [{}, {"LAGOM_BROWSER": "no/such/program"}])
def test_without_a_browser_ci_fails(
    bare_machine: dict[str, str], browser_setting: dict[str, str]
) -> None:
    with pytest.raises(pytest.fail.Exception, match="Install one"):
        required_browser({**bare_machine, **browser_setting, "CI": "true"})

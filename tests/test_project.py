"""The project's own rules: its layout, its imports, its requirements, its two commands."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ALLOWED_AT_THE_TOP = {
    # The user's layout ...
    *("app.py", "requirements.txt", "nn_core", "pages", "datasets", "tests"),
    # ... and ordinary project files.
    *("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "constraints.txt", ".gitignore"),
    *(".streamlit", ".ci", ".github", "static"),
}
# The first that Community Cloud finds wins over requirements.txt, and would disable it silently.
RIVALS_OF_REQUIREMENTS = {"uv.lock", "Pipfile", "environment.yml", "poetry.lock"}
# Where machines keep homes, mounts and scratch files; put together, so that this file has none.
MACHINE_PATH = re.compile(
    r"(?<![\w./:$}<])/(?:" + "|".join(("home", "root", "work", "Users")) + ")/"
)
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".js", ".css", ".yml", ""}
MAX_LINES = 300


def shipped() -> list[str]:
    """The paths that git tracks or would track; without a checkout it cannot be told."""
    if not (ROOT / ".git").exists() and not os.environ.get("CI"):
        pytest.skip("this is no git checkout, so what is shipped is not known")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in listing.stdout.splitlines() if (ROOT / path).is_file()]


def imported_packages(folder: str) -> Iterator[tuple[Path, str]]:
    """Each file of the folder with each top-level package that it imports."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name.partition(".")[0]) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield path, node.module.partition(".")[0]


def check_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """The import rule of pyproject.toml, applied to the packages under root."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [program, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


def test_imports_follow_the_import_rule() -> None:
    check = check_imports(ROOT)
    assert check.returncode == 0, check.stdout + check.stderr


@pytest.mark.parametrize(
    ("file", "statement"),
    [
        ("nn_core/stray.py", "import datasets"),
        ("nn_core/stray.py", "import plotly"),
        ("datasets/stray.py", "import streamlit"),
        ("pages/charts/stray.py", "import pages.ui"),
        ("pages/charts/stray.py", "import streamlit"),
        ("pages/text/stray.py", "import streamlit"),
        ("pages/features/sweep/charts/stray.py", "import pages.features.point.charts"),
        ("pages/features/sweep/charts/stray.py", "import pages.features.sweep.live"),
        ("pages/features/sweep/live/stray.py", "import streamlit"),
        ("pages/live/stray.py", "import pages.features.sweep.live"),
        ("pages/ui/stray.py", "import app"),
        ("pages/live/stray.py", "import app"),
        ("pages/about.py", "import pages.playground"),
        ("pages/unheard_of.py", ""),
    ],
)
def test_the_import_rule_catches(file: str, statement: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for folder in ("nn_core", "datasets", "pages"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    with (tmp_path / file).open("a", encoding="utf-8") as source:
        source.write(statement + "\n")
    assert check_imports(tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("folder", "allowed"),
    [
        ("nn_core", {"nn_core", "numpy"}),
        ("datasets", {"datasets", "numpy", "pandas"}),
        (
            "pages",
            # starlette comes with Streamlit, whose server it is.
            {
                "app",
                "pages",
                "nn_core",
                "datasets",
                "streamlit",
                "starlette",
                "numpy",
                "plotly",
                "pandas",
            },
        ),
    ],
)
def test_a_folder_imports_only_its_packages(folder: str, allowed: set[str]) -> None:
    allowed = allowed | set(sys.stdlib_module_names)
    strays = {(path.name, name) for path, name in imported_packages(folder) if name not in allowed}
    assert not strays


def test_the_pages_import_the_core_through_its_public_faces() -> None:
    deep = re.compile(r"^\s*(from|import) nn_core\.\w+\.\w+", re.MULTILINE)
    sources = (ROOT / "pages").rglob("*.py")
    assert not [path.name for path in sources if deep.search(path.read_text(encoding="utf-8"))]


def test_the_top_level_is_the_users() -> None:
    assert {path.partition("/")[0] for path in shipped()} <= ALLOWED_AT_THE_TOP


def test_nothing_disables_requirements_txt() -> None:
    assert not {Path(path).name for path in shipped()} & RIVALS_OF_REQUIREMENTS


def test_the_app_needs_four_packages_with_a_lower_bound_and_a_capped_major() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").split()
    matches = [re.fullmatch(r"(\w+)>=[\d.]+,<\d+", line) for line in lines]
    assert [match and match[1] for match in matches] == ["streamlit", "numpy", "plotly", "pandas"]


def test_every_requirement_of_the_tests_is_bounded() -> None:
    lines = (ROOT / "tests/requirements.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", line) for line in lines), lines


def test_the_tested_versions_are_exact_and_within_the_ranges() -> None:
    def requirements(name: str) -> list[Requirement]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return [Requirement(line) for line in lines if line and not line.startswith("#")]

    exact = requirements("constraints.txt")
    assert all(re.fullmatch(r"==[\w.]+", str(each.specifier)) for each in exact)
    tested = {each.name: str(each.specifier).removeprefix("==") for each in exact}
    for each in [*requirements("requirements.txt"), *requirements("tests/requirements.txt")]:
        assert each.specifier.contains(tested[each.name]), each


def test_files_stay_small() -> None:
    sources = [
        ROOT / path for path in shipped() if re.match(r"(nn_core|datasets|pages)/.*\.py", path)
    ]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources}
    assert sources
    assert not {str(path): length for path, length in lengths.items() if length >= MAX_LINES}


def test_no_file_names_a_place_on_one_machine() -> None:
    texts = [ROOT / path for path in shipped() if Path(path).suffix in TEXT_FILES]
    found = [path for path in texts if MACHINE_PATH.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_the_readmes_two_commands_are_the_ones_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    script = [line.strip() for line in lines]
    assert "pip install -r requirements.txt && streamlit run app.py" in readme
    test_command = re.search(r"^pip install .*&& pytest$", readme, re.MULTILINE)
    assert test_command, "the README has no line `pip install ... && pytest`"
    steps = [step.strip() for step in test_command[0].split("&&")]
    assert steps == ["pip install -r requirements.txt -r tests/requirements.txt", "pytest"]
    assert all(step in script for step in steps)


def test_files_that_comments_name_are_there() -> None:
    """Of the sources only: tests write files of their own. plotly.js is a library's name."""
    paths = shipped()
    names = {Path(path).name for path in paths} | {"plotly.js"}
    file_name = re.compile(r"(?<![\w.*<])[a-z_]+\.(?:py|js)\b")
    missing = {
        f"{path}: {named}"
        for path in paths
        if path.endswith((".py", ".js")) and not path.startswith(("tests/", "static/plotly"))
        for named in file_name.findall((ROOT / path).read_text(encoding="utf-8"))
        if named not in names
    }
    assert not missing


COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?\b|\brgba?\(\d")
# Those of charts, those of the map's verdicts, the style sheet of a report that is printed, and
# sketches: small pictures as SVG.
HOMES_OF_COLOURS = {
    *("pages/charts/style.py", "pages/charts/sketch.py"),
    "pages/features/sweep/charts/colours.py",
    "pages/features/home/live/report.py",
}


def test_colours_stand_in_the_style_modules() -> None:
    paths = {path for path in shipped() if path.startswith("pages/") and path.endswith(".py")}
    found = {
        f"{path}: {colour}"
        for path in paths
        for colour in COLOUR.findall((ROOT / path).read_text(encoding="utf-8"))
    }
    assert found, "the pattern finds no colour at all"
    assert not {each for each in found if each.partition(":")[0] not in HOMES_OF_COLOURS}


# What writes a decimal mark: pages/charts/numbers.py does so in the page's language. The others
# write no text that is read: JSON, pictures' coordinates, links, and values of settings.
DECIMALS = re.compile(r"\.(?:[1-9]|\{)|^g$|,")
HOMES_OF_DECIMALS = {
    *("pages/charts/numbers.py", "pages/charts/chart.py"),
    *("pages/charts/thumbnail.py", "pages/charts/sketch.py"),
    *("pages/features/home/live/svg.py", "pages/live/held.py", "pages/live/playground_link.py"),
    *("pages/live/points.py", "pages/live/run_stats.py", "pages/ui/controls/training.py"),
}


def test_decimal_numbers_are_written_by_the_numbers_module() -> None:
    paths = {path for path in shipped() if path.startswith("pages/") and path.endswith(".py")}
    found = {
        f"{path}:{node.lineno}"
        for path in paths
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None
        if DECIMALS.search(ast.unparse(node.format_spec)[2:-1])
    }
    assert found, "the pattern finds no number at all"
    assert not {place for place in found if place.partition(":")[0] not in HOMES_OF_DECIMALS}


def test_scripts_of_a_page_hold_nothing_that_begins_a_tag() -> None:
    """Streamlit cleans the HTML that they come in; of a script with a tag in it nothing is left."""
    scripts = sorted((ROOT / "static/page").glob("*.js"))
    assert scripts
    assert not [each.name for each in scripts if re.search(r"<[a-zA-Z/!]", each.read_text("utf-8"))]

"""The README's table "Add one" is true: what it names, and no more, is added in a copy and run.

Each case says what is put into which file: before a line that is there, or as a whole file.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]
# File -> what is put before a text that stands there once; or the whole file.
Files = dict[str, dict[str, str] | str]

AXIS: Files = {
    "pages/live/run_settings.py": {
        ', effect="rate")\n    l2: float': (
            ', axes=(Axis("l1", ("0", "0.001", "0.1"), ("0", "0.1"), scale="factor"),)'
        ),
    },
    "pages/text/sweep_charts.py": {'    "axis.depth"': '    "axis.l1": ("L1", "L1"),\n'},
}
RUN_AXIS = """
    from pages.live.settings import Settings, settle
    from tests.pages.test_sweep_frames import read, with_sweep
    asked = {"rows": "l1", "row_values": ("0", "0.1"), "columns": "width", "column_values": ("2",)}
    tab = read(with_sweep(Settings(), **asked, starts=1, epochs=2))
    assert {run["l1"] for run in tab.rows()} == {0.0, 0.1}
"""
SETTING: Files = {
    "pages/live/run_settings.py": {
        "    projector: bool": '    quiet: bool = switch("quiet", effect="view")\n',
    },
    "pages/ui/controls/view.py": {'    picked("projector"': '    picked("quiet", st.toggle)\n'},
    "pages/text/controls.py": {
        '    "control.dataset":': (
            '    "control.quiet": ("Tyst", "Quiet"),\n'
            '    "control.quiet.help": ("Utan ord.", "Without words."),\n'
        ),
    },
}
RUN_SETTING = """
    from tests.pages.test_playground import visit, widget
    from pages.ui.url import decode
    app = visit()
    widget(app, "Quiet").set_value(True).run()
    assert not app.exception
    assert app.query_params["quiet"] in ("1", ["1"])
    settings, notices = decode({"quiet": ["1"], "log": ["1"]})
    assert settings.quiet and not notices
    assert [n.kind for n in decode({"quiet": ["perhaps"]})[1]] == ["unreadable"]
"""
CHART: Files = {
    "pages/charts/sweep/heights.py": '''"""A bar for each cell."""

from dataclasses import dataclass

import plotly.graph_objects as go

from pages.charts.chart import named
from pages.charts.style import base_layout


@dataclass(frozen=True)
class Heights:
    cells: list
    t: object

    def figure(self):
        title = self.t("chart.sweep.heights.title")
        return go.Figure(named({"cells": go.Bar()}), base_layout(self.t, title_text=title))

    def data(self):
        return {"cells": {"y": [cell.parameters for cell in self.cells]}}

    def alt(self):
        return "bars"
''',
    "pages/live/sweeps/map_cards.py": {
        "from pages.charts.sweep.start_curves": (
            "from pages.charts.sweep.heights import Heights\n"
        ),
        "        _start_curves(scene),\n": (
            '        card(scene, "heights", lambda: Heights(scene.cells, scene.t)),\n'
        ),
    },
    "pages/text/sweep_charts.py": {
        '    "axis.depth"': '    "chart.sweep.heights.title": ("Höjder", "Heights"),\n'
        '    "lead.heights": ("Titta här.", "Look here."),\n',
    },
}
RUN_CHART = """
    from pages.live.engine import Engine
    from pages.live.settings import Settings
    from tests.pages.test_sweeps import Tab, with_sweep
    asked = {"row_values": ("1",), "column_values": ("2", "4")}
    tab = Tab(Engine(), with_sweep(Settings(), **asked, starts=1, epochs=2), "a:map")
    tab.trained()
    assert "Heights" in str(tab.contents["heights"])
    assert tab.contents["heights:data"]["traces"]["cells"]["y"] == [9, 17]
"""
PAGE: Files = {
    "pages/hello.py": '''"""A page."""

import streamlit as st

from pages.ui.language import t


def render() -> None:
    st.title(t("page.hello"))


if __name__ == "__main__":
    from app import main

    main()
''',
    "app.py": {
        "    from pages import about": "    from pages import hello\n",
        "        st.Page(about.render": (
            '        st.Page(hello.render, title=t("page.hello"), url_path="hello"),\n'
        ),
    },
    "pages/text/shell.py": {'    "page.about"': '    "page.hello": ("Hej", "Hello"),\n'},
    "pyproject.toml": {'| about", "ui"': "| hello "},
}
RUN_PAGE = """
    from tests.pages.test_playground import go_to, visit
    app = visit()
    go_to(app, "hello")
    assert not app.exception
    assert [title.value for title in app.title] == ["Hello"]
"""
CASES = {
    "axis": (AXIS, RUN_AXIS, 2),
    "setting": (SETTING, RUN_SETTING, 3),
    "chart": (CHART, RUN_CHART, 3),
    "page": (PAGE, RUN_PAGE, 4),
}


@pytest.mark.parametrize("name", CASES)
def test_what_the_table_names_is_all_that_it_takes(name: str, tmp_path: Path) -> None:
    files, run, most = CASES[name]
    assert len(files) <= most
    hidden = shutil.ignore_patterns(".*", "__pycache__", "node_modules")
    copy = shutil.copytree(ROOT, tmp_path / "copy", ignore=hidden)
    for path, added in files.items():
        _add(copy / path, added)
    _check(copy, run)


def _add(path: Path, added: dict[str, str] | str) -> None:
    if isinstance(added, str):
        path.write_text(added, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    for there, new in added.items():
        assert text.count(there) == 1, f"{path.name} has not one {there!r}"
        text = text.replace(there, new + there)
    path.write_text(text, encoding="utf-8")


def _check(copy: Path, run: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", dedent(run)],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]

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
    "pages/features/sweep/text/sweep_charts.py": {
        '    "axis.depth"': '    "axis.l1": ("L1", "L1"),\n',
    },
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
    "pages/ui/controls/view.py": {
        "    if playground and spec.truth": '    picked("quiet", st.toggle)\n'
    },
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
    "pages/features/sweep/charts/heights.py": '''"""A bar for each cell."""

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
    "pages/features/sweep/live/map_cards.py": {
        "from pages.features.sweep.charts.start_curves": (
            "from pages.features.sweep.charts.heights import Heights\n"
        ),
        "        _start_curves(scene),\n": (
            '        card(scene, "heights", lambda: Heights(scene.cells, scene.t)),\n'
        ),
    },
    "pages/features/sweep/text/sweep_charts.py": {
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
    while "heights:data" not in tab.contents:  # a frame has no time for all cards
        tab.frame()
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
    "pyproject.toml": {'| about", "features"': "| hello "},
}
RUN_PAGE = """
    from tests.pages.test_playground import go_to, visit
    app = visit()
    go_to(app, "hello")
    assert not app.exception
    assert [title.value for title in app.title] == ["Hello"]
"""
LIVE_PAGE: Files = {
    "pages/hello.py": """\"\"\"A page.\"\"\"

from pages.features.hello.ui import norms
from pages.ui import state


def render() -> None:
    state.start("hello")
    norms()


if __name__ == "__main__":
    from app import main

    main()
""",
    "pages/features/hello/__init__.py": "",
    "pages/features/hello/live.py": """\"\"\"How large the weights are.\"\"\"

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import plotly.graph_objects as go

from pages.charts.chart import named
from pages.charts.style import base_layout
from pages.live.cards import BoardRequest, board_header, chart_card
from pages.live.frame import pack
from pages.live.recipes import Parts
from pages.text import Translator


@dataclass(frozen=True)
class NormsRequest:
    language: str
    board: BoardRequest


@dataclass(frozen=True)
class Norms:
    norm: float
    t: Translator

    def figure(self):
        return go.Figure(named({"norm": go.Bar()}), base_layout(self.t))

    def data(self):
        return {"norm": {"y": [self.norm]}}

    def alt(self):
        return ""


class NormsPanel:
    def __init__(self, engine):
        self._engine = engine
        self._parts = WeakKeyDictionary()

    def frame(self, sid, request):
        session = self._engine.session(sid)
        if session is None:
            return None
        experiment = session.experiment
        norm = float(np.linalg.norm(experiment.trainer.parameters[0]))
        t = Translator(request.language)
        cards = [chart_card("norms", request.language, norm, lambda: Norms(norm, t))]
        parts = self._parts.setdefault(session, Parts())
        header = board_header(parts, cards, request.language, request.board)
        state = {"board": "hello", "status": experiment.status, "live": True, "every": 200}
        return pack({**header, **state}, {})

    def everybody(self):
        return ()

    def roll_call(self, present, known, since):
        return False

    def let_go_of_own(self, sid):
        pass
""",
    "pages/features/hello/ui.py": """\"\"\"What its page shows.\"\"\"

from pages.features.hello.live import NormsPanel, NormsRequest
from pages.live.cards import BoardRequest
from pages.live.worker import engine
from pages.ui import board_component, channel, fragments
from pages.ui.language import language
from pages.ui.panels import Sent
from pages.ui.session_state import session


class Panel:
    def __init__(self, sid, language):
        self._sid, self._language = sid, language

    def frame(self, tick):
        request = NormsRequest(
            self._language, BoardRequest(tick.parts, tick.visible, tick.seq)
        )
        return Sent(engine().ask(NormsPanel.frame, self._sid, request), False)


@fragments.fragment("hello")
def norms():
    panel = channel.kept("hello", lambda: Panel(session().sid, language()))
    sent = panel.frame(board_component.held("hello"))
    board_component.show("hello", "hello", channel.named(sent.blob, "hello"))
""",
    "app.py": PAGE["app.py"],
    "pages/text/shell.py": PAGE["pages/text/shell.py"],
    "pyproject.toml": PAGE["pyproject.toml"],
}
RUN_LIVE_PAGE = """
    from tests.pages.test_architecture_map import frame
    from tests.pages.test_playground import go_to, visit
    app = visit()
    go_to(app, "hello")
    assert not app.exception
    header, _ = frame(app)
    assert header["cards"] == [["norms", "plot", "half"]]
    assert header["new"]["norms:data"]["traces"]["norm"]["y"][0] > 0
"""
CASES = {
    "axis": (AXIS, RUN_AXIS, 2),
    "setting": (SETTING, RUN_SETTING, 3),
    "chart": (CHART, RUN_CHART, 3),
    "page": (PAGE, RUN_PAGE, 4),
    "page with live pictures": (LIVE_PAGE, RUN_LIVE_PAGE, 8),
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
        path.parent.mkdir(exist_ok=True)
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

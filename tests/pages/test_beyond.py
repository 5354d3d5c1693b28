"""Beyond the edge of a map: which values go on from it, and where there is nothing more."""

from typing import Any

import pytest

from pages.features.sweep.live import plan as plans
from pages.features.sweep.live.beyond import beyond
from pages.features.sweep.live.plan import plan_of
from pages.live.engine import Engine
from pages.live.run_settings import AXES, DEPTH, WIDTH
from pages.text import LANGUAGES, Translator
from tests.pages.test_sweeps import Tab, swept

WIDE = AXES["width"].values
GRID = {"row_values": ("1", "2"), "column_values": ("4", "8")}


def widths(*values: str, rows: tuple[str, ...] = ("1", "2")) -> dict[str, Any]:
    return {"row_values": rows, "column_values": values}


@pytest.mark.parametrize(
    ("sweep", "end", "axis", "values"),
    [
        (widths("8", "16"), "smallest", "width", ("4", "6")),
        (widths("3", "16"), "smallest", "width", ("2",)),
        (widths("4", "8"), "largest", "width", ("12", "16")),
        (widths("64"), "largest", "width", ("128",)),
        # At the last width one layer less or more, and then nothing.
        (widths("1", "2"), "smallest", "depth", ("0",)),
        (widths("2", rows=("0", "1")), "smallest", None, ()),
        (widths("1", "256", rows=("1",)), "largest", "depth", ("2",)),
        (widths("1", "256", rows=("0", "10")), "largest", None, ()),
        # The other way round, with the depth fixed, and without any size.
        (
            {"rows": "width", "row_values": ("2", "4"),
             "columns": "noise", "column_values": ("0", "0.1")},
            "smallest", "width", ("1",),
        ),
        (
            {"rows": "l2", "row_values": ("0",), "columns": "noise", "column_values": ("0",)},
            "largest", None, (),
        ),
    ],
)  # fmt: skip
def test_the_map_goes_on_from_its_edge(
    sweep: dict[str, Any], end: str, axis: str | None, values: tuple[str, ...]
) -> None:
    settings = swept(**sweep, starts=1, epochs=1)
    found = beyond(plan_of(settings), end)
    assert (found and found.axis, found.values if found else ()) == (axis, values)
    if found is None:
        return
    before, after = plan_of(settings), plan_of(found.settings)
    sizes = {place.settings.hidden_widths for place in before.places}
    new = {place.settings.hidden_widths for place in after.places} - sizes
    assert {run.hidden_widths for run in before.runs} < {run.hidden_widths for run in after.runs}
    units = [sum(shape) for shape in sizes]
    assert any(sum(shape) < min(units) if end == "smallest" else sum(shape) > max(units)
               for shape in new)  # fmt: skip
    assert found.settings.sweep.column_values == tuple(
        sorted(found.settings.sweep.column_values, key=float)
    )


def test_the_values_of_an_axis_stay_within_the_limits() -> None:
    assert {int(AXES["depth"].values[0]), int(AXES["depth"].values[-1])} == set(DEPTH[:2])
    assert {int(WIDE[0]), int(WIDE[-1])} == set(WIDTH[:2])


def test_a_map_that_would_be_too_large_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(swept(**GRID))
    assert beyond(plan, "largest") is not None
    monkeypatch.setattr("nn_core.sweep.estimation.SWEEP_LIMIT", plans.estimate_of(plan))
    assert beyond(plan, "largest") is None


def at_the_edge(**look: Any) -> Tab:
    """A map that has run, of which the smallest network is good enough."""
    return Tab(Engine(), swept(**GRID, tolerance=1.0, **look)).trained()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_on_the_edge_offers_to_go_on(language: str) -> None:
    tab = at_the_edge()
    header = tab.frame(language=language)
    assert header["facts"]["cells"] == "0,0"
    t = Translator(language)
    offers = {line[0]: line[4] for line in header["lines"] if line[4]}
    assert offers == {"argument0status": t("sweep.beyond", axis=t("axis.width"), values="2, 3")}
    assert tab.reply.onward is not None
    assert tab.reply.onward.sweep.column_values == ("2", "3", "4", "8")


def test_nothing_is_offered_while_it_trains_and_once_it_is_not_at_the_edge() -> None:
    tab = Tab(Engine(), swept(**GRID, tolerance=1.0, epochs=1500))
    assert not any(line[4] for line in tab.command("run")["lines"])
    assert tab.reply.onward is None
    while min(tab.epochs()) < 5:
        tab.frame()
    header = tab.command("cancel")
    assert any(line[4] for line in header["lines"])
    tab.command("run", settings=swept(row_values=("0", "1"), column_values=("2",), tolerance=1.0))
    header = tab.until("done")
    assert not any(line[4] for line in header["lines"]), "nothing is smaller than no hidden layer"

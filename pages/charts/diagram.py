"""The network diagram, as a description that the live view draws on a canvas."""

from dataclasses import asdict, dataclass, replace

from datasets import Dataset
from pages.charts.chart import live_alt
from pages.charts.points import answer_name
from pages.charts.style import Translate, class_colours

MOST_UNITS = 16  # a wider layer is drawn in summary: its first units and how many there are
SUMMARY_UNITS = 6


@dataclass(frozen=True)
class Layer:
    """One column of the diagram."""

    title: str
    detail: str
    width: int
    shown: int
    labels: tuple[str, ...]  # names of the shown units; () in hidden layers
    colours: tuple[str, ...] = ()  # of the shown units, where each answers for a class


def shown_units(width: int) -> int:
    """How many units of a layer are drawn one by one."""
    return width if width <= MOST_UNITS else SUMMARY_UNITS


@dataclass(frozen=True)
class Diagram:
    """hidden: (width, activation) of each hidden layer. It is drawn on a canvas: it has columns
    where charts of Plotly have a figure."""

    dataset: Dataset
    hidden: tuple[tuple[int, str], ...]
    output_activation: str
    t: Translate

    def columns(self) -> list[dict[str, object]]:
        """The layers from left to right, as plain JSON."""
        return [asdict(layer) for layer in _layers(self)]

    def alt(self) -> str:
        """With a gap for how many parameters there are."""
        return live_alt("diagram", self.t)


def _layers(diagram: Diagram) -> tuple[Layer, ...]:
    data, output_activation, t = diagram.dataset, diagram.output_activation, diagram.t
    n_outputs = data.y_train.shape[1]
    inputs = _layer(
        t("diagram.input"), "", len(data.feature_names), tuple(map(t.name, data.feature_names))
    )
    middle = [
        _layer(t("diagram.hidden", i=i), t(f"activation.{name}"), width, ())
        for i, (width, name) in enumerate(diagram.hidden, start=1)
    ]
    names = tuple(map(t.name, data.output_names))
    if data.task == "binary":
        names = (answer_name(data, output_activation, t),)
    output = _layer(t("diagram.output"), t(f"activation.{output_activation}"), n_outputs, names)
    if data.task == "multiclass":  # as the map has them
        output = replace(output, colours=class_colours(n_outputs)[: output.shown])
    return inputs, *middle, output


def _layer(title: str, detail: str, width: int, labels: tuple[str, ...]) -> Layer:
    shown = shown_units(width)
    return Layer(title, detail, width, shown, labels[:shown])

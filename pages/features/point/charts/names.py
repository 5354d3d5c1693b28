"""What the parts of the network are called in sentences, tables and pictures."""

from dataclasses import dataclass

from datasets import Dataset
from nn_core import RunConfig
from pages.charts.points import answer_name, class_labels
from pages.charts.style import Translate


@dataclass(frozen=True)
class Names:
    """Layers are counted from 0, the output layer last; places of inputs from 1, 0 is the bias."""

    inputs: tuple[str, ...]  # what the network is given
    outputs: tuple[str, ...]
    layers: tuple[str, ...]
    activations: tuple[str, ...]
    unit_word: str  # with {i}
    bias: str
    input_layer: str

    @property
    def titles(self) -> list[str]:
        """Of the columns of the picture, in two lines."""
        pairs = zip(self.layers, self.activations, strict=True)
        return [self.input_layer, *(f"{layer}<br>{name}" for layer, name in pairs)]

    def unit(self, layer: int, unit: int) -> str:
        """By itself: an output by its name."""
        last = layer == len(self.layers) - 1
        return self.outputs[unit] if last else self.unit_word.format(i=unit + 1)

    def whole(self, layer: int, unit: int) -> str:
        """With its layer."""
        return f"{self.layers[layer]}, {self.unit(layer, unit)}"

    def source(self, layer: int, place: int) -> str:
        """Where a weight comes from."""
        if place == 0:
            return self.bias
        return self.inputs[place - 1] if layer == 0 else self.unit(layer - 1, place - 1)


def names_of(data: Dataset, run: RunConfig, t: Translate) -> Names:
    """In the user's language."""
    network = run.network
    hidden = [t("diagram.hidden", i=i + 1) for i in range(network.depth)]
    activations = (*network.layer_activations, network.output_activation)
    return Names(
        inputs=tuple(map(t.name, data.feature_names)),
        outputs=_outputs(data, network.output_activation, t),
        layers=(*hidden, t("diagram.output")),
        activations=tuple(t(f"activation.{name}") for name in activations),
        unit_word=t("point.unit.name", i="{i}"),
        bias=t("point.bias"),
        input_layer=t("diagram.input"),
    )


def _outputs(data: Dataset, output_activation: str, t: Translate) -> tuple[str, ...]:
    if data.task == "binary":
        return (answer_name(data, output_activation, t),)
    if data.task == "multiclass":
        return class_labels(data, t)
    return tuple(map(t.name, data.output_names))

"""The ends of a network: what goes in, what is to come out, and the layers that this asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from datasets import LIMITS as DATA_LIMITS
from nn_core import NetworkConfig, parameter_count
from pages.live.settings import Settings, for_dataset, settle
from pages.live.source import source
from pages.live.tasks import losses_for, outputs_for

PIXELS = 64  # of a picture of 8 x 8
OF_DATE = 3  # sine and cosine of the day of the year, and the year
INPUTS = ("coordinates", "numbers", "category", "date", "picture")
OUTPUTS = ("number", "numbers", "yes_no", "one_of", "several_of")
# What the output is to the playground: its task decides activation and loss.
TASKS: Mapping[str, str] = {
    "number": "regression",
    "numbers": "regression",
    "yes_no": "binary",
    "one_of": "multiclass",
    "several_of": "multilabel",
}
# The shipped data sets of a kind. Coordinates are of one number; any table has its own.
MATCHES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("coordinates", "number"): ("sine", "reg-gauss"),
    ("coordinates", "numbers"): ("eddy",),
    ("coordinates", "yes_no"): ("spiral", "ball-in-shell"),
    ("coordinates", "one_of"): ("blobs",),
    ("coordinates", "several_of"): ("discs",),
    ("numbers", "number"): ("cars",),
    ("numbers", "one_of"): ("iris", "wine"),
    ("picture", "one_of"): ("digits",),
}


@dataclass(frozen=True)
class Ends:
    """inputs: (kind, how many input units), in the order in which they stand."""

    inputs: tuple[tuple[str, int], ...]
    output: str
    n_outputs: int
    hidden_widths: tuple[int, ...]

    @property
    def n_inputs(self) -> int:
        return sum(n for _, n in self.inputs)

    @property
    def task(self) -> str:
        return TASKS[self.output]

    @property
    def output_activation(self) -> str:
        return outputs_for(self.task)[0]

    @property
    def loss(self) -> str:
        return losses_for(self.task, self.output_activation)[0]

    @property
    def widths(self) -> tuple[int, ...]:
        """Of all layers, inputs first."""
        return (self.n_inputs, *self.hidden_widths, self.n_outputs)

    @property
    def n_parameters(self) -> int:
        """As the core counts them."""
        network = NetworkConfig(self.hidden_widths, output_activation=self.output_activation)
        return parameter_count(network, self.n_inputs, self.n_outputs)


def n_units(kind: str, n: int) -> int:
    """How many input units n things of a kind need."""
    return {"picture": PIXELS, "date": OF_DATE}.get(kind, n)


def match(ends: Ends) -> str | None:
    """A shipped data set of that kind; None where there is none."""
    if len(ends.inputs) != 1:
        return None
    ((kind, n),) = ends.inputs
    names: Sequence[str] = MATCHES.get((kind, ends.output), ())
    if kind == "coordinates":
        names = [name for name in names if _n_inputs(name) == n]
    return min(names, key=lambda name: abs(_n_inputs(name) - n), default=None)


def _n_inputs(dataset: str) -> int:
    return source(replace(Settings(), dataset=dataset)).spec.n_inputs


def in_playground(settings: Settings, ends: Ends, dataset: str) -> Settings:
    """The playground's settings with that data set and these hidden layers; output by the task."""
    low, high, *_ = (int(bound) for bound in DATA_LIMITS["n_classes"])
    widths = ends.hidden_widths
    activation = settings.activations[0] if settings.activations else Settings.activations[0]
    sized = replace(
        for_dataset(settings, dataset),
        n_classes=min(max(ends.n_outputs, low), high),
        hidden_widths=widths,
        activations=(activation,) * len(widths),
        output_activation=ends.output_activation,
        loss=ends.loss,
    )
    return settle(sized)

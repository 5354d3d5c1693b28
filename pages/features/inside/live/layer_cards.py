"""The cards that show layers: gradients, activations, weights and how alike units are."""

from pages.charts.chart import Chart
from pages.features.inside.charts.activation_ranges import Activations, LayerActivations
from pages.features.inside.charts.gradient_steps import GradientSteps
from pages.features.inside.charts.gradients import GradientCurves
from pages.features.inside.charts.similarity import Similarity
from pages.features.inside.charts.weights import LayerWeights, Weights
from pages.features.inside.live.inspection_cards import Maker
from pages.live.cards import Card
from pages.text import Translator

Names = tuple[str, ...]


def layer_cards(maker: Maker, layer: int) -> list[Card]:
    """From the gradients that make a network learn to what they have made of its weights.

    layer: the hidden layer whose units are compared, from 0; the last one where it is too large.
    """
    depth = len(maker.look.settings.hidden_widths)
    names = layer_names(depth, maker.t)
    cards = [_gradients(maker, names)]
    if depth > 1:
        cards.append(_gradient_steps(maker, names))
    cards += [_activations(maker, names), _weights(maker, names)]
    if depth:
        cards.append(_similarity(maker, names, min(layer, depth - 1)))
    return cards


def layer_names(depth: int, t: Translator) -> Names:
    """As in the diagram; the output layer is the last."""
    return (*(t("diagram.hidden", i=i) for i in range(1, depth + 1)), t("diagram.output"))


def _gradients(maker: Maker, names: Names) -> Card:
    look, t = maker.look, maker.t
    return maker.card("gradients", names, lambda: GradientCurves(names, look.gradients, t))


def _gradient_steps(maker: Maker, names: Names) -> Card:
    look, t = maker.look, maker.t
    return maker.card("gradient_steps", names, lambda: GradientSteps(names, look.gradients, t))


def _activations(maker: Maker, names: Names) -> Card:
    def chart() -> Chart:
        found = [
            LayerActivations(*each.activations, each.dead_share, each.saturated_share)
            for each in maker.look.reports
        ]
        return Activations(names, found, maker.t)

    return maker.card("activations", names, chart)


def _weights(maker: Maker, names: Names) -> Card:
    def chart() -> Chart:
        reports = maker.look.reports
        found = [LayerWeights(*each.weights, each.largest_weight) for each in reports]
        return Weights(names, found, maker.t)

    return maker.card("weights", names, chart)


def _similarity(maker: Maker, names: Names, layer: int) -> Card:
    look, name, width = maker.look, names[layer], maker.look.settings.hidden_widths[layer]

    def chart() -> Chart:
        return Similarity(name, width, look.reports[layer].similarity, maker.t)

    return maker.card("similarity", (layer, name, width), chart)

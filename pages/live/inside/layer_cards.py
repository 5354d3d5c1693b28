"""The cards that show layers: gradients, activations, weights and how alike units are."""

from pages.charts.inside import gradient_steps, gradients, similarity
from pages.charts.inside.activation_ranges import (
    LayerActivations,
    activations,
    activations_alt,
    activations_traces,
)
from pages.charts.inside.weights import LayerWeights, weights, weights_alt, weights_traces
from pages.live.cards import Card
from pages.live.inside.inspection_cards import Maker
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
    return maker.card(
        "gradients",
        names,
        lambda: gradients.gradients(names, t),
        lambda: (
            gradients.gradients_traces(names, look.gradients, t),
            gradients.gradients_alt(names, look.gradients, t),
        ),
    )


def _gradient_steps(maker: Maker, names: Names) -> Card:
    look, t = maker.look, maker.t
    return maker.card(
        "gradient_steps",
        names,
        lambda: gradient_steps.gradient_steps(names, t),
        lambda: (
            gradient_steps.gradient_steps_traces(names, look.gradients, t),
            gradient_steps.gradient_steps_alt(names, look.gradients, t),
        ),
    )


def _activations(maker: Maker, names: Names) -> Card:
    look, t = maker.look, maker.t

    def found() -> list[LayerActivations]:
        return [
            LayerActivations(*each.activations, each.dead_share, each.saturated_share)
            for each in look.reports
        ]

    return maker.card(
        "activations",
        names,
        lambda: activations(names, t),
        lambda: (activations_traces(found(), t), activations_alt(names, found(), t)),
    )


def _weights(maker: Maker, names: Names) -> Card:
    look, t = maker.look, maker.t

    def found() -> list[LayerWeights]:
        return [LayerWeights(*each.weights, each.largest_weight) for each in look.reports]

    return maker.card(
        "weights",
        names,
        lambda: weights(names, t),
        lambda: (weights_traces(found(), t), weights_alt(names, found(), t)),
    )


def _similarity(maker: Maker, names: Names, layer: int) -> Card:
    look, t = maker.look, maker.t
    name, width = names[layer], look.settings.hidden_widths[layer]
    return maker.card(
        "similarity",
        (layer, name, width),
        lambda: similarity.similarity(name, width, t),
        lambda: (
            similarity.similarity_traces(look.reports[layer].similarity),
            similarity.similarity_alt(name, look.reports[layer].similarity, t),
        ),
    )

"""The arithmetic of one unit, forward and back, with the numbers of a point's way.

A layer is counted from 0, the output layer last; so is a unit.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nn_core import ACTIVATIONS, LOSSES, OUTPUT_ACTIVATIONS
from nn_core.functions import BETA_1, BETA_2, MOMENTUM, RMSPROP_DECAY
from nn_core.inspection import Trace
from pages.charts.latex import added, factor, in_language, lines, put_in, seen_length, tex
from pages.charts.style import Translate

MOST_TERMS = 8  # of a sum that are written one by one; of more, those that weigh most
A_ROW = 26  # signs: what a phone has room for
Array = NDArray[np.floating]


class Sum(NamedTuple):
    """A sum of products: which of them are written one by one, and what the others add up to."""

    shown: list[int]
    rest: float | None  # None where all are shown


def largest(products: Array, most: int = MOST_TERMS) -> Sum:
    """The products (D,) that weigh most, in the order in which they stand."""
    if len(products) <= most:
        return Sum(list(range(len(products))), None)
    shown = np.sort(np.argsort(-np.abs(products), kind="stable")[:most])
    rest = np.sum(np.delete(products, shown), dtype=np.float64)
    return Sum([int(i) for i in shown], float(rest))


def written(a: Array, b: Array, t: Translate, last: list[str]) -> list[str]:
    """The rows of a sum of a_i b_i; last: what is added after the products, as it is written."""
    found = largest(np.asarray(a) * np.asarray(b))
    terms = [rf"{factor(a[i], t)} \cdot {factor(b[i], t)}" for i in found.shown]
    if found.rest is not None:
        n = len(a) - len(found.shown)
        words = t("point.rest", n=n)
        terms.append(rf"\underbrace{{{factor(found.rest, t)}}}_{{\text{{{words}}}}}")
    rows = [added(row) for row in _packed([*terms, *last])]
    return [rf"&= {rows[0]}", *(rf"&\quad + {row}" for row in rows[1:])]


def _packed(terms: list[str]) -> list[list[str]]:
    """As many terms in a row as a phone has room for."""
    rows: list[list[str]] = [[]]
    for term in terms:
        taken = sum(map(seen_length, rows[-1]))
        if rows[-1] and taken + seen_length(term) > A_ROW:
            rows.append([])
        rows[-1].append(term)
    return rows


def pre_activation(trace: Trace, layer: int, unit: int, t: Translate) -> str:
    """z = sum of weights times inputs, plus the bias."""
    weights, below = trace.weights[layer][:, unit], trace.below(layer)
    bias = factor(trace.biases[layer][unit], t)
    z = trace.pre_activations[layer][unit]
    letter = "x" if layer == 0 else "a"
    return lines(
        [
            rf"z &= \sum_i w_i\,{letter}_i + b",
            *written(weights, below, t, [bias]),
            rf"&= {tex(z, t)}",
        ]
    )


def is_output(trace: Trace, layer: int) -> bool:
    return layer == len(trace.weights) - 1


def activation_name(trace: Trace, layer: int) -> str:
    """The activation of a layer, the output's included."""
    network = trace.run.network
    if is_output(trace, layer):
        return network.output_activation
    return network.layer_activations[layer]


def activation(trace: Trace, layer: int, unit: int, t: Translate) -> str:
    """a = f(z); of a softmax with the sum over all outputs."""
    name, letter = activation_name(trace, layer), "o" if is_output(trace, layer) else "a"
    z, a = trace.pre_activations[layer][unit], trace.activations[layer][unit]
    if name == "softmax":
        return _softmax(trace, unit, t)
    formula = in_language(ACTIVATIONS[name].latex, t)
    numbers = put_in(formula, "z", z, t)
    return lines([rf"{letter} &= {formula}", rf"&= {numbers}", rf"&= {tex(a, t)}"])


def _softmax(trace: Trace, unit: int, t: Translate) -> str:
    z, o = trace.pre_activations[-1], trace.output[unit]
    powers = added([rf"e^{{{tex(each, t)}}}" for each in z[:4]])
    more = r" + \dots" if len(z) > 4 else ""
    return lines(
        [
            rf"o_k &= {OUTPUT_ACTIVATIONS['softmax'].latex}",
            rf"&= \frac{{e^{{{tex(z[unit], t)}}}}}{{{powers}{more}}}",
            rf"&= {tex(o, t)}",
        ]
    )


def loss(trace: Trace, t: Translate) -> str:
    """The loss of the point, from the answers and the targets."""
    o, y, name = trace.output, trace.targets, trace.run.loss
    if name == "cross_entropy" and np.count_nonzero(y) == 1:
        k = int(np.argmax(y))
        rows = [rf"L &= {LOSSES[name].latex}", rf"&= -\ln {factor(o[k], t)}"]
        return lines([*rows, rf"&= {tex(trace.loss, t)}"])
    if len(y) == 1:
        return lines([*_of_one(name, o[0], y[0], t), rf"&= {tex(trace.loss, t)}"])
    parts = [factor(part, t) for part in trace.losses]
    rows = [added(row) for row in _packed(parts)]
    first, *rest = [rf"&= {rows[0]}", *(rf"&\quad + {row}" for row in rows[1:])]
    return lines([r"L &= \sum_k L_k", first, *rest, rf"&= {tex(trace.loss, t)}"])


def _of_one(name: str, o: float, y: float, t: Translate) -> list[str]:
    formula = in_language(LOSSES[name].latex, t)
    if name == "huber":  # the branch that holds
        inside = abs(o - y) <= 1
        formula = r"\tfrac{1}{2}(o - y)^2" if inside else r"|o - y| - \tfrac{1}{2}"
    numbers = put_in(put_in(formula, "o", o, t), "y", y, t)
    return [rf"L &= {formula}", rf"&= {numbers}"]


def delta(trace: Trace, layer: int, unit: int, t: Translate) -> str:
    """The chain rule: d loss / d z of a unit, from what lies behind it."""
    if is_output(trace, layer):
        return _output_delta(trace, unit, t)
    weights, deltas = trace.weights[layer + 1][unit], trace.deltas[layer + 1]
    slope = trace.slopes[layer]
    assert slope is not None  # a hidden layer has one
    back = float(weights @ deltas)
    return lines(
        [
            r"\delta &= f'(z) \cdot \sum_k w_k\,\delta_k",
            r"\sum_k w_k\,\delta_k " + written(weights, deltas, t, [])[0],
            *written(weights, deltas, t, [])[1:],
            rf"&= {tex(back, t)}",
            rf"\delta &= {factor(slope[unit], t)} \cdot {factor(back, t)}",
            rf"&= {tex(trace.deltas[layer][unit], t)}",
        ]
    )


def _output_delta(trace: Trace, unit: int, t: Translate) -> str:
    d, o, y = trace.deltas[-1][unit], trace.output[unit], trace.targets[unit]
    end = rf"&= {tex(d, t)}"
    scale, slope = trace.error_factor, trace.slopes[-1]
    if scale is not None:
        before = "" if scale == 1 else rf"{tex(scale, t)} \cdot "
        error = rf"{before}({tex(o, t)} - {factor(y, t)})"
        return lines([rf"\delta &= {before}(o - y)", rf"&= {error}", end])
    g = trace.loss_derivatives
    if slope is None:
        mixed = float(g @ trace.output)
        return lines(
            [
                r"\delta_k &= o_k \Bigl(\frac{\partial L}{\partial o_k}"
                r" - \sum_j \frac{\partial L}{\partial o_j}\,o_j\Bigr)",
                rf"&= {factor(o, t)} \cdot ({tex(g[unit], t)} - {factor(mixed, t)})",
                end,
            ]
        )
    return lines(
        [
            r"\delta &= \frac{\partial L}{\partial o} \cdot f'(z)",
            rf"&= {factor(g[unit], t)} \cdot {factor(slope[unit], t)}",
            end,
        ]
    )


def gradient(trace: Trace, layer: int, unit: int, place: int, t: Translate) -> str:
    """d loss / d w of a weight; place: the input from 1 on, 0 is the bias."""
    d, whole = trace.deltas[layer][unit], trace.gradients[layer][place, unit]
    penalty = trace.penalty(layer, place, unit)
    if place == 0:
        rows = [r"g = \frac{\partial L}{\partial b} &= \delta"]
    else:
        a, letter = trace.below(layer)[place - 1], "x" if layer == 0 else "a"
        rows = [
            rf"g = \frac{{\partial L}}{{\partial w}} &= {letter} \cdot \delta",
            rf"&= {factor(a, t)} \cdot {factor(d, t)}",
        ]
        if penalty:
            rows[-1] += rf" + {factor(penalty, t)}"
    return lines([*rows, rf"&= {tex(whole, t)}"])


def update(trace: Trace, layer: int, unit: int, place: int, t: Translate) -> str:
    """What the optimizer makes of a weight, with what it remembers of it."""
    run, name = trace.run, trace.run.optimizer
    block = trace.gradients[layer]
    old = trace.biases[layer][unit] if place == 0 else trace.weights[layer][place - 1, unit]
    new, g = trace.updated_blocks[layer][place, unit], block[place, unit]
    kept = trace.remembered(layer, place, unit)
    rate, p = factor(run.learning_rate, t), "b" if place == 0 else "w"
    decay = run.l2 if name == "adamw" and place else 0.0
    rows, change, numbers = _change(name, float(g), kept, trace.steps, t)
    less = rf" - \eta\lambda {p}" if decay else ""
    taken = rf" - {rate} \cdot {factor(decay, t)} \cdot {factor(old, t)}" if decay else ""
    return lines(
        [
            *rows,
            rf"{p}' &= {p}{less} - \eta \cdot {change}",
            rf"&= {tex(old, t)}{taken} - {rate} \cdot {numbers}",
            rf"&= {tex(new, t)}",
        ]
    )


def _change(
    name: str, g: float, kept: dict[str, float], steps: int, t: Translate
) -> tuple[list[str], str, str]:
    """What comes first, what the learning rate is multiplied with, and that with numbers."""
    if name == "sgd":
        return [], "g", factor(g, t)
    if name in ("momentum", "nesterov", "rmsprop"):
        return _of_one_memory(name, g, kept, t)
    m, v = kept["m"], kept["v"]
    first, second = tex(BETA_1, t), tex(BETA_2, t)
    m_before, v_before = factor(kept["m_before"], t), factor(kept["v_before"], t)
    rows = [
        rf"m &= {first} \cdot {m_before} + {tex(1 - BETA_1, t)} \cdot {factor(g, t)}",
        rf"&= {tex(m, t)}",
        rf"v &= {second} \cdot {v_before} + {tex(1 - BETA_2, t)} \cdot {factor(g, t)}^2",
        rf"&= {tex(v, t)}",
        rf"\hat m &= \frac{{m}}{{1 - {first}^{{{steps}}}}} = {tex(kept['m_hat'], t)}",
        rf"\hat v &= \frac{{v}}{{1 - {second}^{{{steps}}}}} = {tex(kept['v_hat'], t)}",
    ]
    numbers = _over_root(kept["m_hat"], kept["v_hat"], t)
    return rows, r"\frac{\hat m}{\sqrt{\hat v} + \epsilon}", numbers


def _of_one_memory(
    name: str, g: float, kept: dict[str, float], t: Translate
) -> tuple[list[str], str, str]:
    v, before = tex(kept["v"], t), factor(kept["v_before"], t)
    if name == "rmsprop":
        share, rest = tex(RMSPROP_DECAY, t), tex(1 - RMSPROP_DECAY, t)
        row = rf"v &= {share} \cdot {before} + {rest} \cdot {factor(g, t)}^2 = {v}"
        return [row], r"\frac{g}{\sqrt{v} + \epsilon}", _over_root(g, kept["v"], t)
    share = tex(MOMENTUM, t)
    row = rf"v &= {share} \cdot {before} + {factor(g, t)} = {v}"
    if name == "momentum":
        return [row], "v", factor(kept["v"], t)
    ahead = rf"({tex(g, t)} + {share} \cdot {factor(kept['v'], t)})"
    return [row], rf"(g + {share}\,v)", ahead


def _over_root(above: float, below: float, t: Translate) -> str:
    return rf"\frac{{{tex(above, t)}}}{{\sqrt{{{tex(below, t)}}} + \epsilon}}"

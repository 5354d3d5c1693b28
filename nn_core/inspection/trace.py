"""One point's way through a network: forward, back, and one step of the optimizer.

Every number in between is kept, in the run's own dtype, so that each can be shown and recomputed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, per_run
from nn_core.config import RunConfig, layout_of
from nn_core.functions.activations import OUTPUT_ACTIVATIONS
from nn_core.functions.head import FUSED
from nn_core.functions.losses import LOSSES
from nn_core.functions.optimizers import BETA_1, BETA_2, OPTIMIZERS
from nn_core.functions.penalties import Penalties
from nn_core.inspection.layers import Flow, Layers, layers_of
from nn_core.layers.layout import Layout
from nn_core.training.trainer import Trainer


@dataclass(frozen=True)
class Trace:
    """D inputs of a layer, H units, K outputs; a tuple holds one array a layer, the output last.

    A block (1 + D, H) holds what belongs to the biases in its first row. Without dropout.
    """

    run: RunConfig
    inputs: Array  # (D,)
    targets: Array  # (K,)
    weights: tuple[Array, ...]  # (D, H)
    biases: tuple[Array, ...]  # (H,)
    pre_activations: tuple[Array, ...]  # (H,)
    activations: tuple[Array, ...]  # (H,)
    # (H,) f'(z); None for a softmax, where each output depends on all pre-activations.
    slopes: tuple[Array | None, ...]
    losses: Array  # (K,) what each output adds to the loss
    loss: float
    loss_derivatives: Array  # (K,) d loss / d output
    deltas: tuple[Array, ...]  # (H,) d loss / d pre-activation
    # Blocks: what the penalties add to the gradient; none where they add nothing to any.
    penalties: tuple[Array, ...]
    gradients: tuple[Array, ...]  # blocks: of loss and penalties, which the optimizer takes
    # Blocks of what the optimizer remembers, by name; see `memory_of`.
    memory: Mapping[str, tuple[Array, ...]]
    steps: int  # of the optimizer, this one included
    updated: Array  # (P,) all parameters after one step, layer after layer, biases before weights
    new_output: Array  # (K,) the answer after the step
    new_loss: float

    @property
    def output(self) -> Array:
        """(K,) the answer."""
        return self.activations[-1]

    @property
    def error_factor(self) -> float | None:
        """d loss / d z of the output is this times (output - target), where output activation and
        loss belong together; of a softmax for targets that add up to 1. None for other pairs."""
        fused = FUSED.get((self.run.network.output_activation, self.run.loss))
        scale = LOSSES[self.run.loss].scale(1, len(self.targets))
        is_softmax = self.run.network.output_activation == "softmax"
        if fused is None or (is_softmax and not np.isclose(self.targets.sum(), 1.0)):
            return None
        return fused[2] * scale

    @property
    def updated_blocks(self) -> tuple[Array, ...]:
        """All parameters after one step as blocks: views of `updated`."""
        sizes = [weights.size + len(biases) for weights, biases in self._layers]
        parts = np.split(self.updated, np.cumsum(sizes)[:-1])
        return tuple(
            part.reshape(-1, len(biases))
            for part, (_, biases) in zip(parts, self._layers, strict=True)
        )

    @property
    def _layers(self) -> list[tuple[Array, Array]]:
        return list(zip(self.weights, self.biases, strict=True))

    def penalty(self, layer: int, place: int, unit: int) -> float:
        """What the penalties add to the gradient of one parameter; place 0 is the bias."""
        return float(self.penalties[layer][place, unit]) if self.penalties else 0.0

    def remembered(self, layer: int, place: int, unit: int) -> dict[str, float]:
        """What the optimizer remembers of one parameter, by name; place 0 is the bias.

        Of adam and adamw also m_hat and v_hat, with the correction for the start at 0.
        """
        kept = {name: float(blocks[layer][place, unit]) for name, blocks in self.memory.items()}
        if "m" in kept:
            kept["m_hat"] = kept["m"] / (1 - BETA_1**self.steps)
            kept["v_hat"] = kept["v"] / (1 - BETA_2**self.steps)
        return kept

    def below(self, layer: int) -> Array:
        """(D,) what goes into a layer."""
        return self.inputs if layer == 0 else self.activations[layer - 1]


def trace_point(trainer: Trainer, run: int, x: object, y: object) -> Trace:
    """The way of one point with inputs x (D,) and targets y (K,) through a run as it is now.

    One step is that of a batch of this point alone, with the optimizer as it stands; the trainer
    itself stays as it is. Raises ShapeError and DataError as Trainer does.
    """
    alone = trainer if len(trainer.runs) == 1 else trainer.subset([run], look=False)
    data = alone.prepared(np.atleast_2d(np.asarray(x)), np.atleast_2d(np.asarray(y)))
    layers = layers_of(alone)
    with np.errstate(all="ignore"):
        flow = layers.forward(data.x[:, 1:])
        stepped = _step(alone, alone.gradients(data.x[:, 1:], data.y))
        new = _layers_with(layers, stepped.updated)
        after = new.forward(data.x[:, 1:])
        return Trace(
            run=alone.runs[0],
            inputs=data.x[0, 1:].copy(),
            targets=data.y[0].copy(),
            weights=tuple(weights.copy() for weights in layers.weights),
            biases=tuple(biases.copy() for biases in layers.biases),
            pre_activations=_columns(flow.pre_activations),
            activations=_columns(flow.values),
            slopes=_slopes(layers, flow, alone.runs[0]),
            losses=_output_losses(layers, flow, data.y),
            loss=float(layers.losses(flow, data.y)[0]),
            loss_derivatives=_loss_derivatives(layers, flow, data.y),
            deltas=_columns(layers.deltas(flow, data.y)),
            penalties=stepped.penalties,
            gradients=stepped.gradients,
            memory=stepped.memory,
            steps=stepped.steps,
            updated=stepped.parameters,
            new_output=after.values[-1][:, 0],
            new_loss=float(new.losses(after, data.y)[0]),
        )


def sample_gradients(
    trainer: Trainer, run: int, x: object, y: object, layer: int, unit: int
) -> Array:
    """(S, 1 + D): each sample's gradient of its own loss by a unit's bias and weights.

    For inputs (S, D) and targets (S, K). Their mean is the gradient of the batch, to which a
    penalty is then added. Raises ShapeError and DataError as Trainer does.
    """
    data = trainer.prepared(x, y)
    layers = layers_of(trainer, run)
    with np.errstate(all="ignore"):
        flow = layers.forward(data.x[:, 1:])
        delta = layers.deltas(flow, data.y)[layer][unit] * len(data.y)
    below = flow.inputs if layer == 0 else flow.values[layer - 1]
    return np.concatenate([delta[None], below * delta]).T


@dataclass(frozen=True)
class _Step:
    """What one step makes of a run that is alone in its trainer."""

    parameters: Array  # (P,)
    penalties: tuple[Array, ...]
    gradients: tuple[Array, ...]
    memory: dict[str, tuple[Array, ...]]
    updated: tuple[Array, ...]
    steps: int


def _step(alone: Trainer, gradient: Array) -> _Step:
    run, now = alone.runs[0], alone.snapshot()
    layout = layout_of([run.network], *alone.columns)
    optimizer = OPTIMIZERS[run.optimizer]
    penalties = _penalties(run, now.parameters, layout)
    added = np.zeros_like(gradient)
    penalties.add_derivative(now.parameters, added, decoupled=optimizer.decoupled)
    state = optimizer.start(now.parameters)
    state.slots[:], state.steps = now.slots, now.steps
    updated = now.parameters.copy()
    rate = min(run.learning_rate, float(np.finfo(updated.dtype).max))
    learning_rate = per_run(np.array([[rate]], updated.dtype))
    optimizer.step(updated, gradient.copy(), state, learning_rate, penalties.l2)
    memory = memory_of(run.optimizer, now.slots, state.slots)
    return _Step(
        parameters=updated[0],
        penalties=_blocks(added, layout) if added.any() else (),
        gradients=_blocks(gradient, layout),
        memory={name: _blocks(values, layout) for name, values in memory.items()},
        updated=_blocks(updated, layout),
        steps=state.steps,
    )


def memory_of(optimizer: str, before: Array, after: Array) -> dict[str, Array]:
    """What an optimizer remembers, before a step and after it, by the names of its formula.

    momentum, nesterov, rmsprop: v_before, v. adam, adamw: m_before, v_before, m, v.
    before, after: slots (N, R, P).
    """
    if optimizer in ("momentum", "nesterov", "rmsprop"):
        return {"v_before": before[0], "v": after[0]}
    if optimizer not in ("adam", "adamw"):
        return {}
    first, second = 1 - BETA_1, 1 - BETA_2  # which the slots are kept without
    return {
        "m_before": before[0] * first,
        "v_before": before[1] * second,
        "m": after[0] * first,
        "v": after[1] * second,
    }


def _penalties(run: RunConfig, parameters: Array, layout: Layout) -> Penalties:
    def mask() -> Array:
        ones = np.ones_like(parameters)
        for block, n in zip(layout.cut(ones), layout.unit_parameters, strict=True):
            block[:, :n] = 0
        return ones

    penalties = Penalties(mask)
    penalties.set_rates(np.array([run.l1]), np.array([run.l2]))
    return penalties


def _blocks(matrix: Array, layout: Layout) -> tuple[Array, ...]:
    return tuple(block[0] for block in layout.cut(matrix))


def _columns(values: list[Array]) -> tuple[Array, ...]:
    """(H, 1) of each layer as (H,)."""
    return tuple(layer[:, 0].copy() for layer in values)


def _layers_with(layers: Layers, blocks: tuple[Array, ...]) -> Layers:
    weights, biases = [block[1:] for block in blocks], [block[0] for block in blocks]
    return Layers(weights, biases, layers.activations, layers.head)


def _slopes(layers: Layers, flow: Flow, run: RunConfig) -> tuple[Array | None, ...]:
    hidden = [layers.derivative(flow, index)[:, 0] for index in range(layers.depth)]
    name, outputs = run.network.output_activation, flow.values[-1]
    if name == "softmax":
        return (*hidden, None)
    pull_back = OUTPUT_ACTIVATIONS[name].pull_back
    return (*hidden, pull_back(np.ones_like(outputs), outputs)[:, 0])


def _output_losses(layers: Layers, flow: Flow, y: Array) -> Array:
    losses = layers.head.losses(flow.pre_activations[-1], y.T)[:, 0]
    return np.asarray(losses * layers.head.loss.scale(*y.shape))


def _loss_derivatives(layers: Layers, flow: Flow, y: Array) -> Array:
    loss = layers.head.loss
    return np.asarray(loss.derivative(flow.values[-1], y.T)[:, 0] * loss.scale(*y.shape))

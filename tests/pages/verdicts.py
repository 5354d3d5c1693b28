"""Runs that show each verdict, and how to hear what the panel says of them."""

from dataclasses import replace
from itertools import count, islice

from pages.live.experiment import Experiment
from pages.live.settings import Settings, for_dataset
from pages.live.verdict_watch import Shown, Watch

SLICE_S = 0.03
LONG_S = 1000.0  # a frame in which all can be done: a busy machine changes nothing
FRAME_S = 0.1
FRAMES = count()  # time never goes back


def on(dataset: str, **changes: object) -> Settings:
    """The playground's default network on that data, with changes."""
    return replace(for_dataset(Settings(), dataset), **changes)  # type: ignore[arg-type]


def layers(*widths: int, activation: str = "relu") -> dict[str, object]:
    return {"hidden_widths": widths, "activations": (activation,) * len(widths)}


OVERFITTING = on(
    "moons", n_samples=200, noise=0.3, initializer="glorot_normal", batch_size=32,
    **layers(64, 64, activation="tanh"),
)  # fmt: skip
DEAD = on("xor", noise=0.1, batch_size=32, **layers(*(2,) * 10))
VANISHED = on(
    "circle", optimizer="sgd", learning_rate=0.1, initializer="glorot_normal", batch_size=32,
    **layers(*(8,) * 8, activation="sigmoid"),
)  # fmt: skip
# Far too large a rate at first; then a sensible one, but by then the units are flat.
HOT = on("spiral", learning_rate=1.0, batch_size=32, **layers(4, 4, 4, activation="tanh"))
DIVERGED = on("reg-plane", optimizer="sgd", learning_rate=10.0, **layers(8, 8))
FAR = replace(DIVERGED, learning_rate=1.0, batch_size=32)

SLOW = on(
    "circle", optimizer="sgd", learning_rate=0.01, initializer="glorot_normal", batch_size=32,
    **layers(8, activation="tanh"),
)  # fmt: skip
LIMITED = on(
    "sine", output_activation="sigmoid", initializer="glorot_normal",
    **layers(8, 8, activation="tanh"),
)  # fmt: skip
# verdict -> settings and epochs
RUNS: dict[str, tuple[Settings, int]] = {
    "diverged": (DIVERGED, 30),
    "straight": (on("circle", **layers()), 60),
    "unreachable": (LIMITED, 60),
    "penalized": (on("circle", l2=0.3), 60),
    "unsteady": (replace(Settings(), learning_rate=0.05), 150),
    "no_signal": (on("reg-gauss", noise=0.5, learning_rate=1e-5), 20),
    "symmetric": (on("moons", initializer="constant"), 20),
    "dead": (DEAD, 60),
    "vanished": (VANISHED, 60),
    "saturated": (HOT, 150),
    "overfitting": (OVERFITTING, 200),
    "oversized": (on("circle", **layers(16, 16)), 60),
    "lagom": (on("xor", noise=0.05, learning_rate=0.05, **layers(4)), 100),
    "still_learning": (SLOW, 30),
    "underfitting": (on("circle", **layers(2)), 60),
}
# As long as nothing smaller has been tried.
LEARNED = RUNS["oversized"]


def trained(settings: Settings, epochs: int) -> Experiment:
    """Ended after so many epochs: a paused run is looked ahead of for a moment only."""
    experiment = Experiment(settings)
    experiment.trainer.run(max_epochs=5 if settings is HOT else epochs)
    if settings is HOT:
        experiment.apply(replace(settings, learning_rate=0.03))
        experiment.trainer.run(max_epochs=epochs)
    experiment.goal = experiment.trainer.epoch
    return experiment


def at_first_sight(experiment: Experiment) -> Shown:
    """What the panel shows of a run that has just come to stand still.

    A look, a frame for it, and one for each part of what takes the place of a floor.
    """
    watch = Watch()
    for frame in islice(FRAMES, 4):
        watch.follow(experiment, SLICE_S, SLICE_S, FRAME_S * frame)
    return watch.shown


def settled(experiment: Experiment, watch: Watch | None = None) -> Shown:
    """What the panel shows of a run that stands still, once all has been looked up and tried."""
    watch = watch or Watch()
    for frame in islice(FRAMES, 1000):
        watch.follow(experiment, LONG_S, LONG_S, FRAME_S * frame)
        if not watch.pending(experiment):
            return watch.shown
    raise AssertionError("the verdict never settled")

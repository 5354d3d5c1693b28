"""The numbers above the pictures."""

import math

from pages.live.experiment import Experiment

Pair = tuple[float | None, float | None]  # of training and validation


def stats_of(e: Experiment, amid: Pair | None, accuracies: Pair) -> dict[str, float | int | None]:
    """None where a number is not known, or not finite.

    amid: the losses of a run that stands in the midst of an epoch, which the history lacks.
    """
    history = e.trainer.history
    latest = [float(each[0]) for each in history.latest] if history else [None, None]
    losses = amid or latest
    values = {
        "epoch": e.trainer.epoch,
        "train_loss": losses[0],
        "validation_loss": losses[1],
        "train_accuracy": accuracies[0],
        "validation_accuracy": accuracies[1],
        "parameters": int(e.trainer.parameter_counts[0]),
        "seconds": round(e.seconds, 2),
        "speed": float(f"{e.epochs_per_second:.3g}"),
    }
    return {k: v if v is not None and math.isfinite(v) else None for k, v in values.items()}

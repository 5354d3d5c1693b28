"""What a frame does for a large network.

Training, a look for the verdict, one at its gradients and the pictures each take it about a slice,
so each has a frame to itself. A small network's frame does all of them.
"""

from enum import Enum, auto

from pages.live.experiment import Experiment

LARGE = 200_000  # parameters
LONGER = 1.5  # slices, for training that has a frame to itself


class Duty(Enum):
    ALL = auto()
    NOTHING = auto()  # making the network took long enough
    TRAINING = auto()
    LOOK = auto()
    GRADIENTS = auto()
    PICTURES = auto()


def is_large(experiment: Experiment) -> bool:
    return bool(experiment.trainer.parameter_counts[0] > LARGE)

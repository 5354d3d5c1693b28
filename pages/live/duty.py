"""What a frame does for a large network.

Training, a look for the verdict and the pictures each take it about a slice, so each has a frame to
itself. A small network's frame does all three.
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
    PICTURES = auto()


def is_large(experiment: Experiment) -> bool:
    return bool(experiment.trainer.parameter_counts[0] > LARGE)

"""The network core of Lagom: multilayer perceptrons in NumPy, many at once.

Start with Trainer; the letters of the shapes are explained in arrays.py. Settings are checked when
made (ConfigError) and data when given (ShapeError, DataError); all three are ValueErrors.
"""

from nn_core.config import DTYPES, LIMITS, Limit, NetworkConfig, RunConfig, parameter_count
from nn_core.diagnosis.diagnosis import Diagnosis, diagnose, diagnose_all
from nn_core.diagnosis.lookahead import LookAhead
from nn_core.diagnosis.probe import Probe
from nn_core.errors import ConfigError, DataError, LagomError, ShapeError
from nn_core.export import Model, export_code
from nn_core.functions.activations import (
    ACTIVATIONS,
    OUTPUT_ACTIVATIONS,
    Activation,
    OutputActivation,
)
from nn_core.functions.initializers import INITIALIZERS, Initializer
from nn_core.functions.losses import LOSSES, Loss, baseline_loss
from nn_core.functions.metrics import accuracy
from nn_core.functions.optimizers import OPTIMIZERS, Optimizer
from nn_core.inspection.trace import Trace, trace_point
from nn_core.sweep.sweep import Sweep
from nn_core.training.history import History
from nn_core.training.snapshot import Snapshot
from nn_core.training.trainer import Trainer

__all__ = [
    "ACTIVATIONS",
    "DTYPES",
    "INITIALIZERS",
    "LIMITS",
    "LOSSES",
    "OPTIMIZERS",
    "OUTPUT_ACTIVATIONS",
    "Activation",
    "ConfigError",
    "DataError",
    "Diagnosis",
    "History",
    "Initializer",
    "LagomError",
    "Limit",
    "LookAhead",
    "Loss",
    "Model",
    "NetworkConfig",
    "Optimizer",
    "OutputActivation",
    "Probe",
    "RunConfig",
    "ShapeError",
    "Snapshot",
    "Sweep",
    "Trace",
    "Trainer",
    "accuracy",
    "baseline_loss",
    "diagnose",
    "diagnose_all",
    "export_code",
    "parameter_count",
    "trace_point",
]

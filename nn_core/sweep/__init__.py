"""Sweeps: many architectures at once, what they cost, and which one is lagom."""

from nn_core.sweep.budget import operations, racers
from nn_core.sweep.cost import DataShape, machine_factor, mean_unit_factor, work
from nn_core.sweep.estimation import SWEEP_LIMIT, Estimate, estimate
from nn_core.sweep.lagom import (
    FEW_STARTS,
    NO_DIFFERENCE,
    ONE_START,
    SMALLEST,
    TWO_OF_THREE,
    Cell,
    Lagom,
    cells,
    choose,
    epochs_to,
    excess,
    success_threshold,
)
from nn_core.sweep.random_features import FEATURES, DoubleDescent, double_descent, noise_in_theory

__all__ = [
    "FEATURES",
    "FEW_STARTS",
    "NO_DIFFERENCE",
    "ONE_START",
    "SMALLEST",
    "SWEEP_LIMIT",
    "TWO_OF_THREE",
    "Cell",
    "DataShape",
    "DoubleDescent",
    "Estimate",
    "Lagom",
    "cells",
    "choose",
    "double_descent",
    "epochs_to",
    "estimate",
    "excess",
    "machine_factor",
    "mean_unit_factor",
    "noise_in_theory",
    "operations",
    "racers",
    "success_threshold",
    "work",
]

"""A user's own data: read, described, and prepared for a network.

`read_csv` gives a Table, `propose` a task with its reason, `prepare` data to train on. What there
is to say comes as codes with values (Note, TableError); nothing here knows a language or a screen,
and pandas is loaded with the first file only.
"""

from datasets.own.alike import check_each_is_one
from datasets.own.checks import check
from datasets.own.notes import Note, TableError
from datasets.own.prepare import TEST_SHARE, Counts, Prepared, Sealed, prepare
from datasets.own.preprocessing import Applied, InputColumn, Preprocessing, TargetColumn
from datasets.own.proposal import (
    Missing,
    Proposal,
    Recipe,
    expanded,
    fellow_targets,
    propose,
    proposed_inputs,
    proposed_recipe,
    proposed_target,
)
from datasets.own.reader import read_csv, read_frame
from datasets.own.table import USABLE, Column, DecimalMark, Kind, Question, Table
from datasets.own.templates import TEMPLATES, template

__all__ = [
    "TEMPLATES",
    "TEST_SHARE",
    "USABLE",
    "Applied",
    "Column",
    "Counts",
    "DecimalMark",
    "InputColumn",
    "Kind",
    "Missing",
    "Note",
    "Prepared",
    "Preprocessing",
    "Proposal",
    "Question",
    "Recipe",
    "Sealed",
    "Table",
    "TableError",
    "TargetColumn",
    "check",
    "check_each_is_one",
    "expanded",
    "fellow_targets",
    "prepare",
    "propose",
    "proposed_inputs",
    "proposed_recipe",
    "proposed_target",
    "read_csv",
    "read_frame",
    "template",
]

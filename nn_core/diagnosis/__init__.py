"""The verdict on a run: its facts, its rules, what was tried, and what to try."""

from nn_core.diagnosis.advice import GOOD, Advice
from nn_core.diagnosis.architecture_verdict import Verdict, cell_verdict
from nn_core.diagnosis.changes import ADVISED, KINDS, change, changed_runs
from nn_core.diagnosis.excess import Scale, summarize, until_diverged
from nn_core.diagnosis.references import References, references_of
from nn_core.diagnosis.run_facts import curves_of
from nn_core.diagnosis.trials import SMALLER, is_single
from nn_core.diagnosis.verdict_view import DEFAULT_LIMITS
from nn_core.diagnosis.verdicts import NOTHING_SEEN

__all__ = [
    "ADVISED",
    "DEFAULT_LIMITS",
    "GOOD",
    "KINDS",
    "NOTHING_SEEN",
    "SMALLER",
    "Advice",
    "References",
    "Scale",
    "Verdict",
    "cell_verdict",
    "change",
    "changed_runs",
    "curves_of",
    "is_single",
    "references_of",
    "summarize",
    "until_diverged",
]

"""What the diagnosis says of a case: the only place that asks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import nn_core
from nn_core import Diagnosis, diagnose
from tests.benchmarks.diagnosis.cache import cached
from tests.benchmarks.diagnosis.observe import Case

LookAhead: Any = getattr(nn_core, "LookAhead", None)


def answer(case: Case, folder: Path | None, floor_known: bool = True) -> Diagnosis:
    """The verdict with all that looking ahead can bring; the look-ahead is kept in the folder."""
    floor = case.floor if floor_known else None
    if LookAhead is None:  # before smaller networks were tried, lagom meant a good fit
        said = diagnose(case.trainer, 0, floor, probe=True)
        return replace(said, verdict="learned") if said.verdict == "lagom" else said
    stage = "ahead" if floor_known else "ahead-without-floor"

    def looked() -> Any:
        ahead = LookAhead(case.trainer, 0, floor)
        ahead.run()
        return ahead

    key = case.group, case.run
    return diagnose(case.trainer, 0, floor, probe=cached(folder, stage, key, looked))

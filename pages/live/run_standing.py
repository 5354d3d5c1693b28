"""How far a run had come: what an engine needs that knows nothing of it, to train it again.

Settings and seed make the same numbers again. The page knows how its run stood from the last frame;
should the page's session be lost too, the browser's tab does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from pages.live.settings import Settings, starts_anew

MOST_STEPS = 10**9  # nobody waits for more; a stranger's number is brought within
AGAIN = "again"  # the command that tells of a run which the engine has never had
WORKER, ABSENCE = "worker", "absence"  # what the run was lost by


@dataclass(frozen=True)
class Standing:
    """Of a run of the playground."""

    settings: Settings
    step: int  # batches done
    goal: int  # epochs
    diverged: bool = False
    adjusted: bool = False  # whether rates were changed on the way, which cannot be had again
    edited: bool = False  # likewise, whether a hand changed weights or units
    command_number: int = 0  # of the last command that was carried out
    lost_by: str = WORKER

    def leads_to(self, settings: Settings) -> bool:
        """Whether a run with these settings goes on from here."""
        return not starts_anew(self.settings, settings, self.diverged)

    def content(self, playing: bool) -> dict[str, Any]:
        """For the browser's tab, which also knows whether it plays."""
        return {
            "step": self.step, "goal": self.goal, "adjusted": self.adjusted,
            "edited": self.edited, "playing": playing,
        }  # fmt: skip


@dataclass(frozen=True)
class Again:
    """A lost run that is trained again, for its user: to which epoch, and whether that is done."""

    run: int
    epoch: int
    lost_by: str
    adjusted: bool
    edited: bool
    done: bool


def read(told: object, settings: Settings) -> tuple[Standing | None, bool]:
    """What a tab tells of the run with these settings that it had, and whether that was playing.

    None where it cannot be read.
    """
    if not isinstance(told, Mapping):
        return None, False
    step, goal = told.get("step"), told.get("goal")
    if not is_number(step) or not is_number(goal):
        return None, False
    standing = Standing(
        settings=settings,
        step=min(step, MOST_STEPS),
        goal=min(goal, MOST_STEPS),
        adjusted=told.get("adjusted") is True,
        edited=told.get("edited") is True,
        lost_by=ABSENCE,
    )
    return standing, told.get("playing") is True


def is_number(value: object) -> TypeGuard[int]:
    """Whether a stranger's value is a number of epochs or batches."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0

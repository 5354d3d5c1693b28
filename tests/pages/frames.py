"""What a browser does, without one: asks for frames, and remembers what they brought."""

from dataclasses import replace
from typing import Any

import numpy as np

from pages.features.sweep.live.sweep_registry import SweepRegistry
from pages.live.engine import UNKNOWN_S, Engine
from pages.live.frame import unpack
from pages.live.run_session import Request
from pages.live.settings import Settings

PARTS = {"words", "caption", "curves", "view", "diagram", "inputs", "paint", "verdict", "ghost"}


def forbid(constant: str) -> None:
    """No browser reads NaN or Infinity in JSON."""
    raise AssertionError(f"{constant} in a header")


def sweeps_of(engine: Engine) -> SweepRegistry:
    """All sessions' maps and races."""
    return engine.panel(SweepRegistry)


def forget_all_but(engine: Engine, *present: str) -> None:
    """A roll call in a while, with nobody else there or expected back."""
    for view in (*engine._sessions.values(), *sweeps_of(engine).everybody()):
        view.seen -= 2 * UNKNOWN_S
    engine.roll_call(set(present), set())


class Browser:
    """One tab that plays an experiment; `frames` lists (header, arrays) as they came."""

    def __init__(self, engine: Engine, settings: Settings, sid: str = "a", **asked: Any) -> None:
        self.engine, self.sid = engine, sid
        self.request = Request(settings=settings, language="en", playing=True)
        self.request = replace(self.request, **asked)
        self.curve = np.zeros((3, 0), np.float32)
        self.bytes: list[int] = []

    def frame(self, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The next frame, with changes to what is asked, as main.js would ask for it."""
        self.request = replace(self.request, **changes)
        self.reply = self.engine.frame(self.sid, self.request)
        self.bytes.append(len(self.reply.blob))
        header, arrays = unpack(self.reply.blob)
        if header["run"] != self.request.run:
            self.curve = self.curve[:, :0]
        self.curve = np.concatenate([self.curve, arrays["curve"]], axis=1)
        have = int(self.curve[0, -1]) if self.curve.size else -1
        self.request = replace(self.request, run=header["run"], have=have, parts=header["parts"])
        return header, arrays

    def change(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The next frame, after a change of settings."""
        return self.frame(settings=replace(self.request.settings, **settings))

    def command(self, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Frames until what was pressed is done: step, epoch or reset (all but reset pause)."""
        header, arrays = self.press(name)
        while header["target"]:
            header, arrays = self.frame()
        return header, arrays

    def press(self, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The next frame, after step, epoch or reset was pressed."""
        playing = self.request.playing and name == "reset"
        number = self.request.command_number + 1
        return self.frame(command=name, command_number=number, playing=playing)

    def until(self, status: str, most: int = 400) -> dict[str, Any]:
        """Frames until the run is in that state; its header."""
        for _ in range(most):
            header, _ = self.frame()
            if header["status"] == status:
                return header
        raise AssertionError(f"never {status}, but {header['status']} at {header['stats']}")

"""The files that are taken home. Each is made in a thread that knows no session, when it is asked
for, of the network as it is at that moment."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from nn_core.export import LIBRARIES, Model, training_files, write_model
from pages.features.home.live.questions import Lesson, Taken, lesson, taken, told
from pages.features.home.live.report import Opened, report
from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.settings import Settings
from pages.live.worker import engine
from pages.text import Translator
from pages.ui.run import Run
from pages.ui.url import encode

T = TypeVar("T")


@dataclass(frozen=True)
class Files:
    """address: where the app is reached, for the report's link. first: the network as it was when
    the panel was drawn, which is handed out where the one of now cannot answer any more. tested:
    what the sealed test set came to, if it was opened with first's settings."""

    run: Run
    t: Translator
    address: str
    first: Taken
    tested: Opened | None = None

    def _ask(self, question: Callable[[Experiment], T]) -> T:
        return engine().ask(Engine.see, self.run.sid, self.run.request, question)

    def _taken(self) -> Taken:
        now = self._ask(taken)
        return now if now.answers else self.first

    def model(self) -> bytes:
        """The model's file."""
        return write_model(_described(self._taken()))

    def code(self, library: str) -> str:
        """A script for a library. A network that has become another one is not what the panel
        offered: then the script is of the one that was there."""
        now = self._taken()
        if LIBRARIES[library].refused(now.model):
            now = self.first
        return LIBRARIES[library].code(now.model, now.examples, self.t)

    def training(self) -> bytes:
        """A zip with the script that trains the same, and its data."""
        asked: Lesson = self._ask(lesson)
        files = training_files(asked.training, asked.train, asked.validation, self.t)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files.items():
                packed.writestr(name, content)
        return buffer.getvalue()

    def report(self) -> str:
        """The run on two pages."""
        stands = self._ask(told)
        verdict = engine().ask(Engine.verdict, self.run.sid, self.t.language)
        same = stands.taken.settings == self.first.settings
        return report(
            stands,
            verdict,
            self.address,
            link_of(stands.taken.settings),
            self.t,
            self.tested if same else None,
        )


def link_of(settings: Settings) -> str:
    """All settings, as a link has them."""
    from urllib.parse import urlencode

    return urlencode(encode(settings), safe=",")


def _described(now: Taken) -> Model:
    """With its settings in it, which open the playground again."""
    return replace(now.model, settings=encode(now.settings))

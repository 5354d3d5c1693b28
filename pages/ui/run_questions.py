"""What a page asks of the session's run, as it stands: live/questions.py has what to ask."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pages.live.engine import Engine
from pages.live.experiment import Experiment
from pages.live.worker import engine
from pages.ui import failure, state

T = TypeVar("T")


def ask(question: Callable[[Experiment], T]) -> T:
    """Of the session's run, in the engine. Raises Unanswered."""
    run = state.run()
    with failure.asking():
        return engine().ask(Engine.see, run.sid, run.request, question)


@contextmanager
def asking_on() -> Iterator[Callable[[Callable[[Experiment], T]], T]]:
    """For several questions in one turn: the run stands still from the first to the last.

    Unanswered where the engine does not answer.
    """
    run = state.run()
    with failure.asking(), engine().turn(run.sid, Engine.see) as see:
        yield lambda question: see(run.sid, run.request, question)

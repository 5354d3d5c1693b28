"""A part in the playground: its settings with another activation or another loss."""

from dataclasses import replace

from nn_core import LOSSES
from pages.live.run_settings import with_activation, with_depth
from pages.live.settings import Settings, for_dataset, settle
from pages.live.source import data_for
from pages.live.tasks import OUTPUT_LOSSES, losses_for, outputs_for


def choose_activation(settings: Settings, name: str) -> Settings:
    """In every hidden layer; a network that has none gets those of the default."""
    if not settings.hidden_widths:
        settings = with_depth(settings, len(Settings.hidden_widths))
    return with_activation(settings, name)


def home_of(loss: str) -> tuple[str, str]:
    """The task and the usual output of it that a loss belongs to."""

    def place(task: str) -> int:
        losses = losses_for(task, outputs_for(task)[0])
        return losses.index(loss) if loss in losses else len(LOSSES)

    task = min(OUTPUT_LOSSES, key=place)
    return task, outputs_for(task)[0]


def choose_loss(settings: Settings, name: str) -> Settings:
    """With the output as it is where it can have this loss; else with another output, or, where the
    task knows no such loss, on the first data set of a task that does."""
    if not any(name in losses for losses in OUTPUT_LOSSES[settings.task].values()):
        task, _ = home_of(name)
        settings = for_dataset(settings, data_for(task))
    outputs = (settings.output_activation, *outputs_for(settings.task))
    output = next(each for each in outputs if name in losses_for(settings.task, each))
    return settle(replace(settings, output_activation=output, loss=name))

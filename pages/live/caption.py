"""The settings in a line, for the small print below a saved picture."""

from pages.live.setting_values import value_of
from pages.live.settings import Settings
from pages.live.source import is_waiting, source
from pages.text import Translator

RUN = ("output_activation", "loss", "optimizer")
NAMED = ("learning_rate", "batch_size", "seed")
WHERE_USED = ("l1", "l2", "dropout")


def caption(s: Settings, t: Translator) -> str:
    """Data and their own settings, layers, and how it trains: Spiral · 500 ..."""
    of = source(s)
    sizes = "-".join(map(str, (of.n_features, *s.hidden_widths, of.n_outputs)))
    hidden = ", ".join(dict.fromkeys(value_of("activations", (name,), t) for name in s.activations))
    parts = [t(f"dataset.{s.dataset}")]
    if not is_waiting(s):
        parts.append(f"{t('control.n_samples')} {value_of('n_samples', of.n_samples, t)}")
    if of.spec.has_noise:
        parts += _named(s, ("noise",), t)
    parts += [sizes, *([hidden] if hidden else []), *(value_of(n, getattr(s, n), t) for n in RUN)]
    used = tuple(name for name in WHERE_USED if getattr(s, name))
    return " · ".join([*parts, *_named(s, (*NAMED, *used), t)])


def _named(s: Settings, names: tuple[str, ...], t: Translator) -> list[str]:
    return [f"{t(f'control.{name}')} {value_of(name, getattr(s, name), t)}" for name in names]

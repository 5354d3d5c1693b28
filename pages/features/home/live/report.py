"""A run as one HTML file that needs nothing else and prints on two pages."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import Dataset
from nn_core.export import Model
from pages.charts.numbers import loss, number, percent, whole
from pages.features.home.live.drawings import answer_drawing, curves_drawing
from pages.features.home.live.questions import Told
from pages.live.goodness import Goodness, errors_said, goodness
from pages.live.questions import rows_at_once
from pages.live.run_settings import RUN_ROWS
from pages.live.setting_values import value_of
from pages.live.settings import Settings
from pages.live.source import has, source
from pages.text import Translator

Array = NDArray[np.float64]


class Opened(NamedTuple):
    """What the sealed test set came to, and after how many epochs it was opened."""

    epoch: int
    goodness: Goodness


STYLE = """
@page { size: A4; margin: 14mm; }
body { margin: 0 auto; max-width: 180mm; padding: 6mm; color: #1a1a1a; background: #fff;
  font: 10.5pt/1.4 system-ui, sans-serif; }
h1 { font-size: 17pt; margin: 0 0 1mm; } h2 { font-size: 12.5pt; margin: 6mm 0 1.5mm; }
p { margin: 0 0 2mm; } .small { font-size: 8.5pt; color: #555; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; display: block; font: 12px system-ui, sans-serif; }
figure { margin: 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 400; color: #555; padding: 0.7mm 4mm 0.7mm 0; width: 45%; }
td { padding: 0.7mm 0; } tr { border-bottom: 1px solid #e3e3e3; break-inside: avoid; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(66mm, 1fr));
  gap: 0 7mm; align-items: start; }
.errors { margin: 2mm 0; font-size: 8.5pt; } .errors th { width: auto; }
.errors td { padding-right: 3mm; white-space: nowrap; }
.second { break-before: page; }
.verdict { border-left: 3px solid #0072B2; padding-left: 4mm; }
h2 { break-after: avoid; }
@media print { body { padding: 0; max-width: none; } figure > svg { max-height: 84mm; }
  .second { font-size: 9pt; line-height: 1.3; } .second h2 { margin-top: 4mm; }
  .second .errors { font-size: 8pt; } }
"""


def report(
    told: Told,
    verdict: Mapping[str, Any] | None,
    address: str,
    link: str,
    t: Translator,
    tested: Opened | None = None,
) -> str:
    """address: of the app; link: all settings, as a query; tested: what the sealed test set came
    to, where it was opened with these settings."""
    s = told.taken.settings
    title = t("report.title", data=t(f"dataset.{s.dataset}"))
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    whole_link = f"{address.partition('?')[0]}?{link}"
    first = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="small">{escape(t("report.made", at=made))}</p>',
        *_verdict(verdict, t),
        f"<h2>{escape(t('chart.loss.title'))}</h2>",
        curves_drawing(told, t),
    ]
    answer, halves = answer_drawing(told, t), list(_halves(told, tested, t))
    second = [
        f"<h2>{escape(t('report.results'))}</h2>",
        _table([*_results(told, t), *_shares(halves, t)]),
        *_errors(source(s).load(), halves, t),
        f"<h2>{escape(t('report.settings'))}</h2>",
        _table(_settings(s, t)),
        f"<h2>{escape(t('report.link'))}</h2>",
        f'<p class="small"><a href="{escape(whole_link)}">{escape(whole_link)}</a></p>',
        f"<p>{escape(t('report.adjusted' if told.adjusted else 'report.same'))}</p>",
    ]
    body = "\n".join([*first, answer, '<div class="second">', *second, "</div>"])
    return (
        f'<!DOCTYPE html>\n<html lang="{t.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _verdict(verdict: Mapping[str, Any] | None, t: Translator) -> list[str]:
    if verdict is None:
        return []
    sentences = " ".join(part for part in (verdict["why"], verdict["because"]) if part)
    heading = f"<h2>{escape(t('verdict.title'))}: {escape(str(verdict['heading']))}</h2>"
    return [f'<div class="verdict">{heading}', f"<p>{escape(sentences)}</p></div>"]


def _table(rows: Iterable[tuple[str, str]]) -> str:
    """Two halves side by side where there is room, so that all of it stays on the second page."""
    lines = [f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in rows]
    half = (len(lines) + 1) // 2
    tables = (f"<table>{''.join(part)}</table>" for part in (lines[:half], lines[half:]))
    return f'<div class="beside">{"".join(tables)}</div>'


def _results(told: Told, t: Translator) -> list[tuple[str, str]]:
    model = told.taken.model
    rows = [
        (t("stat.epoch"), whole(model.epoch, t)),
        (t("stat.parameters"), whole(model.n_parameters, t)),
    ]
    if told.curves.shape[1]:
        _, train, validation = told.curves[:, -1].tolist()
        rows += [
            (t("stat.train_loss"), loss(train, t)),
            (t("stat.validation_loss"), loss(validation, t)),
        ]
    rows.append((t("chart.loss.baseline").capitalize(), loss(told.baseline, t)))
    if told.floor is not None:
        rows.append((t("chart.loss.floor").capitalize(), loss(told.floor, t)))
    return [*rows, (t("stat.seconds"), number(told.seconds, t))]


class Half(NamedTuple):
    """How well a part of the data is answered; share: what its accuracy is called."""

    share: str
    name: str
    found: Goodness


def _halves(told: Told, tested: Opened | None, t: Translator) -> Iterator[Half]:
    """Nothing of a network that cannot answer."""
    if not told.taken.answers:
        return
    data, output = source(told.taken.settings).load(), told.taken.settings.output_activation
    for name, x, y in (
        ("train", data.train_features, data.y_train),
        ("validation", data.validation_features, data.y_validation),
    ):
        found = goodness(data, _outputs(told.taken.model, x), y, output)
        yield Half(t(f"stat.{name}_accuracy"), t(f"report.{name}"), found)
    if tested is not None:
        at = whole(tested.epoch, t)
        names = t("report.test_accuracy", epoch=at), t("report.test", epoch=at)
        yield Half(*names, tested.goodness)


def _shares(halves: list[Half], t: Translator) -> Iterator[tuple[str, str]]:
    for half in halves:
        if half.found.accuracy is not None:
            yield half.share, percent(half.found.accuracy, t)


def _errors(data: Dataset, halves: list[Half], t: Translator) -> list[str]:
    """A line for each number that is predicted, a column for each part of the data."""
    halves = [half for half in halves if half.found.errors]
    if not halves:
        return []
    heads = "".join(f"<th>{escape(half.name)}</th>" for half in halves)
    lines = [
        "".join(f"<td>{escape(errors_said(half.found.errors[k], t))}</td>" for half in halves)
        for k in range(len(halves[0].found.errors))
    ]
    names = [escape(t.name(name)) for name in data.output_names]
    rows = (f"<tr><th>{n}</th>{line}</tr>" for n, line in zip(names, lines, strict=False))
    return [
        f'<table class="errors"><tr><th></th>{heads}</tr>{"".join(rows)}</table>',
        f"<p>{escape(t('fit.about'))}</p>",
    ]


def _outputs(model: Model, x: Array) -> Array:
    """(S, K), in the run's own precision as on screen, some rows at a time."""
    step = rows_at_once(model.n_parameters)
    parts = [x[i : i + step] for i in range(0, len(x), step)]
    return np.concatenate([model.network_outputs(part, model.run.dtype) for part in parts])


def _settings(s: Settings, t: Translator) -> list[tuple[str, str]]:
    """What decides the run: not how it was looked at."""
    return [
        (t(f"control.{row.control or name}"), value_of(name, getattr(s, name), t))
        for name, row in RUN_ROWS.items()
        if row.effect != "view"
        and name not in ("own", "points")
        and (not row.has or has(s, row.has))
    ]

"""The numbers of a step as tables: written as the page writes numbers, downloaded in full."""

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st

from pages.charts.latex import digits
from pages.features.point.ui.look import Look
from pages.ui.csv_file import csv_button
from pages.ui.language import t
from pages.ui.terms import with_terms

HEIGHT = 320  # px; more rows scroll


def show(frame: Any, look: Look, key: str) -> None:
    """A table whose cells are numbers still, written in the page's language."""
    numeric = frame.select_dtypes("number").columns
    written = frame.style.format({name: lambda v: digits(v, look.t) for name in numeric})
    rows = 36 * (len(frame) + 1) + 4
    st.dataframe(
        written, hide_index=True, height=min(rows, HEIGHT), key=f"point_table_{key}", placeholder=""
    )


def inputs(look: Look) -> None:
    """The point's inputs in their own units, and as the network gets them."""
    import pandas as pd

    if look.data.features is not None:
        _features(look)
        return
    raw = look.data.to_raw_inputs(look.point.x)
    columns = {t("point.input"): look.names.inputs, t("point.raw"): raw}
    standardized = not np.array_equal(raw, look.point.x)
    if standardized:
        columns[t("point.standardized")] = look.trace.inputs.astype(float)
    show(pd.DataFrame(columns), look, "inputs")
    if standardized:
        st.caption(with_terms("point.standardized.why"))


def _features(look: Look) -> None:
    """What the network is given, which is worked out from the point."""
    import pandas as pd

    values = look.trace.inputs.astype(float)
    columns = {t("point.input"): look.names.inputs, t("point.features.value"): values}
    show(pd.DataFrame(columns), look, "inputs")
    x, y = (digits(float(value), look.t) for value in look.point.x)
    st.caption(with_terms("point.features.why", x=x, y=y))


def products(look: Look, layer: int, unit: int) -> None:
    """What goes into a unit, and the sum; the file has the whole layer."""
    show(_products(look, layer, unit), look, f"products_{layer}")
    _download(f"lagom-layer-{layer + 1}.csv", lambda: _layer(look, layer, _products))


def _products(look: Look, layer: int, unit: int) -> Any:
    import pandas as pd

    trace = look.trace
    below, weights = (
        np.asarray(values, float) for values in (trace.below(layer), trace.weights[layer][:, unit])
    )
    ends = [trace.biases[layer][unit], trace.pre_activations[layer][unit]]
    ends.append(trace.activations[layer][unit])
    none = [np.nan] * len(ends)
    sources = [look.names.source(layer, place) for place in range(1, len(below) + 1)]
    sources += [look.t("point.bias"), look.t("point.table.sum"), look.t("point.table.activation")]
    return pd.DataFrame(
        {
            look.t("point.table.from"): sources,
            look.t("point.table.value"): [*below, *none],
            look.t("point.table.weight"): [*weights, *none],
            look.t("point.table.product"): [*(below * weights), *map(float, ends)],
        }
    )


def _download(name: str, make: Callable[[], Any]) -> None:
    csv_button(make, name, t("point.table.download"))


def _layer(look: Look, layer: int, of_unit: Callable[[Look, int, int], Any]) -> Any:
    """The tables of all units of a layer, one below the other."""
    import pandas as pd

    units = range(len(look.trace.biases[layer]))
    frames = [of_unit(look, layer, unit) for unit in units]
    for unit, frame in zip(units, frames, strict=True):
        frame.insert(0, look.t("point.table.unit"), look.names.unit(layer, unit))
    return pd.concat(frames, ignore_index=True)


def outputs(look: Look) -> None:
    """Each answer beside its target, and what it adds to the loss."""
    import pandas as pd

    trace = look.trace
    columns = {
        t("point.table.output"): look.names.outputs,
        t("point.curve.output"): trace.output.astype(float),
        t("point.target"): trace.targets.astype(float),
        t("point.table.part"): np.asarray(trace.losses, float),
    }
    show(pd.DataFrame(columns), look, "outputs")


def gradients(look: Look, layer: int, unit: int) -> None:
    """Every weight of a unit with its gradient, before and after the step."""
    show(_gradients(look, layer, unit), look, f"gradients_{layer}")
    _download(f"lagom-back-{layer + 1}.csv", lambda: _layer(look, layer, _gradients))


def _gradients(look: Look, layer: int, unit: int) -> Any:
    import pandas as pd

    trace = look.trace
    old = [trace.biases[layer][unit], *trace.weights[layer][:, unit]]
    below = [1.0, *trace.below(layer)]
    names = [look.names.source(layer, place) for place in range(len(old))]
    columns = {
        look.t("point.table.from"): names,
        look.t("point.table.value"): np.asarray(below, float),
        look.t("point.gradient"): trace.gradients[layer][:, unit].astype(float),
        look.t("point.table.weight"): np.asarray(old, float),
        look.t("point.table.new"): trace.updated_blocks[layer][:, unit].astype(float),
    }
    return pd.DataFrame(columns).iloc[[*range(1, len(old)), 0]]


def before_and_after(look: Look) -> None:
    """The loss and each answer, before the step and after it."""
    import pandas as pd

    trace = look.trace
    names = [t("point.loss"), *(t("point.after.answer", name=n) for n in look.names.outputs)]
    columns = {
        t("point.after.what"): names,
        t("point.before"): [trace.loss, *map(float, trace.output)],
        t("point.after.name"): [trace.new_loss, *map(float, trace.new_output)],
    }
    show(pd.DataFrame(columns), look, "after")

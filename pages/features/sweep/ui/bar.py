"""Run, pause, cancel, and what a run will take: above the map, always in sight."""

import streamlit as st

from nn_core.sweep import SWEEP_LIMIT, Estimate
from pages.charts.numbers import whole
from pages.features.sweep.live.labels import size
from pages.features.sweep.live.plan import (
    estimate_of,
    operations_of,
    parameters_of,
    plan_of,
    trouble,
)
from pages.features.sweep.live.sweep_sentences import duration
from pages.features.sweep.ui import sweep_state
from pages.features.sweep.ui.session_sweep import SweepState
from pages.features.sweep.ui.sweep_widgets import pick_sweep
from pages.live.settings import Settings, seen_as
from pages.live.sweep_settings import MODES, SweepSettings
from pages.text import Translator
from pages.ui import fragments, state, widget_keys
from pages.ui.language import language, t
from pages.ui.terms import with_terms

CONTINUED = {"running": "pause", "paused": "resume", "cancelled": "resume"}
ICONS = {
    "run": ":material/play_arrow:",
    "pause": ":material/pause:",
    "resume": ":material/play_arrow:",
    "cancel": ":material/close:",
}


@fragments.fragment(state.PLAY_BAR)
def bar() -> None:
    """The mode, and the buttons that fit how the sweep stands."""
    d = sweep_state.present()
    now = d.now()
    with st.container(
        key=widget_keys.PLAY_BAR, horizontal=True, vertical_alignment="center", gap="small"
    ):
        pick_sweep(
            "mode",
            st.segmented_control,
            options=list(MODES),
            format_func=lambda mode: t(f"mode.{mode}"),
            label_visibility="collapsed",
            required=True,
        )
        if state.settings().sweep.mode != "double_descent":
            _buttons(d, refused=_estimate(state.settings())[0])
    d.shown = now  # as the last word: a bar whose drawing was broken off counts as not shown


@fragments.fragment(state.ESTIMATE)
def estimate() -> None:
    """What a run would take, or why there can be none, and whether results are out of date."""
    if state.settings().sweep.mode == "double_descent":
        return
    refused, told = _estimate(state.settings())
    if refused:
        st.warning(told, icon=":material/block:")
    else:
        st.markdown(told)
    place = st.empty()
    if sweep_state.is_stale():
        with place.container(horizontal=True, vertical_alignment="center"):
            _stale(going=sweep_state.present().status in ("running", "paused"))


def _buttons(d: SweepState, refused: bool) -> None:
    going = CONTINUED.get(d.status)
    if going is not None and sweep_state.is_stale():
        _button("run", primary=True, disabled=refused)
        _button(going)
    elif going is None:
        _button("run", primary=True, disabled=refused)
        st.empty()  # two places always: a second button that is no more gives way to this
    else:
        _button(going, primary=True)
        _second(d.status, refused)


def _second(status: str, refused: bool) -> None:
    if status == "cancelled":
        _button("run", disabled=refused)
    else:
        _button("cancel")


def _button(name: str, primary: bool = False, disabled: bool = False) -> None:
    st.button(
        t(f"sweep.{name}.button"),
        key=widget_keys.sweep_command(name),
        icon=ICONS[name],
        type="primary" if primary else "secondary",
        shortcut="P" if primary else None,
        help=t(f"sweep.{name}.button.help"),
        disabled=disabled,
        on_click=sweep_state.command,
        args=(name,),
    )


def _estimate(settings: Settings) -> tuple[bool, str]:
    """Whether the run is refused, and what it would take or what to reduce."""
    problem = trouble(settings)
    if problem is not None:
        return True, t(f"sweep.trouble.{problem}")
    estimate = estimate_of(plan_of(settings))
    if estimate.over:
        return True, " ".join(_too_much(name, estimate) for name in estimate.over)
    capacity = sweep_state.capacity()
    if estimate.megabytes > capacity.free_mb:
        need, free = round(estimate.megabytes), max(0, round(capacity.free_mb))
        return True, t("sweep.trouble.busy", need=need, free=free)
    told = [_told(estimate, capacity.pace), *_remarks(settings.sweep), *_sizes(settings)]
    return False, " ".join(told)


def _told(estimate: Estimate, pace: float) -> str:
    """How many, how large and, unless just that is under way, about how long."""
    translator, d = Translator(language()), sweep_state.present()
    runs, parameters = estimate.runs, whole(estimate.parameters, translator)
    # Then the board tells the time that is left.
    if d.status == "running" and not sweep_state.is_stale():
        return t("sweep.estimate.running", runs=runs, parameters=parameters)
    time = duration(estimate.seconds * pace, translator)
    return t("sweep.estimate", runs=runs, parameters=parameters, time=time)


def _too_much(name: str, estimate: Estimate) -> str:
    value, limit = getattr(estimate, name), getattr(SWEEP_LIMIT, name)
    written = (whole(round(number), Translator(language())) for number in (value, limit))
    return t(f"sweep.over.{name}", **dict(zip(("value", "limit"), written, strict=True)))


def _remarks(sweep: SweepSettings) -> list[str]:
    starts = sweep.race_starts if sweep.mode == "race" else sweep.starts
    return [t("sweep.one_start")] if starts == 1 else []


def _sizes(settings: Settings) -> list[str]:
    """Who races, and what each costs: the sizes are computed, and rounded down to whole units."""
    if settings.sweep.mode != "race":
        return []
    by_operations = settings.sweep.budget == "operations"
    unit, cost = ("operations", operations_of) if by_operations else ("parameters", parameters_of)
    translator = Translator(language())
    sizes = [
        t(
            f"race.size.{unit}",
            size=size(place.settings.hidden_widths, translator),
            n=whole(cost(place), translator),
        )
        for place in plan_of(settings).places
    ]
    return [t("race.sizes", sizes=", ".join(sizes))]


def _stale(going: bool) -> None:
    st.caption(with_terms("sweep.stale.running" if going else "sweep.stale"))
    st.button(
        t("sweep.restore"),
        key=widget_keys.RESTORE,
        help=t("sweep.restore.help"),
        on_click=_restore,
    )


@fragments.callback
def _restore() -> None:
    """The settings of the results shown, looked at as now."""
    trained, now = sweep_state.present().trained_with, state.settings()
    if trained is not None:
        state.change(seen_as(trained, now), redraw=True)

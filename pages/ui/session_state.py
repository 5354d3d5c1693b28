"""What the app remembers of a session, all in one place, and what its widgets say.

It survives a change of page or language, which a widget's own value does not.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pages.live.playground_link import Remark
from pages.live.settings import Settings
from pages.ui.panels import Link
from pages.ui.run import Run
from pages.ui.subject import Subject
from pages.ui.url import Notice

if TYPE_CHECKING:
    from datasets.own import Table, TableError
    from pages.features.own.live.own_test import Measured
    from pages.features.point.live.new_points import NewPoints
    from pages.features.sweep.ui.session_sweep import SweepState

KEY = "lagom"


@dataclass(frozen=True)
class Awaited:
    """A link to own data that the session does not have: what it says, and what stands in."""

    link: Mapping[str, list[str]]
    stand_in: Settings


@dataclass(frozen=True)
class OwnFile:
    """A file, or pasted text, that can be read again in another way."""

    content: bytes | str
    name: str = ""


@dataclass(eq=False)
class OwnState:
    """Of the page about own data. Tables that are learned from: see live.own_data."""

    table: Table | None = None  # that the page shows
    file: OwnFile | None = None  # which it was read from
    generation: int = 0  # of the upload's widget: a new one has no file
    file_id: str = ""  # of the upload that was read last
    reads: int = 0  # how often a file was read
    trouble: TableError | None = None  # with what was given last
    is_full: bool = False  # whether the server had no room for it
    choices: dict[str, Any] = field(default_factory=dict)  # what was picked, by name
    # Tables that are filled in, by template: as they are, and as they were when drawn first.
    filled: dict[str, Any] = field(default_factory=dict)
    bases: dict[str, Any] = field(default_factory=dict)
    histograms: tuple[str, list[list[int]]] | None = None  # with the table's fingerprint
    used: str = ""  # the own data that were learned from last, as a link has them
    # Of the sealed test set: how often it was opened, by the table's fingerprint, and what the
    # network came to that was asked last, beside its settings and its epoch.
    openings: dict[str, int] = field(default_factory=dict)
    failed: str = ""  # why it could not be opened
    opened: tuple[object, int, Measured, Measured] | None = None


@dataclass(eq=False)
class SessionState:
    """One a session of Streamlit's; widgets keep their values themselves, under widget_keys."""

    sid: str = field(default_factory=lambda: uuid.uuid4().hex)  # what the engine calls the session
    link: Link = field(default_factory=Link)

    language: str = ""  # empty before the first choice
    is_language_explicit: bool = False  # chosen by the user or the link: then the URL has it
    unknown_language: str = ""  # what a link asked for in vain

    page: str = "playground"  # the one that was drawn last, or map
    subject: Subject | None = None  # what it shows, other than the playground's run
    pages: Mapping[str, st.Page] = field(default_factory=dict)  # that a page may lead to, by name
    drawn: st.Page | None = None  # the page that Streamlit draws now, and its hash
    drawn_hash: str = ""
    drawn_hashes: set[str] = field(default_factory=set)  # of all pages so far

    run: Run | None = None  # None before the first page that shows one
    sweeps: dict[str, SweepState] = field(default_factory=dict)  # by the mode of the map's page
    opened: Settings = field(default_factory=Settings)  # what the link or the example came with
    written: tuple[Settings, str | None] | None = None  # what the URL says: settings and language
    awaited: Awaited | None = None  # own data that the link asks for, as long as they are missing
    own: OwnState = field(default_factory=OwnState)
    # Of data that are the session's own, by name: what they are, and their picture.
    pictures: dict[str, tuple[str, str]] = field(default_factory=dict)
    points: str = ""  # drawn ones that were learned from before other data
    notices: list[Notice] = field(default_factory=list)  # what was repaired in the link
    again_closed: int | None = None  # the lost run of which the user has read
    failed: str = ""  # the text that says why the last frame could not be had

    example: str | None = None
    examples_opened: int = 0  # how often one was taken
    is_each_layer_chosen: bool | None = None
    # By a widget's name: its generation, and what it shows (controls.widgets).
    shown_values: dict[str, tuple[int, Any]] = field(default_factory=dict)
    link_trouble: str = ""  # why the text that was pasted is no link of TensorFlow Playground's
    link_remarks: tuple[Remark, ...] = ()  # on the one that was opened last
    is_formula_open: bool = False  # its field is shown, though there may be no formula yet
    typed_expression: tuple[str, str] | None = None  # one that is wrong, and the one in force
    typed_curve: tuple[str, str] | None = None  # likewise, of the curve that parts two classes
    tabs: dict[str, str] = field(default_factory=dict)  # that were open last, by page
    # What was picked on the pages about the parts and about the ends, by name.
    part_choices: dict[str, Any] = field(default_factory=dict)
    way_playing: str | None = None  # on the page of one point: the view that steps by itself
    way_stepped_at: float = 0.0  # seconds of a monotonic clock
    drawing: str = ""  # a digit that was drawn there, as live/point/drawing.py reads it
    # There too, each beside what it is of: the file read last, and the network's answers to it.
    points_read: tuple[object, NewPoints | TableError] | None = None
    points_answered: tuple[object, NDArray[np.float64]] | None = None
    model_opened: bool = False  # whether the file that was chosen stands in the playground
    owed_fragments: set[str] = field(default_factory=set)  # asked for, and not drawn yet


def session() -> SessionState:
    """The present session's state. A new one at first, where the session was emptied (see
    has_begun), and where Streamlit has loaded the app's files anew: a class of before may lack
    what this one has, and the browser tells how its run stood."""
    known = _known()
    if known is None:
        known = st.session_state[KEY] = SessionState()
    return known


def has_begun() -> bool:
    """Whether the session remembers a run. Whoever clears Streamlit's caches, by a message that
    its menu sends, empties the own session on the way; then the page is to begin anew."""
    known = _known()
    return known is not None and known.run is not None


def widget_value(key: str) -> Any:
    """What a widget says; None where it is not drawn, since Streamlit then forgets it."""
    return st.session_state.get(key)


def is_widget_known(key: str) -> bool:
    """Whether Streamlit remembers the widget, by its value."""
    return key in st.session_state


def set_widget_value(key: str, value: Any) -> None:
    """Before the widget is drawn, or from a callback."""
    st.session_state[key] = value


def forget_widgets(beginning: str) -> None:
    """Those whose key begins so are drawn with their first values again."""
    for key in [key for key in st.session_state if str(key).startswith(beginning)]:
        del st.session_state[key]


def _known() -> SessionState | None:
    known = st.session_state.get(KEY)
    return known if isinstance(known, SessionState) else None

"""The different texts of a file, each looked at once: numbers, dates, missing values.

Letters: S rows, C columns, U different texts.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datasets.limits import OWN_LIMITS
from datasets.own.cells import MOST_CHARACTERS
from datasets.own.identity_numbers import identity_numbers
from datasets.own.notes import Note, TableError, repair
from datasets.own.numerals import Flags, Numerals, numerals

MISSING = {
    *("", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "-", "--", "–", "—", "−", ".", ".."),
    *("...", "?", "saknas", "saknat", "uppgift saknas", "okänt", "okänd", "vet ej", "missing"),
    *("unknown", "ej svar", "#saknas!", "#n/a", "#ej tillgänglig"),
}
# What a spreadsheet shows where a formula failed, in Swedish and in English.
FAILED = {
    *("#division/0!", "#div/0!", "#värdefel!", "#value!", "#referens!", "#ref!", "#namn?"),
    *("#name?", "#ogiltigt!", "#num!", "#skärning!", "#null!", "#spill!", "#spilld!", "#calc!"),
}
ENDLESS = {"inf", "+inf", "-inf", "infinity", "-infinity", "∞", "-∞", "+∞", "−∞"}
LARGEST = 1e30  # beyond, sums in float32 overflow

_MONTH = (
    "(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"
    "(?:uari|uary|ruari|ruary|s|ch|il|i|y|e|li|ly|usti|ust|t|tember|ober|ember)?[.]?"
)
_TIME = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
_ZONE = "(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
DATE = "|".join(
    (
        f"[0-9]{{4}}[-/][0-9]{{1,2}}(?:[-/][0-9]{{1,2}})?(?:[T ]{_TIME})?{_ZONE}",
        f"[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{2}}(?: {_TIME})?",
        f"[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.-](?:[0-9]{{4}}|[0-9]{{2}})(?: {_TIME})?",
        f"(?:[0-9]{{1,2}}[. ]+)?{_MONTH}(?: [0-9]{{1,2}},)? (?:[0-9]{{4}}|[0-9]{{2}})",
        f"[0-9]{{1,2}}[. -]+{_MONTH}(?:[ -](?:[0-9]{{4}}|[0-9]{{2}}))?",
        _TIME,
    )
)
# Signs that no reader sees: directions of writing, joiners, soft hyphens, controls.
INVISIBLE = (
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff]"
)
MARKUP = "</?[A-Za-z!][^<>]*>"


class Words(NamedTuple):
    """All cells of a table by their texts."""

    codes: NDArray[np.intp]  # (S, C): places in texts
    texts: pd.Series[str]  # (U,): cleaned, so that two may be equal
    numbers: Numerals  # (U,)
    is_missing: Flags  # (U,)
    is_failed: Flags  # (U,): a formula's error; missing too
    is_endless: Flags  # (U,): infinite, or beyond LARGEST; missing too
    is_date: Flags  # (U,)
    is_identity: Flags  # (U,): a Swedish personal identity number, certainly
    looks_identity: Flags  # (U,): written like one, with a sign before its last four digits


def words(body: pd.DataFrame) -> tuple[Words, list[Note]]:
    """The cells (S, C) of a table. Raises TableError for a text that is too long for any cell."""
    stacked = pd.concat([body.iloc[:, i] for i in range(body.shape[1])], ignore_index=True)
    codes, different = pd.factorize(stacked)
    texts, notes = cleaned(pd.Series(different).str.strip())
    if texts.str.len().max() > MOST_CHARACTERS:
        raise TableError("long_cell", "shorten it", most=MOST_CHARACTERS)
    found = numerals(texts)
    is_missing, is_failed, is_endless = _missing(texts, found)
    certain, alike = identity_numbers(texts)
    places: NDArray[np.intp] = codes.reshape(body.shape[::-1]).T
    is_date = _dates(texts, found)
    return Words(
        places, texts, found, is_missing, is_failed, is_endless, is_date, certain, alike
    ), notes


def cleaned(texts: pd.Series[str]) -> tuple[pd.Series[str], list[Note]]:
    """Texts without markup and invisible signs: charts would take the one for their own."""
    notes = []
    for code, pattern in (("invisible", INVISIBLE), ("markup", MARKUP)):
        is_hit = texts.str.contains(pattern).to_numpy(dtype=bool)
        if is_hit.any():
            texts = texts.copy()
            texts[is_hit] = texts[is_hit].str.replace(pattern, "", regex=True).str.strip()
            notes.append(repair(code, n=int(is_hit.sum())))
    return texts, notes


def shortened(text: str) -> str:
    """A name or a label, on one line and no longer than a chart can show."""
    text = " ".join(text.split())
    most = OWN_LIMITS["name"]
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _missing(texts: pd.Series[str], found: Numerals) -> tuple[Flags, Flags, Flags]:
    values = found.values(",")
    no_number = np.flatnonzero(np.isnan(values))
    lower = texts.iloc[no_number].str.lower()
    missing, failed, endless = (np.zeros(len(texts), bool) for _ in range(3))
    failed[no_number] = lower.isin(FAILED).to_numpy()
    endless[no_number] = lower.isin(ENDLESS).to_numpy()
    endless |= np.abs(values) > LARGEST
    missing[no_number] = lower.isin(MISSING).to_numpy()
    return missing | failed | endless, failed, endless


def _dates(texts: pd.Series[str], found: Numerals) -> Flags:
    is_date = np.zeros(len(texts), bool)
    others = np.flatnonzero(np.isnan(found.values(",")))
    is_date[others] = (
        texts.iloc[others].str.lower().str.fullmatch(DATE.lower()).to_numpy(dtype=bool)
    )
    return is_date

"""Small tables to start from: nothing in them is made up."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from datasets.tabular import FOLDER

if TYPE_CHECKING:
    import pandas as pd

# circle: computed; penguins, cars: rows of the real data that ship with Lagom; blank: to fill in.
TEMPLATES = ("circle", "penguins", "cars", "blank")
N_ROWS = 30
STEPS = (-2.0, -1.0, 0.0, 1.0, 2.0)


def template(key: str) -> pd.DataFrame:
    """A table to fill in or to change; blank has two columns of numbers and one of labels."""
    import pandas as pd

    if key == "circle":
        points = pd.DataFrame(product(STEPS, STEPS), columns=["x", "y"])
        inside = points.x**2 + points.y**2 <= 2
        return points.assign(inside=inside.map({True: "yes", False: "no"}))
    if key == "blank":
        blank = pd.DataFrame({"x": [None] * 10, "y": [None] * 10}, dtype="float64")
        return blank.assign(label=pd.Series([None] * 10, dtype=object))
    whole = pd.read_csv(FOLDER / f"{key}.csv")
    # Every so many rows: the files are ordered by species, and by year.
    return whole.iloc[:: len(whole) // N_ROWS].head(N_ROWS).reset_index(drop=True)

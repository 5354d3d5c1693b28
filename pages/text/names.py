"""Swedish for the names of inputs, outputs and classes that the data brings along."""

import re
from typing import Final

SWEDISH_NAMES: Final[dict[str, str]] = {
    "target": "målvärde",
    "P(1)": "P(blå)",
    "wind to the east": "vind mot öster",
    "wind to the north": "vind mot norr",
    "none": "ingen",
    "sepal length (cm)": "foderbladets längd (cm)",
    "sepal width (cm)": "foderbladets bredd (cm)",
    "petal length (cm)": "kronbladets längd (cm)",
    "petal width (cm)": "kronbladets bredd (cm)",
    "bill length (mm)": "näbbens längd (mm)",
    "bill depth (mm)": "näbbens höjd (mm)",
    "flipper length (mm)": "vingens längd (mm)",
    "body mass (g)": "kroppsvikt (g)",
    "Adelie": "adeliepingvin",
    "Chinstrap": "hakremspingvin",
    "Gentoo": "åsnepingvin",
    "alcohol (%)": "alkohol (%)",
    "malic acid": "äppelsyra",
    "ash": "aska",
    "alkalinity of ash": "askans alkalinitet",
    "magnesium": "magnesium",
    "total phenols": "fenoler, totalt",
    "flavanoids": "flavonoider",
    "nonflavanoid phenols": "andra fenoler",
    "proanthocyanins": "proantocyanidiner",
    "colour intensity": "färgstyrka",
    "hue": "nyans",
    "OD280/OD315 of diluted wine": "OD280/OD315 hos utspätt vin",
    "proline": "prolin",
    "cultivar 1": "druvsort 1",
    "cultivar 2": "druvsort 2",
    "cultivar 3": "druvsort 3",
    "cylinders": "cylindrar",
    "displacement (litres)": "slagvolym (liter)",
    "power (hp)": "effekt (hk)",
    "weight (kg)": "vikt (kg)",
    "time from 0 to 60 mph (s)": "tid från 0 till 97 km/h (s)",
    "model year": "årsmodell",
    "fuel use (litres per 100 km)": "förbrukning (liter per 100 km)",
}
ENGLISH_NAMES: Final[dict[str, str]] = {"P(1)": "P(blue)"}
COLUMN: Final = re.compile(r"column (\d+)")  # of a table that names none of its columns
PIXEL: Final = re.compile(r"pixel row (\d+) column (\d+)")


def translate_name(language: str, name: str) -> str:
    """A name from the data in the user's language; one that is not known stays as it is."""
    if language != "sv":
        return ENGLISH_NAMES.get(name, name)
    if pixel := PIXEL.fullmatch(name):
        return f"bildpunkt rad {pixel[1]} kolumn {pixel[2]}"
    return SWEDISH_NAMES.get(name) or column_name(language, name)


def column_name(language: str, name: str) -> str:
    """A column of a user's table as it is called there, or by its number where it has no name."""
    column = COLUMN.fullmatch(name) if language == "sv" else None
    return f"kolumn {column[1]}" if column else name

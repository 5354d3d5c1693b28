"""Each code that is said of a user's table has its sentence, whose placeholders have values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from datasets.own import TEMPLATES, USABLE, Kind
from datasets.own.proposal import TOGETHER
from tests.pages.test_text import placeholders
from tests.texts import ENGLISH, SWEDISH

FOLDER = Path(__file__).parents[2] / "datasets/own"
ABOUT = {"TableError": "error", "repair": "repair", "warning": "warning", "reason": "reason"}
OTHERS = sorted(set(get_args(Kind)) - USABLE)
# Codes that are put together: a kind's own warning, why it is no target, what stands in a loop.
MADE = {
    **{f"own.error.many_{task}": {"most"} for task in TOGETHER},
    **{f"own.reason.several_{task}": {"names", "n"} for task in TOGETHER},
    **{f"own.warning.{kind}": {"name", "n"} for kind in OTHERS},
    **{f"own.error.target_{kind}": {"name"} for kind in OTHERS},
    **{f"own.repair.{code}": {"n"} for code in ("invisible", "markup")},
    **{f"own.repair.{code}": {"n", "names"} for code in ("failed", "endless")},
    **{
        f"own.repair.{code}": {"n", "names"}
        for code in ("blank_names", "long_names", "equal_names")
    },
    **{
        f"own.repair.{code}": {"name", "n", "example", "value"}
        for code in ("thousands", "other_decimals", "minus")
    },
}


def written() -> Iterator[tuple[str, set[str]]]:
    """Each code that stands in the source, with the names of its values."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ABOUT and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    names = {each.arg for each in node.keywords if each.arg}
                    yield f"own.{ABOUT[ast.unparse(node.func)]}.{code.value}", names


SAID = list(written()) + list(MADE.items())


@pytest.mark.parametrize(("key", "values"), SAID)
def test_a_code_has_its_sentence_and_the_values_for_it(key: str, values: set[str]) -> None:
    for texts in (ENGLISH, SWEDISH):
        assert placeholders(texts[key]) <= values
        assert re.search(r"[.!?]$", texts[key])


def test_no_sentence_is_left_that_nothing_says() -> None:
    said = {key for key, _ in SAID} | {f"own.template.{key}" for key in TEMPLATES}
    about = r"own\.(error|repair|warning|reason|template)\.\w+"
    assert {key for key in ENGLISH if re.fullmatch(about, key)} == said
    assert len(said) > 70

"""The data are light: no table library, no drawing, no screen, no network core."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_loading_data_imports_neither_pandas_nor_plotly_nor_the_rest_of_the_app():
    program = (
        "import sys, datasets; datasets.load('circle'); datasets.load('iris');"
        "heavy = {'pandas', 'plotly', 'streamlit', 'nn_core', 'scipy', 'sklearn'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"

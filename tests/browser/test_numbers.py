"""The browser writes numbers as Python does, by the same table."""

import json

from tests.browser.fixtures import Visitor
from tests.pages.test_numbers import ROWS

WRITE = """async (rows) => {
  const streamlit = document.querySelector('script[src*="/static/js/index"]').src;
  const numbers = await import(new URL('../../app/static/live/numbers.js', streamlit));
  const value = (row) => Number(String(row.value).replace('inf', 'Infinity'));
  const places = { decimal: 3 };
  return rows.map((row) => ['en', 'sv'].map(
    (language) => numbers[row.form](value(row), language, places[row.form]),
  ));
}"""


def test_numbers_that_move_are_written_as_those_in_sentences(open_page: Visitor) -> None:
    page = open_page("/")
    page.locator(".lagom-live").first.wait_for()
    rows = [row for row in ROWS if row["form"] in ("number", "loss", "percent", "decimal")]
    assert len(rows) > 30
    written = page.evaluate(WRITE, json.loads(json.dumps(rows)))
    assert written == [[row["en"], row["sv"]] for row in rows]

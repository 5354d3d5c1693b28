"""What columns are, and what is said of them."""

import pytest

from datasets.own import read_csv


def rows(**columns):
    """A file with these columns."""
    lines = [";".join(columns)]
    lines += [";".join(map(str, row)) for row in zip(*columns.values(), strict=True)]
    return "\n".join(lines) + "\n"


def warned(table, name):
    return [note.code for note in table.column(name).warnings]


@pytest.mark.parametrize(
    "values",
    [
        ["2024-03-01", "2024-03-02", "2024-04-01"],
        ["24-03-01", "24-03-02", "24-04-01"],
        ["1/3/24", "2/3/24", "15/12/2024"],
        ["1.3.2024", "2.3.2024", "3.3.2024"],
        ["2024-03-01 12:30", "2024-03-01T12:30:05", "2024-03-02 8:15"],
        ["20240301", "20240302", "20240401"],
        ["1 mars 2024", "2 apr 2024", "3 maj 2024"],
        ["8:15", "9:30", "10:45"],
    ],
)
def test_dates_are_no_numbers_to_train_on(read, values):
    table = read(rows(when=values, y=[1, 2, 4]))
    assert table.column("when").kind == "date"
    assert warned(table, "when") == ["date"]
    assert not table.column("when").is_usable


def test_a_spreadsheets_serial_numbers_are_dates_in_a_column_of_that_name(read):
    serials = [45352, 45353, 45360]
    assert read(rows(Datum=serials, y=[1, 2, 4])).column("Datum").kind == "date"
    assert read(rows(lön=serials, y=[1, 2, 4])).column("lön").kind == "number"


PERSONAL = ["811228-9874", "670919-9530", "900118+9811"]  # invented, from the agency's examples


@pytest.mark.parametrize(
    "values",
    [
        PERSONAL,
        [value.replace("-", "").replace("+", "") for value in PERSONAL],
        ["19" + value.replace("-", "").replace("+", "") for value in PERSONAL],
        ["19811228-9874", "", "19670919-9530"],
        ["811228 9874", "670919 9530", "okänt"],
        ["198112289874.0", "196709199530.0", "190001189811.0"],
        ["811288-9873", "811288-9873", "670919-9530"],  # a coordination number: the day and 60
        ["010101-0000", "020202-1111", "030303-2222"],  # invented: the check digit is wrong
    ],
)
def test_personal_identity_numbers_are_refused_and_not_kept(read, values):
    table = read(rows(x=values, y=[1, 2, 4]))
    assert table.column("x").kind == "personal_number"
    assert warned(table, "x") == ["personal_number"]
    assert list(table.frame.columns) == ["y"]
    column = table.column("x")
    assert (column.low, column.high, column.categories) == (None, None, ())


def test_the_name_alone_says_what_a_column_of_digits_is(read):
    assert read(rows(Personnummer=[1, 2], y=[1, 2])).roles["Personnummer"] == "personal_number"


@pytest.mark.parametrize(
    "values",
    [
        [f"070{i:07d}" for i in range(0, 9_000_000, 41_777)],  # telephone numbers
        [str(1_000_000_000 + 7_654_321 * i) for i in range(1000)],
    ],
)
def test_other_numbers_of_ten_digits_are_not_refused(read, values):
    assert read(rows(x=values, y=range(len(values)))).roles["x"] != "personal_number"


def test_missing_constant_and_empty_columns_are_told(read):
    table = read(
        rows(a=["", "", "", 1], b=[5, 5, "", 5], c=["-"] * 4, d=["x", "x", "x", ""], y=[1, 2, 3, 5])
    )
    assert table.roles == {
        "a": "constant", "b": "constant", "c": "empty", "d": "constant", "y": "number",
    }  # fmt: skip
    assert [column.n_missing for column in table.columns] == [3, 1, 4, 1, 0]
    mostly = read(rows(a=[1, "", "", "", 2], y=[1, 2, 3, 5, 7]))
    assert warned(mostly, "a") == ["many_missing"]


def test_identifiers_are_told_from_categories(read):
    n = 30
    table = read(
        rows(
            name=[f"elev {chr(97 + i % 26)}{i}" for i in range(n)],
            number=range(1, n + 1),
            ort=["Lund", "Mora", "Ystad"] * 10,
            x=[i * i % 17 for i in range(n)],
        )
    )
    assert table.roles == {
        "name": "identifier", "number": "number", "ort": "category", "x": "number",
    }  # fmt: skip
    assert warned(table, "number") == ["numbered"]
    assert warned(table, "x") == []


def test_labels_in_other_capitals_and_with_spaces_are_one(read):
    table = read(rows(svar=["Ja", "ja ", "JA", "Nej", "Ja", "nej"], y=range(6)))
    column = table.column("svar")
    assert (column.kind, column.categories, column.counts) == ("yes_no", ("Nej", "Ja"), (2, 4))
    (note,) = [note for note in table.repairs if note.code == "spellings"]
    assert set(note.values["names"]) == {"ja", "JA", "nej"}


@pytest.mark.parametrize("labels", [["0.0", "1.0"], ["0", "1"], ["0,0", "1,0"]])
def test_zeros_and_ones_are_yes_and_no(read, labels):
    column = read(rows(y=labels * 6, x=range(12))).column("y")
    assert (column.kind, column.categories, column.counts) == ("yes_no", ("0", "1"), (6, 6))


def test_too_many_labels_are_text(read):
    table = read(rows(a=[f"label {i % 120}" for i in range(360)], y=range(360)))
    assert table.roles["a"] == "text"
    assert warned(table, "a") == ["text"]


def test_labels_in_order_whatever_order_they_come_in():
    def labels(*values):
        return read_csv(rows(a=list(values) * 3, y=range(3 * len(values)))).column("a").categories

    assert labels("klass 10", "klass 9", "klass 2") == ("klass 2", "klass 9", "klass 10")
    assert labels("b", "a", "c") == labels("c", "b", "a") == ("a", "b", "c")


def test_labels_lose_markup_and_invisible_signs(read):
    table = read(rows(a=["<script>alert(1)</script>", "b\u202e", "b"] * 3, y=range(9)))
    assert table.column("a").categories == ("alert(1)", "b")
    assert {"markup", "invisible"} <= {note.code for note in table.repairs}


FINGERPRINTED = "x;färg\n1,5;röd\n-0;blå\n;röd\n"


def test_the_fingerprint_is_the_same_in_each_format_and_on_every_machine(read):
    found = read(FINGERPRINTED).fingerprint
    assert found == read("x,färg\n1.5,röd\n0,blå\nNA,röd\n").fingerprint
    assert found == read(FINGERPRINTED.encode("utf-16"), "other.txt").fingerprint
    assert found == "4fa30ea5b57bd8e9"


@pytest.mark.parametrize(
    ("old", "new"), [("-0", "1"), ("x;", "y;"), (";blå", ";röd"), ("1,5", "1,5000000000000002")]
)
def test_another_table_has_another_fingerprint(read, old, new):
    other = FINGERPRINTED.replace(old, new)
    assert read(other).fingerprint != read(FINGERPRINTED).fingerprint

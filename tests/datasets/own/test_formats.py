"""How tables are laid out in files: separators, headers, blank and ragged rows."""

import pytest

from datasets.own import TableError, read_csv

PLAIN = "a;b;c\n1;x;2,5\n2;y;3,5\n4;x;4,5\n"


def notes(table):
    return {note.code: dict(note.values) for note in table.repairs if note.code != "decimal_comma"}


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        "a,b,c\n1,x,2.5\n2,y,3.5\n4,x,4.5\n",
        'a,b,c\n1,x,"2,5"\n2,y,"3,5"\n4,x,"4,5"\n',
        PLAIN.replace(";", "\t"),
        PLAIN.replace(";", "|"),
        "sep=;\r\n" + PLAIN,
        '"sep=;"\n' + PLAIN,
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\r\n"),
        "a;b;c\r\n1;x;2,5\r2;y;3,5\n4;x;4,5",
        '"a";"b";"c"\n1;"x";"2,5"\n"2";y;3,5\n4;x;4,5\n',
        "a; b; c\n1; x; 2,5\n2; y; 3,5\n4; x; 4,5\n",
    ],
    ids=["swedish", "english", "quoted", "tab", "pipe", "sep", "sep quoted", "cr", "crlf", "mixed",
         "quotes", "spaces"],
)  # fmt: skip
def test_one_table_in_each_format(read, content):
    table = read(content)
    assert notes(table) == {}
    assert table.roles == {"a": "number", "b": "category", "c": "number"}
    assert table.fingerprint == read(PLAIN).fingerprint


def test_a_quoted_newline_is_a_part_of_its_cell(read):
    table = read('a;note\n1;"two\nlines"\n2;"a ; b"\n3;"say ""hi"""\n4;"a ; b"\n')
    assert list(table.frame["note"]) == ["two lines", "a ; b", 'say "hi"', "a ; b"]


def test_an_unclosed_quote_is_refused_with_its_row(refused):
    error = refused('a;b\n1;2\n3;"4\n5;6\n')
    assert (error.code, error.values) == ("unclosed", {"row": 3})


def test_a_row_that_is_too_long_is_refused_with_its_row(refused):
    error = refused('a,b\n"1\n0",2\n0,5,1,2\n')
    assert (error.code, error.values) == ("ragged", {"row": 4, "found": 4, "expected": 2})
    late = refused("a;b\n" + "1;2\n" * 500 + "1;2;3\n")
    assert (late.code, late.values["row"]) == ("ragged", 502)


def test_rows_that_end_early_are_filled_and_counted(read):
    table = read("a;b;c\n1;2;3\n2\n3;5;6\n4;;\n")
    assert notes(table) == {"short_rows": {"n": 1}}
    assert [column.n_missing for column in table.columns] == [0, 2, 2]


@pytest.mark.parametrize(
    "body", ["1;x;2,5;\n2;y;3,5;\n4;x;4,5;\n", "1;x;2,5\n2;y;3,5;;\n4;x;4,5\n"]
)
def test_trailing_delimiters_make_no_columns(read, body):
    table = read("a;b;c;\n" + body)
    assert set(notes(table)) == {"blank_columns"}
    assert table.fingerprint == read(PLAIN).fingerprint


@pytest.mark.parametrize(
    ("above", "n"), [("Mätningar 2024\n\n", 1), ("Mätningar 2024;;\nav klass 9B;;\n;;\n", 2)]
)
def test_title_rows_are_skipped_and_counted(read, above, n):
    table = read(above + PLAIN)
    assert notes(table) == {"title_rows": {"n": n}}
    assert table.fingerprint == read(PLAIN).fingerprint


def test_without_a_header_columns_are_numbered(read):
    table = read(PLAIN.partition("\n")[2])
    assert table.roles == {"column 1": "number", "column 2": "category", "column 3": "number"}
    assert (table.has_header, notes(table)) == (False, {"no_header": {}})
    assert len(table.frame) == 3


def test_years_may_be_headings_and_the_user_may_say_otherwise(read):
    table = read("ort;2019;2020\nLund;5;6\nMora;7;9\n")
    assert list(table.roles) == ["ort", "2019", "2020"]
    assert list(read("ort;1990\nLund;1990\nMora;1991\n", header=False).roles) == [
        "column 1", "column 2",
    ]  # fmt: skip
    years = read("1990;Lund\n1991;Mora\n1992;Lund\n")
    assert (years.has_header, years.n_rows) == (False, 3)


@pytest.mark.parametrize("label", ["Summa", "TOTALT:", "Genomsnitt", "total"])
def test_a_totals_row_is_left_out(read, label):
    table = read(f"ort;a;b\nLund;1;2\nMora;3;4\nLund;5;6\n{label};9;12\n")
    assert notes(table) == {"totals_row": {"label": label.strip()}}
    assert table.frame["a"].tolist() == [1, 3, 5]


def test_blank_rows_and_columns_are_skipped_and_counted(read):
    table = read("a;;b;c\n1;;x;2,5\n\n2; ;y;3,5\n;;;\n4;;x;4,5\n\n\n")
    assert notes(table) == {"blank_rows": {"n": 2}, "blank_columns": {"n": 1}}
    assert table.fingerprint == read(PLAIN).fingerprint


def test_headings_are_told_apart_named_shortened_and_cleaned(read):
    heading = f'a;a;;{"lång " * 40};<b onclick="x()">vikt</b>;\u202eabc\u200b'
    table = read(f"{heading}\n1;2;3;4;5;6\n2;3;4;5;6;7\n")
    names = list(table.roles)
    assert names[:3] == ["a", "a (2)", "column 3"]
    assert len(names[3]) <= 60
    assert names[4:] == ["vikt", "abc"]
    said = {"equal_names", "blank_names", "long_names", "markup", "invisible"}
    assert set(notes(table)) == said


def test_one_column_of_decimals_is_not_two_columns(read):
    table = read("x\n1,5\n2,5\n3\n")
    assert table.frame["x"].tolist() == [1.5, 2.5, 3.0]
    pairs = read("x,y\n1,5\n2,5\n3,1\n")
    assert pairs.frame["y"].tolist() == [5, 5, 1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty"),
        ("  \n\n", "empty"),
        ("\ufeff", "empty"),
        ("a;b\n", "no_rows"),
        ("a;b\n;\n", "no_rows"),
    ],
)
def test_a_file_without_rows_is_refused(refused, content, code):
    assert refused(content).code == code


def test_one_row_is_a_table_too():
    assert read_csv("a;b\n1;2\n").n_rows == 1


def test_a_path_is_opened_and_a_text_never_is(tmp_path):
    path = tmp_path / "tal.csv"
    path.write_bytes(b"a;b\n1;2\n")
    table = read_csv(path)
    assert (table.n_rows, table.name) == (1, read_csv(b"a;b\n1;2\n", "tal.csv").name)
    with pytest.raises(TableError, match="no_rows"):
        read_csv(str(path))

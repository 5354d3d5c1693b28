"""Files that are too large, or no tables, or ill-meant: refused in one sentence, and quickly."""

import io
import zipfile

import pytest

from datasets import OWN_LIMITS
from datasets.own import propose, read_csv
from datasets.own.labels import _natural


def workbook() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (workbook(), "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "workbook"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "not_text"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + bytes(range(256)) * 8, "not_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "not_text"),
        (bytes(range(256)) * 16, "not_text"),
    ],
    ids=["xlsx", "xls", "pdf", "exe", "png", "any"],
)
def test_what_is_no_text_is_refused_whatever_it_is_called(refused, content, code):
    assert refused(content, "prices.csv").code == code


def test_words_that_files_begin_with_are_no_magic(read):
    assert list(read("MZ;b\n1;2\n3;4\n").roles) == ["MZ", "b"]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(refused):
    error = refused(b"a;b\n" + b"1;2\n" * (OWN_LIMITS["bytes"] // 4))
    assert (error.code, error.values) == ("large", {"most": 10})


class Endless(io.RawIOBase):
    """A stream that goes on for ever, and counts what was taken of it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.taken += size
        return b"x" * size


def test_of_a_stream_no_more_is_taken_than_the_limit():
    stream = Endless()
    with pytest.raises(ValueError, match="large"):
        read_csv(stream)
    assert stream.taken == OWN_LIMITS["bytes"] + 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (";".join(map(str, range(100_000))) + "\n", "wide"),
        (";".join(f"k{i}" for i in range(100_000)) + "\n" + ";".join("1" * 100_000), "wide"),
        ("a;b\n" + "1;2\n" * 300 + "1;" * 100_000, "wide"),
        ("a;b\n1;" + "x" * 9_000_000 + "\n", "long_cell"),
        ("x" * 9_000_000 + "\ny\n", "long_cell"),
        ("a;b\n" + "1;2\n" * 20_001, "long"),
        ("a;b\n" + "1;2\n" * 2_000_000, "long"),
        ('a;b\n1;"' + "2\n" * 2_000_000, "unclosed"),
    ],
    ids=["header", "columns", "late columns", "cell", "heading", "rows", "many rows", "quote"],
)
def test_a_table_beyond_the_limits_is_refused(refused, content, code):
    assert refused(content).code == code


def test_a_table_at_the_limits_is_read(read):
    table = read("a;b\n" + "1;2\n" * (OWN_LIMITS["rows"] - 1) + "2;3\n")
    assert table.n_rows == OWN_LIMITS["rows"]
    n = OWN_LIMITS["columns"]
    wide = read("\n".join(";".join(f"{j}{i}" for i in range(n)) for j in "abc"), header=True)
    assert len(wide.columns) == n


@pytest.mark.parametrize(
    ("file_name", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("..\\..\\windows\\system.csv", "system.csv"),
        ("C:\\data\\elever.csv", "elever.csv"),
        ("/", ""),
        ("a\u202egnp\n.csv", "agnp.csv"),
        ("x" * 500 + ".csv", "x" * OWN_LIMITS["name"]),
    ],
)
def test_of_a_file_name_only_the_name_is_kept(file_name, kept):
    assert read_csv("a;b\n1;2\n", file_name).name == kept


def test_script_stays_text_and_directions_of_writing_go(read):
    table = read('a;<script>x</script>\n"\u202e1";2\n<img src=x onerror=y>7;3\n')
    assert list(table.roles) == ["a", "x"]
    assert table.frame["a"].tolist() == [1.0, 7.0]


def test_a_label_may_hold_more_digits_than_a_number_can():
    huge = "9" * 5000
    rows = (f"{i},{i % 7},{('small', f'a{huge}', f'2024-{huge}')[i % 3]}" for i in range(60))
    table = read_csv("\n".join(["x,y,kind", *rows]).encode(), "long.csv")
    assert propose(table, "kind").task == "multiclass"
    texts = ["a10", f"a{huge}", "a9", "a007", "b1", "3", "a"]
    assert sorted(texts, key=_natural) == ["3", "a", "a007", "a9", "a10", f"a{huge}", "b1"]

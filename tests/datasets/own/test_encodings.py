"""Whatever encoding a file has, its å, ä and ö are read, and what was repaired is said."""

import codecs

import pytest

SWEDISH = "ort;längd\nÅmål;1,5\nÖrebro;2,5\nÄlvsbyn;3,5\nÅmål;4\n"


def codes(table):
    return {note.code for note in table.repairs} - {"decimal_comma"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SWEDISH.encode(), set()),
        (codecs.BOM_UTF8 + SWEDISH.encode(), set()),
        (SWEDISH.encode("cp1252"), {"encoding"}),
        (codecs.BOM_UTF16_LE + SWEDISH.encode("utf-16-le"), {"encoding"}),
        (codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"), {"encoding"}),
        (SWEDISH.encode("utf-16-le"), {"encoding"}),
        (SWEDISH.encode("utf-16-be"), {"encoding"}),
        (SWEDISH.replace("Ö", "\0Ö\0").encode(), {"nul"}),
        (SWEDISH.encode().decode("cp1252").encode(), {"mojibake"}),
        (codecs.BOM_UTF8 + SWEDISH.encode().decode("cp1252").encode(), {"mojibake"}),
    ],
    ids=["utf8", "bom", "cp1252", "16le", "16be", "16le bare", "16be bare", "nul", "moji", "moji2"],
)
def test_one_table_in_each_encoding(read, content, said):
    table = read(content)
    assert list(table.frame["ort"]) == ["Åmål", "Örebro", "Älvsbyn", "Åmål"]
    assert list(table.frame["längd"]) == [1.5, 2.5, 3.5, 4.0]
    assert codes(table) == said
    assert table.fingerprint == read(SWEDISH).fingerprint


def test_a_few_broken_bytes_do_not_make_the_rest_unreadable(read):
    table = read(SWEDISH.encode().replace("Ö".encode(), b"\xff"))
    assert list(table.frame["ort"])[:2] == ["Åmål", "\ufffdrebro"]
    assert [dict(note.values) for note in table.repairs if note.code == "damaged"] == [{"n": 1}]


def test_pasted_text_is_read_like_a_file(read):
    from datasets import read_csv

    assert read_csv(SWEDISH).fingerprint == read(SWEDISH).fingerprint
    assert read_csv(SWEDISH.replace(";", "\t")).fingerprint == read(SWEDISH).fingerprint

"""From a file's bytes to its text, in whatever encoding a spreadsheet wrote it."""

import re
from typing import NamedTuple

from datasets.own.notes import Note, TableError, repair

# How files begin that are no text, whatever they are called.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods (zip), .xls
OTHERS = (
    b"%PDF",
    b"MZ",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
)
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Bytes that no text has; tab, line ends, form feed and escape may occur, and NUL is seen to.
CONTROLS = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 27})
HEAD = 65536  # bytes by which a file is judged
MOST_CONTROLS = 0.01  # of the head
# UTF-8 that was once read as cp1252: a lead byte's letter and what cp1252 has for 0x80 to 0xbf.
MOJIBAKE = re.compile("[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
REPLACED = "\ufffd"


class Decoded(NamedTuple):
    """A file's text, its lines ending in newlines, and what was repaired."""

    text: str
    repairs: tuple[Note, ...]


def decoded(content: bytes) -> Decoded:
    """The text of a file. Raises TableError where there is none."""
    _refuse_others(content)
    text, repairs = _decode(content)
    if n := text.count("\0"):
        text, repairs = text.replace("\0", ""), [*repairs, repair("nul", n=n)]
    if (mended := _mended(text)) is not None:
        text, repairs = mended, [*repairs, repair("mojibake")]
    # A spreadsheet's own line ends, or an old one's: csv and pandas both take newlines.
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(repairs))


def _refuse_others(content: bytes) -> None:
    if content.startswith(WORKBOOKS):
        raise TableError("workbook", "save the sheet as CSV and upload that")
    head = content[:HEAD]
    n_controls = len(head) - len(head.translate(None, CONTROLS))
    if n_controls > MOST_CONTROLS * len(head) and not _wide_encoding(content):
        raise TableError("not_text", "save the table as CSV and upload that")
    if content.startswith(OTHERS) and (b"\0" in head or content.startswith(b"%PDF")):
        raise TableError("not_text", "save the table as CSV and upload that")


def _decode(content: bytes) -> tuple[str, list[Note]]:
    if encoding := _wide_encoding(content):
        marked = content[:2] in BYTE_ORDER_MARKS
        text = content[2 * marked :].decode(encoding, errors="replace")
        return text, [repair("encoding", name="UTF-16"), *_damage(text)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _damaged_or_swedish(content)


def _damaged_or_swedish(content: bytes) -> tuple[str, list[Note]]:
    """UTF-8 with some bytes broken, where most of what is not ASCII is sound; else cp1252."""
    text = content.decode("utf-8-sig", errors="replace")
    n_sound = sum(len(found) for found in re.findall("[^\x00-\x7f\ufffd]+", text))
    if n_sound > text.count(REPLACED):
        return text, _damage(text)
    text = content.decode("cp1252", errors="replace")
    return text, [repair("encoding", name="Windows-1252"), *_damage(text)]


def _damage(text: str) -> list[Note]:
    n = text.count(REPLACED)
    return [repair("damaged", n=n)] if n else []


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16's name, by its mark or by where its zeros stand; None for any other encoding."""
    if content[:2] in BYTE_ORDER_MARKS:
        return BYTE_ORDER_MARKS[content[:2]]
    head = content[: HEAD // 16]
    even, odd = head[::2].count(0), head[1::2].count(0)
    # Latin letters have a zero for their upper byte, on one side always and on the other never.
    if min(even, odd) > 0.01 * len(head) or max(even, odd) < 0.2 * len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mended(text: str) -> str | None:
    """The text as it was before UTF-8 was taken for cp1252; None where that did not happen."""
    if not MOJIBAKE.search(text):
        return None
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None

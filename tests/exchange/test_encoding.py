"""Which encoding a table is in, and how it is taken apart into rows."""

from __future__ import annotations

import pytest

from kehu.exchange.encoding import EncodingDamaged, EncodingUnclear, EncodingUnknown, EncodingWrong, TooLarge, decode
from kehu.exchange.table import BadQuotes, NoRows, NotCsv, read_table

CHINESE = "客户编号,客户名称\n1001,东海阀门有限公司\n1002,华北石化设备厂\n"


@pytest.mark.parametrize(
    ("encoded_as", "found", "bom"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", True),
        ("gb18030", "gb18030", False),
        ("utf-16", "utf-16", True),
    ],
)
def test_the_encoding_is_found_out(encoded_as: str, found: str, bom: bool) -> None:
    decoded = decode(CHINESE.encode(encoded_as), "t.csv")
    assert (decoded.text, decoded.encoding, decoded.bom) == (CHINESE, found, bom)


def test_a_character_cut_in_half_is_not_taken_for_another_encoding() -> None:
    with pytest.raises(EncodingUnclear) as unclear:
        decode(CHINESE.encode("gb18030")[:-2], "t.csv")
    assert unclear.value.values["line"] == 3


def test_two_broken_bytes_in_utf8_are_damage_and_not_gb18030() -> None:
    data = CHINESE.encode().replace("东".encode(), b"\xb6\xab")
    with pytest.raises(EncodingDamaged) as damaged:
        decode(data, "t.csv")
    assert damaged.value.values["line"] == 2


def test_a_told_encoding_is_believed_and_checked() -> None:
    assert decode(CHINESE.replace("设备厂", "").encode("gbk"), "t.csv", "GBK").encoding == "gb18030"
    with pytest.raises(EncodingWrong) as wrong:
        decode(CHINESE.encode("gb18030"), "t.csv", "utf-8")
    assert "gb18030" in str(wrong.value.advice)
    for nonsense in ("utf-99", "zlib", "a\0b"):
        with pytest.raises(EncodingUnknown):
            decode(b"x", "t.csv", nonsense)


def test_a_table_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehu.exchange.encoding.LIMIT", 10)
    with pytest.raises(TooLarge):
        decode(b"a,b\n1,2\n3,4\n", "t.csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(delimiter: str) -> None:
    table = read_table(f"a{delimiter}b\n1{delimiter}2\n".encode(), "t.csv")
    assert (table.header, table.rows[0].cells) == (("a", "b"), ("1", "2"))


def test_quoted_cells_keep_delimiters_line_ends_and_quotes_and_rows_their_first_line() -> None:
    table = read_table(b'a,b\r\n"x, ""y""","one\r\ntwo"\r\n\r\n3,4\r\n', "t.csv")
    assert [(row.line, row.cells) for row in table.rows] == [(2, ('x, "y"', "one\ntwo")), (5, ("3", "4"))]


def test_blank_rows_do_not_count_and_spaces_around_cells_go() -> None:
    table = read_table("a,b\n\n , \n 1 ,\u30002\n,\n".encode(), "t.csv")
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("1", "2"))]


def test_ragged_rows_are_faults_of_those_rows_alone_and_empty_cells_too_many_are_none() -> None:
    table = read_table(b"a,b\n1\n1,2,3\n1,2,,\n1,2\n", "t.csv")
    assert [bool(row.fault) for row in table.rows] == [True, True, False, False]


def test_a_nul_is_a_fault_of_its_row() -> None:
    table = read_table(b"a,b\n1,x\0y\n1,2\n", "t.csv")
    assert "U+0000" in str(table.rows[0].fault)
    assert table.rows[1].fault is None


def test_text_that_looks_like_a_formula_is_text() -> None:
    table = read_table(b'a,b,c\n=1+1,@SUM(A1),"=""0012"""\n', "t.csv")
    assert table.rows[0].cells == ("=1+1", "@SUM(A1)", "0012")


def test_what_is_no_csv_is_said_to_be_none() -> None:
    for data in (b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"\0\1\2,\0\n1,2\n"):
        with pytest.raises(NotCsv):
            read_table(data, "t.xlsx")
    for data in (b"", b"\n\n", b"a,b\n", b"a,b\n,\n"):
        with pytest.raises(NoRows):
            read_table(data, "t.csv")


def test_an_open_quotation_mark_is_named_by_its_row_and_swallows_nothing() -> None:
    with pytest.raises(BadQuotes) as bad:
        read_table(b'a,b\n1,2\n3,"4\n5,6\n', "t.csv")
    assert bad.value.values["line"] == 3


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_lines_may_end_in_any_way(newline: str) -> None:
    table = read_table(newline.join(["a;b", "1;2", "3;4"]).encode(), "t.csv")
    assert [row.cells for row in table.rows] == [("1", "2"), ("3", "4")]


def test_a_long_cell_is_no_fault_and_no_mispaired_quotation_mark() -> None:
    assert read_table(("a,b\n1," + "x" * 200_000).encode(), "t.csv").rows[0].cells[1] == "x" * 200_000
    with pytest.raises(NoRows):
        read_table(b"x" * 200_000, "t.csv")


def test_a_line_that_tells_excel_the_delimiter_is_obeyed_and_is_no_row() -> None:
    table = read_table("sep=;\r\na,x;b\r\n1,5;2\r\n".encode("utf-8-sig"), "t.csv")
    assert table.header == ("a,x", "b")
    assert [(row.line, row.cells) for row in table.rows] == [(3, ("1,5", "2"))]


@pytest.mark.parametrize("name", ["undefined", "unicode_escape", "raw_unicode_escape", "utf-7"])
def test_an_encoding_that_makes_what_is_no_text_is_refused(name: str) -> None:
    with pytest.raises((EncodingUnknown, EncodingWrong)):
        decode(rb"a\ud800 +2AA-" + "东".encode(), "t.csv", name)

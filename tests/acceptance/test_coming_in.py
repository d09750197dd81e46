"""What `kehu add` and `kehu set` put right, refuse, and call odd."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehu.archive import directory
from kehu.archive.directory import Archive
from kehu.archive.disk import CannotWrite
from typed import Kehu, written

FILE = "customers/C00/C00001.yaml"
CODE = "91350100M000100Y43"


def recorded(archive: Path, code: str = "C00001") -> str | None:
    found = Archive.open(archive).find(code)
    assert found and found.customer
    return found.customer.credit_code


@pytest.mark.parametrize("code", [CODE, "911100006000373640"])
def test_a_good_code_is_taken(archive: Path, kehu: Kehu, code: str) -> None:
    assert kehu("add", "customer", "Red", "--credit-code", code).code == 0
    assert recorded(archive, "C00002") == code


@pytest.mark.parametrize("code", [CODE, "911100006000373640"])
@pytest.mark.parametrize("place", [0, 5, 8, 15, 16, 17])
def test_one_digit_changed_is_refused_with_the_reason(archive: Path, kehu: Kehu, code: str, place: int) -> None:
    slip = code[:place] + ("1" if code[place] != "1" else "2") + code[place + 1 :]
    said = kehu("add", "customer", "Red", "--credit-code", slip)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"kehu: --credit-code: {slip}: character 1")
    assert "compare it with the licence" in said.err
    assert Archive.open(archive).find("C00002") is None
    before = written(archive / FILE)
    assert kehu("set", "C00001", f"credit_code={slip}", "note=x").code == 1
    assert written(archive / FILE) == before


@pytest.mark.parametrize("copy", ["９１３５０１００Ｍ０００１００Ｙ４３", "91350100m000100y43", "91350100-M000100Y4-3"])
def test_another_spelling_is_put_right_and_said(archive: Path, kehu: Kehu, copy: str) -> None:
    said = kehu("add", "customer", "Red", "--credit-code", copy)
    assert (said.code, said.lines[0]) == (0, f"“{copy}” is written as {CODE}")
    assert recorded(archive, "C00002") == CODE
    said = kehu("set", "C00001", f"credit_code={copy}", "--lang", "zh")
    assert (said.code, said.lines[0]) == (0, f"“{copy}”已更正为 {CODE}")
    assert recorded(archive) == CODE


def test_full_width_digits_of_dates_and_amounts(archive: Path, kehu: Kehu) -> None:
    said = kehu("add", "sale", "C00001", "--date", "２０２６－０１－０２", "--amount", "１２００．５")
    assert said.code == 0
    assert said.lines[:2] == ["“２０２６－０１－０２” is written as 2026-01-02", "“１２００．５” is written as 1200.5"]
    assert f"- {{id: {said.out.strip()}, date: 2026-01-02, amount: 1200.5" in (archive / FILE).read_text("utf-8")


def test_the_parts_of_a_field_are_put_right_too(archive: Path, kehu: Kehu) -> None:
    said = kehu("add", "contact", "C00001", "--name", "韩梅", "--private", "wedding_day=２００１-02-03")
    assert (said.code, said.lines[0]) == (0, "“２００１-02-03” is written as 2001-02-03")


def test_texts_stay_as_they_are(archive: Path, kehu: Kehu) -> None:
    said = kehu("set", "C00001", "note=Ａ座１０１室，付１，０００", "custom=")
    assert "is written as" not in said.err
    assert "note: Ａ座１０１室，付１，０００" in (archive / FILE).read_text("utf-8")


def test_what_is_odd_is_taken_and_said_once(archive: Path, kehu: Kehu) -> None:
    said = kehu("set", "C00001", "phone=1380013800")
    assert said.code == 0
    assert said.lines[1].startswith(
        "Odd: phone: “1380013800” does not look like a phone number (a mobile has 11 digits"
    )
    assert "Odd" not in kehu("set", "C00001", "note=x").err  # it was so before


def test_a_statement_that_does_not_balance_is_refused(archive: Path, kehu: Kehu) -> None:
    figures = ["--total-assets", "100", "--total-liabilities", "50"]
    said = kehu("add", "statement", "C00001", "--date", "2025-12-31", *figures, "--equity", "40")
    assert said.code == 1
    assert said.err.startswith("kehu: --total-assets: the statement does not balance: total assets 100.00, ")
    assert kehu("add", "statement", "C00001", "--date", "2025-12-31", *figures, "--equity", "50").code == 0


def test_a_promise_for_a_sale_that_is_not_there_is_refused(archive: Path, kehu: Kehu) -> None:
    said = kehu("add", "promise", "C00001", "--amount", "1", "--pay-by", "2026-02-01", "--sales", "S1")
    assert said.code == 1
    assert "there is no sale S1 in this file" in said.err


def test_an_old_error_of_the_file_stops_no_new_record(archive: Path, kehu: Kehu) -> None:
    file = archive / FILE
    file.write_text(file.read_text("utf-8") + "credit_code: 91350100M000100Y44\n", "utf-8")
    assert kehu("check").code == 1
    assert kehu("add", "sale", "C00001", "--amount", "1").code == 0


def test_a_disk_that_fails_after_the_copy_leaves_a_file_that_check_reports(
    archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "scan.pdf").write_bytes(b"scan")
    words = ("add", "document", "C00001", "--kind", "contract", "--file", "scan.pdf")

    def full(*_: object) -> None:
        raise CannotWrite(path=FILE, why="no room")

    with monkeypatch.context() as broken:
        broken.setattr(directory, "replace_all", full)
        assert kehu(*words).code == 1
    assert "attachments/C00001/scan.pdf:1:1: warning: no document names this file" in kehu("check").out
    assert kehu(*words).code == 0
    assert kehu("check").out == ""

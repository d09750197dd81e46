"""`kehu import` as a person types it: what it shows, asks, saves, and says with its exit code."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kehu.cli import session
from kehu.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "import"
Kehu = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kehu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kehu:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "kehu.yaml").write_text("language: en\n")
    monkeypatch.chdir(root)

    def kehu(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(["import", *map(str, words)])
        out, said = capsys.readouterr()
        return int(str(end.value.code or 0)), out, said

    return kehu


def test_the_example_imports_with_its_mapping_and_rejects_what_it_must(tmp_path: Path, kehu: Kehu) -> None:
    code, out, said = kehu(EXAMPLE / "sales.csv", "--map", EXAMPLE / "sales.yaml", "--format", "json")
    result = json.loads(out)
    assert code == 1
    assert {key: result[key] for key in ("rows", "taken", "unchanged", "rejected", "customers_added")} == {
        "rows": 8, "taken": 7, "unchanged": 0, "rejected": 1, "customers_added": 3,
    }  # fmt: skip
    assert result["reject_file"] == "sales.rejects.csv" and result["encoding"] == "utf-8"
    assert "line 9: amount" in said and "kehu add return" in said
    assert Path("sales.rejects.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    again = json.loads(kehu(EXAMPLE / "sales.csv", "--map", EXAMPLE / "sales.yaml", "--format", "json")[1])
    assert (again["taken"], again["unchanged"], again["rejected"]) == (0, 7, 1)


def test_without_a_mapping_one_is_shown_and_nothing_imported_unless_told(kehu: Kehu) -> None:
    code, out, said = kehu(EXAMPLE / "sales.csv")
    assert code == 0
    assert "customer:\n  id: 客户编号\n" in out and "Nothing was imported" in said
    assert not Path("customers").exists() and not Path("imports").exists()
    code, out, _ = kehu(EXAMPLE / "sales.csv", "--yes", "--save-map", "imports/mine.yaml")
    assert (code, "8 rows: 7 taken, 0 unchanged, 1 rejected" in out) == (1, True)
    assert Path("imports/mine.yaml").read_text(encoding="utf-8").startswith("# Proposed from the header of sales.csv")


def test_on_a_terminal_it_asks_before_saving_and_importing(kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "interactive", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\nn\n"))
    code, _, said = kehu(EXAMPLE / "sales.csv")
    assert (code, Path("imports/sales.yaml").exists(), Path("customers").exists()) == (0, True, False)
    assert "Import 8 rows with this mapping?" in said and "Nothing was imported" in said
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert kehu(EXAMPLE / "sales.csv")[0] == 1
    assert Path("customers").exists()
    Path("t.csv").write_text("customer id,invoice no,date,amount\nA,1,1/2/2024,5\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("perhaps\nday-first\nn\ny\n"))
    assert kehu("t.csv")[0] == 0
    assert "date: 2024-02-01" in Path("customers/A/A.yaml").read_text()


def test_rejects_never_overwrite_the_table(kehu: Kehu) -> None:
    Path("t.csv").write_text("customer id,invoice no,date,amount,line,reason\nA,1,2024-02-01,5,,\n")
    code, _, said = kehu("t.csv", "--yes", "--rejects", "t.csv")
    assert code == 1 and "t.csv exists" in said
    assert Path("t.csv").exists() and not Path("customers").exists()


def test_a_saved_mapping_is_not_overwritten(kehu: Kehu) -> None:
    Path("mine.yaml").write_text("# mine\n")
    code, _, said = kehu(EXAMPLE / "sales.csv", "--yes", "--save-map", "mine.yaml")
    assert code == 1 and "mine.yaml exists" in said
    assert Path("mine.yaml").read_text() == "# mine\n" and not Path("customers").exists()


def test_a_mapping_is_found_from_the_archive_too(tmp_path: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("imports").mkdir()
    Path("imports/erp.yaml").write_bytes((EXAMPLE / "sales.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    code, out, _ = kehu("-C", "archive", EXAMPLE / "sales.csv", "--map", "imports/erp.yaml", "--dry-run")
    assert (code, out.startswith("8 rows: 7 taken")) == (1, True)


def test_a_faulty_mapping_is_shown_with_all_its_faults_and_places(kehu: Kehu) -> None:
    Path("m.yaml").write_text("customer: {id: 客户编好, set: {nam: 客户名称}}\n", encoding="utf-8")
    code, out, said = kehu(EXAMPLE / "sales.csv", "--map", "m.yaml")
    assert (code, out) == (1, "")
    assert "m.yaml:1:16: error: there is no column “客户编好”\n    did you mean “客户编号”?" in said
    assert "m.yaml:1:28: error: a customer has no field “nam”\n    did you mean “name”?" in said


def test_excel_is_named_as_not_yet_read(kehu: Kehu) -> None:
    Path("m.yaml").write_text("format: xlsx\ncustomer: {id: a}\n")
    for words in ((EXAMPLE / "sales.csv", "--map", "m.yaml"), ("book.xlsx",)):
        Path("book.xlsx").write_bytes(b"PK\x03\x04")
        code, out, said = kehu(*words)
        assert (code, out) == (1, "")
        assert "this release reads CSV" in said.splitlines()[0]


def test_unclear_dates_can_be_told_on_the_command_line(kehu: Kehu) -> None:
    Path("t.csv").write_text("customer id,invoice no,date,amount\nA,1,1/2/2024,5\n")
    code, _, said = kehu("t.csv", "--yes")
    assert code == 1 and "can be read month first and day first" in said
    assert kehu("t.csv", "--yes", "--dates", "day-first")[0] == 0
    assert "date: 2024-02-01" in Path("customers/A/A.yaml").read_text()


def test_a_file_that_is_not_there_is_said_in_one_line(kehu: Kehu) -> None:
    code, out, said = kehu("nowhere.csv")
    assert code != 0 and out == "" and "nowhere.csv" in said.splitlines()[0]


def test_it_speaks_chinese(kehu: Kehu) -> None:
    code, out, said = kehu(EXAMPLE / "sales.csv", "--map", EXAMPLE / "sales.yaml", "--lang", "zh")
    assert code == 1
    assert "共 8 行：导入 7 行，未变 0 行，退回 1 行" in out
    assert "第 9 行：金额：" in said


def test_a_dry_run_saves_no_mapping_either(kehu: Kehu) -> None:
    before = sorted(Path().rglob("*"))
    _code, out, said = kehu(EXAMPLE / "sales.csv", "--dry-run", "--save-map", "imports/erp.yaml")
    assert "customer:" in out and "Nothing was written" in said
    assert sorted(Path().rglob("*")) == before


def test_an_empty_name_of_a_mapping_is_no_leave_to_propose_one(kehu: Kehu) -> None:
    code, out, _said = kehu(EXAMPLE / "sales.csv", "--map", "", "--yes")
    assert (code, out) == (3, "")
    assert not Path("customers").exists()


def test_new_customers_that_look_like_others_are_pointed_out(kehu: Kehu) -> None:
    known = Path("customers/C00")
    known.mkdir(parents=True)
    (known / "C00077.yaml").write_text("code: C00077\nname: 金龙化工\nowner: 李娟\n", encoding="utf-8")
    table = Path("new.csv")
    table.write_text("客户编号,客户名称\nK1,金龙化工有限公司\nK2,海成泵业\n", encoding="utf-8")
    code, out, said = kehu(table, "--yes", "--format", "json")
    result = json.loads(out)
    assert (code, result["customers_added"]) == (0, 2)
    (told,) = result["alike"]
    assert "C00077" in told["reason"]
    assert f"{told['customer']} may not be a new customer: " in said
    assert json.loads(kehu(table, "--yes", "--format", "json")[1])["alike"] == []  # it is new no more

"""`kehu check`: for people, programs and scanners. What it finds is tried in tests/quality and test_bad_files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, QUIET, contents, write
from typed import Kehu

MAPPING = "customer:\n  id: no\n  set: {nmae: title}\nrecords:\n- {add: sale, id: no, set: {date: day}}\n"


def test_a_sound_archive(folder: Path, kehu: Kehu) -> None:
    write(folder, HENGDA, QUIET)
    before = contents(folder)
    said = kehu("check")
    assert (said.code, said.out, said.err) == (0, "", "3 files: 0 errors, 0 warnings\n")
    assert contents(folder) == before


def test_an_error_by_file_line_and_column_with_advice(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, QUIET)
    said = kehu("check")
    assert (said.code, said.err) == (1, "3 files: 1 error, 0 warnings\n")
    assert said.out == "customers/C00/C00003.yaml:3:1: error: unknown key “ownr”\n    did you mean “owner”?\n"
    said = kehu("check", "--lang", "zh")
    assert said.out == "customers/C00/C00003.yaml:3:1: 错误: 未知的键“ownr”\n    是否为“owner”？\n"


def test_warnings_alone_are_no_failure(folder: Path, kehu: Kehu) -> None:
    write(folder, DRAFT.replace("李娜", "赵六"))
    said = kehu("check")
    assert said.code == 0
    assert said.out.startswith("customers/C00/C00002.yaml:4:8: warning: 赵六 is not among the staff\n")


def test_the_json_of_the_specification(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN)
    said = kehu("check", "--format", "json")
    assert json.loads(said.out) == {
        "files": 2,
        "problems": [
            {
                "file": "customers/C00/C00003.yaml",
                "line": 3,
                "column": 1,
                "severity": "error",
                "rule": "unknown-key",
                "message": "unknown key “ownr”",
                "hint": "did you mean “owner”?",
            }
        ],
    }


def test_sarif(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, DRAFT.replace("李娜", "赵六"))
    said = kehu("check", "--format", "sarif")
    assert (said.code, said.err) == (1, "")
    assert json.loads(said.out)["version"] == "2.1.0"
    (run,) = json.loads(said.out)["runs"]
    assert run["tool"]["driver"]["rules"] == [{"id": "staff"}, {"id": "unknown-key"}]
    warning, error = run["results"]
    assert (warning["level"], warning["ruleId"]) == ("warning", "staff")
    assert error == {
        "ruleId": "unknown-key",
        "level": "error",
        "message": {"text": "unknown key “ownr” (did you mean “owner”?)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "customers/C00/C00003.yaml"},
                    "region": {"startLine": 3, "startColumn": 1},
                }
            }
        ],
    }


@pytest.mark.parametrize("words", ["C00004", "锦江", "customers/C00/C00004.yaml"])
def test_one_customer_by_any_name_or_by_its_file(folder: Path, kehu: Kehu, words: str) -> None:
    write(folder, BROKEN, QUIET)
    said = kehu("check", words)
    assert (said.code, said.err) == (0, "1 file: 0 errors, 0 warnings\n")


def test_a_mapping_of_imports_is_checked_as_far_as_no_table_is_needed(folder: Path, kehu: Kehu) -> None:
    write(folder, QUIET)
    (folder / "imports").mkdir()
    (folder / "imports/erp.yaml").write_text(MAPPING, "utf-8")
    said = kehu("check")
    assert said.code == 1
    assert "imports/erp.yaml:3:9: error: a customer has no field “nmae”\n" in said.out
    assert "imports/erp.yaml:5:23: error: a sale needs “amount” (amount)\n" in said.out
    assert said.err == "3 files: 2 errors, 0 warnings\n"

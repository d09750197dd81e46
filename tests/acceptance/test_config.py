"""`kehu config`: every setting, its value, and where that comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kehu.model.entry import keys
from kehu.model.policy import Policy
from kehu.model.settings import Settings
from typed import Kehu


def asked(kehu: Kehu, *words: str) -> dict[str, dict[str, Any]]:
    answer = kehu("config", "--format", "json", *words)
    assert answer.code == 0, answer.err
    return {row["key"]: row for row in json.loads(answer.out)["settings"]}


def test_every_key_is_there_and_all_are_defaults_in_an_empty_archive(folder: Path, kehu: Kehu) -> None:
    (folder / "kehu.yaml").write_text("", "utf-8")
    rows = asked(kehu)
    tops = {key.partition(".")[0] for key in rows}
    assert tops == {"archive", "as_of", *keys(Settings), *keys(Policy)}
    from_files = [row for row in rows.values() if row["source"] == "file"]
    assert from_files == []
    assert rows["terms.days"] == {
        "key": "terms.days",
        "label": "days of credit where neither the sale nor an agreement says otherwise",
        "value": 30,
        "source": "default",
        "from": "default",
        "file": None,
        "line": None,
    }
    assert rows["credit.ratio"]["value"] == "0.80"
    assert rows["ageing.buckets"]["value"] == [30, 60, 90]
    assert rows["ageing.basis"]["value"] == "due"
    assert rows["review.overdue.enabled"]["value"] is True
    assert rows["volume.grades.A.at_least"]["value"] == "300000.00"
    assert rows["company"]["value"] is None


def test_every_value_of_a_new_archive_is_a_line_of_its_files(archive: Path, kehu: Kehu) -> None:
    for key, row in asked(kehu).items():
        if row["source"] != "file":
            continue
        line = (archive / row["file"]).read_text("utf-8").splitlines()[row["line"] - 1]
        assert f"{key.rpartition('.')[2]}:" in line
        assert row["from"] == f"{row['file']}:{row['line']}"
    rows = asked(kehu)
    assert rows["terms.days"]["source"] == "file"
    assert rows["company"]["source"] == "default"
    assert rows["volume.grades.D.at_least"]["source"] == "default"  # a potential customer has no line


def test_a_missing_key_and_an_empty_one_are_defaults(archive: Path, kehu: Kehu) -> None:
    (archive / "policy.yaml").write_text("# ours\nterms:\n  days: 45\nageing:\n  basis:\n", "utf-8")
    rows = asked(kehu)
    assert (rows["terms.days"]["value"], rows["terms.days"]["from"]) == (45, "policy.yaml:3")
    assert rows["ageing.basis"]["source"] == "default"
    assert rows["credit.months"]["source"] == "default"


def test_staff_and_custom_fields(archive: Path, kehu: Kehu) -> None:
    (archive / "kehu.yaml").write_text(
        "units: [华东, 华南]\nstaff:\n- {name: 李雷, role: sales}\ncustom:\n  colour: {type: text}\n", "utf-8"
    )
    rows = asked(kehu)
    assert rows["units"]["value"] == ["华东", "华南"]
    assert (rows["staff.李雷.role"]["value"], rows["staff.李雷.role"]["line"]) == ("sales", 3)
    assert rows["custom.colour.type"]["from"] == "kehu.yaml:5"


def test_where_the_archive_comes_from(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(kehu, "archive")["archive"]["source"] == "folder"
    monkeypatch.setenv("KEHU_ARCHIVE", str(archive))
    assert asked(kehu, "archive")["archive"]["from"] == "KEHU_ARCHIVE"
    row = asked(kehu, "archive", "-C", str(archive))["archive"]
    assert (row["source"], row["from"], row["value"]) == ("option", "-C", str(archive))


def test_where_the_date_comes_from(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    row = asked(kehu, "as_of")["as_of"]
    assert (row["value"], row["source"], row["from"]) == ("2026-01-02", "environment", "KEHU_TODAY")
    row = asked(kehu, "as_of", "--as-of", "2025-05-05")["as_of"]
    assert (row["value"], row["from"]) == ("2025-05-05", "--as-of")
    monkeypatch.delenv("KEHU_TODAY")
    assert asked(kehu, "as_of")["as_of"]["source"] == "clock"
    (archive / "kehu.yaml").write_text('utc_offset: "+08:00"\n', "utf-8")
    assert asked(kehu, "as_of")["as_of"]["from"] == "utc_offset +08:00"


def test_where_the_language_comes_from(archive: Path, kehu: Kehu, monkeypatch: pytest.MonkeyPatch) -> None:
    row = asked(kehu, "language")["language"]
    assert (row["value"], row["source"], row["file"]) == ("en", "file", "kehu.yaml")
    monkeypatch.setenv("KEHU_LANG", "zh_CN")
    row = asked(kehu, "language")["language"]
    assert (row["value"], row["from"]) == ("zh", "KEHU_LANG")
    row = asked(kehu, "language", "--lang", "en")["language"]
    assert (row["value"], row["from"]) == ("en", "--lang")
    monkeypatch.delenv("KEHU_LANG")
    (archive / "kehu.yaml").write_text("", "utf-8")
    assert asked(kehu, "language")["language"]["source"] == "locale"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    row = asked(kehu, "language")["language"]
    assert (row["value"], row["from"]) == ("zh", "LANG")


def test_the_rates_of_the_day_and_their_lines(archive: Path, kehu: Kehu) -> None:
    assert not [key for key in asked(kehu) if key.startswith("rates.")]
    (archive / "rates.yaml").write_text(
        "rates:\n  USD:\n    2025-12-01: 7.0800\n    2026-01-02: 7.0300\n    2026-01-03: 7.0100\n"
        "  EUR: {2025-11-01: 8.1, 2026-02-01: 8.2}\n",
        "utf-8",
    )
    rows = asked(kehu, "rates")
    assert {key: (row["value"], row["from"]) for key, row in rows.items()} == {
        "rates.valid_days": (31, "default"),
        "rates.USD": ("7.0300", "rates.yaml:4"),  # of today; that of tomorrow is not in force
        "rates.EUR": (None, "default"),  # good for 31 days
    }
    assert asked(kehu, "rates.USD", "--as-of", "2026-01-03")["rates.USD"]["line"] == 5
    assert asked(kehu, "rates.EUR", "--as-of", "2025-12-02")["rates.EUR"]["value"] == "8.1"
    assert asked(kehu, "rates.EUR", "--as-of", "2025-12-03")["rates.EUR"]["value"] is None
    assert "7.0300" in kehu("config", "rates", "--lang", "zh").out
    (archive / "rates.yaml").write_text("rates:\n  USD: {2026-01-02: -1}\n", "utf-8")
    assert kehu("config").code == 1


def test_the_table(archive: Path, kehu: Kehu) -> None:
    answer = kehu("config", "terms")
    assert answer.out == (
        "Key         Value  From           Meaning\n"
        "terms.days  30     policy.yaml:6  days of credit where neither the sale nor an agreement says otherwise\n"
    )
    assert "未设定" in kehu("config", "company", "--lang", "zh").out


def test_a_key_that_is_not_there(archive: Path, kehu: Kehu) -> None:
    answer = kehu("config", "term.days")
    assert (answer.code, answer.lines) == (
        2,
        ["kehu: There is no setting term.days", "Did you mean terms.days? `kehu config` lists all"],
    )
    assert kehu("config", "xyzzy").lines[1] == "`kehu config` lists all"


def test_a_faulty_policy_is_named(archive: Path, kehu: Kehu) -> None:
    (archive / "policy.yaml").write_text("terms:\n  dayz: 3\n", "utf-8")
    answer = kehu("config")
    assert (answer.code, answer.out) == (1, "")
    assert answer.lines == ["kehu: policy.yaml:2:3: unknown key “dayz”", "did you mean “days”?"]

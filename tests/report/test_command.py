"""`kehu report` as a person types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CUSTOMERS = {
    "C00001": """\
code: C00001
name: 甲方公司
owner: 王磊
sales:
  - {id: S140105-aaaa, date: 2014-01-05, due: 2014-02-04, amount: 100.00, no: FP1}
receipts:
  - {id: R140301-aaaa, date: 2014-03-01, amount: 100.00, for: S140105-aaaa}
""",
    "C00002": "code: C00002\nname: 乙方公司\n",
    "C00003": "code: C00003\nname: 丙方公司\nstatus: draft\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "customers").mkdir(parents=True)
    (root / "kehu.yaml").write_text("company: 我公司\nlanguage: en\n", "utf-8")
    for code, text in CUSTOMERS.items():
        (root / "customers" / f"{code}.yaml").write_text(text, "utf-8")
    return root


def kehu(archive: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("KEHU_", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "kehu", "-C", str(archive), *words],
        env={**outside, "KEHU_TODAY": "2014-12-31", **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_markdown_goes_to_the_screen(archive: Path) -> None:
    done = kehu(archive, "report", "C00001")
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    page = done.stdout.decode()
    assert page.startswith("# Credit report: 甲方公司\n")
    assert "| S140105-aaaa | FP1 | 2014-01-05 | 2014-02-04 | 2014-03-01 | 25 | 100.00 | R140301-aaaa |" in page
    assert "customers/C00001.yaml: S140105-aaaa line 5" in page


def test_the_files_suffix_says_the_format_and_the_bytes_are_the_screens(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    done = kehu(archive, "report", "甲方", "-o", str(file), "--by", "林晓梅", "--reviewer", "周国栋", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().strip() == str(file)
    shown = kehu(
        archive, "report", "C00001", "--format", "html", "--by", "林晓梅", "--reviewer", "周国栋", "--lang", "zh"
    )
    assert file.read_bytes() == shown.stdout
    assert "<td>林晓梅</td>" in file.read_text("utf-8")


def test_a_dash_stands_for_the_screen(archive: Path) -> None:
    done = kehu(archive, "report", "C00001", "-o", "-")
    assert done.stdout == kehu(archive, "report", "C00001").stdout
    assert kehu(archive, "report", "--all", "-o", "-").returncode == 2
    assert not Path("-").exists()


def test_dates_of_issue_and_as_of_are_told_apart(archive: Path) -> None:
    page = kehu(archive, "report", "C00001", "--as-of", "2014-02-10", "--issued", "2014-02-12").stdout.decode()
    assert "| As of | 2014-02-10 |" in page
    assert "| Issued | 2014-02-12 |" in page
    assert "| Valid until | 2014-08-12 |" in page
    assert "R140301-aaaa" not in page


def test_all_customers_but_drafts_get_a_page(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "2014"
    done = kehu(archive, "report", "--all", "-o", str(folder))
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in folder.iterdir()) == ["C00001.html", "C00002.html"]
    assert b"No report of drafts: C00003" in done.stderr
    assert done.stdout == b""


def test_a_faulty_file_is_set_apart_and_hides_no_other(archive: Path, tmp_path: Path) -> None:
    (archive / "customers" / "C00004.yaml").write_text("code: C00004\nname: 丁方\nnmae: x\n", "utf-8")
    done = kehu(archive, "report", "--all", "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert b"customers/C00004.yaml:3:1" in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 2
    alone = kehu(archive, "report", "C00004")
    assert alone.returncode == 1
    assert b"customers/C00004.yaml:3:1" in alone.stderr
    assert alone.stdout == b""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "either one CUSTOMER or --all"),
        (("C00001", "--all", "-o", "x"), 2, "either one CUSTOMER or --all"),
        (("--all",), 2, "-o DIR"),
        (("C00003",), 1, "is a draft"),
        (("C00099",), 3, "C00099"),
        (("C00001", "--issued", "1.2.2014"), 2, "--issued"),
    ],
)
def test_what_cannot_be_done_is_said(archive: Path, words: tuple[str, ...], code: int, said: str) -> None:
    done = kehu(archive, "report", *words)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_depth_and_private_data_are_asked_for(archive: Path) -> None:
    contact = "contacts:\n  - {id: P1, name: 贾广林, private: {hobbies: 钓鱼}}\n"
    (archive / "customers" / "C00002.yaml").write_text(f"code: C00002\nname: 乙方公司\n{contact}", "utf-8")
    usual = kehu(archive, "report", "C00002").stdout.decode()
    assert "| Depth | standard |" in usual
    assert "钓鱼" not in usual
    deep = kehu(archive, "report", "C00002", "--depth", "deep", "--private").stdout.decode()
    assert "| Depth | deep, with private data |" in deep
    assert "钓鱼" in deep
    wrong = kehu(archive, "report", "C00002", "--depth", "deeper")
    assert wrong.returncode == 2
    assert b"--depth" in wrong.stderr


def test_records_of_a_kind_of_ones_own_are_shown_where_it_says_so(archive: Path) -> None:
    fields = "{date: {type: date}, result: {}}"
    kind = f"records:\n  trial: {{letter: TR, en: trial, zh: 试用, report: %s, fields: {fields}}}\n"
    own = "custom:\n  trials:\n    - {id: TR1, date: 2014-05-05, result: 密封良好}\n"
    (archive / "customers" / "C00002.yaml").write_text(f"code: C00002\nname: 乙方公司\n{own}", "utf-8")
    for shown in ("yes", "no"):
        (archive / "kehu.yaml").write_text(f"language: en\n{kind % shown}", "utf-8")
        done = kehu(archive, "report", "C00002")
        assert done.returncode == 0, done.stderr
        page = done.stdout.decode()
        assert "密封良好" not in page.partition("\n## 17. Records of our own\n")[0]
        assert ("密封良好" in page) == ("## 17. " in page) == (shown == "yes")


def test_a_declared_kind_of_which_there_is_no_record_is_said_to_have_none(archive: Path) -> None:
    fields = "{date: {type: date}, result: {}}"
    kind = f"records:\n  trial: {{letter: TR, en: trial, zh: 试用, report: yes, fields: {fields}}}\n"
    (archive / "kehu.yaml").write_text(f"language: zh\n{kind}", "utf-8")
    done = kehu(archive, "report", "C00002")
    assert done.returncode == 0, done.stderr
    last = done.stdout.decode().partition("## 十七、自定义记录\n")[2].strip().splitlines()[0]
    assert last.startswith("**未发现**：截至 ")
    assert last.endswith("没有此类记录")


def test_a_broken_template_of_the_archive_is_named(archive: Path) -> None:
    (archive / "templates").mkdir()
    (archive / "templates" / "report.md.j2").write_text("# {{ report.head.name }}\n{{ oops }}\n", "utf-8")
    done = kehu(archive, "report", "C00001")
    assert done.returncode == 1
    assert b"templates/report.md.j2:2: this template does not work: 'oops' is undefined" in done.stderr


def test_recorded_grades_are_charted_to_the_calendars_last_month(archive: Path) -> None:
    file = archive / "customers" / "C00002.yaml"
    file.write_text(
        "code: C00002\nname: 乙方公司\ngrades:\n- {id: G140105-aaaa, date: 2014-01-05, credit: 甲}\n", "utf-8"
    )
    done = kehu(archive, "report", "C00002", "--format", "html", "--as-of", "9999-12-31")
    assert done.returncode == 0, done.stderr
    assert "from 9998-01 to 9999-12" in done.stdout.decode()

"""`kehu bind` and `kehu unbind`, as a person types them; and the law: no figure changes."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest

import firms
from firms import BROKEN, HENGDA, PAYS, QUIET, write
from kehu.archive.directory import Archive
from kehu.grading.assess import assess
from kehu.ledger.ageing import age
from kehu.model.binder import catalogue
from kehu.model.months import add_months, month_end
from typed import Kehu, git

VALVE = Path(__file__).parents[2] / "examples" / "valve"
MONTH_ENDS = [month_end(add_months(datetime.date(2013, 1, 31), n)) for n in range(36)]
FILE, VOLUME = "customers/C00/C00001.yaml", "volumes/2013/C00/C00001.yaml"


@pytest.fixture
def three(folder: Path) -> Path:
    write(folder, HENGDA, QUIET, PAYS)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "start", cwd=folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the archive but git's own."""
    return {file: data for file, data in firms.contents(folder).items() if not file.startswith(".git/")}


def numstat(folder: Path) -> dict[str, tuple[int, int]]:
    """Lines added and removed, by file."""
    git("add", "-A", cwd=folder)
    rows = (line.split("\t") for line in git("diff", "--cached", "--numstat", cwd=folder).splitlines())
    return {file: (int(added), int(removed)) for added, removed, file in rows if not file.startswith(".kehu")}


def test_a_year_is_bound_and_brought_back(three: Path, kehu: Kehu) -> None:
    before = contents(three)
    said = kehu("bind", "2013", "--lang", "en")
    assert (said.code, said.err) == (0, "1 record of 1 customer moved\n")
    assert said.out.split() == [
        "Code", "Customer", "Moved", "Stay", "Volume",
        "C00001", "广州市恒达石油化工装备有限公司", "1", "0", VOLUME,
    ]  # fmt: skip
    assert numstat(three) == {FILE: (0, 1), VOLUME: (5, 0)}
    line = "- {id: S131210-aaaa, date: 2013-12-10, product: 衬氟阀, amount: 36000.00, due: 2014-01-09}\n"
    assert (three / VOLUME).read_text("utf-8").endswith(f"code: C00001\nyear: 2013\nsales:\n{line}")
    assert kehu("check").code == 0
    said = kehu("unbind", "2013", "--lang", "en")
    assert (said.code, said.err) == (0, "1 record of 1 customer moved\n")
    assert contents(three) == before


def test_a_dry_run_writes_nothing(three: Path, kehu: Kehu) -> None:
    before = contents(three)
    for command in ("bind", "unbind"):
        said = kehu(command, "2013", "--dry-run", "--lang", "en")
        assert (said.code, said.err) == (0, "1 record of 1 customer would be moved; nothing was\n")
        assert contents(three) == before
        kehu("bind", "2013")
        before = contents(three)


def test_the_json_says_what_moved_and_why_the_rest_stays(three: Path, kehu: Kehu) -> None:
    said = kehu("bind", "2014", "恒达", "--format", "json", "--lang", "en")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == {
        "year": 2014,
        "as_of": "2026-01-02",
        "dry_run": False,
        "customers": [
            {
                "code": "C00001",
                "name": "广州市恒达石油化工装备有限公司",
                "volume": "volumes/2014/C00/C00001.yaml",
                "moved": ["R140105-aaaa", "C141105-aaaa"],
                "stay": [
                    {"id": "S140210-aaaa", "kind": "sale", "why": "not settled", "because": None},
                    {"id": "S141210-aaaa", "kind": "sale", "why": "not settled", "because": None},
                    {
                        "id": "R140305-aaaa",
                        "kind": "receipt",
                        "why": "belongs to an open one",
                        "because": "S140210-aaaa",
                    },
                    {"id": "G140630-aaaa", "kind": "grade", "why": "the latest, or in force", "because": None},
                ],
            }
        ],
        "moved": 2,
        "problems": [],
    }


def test_a_named_customer_shows_why_records_stay_in_chinese(three: Path, kehu: Kehu) -> None:
    said = kehu("bind", "2014", "C00001", "--dry-run", "--lang", "zh")
    assert "R140305-aaaa  回款      2014-03-05  关联事项未了结、S140210-aaaa" in said.out
    assert said.err == "将移动 1 个客户的 2 条记录；本次未移动\n"


def test_what_is_settled_is_told_as_of_a_date(three: Path, kehu: Kehu) -> None:
    assert json.loads(kehu("bind", "2013", "--as-of", "2014-01-04", "--format", "json").out)["moved"] == 0
    assert json.loads(kehu("bind", "2013", "--as-of", "2014-01-05", "--format", "json").out)["moved"] == 1


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("bind", "2026"), 1, "2026 is not over on 2026-01-02: only a closed year is bound"),
        (("bind", "2030", "--as-of", "2040-01-01"), 1, "2030 is not over on 2026-01-02: only a closed year is bound"),
        (("bind", "2013", "--as-of", "2013-12-31"), 1, "2013 is not over on 2013-12-31: only a closed year is bound"),
        (("unbind", "2012"), 1, "nothing of 2012 is bound"),
        (("bind", "2013", "C77777"), 3, "no customer is called “C77777”"),
        (("bind",), 2, "YEAR"),
        (("bind", "12"), 2, "YEAR"),
        (("bind", "soon"), 2, "YEAR"),
    ],
)
def test_what_is_refused(three: Path, kehu: Kehu, words: tuple[str, ...], code: int, error: str) -> None:
    before = contents(three)
    said = kehu(*words, "--lang", "en")
    assert (said.code, said.out) == (code, "")
    assert error in said.err
    assert contents(three) == before


def test_a_faulty_file_is_left_alone_and_hides_no_other(folder: Path, kehu: Kehu) -> None:
    write(folder, HENGDA, BROKEN)
    said = kehu("bind", "2013", "--lang", "en")
    assert said.code == 1
    assert "customers/C00/C00003.yaml:3:1" in said.err
    assert (folder / VOLUME).exists()


def test_a_bound_record_is_not_set(three: Path, kehu: Kehu) -> None:
    kehu("bind", "2013")
    before = contents(three)
    said = kehu("set", "C00001", "sales.S131210-aaaa.product=球阀", "--lang", "en")
    assert said.code == 1
    assert said.lines == [
        f"kehu: S131210-aaaa is bound in {VOLUME}",
        "`kehu unbind 2013 C00001` brings the year back; change it then, and bind the year again",
    ]
    assert contents(three) == before


def test_new_records_may_name_bound_ones(three: Path, kehu: Kehu) -> None:
    kehu("bind", "2013")
    said = kehu("add", "return", "C00001", "--date", "2014-02-01", "--amount", "5", "--sale", "S131210-aaaa")
    assert said.code == 0, said.err
    assert kehu("set", "C00001", f"returns.{said.out.strip()}.sale=S140210-aaaa").code == 0
    assert kehu("set", "C00001", f"returns.{said.out.strip()}.sale=S131210-aaaa").code == 0
    assert kehu("set", "C00001", f"returns.{said.out.strip()}.sale=S131210-aaab").code != 0
    assert kehu("check").code == 0


def test_a_grade_that_is_bound_is_not_written_over(three: Path, kehu: Kehu) -> None:
    more = "- {id: G140630-aaaa, date: 2014-06-30, volume: B, credit: 乙}\n- {id: G150630-aaaa, date: 2015-06-30}\n"
    text = (three / FILE).read_text("utf-8").replace(more.splitlines(keepends=True)[0], more)
    (three / FILE).write_text(text, "utf-8", newline="\n")
    kehu("bind", "2014")
    recorded = json.loads(kehu("grade", "C00001", "--as-of", "2014-12-31", "--format", "json").out)
    assert recorded["customers"][0]["recorded"] == {"volume": "B", "credit": "乙"}
    before = contents(three)
    said = kehu("grade", "C00001", "--write", "--as-of", "2014-06-30", "--lang", "en")
    assert said.code == 1
    assert "G140630-aaaa is bound in volumes/2014/C00/C00001.yaml" in said.err
    assert contents(three) == before


def test_a_customer_is_found_by_name_with_its_volumes(three: Path, kehu: Kehu) -> None:
    shown = kehu("show", "恒达", "--as-of", "2014-12-31").out
    kehu("bind", "2013")
    assert kehu("show", "恒达", "--as-of", "2014-12-31").out == shown


def test_an_import_knows_bound_rows(folder: Path, kehu: Kehu) -> None:
    write(folder, QUIET)
    (folder / "t.csv").write_text("code,no,date,amount\nC00004,7,2013-05-05,10.00\n", "utf-8")
    (folder / "m.yaml").write_text(
        "dates: year-first\ncustomer: {id: code}\n"
        "records:\n- {add: sale, id: no, set: {no: no, date: date, amount: amount}}\n",
        "utf-8",
    )
    assert kehu("import", "t.csv", "--map", "m.yaml").code == 0
    kehu("add", "receipt", "C00004", "--date", "2013-06-01", "--amount", "10")
    assert json.loads(kehu("bind", "2013", "--format", "json").out)["moved"] == 2
    before = contents(folder)
    said = kehu("import", "t.csv", "--map", "m.yaml", "--format", "json")
    assert (said.code, json.loads(said.out)["unchanged"]) == (0, 1)
    assert contents(folder) == before
    (folder / "t.csv").write_text("code,no,date,amount\nC00004,7,2013-05-05,11.00\n", "utf-8")
    said = kehu("import", "t.csv", "--map", "m.yaml", "--update", "--format", "json")
    assert (said.code, json.loads(said.out)["rejected"]) == (1, 1)


def test_a_stray_volume_is_an_error(three: Path, kehu: Kehu) -> None:
    kehu("bind", "2013")
    (three / "volumes/2013/C00099.yaml").write_text("code: C00099\nyear: 2013\n", "utf-8")
    text = (three / VOLUME).read_text("utf-8").replace("date: 2013-12-10", "date: 2012-12-10")
    (three / VOLUME).write_text(text, "utf-8", newline="\n")
    problems = json.loads(kehu("check", "--format", "json").out)["problems"]
    assert [(each["rule"], each["severity"], each["file"]) for each in problems] == [
        ("volume-year", "warning", VOLUME),
        ("stray-volume", "error", "volumes/2013/C00099.yaml"),
    ]


# The law, on the example


Figures = dict[str, list[object]]


def figures(archive: Archive) -> Figures:
    """Grades and ageing of every customer at every month end, and what its binder holds."""
    found: Figures = {}
    for file in archive.files():
        assert file.customer is not None, file.errors
        assessed = [assess(file.customer, archive.policy, day) for day in MONTH_ENDS]
        found[file.code] = [
            *assessed,
            *(age(each.ledger, archive.policy.ageing) for each in assessed),
            *((item.number, item.id, item.what) for item in catalogue(file.customer)),
        ]
    return found


@pytest.fixture
def example(folder: Path) -> Path:
    """A copy of the example with git."""
    shutil.copytree(VALVE, folder, dirs_exist_ok=True)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "start", cwd=folder)
    return folder


def test_binding_the_example_changes_no_figure_and_only_moves_lines(example: Path, kehu: Kehu) -> None:
    archive = Archive.open(example)
    before, files = figures(archive), contents(example)
    result = json.loads(kehu("bind", "2013", "--format", "json").out)
    assert result["problems"] == []
    assert result["moved"] > 1000
    changed = numstat(example)
    assert {added for file, (added, _) in changed.items() if file.startswith("customers/")} == {0}
    for customer in result["customers"]:
        volume = customer["volume"]
        if volume:
            path = next(file for file in changed if file.endswith(f"/{customer['code']}.yaml"))
            moved = git("diff", "--cached", "-U0", "--", path, cwd=example).splitlines()[4:]
            lines = [line[1:] for line in moved if line.startswith("-") and line != "-"]
            bound = (example / volume).read_text("utf-8").splitlines()
            assert [line for line in bound if line in set(lines)] == [line for line in lines if line in set(bound)]
            assert set(lines) <= set(bound)
    assert figures(archive) == before
    assert json.loads(kehu("bind", "2013", "--format", "json").out)["moved"] == 0
    codes = [each["code"] for each in result["customers"] if each["volume"]]
    assert kehu("unbind", "2013", *codes).code == 0
    assert figures(archive) == before
    assert contents(example).keys() == files.keys()


def test_the_years_of_the_example_that_are_bound_come_back_and_are_bound_again(example: Path, kehu: Kehu) -> None:
    archive = Archive.open(example)
    before, files = figures(archive), contents(example)
    volumes = [file for file in sorted(files) if file.startswith("volumes/")]
    assert volumes == [f"volumes/{year}/C00/C00120.yaml" for year in (2013, 2014)]
    for year in ("2014", "2013"):
        assert kehu("unbind", year).code == 0
    assert not (example / "volumes").exists()
    assert figures(archive) == before
    for year in ("2013", "2014"):
        assert kehu("bind", year, "C00120", "--as-of", "2017-12-31").code == 0
    assert contents(example) == files

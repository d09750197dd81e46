"""`kehu upcoming`: what it lists, in every format, and what it keeps to itself."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from firms import write
from typed import Kehu

AS_OF = ("--as-of", "2014-08-20")
HENGDA = """\
code: C00001
name: 广州市恒达石油化工装备有限公司
short_name: 恒达
owner: 张伟
founded: 2004-09-01
contacts:
- id: P1
  name: 王建国
  private:
    birthday: 1970-08-15
    birthday_calendar: lunar
    wedding_day: 1995-08-28
  privacy: {basis: consent, consent_on: 2014-01-01}
sales:
- {id: S140210-aaaa, date: 2014-02-10, product: 衬氟阀, amount: 360000.00, due: 2014-03-12}
"""
JINJIANG = """\
code: C00004
name: 锦江水务
owner: 李娜
sales:
- {id: S140211-aaaa, date: 2014-02-11, amount: 3000.00, due: 2014-03-12}
"""


@pytest.fixture
def two(folder: Path) -> Path:
    return write(folder, HENGDA, JINJIANG)


def test_the_table_has_what_is_one_customers_and_then_the_festivals(two: Path, kehu: Kehu) -> None:
    said = kehu("upcoming", *AS_OF, "--lang", "zh")
    assert (said.code, said.err) == (0, "")
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert lines == [
        "日期 天数 事由 对象 客户 业务员",
        "2014-08-28 8 结婚纪念日，19 周年 王建国 C00001 恒达 张伟",
        "2014-09-01 12 成立 10 周年 C00001 恒达 张伟",
        "2014-09-08 19 生日（农历 08-15） 王建国 C00001 恒达 张伟",
        "",
        "2014-09-08 中秋节，还有 19 天，应问候 2 个客户：",
        "C00001 恒达、C00004 锦江水务",
    ]
    assert all(len(line.encode("gbk")) <= 80 for line in said.out.splitlines())


def test_an_age_is_shown_only_when_it_is_asked_for(two: Path, kehu: Kehu) -> None:
    def birthday(*words: str) -> dict[str, object]:
        shown = json.loads(kehu("upcoming", *AS_OF, "--format", "json", *words).out)["occasions"]
        found: dict[str, object] = next(each for each in shown if each["kind"] == "birthday")
        return found

    assert birthday() == {
        "date": "2014-09-08",
        "in_days": 19,
        "kind": "birthday",
        "what": "Birthday",
        "lunar": "08-15",
        "customer": "C00001",
        "name": "广州市恒达石油化工装备有限公司",
        "person": "王建国",
        "owner": "张伟",
        "years": None,
    }
    assert birthday("--private")["years"] == 44
    for format in ("table", "md", "csv", "ics"):
        assert "44" not in kehu("upcoming", *AS_OF, "--format", format).out.replace("C00044", "")
        assert ("turns 44" in kehu("upcoming", *AS_OF, "--format", format, "--private").out) == (format != "csv")


def test_days_owner_and_customer(two: Path, kehu: Kehu) -> None:
    def kinds(*words: str) -> list[str]:
        shown = json.loads(kehu("upcoming", *AS_OF, "--format", "json", *words).out)["occasions"]
        return [each["kind"] for each in shown]

    assert kinds() == ["wedding", "founding", "birthday", "festival", "festival"]
    assert kinds("--days", "12") == ["wedding", "founding"]
    assert kinds("--days", "11") == ["wedding"]
    assert kinds("--owner", "李娜") == ["festival"]
    assert kinds("锦江") == ["festival"]
    assert kehu("upcoming", *AS_OF, "--days", "7").out == "Nothing in the next 7 days\n"


def test_csv_and_markdown(two: Path, kehu: Kehu) -> None:
    rows = list(csv.DictReader(io.StringIO(kehu("upcoming", *AS_OF, "--format", "csv").out)))
    assert [row["date"] for row in rows] == ["2014-08-28", "2014-09-01", "2014-09-08", "2014-09-08", "2014-09-08"]
    assert kehu("upcoming", *AS_OF, "--format", "md").out.splitlines()[1] == "|---|---:|---|---|---|---|"


def test_a_calendar_program_reads_it_and_updates_instead_of_doubling(two: Path, kehu: Kehu) -> None:
    def events(as_of: str) -> dict[str, tuple[str, str]]:
        said = kehu("upcoming", "--as-of", as_of, "--format", "ics", "--lang", "zh").out
        found = Calendar.from_ical(said).walk("VEVENT")
        return {str(each["UID"]): (each["DTSTART"].dt.isoformat(), str(each["SUMMARY"])) for each in found}

    first, second = events("2014-08-20"), events("2014-08-21")
    assert sorted(first.values()) == [
        ("2014-08-28", "结婚纪念日，19 周年：王建国"),
        ("2014-09-01", "成立 10 周年：广州市恒达石油化工装备有限公司"),
        ("2014-09-08", "中秋节：应问候 2 个客户"),
        ("2014-09-08", "生日（农历 08-15）：王建国"),
    ]
    assert first == second
    assert not first.keys() & events("2015-08-20").keys()  # next year's are others


def test_into_a_file_by_its_name(two: Path, kehu: Kehu) -> None:
    said = kehu("upcoming", *AS_OF, "-o", "occasions.ics")
    assert (said.code, said.out) == (0, "")
    assert len(Calendar.from_ical((two / "occasions.ics").read_bytes()).walk("VEVENT")) == 4
    kehu("upcoming", *AS_OF, "-o", "occasions.json")
    assert len(json.loads((two / "occasions.json").read_text("utf-8"))["occasions"]) == 5


def test_a_greeting_ends_it(two: Path, kehu: Kehu) -> None:
    added = kehu(
        "add", "care", "恒达", "--occasion", "结婚纪念日", "--whom", "王建国", "--gift", "贺卡", "--date", "2014-08-20"
    )
    assert added.code == 0
    assert added.out.startswith("CA140820-")
    assert "结婚" not in kehu("upcoming", *AS_OF, "--lang", "zh").out
    assert "贺卡" in kehu("show", "恒达", "--as-of", "2014-08-20", "--lang", "zh").out


def test_a_festival_that_cannot_be_understood_is_found_by_check(two: Path, kehu: Kehu) -> None:
    (two / "policy.yaml").write_text(
        "occasions:\n  festivals:\n  - {name: 厂庆, day: 08-30, greet: volum = A}\n", "utf-8"
    )
    assert "policy.yaml:3:35: error:" in kehu("check").out
    said = kehu("upcoming", *AS_OF)
    assert said.code == 1
    assert "厂庆" in said.err

"""`kehu brief`: what to know before calling or visiting, on one screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import BROKEN, DRAFT, HENGDA, QUIET, write
from kehu.lang.width import cells
from typed import Kehu

AS_OF = ("--as-of", "2014-12-31")
MORE = """\
sales_target: 1000000
watch: {cause: 换了采购负责人}
promises:
- {id: H1, date: 2014-03-20, amount: 50000, pay_by: 2014-12-20, sales: [S140210-aaaa], by: 王建国}
- {id: H2, date: 2014-01-01, amount: 310000, pay_by: 2014-03-20, sales: [S140210-aaaa]}
- {id: H3, date: 2014-12-01, amount: 1, pay_by: 2015-01-20, withdrawn_on: 2014-12-02}
- {id: H4, date: 2014-01-01, amount: 36000, pay_by: 2014-03-31}
- {id: H5, date: 2015-01-01, amount: 3, pay_by: 2015-03-31}
visits:
- {id: N1, date: 2014-12-02, state: made, with: 王建国, needs: 要快, follow_up: 2014-12-20}
- {id: N2, date: 2014-12-03, state: planned, with: 王建国, purpose: 还没去}
feedback:
- {id: Y1, date: 2014-05-01, kind: complaint, content: 漏液, severity: high}
- {id: Y2, date: 2014-05-01, kind: complaint, content: 噪声, solved_on: 2014-06-01}
- {id: Y3, date: 2014-05-01, kind: suggestion, content: 换包装}
projects:
- {id: J1, date: 2014-05-02, name: 二期扩建, expected_amount: 500000}
- {id: J2, date: 2014-05-02, name: 老项目, state: lost}
"""
SCREEN = """\
C00001  广州市恒达石油化工装备有限公司
正常  业务员 张伟  截至 2014-12-31

评级      A 核心客户  丁 差：严重拖欠
"""


@pytest.fixture
def one(folder: Path) -> Path:
    return write(folder, HENGDA + MORE, DRAFT, QUIET)


def rows(out: str) -> dict[str, list[str]]:
    """The lines of each label."""
    found: dict[str, list[str]] = {}
    label = ""
    for line in out.split("\n\n", 1)[1].splitlines():
        label = line.split()[0] if not line.startswith(" ") else label
        found.setdefault(label, []).append(line)
    return found


def test_one_screen_says_it(one: Path, kehu: Kehu) -> None:
    said = kehu("brief", "恒达", *AS_OF, "--lang", "zh")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(SCREEN)
    found = rows(said.out)
    assert found["往来账款"] == [
        "往来账款  应收 102,000.00  逾期 50,000.00",
        "          未到期 52,000.00  逾期 90 天以上 50,000.00",
    ]
    assert found["关注"] == ["关注      换了采购负责人"]
    assert found["本年采购"] == ["本年采购  412,000.00，目标 1,000,000.00，完成 41%"]
    assert found["付款承诺"] == ["付款承诺  2014-12-20 前付 50,000.00  已过期 11 天  王建国"]
    assert found["未结投诉"] == ["未结投诉  2014-05-01  严重  漏液"]
    assert found["在手项目"] == ["在手项目  二期扩建  500,000.00"]
    assert found["联系人"] == ["联系人    王建国  采购部长  决策者  020-83765567"]
    assert [line.split()[0 if n else 1] for n, line in enumerate(found["最近联系"])] == ["2014-12-02", "2014-11-05"]
    assert found["待跟进"] == ["待跟进    2014-12-20  已过期 11 天  王建国"]
    assert found["下次复核"] == ["下次复核  应于 2012-02-06 前完成，已逾期"]


def test_a_promise_is_open_until_it_is_kept(one: Path, kehu: Kehu) -> None:
    def open_at(day: str) -> list[str]:
        found = json.loads(kehu("brief", "C00001", "--as-of", day, "--format", "json").out)
        return [each["id"] for each in found["brief"]["promises"]]

    assert open_at("2014-01-04") == ["H2", "H4"]
    assert open_at("2014-03-01") == ["H2"]
    assert open_at("2014-03-05") == []
    assert open_at("2014-12-01") == ["H1", "H3"]
    assert open_at("2015-01-01") == ["H1", "H5"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_on_a_screen(folder: Path, kehu: Kehu, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    many = ["promises:"] + [f"- {{id: H{n}, date: 2014-12-01, amount: 99{n}, pay_by: 2014-12-09}}" for n in range(9)]
    many += ["feedback:"] + [
        f"- {{id: Y{n}, date: 2014-12-01, kind: complaint, content: {'漏' * 90}}}" for n in range(9)
    ]
    many += ["projects:"] + [f"- {{id: J{n}, date: 2014-12-01, name: {'大' * 60}}}" for n in range(9)]
    many += ["visits:"] + [
        f"- {{id: N{n}, date: 2014-12-01, state: made, needs: {'急' * 90}, follow_up: 2015-01-0{n + 1}}}"
        for n in range(9)
    ]
    people = "contacts:\n" + "".join(f"- {{id: P{n}, name: {'人' * 40}, position: {'长' * 9}}}\n" for n in range(9))
    write(folder, HENGDA.replace("contacts:\n", people) + "watch: {cause: 换人}\n" + "\n".join(many) + "\n")
    lines = kehu("brief", "C00001", *AS_OF, "--lang", language).out.splitlines()
    assert len(lines) <= 30
    assert [line for line in lines if cells(line) > 80] == []


def test_only_what_is_there(one: Path, kehu: Kehu) -> None:
    assert set(rows(kehu("brief", "C00004", *AS_OF).out)) == {"Grades", "Owed", "Review"}
    assert "Grades" not in kehu("brief", "C00002", *AS_OF).out


def test_dates_of_persons_are_private(folder: Path, kehu: Kehu) -> None:
    person = "private: {birthday: 1970-02-28, itinerary: [{date: 2015-02-01, place: 上海}]}"
    lunar = "- {id: P2, name: 李, private: {birthday: 08-15, birthday_calendar: lunar}}\n"
    leap = "- {id: P3, name: 赵, private: {birthday: 02-29}}\n"
    text = HENGDA.replace("part: decider}", f"part: decider, {person}}}").replace(
        "sales:\n", lunar + leap + "sales:\n", 1
    )
    write(folder, text)
    public = kehu("brief", "C00001", *AS_OF).out + kehu("brief", "C00001", *AS_OF, "--format", "json").out
    assert not [each for each in ("02-28", "上海", "08-15", "1970") if each in public]
    out = kehu("brief", "C00001", *AS_OF, "--private").out
    assert "birthday 2015-02-28" in out
    assert "2015-02-01 上海" in out
    assert "birthday 2015-09-27, lunar 08-15" in out  # the Mid-Autumn of 2015
    found = json.loads(kehu("brief", "C00001", *AS_OF, "--private", "--format", "json").out)["brief"]["people"]
    assert [each.get("next_birthday") for each in found] == ["2015-02-28", "2015-09-27", "2015-02-28"]
    assert "private" not in found[0]


@pytest.mark.parametrize(
    ("day", "calendar", "as_of", "said"),
    [
        ("12-30", "lunar", "2014-12-31", "birthday 2015-02-18, lunar 12-30"),  # 腊月三十: the last day of the year
        ("12-30", "lunar", "2015-02-18", "birthday 2015-02-18, lunar 12-30"),
        ("12-30", "lunar", "2015-02-19", "birthday 2016-02-07, lunar 12-30"),  # 29 days: kept on the last of them
        ("09-01", "lunar_leap", "2014-10-01", "birthday 2014-10-24, lunar 09-01"),  # 2014 has a leap ninth month
        ("01-01", "lunar", "2102-01-01", "lunar birthday 01-01"),  # the table ends with 2100
    ],
)
def test_a_lunar_birthday_has_its_next_day(
    day: str, calendar: str, as_of: str, said: str, folder: Path, kehu: Kehu
) -> None:
    private = f"private: {{birthday: {day}, birthday_calendar: {calendar}}}"
    write(folder, f"code: C00006\nname: 王小梅\nkind: individual\n{private}\n")
    assert said in kehu("brief", "C00006", "--as-of", as_of, "--private").out


def test_an_individual_is_a_person_too(folder: Path, kehu: Kehu) -> None:
    write(folder, "code: C00006\nname: 王小梅\nkind: individual\nprivate: {birthday: 12-31}\n")
    assert "birthday" not in kehu("brief", "C00006", *AS_OF).out
    assert "birthday 2014-12-31" in kehu("brief", "C00006", *AS_OF, "--private").out


def test_json_has_every_record_whole(one: Path, kehu: Kehu) -> None:
    document = json.loads(kehu("brief", "C00001", *AS_OF, "--format", "json").out)
    found = document["brief"]
    assert document["as_of"] == "2014-12-31"
    assert found["grades"]["credit"]["grade"] == "丁"
    assert (found["bought_this_year"], found["sales_target"]) == ("412000.00", "1000000.00")
    assert [each["id"] for each in found["last_contacts"]] == ["N1", "C141105-aaaa"]
    assert [each["id"] for each in found["follow_ups"]] == ["N1"]
    assert found["next_review"] == "2012-02-06"


def test_of_a_faulty_file_what_can_be_read(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN)
    said = kehu("brief", "C00003")
    assert said.code == 1
    assert "The file has errors" in said.out
    assert json.loads(kehu("brief", "C00003", "--format", "json").out)["brief"] is None

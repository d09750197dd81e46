"""`kehu find`, and the same ways of naming a customer wherever a command takes one [Q3] [L3]."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firms import BROKEN, HENGDA, PAYS, QUIET, write
from typed import Kehu

HUAXING = """\
code: C00007
name: 江苏华兴化工有限公司
phone: 0512-66783412
legal_representative: 解永强
contacts:
- id: P3k2m7x
  name: 单雪梅
  note: |
    喜欢喝茶。
    质保金之事找她。
  private: {hobbies: 登山}
sales:
- {id: S141210-aaaa, date: 2014-12-10, amount: 52000.00, note: 质保金10%}
"""
RUIXING = "code: C00008\nname: 華興貿易（香港）有限公司\n"
UNREADABLE = "code: C00009\nname: 质保有限公司\nregion: [\n"
WAYS = ["jshxhg", "jshxhgyxgs", "jiangsuhuaxing", "0512-66783412", "66783412", "解永强", "xieyongqiang", "单雪梅"]


@pytest.fixture
def firms(folder: Path) -> Path:
    return write(folder, HENGDA, QUIET, PAYS, HUAXING, RUIXING)


def codes(said: str) -> list[str]:
    return [each["code"] for each in json.loads(said)["customers"]]


@pytest.mark.parametrize("words", WAYS)
def test_every_way_finds_it_and_every_command_takes_it(firms: Path, kehu: Kehu, words: str) -> None:
    assert codes(kehu("find", words, "--format", "json").out) == ["C00007"]
    shown = kehu("show", words, "--format", "json")
    assert shown.code == 0
    assert json.loads(shown.out)["code"] == "C00007"


@pytest.mark.parametrize("words", ["华兴", "華興", "huaxing", "hx", "华兴 "])
def test_several_matches_are_listed_and_never_guessed(firms: Path, kehu: Kehu, words: str) -> None:
    assert codes(kehu("find", words, "--format", "json").out) == ["C00007", "C00008"]
    said = kehu("show", words)
    assert (said.code, said.out) == (1, "")
    assert "C00007 江苏华兴化工有限公司, C00008 華興貿易（香港）有限公司" in said.err


def test_grading_takes_pinyin_too(firms: Path, kehu: Kehu) -> None:
    said = kehu("grade", "jshxhg", "hengda", "--format", "json")
    assert codes(said.out) == ["C00001", "C00007"]


def test_a_part_of_a_number_is_for_searching_only(firms: Path, kehu: Kehu) -> None:
    assert codes(kehu("find", "3412", "--format", "json").out) == ["C00007"]
    assert kehu("show", "3412").code == 3


def test_the_table_says_what_fits(firms: Path, kehu: Kehu) -> None:
    said = kehu("find", "jshxhg", "--lang", "zh")
    assert (said.code, said.err) == (0, "1 个客户\n")
    assert [line.split() for line in said.out.splitlines()] == [
        ["编码", "客户", "匹配方式", "字段", "内容"],
        ["C00007", "江苏华兴化工有限公司", "部分首字母", "客户名称", "江苏华兴化工有限公司"],
    ]


def test_the_strictest_way_comes_first(firms: Path, kehu: Kehu) -> None:
    assert codes(kehu("find", "恒达", "--format", "json").out) == ["C00001"]
    (found,) = json.loads(kehu("find", "hengda", "--format", "json").out)["customers"]
    assert [(each["by"], each["field"]) for each in found["matches"]] == [
        ("pinyin", "short_name"),
        ("part_of_pinyin", "name"),
    ]


def test_nothing_found(firms: Path, kehu: Kehu) -> None:
    said = kehu("find", "no", "such", "firm")
    assert (said.code, said.out, said.err) == (1, "", "Nothing was found for “no such firm”\n")
    assert json.loads(kehu("find", "no such", "--format", "json").out)["customers"] == []


def test_nothing_to_look_for(firms: Path, kehu: Kehu) -> None:
    assert kehu("find").code == 2
    assert kehu("find", " ").code == 2


def test_full_text_with_places(firms: Path, kehu: Kehu) -> None:
    (found,) = json.loads(kehu("find", "--full", "質保金", "--format", "json").out)["customers"]
    file = (firms / "customers/C00/C00007.yaml").read_text("utf-8").splitlines()
    assert [(each["by"], each["field"], each["record"], each["line"]) for each in found["matches"]] == [
        ("text", "contacts.P3k2m7x.note", "P3k2m7x", 10),
        ("text", "sales.S141210-aaaa.note", "S141210-aaaa", 13),
    ]
    assert "质保金" in file[9]
    assert "质保金" in file[12]
    assert found["matches"][0]["text"] == "喜欢喝茶。 质保金之事找她。"


def test_full_text_in_a_table_names_the_file_and_the_line(firms: Path, kehu: Kehu) -> None:
    line = kehu("find", "--full", "质保金10").out.splitlines()[1]
    assert line == (
        "C00007  江苏华兴化工有限公司  text      sale note  质保金10%  customers/C00/C00007.yaml:13 S141210-aaaa"
    )


def test_full_text_finds_amounts_and_ids(firms: Path, kehu: Kehu) -> None:
    assert codes(kehu("find", "--full", "52000.00", "--format", "json").out) == ["C00001", "C00007"]
    assert codes(kehu("find", "--full", "s131210-AAAA", "--format", "json").out) == ["C00001"]


def test_private_facts_are_searched_only_if_asked_for(firms: Path, kehu: Kehu) -> None:
    assert kehu("find", "--full", "登山").code == 1
    (found,) = json.loads(kehu("find", "--full", "登山", "--private", "--format", "json").out)["customers"]
    assert found["matches"][0]["field"] == "contacts.P3k2m7x.private.hobbies"


def test_files_with_errors_are_searched_too(folder: Path, kehu: Kehu) -> None:
    write(folder, BROKEN, UNREADABLE)
    assert codes(kehu("find", "posun", "--format", "json").out) == ["C00003"]
    (found,) = json.loads(kehu("find", "--full", "质保", "--format", "json").out)["customers"]
    assert (found["code"], found["matches"][0]["line"]) == ("C00009", 2)


def test_a_long_text_is_shown_around_the_words(folder: Path, kehu: Kehu) -> None:
    write(folder, f"code: C00001\nname: Blue\nnote: {'甲' * 90}找到{'乙' * 90}\n")
    (found,) = json.loads(kehu("find", "--full", "找到", "--format", "json").out)["customers"]
    assert found["matches"][0]["text"] == f"…{'甲' * 24}找到{'乙' * 24}…"


def test_full_text_looks_into_bound_volumes(firms: Path, kehu: Kehu) -> None:
    volume = firms / "volumes/2013/C00/C00007.yaml"
    volume.parent.mkdir(parents=True)
    volume.write_text(
        'code: C00007\nyear: "2013"\nsales:\n- {id: S130101-aaaa, date: 2013-01-01, amount: 1.00, note: 首批试用}\n',
        "utf-8",
    )
    (found,) = json.loads(kehu("find", "--full", "試用", "--format", "json").out)["customers"]
    (match,) = found["matches"]
    assert (found["code"], found["name"]) == ("C00007", "江苏华兴化工有限公司")
    assert (match["file"], match["line"], match["record"]) == ("volumes/2013/C00/C00007.yaml", 4, "S130101-aaaa")

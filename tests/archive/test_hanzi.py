"""Chinese as people type it: traditional and simplified, pinyin and its initials."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.archive.hanzi import Spoken, folded, initials, readings, simplified

NAME = "江苏华兴化工有限公司"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("chongqing", "重庆"),
        ("zhongqing", "重庆"),  # every reading counts
        ("changsha", "长沙"),
        ("xiamen", "厦门"),
        ("shanxiongxin", "单雄信"),
        ("xiezhen", "解珍"),
        ("qiuhe", "仇和"),
        ("lvdi", "绿地"),
        ("ludi", "绿地"),
        ("lüdi", "绿地"),
        ("abcgongsi", "ABC公司"),
        ("abcgongsi", "ＡＢＣ（公司）"),
        ("xi'an", "西安"),
        ("xian", "先"),
        ("Jiāng sū", "江苏"),
        ("huaxing", "華興"),
    ],
)
def test_pinyin_of_a_whole_name(typed: str, name: str) -> None:
    spoken = Spoken.of(typed)
    assert spoken is not None
    assert spoken.pinyin_of(name)
    assert spoken.pinyin_in("新" + name + "厂")
    assert spoken.may_be_in("name: 新" + name + "厂")


def test_a_part_of_a_syllable_is_no_syllable() -> None:
    for typed in ("jian", "huaxin", "iangsu", "gongyi"):
        spoken = Spoken.of(typed)
        assert spoken is not None
        assert not spoken.pinyin_in(NAME), typed
    unfinished = Spoken.of("huaxin")
    assert unfinished is not None
    assert unfinished.begun_in(NAME)


@pytest.mark.parametrize("typed", ["jshxhg", "hxhg", "yxgs", "jshxhgyxgs", "JSHXHG"])
def test_initials_of_neighbouring_characters(typed: str) -> None:
    spoken = Spoken.of(typed)
    assert spoken is not None
    assert spoken.initials_in(NAME)
    assert spoken.initials_of(NAME) == (len(typed) == len(NAME))


@pytest.mark.parametrize("typed", ["jsgs", "jshxhgyxgsx", "xj"])
def test_letters_that_are_not_its_initials(typed: str) -> None:
    spoken = Spoken.of(typed)
    assert spoken is not None
    assert not spoken.initials_in(NAME)
    assert not spoken.may_be_in(NAME)


@pytest.mark.parametrize("words", ["", "a", "12", "020-8376", "华兴", "hua兴", "x" * 81])
def test_what_cannot_be_pinyin(words: str) -> None:
    assert Spoken.of(words) is None


def test_traditional_characters_become_simplified_each_by_itself() -> None:
    assert simplified("江蘇華興化工有限公司") == NAME
    assert simplified("Blue 閥門 2") == "Blue 阀门 2"


def test_comparing_looks_past_case_width_and_white_space() -> None:
    assert folded("  ＡＢＣ\n  Co. ") == "abc co."


@given(st.text(alphabet="江苏华兴化工有限公司重庆长厦绿单解", min_size=2, max_size=8), st.data())
def test_any_reading_of_any_part_finds_it(name: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(name) - 2))
    last = data.draw(st.integers(first + 2, len(name)))
    part = name[first:last]
    full = Spoken.of("".join(data.draw(st.sampled_from(readings(each))) for each in part))
    short = Spoken.of("".join(data.draw(st.sampled_from(sorted(initials(each)))) for each in part))
    assert full is not None
    assert short is not None
    assert full.pinyin_in(name)
    assert full.may_be_in(name)
    assert short.initials_in(name)
    assert short.may_be_in(name)


def test_the_libraries_are_imported_only_for_what_needs_them() -> None:
    probe = (
        "import sys; from kehu.archive.naming import Named, Sought, What\n"
        "Sought('C00001').written(Named(What.NAME, ('name',), '江苏')); print('opencc' in sys.modules)\n"
        "Sought('华').written(Named(What.NAME, ('name',), '江苏')); print('opencc' in sys.modules)\n"
        "print('pypinyin' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True", "False"]

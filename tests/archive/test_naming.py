"""In which ways a word may name a customer, and what a look at the unparsed file must not miss."""

from __future__ import annotations

import pytest

from kehu.archive.naming import Named, Sought, Way, What, glance, identity, named
from kehu.archive.read import read

HUAXING = """\
code: C00001
name: 江苏华兴化工有限公司
short_name: 华兴
aliases: [K77]
external_ids: {erp: "10086"}
credit_code: 91350100M000100Y43
phone: 0512-83765566/83765567
email: Office@HuaXing.example
legal_representative: 解永强
sales:
- {id: S1, date: 2025-11-01, amount: 1.00, note: 重庆}
contacts:
- {id: P1, name: 单雪梅, mobile: 138 1234 5678, wechat: danxm}
"""


def way(words: str, file: str = HUAXING) -> Way | None:
    """The strictest way in which the words mean the customer; the cheap look must agree."""
    sought, data = Sought(words), file.encode()
    ways = [
        found
        for each in named(read(data, "x.yaml").data, "C00001")
        if (found := sought.written(each) or sought.said(each))
    ]
    if any(sought.written(each) for each in named(read(data, "x.yaml").data, "") if each.what is not What.CODE):
        assert sought.may_be_in(glance(data))
    if any(sought.said(each) for each in named(read(data, "x.yaml").data, "")):
        assert sought.spoken is not None
        assert sought.spoken.may_be_in(glance(data))
    return min(ways, default=None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("c00001", Way.CODE),
        ("k77", Way.ALIAS),
        ("华兴", Way.NAME),
        ("華興", Way.NAME),
        ("江蘇華興化工有限公司", Way.NAME),
        ("10086", Way.ID),
        ("91350100m000100y43", Way.ID),
        ("0512-83765566", Way.PHONE),
        ("83765567", Way.PHONE),
        ("+86 512 8376 5566", Way.PHONE),
        ("(0512)83765566", Way.PHONE),
        ("008613812345678", Way.PHONE),
        ("13812345678", Way.PHONE),
        ("office@huaxing.example", Way.ADDRESS),
        ("化工", Way.PART_OF_NAME),
        ("解永强", Way.PERSON),
        ("單雪梅", Way.PERSON),
        ("jiangsuhuaxinghuagongyouxiangongsi", Way.PINYIN),
        ("huaxing", Way.PINYIN),
        ("huagong", Way.PART_OF_PINYIN),
        ("jshxhgyxgs", Way.INITIALS),
        ("hxhg", Way.PART_OF_INITIALS),
        ("huagongy", Way.BEGUN_PINYIN),
        ("xieyongqiang", Way.PINYIN_OF_PERSON),
        ("shan xuemei", Way.PINYIN_OF_PERSON),
        ("xyq", Way.INITIALS_OF_PERSON),
        ("5566", Way.PART),
        ("C0000", Way.PART),
        ("雪梅", Way.PART),
        ("@huaxing", Way.PART),
        ("重庆", None),
        ("83765560", None),
        ("55", None),
        ("chongqing", None),
    ],
)
def test_ways(words: str, expected: Way | None) -> None:
    assert way(words) == expected


def test_a_phone_number_needs_seven_digits_to_be_one() -> None:
    assert way("765566") == Way.PART
    assert way("3765566") == Way.PHONE


@pytest.mark.parametrize(
    "file",
    [
        "code: C1\nname: 江苏华兴\n",
        "\ufeffname: 江苏华兴\ncode: C1\n",
        "code: C1\r\nname: 江苏华兴\r\nphone: 1\r\n",
        'code: C1\n"name": "江苏\\u534e兴"\n',
        "{code: C1, name: 江苏华兴}\n",
        "code: C1\nname: Blue\naliases:\n- x\n\n# note\n- 江苏华兴\nregion: x\n",
        "code: C1\nname: Blue\ncontacts: [\n{id: P1,\nposition: x, name: 江苏华兴}]\n",
        "code: C1\nname:\n  江苏\n  华兴\n",
        "code: C1\nname: >-\n  江苏\n  华兴\n",
        "---\ncode: C1\nname : '江苏华兴'\n",
    ],
)
def test_the_lines_that_say_who_it_is_are_found_in_any_shape(file: str) -> None:
    data = file.encode()
    document = read(data, "x.yaml")
    assert not document.problems
    whole = list(named(document.data, "C1"))
    assert list(named(identity(data, glance(data), "x.yaml"), "C1")) == whole
    words = next(each.value for each in whole if "江苏" in each.value)
    assert Sought(words).may_be_in(glance(data))


def test_an_apostrophe_in_single_quotes() -> None:
    assert way("o'brien", "code: C1\nname: 'O''Brien Ltd'\n") == Way.PART_OF_NAME


def test_odd_data_names_nobody_and_breaks_nothing() -> None:
    odd = {"name": ["a", {}], "aliases": {"x": "b"}, "contacts": {"name": "c"}, "external_ids": "d", "phone": {}}
    assert {each.value for each in named(odd, "C1")} == {"C1", "a", "b", "d"}
    assert list(named({"contacts": ["x", {"name": ["y"]}]}, "C1"))[1:] == [
        Named(What.PERSON, ("contacts", 1, "name", 0), "y")
    ]

"""The language of `list --where`: what it reads, what it means, and where it says a mistake is."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.lang import Label, text
from kehu.model.expression.fault import BadExpression
from kehu.model.expression.fields import Field, Fields, Kind, Option
from kehu.model.expression.meaning import bind
from kehu.model.expression.parse import DEEPEST, LONGEST, WORDS, parse
from kehu.model.expression.tree import (
    OPERATORS,
    And,
    Compare,
    Empty,
    Holds,
    Name,
    Not,
    OneOf,
    Or,
    Tree,
    Value,
)  # fmt: skip

TODAY = datetime.date(2026, 1, 31)
FIELDS = Fields(
    [
        Field("name", Label("name", "名称")),
        Field("owner", Label("owner", "业务员")),
        Field("aliases", Label("aliases", "别名"), many=True),
        Field("overdue", Label("overdue", "逾期"), Kind.NUMBER),
        Field("target", Label("target", "目标（年）"), Kind.NUMBER),
        Field("ratio", Label("ratio", "按期率"), Kind.RATIO),
        Field("last_sale", Label("last sale", "最近交易"), Kind.DAY),
        Field("founded", Label("founded", "成立日期"), Kind.DAY),
        Field("lapsed", Label("lapsed", "已停购"), Kind.YES_NO),
        Field(
            "credit", Label("credit", "信用分级"), Kind.CHOICE,
            [Option("甲", Label("甲", "甲")), Option("none", Label("not graded", "未评"))],
        ),
    ]
)  # fmt: skip
CUSTOMER: dict[str, Any] = {
    "name": "Blue Valve Ltd",
    "aliases": ["K77", "b"],
    "overdue": Decimal("300000.00"),
    "target": 300001,
    "ratio": Fraction(4, 5),
    "last_sale": datetime.date(2025, 11, 2),
    "lapsed": False,
    "credit": "none",
}


def holds(expression: str, **changed: Any) -> bool:
    return bind(parse(expression), FIELDS, TODAY, expression)((CUSTOMER | changed).get)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('name = "blue valve ltd"', True),
        ("name = Blue", False),
        ("name ~ VALVE", True),
        ("name != Red", True),
        ("aliases = k77", True),
        ("aliases ~ 7", True),
        ("aliases in [x, B]", True),
        ("overdue = 300000", True),
        ("overdue = 30万", True),
        ("overdue >= 0.003亿", True),
        ("overdue < 300000", False),
        ("overdue > -1", True),
        ("overdue <= 299999.999999", False),
        ("overdue in [1, 30万]", True),
        ("overdue not in [1, 2]", True),
        ("overdue < target", True),
        ("overdue < 目标", True),
        ("ratio >= 80%", True),
        ("ratio > 0.8", False),
        ("last_sale = 2025-11-02", True),
        ("last_sale < today", True),
        ("last_sale >= today - 90 days", True),
        ("last_sale > today-90d", False),
        ("last_sale >= today - 3 months", True),
        ("last_sale < today - 12 weeks", True),
        ("last_sale > today - 1 y", True),
        ("last_sale = 今天 - 90天", True),
        ("last_sale > 今天-3个月", True),
        ("last_sale > founded", False),
        ("lapsed", False),
        ("not lapsed", True),
        ("lapsed = no", True),
        ("已停购 = 否", True),
        ("credit = none", True),
        ("credit = 未评", True),
        ("credit in [甲, 'not graded']", True),
        ("credit != 甲", True),
        ("credit is empty", False),
        ("owner is empty", True),
        ("owner = empty", True),
        ("owner != empty", False),
        ("owner is not empty", False),
        ("业务员 为空", True),
        ("业务员 不为空", False),
        ("逾期 > 0 且 （业务员 = 张伟 或 名称 包含 blue） 且 非 已停购", True),
        ("名称＝“Blue Valve Ltd”", True),
        ("信用分级 属于 【甲，未评】", True),
        ("overdue > 0 or name = x and name = y", True),
        ("(overdue > 0 or name = x) and name = y", False),
        ("not overdue > 0 and name = x", False),
        ("not (overdue > 0 and name = x)", True),
        ("NOT LAPSED AND OVERDUE > 0", True),
        ("overdue == 300000", True),
        ("overdue <> 1", True),
        ("overdue ≥ 300000", True),
    ],
)
def test_what_an_expression_means(expression: str, expected: bool) -> None:
    assert holds(expression) is expected


@pytest.mark.parametrize("sign", OPERATORS)
def test_a_comparison_with_nothing_is_false(sign: str) -> None:
    field, value = ("owner", "x") if sign == "~" else ("overdue", "0")
    if sign in ("=", "!="):
        assert not holds(f"owner {sign} x")
    assert not holds(f"{field} {sign} {value}", overdue=None)
    assert holds(f"not {field} {sign} {value}", overdue=None)
    assert not holds("credit in [甲]", credit=None)
    assert not holds("lapsed", lapsed=None)
    assert not holds("aliases = x", aliases=[])


@pytest.mark.parametrize(
    ("expression", "at", "says"),
    [
        ("ownr = x", 0, "there is no field “ownr”"),
        ("overdue > 0 and ovedue > 0", 16, "there is no field “ovedue”"),
        ("overdue > many", 10, "overdue is a number, and “many” is none"),
        ("overdue > 300,000", 13, "“,” is not expected here"),
        ("last_sale > 2014-02-30", 12, "last_sale is a date, and “2014-02-30” is none"),
        ("last_sale > overdue", 12, "last_sale is a date, and “overdue” is none"),
        ("credit = 乙", 9, "“乙” is none of the values of credit"),
        ("lapsed = maybe", 9, "lapsed is yes or no, and “maybe” is neither"),
        ("name > x", 0, "name (text) cannot be compared with >"),
        ("overdue ~ 3", 0, "overdue (number) cannot be compared with ~"),
        ("overdue", 7, "a comparison is expected after overdue"),
        ("name = Blue Valve", 12, "“Valve” follows without `and` or `or`"),
        ("name = and", 7, "a value is expected here, and “and” is a word of the language"),
        ("name =", 6, "a value is expected here"),
        ("", 0, "the name of a field is expected here"),
        ("and", 0, "the name of a field is expected here"),
        ("name Blue", 5, "a comparison is expected here, one of = != < <= > >= ~ in"),
        ("(name = a", 0, "the parenthesis is not closed"),
        ("name = a)", 8, "“)” is not expected here"),
        ("name in a", 8, "a list is expected here"),
        ("name in [a", 8, "the list is not closed"),
        ("name in [a b]", 11, "a comma or ] is expected here"),
        ("name in []", 9, "a value is expected here"),
        ("name is x", 8, "`empty` is expected here"),
        ('name = "x', 7, "the quotation mark is not closed"),
        ("name = ”", 7, "“”” means nothing here"),
        ("not", 3, "the name of a field is expected here"),
    ],
)
def test_a_mistake_is_pointed_at(expression: str, at: int, says: str) -> None:
    with pytest.raises(BadExpression) as error:
        holds(expression)
    assert (error.value.values["at"], text(error.value.message)) == (at, says)
    assert text(error.value.advice)
    assert text(error.value.message, "zh") != says


def test_limits() -> None:
    deep = "(" * (DEEPEST + 2) + "lapsed" + ")" * (DEEPEST + 2)
    for expression in (deep, "not " * (DEEPEST + 2) + "lapsed", "lapsed or " * (LONGEST // 10) + "lapsed"):
        with pytest.raises(BadExpression):
            parse(expression)
    assert holds("(" * (DEEPEST - 1) + "not lapsed" + ")" * (DEEPEST - 1))


def test_the_nearest_field_is_offered() -> None:
    with pytest.raises(BadExpression) as error:
        holds("ovrdue > 0")
    assert text(error.value.advice) == "did you mean overdue? `kehu list --fields` lists all fields"


ORDINARY = st.from_regex(r"[A-Za-z0-9_一-鿿.%万-][A-Za-z0-9_一-鿿.%万'-]{0,8}", fullmatch=True).filter(
    lambda word: word.casefold() not in WORDS and not word.casefold().startswith(("today", "今天"))
)
NAMES = ORDINARY.map(Name)
VALUES = (
    ORDINARY.map(Value)
    | st.sampled_from(["today", "today - 90d", "今天 + 3个月", "TODAY-1 year"]).map(Value)
    | st.text(max_size=12).map(lambda said: Value(said, quoted=True))
)
CONDITIONS = (
    st.builds(Compare, NAMES, st.sampled_from(OPERATORS), VALUES)
    | st.builds(OneOf, NAMES, st.lists(VALUES, min_size=1, max_size=3).map(tuple))
    | st.builds(Empty, NAMES)
    | st.builds(Holds, NAMES)
)


def larger(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(trees, min_size=2, max_size=3).map(tuple)
    return trees.map(Not) | several.map(And) | several.map(Or)


@given(st.recursive(CONDITIONS, larger, max_leaves=8))
def test_a_tree_printed_and_parsed_is_the_same_tree(tree: Tree) -> None:
    assert parse(str(tree)) == tree


PIECES = st.sampled_from([*WORDS, *"()[],=<>!~\"'“”（）、", "name", "overdue", "today", "- 3", "d", " ", "30万", "甲"])


@given(st.text(max_size=60) | st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=20).map("".join))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    try:
        condition = bind(parse(typed), FIELDS, TODAY, typed)
    except BadExpression as error:
        assert 0 <= int(str(error.values["at"])) <= len(typed)
    else:
        assert condition(CUSTOMER.get) in (True, False)
        assert condition(lambda name: None) in (True, False)

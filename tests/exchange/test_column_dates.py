"""The order of the dates of a column: decided by all of them, refused where it cannot be."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.exchange.dates import Cell, DatesContradict, DatesMixed, DatesUnclear, Order, order_of, readings

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 12, 31))


def cells(*texts: str) -> list[Cell]:
    return [Cell(line, text) for line, text in enumerate(texts, 2)]


@pytest.mark.parametrize(
    "text",
    ["2013-01-31", "2013/1/31", "2013.1.31", "20130131", "2013年1月31日", "２０１３－０１－３１", "2013-01-31 10:20:30",
     "2013/1/31 0:00", "2013-01-31T00:00:00Z", "31-Jan-2013", "January 31, 2013"],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    assert readings(text)[Order.YEAR_FIRST] == datetime.date(2013, 1, 31)


@pytest.mark.parametrize(
    "text", ["", "-", "n/a", "2013-02-30", "13/13/2013", "1/2/13", "2013", "1/2-2013", "0000-00-00"]
)
def test_what_is_no_date_in_any_order(text: str) -> None:
    assert readings(text) == {}


@given(DAYS)
def test_month_first_and_day_first_read_what_was_written_so(day: datetime.date) -> None:
    assert readings(f"{day.month}/{day.day}/{day.year}")[Order.MONTH_FIRST] == day
    assert readings(f"{day.day:02d}.{day.month:02d}.{day.year}")[Order.DAY_FIRST] == day


def test_one_date_decides_for_the_column() -> None:
    assert order_of("d", cells("1/2/2013", "1/15/2013"), None) is Order.MONTH_FIRST
    assert order_of("d", cells("1/2/2013", "15/1/2013"), None) is Order.DAY_FIRST
    assert order_of("d", cells("2013-01-02"), None) is Order.YEAR_FIRST


def test_a_mapping_that_the_column_contradicts_is_refused_with_five_rows_that_prove_it() -> None:
    column = cells("1/2/2013", *(f"1/{day}/2013" for day in range(13, 20)))
    with pytest.raises(DatesContradict) as wrong:
        order_of("InvoiceDate", column, Order.DAY_FIRST)
    said = str(wrong.value)
    assert "line 3: 1/13/2013" in said and "line 7: 1/17/2013" in said and "and 2 more" in said
    assert "line 2" not in said
    assert "month-first" in str(wrong.value.advice)


def test_a_column_of_dates_that_all_read_both_ways_needs_to_be_told() -> None:
    column = cells("1/2/2013", "3/4/2013", "5/5/2013")
    with pytest.raises(DatesUnclear) as unclear:
        order_of("d", column, None)
    assert "dates: month-first" in str(unclear.value.advice)
    assert order_of("d", column, Order.DAY_FIRST) is Order.DAY_FIRST


def test_a_column_that_contradicts_itself_is_refused_with_both_rows() -> None:
    with pytest.raises(DatesMixed) as mixed:
        order_of("d", cells("1/2/2013", "1/13/2013", "2/3/2013", "13/1/2013"), None)
    assert "line 3: 1/13/2013, line 5: 13/1/2013" in str(mixed.value)


def test_what_is_no_date_proves_nothing() -> None:
    assert order_of("d", cells("total", "1/13/2013", "13/13/2013"), Order.MONTH_FIRST) is Order.MONTH_FIRST


@given(
    st.lists(DAYS, min_size=1), st.sampled_from([("{m}/{d}/{y}", Order.MONTH_FIRST), ("{d}/{m}/{y}", Order.DAY_FIRST)])
)
def test_a_column_is_read_as_it_was_written_or_not_at_all(
    days: list[datetime.date], written: tuple[str, Order]
) -> None:
    pattern, order = written
    column = cells(*(pattern.format(y=day.year, m=day.month, d=day.day) for day in days))
    try:
        assert order_of("d", column, None) is order
    except DatesUnclear:
        assert all(day.day <= 12 for day in days)

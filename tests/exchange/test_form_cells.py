"""What a cell of a filled form means: what Excel makes of what people type is put right, or refused."""

from __future__ import annotations

import datetime

import pytest

from kehu.exchange.form_answers import answer
from kehu.exchange.form_cells import Unreadable, cell_text
from kehu.exchange.form_layout import Blank, form_of
from kehu.model.choices import CustomerKind
from kehu.model.own import CustomField
from kehu.model.settings import Settings

OWN = Settings(
    custom={"vip": CustomField(type="yes_no"), "colour": CustomField(type="choice", choices=["red", "blue"])}
)
FORM = form_of(CustomerKind.ORGANIZATION, None, OWN)
BLANKS = {blank.name: blank for blank in FORM.blanks()} | {
    f"{table.name}.{column.name}": column for table in FORM.tables() for column in table.columns
}
GENERAL = "General"
MIDNIGHT = datetime.datetime(1998, 5, 6)  # noqa: DTZ001 so a spreadsheet keeps a date


def taken(name: str, value: object, number_format: str = GENERAL) -> str | list[str]:
    blank: Blank = BLANKS[name]
    return answer(blank, cell_text(value, number_format, blank))


@pytest.mark.parametrize(
    ("name", "value", "means"),
    [
        ("name", " 华兴\u3000", "华兴"),
        ("name", "华\u200b兴\u00a0A", "华兴 A"),
        ("name", 360, "360"),
        ("name", 1.5, "1.5"),
        ("name", None, ""),
        ("name", " \n", ""),
        ("note", "一\r\n二", "一\n二"),
        ("headcount", 350.0, "350"),
        ("headcount", "３５０人", "350"),
        ("headcount", "about 5", "about 5"),
        ("registered_capital", 1234.56, "1234.56"),
        ("registered_capital", 0.1 + 0.2, "0.3"),
        ("registered_capital", "5,000万元", "50000000"),
        ("registered_capital", "1.5万", "15000"),
        ("registered_capital", "￥1,200.50", "1200.50"),
        ("registered_capital", "很多万", "很多万"),
        ("registered_capital", 50_000_000, "50000000"),
        ("founded", MIDNIGHT, "1998-05-06"),
        ("founded", datetime.date(1998, 5, 6), "1998-05-06"),
        ("founded", "1998年5月6日", "1998-05-06"),
        ("founded", "１９９８／５／６", "1998-05-06"),
        ("founded", 19980506, "1998-05-06"),
        ("founded", "5/6/1998", "5/6/1998"),  # May or June: not guessed
        ("size", "大型", "large"),
        ("size", "Large", "large"),
        ("size", "huge", "huge"),
        ("former_names", "红阀；绿阀;蓝阀\n", ["红阀", "绿阀", "蓝阀"]),
        ("credit_code", "９１３５０１００m000100y43 ", "91350100M000100Y43"),
        ("bank_accounts.account", "6222 0212 3456 7890", "6222021234567890"),
        ("contacts.mobile", 13800000000.0, "13800000000"),
        ("shareholders.share", "60%", "60"),
        ("shareholders.share", 60, "60"),
        ("custom.vip", True, "true"),
        ("custom.vip", "是", "true"),
        ("custom.colour", "red", "red"),
    ],
)
def test_a_cell_is_read_as_it_was_meant(name: str, value: object, means: str | list[str]) -> None:
    assert taken(name, value) == means


def test_the_format_of_a_number_tells_what_the_person_saw() -> None:
    assert taken("postcode", 10020, "000000") == "010020"
    assert taken("shareholders.share", 0.6, "0.00%") == "60"
    assert taken("note", 0.25, "0%") == "25%"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bank_accounts.account", 6222021234567890000),
        ("bank_accounts.account", 6.22202123456789e18),
        ("bank_accounts.account", "6.22202E+18"),
        ("contacts.phone", MIDNIGHT),
        ("name", True),
        ("name", datetime.time(12, 30)),
        ("founded", False),
        ("registered_capital", 1e15),
    ],
)
def test_what_excel_has_spoilt_is_refused(name: str, value: object) -> None:
    with pytest.raises(Unreadable) as refused:
        taken(name, value)
    assert str(refused.value.message)
    assert str(refused.value.hint)

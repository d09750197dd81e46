"""Which days are worth a greeting, and who is greeted at festivals."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from kehu.lang import Label, m
from kehu.model.choices import Calendar
from kehu.model.entry import Entry
from kehu.model.types import Text, Whole, YesNo, choice, fault, read_text

_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def read_month_day(value: object) -> str:
    """A day of any year, month and day: 08-15."""
    text = read_text(value)
    if not _DAY.fullmatch(text):
        fault("date", m("“{value}” is not a day of the year", value=text), m("write month and day, like 08-15"))
    return text


class Festival(Entry):
    """A festival, and who is greeted: everybody, unless an expression says whom."""

    name: Annotated[Text, Label("name", "名称")]
    label: Annotated[Text | None, Label("what it is called", "称谓")] = None
    day: Annotated[str, BeforeValidator(read_month_day), Label("month and day", "月和日")]
    calendar: Annotated[Annotated[Calendar, choice(Calendar)], Label("calendar", "历法")] = Calendar.SOLAR
    greet: Annotated[
        Text | None,
        Label("whom to greet: expression, as of `kehu list --where`", "问候哪些客户（同 kehu list --where）"),
    ] = None


FESTIVALS = {
    "new-year": Label("New Year", "元旦"),
    "spring-festival": Label("Spring Festival", "春节"),
    "dragon-boat": Label("Dragon Boat Festival", "端午节"),
    "mid-autumn": Label("Mid-Autumn Festival", "中秋节"),
    "national-day": Label("National Day", "国庆节"),
}
BEST, BUYING = "best_volume or quadrant = key", "last_sale > today - 12 months"
SHIPPED = [
    Festival(name="new-year", day="01-01", greet=BEST),
    Festival(name="spring-festival", day="01-01", calendar=Calendar.LUNAR, greet=BUYING),
    Festival(name="dragon-boat", day="05-05", calendar=Calendar.LUNAR, greet=BEST),
    Festival(name="mid-autumn", day="08-15", calendar=Calendar.LUNAR, greet=BUYING),
    Festival(name="national-day", day="10-01", greet=BEST),
]


def festival_label(festival: Festival) -> Label:
    """What a festival is called: as the policy says, else as everybody does."""
    if festival.label:
        return Label(festival.label, festival.label)
    return FESTIVALS.get(festival.name, Label(festival.name, festival.name))


class OccasionsPolicy(Entry):
    birthdays: Annotated[YesNo, Label("birthdays of contacts and of individuals", "联系人与个人型客户的生日")] = True
    relatives: Annotated[YesNo, Label("birthdays in their families", "其家庭成员的生日")] = True
    weddings: Annotated[YesNo, Label("wedding days", "结婚纪念日")] = True
    foundings: Annotated[YesNo, Label("founding days of organisations", "单位成立纪念日")] = True
    records: Annotated[YesNo, Label("sales records: a sale, a month, a year", "成交新高：单笔、当月、当年")] = True
    record_days: Annotated[Whole, Label("days for which a sales record is worth a word", "成交新高在几天内致意")] = 14
    record_sales: Annotated[
        Whole, Label("sales, or months with sales, before one can be a record", "此前至少有几笔（几个月）成交才算新高")
    ] = 6
    greeted_days: Annotated[
        Whole, Label("days before the occasion from which a greeting counts", "提前几天以内的关怀视为已问候")
    ] = 30
    festivals: Annotated[list[Festival], Label("festivals, and who is greeted", "节日与问候对象")] = SHIPPED

"""The persons behind a customer [R3] [R13]: contacts, what we know of them in private, and on what basis we may."""

import datetime
import re
from typing import Annotated, ClassVar, TypeVar

from pydantic import BeforeValidator, model_validator

from kehu.lang import Label, m
from kehu.model.choices import (
    BloodType,
    BuyingPart,
    Calendar,
    ConsentBasis,
    DepartmentPart,
    Education,
    MaritalStatus,
    Sex,
)
from kehu.model.entry import Entry, Record
from kehu.model.fields import OptionalDay, OptionalText
from kehu.model.kinds import BY_KIND
from kehu.model.lazily import LAZILY
from kehu.model.types import Amount, Day, Text, Whole, choice, fault, read_text

Note = Annotated[OptionalText, Label("note", "备注")]
_BIRTHDAY = re.compile(r"(?:(\d{4})-)?(\d{2}-\d{2})", re.ASCII)
_LEAP_YEAR = "2000"
_LUNAR_MOST = 30  # days of a month; the second month has 29 or 30 like any other
LUNAR = (Calendar.LUNAR, Calendar.LUNAR_LEAP)


def read_birthday(value: object) -> str:
    """1970-01-31, or 01-31 where the year is not known. The calendar, solar or lunar, stands beside it."""
    text = str(value) if isinstance(value, datetime.date) else read_text(value)
    if not _BIRTHDAY.fullmatch(text):
        fault(
            "date",
            m("“{value}” is not a birthday", value=text),
            m("write it as 1970-01-31, or as 01-31 where the year is not known"),
        )
    return text


Birthday = Annotated[Annotated[str, BeforeValidator(read_birthday)] | None, Label("birthday", "生日")]
BirthdayCalendar = Annotated[
    Annotated[Calendar, choice(Calendar)] | None, Label("calendar of the birthday", "生日历法")
]


Person = TypeVar("Person", "Relative", "Private")


def _is_born(person: Person) -> Person:
    """Refuse a birthday that is no day of its calendar: the solar one, unless the lunar one is named."""
    if person.birthday and not _is_day(person.birthday, person.birthday_calendar):
        fault(
            "date",
            m("{value} is not a day of the calendar", value=person.birthday),
            m("beside a lunar birthday stands its calendar: lunar"),
            at="birthday",
        )
    return person


def _is_day(text: str, calendar: Calendar | None) -> bool:
    year, day = text[:-6], text[-5:]
    if calendar in LUNAR:
        return "01" <= day[:2] <= "12" and 1 <= int(day[3:]) <= _LUNAR_MOST
    try:
        datetime.date.fromisoformat(f"{year or _LEAP_YEAR}-{day}")
    except ValueError:
        return False
    return True


class Relative(Entry):
    """A member of the family, and the day worth remembering."""

    name: Annotated[Text, Label("name", "姓名")]
    relation: Annotated[OptionalText, Label("relation", "关系")] = None
    birthday: Birthday = None
    birthday_calendar: BirthdayCalendar = None
    note: Note = None
    _born = model_validator(mode="after")(_is_born)


class Journey(Entry):
    """One leg of an itinerary."""

    date: Annotated[Day, Label("from", "起始日")]
    until: Annotated[OptionalDay, Label("until", "截止日")] = None
    place: Annotated[OptionalText, Label("place", "地点")] = None
    purpose: Annotated[OptionalText, Label("purpose", "事由")] = None


class Private(Entry):
    """What is known of a person in private: sensitive; no list, report or site shows it unless asked [R3]."""

    identity_number: Annotated[OptionalText, Label("identity number", "身份证号")] = None
    birthday: Birthday = None
    birthday_calendar: BirthdayCalendar = None
    age: Annotated[Whole | None, Label("age", "年龄")] = None
    age_as_of: Annotated[OptionalDay, Label("age as of", "年龄基准日")] = None
    blood_type: Annotated[Annotated[BloodType, choice(BloodType)] | None, Label("blood type", "血型")] = None
    height: Annotated[Amount | None, Label("height (cm)", "身高（厘米）")] = None
    weight: Annotated[Amount | None, Label("weight (kg)", "体重（公斤）")] = None
    home_town: Annotated[OptionalText, Label("home town", "籍贯")] = None
    home_address: Annotated[OptionalText, Label("home address", "家庭住址")] = None
    education: Annotated[Annotated[Education, choice(Education)] | None, Label("education", "学历")] = None
    university: Annotated[OptionalText, Label("university", "毕业院校")] = None
    major: Annotated[OptionalText, Label("major", "专业")] = None
    marital_status: Annotated[
        Annotated[MaritalStatus, choice(MaritalStatus)] | None, Label("marital status", "婚姻状况")
    ] = None
    family: Annotated[list[Relative], Label("family", "家庭成员")] = []
    wedding_day: Annotated[OptionalDay, Label("wedding day", "结婚纪念日")] = None
    income: Annotated[OptionalText, Label("income", "收入")] = None
    career: Annotated[OptionalText, Label("career", "工作经历")] = None
    ability: Annotated[OptionalText, Label("ability", "能力")] = None
    proudest_achievement: Annotated[OptionalText, Label("proudest achievement", "最得意的成就")] = None
    strengths: Annotated[OptionalText, Label("strengths", "长处")] = None
    hobbies: Annotated[OptionalText, Label("hobbies", "爱好")] = None
    sports: Annotated[OptionalText, Label("sports", "运动")] = None
    food: Annotated[OptionalText, Label("food and restaurants", "饮食与常去餐厅")] = None
    pets: Annotated[OptionalText, Label("pets", "宠物")] = None
    reading: Annotated[OptionalText, Label("reading", "阅读")] = None
    films: Annotated[OptionalText, Label("films", "影视")] = None
    last_holiday: Annotated[OptionalText, Label("last holiday", "上次度假")] = None
    next_holiday: Annotated[OptionalText, Label("next holiday", "下次度假")] = None
    itinerary: Annotated[list[Journey], Label("itinerary", "行程")] = []
    goals: Annotated[OptionalText, Label("goals of this year", "本年目标")] = None
    ambitions: Annotated[OptionalText, Label("ambitions", "抱负")] = None
    character: Annotated[OptionalText, Label("character", "性格")] = None
    values: Annotated[OptionalText, Label("values", "价值观")] = None
    religion: Annotated[OptionalText, Label("religion", "宗教信仰")] = None
    taboos: Annotated[OptionalText, Label("taboos", "忌讳")] = None
    note: Note = None
    _born = model_validator(mode="after")(_is_born)

    @property
    def born_on(self) -> datetime.date | None:
        """The birthday as a day of the solar calendar; none where it is a lunar one or the year is not known."""
        if not self.birthday or self.birthday_calendar in LUNAR or len(self.birthday) < len("1970-01-31"):
            return None
        return datetime.date.fromisoformat(self.birthday)


class Privacy(Entry):
    """On what basis a person's data are kept [R13]."""

    basis: Annotated[Annotated[ConsentBasis, choice(ConsentBasis)], Label("basis", "处理依据")]
    consent_on: Annotated[OptionalDay, Label("consent given on", "同意日期")] = None
    scope: Annotated[OptionalText, Label("scope of the consent", "同意范围")] = None
    keep_until: Annotated[OptionalDay, Label("keep until", "保存期限")] = None


class Department(Entry):
    name: Annotated[Text, Label("name", "名称")]
    part: Annotated[Annotated[DepartmentPart, choice(DepartmentPart)] | None, Label("part", "角色")] = None
    note: Note = None


class Contact(Record):
    KIND: ClassVar = BY_KIND.kinds["contact"]
    name: Annotated[Text, Label("name", "姓名")]
    sex: Annotated[Annotated[Sex, choice(Sex)] | None, Label("sex", "性别")] = None
    department: Annotated[OptionalText, Label("department", "部门")] = None
    position: Annotated[OptionalText, Label("position", "职务")] = None
    title: Annotated[OptionalText, Label("title", "职称")] = None
    duties: Annotated[OptionalText, Label("duties", "职责")] = None
    phone: Annotated[OptionalText, Label("phone", "电话")] = None
    mobile: Annotated[OptionalText, Label("mobile", "手机")] = None
    email: Annotated[OptionalText, Label("email", "电子邮箱")] = None
    wechat: Annotated[OptionalText, Label("WeChat", "微信")] = None
    part: Annotated[Annotated[BuyingPart, choice(BuyingPart)] | None, Label("part in buying", "采购角色")] = None
    relations: Annotated[OptionalText, Label("relations with colleagues", "同事关系")] = None
    known_by: Annotated[OptionalText, Label("known by (of us)", "我方熟识人")] = None
    private: Annotated[Private | None, LAZILY, Label("private", "个人信息")] = None
    privacy: Annotated[Privacy | None, LAZILY, Label("basis of keeping personal data", "个人信息处理依据")] = None
    note: Note = None

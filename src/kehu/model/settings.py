"""The archive's own settings, `kehu.yaml`."""

import datetime
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator

from kehu.lang import Label, m
from kehu.model.choices import Size, StaffRole
from kehu.model.currencies import Currency
from kehu.model.entry import Entry
from kehu.model.lazily import LAZILY
from kehu.model.own import CustomField, OwnKind, OwnRecord, record_class
from kehu.model.types import Choice, Day, Text, Whole, choice, fault, read_amount, read_code, read_text

__all__ = ["CustomField", "Language", "OwnKind", "Settings", "Staff", "Training"]

# The number stands there once, in decimal digits: the next one is read off the codes in use.
_SEQ = re.compile(r"[^{}]*\{seq(:0?\d{0,2}d?)?\}[^{}]*", re.ASCII)
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d", re.ASCII)


class Language(Choice):
    EN = "en", "English", "英文"
    ZH = "zh", "Chinese", "中文"


class Training(Entry):
    """A training that somebody of us took part in."""

    date: Annotated[Day, Label("date", "日期")]
    subject: Annotated[Text | None, Label("subject", "内容")] = None
    by: Annotated[Text | None, Label("given by", "培训人")] = None


class Staff(Entry):
    name: Annotated[Text, Label("name", "姓名")]
    role: Annotated[Annotated[StaffRole, choice(StaffRole)] | None, Label("role", "岗位")] = None
    unit: Annotated[Text | None, Label("unit", "部门")] = None
    email: Annotated[Text | None, Label("email", "电子邮箱")] = None
    regions: Annotated[list[Text], Label("regions", "负责地区")] = []
    capacity: Annotated[Whole | None, Label("customers that they can look after", "可负责的客户数")] = None
    joined_on: Annotated[Day | None, Label("joined on", "入职日期")] = None
    left_on: Annotated[Day | None, Label("left on", "离职日期")] = None
    confidentiality_on: Annotated[Day | None, Label("confidentiality agreement signed on", "保密协议签订日期")] = None
    trainings: Annotated[list[Training], LAZILY, Label("trainings", "培训记录")] = []

    def is_here(self, day: datetime.date) -> bool:
        """Whether they work for us on a day; the day on which somebody leaves is the first without them."""
        return (self.joined_on is None or self.joined_on <= day) and (self.left_on is None or day < self.left_on)


def read_offset(value: object) -> str:
    """An offset from UTC such as +08:00."""
    text = read_text(value)
    if not _OFFSET.fullmatch(text):
        fault("offset", m("“{value}” is not an offset from UTC", value=text), m("write it like +08:00"))
    return text


def read_code_pattern(value: object) -> str:
    """A pattern with {seq} that makes valid, different codes, such as C{seq:05d}."""
    text = read_text(value)
    try:
        if not _SEQ.fullmatch(text):
            raise ValueError
        read_code(text.format(seq=1))
    except ValueError:
        fault(
            "pattern",
            m("“{value}” does not make customer codes", value=text),
            m("write it like C{{seq:05d}}: {{seq}} stands for the number"),
        )
    return text


def read_path_pattern(value: object) -> str:
    """A pattern with {code} that makes a path below customers/ ending in the code and .yaml."""
    text = read_text(value)
    try:
        made = text.format(code="C00001")
    except (ValueError, KeyError, IndexError, AttributeError):
        made = ""
    parts = made.split("/")
    if parts[-1] != "C00001.yaml" or any(part in ("", ".", "..") or part.startswith(".") for part in parts):
        fault(
            "pattern",
            m("“{value}” does not make file names of customers", value=text),
            m("write it like {{code:.3}}/{{code}}.yaml: folders, then the code and .yaml"),
        )
    return text


UNLIMITED = "unlimited"


def read_power(value: object) -> str:
    """How large a limit somebody may approve: an amount, or unlimited."""
    text = read_text(value).strip()
    return UNLIMITED if text in (UNLIMITED, "不限") else str(read_amount(text))


Power = Annotated[str, BeforeValidator(read_power)] | None


class Delegation(Entry):
    """The largest credit limit that each role may approve; a role that is not named approves none."""

    sales: Annotated[Power, Label("salesperson", "业务员")] = None
    sales_manager: Annotated[Power, Label("sales manager", "销售经理")] = None
    credit: Annotated[Power, Label("credit manager", "信用经理")] = None
    keeper: Annotated[Power, Label("archive keeper", "档案管理员")] = None
    boss: Annotated[Power, Label("boss", "总经理")] = None


class Settings(Entry):
    company: Annotated[Text | None, Label("our company", "本公司名称")] = None
    language: Annotated[Annotated[Language, choice(Language)] | None, Label("language: zh or en", "语言：zh 或 en")] = (
        None
    )
    our_size: Annotated[
        Annotated[Size, choice(Size)] | None,
        Label("our size class, for legal terms of payment", "本公司企业规模，用于判断法定付款期限"),
    ] = None
    address: Annotated[Text | None, Label("our address, printed in letters", "本公司地址，印在函件上")] = None
    phone: Annotated[Text | None, Label("our phone, printed in letters", "本公司电话，印在函件上")] = None
    bank_account: Annotated[
        Text | None, Label("our account to pay into, printed in letters", "收款账户，印在函件上")
    ] = None
    base_currency: Annotated[Currency, Label("base currency", "本位币")] = "CNY"
    code_pattern: Annotated[
        str, BeforeValidator(read_code_pattern), Label("pattern of new customer codes", "新客户编码的格式")
    ] = "C{seq:05d}"
    path_pattern: Annotated[
        str,
        BeforeValidator(read_path_pattern),
        Label("where a new customer's file goes, below customers/", "新客户文件在 customers/ 下的路径"),
    ] = "{code:.3}/{code}.yaml"
    utc_offset: Annotated[
        Annotated[str, BeforeValidator(read_offset)] | None,
        Label(
            "the office's offset from UTC, for servers elsewhere: +08:00",
            "办公地时区，服务器在别处时用：+08:00",
        ),
    ] = None
    units: Annotated[list[Text], Label("our units", "我方部门、分公司")] = []
    staff: Annotated[list[Staff], LAZILY, Label("our staff", "我方人员")] = []
    delegation: Annotated[
        Delegation | None,
        LAZILY,
        Label("the largest limit that each role may approve", "各岗位可批准的最高授信额度"),
    ] = None
    custom: Annotated[dict[str, CustomField], Label("fields of our own", "自定义字段")] = {}
    records: Annotated[dict[str, OwnKind], Label("kinds of records of our own", "自定义记录种类")] = {}

    @cached_property
    def own_kinds(self) -> dict[str, type[OwnRecord]]:
        """The classes of the firm's own kinds of records, by name."""
        return {name: record_class(name, declared) for name, declared in self.records.items()}

    def stored(self, custom: Mapping[str, Any]) -> dict[str, Any]:
        """What stands under `custom:` for what a person wrote there: of choices the values whose labels were given."""
        return {
            name: self.custom[name].stored(words) if name in self.custom and isinstance(words, str) else words
            for name, words in custom.items()
        }

    @cached_property
    def own_lists(self) -> dict[str, type[OwnRecord]]:
        """The same by the list that they stand in."""
        return {kind.KIND.list: kind for kind in self.own_kinds.values()}

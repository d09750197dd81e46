"""The archive's own settings, `kehu.yaml`."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from kehu.lang import Label, m
from kehu.model.choices import Size
from kehu.model.currencies import Currency
from kehu.model.entry import Entry
from kehu.model.lazily import LAZILY, later
from kehu.model.types import Choice, Text, choice, fault, read_code, read_text

if TYPE_CHECKING:
    from kehu.model.own import CustomField, OwnKind, OwnRecord
    from kehu.model.staff import Delegation, Staff
else:  # named, not imported: most commands need neither
    CustomField = later("kehu.model.own", "CustomField")
    OwnKind = later("kehu.model.own", "OwnKind")
    Delegation = later("kehu.model.staff", "Delegation")
    Staff = later("kehu.model.staff", "Staff")

# The number stands there once, in decimal digits: the next one is read off the codes in use.
_SEQ = re.compile(r"[^{}]*\{seq(:0?\d{0,2}d?)?\}[^{}]*", re.ASCII)
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d", re.ASCII)


class Language(Choice):
    EN = "en", "English", "英文"
    ZH = "zh", "Chinese", "中文"


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
    custom: Annotated[dict[str, CustomField], LAZILY, Label("fields of our own", "自定义字段")] = {}
    records: Annotated[dict[str, OwnKind], LAZILY, Label("kinds of records of our own", "自定义记录种类")] = {}

    @cached_property
    def own_kinds(self) -> "dict[str, type[OwnRecord]]":
        """The classes of the firm's own kinds of records, by name."""
        if not self.records:
            return {}
        from kehu.model.own import record_class

        return {name: record_class(name, declared) for name, declared in self.records.items()}

    def stored(self, custom: Mapping[str, Any]) -> dict[str, Any]:
        """What stands under `custom:` for what a person wrote there: of choices the values whose labels were given."""
        return {
            name: self.custom[name].stored(words) if name in self.custom and isinstance(words, str) else words
            for name, words in custom.items()
        }

    @cached_property
    def own_lists(self) -> "dict[str, type[OwnRecord]]":
        """The same by the list that they stand in."""
        return {kind.KIND.list: kind for kind in self.own_kinds.values()}

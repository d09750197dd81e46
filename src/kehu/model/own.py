"""What a firm declares of its own [D6]: fields of a customer, and kinds of records with their fields.

A declared kind becomes a class like those of the built-in kinds; its records stand in a customer's file under
`custom:`, in the list that the declaration names.
"""

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, create_model, model_validator

from kehu.lang import Label, Message, m
from kehu.model.choices import BinderPart, FieldType
from kehu.model.custom import CUSTOM
from kehu.model.entry import Entry, Record
from kehu.model.kinds import BY_KIND, BY_LIST, KINDS, Kind
from kehu.model.types import Amount, Choice, Day, Number, Text, Whole, YesNo, choice, fault, read_text

TYPES: dict[FieldType, Any] = {
    FieldType.TEXT: Text,
    FieldType.NUMBER: Number,
    FieldType.AMOUNT: Amount,
    FieldType.WHOLE: Whole,
    FieldType.DATE: Day,
    FieldType.YES_NO: YesNo,
}
_KIND_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_LETTER = re.compile(r"[A-Z]{1,3}", re.ASCII)
_KEPT = ("id", "import_id")  # fields that every record of a firm's own has

Path = tuple[str | int, ...]
ChoiceClass = type[Choice]
Fault = tuple[Path, str, Message, Message | None]


def read_choices(value: Any) -> dict[str, Label]:
    """Stored values with their labels, from `[road, rail]` or `{road: 公路, rail: {en: by rail, zh: 铁路}}`."""
    if isinstance(value, dict):
        return {name: _choice_label(name, told) for name, told in value.items()}
    if not isinstance(value, list):
        fault("type", m("a list is expected here"), m("write choices: [red, blue], or choices: {{red: 红, blue: 蓝}}"))
    names = [read_text(each) for each in value]
    for n, name in enumerate(names):
        if name in names[:n]:
            fault("choices", m("“{value}” stands twice among the choices", value=name), m("name each choice once"))
    return {name: Label(name, name) for name in names}


def _choice_label(name: str, told: Any) -> Label:
    if isinstance(told, Label):
        return told
    if not isinstance(told, dict):
        label = told.strip() if isinstance(told, str) else read_text(told)
        return Label(label or name, label or name)
    for key in told:
        if key not in ("en", "zh"):
            hint = m("write {{en: by road, zh: 公路}}")
            fault("unknown-key", m("unknown key “{key}”", key=str(key)), hint, at=name)
    return Label(told.get("en") or name, told.get("zh") or name)


def _choice_class(labels: Mapping[str, Label]) -> ChoiceClass:
    make: Any = Choice  # an enum class makes others when it is called
    made: ChoiceClass = make(
        "OwnChoice", {f"C{n}": (name, each.en, each.zh) for n, (name, each) in enumerate(labels.items())}
    )
    return made


class CustomField(Entry):
    """A field of the firm's own [D6]."""

    type: Annotated[Annotated[FieldType, choice(FieldType)], Label("type", "类型")] = FieldType.TEXT
    en: Annotated[Text | None, Label("English label", "英文名称")] = None
    zh: Annotated[Text | None, Label("Chinese label", "中文名称")] = None
    choices: Annotated[dict[str, Any], BeforeValidator(read_choices), Label("choices", "可选值")] = {}
    required: Annotated[YesNo, Label("required", "必填")] = False

    @model_validator(mode="after")
    def _choices_given(self) -> Self:
        if self.type is FieldType.CHOICE and not self.choices:
            fault("choices", m("a choice needs its choices"), m("add a line like choices: [red, blue]"), at="type")
        if self.choices and self.type is not FieldType.CHOICE:
            advice = m("write type: choice, or take the choices out")
            fault("choices", m("only a field of type choice has choices"), advice, at="choices")
        return self

    def label(self, name: str) -> Label:
        """Its name for people; `name` is its key, where a language has no label."""
        return Label(self.en or name, self.zh or name)

    @cached_property
    def offers(self) -> "ChoiceClass | None":
        """The class of its choices."""
        return _choice_class(self.choices) if self.type is FieldType.CHOICE else None

    @property
    def annotation(self) -> Any:
        """The type of its values, as a model's field has it."""
        return Annotated[self.offers, choice(self.offers)] if self.offers else TYPES[self.type]

    def read(self, text: Any) -> Any:
        """The typed value of a text. Raises a fault."""
        read: BeforeValidator = self.annotation.__metadata__[0]
        return read.func(text)  # type: ignore[call-arg]  # pydantic's type admits validators with more arguments

    def said(self, value: Any) -> object:
        """A typed value as people read it: an amount stays a decimal, which is shown as money."""
        if isinstance(value, bool):
            return m("yes") if value else m("no")
        if self.type in (FieldType.NUMBER, FieldType.WHOLE) and value is not None:
            return f"{value:f}" if self.type is FieldType.NUMBER else str(value)
        return value

    def stored(self, words: str) -> str:
        """What stands in a file for a person's words: of a choice the value whose label was given."""
        member = self.offers.named(words) if self.offers else None
        return member.value if member else words


class OwnRecord(Record):
    """A record of a kind that the firm declares."""

    FIELDS: ClassVar[Mapping[str, CustomField]]
    PART: ClassVar[BinderPart]
    REPORTED: ClassVar[bool]

    def value(self, name: str) -> Any:
        """The typed value of a declared field."""
        return getattr(self, _attribute(name))

    def said(self, name: str) -> object:
        """The same as people read it."""
        return self.FIELDS[name].said(self.value(name))


def usual_list(name: str) -> str:
    """The list of a kind whose declaration does not name one."""
    return f"{name.replace('-', '_')}s"


class OwnKind(Entry):
    """A kind of record of the firm's own. Its name is its key in kehu.yaml."""

    en: Annotated[Text | None, Label("English label", "英文名称")] = None
    zh: Annotated[Text | None, Label("Chinese label", "中文名称")] = None
    letter: Annotated[Text, Label("letter of the ids, up to three capitals", "编号字母，至多三个大写字母")]
    list_: Annotated[Text | None, Field(alias="list"), Label("name of the list in the file", "文件中的列表名")] = None
    date: Annotated[
        Text | None, Label("which field is the date; else the one called date", "哪个字段是日期，缺省为 date")
    ] = None
    part: Annotated[Annotated[BinderPart, choice(BinderPart)], Label("part of the binder", "所属卷内部分")] = (
        BinderPart.BASE
    )
    report: Annotated[YesNo, Label("shown in the credit report", "列入资信报告")] = False
    fields_: Annotated[dict[str, CustomField], Field(alias="fields"), Label("fields", "字段")]

    def list_name(self, name: str) -> str:
        """The list under `custom:` that the records stand in."""
        return self.list_ or usual_list(name)

    @property
    def day(self) -> str:
        """The key of the field that is the record's date; "" if it has none."""
        usual = self.fields_.get("date")
        return self.date or ("date" if usual and usual.type is FieldType.DATE else "")


def record_class(name: str, declared: OwnKind) -> type[OwnRecord]:
    """The class of a declared kind's records."""
    fields: dict[str, Any] = {}
    for key, field in declared.fields_.items():
        label = field.label(key)
        attribute = _attribute(key)
        default: Any = ... if field.required else None
        kind = field.annotation if field.required else field.annotation | None
        fields[attribute] = (Annotated[kind, label], default if attribute == key else Field(default, alias=key))
    fields["import_id"] = (Annotated[Text | None, Label("import id", "导入标识")], None)
    made = create_model(f"Own{name.title().replace('-', '')}", __base__=OwnRecord, **fields)
    label = Label(declared.en or name, declared.zh or name)
    made.KIND = Kind(name, declared.list_name(name), declared.letter, label, "", declared.day)
    made.FIELDS, made.PART, made.REPORTED = declared.fields_, declared.part, declared.report
    return made


def _attribute(key: str) -> str:
    """The name in Python of a declared field, which may be called like something that every record has."""
    taken = keyword.iskeyword(key) or hasattr(OwnRecord, key) or key.startswith("model_")
    return f"{key}_" if taken else key


def list_path(kind: type[Record]) -> tuple[str, ...]:
    """Where in a customer's file the list of a kind stands."""
    return (CUSTOM, kind.KIND.list) if issubclass(kind, OwnRecord) else (kind.KIND.list,)


# What must hold between declarations


def declaration_faults(fields: Mapping[str, CustomField], kinds: Mapping[str, OwnKind]) -> Iterator[Fault]:
    """Every fault of the declarations as (path in kehu.yaml, rule, message, hint)."""
    lists: list[str] = []
    letters: list[str] = []
    for name, kind in kinds.items():
        at = ("records", name)
        wrong = list(_name_faults(name, at))
        yield from wrong
        if kind.list_ or not wrong:  # a list that is named by a wrong name needs no word of its own
            yield from _list_faults(kind.list_name(name), (*at, "list") if kind.list_ else at, fields, lists)
        yield from _letter_faults(kind.letter, (*at, "letter"), letters)
        yield from _field_faults(kind, at)
        lists.append(kind.list_name(name))
        letters.append(kind.letter)


def _name_faults(name: str, at: Path) -> Iterator[Fault]:
    if name == "customer" or name in BY_KIND:
        yield at, "own-kind", m("kehu has a kind “{name}” itself", name=name), m("choose another name")
    elif not _KIND_NAME.fullmatch(name):
        hint = m("use small letters a–z, digits and -, beginning with a letter: tender, site-visit")
        yield at, "own-kind", m("“{name}” cannot name a kind of record", name=name), hint


def _list_faults(name: str, at: Path, fields: Mapping[str, CustomField], others: Sequence[str]) -> Iterator[Fault]:
    if name in BY_LIST or name in others or name in fields:
        message = m("the list name {name} is taken", name=name)
        yield at, "own-kind", message, m("choose another with a line like list: our_{name}", name=name)
    elif not _NAME.fullmatch(name):
        hint = m("use small letters a–z, digits and _, beginning with a letter")
        yield at, "own-kind", m("“{name}” cannot name a list", name=name), hint


def _letter_faults(letter: str, at: Path, others: Sequence[str]) -> Iterator[Fault]:
    taken = {each.letter: each.name for each in KINDS}
    if letter in taken:
        message = m(
            "the letter {letter} is taken: ids of the kind {kind} begin with it", letter=letter, kind=taken[letter]
        )
        yield at, "own-kind", message, m("choose another, of up to three capitals")
    elif letter in others:
        message = m("the letter {letter} stands twice among our own kinds", letter=letter)
        yield at, "own-kind", message, m("choose another, of up to three capitals")
    elif not _LETTER.fullmatch(letter):
        message = m("“{letter}” cannot begin the ids of a kind", letter=letter)
        yield at, "own-kind", message, m("write one to three capital letters A–Z")


def _field_faults(kind: OwnKind, at: Path) -> Iterator[Fault]:
    if not kind.fields_:
        yield (
            (*at, "fields"),
            "own-kind",
            m("a kind of record needs a field"),
            m("declare one: fields: {{date: {{type: date}}}}"),
        )
    for name in kind.fields_:
        if name in _KEPT:
            message = m("every record has {name} already", name=name)
            yield (*at, "fields", name), "own-kind", message, m("choose another name")
        elif not _NAME.fullmatch(name):
            hint = m("use small letters a–z, digits and _, beginning with a letter; en and zh hold its labels")
            yield (*at, "fields", name), "own-kind", m("“{name}” cannot name a field", name=name), hint
    days = [name for name, field in kind.fields_.items() if field.type is FieldType.DATE]
    if kind.date and kind.date not in days:
        hint = m("the fields of type date are: {days}", days=days) if days else m("declare a field of type date")
        yield (*at, "date"), "own-kind", m("{name} is not a date among the fields", name=kind.date), hint

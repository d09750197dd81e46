"""Write the command and field references anew, from the help pages and the models: python tools/make_reference.py"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from kehu import lang, registry
from kehu.archive.rendering import flow
from kehu.cli.help import page
from kehu.cli.money.measure_dictionary import markdown
from kehu.cli.overview import overview
from kehu.cli.run import Target, resolve, sub_target
from kehu.credit.measures import MEASURES
from kehu.lang import Label, text
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Key, Record, keys, plain
from kehu.model.policy import Policy
from kehu.model.policy.review import ReviewPolicy
from kehu.model.records import Claim
from kehu.model.settings import Settings
from kehu.model.types import Choice, read_code, read_record_id
from kehu.review.round import BUILT_IN, module_of

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 80
GENERATED = "<!-- Made by tools/make_reference.py; `make generated` makes it anew. -->"

COMMANDS_TITLE = Label("# Commands", "# 命令手册")
COMMANDS_HEAD = Label(
    "What `kehu COMMAND --help` prints, on one page. "
    "How to begin is in the [README](../README.md); every field of a record in [fields.md](fields.md). "
    "[中文](commands.zh-CN.md)",
    "本页汇集各条命令 `kehu 命令 --help` 的帮助。"
    "入门请看[使用说明](../README.zh-CN.md)，各字段的含义见[字段一览](fields.zh-CN.md)。"
    "[English](commands.md)",
)
FIELDS_TITLE = Label("# Fields", "# 字段一览")
FIELDS_HEAD = Label(
    "Every key that may stand in a customer's file, in `kehu.yaml` and in `policy.yaml`, in the order in which kehu "
    "writes them. How values are written is in [files.md](files.md). [中文](fields.zh-CN.md)",
    "客户文件、`kehu.yaml` 和 `policy.yaml` 中可用的全部键，按 kehu 书写的顺序排列。"
    "各类值的写法见[文件格式](files.zh-CN.md)。[English](fields.md)",
)
MEASURES_TITLE = Label("# Measures", "# 指标一览")
MEASURES_HEAD = Label(
    "What `kehu measures` prints and how each figure is computed; `kehu measures --explain` says the same at the "
    "terminal. Under each figure of one customer, or of all together, stand the sums that it was worked out from; "
    "`--format json` has them for every line. `kehu measures C00012 --measure dso --records` lists the records behind "
    "each of them. [中文](measures.zh-CN.md)",
    "`kehu measures` 的各项指标及其算法，在终端上可用 `kehu measures --explain` 查看。"
    "一个客户或全部客户合计时，每个数字后面列出计算所用的分子分母；`--format json` 时每一行都列出。"
    "`kehu measures C00012 --measure dso --records` 逐笔列出分子分母所依据的记录。[English](measures.md)",
)
RULES_MARK = "<!-- Below: made by tools/make_reference.py from the rules; `make generated` makes it anew. -->"
CUSTOMER = Label("A customer's file", "客户文件")
SETTINGS = Label("The settings, kehu.yaml", "设置 kehu.yaml")
POLICY = Label("The policy, policy.yaml", "政策 policy.yaml")
ENTRIES = {  # what has no kind, and so no label, of its own
    "BankAccount": Label("bank account", "银行账户"),
    "Watch": Label("watch", "关注"),
    "Department": Label("department", "部门"),
    "Private": Label("a person in private", "个人信息"),
    "Relative": Label("member of the family", "家庭成员"),
    "Journey": Label("leg of an itinerary", "行程"),
    "Privacy": Label("basis of keeping personal data", "个人信息处理依据"),
    "Characteristics": Label("characteristics", "客户特征"),
    "Business": Label("business", "业务状况"),
    "Preferences": Label("preferences", "客户偏好"),
    "Staff": Label("member of staff", "我方人员"),
    "CaseStep": Label("stage of a case", "案件阶段"),
    "Training": Label("training of a member of staff", "人员培训"),
    "Delegation": Label("largest limit that each role may approve", "各岗位可批准的最高授信额度"),
    "CustomField": Label("field of our own", "自定义字段"),
    "OwnKind": Label("kind of record of our own", "自定义记录种类"),
    "VolumeGrade": Label("grade by volume", "业务等级"),
    "CreditGradePolicy": Label("grade by payment", "信用等级"),
}
TYPES = {
    str: Label("text", "文本"),
    Decimal: Label("number", "数字"),
    datetime.date: Label("date", "日期"),
    bool: Label("yes or no", "是否"),
    int: Label("whole number", "整数"),
    Any: Label("text, list or mapping", "文本、列表或映射"),
}
CODE, RECORD_ID = Label("customer code", "客户编码"), Label("record id", "记录编号")
CLAIMS = Label("id of a sale, list of ids, or ids with amounts", "交易编号、编号列表，或编号与金额")
LIST, MAPPING = Label("list: {what}", "列表：{what}"), Label("name: {what}", "名称：{what}")
ONE_OF, REQUIRED = Label("one of {choices}", "可选：{choices}"), Label("required", "必填")
KEY, MEANING, VALUE, DEFAULT = (
    Label("Key", "键"),
    Label("Meaning", "含义"),
    Label("Value", "取值"),
    Label("Default", "默认值"),
)


class Kind(NamedTuple):
    """What stands at the bottom of an annotation: a type, whether in a list or a mapping, and what reads it."""

    type: Any
    wrapped: Label | None
    readers: Sequence[Any]


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    before, made = lang.current(), {}
    for language, ending in (("en", ".md"), ("zh", ".zh-CN.md")):
        lang.use(language)
        made[f"commands{ending}"] = commands_page()
        made[f"fields{ending}"] = fields_page()
        made[f"measures{ending}"] = measures_page()
        made[f"review{ending}"] = review_page(DOCS / f"review{ending}")
    lang.use(before)
    return made


def commands_page() -> str:
    """The help of kehu itself, of each command and of each subcommand."""
    parts = [text(COMMANDS_TITLE), GENERATED, text(COMMANDS_HEAD), _fenced(overview(WIDTH))]
    for command in registry.COMMANDS:
        target, _ = resolve(command, [])
        parts += [f"## {target.path}", _fenced(page(target, WIDTH))]
        for name, one in target.subcommands.items():
            sub: Target = sub_target(target.path, name, one)
            parts += [f"### {sub.path}", _fenced(page(sub, WIDTH))]
    return "\n\n".join(parts) + "\n"


def _fenced(shown: str) -> str:
    return f"```text\n{shown}\n```"


def review_page(page: Path) -> str:
    """What a person wrote, up to the mark, then every rule of review as its module explains it."""
    written, _, _ = page.read_text("utf-8").partition(RULES_MARK)
    return written + RULES_MARK + "\n\n" + "\n\n".join(_rule(name) for name in BUILT_IN) + "\n"


def _rule(name: str) -> str:
    """A rule: its names, what it looks at, its numbers as they are by default."""
    field = name.replace("-", "_")
    key, rule = keys(ReviewPolicy)[field], getattr(ReviewPolicy(), field)
    numbers = [each for each in _leaves(rule, "") if each[0] not in ("`enabled`", "`by_class`")]
    said = text(module_of(name).EXPLAINED)
    return f"### `{name}` {text(key.label)}\n\n{said}\n\n" + _markdown((KEY, MEANING, DEFAULT), numbers)


def measures_page() -> str:
    """The dictionary of measures."""
    parts = [text(MEASURES_TITLE), GENERATED, text(MEASURES_HEAD), *markdown(list(MEASURES.values()))]
    return "\n\n".join(parts) + "\n"


def fields_page() -> str:
    """The keys of every kind of file, and of what stands in their lists."""
    parts = [text(FIELDS_TITLE), GENERATED, text(FIELDS_HEAD)]
    for title, model in ((CUSTOMER, Customer), (SETTINGS, Settings)):
        parts += [f"## {text(title)}", _table(model)]
        for inner in dict.fromkeys(_inner(model)):
            parts += [f"### {_title(inner)}", _table(inner)]
    parts += [f"## {text(POLICY)}", _defaults(Policy())]
    for inner in _inner(Policy):
        if inner.__name__ in ENTRIES:
            parts += [f"### {_title(inner)}", _table(inner)]
    return "\n\n".join(parts) + "\n"


def _inner(model: type[Entry]) -> Iterator[type[Entry]]:
    """The models of its mappings and lists, and theirs."""
    for key in keys(model).values():
        kind = _kind(key.annotation, key.field.metadata).type
        if isinstance(kind, type) and issubclass(kind, Entry):
            yield kind
            yield from _inner(kind)


def _title(model: type[Entry]) -> str:
    label = model.KIND.label if issubclass(model, Record) else ENTRIES[model.__name__]
    name = model.KIND.list if issubclass(model, Record) else ""
    said = text(label)
    return f"{said[0].upper()}{said[1:]}" + (f" `{name}`" if name else "")


def _table(model: type[Entry]) -> str:
    rows = [(f"`{name}`", text(key.label), _value(key)) for name, key in keys(model).items()]
    return _markdown((KEY, MEANING, VALUE), rows)


def _defaults(policy: Entry) -> str:
    return _markdown((KEY, MEANING, DEFAULT), list(_leaves(policy, "")))


def _leaves(entry: Entry, above: str) -> Iterator[tuple[str, str, str]]:
    for name, key in keys(type(entry)).items():
        value = getattr(entry, key.attribute)
        if isinstance(value, Entry):
            yield from _leaves(value, f"{above}{name}.")
        elif isinstance(value, dict) and all(isinstance(each, Entry) for each in value.values()) and value:
            for inner, each in value.items():
                yield from _leaves(each, f"{above}{name}.{inner}.")
        else:
            yield f"`{above}{name}`", text(key.label), f"`{flow(plain(value))}`" if value or value == 0 else ""


def _markdown(titles: Sequence[Label], rows: Sequence[Sequence[str]]) -> str:
    lines = [[text(title) for title in titles], ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _value(key: Key) -> str:
    kind = _kind(key.annotation, key.field.metadata)
    said = text(_type_label(kind)) if not _is_choice(kind.type) else _choices(kind.type)
    if kind.wrapped:
        said = text(kind.wrapped).format(what=said)
    return f"{said}{'；' if lang.current() == 'zh' else '; '}{text(REQUIRED)}" if key.required else said


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Choice)


def _choices(kind: type[Choice]) -> str:
    if lang.current() == "zh":
        return text(ONE_OF).format(choices="、".join(f"`{each.value}` {each.label.zh}" for each in kind))
    return text(ONE_OF).format(choices=", ".join(f"`{each.value}`" for each in kind))


def _type_label(kind: Kind) -> Label:
    if issubclass(kind.type, Claim):
        return CLAIMS
    if issubclass(kind.type, Entry):
        named = kind.type.KIND.label if issubclass(kind.type, Record) else ENTRIES[kind.type.__name__]
        return Label(named.en, named.zh)
    if read_code in kind.readers:
        return CODE
    return RECORD_ID if read_record_id in kind.readers else TYPES[kind.type]


def _kind(annotation: Any, metadata: Sequence[Any]) -> Kind:
    """Take an annotation apart: `Annotated`, `… | None`, `list`, `tuple`, `dict`."""
    readers = [getattr(each, "func", None) for each in metadata]
    if hasattr(annotation, "__metadata__"):
        return _kind(annotation.__origin__, [*metadata, *annotation.__metadata__])
    origin, inner = get_origin(annotation), [each for each in get_args(annotation) if each is not type(None)]
    if origin in (list, tuple):
        item = _kind(inner[0], metadata)
        return item._replace(wrapped=None if item.type is Claim else LIST)
    if origin is dict:
        return _kind(inner[1], metadata)._replace(wrapped=MAPPING)
    if origin is not None:
        return _kind(inner[0], metadata)
    return Kind(annotation, None, readers)


if __name__ == "__main__":
    for name, made in pages().items():
        (DOCS / name).write_text(made, encoding="utf-8", newline="\n")

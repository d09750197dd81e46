"""The text of a new archive's files, with the model's labels as comments, in the archive's language [L11].

Writes nothing: `kehu init` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kehu.archive.lock import GITIGNORE_LINES
from kehu.archive.rendering import block_list, flow
from kehu.archive.scalars import inline
from kehu.lang import Label, text
from kehu.model.entry import Entry, keys, plain
from kehu.model.policy import Policy
from kehu.model.policy.classes import ClassScheme
from kehu.model.policy.credit import CreditGradePolicy
from kehu.model.policy.occasions import Festival, festival_label
from kehu.model.policy.plausibility import CHECKS
from kehu.model.policy.quadrant import QuadrantStrategies
from kehu.model.policy.review.checklist import Checklist
from kehu.model.policy.rule import Severity
from kehu.model.policy.texts import (
    CHECKLIST_POINTS,
    CREDIT_LABELS,
    CREDIT_STRATEGIES,
    QUADRANT_STRATEGIES,
    VOLUME_LABELS,
    VOLUME_STRATEGIES,
    class_label,
    scheme_label,
)
from kehu.model.policy.volume import VolumeGrade
from kehu.model.settings import Settings
from kehu.model.wanted import Wanting

SCHEMA_LINE = "# yaml-language-server: $schema=schemas/{kind}.schema.json"
GITATTRIBUTES_LINES = ("*.yaml text eol=lf", "attachments/** -text")  # hashed files are never converted

SETTINGS_HEAD = Label(
    "Settings of this archive. A key that is missing takes its default: `kehu config` shows all, with their sources.",
    "本档案库的设置。缺省的键取默认值；`kehu config` 列出各项的取值和出处。",
)
POLICY_HEAD = Label(
    "The firm's own numbers for grading, ageing, review and reports. These are the defaults: change what differs.",
    "本公司评级、账龄、复核和报告所用的数字。以下均为默认值，可按需修改。",
)
# What stands commented out in kehu.yaml, to be filled in.
EXAMPLES: dict[str, Label] = {
    "company": Label("company: Example Valves Ltd", "company: 某某阀门有限公司"),
    "our_size": Label("our_size: small", "our_size: small"),
    "address": Label("address: 1 Example Road, Guangzhou", "address: 广州市某某路 1 号"),
    "phone": Label("phone: 020-12345678", "phone: 020-12345678"),
    "bank_account": Label("bank_account: Example Bank, 6222 0000", "bank_account: 某某银行某某支行 账号 6222 0000"),
    "utc_offset": Label('utc_offset: "+08:00"', 'utc_offset: "+08:00"'),
    "units": Label("units: [North, South]", "units: [华东分公司, 华南分公司]"),
    "staff": Label(
        "staff: [{name: Li Lei, role: sales, unit: North}]", "staff: [{name: 李雷, role: sales, unit: 华东分公司}]"
    ),
    "delegation": Label(
        "delegation: {sales_manager: 50000, credit: 200000, boss: unlimited}",
        "delegation: {sales_manager: 50000, credit: 200000, boss: unlimited}",
    ),
    "custom": Label(
        "custom: {delivery: {type: choice, choices: [road, rail], en: way of delivery}}",
        "custom: {delivery: {type: choice, choices: [公路, 铁路], zh: 发货方式}}",
    ),
    "records": Label(
        "records: {sample: {en: sample, letter: SM, fields: {date: {type: date, en: date}, product: {en: product}}}}",
        "records: {sample: {zh: 样品, letter: SM, fields: {date: {type: date, zh: 日期}, product: {zh: 产品}}}}",
    ),
}


def settings_text(company: str | None, language: str) -> str:
    """kehu.yaml."""
    given = {"company": company, "language": language}
    lines = [SCHEMA_LINE.format(kind="kehu"), f"# {text(SETTINGS_HEAD, language)}"]
    for name, key in keys(Settings).items():
        value = given.get(name) or key.field.default
        shown = _pair(name, value) if value else f"# {text(EXAMPLES[name], language)}"
        lines += ["", f"# {text(key.label, language)}", shown]
    return "\n".join(lines) + "\n"


def policy_text(language: str) -> str:
    """policy.yaml: the whole policy with its defaults."""
    lines = [SCHEMA_LINE.format(kind="policy"), f"# {text(POLICY_HEAD, language)}"]
    policy = starting_policy(language)
    for name, key in keys(Policy).items():
        lines += ["", f"# {text(key.label, language)}", f"{name}:", *_section(getattr(policy, name), language)]
    return "\n".join(lines) + "\n"


def starting_policy(language: str) -> Policy:
    """The defaults, with what the grades are called and what follows from them written out."""
    policy = Policy()
    volume = [
        VolumeGrade(
            name=grade.name,
            at_least=grade.at_least,
            label=text(VOLUME_LABELS[grade.name], language),
            strategy=text(VOLUME_STRATEGIES[grade.name], language),
        )
        for grade in policy.volume.grades
    ]
    credit = {
        name: CreditGradePolicy(label=text(label, language), strategy=text(CREDIT_STRATEGIES[name], language))
        for name, label in CREDIT_LABELS.items()
    }
    return policy.model_copy(
        update={
            "volume": policy.volume.model_copy(update={"grades": volume}),
            "credit": policy.credit.model_copy(update={"grades": credit}),
            "quadrant": policy.quadrant.model_copy(
                update={
                    "strategies": QuadrantStrategies(
                        **{name: text(label, language) for name, label in QUADRANT_STRATEGIES.items()}
                    )
                }
            ),
            "occasions": policy.occasions.model_copy(
                update={"festivals": [_festival(each, language) for each in policy.occasions.festivals]}
            ),
            "classes": {name: _called(name, scheme, language) for name, scheme in policy.classes.items()},
            "review": policy.review.model_copy(
                update={"checklists": [_told(each, language) for each in policy.review.checklists]}
            ),
        }
    )


def _called(name: str, scheme: ClassScheme, language: str) -> ClassScheme:
    """A scheme of classes with its labels written out."""
    rules = [
        each.model_copy(update={"label": text(class_label(name, each.name, each.label), language)})
        for each in scheme.rules
    ]
    return ClassScheme(label=text(scheme_label(name, scheme.label), language), rules=rules)


def _festival(festival: Festival, language: str) -> Festival:
    """A festival with what it is called written out."""
    return festival.model_copy(update={"label": text(festival_label(festival), language)})


def _told(checklist: Checklist, language: str) -> Checklist:
    """A checklist with its points written out."""
    points = [text(each, language) for each in CHECKLIST_POINTS[checklist.name]]
    return checklist.model_copy(update={"points": points})


def _section(value: Entry | Mapping[str, Entry], language: str) -> list[str]:
    if isinstance(value, Entry):
        return _fields(value, 2, language)
    lines = []
    for name, each in value.items():
        lines += [f"  {name}:", *_fields(each, 4, language)]
    return lines


def _fields(entry: Entry, column: int, language: str) -> list[str]:
    """A mapping's fields as lines: a comment beside a short value, above a long one."""
    lines = []
    for name, key in keys(type(entry)).items():
        value, label = getattr(entry, key.attribute), text(key.label, language)
        if value is None:
            lines.append(f"# {name}:  # {label}")
        elif isinstance(value, Entry):
            lines += [f"# {label}", f"{name}:", *_fields(value, 2, language)]
        elif isinstance(value, Mapping):
            lines += [
                f"# {label}",
                f"{name}:",
                *(f"  {_pair(each, one)}{_comment(each, one, language)}" for each, one in value.items()),
            ]
        elif isinstance(value, list) and value and isinstance(value[0], Entry):
            lines += [f"# {label}", f"{name}:", *block_list([plain(each) for each in value], 2)]
        else:
            lines.append(f"{_pair(name, value)}  # {label}")
    return [" " * column + line for line in lines]


def _comment(name: str, value: Any, language: str) -> str:
    """What a weight in a mapping by fields weighs, what a check looks at; a value with parts says it itself."""
    if name in CHECKS and isinstance(value, Severity):
        return f"  # {text(CHECKS[name][1], language)}"
    wanted = None if isinstance(value, Entry) else Wanting(Settings()).find(name)
    return f"  # {text(wanted.label, language)}" if wanted else ""


def _pair(name: str, value: Any) -> str:
    shown = plain(value)
    return f"{inline(name, flow=False)}: {inline(shown, flow=False) if isinstance(shown, str) else flow(shown)}"


def gitattributes_text() -> str:
    """The same line endings on every machine, so that a byte of a file is a byte of the archive [L11]."""
    return "".join(f"{line}\n" for line in GITATTRIBUTES_LINES)


def gitignore_text() -> str:
    """What is never committed."""
    return "".join(f"{line}\n" for line in GITIGNORE_LINES)
